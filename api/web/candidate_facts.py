"""The facts of a resume as the candidate's page shows them: words, quotes, and values to put right."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from api.web.marks import Marks, Quote
from screener.assessment import ClaimCheck
from screener.candidate import Candidate
from screener.corrections import CONTACT
from screener.document import Evidence
from screener.export.table import plain
from screener.facts import FactIds
from screener.plausibility import shown_text
from screener.resume import (
    Achievement,
    Certification,
    CertificationStatus,
    Degree,
    DegreeStatus,
    Language,
    Position,
    PositionKind,
    Resume,
    SkillMention,
    SkillStrength,
)
from screener.scorer.wording import industry_name
from screener.timeline import Experience, experience, experience_of, skill_use
from skills_taxonomy.terms import Function, Seniority

Words = Callable[[str], str]
"""What may be shown of a text: all of it, or what a mask leaves."""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What a person has said of a fact, and why; `fact` says which one in words."""

    id: str
    fact: str
    said: str
    reason: str
    by: str
    at: datetime
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact. `values` are what the form for putting it right begins with.

    `note` is beside the heading (dates, a level); `lines` are below it. `corrections` are what people have
    said of it that counts.
    """

    id: str
    kind: str
    heading: str
    note: str
    lines: tuple[str, ...]
    chips: tuple[str, ...]
    quotes: tuple[Quote, ...]
    marks: tuple[int, ...]
    values: dict[str, object]
    corrections: tuple[CorrectionView, ...]
    warning: str = ""
    """What is doubtful about it."""


@dataclass(frozen=True, slots=True)
class YearsView:
    """Years in a function: the usual reading of the dates and what they allow."""

    function: str
    years: str
    between: str
    last_used: str
    posts: int
    undated: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that was understood of one resume."""

    who: FactView | None
    """Who it is, as a whole; nobody in a blind screening."""
    contact: tuple[FactView, ...]
    positions: tuple[FactView, ...]
    degrees: tuple[FactView, ...]
    certifications: tuple[FactView, ...]
    skills: tuple[FactView, ...]
    languages: tuple[FactView, ...]
    achievements: tuple[FactView, ...]
    claims: tuple[FactView, ...]
    """Years that it states, each beside what the dates show."""
    years: tuple[YearsView, ...]


