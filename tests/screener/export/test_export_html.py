import base64
import hashlib
import re
from html.parser import HTMLParser

from export_samples import FULL_CANDIDATE, FULL_RESUME, PROFILE, result, screened, screening

from screener.assessment import Band, Failure
from screener.candidate import Candidate
from screener.document import Finding
from screener.export.ranking_html import QUOTES_SHOWN, ranking_html, style_source
from screener.export.table import tabulate
from screener.screening import Screening

VOID = {"meta", "link", "br", "input"}


class _Page(HTMLParser):
    """Checks that every element is closed, and collects tags, attributes and text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def _html(pile: Screening, *, blind: bool = False) -> str:
    return ranking_html(tabulate(pile, blind=blind)).decode("utf-8")


def test_the_report_needs_nothing_else() -> None:
    page = _Page(_html(screening(screened("Jane", candidate=FULL_CANDIDATE))))
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in page.tags}
    assert not {"src", "style", "onclick"} & {name for _, attributes in page.tags for name in attributes}


def test_its_policy_allows_exactly_its_style() -> None:
    html = _html(screening())
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert style_source() == f"'sha256-{digest}'"
    assert ("meta", f"default-src 'none'; style-src 'sha256-{digest}'") in [
        (tag, attributes.get("content")) for tag, attributes in _Page(html).tags
    ]


def test_everything_in_it_is_escaped() -> None:
    evil = "<script>alert(1)</script>"
    place = screened(
        evil,
        source=f'"{evil}.pdf',
        candidate=Candidate(name=evil, emails=('x"onclick=@e.org',), links=("javascript:alert(1)",)),
        results=(result("years", "75.0", "75.0", evil), result("tools", "0.0", "25.0")),
        findings=(Finding("odd", evil, 1, evil),),
    )
    html = _html(screening(place, failures=(Failure(evil, "damaged_file", evil),)))
    page = _Page(html)
    assert "<script" not in html
    assert page.text.count(evil) >= 6
    assert not any(str(value).startswith("javascript:") for _, named in page.tags for value in named.values())


def test_what_it_shows() -> None:
    place = screened(
        "Jane Doe",
        candidate=FULL_CANDIDATE,
        resume=FULL_RESUME,
        results=(
            result("years", "75.0", "75.0", parts=(result("inner", "75.0", "75.0", "sold cars"),)),
            result("tools", "12.5", "25.0", "Excel"),
        ),
    )
    poor = screened("Joe", resume_id="ef", rank=2, band=Band.NOT_SHOWN, missing=("Years of selling",))
    page = _Page(_html(screening(place, poor, failures=(Failure("c.pdf", "x", "c.pdf: broken"),))))
    for text in (
        "Seller",
        "Ranking, experience counted up to 1 January 2020",
        "Sells <things>.",
        "87.5",
        "3.2–5.0",
        "Master, Business Administration (in progress)",
        "jane@example.org",
        "sold cars",
        "page 2",
        "Does not show every requirement",
        "c.pdf: broken",
    ):
        assert text in page.text
    bars = [named for tag, named in page.tags if tag == "rect" and "x" in named]
    assert [(bar["x"], bar["width"]) for bar in bars] == [("0", "75.0"), ("75.0", "12.5")]


def test_many_quotes_fold() -> None:
    quotes = [f"quote {number}" for number in range(QUOTES_SHOWN + 3)]
    place = screened(
        "Jane", results=(result("years", "75.0", "75.0", *quotes), result("tools", "0.0", "25.0"))
    )
    page = _Page(_html(screening(place)))
    assert "3 more" in page.text
    assert all(quote in page.text for quote in quotes)


def test_blind_and_empty_reports() -> None:
    blind = _html(screening(screened("Jane Doe", candidate=FULL_CANDIDATE, source="jane.pdf")), blind=True)
    assert "Blind ranking" in blind
    assert "Jane" not in blind
    assert "jane" not in blind
    assert "No resume could be read" in _Page(_html(screening())).text


def test_a_profile_without_experience() -> None:
    tools = PROFILE.model_copy(update={"criteria": PROFILE.criteria[1:]})
    pile = screening(screened("Jane", results=(result("tools", "0.0", "100.0"),)))
    html = _html(Screening(tools, pile.as_of, pile.candidates, ()))
    assert 'class="page years-0"' in html
