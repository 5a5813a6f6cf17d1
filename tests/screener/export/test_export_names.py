"""Names of any kind are found wherever they stand, and words that only look like them are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.export.blind.names import NameFinder

FIRST = st.sampled_from(
    ("Zyndra", "José", "Anne-Marie", "Siobhán", "Иван", "Ελένη", "محمد", "राजेश", "小明", "Ng", "D'Arcy")
)
FIRST |= st.sampled_from(("Grant", "Bill", "May", "Will", "Ольга", "Łukasz", "Çağla", "Ana"))
LAST = st.sampled_from(("Quellmore", "O’Brien", "Smith-Jones", "de la Torrabán", "van der Berg", "Петрова"))
LAST |= st.sampled_from(
    ("bin Khalid Al-Farsi", "الفارسي", "कुमार", "王", "Nguyễn", "Ó Súilleabháin", "St. John")
)
LAST |= st.sampled_from(("Page", "Sales", "Price", "Nwachukwu", "McAllister", "Li"))
FORMS = st.sampled_from(
    ["{f} {l}", "{l}, {f}", "{F} {L}", "{l} {f}", "Mr. {l}", "{f} {l}'s accounts", "by {f} {l}.", "({f} {l})"]
)


def masked(name: str, text: str) -> str:
    for start, end in reversed(NameFinder([name]).find(text)):
        text = f"{text[:start]}{'█' * (end - start)}{text[end:]}"
    return text


@given(FIRST, LAST, FORMS, st.sampled_from(["", "Managed 40 accounts with ", "Reference: "]))
def test_a_name_is_masked_whole(first: str, last: str, form: str, before: str) -> None:
    written = form.format(f=first, l=last, F=first.upper(), L=last.upper())
    left = masked(f"{first} {last}", before + written)
    words = [word for part in (first, last) for word in part.replace("-", " ").split() if "{" not in word]
    kept = left.removeprefix(before).lower().replace("accounts", "")
    assert [word for word in words if len(word) > 1 and word.lower().strip(".") in kept.split()] == []
    assert left.startswith(before)


@given(st.text(max_size=80), FIRST, LAST)
def test_the_length_stays_and_ranges_are_in_order(text: str, first: str, last: str) -> None:
    ranges = NameFinder([f"{first} {last}"]).find(text)
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert len(masked(f"{first} {last}", text)) == len(text)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Grant Page", "Grant Writer; grant writing; Page views", "Grant Writer; grant writing; Page views"),
        ("Grant Page", "helped Grant win; Grant led sales", "helped █████ win; █████ led sales"),
        ("John Sales", "Sales Manager of the Sales team", "Sales Manager of the Sales team"),
        ("John Sales", "John Sales, Sales Manager; Mr. Sales", "██████████, Sales Manager; Mr. █████"),
        (
            "Bill Price",
            "Bill customers; Price lists; Bill managed",
            "Bill customers; Price lists; ████ managed",
        ),
        ("May Li", "May 2014 - June 2015, in May; May Li", "May 2014 - June 2015, in May; ██████"),
        ("Ross Martin", "across Martinique and Rossville", "across Martinique and Rossville"),
        ("Ludwig van der Berg", "lvanderberg; ludwigberg; Bergen", "███████████; ██████████; Bergen"),
        ("José Ruiz", "JOSE RUIZ; jose_ruiz_cv; Ruiz J.", "█████████; ████_████_cv; ███████"),
        ("Siobhán O’Brien", "Siobhan OBrien; S. O`Brien", "██████████████; ██████████"),
        ("王小明", "我是王小明。", "我是███。"),
    ],
)
def test_names_that_are_words_and_words_that_are_not_names(name: str, text: str, expected: str) -> None:
    assert masked(name, text) == expected
