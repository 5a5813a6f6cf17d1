"""Figures and names as a recruiter reads them."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from screener.timeline import Experience
from skills_taxonomy.terms import DegreeLevel, Function

DEGREE_NAMES = {
    DegreeLevel.HIGH_SCHOOL: "a high-school diploma",
    DegreeLevel.CERTIFICATE: "a diploma or certificate",
    DegreeLevel.ASSOCIATE: "an associate degree",
    DegreeLevel.BACHELOR: "a bachelor's degree",
    DegreeLevel.MASTER: "a master's degree",
    DegreeLevel.DOCTORATE: "a doctorate",
}


def years(months: int) -> str:
    """Months as years with one decimal.

    >>> years(74)
    '6.2'
    """
    return str((Decimal(months) / 12).quantize(Decimal("0.1"), ROUND_HALF_UP))


def span_of_years(experience: Experience, what: str) -> str:
    """ "6.2 years of sales (5.9–6.5 by the dates given)"; without the range where the dates are exact."""
    low, high = years(experience.low), years(experience.high)
    given = "" if low == high else f" ({low}–{high} by the dates given)"
    return f"{years(experience.months)} years of {what}{given}"


def asked(figure: Decimal, ideal: bool = False) -> str:
    """A figure of a profile, without idle zeros, as what is asked or ideal.

    >>> asked(Decimal("5.0")), asked(Decimal(1)), asked(Decimal("2.5"), ideal=True)
    ('5 years are asked', '1 year is asked', '2.5 years are the ideal')
    """
    noun = "year is" if figure == 1 else "years are"
    return f"{figure.normalize():f} {noun} {'the ideal' if ideal else 'asked'}"


def functions_text(functions: Sequence[Function]) -> str:
    """Functions in words.

    >>> functions_text([Function.SALES, Function.ACCOUNT_MANAGEMENT])
    'sales or account management'
    """
    return listed([plain(function) for function in functions], "or")


def plain(identifier: str) -> str:
    """An id as words.

    >>> plain("cold_calling")
    'cold calling'
    """
    return identifier.replace("_", " ")


def listed(names: Sequence[str], joint: str) -> str:
    """Names in a row.

    >>> listed(["a", "b", "c"], "and")
    'a, b and c'
    """
    return f" {joint} ".join([*([", ".join(names[:-1])] if len(names) > 1 else []), *names[-1:]])
