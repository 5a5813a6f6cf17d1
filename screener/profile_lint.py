"""What a role profile should not ask by a back door: warnings, never mistakes.

A criterion can stand in for age, origin, sex, health or wealth without naming them. The linter looks for
words that often do, and for figures that work like a limit. It knows no contexts: a recruiter reads the
warning and decides.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from screener.criteria import (
    Criterion,
    ExperienceCriterion,
    LanguageCriterion,
    SkillCriterion,
)
from screener.profile import RoleProfile
from screener.profile_yaml import Path, tell
from screener.resume import LanguageLevel
from skills_taxonomy.yaml_lines import LinedYaml

LONG_MINIMUM = Decimal(15)
"""Years of a minimum or an ideal from which it works like a limit of age."""
SHORT_WINDOW = Decimal(3)
"""Years of recency below which people after parental leave or illness are left out."""


class Proxy(NamedTuple):
    """Words that can stand in for something that must not count, and why they are doubtful."""

    words: re.Pattern[str]
    why: str


def _proxy(words: str, why: str) -> Proxy:
    return Proxy(re.compile(words, re.IGNORECASE), why)


NATIVE = "a native language stands in for origin; ask for the level that the work needs, such as fluent"

PROXIES = (
    _proxy(
        r"\b(?:post ?codes?|zip ?codes?|postal codes?|commut\w+|within \d+ (?:miles|km|kilomet\w+)|"
        r"(?:live|living|resid\w+) (?:in|near|within)|local (?:candidates?|residents?)|neighbou?rhoods?)\b",
        "where somebody lives can stand in for origin or wealth",
    ),
    _proxy(
        r"\b(?:ivy league|russell group|oxbridge|oxford|cambridge|harvard|yale|princeton|stanford|iit|iim|"
        r"(?:top|leading|elite|prestigious|renowned|target|red[ -]brick|tier[ -](?:1|one))"
        r"(?:[ -](?:\d+|tier|ranked))?"
        r"(?: business)? (?:universit(?:y|ies)|schools?|colleges?|institutes?)|alumn\w+|private school|"
        r"(?:graduate|degree) (?:of|from) (?!an? (?:accredited|recognised|recognized))[a-z])",
        "a school's name can stand in for origin or wealth; ask for the level and field of the degree",
    ),
    _proxy(
        r"\b(?:young|youthful|mature|recent(?:ly)? graduat\w+|new graduates?|school leavers?|"
        r"digital natives?|under \d{2}|years? old|age (?:limit|range|group)|max(?:imum)? age|"
        r"aged (?:between|under|over|\d)|born|energetic|fresh blood|junior team|retired|retirees?)\b",
        "it can stand in for age",
    ),
    _proxy(
        r"\b(?:(?:at most|max(?:imum|\.)?|no more than|not more than|up to|less than) \w+ years|"
        r"overqualified|over-qualified)\b",
        "an upper limit of experience works like a limit of age; more than is asked never lowers a score",
    ),
    _proxy(
        r"\b(?:native (?:speakers?|level|english|tongue|language)|native[- ]level|mother[ -]tongue|"
        r"first language|accent(?:[- ]free|less)?|without (?:an )?accent)\b",
        NATIVE,
    ),
    _proxy(
        r"\b(?:sales(?:man|men|woman|girl)|foreman|chairman|manpower|gentlem[ae]n|lad(?:y|ies)|females?|"
        r"males?|wom[ae]n|m[ae]n|husband|wife|married|marital|famil(?:y|ies)|child(?:ren|free)?|"
        r"matern\w+|patern\w+|pregnan\w+)\b",
        "it can stand in for sex or family",
    ),
    _proxy(
        r"\b(?:citizens?(?:hip)?|nationalit\w+|nationals|passports?|ethnic\w*|rac(?:e|ial)|religio\w+|"
        r"church|christian|muslim|hindu|jewish|caste|cultural fit)\b",
        "it can stand in for origin or belief",
    ),
    _proxy(
        r"\b(?:able[- ]bodied|physically fit|good health|healthy|disabilit\w+|photo(?:graph)?s?|attractive|"
        r"well[- ]groomed|presentable|appearance)\b",
        "it can stand in for health or looks",
    ),
    _proxy(
        r"\b(?:(?:employment|career|resume|cv)[ -](?:gaps?|breaks?)|no gaps?|unbroken|uninterrupted|"
        r"continuous(?:ly)? employ\w+|currently employed|unemploy\w+|job[ -]hopp\w+)\b",
        "gaps can stand in for family or illness; they are never scored",
    ),
)
"""Words of doubt in titles, summaries and labels."""


def lint(profile: RoleProfile, source: LinedYaml | None = None) -> tuple[str, ...]:
    """A warning for everything doubtful, with its path; and its line, where `source` is the file."""
    return tuple(tell(source, path, message) for path, message in warnings_of(profile))


def warnings_of(profile: RoleProfile) -> tuple[tuple[Path, str], ...]:
    """A warning for everything doubtful, each with its path."""
    warnings = [
        *_of_text(("title",), profile.title),
        *_of_text(("summary",), profile.summary),
    ]
    for path, criterion in profile.placed():
        warnings += _of_text((*path, "label"), criterion.label)
        warnings += _of_criterion(path, criterion)
    return tuple(warnings)


_Warning = tuple[Path, str]


def _of_text(path: Path, text: str) -> Iterator[_Warning]:
    for proxy in PROXIES:
        found = proxy.words.search(text)
        if found:
            yield path, f"“{found.group()}”: {proxy.why}"


def _of_criterion(path: Path, criterion: Criterion) -> Iterator[_Warning]:
    if "options" in path:
        for key in ("weight", "required"):
            if key in criterion.model_fields_set:
                yield (*path, key), "has no effect inside any_of and all_of"
    elif criterion.weight == 0 and not criterion.required:
        yield (*path, "weight"), "is 0, and the criterion is not required: it changes nothing"
    match criterion:
        case ExperienceCriterion():
            yield from _of_experience(path, criterion)
        case LanguageCriterion(level=LanguageLevel.NATIVE):
            yield (*path, "level"), f"native: {NATIVE}"
        case SkillCriterion(used_within_years=Decimal() as years) if years < SHORT_WINDOW:
            yield (*path, "used_within_years"), _window(years)
        case _:
            return


def _of_experience(path: Path, criterion: ExperienceCriterion) -> Iterator[_Warning]:
    for key, years in (("minimum_years", criterion.minimum_years), ("ideal_years", criterion.ideal_years)):
        if years is not None and years >= LONG_MINIMUM:
            yield (*path, key), f"{years:f} years work like a limit of age"
    if criterion.recent_years is not None and criterion.recent_years < SHORT_WINDOW:
        yield (*path, "recent_years"), _window(criterion.recent_years)


def _window(years: Decimal) -> str:
    return f"only the last {years:f} years count: that leaves out people after parental leave or illness"
