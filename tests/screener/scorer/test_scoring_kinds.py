"""What narrows experience and skills, and the kinds beside them: verdicts, points and reasons."""

from collections.abc import Mapping

import pytest
from short_facts import (
    BACHELOR,
    FIVE_YEARS,
    LEVEL,
    SALES,
    achievement,
    degree,
    judge,
    language,
    post,
    skill,
)

from screener.assessment import Verdict
from screener.resume import (
    Achievement,
    Language,
    LanguageLevel,
    Position,
    Resume,
    SkillMention,
    SkillStrength,
)
from skills_taxonomy.terms import FieldGroup, Function, Seniority

MET, PARTIAL, BORDERLINE = Verdict.MET, Verdict.PARTIAL, Verdict.BORDERLINE
NOT_FOUND, UNCLEAR = Verdict.NOT_FOUND, Verdict.UNCLEAR


@pytest.mark.parametrize(
    ("extra", "posts", "verdict", "reason"),
    [
        # only the months of 2015-02 to 2020-01 count
        (
            {"recent_years": 5, "minimum_years": 2, "ideal_years": None},
            [post("2000-01..2016-01", SALES)],
            PARTIAL,
            "1.0 years of sales, in the last 5 years; 2 years are asked.",
        ),
        (
            {"recent_years": 5, "minimum_years": 2, "ideal_years": None},
            [post("2018-02..present", SALES)],
            MET,
            "2.0 years of sales, in the last 5 years; 2 years are asked.",
        ),
        (
            {"recent_years": 5, "minimum_years": 2, "ideal_years": None},
            [post("2000-01..2010-12", SALES)],
            NOT_FOUND,
            "The resume shows no years of sales, in the last 5 years; 2 years are asked.",
        ),
        (
            {"recent_years": 5, "minimum_years": 1, "ideal_years": None},
            [post("2015..2016", SALES)],
            BORDERLINE,
            "of sales, in the last 5 years",
        ),
        (
            {"seniority": "manager"},
            [post("2000-01..2006-12", SALES, seniority=Seniority.SENIOR)],
            NOT_FOUND,
            "The resume shows no years of sales as manager or higher; 5 years are asked.",
        ),
        (
            {"seniority": "manager"},
            [post("2000-01..2006-12", SALES, seniority=Seniority.DIRECTOR)],
            MET,
            "7.0 years of sales as manager or higher",
        ),
        (
            {"industries": ["banking", "insurance"]},
            [post("2000-01..2006-12", SALES, industry="insurance")],
            MET,
            "7.0 years of sales in banking and financial services or insurance",
        ),
        (
            {"industries": ["banking"]},
            [post("2000-01..2006-12", SALES, industry="retail")],
            NOT_FOUND,
            "no years of sales in banking",
        ),
        (
            {"industries": ["banking"]},
            [post("2000-01..2006-12", SALES)],
            UNCLEAR,
            "With posts whose function or industry is unclear it could be up to 7.0 years.",
        ),
        (
            {"industries": ["banking"], "functions": []},
            [post("2000-01..2006-12", Function.OTHER, industry="banking")],
            MET,
            "7.0 years of work in banking and financial services; 5 years are asked.",
        ),
    ],
)
def test_what_narrows_experience(
    extra: Mapping[str, object], posts: list[Position], verdict: Verdict, reason: str
) -> None:
    result = judge(Resume(positions=tuple(posts)), {**FIVE_YEARS, **extra})
    assert result.verdict is verdict, result.reason
    assert reason in result.reason
    assert bool(result.evidence) == (verdict is not NOT_FOUND)


def test_the_words_that_tell_the_industry_are_quoted() -> None:
    resume = Resume(positions=(post("2000-01..2006-12", SALES, industry="retail"),))
    result = judge(resume, {**FIVE_YEARS, "industries": ["retail"]})
    assert [item.quote for item in result.evidence] == ["2000-01..2006-12", "retail"]


IN_LIEU = {**BACHELOR, "or_experience": {"functions": ["sales"], "years": 5, "fit": 0.8}}


