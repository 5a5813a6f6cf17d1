"""Whether the words around some years make them the person's own experience, and what they say it is in."""

import re
from dataclasses import dataclass

from screener.pipeline.claims import patterns
from screener.pipeline.claims.function import function_of_duties, function_of_phrase, function_of_role
from screener.resume import SectionKind
from skills_taxonomy.terms import Function


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A sentence cut at its years: what stands before the number and what behind the unit."""

    before: str
    after: str
    kind: SectionKind
    during: bool
    """Whether "over" says for how long ("over a ten year period") and not how much."""

    @property
    def telling(self) -> bool:
        return self.kind in patterns.TELLING


@dataclass(frozen=True, slots=True)
class Reading:
    """What the surroundings say: the rule that fired, the function, and where it stands.

    `end` is how far the claim reaches into the words behind the unit; `role` is the range in the words
    before the number that gave the function, where they did.
    """

    rule: str
    function: Function | None
    end: int
    role: tuple[int, int] | None = None


def read_surroundings(around: Surroundings) -> Reading | None:
    """The reading of a claim; None where the years are something else."""
    if _never(around):
        return None
    named = patterns.EXPERIENCE.match(around.after)
    if named is not None:
        return _experience(around, named)
    if patterns.NEVER_AFTER.match(around.after):
        return None
    told = patterns.EXPERIENCE_BEFORE.search(around.before)
    if told is not None:
        return _experience_before(around, told)
    return _skill(around) or (_loose(around) if _own(around) else None)


def _never(around: Surroundings) -> bool:
    """Ages, counted-out dates, other people's years and years that are asked for."""
    before, after = around.before, around.after
    return bool(
        patterns.NEVER_BEFORE.search(before)
        or patterns.AFTER_DATES.search(before)
        or patterns.OLD.match(after)
        or patterns.OTHERS_BEFORE.search(before)
        or patterns.ASKED_BEFORE.search(before)
        or patterns.ASKED_AFTER.match(after)
    )


def _own(around: Surroundings) -> bool:
    """Whether years that are not called experience may still be the person's."""
    if patterns.AMOUNT.search(around.before):
        return False
    if patterns.WORKED_FOR.search(around.before):
        return True
    if patterns.DURATION_BEFORE.search(around.before) or (around.during and around.telling):
        return False
    return not around.telling or not around.before.strip() or bool(patterns.SPENT.search(around.before))


def _experience(around: Surroundings, named: re.Match[str]) -> Reading:
    """ "years of accounting experience", "years’ experience in accounting", "… of experience"."""
    field = named["field"].strip(" ,")
    function, other = function_of_phrase(field)
    if function is not None:
        return Reading("claims.experience", function, named.end())
    if other:
        return Reading("claims.experience", None, named.end())
    return _with_object(around, "claims.experience", named.end())


def _experience_before(around: Surroundings, told: re.Match[str]) -> Reading:
    """ "Experience: 8 years", "experience in sales for 8 years"."""
    if told["field"] and (function := function_of_phrase(told["field"])[0]):
        return Reading("claims.experience", function, 0, (told.start("field"), told.end("field")))
    return _with_object(around, "claims.experience", 0)


def _loose(around: Surroundings) -> Reading | None:
    """ "years in sales", "years as an accountant", "years managing a team", "year sales career"."""
    worked = patterns.WORKED_IN.search(around.before)
    if worked is not None:
        function, _ = function_of_phrase(worked["field"])
        if function is not None or not around.after.strip(" .)"):
            return Reading("claims.years", function, 0, worked.span("field"))
    career = patterns.CAREER.match(around.after)
    if career is not None:
        function, _ = function_of_phrase(career["field"])
        if function is not None:
            return Reading("claims.career", function, career.end())
        return _with_object(around, "claims.career", career.end())
    if patterns.LINK.match(around.after) or patterns.DOING.match(around.after):
        return _with_object(around, "claims.years", 0)
    if patterns.PERIOD.match(around.after):
        at = patterns.PERIOD.match(around.after)
        assert at is not None
        return None if around.telling else Reading("claims.period", None, at.end())
    phrase_end = _phrase_end(around.after, 0)
    function, _ = function_of_phrase(" ".join(around.after[:phrase_end].split()[:4]))
    return Reading("claims.years", function, phrase_end) if function else None


def _skill(around: Surroundings) -> Reading | None:
    """ "Account management (10+ years)", "Sales: 8 years": a field with its years and nothing else."""
    if not patterns.ITEM_AFTER.match(around.after):
        return None
    item = patterns.ITEM_BEFORE.search(around.before)
    if item is None or (around.telling and item.start("field")):
        return None
    function, _ = function_of_phrase(item["field"])
    return Reading("claims.item", function, 0, item.span("field")) if function else None


def _with_object(around: Surroundings, rule: str, start: int) -> Reading:
    """The function by the words behind `start`, else by the person's trade, else by the duties told."""
    link = patterns.LINK.match(around.after, start)
    doing = patterns.DOING.match(around.after, start)
    end = start
    if link is not None and doing is None:
        end = _phrase_end(around.after, link.end())
        function, other = function_of_phrase(around.after[link.end() : end])
        if function is not None or other:
            return Reading(rule, function, end)
    if doing is not None:
        end = _duties_end(around.after, doing.start("verb"))
    role = _role(around.before)
    if role is not None and (function := function_of_role(around.before[slice(*role)])):
        return Reading(rule, function, end, role)
    if doing is not None:
        return Reading(rule, function_of_duties(around.after[doing.start("verb") : end]), end)
    return Reading(rule, None, end)


def _phrase_end(text: str, start: int) -> int:
    stop = patterns.PHRASE_END.search(text, start)
    return len(text[: stop.start()].rstrip()) if stop else len(text.rstrip())


def _duties_end(text: str, start: int) -> int:
    stop = patterns.DUTIES_END.search(text, start)
    return len(text[: stop.start()].rstrip()) if stop else len(text.rstrip())


def _role(before: str) -> tuple[int, int] | None:
    """Where the person's trade stands before the years: "Detail-oriented accountant with strong …"."""
    if patterns.UNIT.search(before):
        return None
    link = patterns.ROLE_LINK.search(before) or patterns.ROLE_COMMA.search(before)
    if link is None or len(before) - link.end() > patterns.ROLE_REACH:
        return None
    role = before[: link.start()]
    start = len(role) - len(role.lstrip())
    end = len(role.rstrip(" ,:|–—-("))
    return (start, end) if end > start else None
