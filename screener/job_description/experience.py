"""Years and kinds of experience that a statement asks for.

The grammar of numbers ("a minimum of five (5) years", "3-5 yrs") is that of the claims in resumes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from screener.job_description import cues
from screener.pipeline.claims import patterns as claims
from screener.pipeline.claims.find import years_of
from screener.pipeline.claims.function import function_of_phrase
from skills_taxonomy.industries import load_industries
from skills_taxonomy.terms import Function

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ExperienceAsked:
    """Years of experience as a statement asks for them. `spans` are the offsets it was read from.

    `minimum` is None where no years are named; `functions` is empty where no function is, as in "experience
    in a similar role".
    """

    minimum: Decimal | None
    ideal: Decimal | None
    functions: tuple[Function, ...]
    leads_people: bool
    industries: tuple[str, ...]
    recent: Decimal | None
    spans: tuple[Range, ...]
    words: str = ""
    """The words that should name the work: they decide where no function was found in them."""
    by_title: bool = False
    """Whether the functions are those of the post's title, as no others are named."""
    instead: bool = False
    """Whether "or" joins it to the years before it."""


_LOWER_END = re.compile(r"(?:\b[a-z]+\s*)?\((?P<number>\d{1,2})\)\s*(?:to|[-–])\s*$", re.IGNORECASE)
"""The lower end of a range as "Seven (7) to ten (10) years" has it."""
_TEAM = re.compile(r"\b(?:combined|between (?:us|them)|collective)\b", re.IGNORECASE)


def read_years(text: str) -> list[ExperienceAsked]:
    """Every number of years of experience that `text` asks for, in its order."""
    counts = list(_counts(text))
    found: list[ExperienceAsked] = []
    for index, (start, end, low, high) in enumerate(counts):
        before = text[:start]
        if cues.RECENT.search(before) and found:
            found[-1] = replace(found[-1], recent=low, spans=(*found[-1].spans, (start, end)))
            continue
        limit = counts[index + 1][0] if index + 1 < len(counts) else len(text)
        floor = counts[index - 1][1] if index else 0
        asked = _asked(text, (floor, start), (end, limit), low, high)
        if asked is not None:
            found.append(replace(asked, instead=bool(found) and cues.OR_BEFORE.search(before) is not None))
    return found


def _counts(text: str) -> Iterator[tuple[int, int, Decimal, Decimal | None]]:
    """Numbers of years: where each starts and ends, its lower end and its upper end."""
    for unit in claims.UNIT.finditer(text):
        floor = max(0, unit.start() - claims.WINDOW)
        count = claims.COUNT.search(text[floor : unit.start()])
        tail = claims.UNIT_TAIL.match(text, unit.end())
        if count is None or tail is None or count["decade"] or count["half_decade"]:
            continue
        years = years_of(count, tail, decades=False)
        upper = _number(count["upper"]) if count["upper"] else None
        start, low = floor + count.start(), _decimal(years)
        lower = _LOWER_END.search(text, 0, start)
        if lower is not None and upper is None:
            start, low, upper = lower.start(), Decimal(lower["number"]), low
        if 0 < years <= claims.MOST_YEARS:
            yield start, tail.end(), low, upper
    for match in cues.MONTHS.finditer(text):
        months = int(cues.MONTH_WORDS.get(match["number"].lower(), 0) or match["number"])
        if months:
            upper_months = _decimal(int(match["upper"]) / 12) if match["upper"] else None
            yield match.start(), match.end(), _decimal(months / 12), upper_months


def _number(written: str) -> Decimal:
    known = claims.NUMBER_WORDS.get(written.lower())
    return Decimal(known) if known is not None else Decimal(written.replace(",", "."))


def _decimal(years: float) -> Decimal:
    return Decimal(str(round(years, 2))).normalize() + 0


def _asked(
    text: str, before: Range, after: Range, low: Decimal, high: Decimal | None
) -> ExperienceAsked | None:
    """The experience around one number; `before` and `after` are the texts that belong to it."""
    ahead, behind = text[slice(*before)], text[slice(*after)]
    others = claims.OTHERS_BEFORE.search(ahead) or _TEAM.search(behind) or claims.NEVER_AFTER.match(behind)
    if others or cues.NO_YEARS_ASKED.search(ahead) or cues.AFTER_NOT_ASKED.match(behind):
        return None
    named = cues.EXPERIENCE_AFTER.match(behind)
    told = ""
    if named is not None:
        told = named["field"]
        functions, leads = functions_of(named["field"])
        end = named.end()
        phrase = _phrase(behind, end) or _doing(behind, end)
        if phrase is not None:
            more, also_leads = functions_of(behind[slice(*phrase)])
            functions = functions or more
            told += behind[slice(*phrase)]
            leads, end = leads or also_leads, phrase[1]
        spans = [(before[1], after[0] + end)]
        if not functions and not leads:
            functions, leads, span = _functions_before(ahead)
            spans = [(before[0] + span[0], after[0] + end)] if span else spans
    else:
        phrase = _phrase(behind, 0) or _doing(behind, 0)
        told = behind[slice(*phrase)] if phrase else ""
        functions, leads = functions_of(behind[slice(*phrase)]) if phrase else ((), False)
        spans = [(before[1], after[0] + (phrase[1] if phrase else 0))]
        if not functions and not leads:
            functions, leads, span = _functions_before(ahead)
            if (
                span is None
                and not (told.strip() and names_no_work(told))
                and not re.search(r"\bexp(?:erience)?\b", ahead, re.IGNORECASE)
                and behind.strip(" .)")
            ):
                return None
            spans = [(before[0] + span[0], after[0])] if span else spans
    industries = industries_of(text[spans[0][0] : after[1]])
    ideal = high if high is not None and high > low else None
    return ExperienceAsked(low, ideal, functions, leads, industries, None, tuple(spans), told)


