"""Applicant tracking systems (ATSs) that order assessments here and are told of the results.

`core` is the same for all: roles are offered as tests, an order is one resume for one role, and its outcome
is read from what is kept. `fetching` gets the resumes, `setup` makes integrations. `greenhouse`, `ashby`,
`workable` and `generic` say the same in the words of one ATS each: what it sends, what it is answered, and
how it is told. See docs/integrations.md for what their vendors document.
"""
