"""Skills against what a profile asks: how many, named or shown, how long and how lately."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from screener.assessment import Shortfall, Verdict
from screener.criteria import SkillCriterion
from screener.document import Evidence
from screener.resume import SkillMention, SkillStrength
from screener.scorer.experience import Facts
from screener.scorer.judgement import Judgement, best_of_needed, distinct
from screener.scorer.wording import count_of_years, duration, listed, plain

NAMED_ONLY = Fraction(1, 2)
"""Share of a skill that is named, where the posts do not show as many months of it as asked."""
LONG_AGO = Fraction(1, 2)
"""Share of a skill that was last used, by its posts, before the years asked."""
QUOTES_A_SKILL = 2
_ALL = Fraction(1)


@dataclass(frozen=True, slots=True)
class _Skill:
    """What the resume says of one skill."""

    id: str
    name: str
    verdict: Verdict
    share: Fraction
    evidence: tuple[Evidence, ...]


def judge_skill(criterion: SkillCriterion, facts: Facts) -> Judgement:
    """The shares of the best `at_least` skills, in equal parts."""
    mentions: dict[str, list[SkillMention]] = {}
    asked = set(criterion.skills)
    for mention in facts.resume.skills:
        if mention.id in asked and _strong_enough(criterion, mention):
            mentions.setdefault(mention.id, []).append(mention)
    if not mentions:
        names = listed([plain(name) for name in criterion.skills], "or")
        missing = Shortfall(criterion.at_least, criterion.skills)
        return Judgement(Verdict.NOT_FOUND, Fraction(0), f"The resume does not show {names}.", (), missing)
    found = [_judge_one(criterion, each, facts) for each in mentions.values()]
    verdict = best_of_needed([skill.verdict for skill in found], criterion.at_least)
    return Judgement(
        verdict,
        _share([skill.share for skill in found], criterion.at_least),
        _reason(criterion, found),
        distinct(tuple(quote for skill in found for quote in skill.evidence)),
        _shortfall(criterion, found, verdict),
    )


def _share(shares: list[Fraction], needed: int) -> Fraction:
    """The best `needed` shares in equal parts."""
    if all(share is _ALL for share in shares):  # nearly always, and quicker
        return min(_ALL, Fraction(len(shares), needed))
    return sum(sorted(shares, reverse=True)[:needed], Fraction(0)) / needed


def _judge_one(criterion: SkillCriterion, mentions: list[SkillMention], facts: Facts) -> _Skill:
    named = any(mention.strength is SkillStrength.EXPLICIT for mention in mentions)
    verdict, share = _judge_use(criterion, mentions, facts, named=named)
    if not named and criterion.demonstrated_fit != 1:
        share *= Fraction(criterion.demonstrated_fit)
    quotes = tuple(quote for mention in mentions for quote in mention.evidence[:QUOTES_A_SKILL])
    return _Skill(mentions[0].id, mentions[0].name, verdict, share, quotes)


def _judge_use(
    criterion: SkillCriterion, mentions: list[SkillMention], facts: Facts, *, named: bool
) -> tuple[Verdict, Fraction]:
    """Months and recency by the posts that show the skill, where a profile asks for them."""
    if criterion.months is None and criterion.used_within_years is None:
        return Verdict.MET, _ALL
    posts = {index for mention in mentions for index in mention.positions}
    verdicts, share = [], Fraction(1)
    if criterion.months is not None:
        used = facts.timeline.experience(posts)
        verdicts.append(_reached(used.low, used.high, criterion.months, known=bool(posts)))
        by_posts = min(Fraction(1), Fraction(used.months, criterion.months))
        share = max(by_posts, NAMED_ONLY) if named else by_posts
    if criterion.used_within_years is not None:
        lately = facts.timeline.experience(posts, ceil(criterion.used_within_years * 12))
        verdicts.append(_reached(lately.low, lately.high, 1, known=bool(posts)))
        share = min(share, Fraction(1) if lately.months else LONG_AGO)
    return best_of_needed(verdicts, len(verdicts)), share


def _reached(low: int, high: int, needed: int, *, known: bool) -> Verdict:
    """Whether months are enough; a skill that no post shows leaves it open."""
    if low >= needed:
        return Verdict.MET
    if high >= needed:
        return Verdict.BORDERLINE
    return Verdict.PARTIAL if known else Verdict.UNCLEAR


def _strong_enough(criterion: SkillCriterion, skill: SkillMention) -> bool:
    return criterion.strength is not SkillStrength.EXPLICIT or skill.strength is SkillStrength.EXPLICIT


def _shortfall(criterion: SkillCriterion, found: list[_Skill], verdict: Verdict) -> Shortfall | None:
    if verdict is Verdict.MET:
        return None
    met = {skill.id for skill in found if skill.verdict is Verdict.MET}
    rest = tuple(name for name in dict.fromkeys(criterion.skills) if name not in met)
    return Shortfall(criterion.at_least - len(met), rest)


def _reason(criterion: SkillCriterion, found: list[_Skill]) -> str:
    names = listed([skill.name for skill in found], "and")
    tally = "" if len(criterion.skills) == 1 else _tally(len(found), criterion.at_least)
    told = f"The resume shows {names}{tally}."
    wanted = []
    if criterion.months is not None:
        wanted.append(f"in posts of {duration(criterion.months)} or more")
    if criterion.used_within_years is not None:
        wanted.append(f"in the last {count_of_years(criterion.used_within_years)}")
    short = [skill.name for skill in found if skill.verdict is not Verdict.MET]
    if wanted and short:
        names = listed(short, "and")
        told += f" Asked is use {' and '.join(wanted)}; the posts do not surely show that of {names}."
    return told


def _tally(found: int, asked: int) -> str:
    return f" ({found} of {asked} asked)" if found <= asked else f" ({found} found, {asked} asked)"
