import json

import pytest
from export_samples import AS_OF, FULL_CANDIDATE, FULL_RESUME, screened

from screener.assessment import Failure
from screener.export.resume_json import resume_json

KEYS = [
    "source",
    "error",
    "findings",
    "candidate",
    "positions",
    "experience",
    "education",
    "certifications",
    "certifications_in_progress",
    "skills",
    "achievements",
    "claims",
    "languages",
]
QUOTED = [{"start": 0, "end": 3, "page": 1, "quote": "CPA", "rule": "test.rule"}]


def test_the_whole_object() -> None:
    parsed = screened("Jane Doe", candidate=FULL_CANDIDATE, resume=FULL_RESUME).parsed
    text = resume_json(parsed, AS_OF)
    body = json.loads(text)
    assert "\n" not in text
    assert list(body) == KEYS
    assert body["error"] is None
    assert body["candidate"]["emails"] == ["jane@example.org"]
    assert body["candidate"]["evidence"]["phones"][0]["quote"] == "(415) 555-0123"
    dated, ongoing = body["positions"]
    assert (dated["start"], dated["end"], dated["functions"]) == ("2012", "2016", ["sales", "management"])
    assert (ongoing["title"], ongoing["start"], ongoing["end"]) == (None, "2018-03", "present")
    assert body["experience"]["sales"] == {"months": 48, "low": 38, "high": 60, "last_used": "2016"}
    assert body["education"][1] == {
        "level": "master",
        "field": "Business\n Administration",
        "field_groups": ["business_administration"],
        "minor_groups": [],
        "institution": None,
        "status": "in_progress",
        "year": "2021",
        "evidence": [{"start": 0, "end": 3, "page": 1, "quote": "MBA", "rule": "test.rule"}],
    }
    assert body["certifications"] == [{"name": "CPA", "evidence": QUOTED}]
    assert body["certifications_in_progress"] == []
    excel, sap = body["skills"]
    assert (excel["strength"], excel["months"], excel["last_used"]) == ("explicit", 48, "2016")
    assert (sap["strength"], sap["months"], sap["last_used"]) == ("demonstrated", 0, None)
    assert [(item["value"], item["unit"]) for item in body["achievements"]] == [
        (15, "percent"),
        (1.5, "million"),
    ]
    assert body["findings"] == [
        {"code": "hidden_text", "message": "Text is hidden.", "page": 1, "quote": "secret"}
    ]


def test_a_failure_has_the_same_keys() -> None:
    body = json.loads(resume_json(Failure("a.pdf", "empty_file", "a.pdf: empty"), AS_OF))
    assert list(body) == KEYS
    assert body["error"] == {"code": "empty_file", "message": "a.pdf: empty"}
    assert [body[key] for key in KEYS if key not in {"source", "error", "candidate"}] == [
        {} if key == "experience" else [] for key in KEYS if key not in {"source", "error", "candidate"}
    ]


@pytest.mark.parametrize("indent", [None, 2])
def test_indentation_changes_nothing_else(indent: int | None) -> None:
    parsed = screened("Jané", resume=FULL_RESUME).parsed
    text = resume_json(parsed, AS_OF, indent=indent)
    assert "Jané" in text
    assert json.loads(text) == json.loads(resume_json(parsed, AS_OF))
