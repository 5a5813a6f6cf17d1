"""Years that a resume states stand beside what its dates show, wherever a candidate is shown."""

import json
from dataclasses import replace

import pytest
from export_samples import AS_OF, FULL_RESUME, quote, screened, screening

from screener.cli.summary import print_summary
from screener.export.ranking_html import ranking_html
from screener.export.ranking_json import ranking_json
from screener.export.resume_json import resume_json
from screener.export.table import tabulate
from screener.plausibility import check_claims
from screener.resume import ExperienceClaim
from screener.screening import ScreenedCandidate
from skills_taxonomy.terms import Function

CLAIMS = (
    ExperienceClaim(15.0, True, Function.SALES, (quote("Jane Doe, seller"), quote("15+ years", page=2))),
    ExperienceClaim(2.5, False, None, (quote("2.5 years of experience"),)),
)
RESUME = replace(FULL_RESUME, claims=CLAIMS, findings=())


def place() -> ScreenedCandidate:
    one = screened("Jane Doe", resume=RESUME)
    return replace(one, assessment=replace(one.assessment, claims=check_claims(RESUME, AS_OF)))


def test_what_is_understood_of_a_file() -> None:
    body = json.loads(resume_json(place().parsed, AS_OF))
    assert [{**claim, "evidence": len(claim["evidence"])} for claim in body["claims"]] == [
        {
            "years": 15,
            "at_least": True,
            "function": "sales",
            "shown": {"months": 48, "low": 38, "high": 60},
            "exceeds": True,
            "evidence": 2,
        },
        {
            "years": 2.5,
            "at_least": False,
            "function": None,
            "shown": {"months": 71, "low": 61, "high": 83},
            "exceeds": False,
            "evidence": 1,
        },
    ]
    (finding,) = body["findings"]
    assert (finding["code"], finding["quote"], finding["page"]) == ("claim_exceeds_history", "15+ years", 2)


def test_the_ranking_as_json() -> None:
    [candidate] = json.loads(ranking_json(tabulate(screening(place()))))["candidates"]
    assert [(claim["stated"], claim["shown"], claim["exceeds"]) for claim in candidate["claims"]] == [
        ("15+ years of sales", "3.2–5.0 years", True),
        ("2.5 years of experience", "5.1–6.9 years", False),
    ]


def test_the_report() -> None:
    html = ranking_html(tabulate(screening(place()))).decode()
    assert "States 15+ years of sales; the dates show 3.2–5.0 years. <q>15+ years</q>" in html
    assert "States" not in ranking_html(tabulate(screening(screened("Joe")))).decode()


def test_a_blind_table_masks_the_quotes() -> None:
    table = tabulate(screening(place()), blind=True)
    assert "jane" not in repr(table).lower()
    assert table.rows[0].assessment.claims[0].claim.evidence[1].quote == "15+ years"


def test_the_summary_on_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    print_summary(place().parsed, AS_OF)
    shown = " ".join(capsys.readouterr().out.split())
    assert "Stated: 15+ years of sales (dates show 3.2–5.0 years), 2.5 years of experience" in shown
    assert "Note: States 15+ years of sales; the dates of its posts show at most 5.0 years of it." in shown
