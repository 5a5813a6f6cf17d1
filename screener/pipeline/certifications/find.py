"""Certificates in a resume: those the vocabulary knows, and those a phrase or a section shows to be one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from screener.document import Document, Evidence
from screener.pipeline.certifications import patterns
from screener.resume import Certification, CertificationStatus, Section, SectionKind
from skills_taxonomy.certifications import CertificationEntry
from skills_taxonomy.places import load_places

_MOST_EVIDENCE = 5
_BEFORE, _AFTER = 60, 60
_TWO_LETTERS = 2
_CUE = re.compile(r"certif|licen[sc]e", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3}")
_ABBREVIATION_BEHIND = re.compile(
    r"\s?\(([A-Z][\w&.+/-]{1,12}|[A-Z][a-z]+(?: (?:[A-Z][a-z]+|in|of|and)){1,5})\)"
)


@dataclass(frozen=True, slots=True)
class _Alias:
    entry: CertificationEntry
    written: str
    any_case: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    id: str | None
    rule: str
    rank: int
    status: CertificationStatus
    name: str | None = None
    """Where the text gives it only in part: "63" in "Series 7 and 63"."""


class CertificationFinder:
    """The stage: finds the certificates of a Doc and sets `doc._.certifications`."""

    def __init__(self, nlp: Language, entries: Mapping[str, CertificationEntry]) -> None:
        self._entries = entries
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._aliases: dict[int, _Alias] = {}
        for entry in entries.values():
            for written, ambiguous in (
                *((alias, False) for alias in entry.aliases),
                *((alias, True) for alias in entry.ambiguous),
            ):
                key = f"{entry.id}/{written}"
                self._matcher.add(key, [nlp.make_doc(written)])
                any_case = written == written.lower()
                self._aliases[nlp.vocab.strings[key]] = _Alias(entry, written, any_case, ambiguous)

    def __call__(self, doc: Doc) -> Doc:
        document: Document = doc._.document
        kinds = _kinds(document, doc._.sections)
        known = self._known(doc, document, kinds)
        taken = [(mention.start, mention.end) for mention in known]
        mentions = [*known, *_phrases(document, kinds, taken), *_listed(document, doc._.sections, taken)]
        doc._.certifications = tuple(_certifications(document, mentions))
        return doc

    def _known(self, doc: Doc, document: Document, kinds: Sequence[SectionKind]) -> list[_Mention]:
        hits: list[tuple[int, int, _Alias]] = []
        for key, first, last in self._matcher(doc):
            start, stop = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
            alias = self._aliases[key]
            if alias.any_case or document.text[start:stop] == alias.written:
                hits.append((start, stop, alias))
        hits.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
        kept: list[tuple[int, int, _Alias]] = []
        for hit in hits:
            if not any(hit[0] < other[1] and other[0] < hit[1] for other in kept):
                kept.append(hit)
        clear = {document.line_at(start) for start, _, alias in kept if not alias.ambiguous}
        mentions = []
        for start, stop, alias in sorted(kept, key=lambda hit: hit[0]):
            index = document.line_at(start)
            if _counts(document, index, start, stop, kinds[index], alias, beside_clear=index in clear):
                end = _name_end(document.text, stop, alias)
                other = end > stop and alias.written.endswith("certified")  # another one of the same vendor
                id_ = None if other else alias.entry.id
                mentions.append(_mention(document, start, end, id_, "known", kinds[index]))
                if alias.entry.id.startswith("series_"):
                    mentions.extend(self._series(document, end, mentions[-1]))
        return mentions

    def _series(self, document: Document, at: int, first: _Mention) -> Iterator[_Mention]:
        """The other exams of "Series 7, 63 and 65"."""
        tail = patterns.SERIES_TAIL.match(document.text, at)
        for digits in re.finditer(r"\d+", tail.group()) if tail else ():
            entry = self._entries.get(f"series_{digits.group()}")
            if entry is not None:
                start, end = at + digits.start(), at + digits.end()
                yield _Mention(start, end, entry.id, first.rule, first.rank, first.status, entry.name)


def _kinds(document: Document, sections: Sequence[Section]) -> list[SectionKind]:
    kinds = [SectionKind.OTHER] * len(document.lines)
    for section in sections:
        for index in range(section.first_line, section.last_line):
            kinds[index] = section.kind
    return kinds


def _counts(
    document: Document,
    index: int,
    start: int,
    stop: int,
    kind: SectionKind,
    alias: _Alias,
    *,
    beside_clear: bool,
) -> bool:
    """Whether the place of a known name says that the person holds it."""
    line = document.lines[index]
    text = document.text
    whole, before, after = text[line.start : line.end], text[line.start : start], text[stop : line.end]
    if kind in patterns.IGNORED or patterns.ADVERTISING_COST.search(whole):
        return False
    if patterns.OTHERS_AFTER.match(after) and kind is not SectionKind.CERTIFICATIONS:
        return False
    if len(alias.written) == _TWO_LETTERS and alias.ambiguous and not _is_title(before, after, kind):
        return False
    if kind is SectionKind.CERTIFICATIONS:
        return True
    if patterns.OTHERS_BEFORE.search(before):
        return False
    cue = bool(_CUE.search(whole))
    if alias.ambiguous and not (cue or beside_clear):
        return False
    if kind in patterns.DUTIES:
        return bool(patterns.GAINED.search(whole) if cue else patterns.PASSED.search(before))
    if kind is SectionKind.SKILLS and whole.count(",") >= patterns.LIST_COMMAS:
        return bool(_CUE.search(text[start:stop])) or len(alias.written.split()) > 2
    return True


def _is_title(before: str, after: str, kind: SectionKind) -> bool:
    """Whether two letters such as CA stand as a title: alone, or behind a name, and not as a state."""
    if patterns.STATE_AFTER.match(after):
        return False
    if not before.strip(" -–*•"):
        return True
    name = before.rstrip(" ,").rsplit("|", 1)[-1].strip()
    return kind is SectionKind.HEADER and before.rstrip().endswith(",") and not load_places().is_place(name)


def _name_end(text: str, stop: int, alias: _Alias) -> int:
    """The end including "(CPA)" behind the full name, or what a vendor's certificate is for."""
    if alias.written.endswith("certified"):
        subject = patterns.SUBJECT_BEHIND.match(text, stop)
        return subject.end() if subject else stop
    match = _ABBREVIATION_BEHIND.match(text, stop)
    return match.end() if match and not patterns.PENDING_AFTER.match(match.group(1)) else stop


