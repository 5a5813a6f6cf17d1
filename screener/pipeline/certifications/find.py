"""Certificates in a resume: those the vocabulary knows, and those a phrase or a section shows to be one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from screener.document import Document, Evidence
from screener.pipeline.certifications import patterns
from screener.pipeline.certifications.listed import Region, certificate_regions, listed_names, wrapped_names
from screener.pipeline.certifications.mentions import Mention, is_stage, mention_at, name_end, whole_name
from screener.resume import Certification, CertificationStatus, Section, SectionKind
from skills_taxonomy.certifications import CertificationEntry
from skills_taxonomy.places import load_places

_MOST_EVIDENCE = 5
_TWO_LETTERS = 2
_LONGEST_BEFORE = 80
"""Characters of a name before its abbreviation."""
_CUE = re.compile(r"certif|licen[sc]e", re.IGNORECASE)
_CUE_WORDS = ("certif", "license", "licence")


@dataclass(frozen=True, slots=True)
class _Alias:
    entry: CertificationEntry
    written: str
    any_case: bool
    ambiguous: bool


class CertificationFinder:
    """The stage: finds the certificates of a Doc and sets `doc._.certifications`."""

    def __init__(self, nlp: Language, entries: Mapping[str, CertificationEntry]) -> None:
        self._entries = entries
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._aliases: dict[int, _Alias] = {}
        self._by_words: dict[tuple[str, ...], _Alias] = {}
        for entry in entries.values():
            for written, ambiguous in (
                *((alias, False) for alias in entry.aliases),
                *((alias, True) for alias in entry.ambiguous),
            ):
                key = f"{entry.id}/{written}"
                self._matcher.add(key, [nlp.make_doc(written)])
                any_case = written == written.lower()
                alias = _Alias(entry, written, any_case, ambiguous)
                self._aliases[nlp.vocab.strings[key]] = alias
                if any_case and len(written.split()) > 2:
                    self._by_words[tuple(written.split())] = alias

    def __call__(self, doc: Doc) -> Doc:
        document: Document = doc._.document
        regions = certificate_regions(document, doc._.sections)
        kinds = _kinds(document, doc._.sections, regions)
        known = self._known(doc, document, kinds)
        wrapped = [
            mention_at(document, start, end, alias.entry.id, "known", SectionKind.CERTIFICATIONS)
            for start, end, alias in wrapped_names(document, regions, self._by_words)
        ]
        taken = [(mention.start, mention.end) for mention in (*known, *wrapped)]
        schooling = [(item.span.start, item.span.end) for degree in doc._.degrees for item in degree.evidence]
        mentions = [
            *known,
            *wrapped,
            *_phrases(document, kinds, taken, schooling),
            *listed_names(document, regions, [*taken, *schooling], _own_words(doc)),
        ]
        mentions = self._precise(_by_own_abbreviations(document.text, mentions))
        doc._.certifications = tuple(_certifications(document, mentions))
        return doc

    def _precise(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Without general names where the text is more precise elsewhere, and without names inside names."""
        ids = {mention.id for mention in mentions}
        general = {id_ for id_ in ids if id_ and ids & set(self._entries[id_].narrower)}
        seen: dict[tuple[int, int], Mention] = {}
        for mention in mentions:
            seen.setdefault((mention.start, mention.end), mention)
        return [
            mention
            for span, mention in seen.items()
            if mention.id not in general
            and not any(
                start <= span[0] and span[1] <= end and (start, end) != span and mention.name is None
                for start, end in seen
            )
        ]

    def _known(self, doc: Doc, document: Document, kinds: Sequence[SectionKind]) -> list[Mention]:
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
        mentions: list[Mention] = []
        for start, stop, alias in sorted(kept, key=lambda hit: hit[0]):
            index = document.line_at(start)
            if alias.ambiguous and _abbreviates_another(document.text, start, stop, kept):
                continue
            if _counts(document, index, start, stop, kinds[index], alias, beside_clear=index in clear):
                end = name_end(document.text, stop, alias.written)
                other = end > stop and alias.written.endswith("certified")  # another one of the same vendor
                id_ = None if other else alias.entry.id
                if kinds[index] is SectionKind.CERTIFICATIONS and not alias.entry.id.startswith("series_"):
                    floor = max(document.lines[index].start, mentions[-1].end if mentions else 0)
                    start, end = whole_name(document, index, floor, start, end)
                if mentions and mentions[-1].id == id_ and _joins(document.text, mentions[-1].end, start):
                    start = mentions.pop().start
                found = mention_at(document, start, end, id_, "known", kinds[index])
                if alias.entry.stages and is_stage(document.text, start, end):
                    found = replace(found, status=CertificationStatus.IN_PROGRESS)
                mentions.append(found)
                if alias.entry.id.startswith("series_"):
                    mentions.extend(self._series(document, end, mentions[-1]))
        return mentions

    def _series(self, document: Document, at: int, first: Mention) -> Iterator[Mention]:
        """The other exams of "Series 7, 63 and 65"."""
        tail = patterns.SERIES_TAIL.match(document.text, at)
        for digits in re.finditer(r"\d+", tail.group()) if tail else ():
            entry = self._entries.get(f"series_{digits.group()}")
            if entry is not None:
                start, end = at + digits.start(), at + digits.end()
                yield Mention(start, end, entry.id, first.rule, first.rank, first.status, entry.name)


