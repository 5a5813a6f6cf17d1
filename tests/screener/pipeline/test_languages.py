"""Languages: which, how well, and what is no language somebody speaks."""

import pytest
from written import assert_quoted, written

from screener.pipeline.languages import stage
from screener.resume import SectionKind

Found = list[tuple[str, str | None]]
LISTED, SUMMARY, SKILLS = SectionKind.LANGUAGES, SectionKind.SUMMARY, SectionKind.SKILLS


def languages_of(text: str, kind: SectionKind = SUMMARY) -> Found:
    doc = stage(written((kind, text)))
    for found in doc._.languages:
        assert_quoted(doc, found.evidence)
        assert found.written is None or found.written in doc.text
    return [(found.code, found.level.value if found.level else None) for found in doc._.languages]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("English, Hindi & Marathi", [("en", None), ("hi", None), ("mr", None)]),
        ("Urdu\tFluent\nEnglish\tGood", [("ur", "fluent"), ("en", "professional")]),
        (
            "English (native), French – B2, German: basic",
            [("en", "native"), ("fr", "professional"), ("de", "basic")],
        ),
        (
            "Spanish\nNative or bilingual proficiency\nFrench\nElementary proficiency",
            [("es", "native"), ("fr", "basic")],
        ),
        ("Portuguese - Full Professional Proficiency", [("pt", "fluent")]),
        ("Fluent: English, Arabic. Basic: Turkish", [("en", "fluent"), ("ar", "fluent"), ("tr", "basic")]),
        ("Español", [("es", None)]),
        ("Mandarin Chinese (conversational)", [("zh", "intermediate")]),
        ("Igbo (mother tongue), Yoruba", [("ig", "native"), ("yo", None)]),
    ],
)
def test_a_section_of_languages(text: str, expected: Found) -> None:
    assert languages_of(text, LISTED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fluent in Spanish and French", [("es", "fluent"), ("fr", "fluent")]),
        ("Fluent in both written and spoken German.", [("de", "fluent")]),
        ("Bilingual (English/Spanish)", [("en", "fluent"), ("es", "fluent")]),
        ("Bilingual in English & Polish with retail experience", [("en", "fluent"), ("pl", "fluent")]),
        ("Native English speaker; conversational Italian", [("en", "native"), ("it", "intermediate")]),
        ("Speaks Russian and Ukrainian", [("ru", None), ("uk", None)]),
        ("Languages: French (fluent), Dutch", [("fr", "fluent"), ("nl", None)]),
        ("Languages Known: English, Tamil, Telugu", [("en", None), ("ta", None), ("te", None)]),
        ("Fluent in\nFrench", [("fr", "fluent")]),
        ("Spanish - fluent, basic French", [("es", "fluent"), ("fr", "basic")]),
        ("fluent in Spanish. Fluent in Spanish and native in Spanish", [("es", "native")]),
    ],
)
def test_elsewhere_a_cue_is_needed(text: str, expected: Found) -> None:
    assert languages_of(text, SUMMARY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Managed the French market",
        "Served Spanish-speaking customers",
        "Native American outreach programme",
        "Fluent in Excel and Salesforce",
        "Native advertising for German clients",
        "Programming languages: Python, Java",
        "Line cook, Italian restaurant; bilingual staff",
        "Polish presentations; excellent speaker",
        "",
    ],
)
def test_what_is_no_language_spoken(text: str) -> None:
    assert languages_of(text, SUMMARY) == []


def test_education_names_languages_only_in_a_labelled_list() -> None:
    assert languages_of("Minor in French, fluent in 2010", SectionKind.EDUCATION) == []
    assert languages_of("Languages: French", SectionKind.EDUCATION) == [("fr", None)]


def test_the_level_is_kept_as_written() -> None:
    doc = stage(written((LISTED, "French (C1)")))
    (french,) = doc._.languages
    assert (french.name, french.written, french.evidence[0].quote) == ("French", "C1", "French (C1")