@pytest.mark.parametrize(
    ("resume", "verdict", "points"),
    [
        (Resume(), NOT_FOUND, "0.0"),
        (Resume(degrees=(degree(LEVEL.BACHELOR, FieldGroup.MARKETING),)), MET, "100.0"),
        (Resume(positions=(post("2000-01..2004-12", SALES),)), MET, "80.0"),
        (Resume(positions=(post("2000-01..2002-06", SALES),)), PARTIAL, "40.0"),
        (Resume(positions=(post("2000..2005", SALES),)), BORDERLINE, "80.0"),
        # a degree in another field is met, and the experience is worth more
        (
            Resume(
                degrees=(degree(LEVEL.BACHELOR, FieldGroup.LAW),),
                positions=(post("2000-01..2009-12", SALES),),
            ),
            MET,
            "80.0",
        ),
    ],
)
def test_experience_in_place_of_a_degree(resume: Resume, verdict: Verdict, points: str) -> None:
    result = judge(resume, IN_LIEU)
    assert (result.verdict, str(result.points)) == (verdict, points)
    assert [part.label for part in result.parts] == ["A bachelor's degree", "5 years of sales instead"]


LISTED, SHOWN = SkillStrength.EXPLICIT, SkillStrength.DEMONSTRATED
LONG_USE = {"kind": "skill", "skills": ["excel"], "months": 24}
LATE_USE = {"kind": "skill", "skills": ["excel"], "used_within_years": 3}
POSTS = (post("2000-01..2001-12"), post("2010-01..2010-12"), post("2018-01..present"), post("2015..2017"))


@pytest.mark.parametrize(
    ("criterion", "mention", "verdict", "points"),
    [
        (LONG_USE, skill("excel", SHOWN, posts=(0,)), MET, "100.0"),
        (LONG_USE, skill("excel", SHOWN, posts=(1,)), PARTIAL, "50.0"),
        (LONG_USE, skill("excel", LISTED), UNCLEAR, "50.0"),
        (LONG_USE, skill("excel", SHOWN), UNCLEAR, "0.0"),
        (LONG_USE, skill("excel", SHOWN, posts=(3,)), BORDERLINE, "100.0"),
        (LATE_USE, skill("excel", SHOWN, posts=(2,)), MET, "100.0"),
        (LATE_USE, skill("excel", SHOWN, posts=(0,)), PARTIAL, "50.0"),
        (LATE_USE, skill("excel", LISTED), UNCLEAR, "50.0"),
        (LATE_USE, skill("excel", SHOWN, posts=(3,)), BORDERLINE, "100.0"),
        ({**LONG_USE, "demonstrated_fit": 0.6}, skill("excel", SHOWN, posts=(0,)), MET, "60.0"),
        ({**LONG_USE, "demonstrated_fit": 0.6}, skill("excel", LISTED, posts=(0,)), MET, "100.0"),
    ],
)
def test_use_of_a_skill(
    criterion: Mapping[str, object], mention: SkillMention, verdict: Verdict, points: str
) -> None:
    result = judge(Resume(positions=POSTS, skills=(mention,)), criterion)
    assert (result.verdict, str(result.points)) == (verdict, points), result.reason
    assert ("do not surely show" in result.reason) == (verdict is not MET)


def test_all_of_the_skills() -> None:
    criterion = {"kind": "skill", "skills": ["excel", "crm"], "at_least": "all"}
    assert judge(Resume(skills=(skill("excel"),)), criterion).verdict is PARTIAL
    assert judge(Resume(skills=(skill("excel"), skill("crm"))), criterion).verdict is MET


QUOTA = {"kind": "achievement", "achievements": ["quota_attainment"], "minimum": 100}
REVENUE = {"kind": "achievement", "achievements": ["revenue"], "minimum": 1_000_000, "unit": "USD"}


