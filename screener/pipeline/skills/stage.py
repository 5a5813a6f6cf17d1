"""From a Doc with sections and positions to skills with evidence."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from screener.document import Document
from screener.pipeline.skills import cues
from screener.pipeline.skills.context import Context
from screener.pipeline.skills.duties import find_duties
from screener.pipeline.skills.fuzzy import nearest_skill, unmatched_items
from screener.pipeline.skills.phrases import Found, Naming, find_phrases
from screener.pipeline.skills.words import Flow, Words, read_words
from screener.resume import Position, Section, SectionKind, SkillMention, SkillStrength
from skills_taxonomy.skills import Skill, load_skills

ALIAS, IMPLIED, DEMONSTRATED, FUZZY = "skills.alias", "skills.implied", "skills.demonstrated", "skills.fuzzy"
MOST_EVIDENCE = 3
"""Quotes kept for a skill; the posts that show it are counted over all of them."""
_NARROW = cues.SILENT_SECTIONS | cues.TOOL_SECTIONS
_LONG_HEADING = 110
"""Characters above which the line of a post's heading also holds duties."""


@dataclass(slots=True)
class _Gathered:
    """All places of one skill: first and last word (half-open) and the rule, in the order found."""

    skill: Skill
    named: list[tuple[int, int, str]] = field(default_factory=list)
    shown: list[tuple[int, int, str]] = field(default_factory=list)


def stage(doc: Doc) -> Doc:
    """Assign `doc._.skills`, in the order in which the skills first appear."""
    facts = doc._
    facts.skills = find_skills(facts.document, facts.sections, facts.positions)
    return doc


def find_skills(
    document: Document, sections: tuple[Section, ...], positions: tuple[Position, ...]
) -> tuple[SkillMention, ...]:
    """The skills a resume claims or shows."""
    kinds = line_kinds(document, sections)
    words = read_words(document, line_flows(document, sections, positions, kinds))
    found = find_phrases(words)
    context = Context(document, words, kinds, found, not cues.TOOL_SECTIONS.isdisjoint(kinds))
    gathered: dict[str, _Gathered] = {}
    for phrase, naming in _claims(context):
        _add(gathered, naming.skill, phrase.first, phrase.last, ALIAS)
        for other in naming.alias.also:
            _add(gathered, load_skills().skills[other], phrase.first, phrase.last, ALIAS)
    _add_misspelt(gathered, context)
    for duty in find_duties(words):
        if not context.taken_back(Found(duty.first, duty.last, ())):
            _add(gathered, duty.skill, duty.first, duty.last, DEMONSTRATED)
    bodies = [
        (index, position.body.start, position.body.end)
        for index, position in enumerate(positions)
        if position.body
    ]
    mentions = [_mention(entry, words, bodies) for entry in gathered.values()]
    return tuple(sorted(mentions, key=lambda mention: (mention.evidence[0].span.start, mention.id)))


def line_kinds(document: Document, sections: tuple[Section, ...]) -> list[SectionKind]:
    """The kind of section each line belongs to. "Languages: ..." below the education is a list of skills."""
    kinds = [SectionKind.OTHER] * len(document.lines)
    for section in sections:
        for index in range(section.first_line, section.last_line):
            kinds[index] = section.kind
            if section.kind in _NARROW and cues.CLAIM_IN_SILENT_SECTION.search(
                document.line_text(document.lines[index])
            ):
                kinds[index] = SectionKind.SKILLS
    return kinds


def line_flows(
    document: Document,
    sections: tuple[Section, ...],
    positions: tuple[Position, ...],
    kinds: list[SectionKind],
) -> list[Flow]:
    """How each line is read; headings, titles, employers, education and references claim no skill."""
    flows = [_flow(kind) for kind in kinds]
    # "Languages: French, German" is a heading and its list in one line.
    headings = [
        section.heading
        for section in sections
        if section.heading is not None and document.line_at(section.heading.span.start) < section.first_line
    ]
    titles = [quote for position in positions for quote in position.evidence]
    for quote in (*headings, *titles):
        index = document.line_at(quote.span.start)
        line = document.lines[index]
        if (
            line.end - line.start <= _LONG_HEADING
            and not cues.DUTY_AFTER_HEADING.search(document.text, line.start, line.end)
        ) or quote.span.end - quote.span.start >= line.end - line.start:
            flows[index] = Flow.SILENT
    return flows


def _flow(kind: SectionKind) -> Flow:
    if kind in cues.SILENT_SECTIONS:
        return Flow.SILENT
    return Flow.LIST if kind in cues.ITEM_SECTIONS else Flow.PROSE


def _claims(context: Context) -> Iterator[tuple[Found, Naming]]:
    """Every phrase that claims a skill, with the naming that holds."""
    claims: list[tuple[Found, Naming]] = []
    for index, phrase in enumerate(context.found):
        naming = next((each for each in phrase.namings if context.claims(index, each)), None)
        if naming is not None and not context.taken_back(phrase):
            claims.append((phrase, naming))
    ids = {naming.skill.id for _, naming in claims}
    for phrase, naming in claims:
        if not any(other in ids for other in naming.alias.unless):
            yield phrase, naming


def _add_misspelt(gathered: dict[str, _Gathered], context: Context) -> None:
    words = context.words
    taken = {place for phrase in context.found for place in range(phrase.first, phrase.last)}
    for first, last in unmatched_items(words, _skill_lists(context), taken):
        skill_id = nearest_skill(" ".join(words.lowers[first:last]))
        if skill_id is not None:
            _add(gathered, load_skills().skills[skill_id], first, last, FUZZY)


def _skill_lists(context: Context) -> list[tuple[int, int]]:
    """The words (half-open ranges) of the sections that list skills."""
    places: list[tuple[int, int]] = []
    starts = context.words.starts
    for index, (line, kind) in enumerate(zip(context.document.lines, context.kinds, strict=True)):
        if kind is not SectionKind.SKILLS:
            continue
        stop = bisect_left(starts, line.end)
        if places and index and context.kinds[index - 1] is SectionKind.SKILLS:
            places[-1] = (places[-1][0], stop)
        else:
            places.append((bisect_left(starts, line.start), stop))
    return places


def _add(gathered: dict[str, _Gathered], skill: Skill, first: int, last: int, rule: str) -> None:
    entry = gathered.get(skill.id)
    if entry is None:
        entry = gathered[skill.id] = _Gathered(skill)
    (entry.shown if rule == DEMONSTRATED else entry.named).append((first, last, rule))
    if rule in (ALIAS, FUZZY):
        for other in skill.implies:
            _add(gathered, load_skills().skills[other], first, last, IMPLIED)


def _mention(entry: _Gathered, words: Words, bodies: list[tuple[int, int, int]]) -> SkillMention:
    """The skill with its evidence; `bodies` are the posts and where their duties start and end."""
    document, starts = words.document, words.starts
    named = sorted(entry.named, key=lambda place: (place[2] == IMPLIED, place[0]))
    places = list(dict.fromkeys((*named, *entry.shown)))
    kept = sorted(places[:MOST_EVIDENCE])
    offsets = sorted([starts[first] for first, _, _ in places])
    return SkillMention(
        id=entry.skill.id,
        name=entry.skill.name,
        strength=SkillStrength.EXPLICIT if entry.named else SkillStrength.DEMONSTRATED,
        positions=tuple(
            [index for index, start, end in bodies if bisect_left(offsets, start) < bisect_left(offsets, end)]
        ),
        evidence=tuple(
            [document.evidence(starts[first], words.ends[last - 1], rule) for first, last, rule in kept]
        ),
    )