def _abbreviates_another(text: str, start: int, stop: int, known: Sequence[tuple[int, int, _Alias]]) -> bool:
    """Whether letters in brackets are initials of the unknown name before: "Meeting Care Program (MCP)"."""
    letters = text[start:stop]
    if text[start - 1 : start] != "(" or text[stop : stop + 1] != ")" or not letters.isalpha():
        return False
    name = patterns.NAME_BEFORE_BRACKET.search(text, max(0, start - _LONGEST_BEFORE), start)
    if name is None or any(name.start() <= first < start for first, _, _ in known):
        return False
    initials = "".join(word[0] for word in name[0].split() if word[0].isupper())
    return initials.endswith(letters)


def _joins(text: str, end: int, start: int) -> bool:
    """Whether the short and the long form of one name adjoin: "PMP – Project Management Professional"."""
    if text[end:start] == " ":
        return True  # "ServSafe Food Handler Certification"
    return end < start and patterns.SAME_NAME.fullmatch(text, end, start) is not None


def _kinds(document: Document, sections: Sequence[Section], regions: Sequence[Region]) -> list[SectionKind]:
    kinds = [SectionKind.OTHER] * len(document.lines)
    for section in sections:
        for index in range(section.first_line, section.last_line):
            kinds[index] = section.kind
    for region in regions:
        for index in region.lines:
            kinds[index] = SectionKind.CERTIFICATIONS
    return kinds


def _by_own_abbreviations(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """With the ids that the resume gives abbreviations: "Cost Accountant (ACMA)" says what ACMA is."""
    meant: dict[str, str | None] = {}
    for mention in mentions:
        bracket = text.rfind("(", mention.start, mention.end)
        if mention.id is not None and bracket > mention.start and text[mention.end - 1] == ")":
            meant.setdefault(text[bracket + 1 : mention.end - 1], mention.id)
    return [
        replace(mention, id=meant.get(text[mention.start : mention.end], mention.id)) for mention in mentions
    ]


def _own_words(doc: Doc) -> frozenset[str]:
    """The candidate's name and titles, which a sidebar may run into its lists."""
    name = doc._.candidate.name if doc._.candidate is not None else None
    titles = (position.title for position in doc._.positions)
    return frozenset(text.casefold() for text in (name, *titles) if text)


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
    if kind in patterns.IGNORED and not patterns.PASSED_LINE.match(whole):
        return False
    if patterns.ADVERTISING_COST.search(whole) or patterns.MEMBER_BEFORE.search(before):
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


def _phrases(
    document: Document,
    kinds: Sequence[SectionKind],
    taken: Sequence[tuple[int, int]],
    schooling: Sequence[tuple[int, int]],
) -> Iterator[Mention]:
    """ "Certified X", "X Certified", "licensed X" outside the certification section; no degrees."""
    seen: set[int] = set()
    for cue in _cues(document.text):
        index = document.line_at(cue)
        kind = kinds[index]
        if index in seen or kind is SectionKind.CERTIFICATIONS or kind in patterns.IGNORED:
            continue
        seen.add(index)
        line = document.lines[index]
        whole = document.text[line.start : line.end]
        if kind is SectionKind.EDUCATION and line.start == cue and not patterns.CERTIFIED_LINE.match(whole):
            continue
        for start, end, rule in _phrases_of_line(document.text, line.start, line.end, kind):
            known = any(start < other[1] and other[0] < end for other in taken)
            if not known and not any(other[0] <= start and end <= other[1] for other in schooling):
                yield mention_at(document, start, end, None, rule, kind)


def _cues(text: str) -> list[int]:
    """Where "certif…" and "licence" stand: looked up word by word, far faster than a pattern in any case."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return [match.start() for match in _CUE.finditer(text)]
    found: list[int] = []
    for word in _CUE_WORDS:
        at = lowered.find(word)
        while at >= 0:
            found.append(at)
            at = lowered.find(word, at + 1)
    return sorted(found)


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
    if written[:4].isdigit():
        return False  # "1999 Certificate"
    if len(written.split()) > patterns.LONGEST_NAME or patterns.STATE_LICENCE.match(written):
        return False
    if kind in patterns.DUTIES and rule != "earned":
        return bool(patterns.GAINED.search(before[-40:])) or (rule == "certified_as" and not before.strip())
    if kind is SectionKind.EDUCATION and written.lower().endswith("certificate"):
        return ":" in around
    return True


def _certifications(document: Document, mentions: Sequence[Mention]) -> Iterator[Certification]:
    """One certificate for all mentions of it, in the order of the text."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        key = mention.id or " ".join(document.text[mention.start : mention.end].casefold().split())
        groups.setdefault(key, []).append(mention)
    chosen = [
        (min(group, key=lambda mention: (mention.rank, mention.start)), group) for group in groups.values()
    ]
    for best, group in sorted(chosen, key=lambda pair: pair[0].start):
        # Where it is told in full decides, not a list of skills that names it in passing.
        told = [mention for mention in group if mention.rank == best.rank]
        pending = all(mention.status is CertificationStatus.IN_PROGRESS for mention in told)
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
