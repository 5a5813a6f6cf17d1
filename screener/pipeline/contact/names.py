"""Which line of the header is the person's name, if any is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from screener.document import Document
from screener.pipeline.contact import patterns
from skills_taxonomy.places import load_places

_TOP_LINES = 4
_SAME_SIZE = 0.6


@dataclass(frozen=True, slots=True)
class Name:
    """A name, where it stands, and the rule that chose it."""

    value: str
    start: int
    end: int
    rule: str


def find_name(
    document: Document, header: Sequence[int], *, emails: Sequence[str], reachable: bool
) -> Name | None:
    """The name on a resume, or None.

    A labelled name wins ("Name: …"), then one that an e-mail address repeats, then the largest or
    topmost line in the shape of a name. Without any contact detail (`reachable`) the resume is
    probably anonymised and its first line a job title, so then no word may be common in the text.
    """
    candidates = [*_over_two_lines(document, header), *_candidates(document, header)]
    labelled = [name for name in candidates if name.rule == "contact.name_label"]
    if labelled:
        return labelled[0]
    mailboxes = [re.sub(r"[^a-z]", "", mail.split("@")[0]) for mail in emails]
    for name in candidates:
        parts = [
            part
            for part in re.findall(r"[a-z]{3,}", name.value.lower())
            if any(part in box for box in mailboxes)
        ]
        if parts:
            return Name(name.value, name.start, name.end, "contact.name_in_email")
    prominent = [name for name in candidates if _is_prominent(document, header, name)]
    for name in prominent:
        common = [_is_common(document, word) for word in re.findall(r"\w{3,}", name.value)]
        if not (all(common) if reachable else any(common)):
            return name
    return None


def _candidates(document: Document, header: Sequence[int]) -> Iterator[Name]:
    for index in header:
        line = document.lines[index]
        text = document.line_text(line)
        label = patterns.LABEL.match(text)
        left = label.end() if label else 0
        for cut in (*patterns.PARTS.finditer(text, left), None):
            right = cut.start() if cut else len(text)
            span = _name_span(text, left, right)
            if span and (label or not _is_other(text[span[0] : span[1]])):
                rule = "contact.name_label" if label else "contact.name_line"
                written = text[span[0] : span[1]]
                yield Name(_tidy(written), line.start + span[0], line.start + span[1], rule)
            left = cut.end() if cut else len(text)
            if label:
                break


def _over_two_lines(document: Document, header: Sequence[int]) -> Iterator[Name]:
    """A name set so large that a narrow column breaks it: words over words in the largest type."""
    largest = max((document.lines[index].size or 0.0 for index in header), default=0.0)
    for first, second in pairwise(header):
        upper, lower = document.lines[first], document.lines[second]
        if upper.size is None or upper.size != lower.size or upper.column != lower.column:
            continue
        text = f"{document.line_text(upper)} {document.line_text(lower)}"
        if second != first + 1 or upper.size < largest or len(document.line_text(upper).split()) > 2:
            continue
        if _name_span(text, 0, len(text)) and not _is_other(text):
            yield Name(_tidy(text), upper.start, lower.end, "contact.name_line")


def _name_span(text: str, left: int, right: int) -> tuple[int, int] | None:
    """The name inside a part of a line, without titles before it and credentials behind it."""
    part = text[left:right]
    start = left + len(part) - len(part.lstrip(" ,.\u200b"))
    titled = patterns.TITLED.match(text[start:right])
    start += titled.end() if titled else 0
    written = text[start:right].rstrip(" ,.")
    credentials = patterns.CREDENTIALS.search(written)
    while credentials:
        written = written[: credentials.start()].rstrip(" ,")
        credentials = patterns.CREDENTIALS.search(written)
    found = written.split()
    if not 2 <= len(found) <= patterns.LONGEST_NAME:
        return None
    shaped = all(patterns.NAME_WORD.match(word) or word.lower() in patterns.PARTICLES for word in found)
    long_words = [
        word for word in found if len(word.strip(".")) > 1 and word.lower() not in patterns.PARTICLES
    ]
    if not shaped or not long_words or not found[0][0].isupper():
        return None
    return start, start + len(written)


def _is_other(written: str) -> bool:
    """Whether the words are a title, a heading, a company or a place."""
    found = {word.strip(".,'’").lower() for word in written.split()}
    return bool(found & patterns.NOT_NAMES) or load_places().is_place(written)


def _is_prominent(document: Document, header: Sequence[int], name: Name) -> bool:
    """Whether the name stands in the largest type of the header, or at its very top."""
    line = document.lines[document.line_at(name.start)]
    if line.size is None:
        return document.line_at(name.start) in header[:_TOP_LINES]
    largest = max(document.lines[index].size or 0.0 for index in header)
    return line.size >= largest - _SAME_SIZE or document.line_at(name.start) == header[0]


def _is_common(document: Document, word: str) -> bool:
    """Whether the text uses the word in lower case, which names are not."""
    if word.lower() not in document.text:
        return False
    return re.search(rf"(?<![\w@./-]){re.escape(word.lower())}(?![\w@/-])", document.text) is not None


def _tidy(written: str) -> str:
    """One space between words; a name in capitals in the usual case."""
    words = written.split()
    if written.isupper():
        words = [re.sub(r"[^\W\d_]+", lambda match: match.group().capitalize(), word) for word in words]
    return " ".join(words)
