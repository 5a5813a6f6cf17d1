"""Whether a degree was finished."""

from screener.pipeline.degrees import patterns
from screener.resume import DegreeStatus


def read_status(text: str, *, ongoing: bool, named: bool) -> DegreeStatus:
    """The status that the text of an entry gives; without a sign against it a degree is completed.

    `ongoing` says that its dates run until now, `named` that it names a degree.
    """
    remarks = patterns.COURSEWORK_LIST.sub(" ", text)
    incomplete = patterns.INCOMPLETE.search(remarks) is not None
    goes_on = ongoing or patterns.IN_PROGRESS.search(remarks) is not None
    # "In progress, 41 of 62 credits": few credits alone say that it was left.
    if incomplete or (_few_credits(remarks) and not goes_on):
        done = patterns.DONE.search(remarks)
        return DegreeStatus.COMPLETED if done and named else DegreeStatus.INCOMPLETE
    if goes_on:
        return DegreeStatus.IN_PROGRESS
    if not named and patterns.UNNAMED_INCOMPLETE.search(text):
        return DegreeStatus.INCOMPLETE
    return DegreeStatus.COMPLETED


def _few_credits(text: str) -> bool:
    return any(
        int(match.group(1)) < patterns.CREDITS_OF_A_DEGREE for match in patterns.CREDITS.finditer(text)
    )
