"""Achievements and languages against what a profile asks."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from screener.assessment import Shortfall, Verdict
from screener.criteria import AchievementCriterion, LanguageCriterion
from screener.document import Evidence
from screener.resume import Achievement, Language, LanguageLevel
from screener.scorer.judgement import Judgement, best_of_needed, combine, distinct
from screener.scorer.wording import language_name, listed, plain

LEVEL_NOT_SAID = Fraction(1, 2)
"""Share of a language whose level the resume does not say, where a level is asked."""


def judge_achievement(criterion: AchievementCriterion, achievements: Sequence[Achievement]) -> Judgement:
    """Full for a number of the kind asked; with a minimum, the share of it that is reached."""
    names = listed([plain(kind) for kind in criterion.achievements], "or")
    if criterion.minimum is not None:
        names += f" of {_amount(criterion.minimum, criterion.unit_of_minimum)} or more"
    nothing = Judgement(Verdict.NOT_FOUND, Fraction(0), f"The resume quotes no {names}.")
    found = [item for item in achievements if item.kind in criterion.achievements]
    ordered = sorted(found, key=lambda item: -item.value)
    best = combine((*(_judge_one_achievement(criterion, item) for item in ordered), nothing))
    return best if best.verdict is Verdict.MET else replace(best, shortfall=Shortfall(1))


def _judge_one_achievement(criterion: AchievementCriterion, item: Achievement) -> Judgement:
    told = f"The resume quotes {plain(item.kind)} of {_amount(Decimal(str(item.value)), item.unit)}"
    if criterion.minimum is None:
        return Judgement(Verdict.MET, Fraction(1), f"{told}.", item.evidence)
    wanted = _amount(criterion.minimum, criterion.unit_of_minimum)
    if item.unit != criterion.unit_of_minimum:
        reason = f"{told}; {wanted} is asked, and amounts are not converted."
        return Judgement(Verdict.UNCLEAR, Fraction(0), reason, item.evidence)
    share = min(Fraction(1), max(Fraction(0), Fraction(item.value)) / Fraction(criterion.minimum))
    verdict = Verdict.MET if share == 1 else Verdict.PARTIAL
    return Judgement(verdict, share, f"{told}; {wanted} is asked.", item.evidence)


def _amount(value: Decimal, unit: str | None) -> str:
    """A figure with its unit: "110 %", "18 accounts", "USD 4,000,000"."""
    text = f"{value.normalize():,f}"
    match unit:
        case "percent":
            return f"{text} %"
        case "accounts" | "people" | None:
            return f"{text} {unit or ''}".rstrip()
        case _:
            return f"{unit} {text}"


def judge_language(criterion: LanguageCriterion, languages: Sequence[Language]) -> Judgement:
    """The shares of the best `at_least` languages, in equal parts."""
    asked = tuple(dict.fromkeys(criterion.languages))
    found: dict[str, tuple[Language, Verdict, Fraction]] = {}
    for item in languages:
        if item.code in asked:
            verdict, share = _judge_one_language(criterion.level, item)
            known = found.get(item.code)
            if known is None:
                found[item.code] = item, verdict, share
            else:
                found[item.code] = _better(known, (item, verdict, share))
    wanted = f", {criterion.level.value} or better" if criterion.level else ""
    if not found:
        names = listed([language_name(code) for code in asked], "or")
        reason = f"The resume does not name {names}{wanted}."
        return Judgement(Verdict.NOT_FOUND, Fraction(0), reason, (), Shortfall(criterion.at_least, asked))
    verdicts = {code: verdict for code, (_, verdict, _) in found.items()}
    whole = best_of_needed(list(verdicts.values()), criterion.at_least)
    shares = sorted((share for _, _, share in found.values()), reverse=True)[: criterion.at_least]
    met = [code for code, verdict in verdicts.items() if verdict is Verdict.MET]
    rest = tuple(code for code in asked if code not in met)
    quotes: tuple[Evidence, ...] = tuple(quote for item, _, _ in found.values() for quote in item.evidence)
    names = listed([_level_told(item) for item, _, _ in found.values()], "and")
    of = f" ({len(found)} of {criterion.at_least} asked)" if criterion.at_least > 1 else ""
    asked_for = "" if criterion.level is None else f" Asked is {criterion.level.value} or better."
    return Judgement(
        whole,
        sum(shares, Fraction(0)) / criterion.at_least,
        f"The resume names {names}{of}.{asked_for}",
        distinct(quotes),
        None if whole is Verdict.MET else Shortfall(criterion.at_least - len(met), rest),
    )


_Judged = tuple[Language, Verdict, Fraction]


def _better(one: _Judged, other: _Judged) -> _Judged:
    """The better of two mentions of a language: a met one first, then the larger share."""
    return max(one, other, key=lambda judged: (judged[1] is Verdict.MET, judged[2]))


def _judge_one_language(asked: LanguageLevel | None, language: Language) -> tuple[Verdict, Fraction]:
    if asked is None:
        return Verdict.MET, Fraction(1)
    if language.level is None:
        return Verdict.UNCLEAR, LEVEL_NOT_SAID
    if language.level.rank >= asked.rank:
        return Verdict.MET, Fraction(1)
    return Verdict.PARTIAL, Fraction(language.level.rank + 1, asked.rank + 1)


def _level_told(language: Language) -> str:
    level = f" ({language.level.value})" if language.level else " without a level"
    return f"{language.name}{level}"
