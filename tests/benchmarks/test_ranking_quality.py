"""What understanding costs a ranking, over the invented resumes of the repository."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.ranking_quality import MONTHS, Pair, gain, gold_resume, measure, ndcg, read_pairs
from screener.assessment import Assessment, Band

ROOT = Path(__file__).parents[2]
AS_OF = date(2025, 6, 1)
ROLES = ("account-manager", "accounting-manager")
PILES = {
    "corpus": (ROOT / "tests" / "corpus", ROOT / "tests" / "corpus", 40),
    "examples": (ROOT / "examples" / "truth", ROOT / "examples" / "resumes", 20),
}
FACTS = {"education": [], "certifications": ["CPA"], "skills": {"excel": "explicit", "unknown": "explicit"}}


@pytest.fixture(scope="module", params=PILES)
def pairs(request: pytest.FixtureRequest) -> list[Pair]:
    gold, resumes, count = PILES[request.param]
    found = read_pairs(gold, resumes)
    assert len(found) == count
    return found


@pytest.mark.parametrize("role", ROLES)
def test_the_ranking_is_nearly_that_of_the_gold_facts(pairs: list[Pair], role: str) -> None:
    assert measure(pairs, role, AS_OF).ndcg >= 0.95


@pytest.mark.parametrize("role", ROLES)
def test_account_managers_and_accountants_are_not_taken_for_each_other(pairs: list[Pair], role: str) -> None:
    quality = measure(pairs, role, AS_OF)
    assert quality.ahead
    assert quality.behind
    assert quality.reversed_pairs == ()


def post(function: str, start: str, end: str) -> dict[str, object]:
    return {
        "title": "T", "employer": None, "start": start, "end": end, "kind": "job", "functions": [function],
    }  # fmt: skip


def test_a_resume_that_is_not_understood_is_noticed() -> None:
    """The measure falls when understanding does."""
    keeper = gold_resume({"positions": [post("account_management", "2015-01", "present")], **FACTS}, "a")
    clerk = gold_resume({"positions": [post("accounting", "2015-01", "present")], **FACTS}, "b")
    good = measure([Pair("a", keeper, keeper), Pair("b", clerk, clerk)], ROLES[0], AS_OF)
    bad = measure([Pair("a", keeper, clerk), Pair("b", clerk, keeper)], ROLES[0], AS_OF)
    assert (good.ndcg, good.reversed_pairs, good.ahead, good.behind) == (1.0, (), ("a",), ("b",))
    assert bad.ndcg < 0.95
    assert bad.reversed_pairs == (("b", "a"),)


def test_gold_facts_become_a_resume() -> None:
    resume = gold_resume({"positions": [post("sales", "2015", "2016-03")], **FACTS}, "a")
    assert [skill.id for skill in resume.skills] == ["excel"]
    assert [item.id for item in resume.certifications] == ["cpa"]
    assert str(resume.positions[0].dates) == "2015 – 2016-03"
    assert MONTHS == 24


def assessed(score: str, band: Band) -> Assessment:
    return Assessment(score, "role", 1, AS_OF, Decimal(score), band, ())


def test_ndcg() -> None:
    gold = {
        "a": assessed("90", Band.MEETS),
        "b": assessed("40", Band.MEETS),
        "c": assessed("95", Band.NOT_SHOWN),
    }
    assert gain(gold["b"]) > gain(gold["c"])
    assert ndcg(gold, gold) == pytest.approx(1.0)
    turned = {"a": gold["c"], "b": gold["b"], "c": gold["a"]}
    assert 0.5 < ndcg(turned, gold) < 1.0
