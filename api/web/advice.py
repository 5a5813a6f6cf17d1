"""Why a file could not be read, in a few words, and what somebody can do about it."""

from dataclasses import dataclass

from screener import errors
from screener.batch import INTERNAL_ERROR

SUFFIXES = (
    *(".pdf", ".docx", ".doc", ".odt", ".rtf"),
    *(".html", ".htm", ".md", ".markdown", ".txt", ".text"),
    *(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp"),
)
"""Ends of the names of files that a folder may hold resumes in; the service itself looks at the content."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What is wrong, and how to put it right."""

    why: str
    fix: str


_UNKNOWN = Advice(
    "The file could not be read.",
    "Open it on your computer, save it as PDF again, and add it once more.",
)
ADVICE: dict[str, Advice] = {
    errors.UnsupportedFormat.code: Advice(
        "It is of a kind that cannot be read.",
        "Save it as PDF or Word (DOCX) and add it again.",
    ),
    errors.EmptyFile.code: Advice(
        "There is no text in it.",
        "Look whether it opens on your computer. If it is empty there too, ask for another copy.",
    ),
    errors.EncryptedFile.code: Advice(
        "It needs a password.",
        "Open it with the password, save it without one, and add it again.",
    ),
    errors.DamagedFile.code: Advice(
        "It is damaged, perhaps because a download broke off.",
        "Get it once more from where it came, or ask the candidate to send it again.",
    ),
    errors.NoTextLayer.code: Advice(
        "Its pages are pictures in which no text was found.",
        "Ask the candidate for the document it was made from, or for a sharper scan.",
    ),
    errors.NeedsOcr.code: Advice(
        "Its pages are pictures, and reading text in pictures is not set up here.",
        "Ask for the document as PDF or Word, or have your administrator install text recognition.",
    ),
    errors.TooLarge.code: Advice(
        "It is larger than allowed.",
        "Save it with smaller pictures, or only the pages of the resume, and add it again.",
    ),
    errors.TimedOut.code: Advice(
        "Reading it took too long.",
        "Save it as PDF again, with fewer pictures or pages, and add it once more.",
    ),
    errors.ParserCrashed.code: Advice(
        "It could not be read: something in it stops the reader.",
        "Print it to a new PDF and add that.",
    ),
    INTERNAL_ERROR: Advice(
        "Something went wrong on our side.",
        "Add it once more. If that fails too, tell your administrator; the log of the service has the cause.",
    ),
}


def advice_for(code: str | None) -> Advice:
    """For the code of a failure; there is something to say for every one."""
    return ADVICE.get(code or "", _UNKNOWN)
