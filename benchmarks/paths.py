"""The two paths that are compared, from the bytes of a PDF to an assessment, and a clock for their steps."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from time import perf_counter, process_time

import pdfplumber

from screener.assessment import Assessment
from screener.document import Document
from screener.parsers import parse
from screener.pipeline import analyze, build_pipeline
from screener.profile import RoleProfile
from screener.scorer import assess

AS_OF = date(2025, 6, 1)


@dataclass(frozen=True, slots=True)
class Sample:
    """A PDF file in memory."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Cost:
    """What something took, in seconds."""

    wall: float
    cpu: float


Path = Callable[[Sample, RoleProfile], Assessment]


def own_path(sample: Sample, profile: RoleProfile) -> Assessment:
    """The path every resume takes in production, without the worker process around it."""
    return _understood(parse(sample.data, sample.name), profile)


def naive_path(sample: Sample, profile: RoleProfile) -> Assessment:
    """What one would write first: pdfplumber's text with its default settings, read as plain text.

    Understanding and scoring are the same code, so the comparison is of the reading alone.
    """
    with pdfplumber.open(BytesIO(sample.data)) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    return _understood(parse(text.encode(), f"{sample.name}.txt"), profile)


def _understood(document: Document, profile: RoleProfile) -> Assessment:
    _, resume = analyze(document)
    return assess(resume, profile, AS_OF)


def time_path(path: Path, samples: list[Sample], profile: RoleProfile) -> Cost:
    """The cost of sending all samples down a path once."""
    wall, cpu = perf_counter(), process_time()
    for sample in samples:
        path(sample, profile)
    return Cost(perf_counter() - wall, process_time() - cpu)


def time_steps(samples: list[Sample], profile: RoleProfile) -> dict[str, float]:
    """CPU seconds of each step of the own path, summed over the samples, in the order they run."""
    nlp = build_pipeline()
    costs: dict[str, float] = {}
    for sample in samples:
        with _clock("parse", costs):
            document = parse(sample.data, sample.name)
        with _clock("tokenise", costs):
            doc = nlp.make_doc(document.text)
        doc._.document = document
        for name, stage in nlp.pipeline:
            with _clock(name, costs):
                doc = stage(doc)
        _, resume = analyze(document)
        with _clock("assess", costs):
            assess(resume, profile, AS_OF)
    return costs


@contextmanager
def _clock(step: str, costs: dict[str, float]) -> Iterator[None]:
    start = process_time()
    yield
    costs[step] = costs.get(step, 0.0) + process_time() - start
