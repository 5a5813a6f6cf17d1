"""What would change it: told plainly, and true when it is done."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from math import ceil

import pytest
from generated_facts import AS_OF as GENERATED_AS_OF
from generated_facts import profiles, resumes
from hypothesis import given
from short_facts import (
    AS_OF,
    BACHELOR,
    FIVE_YEARS,
    LEVEL,
    SALES,
    degree,
    post,
    profile,
    quote,
    skill,
)

from screener.assessment import Band
from screener.criteria import (
    AchievementCriterion,
    CertificationCriterion,
    DegreeCriterion,
    ExperienceCriterion,
    LanguageCriterion,
    SkillCriterion,
)
from screener.profile import RoleProfile
from screener.resume import (
    Achievement,
    Certification,
    CertificationStatus,
    DateRange,
    Degree,
    IndustryMention,
    Language,
    LanguageLevel,
    PartialDate,
    Position,
    Resume,
    SkillMention,
    SkillStrength,
)
from screener.scorer import assess, changes_needed, what_would_change
from screener.scorer.changes import Step
from screener.scorer.experience import counts
from skills_taxonomy.terms import Function, Seniority

TWO_YEARS = {**FIVE_YEARS, "functions": ["account_management"], "minimum_years": 2}
SALES_OR_ACCOUNTS = {
    "kind": "any_of",
    "required": True,
    "options": [
        {
            "id": "accounts",
            "label": "A",
            **FIVE_YEARS,
            "functions": ["account_management"],
            "minimum_years": 2,
        },
        {"id": "sales", "label": "S", **FIVE_YEARS},
    ],
}
IN_LIEU = {**BACHELOR, "required": True, "or_experience": {"functions": ["sales"], "years": 5}}
ONE_YEAR = post("2000-01..2000-12", Function.ACCOUNT_MANAGEMENT)
STUDIED = (degree(LEVEL.BACHELOR),)


@pytest.mark.parametrize(
    ("resume", "criteria", "expected"),
    [
        (
            Resume(positions=(ONE_YEAR,), degrees=STUDIED),
            [SALES_OR_ACCOUNTS, {**BACHELOR, "required": True}],
            "One more year of account management, or five more years of sales, would meet every requirement.",
        ),
        (
            Resume(positions=(ONE_YEAR,)),
            [SALES_OR_ACCOUNTS, {**BACHELOR, "required": True}],
            "One more year of account management, or five more years of sales; and a completed bachelor's "
            "degree, would meet every requirement.",
        ),
        (
            Resume(positions=(post("2000-01..2003-09", SALES),)),
            [IN_LIEU],
            "A completed bachelor's degree, or 1 year and 3 months more of sales, would meet the "
            "requirement.",
        ),
        (
            Resume(),
            [{**BACHELOR, "other_fields": 0, "required": True}],
            "A completed bachelor's degree in marketing, finance or economics would meet the requirement.",
        ),
        (
            Resume(skills=(skill("excel"),)),
            [{"kind": "skill", "skills": ["excel", "crm", "word"], "at_least": 2, "required": True}],
            "One of CRM software or Microsoft Word would meet the requirement.",
        ),
        (
            Resume(),
            [{"kind": "certification", "certifications": ["cpa", "cma"], "required": True}],
            "The certificate CPA or CMA would meet the requirement.",
        ),
        (
            Resume(),
            [{"kind": "language", "languages": ["fr"], "level": "fluent", "required": True}],
            "French (fluent or better) would meet the requirement.",
        ),
        (
            Resume(),
            [{"kind": "achievement", "achievements": ["quota_attainment"], "minimum": 100, "required": True}],
            "A figure for quota attainment of 100 % or more would meet the requirement.",
        ),
        (
            Resume(),
            [
                {
                    "kind": "all_of",
                    "required": True,
                    "options": [
                        {"id": "a", "label": "A", "kind": "skill", "skills": ["excel"]},
                        {"id": "b", "label": "B", **FIVE_YEARS},
                    ],
                }
            ],
            "Microsoft Excel and five more years of sales would meet the requirement.",
        ),
        (Resume(), [FIVE_YEARS], "Every requirement is met."),
    ],
)
def test_what_would_change(resume: Resume, criteria: list[Mapping[str, object]], expected: str) -> None:
    role = profile(*criteria)
    assert what_would_change(assess(resume, role, AS_OF), role) == expected


def test_borderline_is_told_as_well() -> None:
    role = profile({**FIVE_YEARS, "required": True})
    found = assess(Resume(positions=(post("2000..2005", SALES),)), role, AS_OF)
    assert found.band is Band.BORDERLINE
    assert what_would_change(found, role) == "Ten more months of sales would meet the requirement."


@given(resumes, profiles)
def test_the_changes_lead_to_the_best_band(resume: Resume, role: RoleProfile) -> None:
    """Each alternative of each change, done, meets every requirement."""
    before = assess(resume, role, GENERATED_AS_OF)
    changes = changes_needed(before, role)
    assert bool(changes) == (before.band is not Band.MEETS)
    for place in range(max((len(change.alternatives) for change in changes), default=0)):
        changed = resume
        for change in changes:
            for step in change.alternatives[min(place, len(change.alternatives) - 1)]:
                changed = done(changed, step, GENERATED_AS_OF)
        assert assess(changed, role, GENERATED_AS_OF).band is Band.MEETS


def done(resume: Resume, step: Step, as_of: date) -> Resume:
    """The resume with what a step asks, and no more."""
    short = step.shortfall
    match step.criterion:
        case ExperienceCriterion() as criterion:
            window = ceil((criterion.recent_years or 60) * 12)
            counting = [item for item in resume.positions if counts(criterion, item)]
            free = free_months(counting, as_of, window, short.amount)
            added = tuple(worked(criterion, month) for month in free)
            return replace(resume, positions=resume.positions + added)
        case DegreeCriterion() as criterion:
            groups = criterion.fields[0].groups if criterion.fields else ()
            studied = Degree(criterion.level, None, groups, None, (quote("degree"),))
            return replace(resume, degrees=(*resume.degrees, studied))
        case SkillCriterion() as criterion:
            posts, months = resume.positions, criterion.months or 1
            end = month_of(as_of)
            posts += (Position("Post", None, None, span_of(end - months + 1, end), (quote("post"),)),)
            used = tuple(
                SkillMention(name, name, SkillStrength.EXPLICIT, (len(posts) - 1,), (quote(name),))
                for name in short.choices[: short.amount]
            )
            return replace(resume, positions=posts, skills=resume.skills + used)
        case CertificationCriterion():
            held = (
                Certification(name, name, CertificationStatus.HELD, (quote(name),)) for name in short.choices
            )
            return replace(resume, certifications=(*resume.certifications, *held))
        case AchievementCriterion() as criterion:
            figure = Achievement(
                criterion.achievements[0],
                float(criterion.minimum or 1),
                criterion.unit_of_minimum or "USD",
                (quote("figure"),),
            )
            return replace(resume, achievements=(*resume.achievements, figure))
        case LanguageCriterion():
            spoken = (
                Language(code, code, LanguageLevel.NATIVE, None, (quote(code),))
                for code in short.choices[: short.amount]
            )
            return replace(resume, languages=(*resume.languages, *spoken))


def worked(criterion: ExperienceCriterion, month: int) -> Position:
    return Position(
        "Post",
        None,
        None,
        span_of(month, month),
        (quote("post"),),
        functions=criterion.functions,
        leads_people=True,
        seniority=Seniority.EXECUTIVE,
        industries=tuple(IndustryMention(name, (quote(name),)) for name in criterion.industries),
    )


def free_months(posts: list[Position], as_of: date, window: int, count: int) -> Iterator[int]:
    """Months inside the window that none of the posts surely covers, the latest first."""
    now = month_of(as_of)
    for month in range(now, now - window, -1):
        if count and not any(covers(item.dates, month, now) for item in posts):
            count -= 1
            yield month


def covers(dates: DateRange, month: int, now: int) -> bool:
    if dates.start is None or (dates.end is None and not dates.ongoing):
        return False
    start = dates.start.year * 12 + (dates.start.month or 12) - 1
    end = now if dates.end is None else dates.end.year * 12 + (dates.end.month or 1) - 1
    return start <= month <= end


def month_of(day: date) -> int:
    return day.year * 12 + day.month - 1


def span_of(first: int, last: int) -> DateRange:
    return DateRange(PartialDate(first // 12, first % 12 + 1), PartialDate(last // 12, last % 12 + 1))