def _mention(
    document: Document, start: int, stop: int, id_: str | None, rule: str, kind: SectionKind
) -> _Mention:
    line = document.lines[document.line_at(start)]
    before = document.text[max(line.start, start - _BEFORE) : start]
    after = document.text[stop : min(line.end, stop + _AFTER)]
    pending = (
        patterns.PENDING_BEFORE.search(before)
        or patterns.PENDING_AFTER.match(after)
        or patterns.PENDING_TAIL.match(after)
    )
    status = CertificationStatus.IN_PROGRESS if pending else CertificationStatus.HELD
    rank = patterns.RANK.get(kind, patterns.OTHER_RANK)
    return _Mention(start, stop, id_, f"certifications.{rule}", rank, status)


def _phrases(
    document: Document, kinds: Sequence[SectionKind], taken: Sequence[tuple[int, int]]
) -> Iterator[_Mention]:
    """ "Certified X", "X Certified", "licensed X" outside the certification section."""
    seen: set[int] = set()
    for cue in _CUE.finditer(document.text):
        index = document.line_at(cue.start())
        kind = kinds[index]
        if index in seen or kind is SectionKind.CERTIFICATIONS or kind in patterns.IGNORED:
            continue
        seen.add(index)
        line = document.lines[index]
        if kind is SectionKind.EDUCATION and line.start == cue.start():
            continue
        for start, end, rule in _phrases_of_line(document.text, line.start, line.end, kind):
            if not any(start < other[1] and other[0] < end for other in taken):
                yield _mention(document, start, end, None, rule, kind)


def _phrases_of_line(text: str, start: int, end: int, kind: SectionKind) -> Iterator[tuple[int, int, str]]:
    free = start
    tables = (
        ("certified_as", patterns.CERTIFIED_AS),
        ("certified_as", patterns.CERTIFIED_UPPER),
        ("certified_as", patterns.CERTIFIED_PERSON),
        ("earned", patterns.EARNED),
        ("licensed_as", patterns.LICENSED_AS),
        ("thing_certified", patterns.THING_CERTIFIED),
    )
    for rule, pattern in tables:
        for match in pattern.finditer(text, start, end):
            whole = match.span(1) if rule == "earned" else match.span()
            if whole[0] < free or not _is_certificate(text, whole, (start, end), kind, rule):
                continue
            free = whole[1]
            yield (*whole, rule)