def names_no_work(words: str) -> bool:
    """Whether words only say that the experience should be fitting: "relevant professional"."""
    return set(re.findall(r"[a-z]+", words.lower())) <= cues.WORK_WORDS


def _phrase(text: str, start: int) -> Range | None:
    link = cues.LINK.match(text, start)
    if link is None:
        return None
    stop = cues.EXPERIENCE_STOP.search(text, link.end())
    return link.end(), stop.start() if stop else len(text)


def _doing(text: str, start: int) -> Range | None:
    doing = claims.DOING.match(text, start)
    if doing is None:
        return None
    stop = cues.EXPERIENCE_STOP.search(text, doing.start("verb"))
    return doing.start("verb"), stop.start() if stop else len(text)


def _functions_before(ahead: str) -> tuple[tuple[Function, ...], bool, Range | None]:
    """ "Sales experience: …", "Experience in sales (…", "Account management (…"."""
    part = re.split(r"[.;]|,\s(?!and\b|or\b)|\b(?:plus|with)\b", ahead)[-1]
    words = part.strip(" (:–—-")
    if not words or len(words.split()) > 9:
        return (), False, None
    functions, leads = functions_of(words)
    start = len(ahead) - len(part)
    return functions, leads, (start, len(ahead)) if functions or leads else None


def functions_of(phrase: str) -> tuple[tuple[Function, ...], bool]:
    """The functions that a phrase lists, and whether the posts lead people.

    >>> [function.value for function in functions_of("B2B sales, account management or customer success")[0]]
    ['sales', 'account_management']
    """
    found: list[Function] = []
    leads = False
    for pattern, meant in cues.SEVERAL_FUNCTIONS:
        if pattern.search(phrase):
            found += [function for function in meant if function not in found]
    for number, part in enumerate(cues.PARTS.split(phrase)):
        inner = cues.INNER.search(part)
        words = part[: inner.start()] if inner and inner.start() else part
        if not words.strip() or (number and cues.NO_FIELD.search(words)):
            if number and found:
                break
            continue
        function = function_of_phrase(words)[0]
        if function is Function.MANAGEMENT:
            leads = True
        elif function is not None and function not in found:
            found.append(function)
        leads = leads or bool(claims.LEADS.search(words))
    if not found and not leads:
        whole = function_of_phrase(phrase)[0]
        leads = whole is Function.MANAGEMENT
        found = [whole] if whole is not None and not leads else []
    return tuple(found), leads


def read_named(text: str) -> Iterator[ExperienceAsked]:
    """Experience that is asked for without years."""
    for match in cues.NAMED_EXPERIENCE.finditer(text):
        if match["behind"] is not None:
            stop = cues.EXPERIENCE_STOP.search(match["behind"])
            phrase = match["behind"][: stop.start()] if stop else match["behind"]
            end = match.start("behind") + len(phrase)
            first = cues.INNER.split(cues.PARTS.split(phrase)[0])[0].strip(" ,.")
        else:
            phrase, end = match["before"], match.end()
            first = phrase.strip()
        if cues.NO_FIELD.search(first) or len(first.split()) > 6:
            continue
        functions, leads = functions_of(phrase)
        industries = industries_of(text[match.start() :])
        plain = claims.DOING.match(" " + first) is None or bool(functions and len(first.split()) <= 4)
        if (functions or leads) and plain:
            yield ExperienceAsked(
                None, None, functions, leads, industries, None, ((match.start(), end),), first
            )
        elif industries or (cues.SIMILAR.search(match.group()) and match["behind"] is not None):
            yield ExperienceAsked(None, None, (), False, industries, None, ((match.start(), end),))
        elif (
            match["behind"] is None
            and names_no_work(phrase)
            and re.search(r"\b(?:relevant|similar|related)\b", phrase)
        ):
            yield ExperienceAsked(None, None, (), False, (), None, ((match.start(), end),))


_LEARNING = re.compile(r"\s*(?:,|/|and\b|or\b|&)", re.IGNORECASE)
""" "Education and experience" is no line of business."""


def industries_of(text: str) -> tuple[str, ...]:
    """The industries that a statement names as one to have worked in.

    >>> industries_of("experience in the pharmaceutical industry"), industries_of("bank reconciliations")
    (('pharmaceutical',), ())
    """
    found: list[str] = []
    for cue in load_industries().find(text):
        if cue.words == ("accountants",) or ("education" in cue.names and _LEARNING.match(text, cue.end)):
            continue
        if cue.names and (
            cues.INDUSTRY_NEAR.match(text, cue.end) or cues.INDUSTRY_AHEAD.search(text[: cue.start])
        ):
            found += [name for name in sorted(cue.names) if name not in found]
    return tuple(found)