@pytest.mark.parametrize(
    ("criterion", "found", "verdict", "points", "reason"),
    [
        (QUOTA, [], NOT_FOUND, "0.0", "The resume quotes no quota attainment of 100 % or more."),
        (
            QUOTA,
            [achievement("quota_attainment", 120)],
            MET,
            "100.0",
            "quota attainment of 120 %; 100 % is asked.",
        ),
        (QUOTA, [achievement("quota_attainment", 90)], PARTIAL, "90.0", ""),
        (QUOTA, [achievement("revenue_growth", 300)], NOT_FOUND, "0.0", ""),
        (REVENUE, [achievement("revenue", 4e6, "USD")], MET, "100.0", "USD 4,000,000"),
        (
            REVENUE,
            [achievement("revenue", 4e6, "EUR")],
            UNCLEAR,
            "0.0",
            "revenue of EUR 4,000,000; USD 1,000,000 is asked, and amounts are not converted.",
        ),
        (
            {"kind": "achievement", "achievements": ["revenue", "team_size"]},
            [achievement("team_size", 4, "people")],
            MET,
            "100.0",
            "The resume quotes team size of 4 people.",
        ),
    ],
)
def test_achievement(
    criterion: Mapping[str, object], found: list[Achievement], verdict: Verdict, points: str, reason: str
) -> None:
    result = judge(Resume(achievements=tuple(found)), criterion)
    assert (result.verdict, str(result.points)) == (verdict, points)
    assert reason in result.reason


FLUENT = {"kind": "language", "languages": ["fr", "es"], "level": "fluent"}


@pytest.mark.parametrize(
    ("criterion", "found", "verdict", "points", "reason"),
    [
        (FLUENT, [], NOT_FOUND, "0.0", "The resume does not name French or Spanish, fluent or better."),
        (FLUENT, [language("de", LanguageLevel.NATIVE)], NOT_FOUND, "0.0", ""),
        (
            FLUENT,
            [language("es", LanguageLevel.NATIVE)],
            MET,
            "100.0",
            "ES (native). Asked is fluent or better.",
        ),
        (FLUENT, [language("es", LanguageLevel.BASIC)], PARTIAL, "25.0", ""),
        (FLUENT, [language("es")], UNCLEAR, "50.0", "ES without a level"),
        (
            FLUENT,
            [language("es", LanguageLevel.BASIC), language("fr", LanguageLevel.FLUENT)],
            MET,
            "100.0",
            "",
        ),
        (
            {**FLUENT, "at_least": "all"},
            [language("fr", LanguageLevel.FLUENT)],
            PARTIAL,
            "50.0",
            "(1 of 2 asked)",
        ),
        ({"kind": "language", "languages": ["es"]}, [language("es")], MET, "100.0", "The resume names ES"),
    ],
)
def test_language(
    criterion: Mapping[str, object], found: list[Language], verdict: Verdict, points: str, reason: str
) -> None:
    result = judge(Resume(languages=tuple(found)), criterion)
    assert (result.verdict, str(result.points)) == (verdict, points)
    assert reason in result.reason


BOTH = {
    "kind": "all_of",
    "options": [
        {"id": "years", "label": "Years", **FIVE_YEARS},
        {"id": "tools", "label": "Tools", "kind": "skill", "skills": ["excel"]},
        {"id": "study", "label": "Study", "kind": "degree", "level": "bachelor"},
    ],
}


@pytest.mark.parametrize(
    ("resume", "verdict", "points", "reason"),
    [
        (Resume(), NOT_FOUND, "0.0", "Of 3 things asked together, 0 are met. Open: Years; Tools; Study."),
        (Resume(skills=(skill("excel"),)), PARTIAL, "33.3", "Open: Years; Study."),
        (
            Resume(
                skills=(skill("excel"),),
                degrees=(degree(LEVEL.MASTER),),
                positions=(post("2000..2005", SALES),),
            ),
            BORDERLINE,
            "89.9",
            "2 are met. Open: Years.",
        ),
        (
            Resume(
                skills=(skill("excel"),),
                degrees=(degree(LEVEL.MASTER),),
                positions=(post("2000-01..2009-12", SALES),),
            ),
            MET,
            "100.0",
            "Of 3 things asked together, 3 are met.",
        ),
    ],
)
def test_all_of_shares_its_points_and_takes_the_worst_verdict(
    resume: Resume, verdict: Verdict, points: str, reason: str
) -> None:
    result = judge(resume, BOTH)
    assert (result.verdict, str(result.points)) == (verdict, points)
    assert reason in result.reason
    assert sum(part.points for part in result.parts) == result.points
    assert sum(part.max_points for part in result.parts) == result.max_points