def _is_certificate(
    text: str, span: tuple[int, int], line: tuple[int, int], kind: SectionKind, rule: str
) -> bool:
    written = text[span[0] : span[1]]
    before, after = text[line[0] : span[0]], text[span[1] : line[1]]
    around = before[-25:] + written + after[:25]
    if patterns.EXCLUDED.search(around) or patterns.OTHERS_AFTER.match(after):
        return False
    if patterns.OTHERS_BEFORE.search(before) or patterns.AWARD_AFTER.match(after):
        return False
    if len(written.split()) > patterns.LONGEST_NAME or patterns.STATE_LICENCE.match(written):
        return False
    if kind in patterns.DUTIES and rule != "earned":
        return bool(patterns.GAINED.search(before[-40:])) or (rule == "certified_as" and not before.strip())
    if kind is SectionKind.EDUCATION and written.lower().endswith("certificate"):
        return ":" in around
    return True


def _listed(
    document: Document, sections: Sequence[Section], taken: Sequence[tuple[int, int]]
) -> Iterator[_Mention]:
    """Names in the certification section that the vocabulary does not know."""
    for section in sections:
        if section.kind is not SectionKind.CERTIFICATIONS:
            continue
        named = bool(section.heading and patterns.CUE.search(section.heading.quote))
        for index in range(section.first_line, section.last_line):
            line = document.lines[index]
            for start, end in _pieces(document.text, line.start, line.end, taken):
                written = document.text[start:end]
                if _is_listed_name(written, named=named):
                    yield _mention(document, start, end, None, "listed", section.kind)


def _pieces(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of a line that can each be a name: cut at tabs and bars, dates left out."""
    known = any(start <= first < end for first, _ in taken)
    left = start
    for cut in (*patterns.SPLIT.finditer(text, start, end), None):
        right = cut.start() if cut else end
        for begin, last in _comma_parts(text, left, right):
            leading = patterns.DATES.match(text, begin, last)
            first = leading.end() if leading else begin
            first += len(text[first:last]) - len(text[first:last].lstrip(" -–*•:,"))
            date = patterns.DATES.search(text, first, last)
            stop = date.start() if date and date.start() > first else last
            stop = first + len(text[first:stop].rstrip(" ,.:-–|("))
            if stop <= first or not _LETTERS.search(text, first, stop):
                continue
            overlaps = any(first < other[1] and other[0] < stop for other in taken)
            if not overlaps and not (known and not patterns.CUE.search(text[first:stop])):
                known = True  # what follows in the row is its issuer, unless it says otherwise
                yield first, stop
        left = cut.end() if cut else end


def _comma_parts(text: str, left: int, right: int) -> Iterator[tuple[int, int]]:
    """The first part before a comma, and later ones that name a certificate themselves."""
    at = left
    for number, part in enumerate(text[left:right].split(",")):
        first = at + len(part) - len(part.lstrip(" -–*•\u200b"))
        if number == 0 or patterns.CUE.search(part):
            yield first, at + len(part)
        at += len(part) + 1


def _is_listed_name(written: str, *, named: bool) -> bool:
    if (
        len(written) < 3
        or written.count("(") != written.count(")")
        or patterns.EXCLUDED.search(written)
        or len(written.split()) > patterns.LONGEST_NAME + 3
    ):
        return False
    if patterns.CUE.search(written):
        return (
            not written.lower()
            .rstrip("s")
            .endswith(("certifications include", "the following certification"))
            and len(written.split()) > 1
        )
    if patterns.NO_CERTIFICATE.search(written) or not named or load_places().is_place(written):
        return False
    if len(written.split()) == 1 and not written.isupper():
        return False
    return len(written.split()) <= patterns.LONGEST_NAME and bool(patterns.NAME_SHAPE.fullmatch(written))


def _certifications(document: Document, mentions: Sequence[_Mention]) -> Iterator[Certification]:
    """One certificate for all mentions of it, in the order of the text."""
    groups: dict[str, list[_Mention]] = {}
    for mention in mentions:
        key = mention.id or " ".join(document.text[mention.start : mention.end].casefold().split())
        groups.setdefault(key, []).append(mention)
    chosen = [
        (min(group, key=lambda mention: (mention.rank, mention.start)), group) for group in groups.values()
    ]
    for best, group in sorted(chosen, key=lambda pair: pair[0].start):
        pending = all(mention.status is CertificationStatus.IN_PROGRESS for mention in group)
        evidence: list[Evidence] = [
            document.evidence(mention.start, mention.end, mention.rule)
            for mention in sorted(group, key=lambda mention: (mention is not best, mention.start))[
                :_MOST_EVIDENCE
            ]
        ]
        yield Certification(
            best.id,
            best.name or " ".join(document.text[best.start : best.end].split()),
            CertificationStatus.IN_PROGRESS if pending else CertificationStatus.HELD,
            tuple(evidence),
        )
