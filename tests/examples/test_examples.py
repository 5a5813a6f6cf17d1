"""The samples are what the generator writes, and the pipeline understands them."""

import re
from pathlib import Path

import pytest

from examples.generate import HOME, build, files, write
from examples.layouts import LAYOUTS
from examples.persona import load_personas
from examples.score import Scores, Tally, load_truth, parse_samples, score
from screener.assessment import Failure
from screener.document import Evidence
from screener.errors import DamagedFile
from screener.screening import ParsedResume, parse_resume
from skills_taxonomy.skills import load_skills

STUFFER = "rex-dunmarrow.pdf"
DAMAGED = "felix-amberley.pdf"
MINIMUM_F1 = {
    "names": 1.0,
    "emails": 1.0,
    "positions": 0.9,
    "employers": 0.9,
    "functions": 0.9,
    "degrees": 0.9,
    "fields": 0.9,
    "certifications": 0.8,
    "skills": 0.85,
}


COMMITTED = sorted(
    path.relative_to(HOME).as_posix() for folder in ("resumes", "truth") for path in (HOME / folder).iterdir()
)


@pytest.fixture(scope="module")
def generated() -> dict[str, bytes]:
    return dict(files())


@pytest.mark.parametrize("path", COMMITTED)
def test_the_committed_file_is_what_the_generator_writes(path: str, generated: dict[str, bytes]) -> None:
    assert (HOME / path).read_bytes() == generated.get(path), "run `make examples`"


def test_every_file_that_the_generator_writes_is_committed(
    generated: dict[str, bytes], tmp_path: Path
) -> None:
    assert write(tmp_path) == len(COMMITTED)
    assert sorted(generated) == COMMITTED


def test_the_samples_use_every_layout() -> None:
    assert {persona.layout for persona in load_personas().values()} == set(LAYOUTS)


@pytest.mark.parametrize("source", sorted(load_truth()))
def test_contact_details_are_of_nobody(source: str) -> None:
    """Reserved domains and numbers only, so that no sample can reach a person."""
    candidate = load_truth()[source].get("candidate")
    if candidate is None:
        pytest.skip("a damaged file has no facts")
    assert all(
        mail.rsplit("@", 1)[1] in {"example.com", "example.org", "example.net"}
        for mail in candidate["emails"]
    )
    assert all(re.fullmatch(r".*555\D?\d?\D?01\d\d", phone) for phone in candidate["phones"])


def test_the_truth_names_only_skills_of_the_taxonomy() -> None:
    named = {skill for truth in load_truth().values() for skill in truth.get("skills", {})}
    assert named <= set(load_skills().skills)


@pytest.fixture(scope="module")
def parsed() -> dict[str, ParsedResume | Failure]:
    return parse_samples(load_truth())


@pytest.fixture(scope="module")
def scores(parsed: dict[str, ParsedResume | Failure]) -> Scores:
    return score(load_truth(), parsed)


@pytest.mark.parametrize("kind", Scores.__slots__)
def test_the_samples_are_understood(scores: Scores, kind: str) -> None:
    tally: Tally = getattr(scores, kind)
    misses = "\n".join(
        [*(f"missed {fact}" for fact in tally.missed), *(f"extra {fact}" for fact in tally.extra)]
    )
    assert tally.f1 >= MINIMUM_F1[kind], f"F1 {tally.f1:.3f}\n{misses}"


def test_every_quote_stands_in_its_document(parsed: dict[str, ParsedResume | Failure]) -> None:
    checked = 0
    for outcome in parsed.values():
        if isinstance(outcome, Failure):
            continue
        resume = outcome.resume
        proofs: list[tuple[Evidence, ...]] = [
            *(item.evidence for item in resume.positions),
            *(item.evidence for item in resume.degrees),
            *(item.evidence for item in resume.certifications),
            *(item.evidence for item in resume.skills),
            *(item.evidence for item in resume.achievements),
        ]
        for proof in proofs:
            assert proof, f"{outcome.source}: a fact has no evidence"
            for item in proof:
                assert outcome.document.text[item.span.start : item.span.end] == item.quote
                checked += 1
    assert checked > 300


def test_the_damaged_file_fails_alone(parsed: dict[str, ParsedResume | Failure]) -> None:
    failures = [outcome for outcome in parsed.values() if isinstance(outcome, Failure)]
    assert [(failure.source, failure.code) for failure in failures] == [(DAMAGED, DamagedFile.code)]


def test_hidden_text_is_reported_and_not_believed(parsed: dict[str, ParsedResume | Failure]) -> None:
    stuffed = parsed[STUFFER]
    assert isinstance(stuffed, ParsedResume)
    assert "hidden_text" in {finding.code for finding in stuffed.resume.findings}

    persona = load_personas()[STUFFER.removesuffix(".pdf")]
    assert persona.hidden is not None
    honest = parse_resume(build(persona.model_copy(update={"hidden": None})), STUFFER).resume
    assert [skill.id for skill in stuffed.resume.skills] == [skill.id for skill in honest.skills]
    assert stuffed.resume.degrees == honest.degrees
    assert stuffed.resume.positions == honest.positions


@pytest.mark.parametrize(
    ("found", "there", "f1"),
    [
        ([], [], 1.0),
        (["a"], ["a"], 1.0),
        (["a"], ["b"], 0.0),
        (["a", "b"], ["a"], 2 / 3),
        (["a"], ["a", "a"], 2 / 3),
    ],
)
def test_tally(found: list[str], there: list[str], f1: float) -> None:
    tally = Tally()
    tally.add("x", found, there)
    assert tally.f1 == pytest.approx(f1)
