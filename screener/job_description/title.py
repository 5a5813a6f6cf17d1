"""The title of the post that a job description is about."""

import re
import unicodedata
from itertools import takewhile

from screener.document import Document
from screener.job_description import cues, patterns
from skills_taxonomy.occupations import load_occupations

_FIRST_LINES = 12
_LONGEST = 10
UNNAMED = "Role without a title"


def read_title(document: Document) -> str:
    """The title by its label, else the first short line that reads like one, else whom the text seeks."""
    shown = [document.line_text(line).strip() for line in document.lines]
    lines = [text for text in shown if text][:_FIRST_LINES]
    for text in lines:
        label = patterns.LABEL.match(text)
        if label and label["rest"] and patterns.TITLE_LABEL.fullmatch(label["label"].strip()):
            return _clean(label["rest"])
    table = load_occupations()
    for text in takewhile(lambda text: not text.endswith(":"), lines[: _FIRST_LINES // 2]):
        cleaned = _clean(text)
        if (
            len(cleaned.split()) <= _LONGEST
            and ". " not in text
            and not text.endswith(".")
            and table.read_title(cleaned).occupations
            and table.title_score(cleaned) >= _LIKELY
        ):
            return cleaned
    sought = cues.SOUGHT.search(" ".join(shown))
    if sought is not None:
        return _clean(sought["title"])
    first = _clean(lines[0]) if lines else ""
    return first if 0 < len(first.split()) <= _LONGEST and not first.endswith(".") else UNNAMED


_LIKELY = 0.5


def _clean(text: str) -> str:
    """The title without what stands around it: labels, places, kinds of contract, praise."""
    text = cues.TITLE_NOISE.sub(" ", text.strip("*#_ \t-–—•:"))
    text = cues.TITLE_LEAD.sub("", text)
    parts = [part for part in cues.TITLE_CUT.split(text) if part and part.strip()]
    table = load_occupations()
    best = next((part for part in parts if table.read_title(part).occupations), parts[0] if parts else "")
    best = cues.PRAISE.sub("", " ".join(best.split()).strip(" ,.:;*"))
    best = best.title() if best.isupper() and len(best.split()) > 1 else best
    return best[:1].upper() + best[1:]


def slug(title: str) -> str:
    """An id for a profile: letters and digits in lower case, hyphens between the words.

    >>> slug("Sr. Account Manager (EMEA)")
    'sr-account-manager-emea'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall(r"[a-z0-9]+", plain))
    return name if name[:1].isalpha() else f"role-{name}".rstrip("-")
