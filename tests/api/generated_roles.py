"""Generated role profiles with every key that a criterion can have, for tests of what always holds."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from screener.profile import RoleProfile
from screener.resume import AchievementKind, LanguageLevel, SkillStrength
from skills_taxonomy.terms import DegreeLevel, FieldGroup, Function, Seniority

_Data = st.SearchStrategy[dict[str, Any]]


def some(values: Any, most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.sampled_from(list(values)), min_size=1, max_size=most, unique=True)


labels = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1, max_size=30)
lines = st.lists(labels.filter(str.strip), max_size=2)
years = st.decimals(1, 30, places=1)
shares = st.decimals("0.01", 1, places=2)
functions = some(Function)


def keyed(always: dict[str, Any], perhaps: dict[str, Any]) -> _Data:
    return st.fixed_dictionaries(always, optional=perhaps)


def _kind(name: str, always: dict[str, Any], perhaps: dict[str, Any]) -> _Data:
    return keyed({"kind": st.just(name), "label": labels, **always}, perhaps)


def _experience(data: dict[str, Any]) -> dict[str, Any]:
    """With figures that fit each other."""
    if "ideal_years" in data:
        data["ideal_years"] += data["minimum_years"]
    if "recent_years" in data:
        data["recent_years"] = max(data.get("ideal_years", Decimal(0)), data["minimum_years"])
    return data


single = st.one_of(
    _kind(
        "experience",
        {"functions": functions, "minimum_years": years},
        {
            "ideal_years": years,
            "recent_years": years,
            "count_internships": st.booleans(),
            "leads_people": st.booleans(),
            "seniority": st.sampled_from(Seniority),
            "industries": some(["retail", "banking"]),
        },
    ).map(_experience),
    _kind(
        "degree",
        {"level": st.sampled_from(DegreeLevel)},
        {
            "fields": st.lists(keyed({"groups": some(FieldGroup), "fit": shares}, {}), max_size=3),
            "other_fields": st.decimals(0, 1, places=2),
            "or_experience": keyed({"functions": functions, "years": years}, {"fit": shares}),
        },
    ),
    _kind(
        "skill",
        {"skills": st.permutations(["excel", "crm", "negotiation"])},
        {
            "at_least": st.integers(1, 3),
            "strength": st.sampled_from(SkillStrength),
            "demonstrated_fit": shares,
            "months": st.integers(1, 60),
            "used_within_years": years,
        },
    ),
    _kind("certification", {"certifications": some(["cpa", "pmp"])}, {}),
    _kind("achievement", {"achievements": some(AchievementKind)}, {}),
    _kind(
        "achievement",
        {"achievements": st.just(["revenue"]), "minimum": years, "unit": st.sampled_from(["USD", "EUR"])},
        {},
    ),
    _kind(
        "language",
        {"languages": st.permutations(["fr", "es"])},
        {"level": st.sampled_from(LanguageLevel), "at_least": st.integers(1, 2)},
    ),
)


def combined(options: _Data) -> _Data:
    """any_of and all_of over some criteria."""
    parts = {"options": st.lists(options, min_size=2, max_size=3)}
    return _kind("any_of", parts, {}) | _kind("all_of", parts, {})


weights = st.decimals("0.01", 100, places=2)
criteria = st.tuples(
    st.one_of(single, combined(single), combined(combined(single) | single)),
    keyed({"weight": weights}, {"required": st.booleans()}),
).map(lambda both: {**both[0], **both[1]})


def _named(criterion: dict[str, Any], name: str) -> dict[str, Any]:
    data = {**criterion, "id": name}
    if "options" in data:
        data["options"] = [_named(option, f"{name}_{n}") for n, option in enumerate(data["options"])]
    return data


def _profile(title: str, summary: str, sources: list[str], items: list[dict[str, Any]]) -> RoleProfile:
    named = [_named(item, f"c{n}") for n, item in enumerate(items)]
    return RoleProfile.model_validate(
        {"id": "a-role", "title": title, "summary": summary, "sources": sources, "criteria": named}
    )


profiles = st.builds(_profile, labels, labels, lines, st.lists(criteria, min_size=1, max_size=4))