class FactViews:
    """Makes the views of one resume, as of a day."""

    def __init__(
        self,
        resume: Resume,
        ids: FactIds,
        as_of: date,
        marks: Marks,
        words: Words,
        corrections: Mapping[str, tuple[CorrectionView, ...]],
        *,
        blind: bool,
    ) -> None:
        self._corrections = corrections
        self._resume = resume
        self._ids = ids
        self._as_of = as_of
        self._marks = marks
        self._words = words
        self._blind = blind

    def of(self, candidate: Candidate, claims: Sequence[ClaimCheck]) -> Facts:
        """`claims` are those of the resume, beside what the dates show."""
        resume, ids = self._resume, self._ids
        return Facts(
            who=None if self._blind else self._who(candidate),
            contact=() if self._blind else tuple(self._contact(candidate)),
            positions=tuple(map(self._position, ids.positions, resume.positions, range(len(ids.positions)))),
            degrees=tuple(map(self._degree, ids.degrees, resume.degrees)),
            certifications=tuple(map(self._certification, ids.certifications, resume.certifications)),
            skills=tuple(map(self._skill, ids.skills, resume.skills)),
            languages=tuple(map(self._language, ids.languages, resume.languages)),
            achievements=tuple(map(self._achievement, ids.achievements, resume.achievements)),
            claims=tuple(map(self._claim, ids.claims, claims)),
            years=tuple(self._years()),
        )

    def _who(self, candidate: Candidate) -> FactView:
        values: dict[str, object] = {
            "name": candidate.name,
            "emails": list(candidate.emails),
            "phones": list(candidate.phones),
            "links": list(candidate.links),
            "place": candidate.place,
        }
        return self._fact(CONTACT, "contact", "Who it is", evidence=(), values=values)

    def _contact(self, candidate: Candidate) -> Iterator[FactView]:
        quotes = dict(candidate.evidence)
        for field, label, values in (
            ("emails", "E-mail", candidate.emails),
            ("phones", "Telephone", candidate.phones),
            ("links", "Links", candidate.links),
            ("place", "Place", (candidate.place,) if candidate.place else ()),
        ):
            if values:
                found = quotes.get(field, ())
                yield self._fact(f"contact:{field}", "contact", label, lines=values, evidence=found)

    def _position(self, name: str, post: Position, index: int) -> FactView:
        found = experience_of([index], self._resume.positions, self._as_of)
        dates = str(post.dates) if post.dates.start or post.dates.end or post.dates.ongoing else "no dates"
        chips = [plain(function).capitalize() for function in post.functions] or ["Unclear what it was"]
        if post.kind is not PositionKind.JOB:
            chips.insert(0, post.kind.value.capitalize())
        if post.seniority is not Seniority.REGULAR:
            chips.append(post.seniority.value.capitalize())
        if post.leads_people:
            chips.append("Leads people")
        chips += [industry_name(item.id).capitalize() for item in post.industries]
        place = "" if self._blind else post.place
        return self._fact(
            name,
            "position",
            post.title or "Post without a title",
            note=f"{dates}, {length_text(found)}" if found.high else dates,
            lines=[", ".join(filter(None, (post.employer, place)))],
            chips=chips,
            evidence=(*post.evidence, *(quote for item in post.industries for quote in item.evidence)),
            values={
                "title": post.title,
                "employer": post.employer,
                **({} if self._blind else {"place": post.place}),
                "start": str(post.dates.start) if post.dates.start else None,
                "end": post.dates.end_text,
                "functions": [function.value for function in post.functions],
                "kind": post.kind.value,
                "seniority": post.seniority.value,
                "leads_people": post.leads_people,
                "industries": [item.id for item in post.industries],
            },
        )

    def _degree(self, name: str, degree: Degree) -> FactView:
        level = plain(degree.level).capitalize() if degree.level else "Schooling"
        field = " ".join(degree.field.split()) if degree.field else ""
        told = [] if self._blind else [degree.institution or "", degree.year or ""]
        status = "" if degree.status is DegreeStatus.COMPLETED else plain(degree.status)
        return self._fact(
            name,
            "degree",
            f"{level}, {field}" if field else level,
            note=status,
            lines=[", ".join(filter(None, told))],
            chips=[plain(group).capitalize() for group in degree.field_groups],
            evidence=degree.evidence,
            values={
                "level": degree.level.value if degree.level else None,
                "field": degree.field,
                "field_groups": [group.value for group in degree.field_groups],
                "status": degree.status.value,
                **({} if self._blind else {"institution": degree.institution, "year": degree.year}),
            },
        )

    def _certification(self, name: str, item: Certification) -> FactView:
        pending = item.status is CertificationStatus.IN_PROGRESS
        return self._fact(
            name,
            "certification",
            item.name,
            note="in progress" if pending else "",
            evidence=item.evidence,
            values={"id": item.id, "name": item.name, "status": item.status.value},
        )

    def _skill(self, name: str, skill: SkillMention) -> FactView:
        use = skill_use(skill, self._resume.positions, self._as_of)
        told = [f"{years_text(use.months)} years in posts"] if use.months else []
        if use.last_used:
            told.append(f"last in {use.last_used}")
        return self._fact(
            name,
            "skill",
            skill.name,
            note="" if skill.strength is SkillStrength.EXPLICIT else "shown by duties",
            lines=[", ".join(told)],
            evidence=skill.evidence,
            values={"id": skill.id, "posts": [self._ids.positions[place] for place in skill.positions]},
        )

    def _language(self, name: str, language: Language) -> FactView:
        level = language.level.value if language.level else "level not given"
        written = f" (“{language.written}”)" if language.written else ""
        return self._fact(
            name,
            "language",
            language.name,
            note=f"{level}{written}",
            evidence=language.evidence,
            values={"code": language.code, "level": language.level.value if language.level else None},
        )

    def _achievement(self, name: str, item: Achievement) -> FactView:
        unit = {"percent": "%"}.get(item.unit, item.unit)
        return self._fact(
            name,
            "achievement",
            plain(item.kind).capitalize(),
            note=f"{item.value:,.10g} {unit}",
            evidence=item.evidence,
            values={"kind": item.kind, "value": item.value, "unit": item.unit},
        )

    def _claim(self, name: str, check: ClaimCheck) -> FactView:
        claim = check.claim
        return replace(
            self._fact(
                name,
                "claim",
                str(claim),
                note=f"the dates show {shown_text(check)}",
                evidence=claim.evidence,
                values={
                    "years": claim.years,
                    "at_least": claim.at_least,
                    "function": claim.function.value if claim.function else None,
                },
            ),
            warning="more than it shows" if check.exceeds else "",
        )

    def _fact(
        self,
        name: str,
        kind: str,
        heading: str,
        *,
        evidence: Sequence[Evidence],
        note: str = "",
        lines: Sequence[str] = (),
        chips: Sequence[str] = (),
        values: dict[str, object] | None = None,
    ) -> FactView:
        words = self._words
        return FactView(
            id=name,
            kind=kind,
            heading=words(heading),
            note=words(note),
            lines=tuple(words(line) for line in lines if line),
            chips=tuple(dict.fromkeys(chips)),
            quotes=self._marks.quotes(evidence),
            marks=self._marks.of(evidence),
            values={
                key: words(value) if isinstance(value, str) else value
                for key, value in (values or {}).items()
            },
            corrections=self._corrections.get(name, ()),
        )

    def _years(self) -> Iterator[YearsView]:
        for function, found in experience(self._resume.positions, self._as_of).items():
            yield _years(function, found)


def _years(function: Function, found: Experience) -> YearsView:
    low, high = years_text(found.low), years_text(found.high)
    return YearsView(
        function=function.value,
        years=years_text(found.months),
        between="" if low == high else f"{low}–{high}",
        last_used="now" if found.ongoing else str(found.last_used or ""),
        posts=len(found.positions),
        undated=found.undated,
    )


def years_text(months: int) -> str:
    """Months as years with one decimal.

    >>> years_text(30)
    '2.5'
    """
    return str((Decimal(months) / 12).quantize(Decimal("0.1"), ROUND_HALF_UP))


def length_text(found: Experience) -> str:
    """How long, as a range where the dates leave room.

    >>> length_text(Experience(30, 24, 36, None, False, (0,)))
    '2.0–3.0 years'
    """
    low, high = years_text(found.low), years_text(found.high)
    return f"{low} years" if low == high else f"{low}–{high} years"
