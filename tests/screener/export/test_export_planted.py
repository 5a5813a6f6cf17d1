"""Nothing of a planted identity is left in any blind export, and what is about work stays."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from blind_samples import JOSE, SEXED, ZYNDRA, Planted, resume_of

from screener.assessment import Failure
from screener.document import Evidence, SourceSpan
from screener.export import COMPARISONS, FORMATS, RankingTable, tabulate
from screener.export.blind import mask_for
from screener.export.explanation import candidate_text, explanation_json, recruiter_text
from screener.profile import load_profile
from screener.screening import ParsedResume, parse_resume, screen

AS_OF = date(2020, 1, 1)
PEOPLE = {"zyndra": ZYNDRA, "jose": JOSE}
Export = Callable[[RankingTable], bytes]
EXPORTS: dict[str, Export] = {
    **{f"ranking{suffix}": write for suffix, write in FORMATS.items()},
    **{f"comparison{suffix}": write for suffix, write in COMPARISONS.items()},
}
KEPT = (
    "Senior Account Manager",
    "Halden Foods",
    "03/2015",
    "Copperline Ltd",
    "Bachelor of Arts in Marketing",
)


def parsed(who: Planted) -> ParsedResume:
    return parse_resume(resume_of(who).encode(), f"{who.name.replace(' ', '_')}.txt")


def pile(*, blind: bool = True, role: str = "account-manager") -> RankingTable:
    failure = Failure(f"{ZYNDRA.name}.pdf", "damaged_file", f"{ZYNDRA.name}.pdf: cannot be read")
    outcomes: list[ParsedResume | Failure] = [*map(parsed, PEOPLE.values()), failure]
    return tabulate(screen(outcomes, load_profile(role), AS_OF), blind=blind)


def text_of(content: bytes) -> str:
    """The text of an export, unpacked."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def left_of(who: Planted, text: str) -> list[str]:
    """Words of the identity that stand in the text; digits only where no longer number holds them."""
    lower = re.sub(r"[0-9a-f]{64}|#[0-9a-f]{6}\b|sha256-\S+", "", text.lower())
    return [
        word
        for word in who.words
        if re.search(rf"(?<![\w.]){word}(?![\w%])" if word.isdigit() else re.escape(word), lower)
    ]


def sexed(text: str) -> list[str]:
    return [word for word in SEXED if re.search(rf"(?<![\w’']){word}\b", text.lower())]


@pytest.mark.parametrize("name", EXPORTS)
def test_no_export_has_anything_of_them(name: str) -> None:
    text = text_of(EXPORTS[name](pile()))
    assert {who: left_of(planted, text) for who, planted in PEOPLE.items()} == {"zyndra": [], "jose": []}
    assert "Penhallow" not in text
    body = re.sub(r"<style>.*?</style>|<footer>.*?</footer>", "", text, flags=re.DOTALL)
    assert sexed(body) == []


@pytest.mark.parametrize("name", EXPORTS)
def test_with_names_they_are_there(name: str) -> None:
    """Or the test above could not fail."""
    text = text_of(EXPORTS[name](pile(blind=False)))
    expected = {"zyndra", "quellmore"}
    if name.startswith("ranking") and not name.endswith(".csv"):  # which have every quote
        expected |= {"brindlewick", "2009"}
    assert expected <= set(left_of(ZYNDRA, text))


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("role", ["account-manager", "accounting-manager"])
def test_no_explanation_has_anything_of_them(who: str, role: str) -> None:
    planted = PEOPLE[who]
    table = tabulate(screen([parsed(planted)], load_profile(role), AS_OF), blind=True)
    for text in (recruiter_text(table), candidate_text(table), explanation_json(table)):
        assert left_of(planted, text) == []
        assert "blind" not in text or '"blind": true' in text


@pytest.mark.parametrize("who", PEOPLE)
def test_any_line_of_the_resume_could_be_quoted(who: str) -> None:
    planted = PEOPLE[who]
    resume = parsed(planted)
    mask, document = mask_for(resume), resume.document
    masked = "\n".join(
        mask.quote(document.evidence(line.start, line.end, "test")).quote for line in document.lines
    )
    assert left_of(planted, masked) == []
    assert sexed(masked) == []
    for kept in KEPT:
        assert kept in masked


@pytest.mark.parametrize("who", PEOPLE)
def test_a_quote_that_begins_inside_a_name_is_masked_too(who: str) -> None:
    resume = parsed(PEOPLE[who])
    mask, text = mask_for(resume), resume.document.text
    for start in range(0, len(text) - 30, 7):
        quote = Evidence(SourceSpan(start, start + 30, 1), text[start : start + 30], "test")
        assert left_of(PEOPLE[who], mask.quote(quote).quote) == []


def test_file_names_are_not_told() -> None:
    table = pile()
    assert all(row.file is None for row in table.rows)
    assert [failure.source for failure in table.failures] == ["file 1"]
    assert "quellmore" not in repr(table).lower()
