"""Documents made for the purpose are read in the order in which a person reads them.

The measure is the order of all words of a document: one word read too early fails it.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from drawn_columns import COLUMNS
from drawn_letters import LETTERS
from drawn_rows import ROWS
from drawn_tails import TAILS
from sheets import VARIANTS, Made
from word_layouts import VARIANTS as WORD_VARIANTS
from word_layouts import WORD

from screener.parsers import parse

LEAST = 0.95
"""Share of the documents that are read exactly, over all layouts."""
LEAST_OF_A_LAYOUT = 0.8
"""The same among the documents of one layout."""


Maker = Callable[[Any], Made]

LAYOUTS: dict[str, tuple[Maker, Iterable[Any]]] = {
    **{draw.__name__: (draw, VARIANTS) for draw in (*COLUMNS, *ROWS, *TAILS, *LETTERS)},
    **{f"word_{write.__name__}": (write, WORD_VARIANTS) for write in WORD},
}


@cache
def documents(layout: str) -> tuple[Made, ...]:
    make, variants = LAYOUTS[layout]
    return tuple(make(variant) for variant in variants)


def words_of(text: str) -> list[str]:
    """Words in order; marks without a letter or digit (bullets, dots of a rating) are none."""
    return [word for word in text.split() if any(map(str.isalnum, word))]


def read(made: Made) -> list[str]:
    document = parse(made.data, made.name)
    lines = [document.line_text(line) for line in document.lines]
    for label in made.anywhere:
        lines.remove(label)
    return words_of(" ".join(lines))


@cache
def difference(made: Made) -> str:
    """Where the order of words first differs from the intended one; empty where it does not."""
    try:
        found = read(made)
    except ValueError as error:
        return f"{made.name}: a text of its own was not read as a line ({error})"
    wanted = words_of(" ".join(made.lines))
    if found == wanted:
        return ""
    pairs = zip([*found, *[""] * len(wanted)], [*wanted, *[""] * len(found)], strict=False)
    place = next(number for number, (one, other) in enumerate(pairs) if one != other)
    shown = slice(max(0, place - 3), place + 6)
    return f"{made.name}: {' '.join(found[shown])!r} instead of {' '.join(wanted[shown])!r}"


@cache
def wrong(layout: str) -> tuple[str, ...]:
    return tuple(told for made in documents(layout) if (told := difference(made)))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_order_is_exact_in_each_layout(layout: str) -> None:
    assert len(wrong(layout)) <= (1 - LEAST_OF_A_LAYOUT) * len(documents(layout)) + 1e-9, "\n".join(
        wrong(layout)
    )


def test_the_order_is_exact_in_nearly_all_documents() -> None:
    count = sum(len(documents(layout)) for layout in LAYOUTS)
    assert count >= 60
    assert len(LAYOUTS) >= 12
    assert all(len(documents(layout)) >= 5 for layout in LAYOUTS)
    failed = [told for layout in LAYOUTS for told in wrong(layout)]
    assert len(failed) <= (1 - LEAST) * count, "\n".join(failed)


def test_a_word_out_of_its_order_would_be_noticed() -> None:
    made = documents("single")[0]
    first, second, *rest = made.lines
    assert difference(replace(made, lines=(second, first, *rest)))
    assert difference(replace(made, anywhere=("A label that is nowhere",)))
