"""Whether a degree was finished."""

from screener.pipeline.degrees import patterns
from screener.resume import DegreeStatus


def read_status(text: str, *, ongoing: bool, named: bool) -> DegreeStatus:
    """The status that the text of an entry gives; without a sign against it a degree is completed.

    `ongoing` says that its dates run until now, `named` that it names a degree.
    """
    remarks = patterns.COURSEWORK_LIST.sub(" ", text)
    if patterns.INCOMPLETE.search(remarks) or _few_credits(remarks):
        done = patterns.DONE.search(remarks)
        return DegreeStatus.COMPLETED if done and named else DegreeStatus.INCOMPLETE
    if ongoing or patterns.IN_PROGRESS.search(remarks):
        return DegreeStatus.IN_PROGRESS
    if not named and patterns.UNNAMED_INCOMPLETE.search(text):
        return DegreeStatus.INCOMPLETE
    return DegreeStatus.COMPLETED


def _few_credits(text: str) -> bool:
    return any(
        int(match.group(1)) < patterns.CREDITS_OF_A_DEGREE for match in patterns.CREDITS.finditer(text)
    )
