"""Figures and names as a recruiter reads them."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from screener.criteria import ExperienceCriterion
from screener.timeline import Experience
from skills_taxonomy.industries import load_industries
from skills_taxonomy.languages import load_languages
from skills_taxonomy.skills import load_skills
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
    return f"{number(figure)} {noun} {'the ideal' if ideal else 'asked'}"


def number(figure: Decimal) -> str:
    """A figure without idle zeros.

    >>> number(Decimal("5.0")), number(Decimal(100))
    ('5', '100')
    """
    return f"{figure.normalize():f}"


def count_of_years(figure: Decimal) -> str:
    """A figure of years in words.

    >>> count_of_years(Decimal("1.0")), count_of_years(Decimal("2.5"))
    ('1 year', '2.5 years')
    """
    return f"{number(figure)} {'year' if figure == 1 else 'years'}"


def duration(months: int) -> str:
    """Months as a person says them.

    >>> duration(1), duration(11), duration(12), duration(30)
    ('1 month', '11 months', '1 year', '2 years and 6 months')
    """
    whole, rest = divmod(months, 12)
    counts = [(count, noun) for count, noun in ((whole, "year"), (rest, "month")) if count]
    return " and ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts)


def kind_of_work(criterion: ExperienceCriterion) -> str:
    """What an experience criterion counts, in words.

    >>> kind_of_work(ExperienceCriterion(id="x", label="X", kind="experience", minimum_years=Decimal(2),
    ...     functions=(Function.SALES,), leads_people=True, industries=("retail",), recent_years=Decimal(5)))
    'sales leading people in retail, in the last 5 years'
    """
    told = functions_text(criterion.functions) if criterion.functions else "work"
    if criterion.leads_people:
        told += " leading people"
    if criterion.seniority is not None:
        told += f" as {criterion.seniority.value} or higher"
    if criterion.industries:
        told += f" in {listed([industry_name(item) for item in criterion.industries], 'or')}"
    if criterion.recent_years is not None:
        told += f", in the last {count_of_years(criterion.recent_years)}"
    return told


def industry_name(identifier: str) -> str:
    """An industry as it stands in a sentence."""
    entry = load_industries().entries.get(identifier)
    return entry.name[:1].lower() + entry.name[1:] if entry else plain(identifier)


def language_name(code: str) -> str:
    """A language by its code.

    >>> language_name("fr")
    'French'
    """
    return load_languages().names.get(code, code)


def skill_name(identifier: str) -> str:
    """A skill as it is shown.

    >>> skill_name("excel")
    'Microsoft Excel'
    """
    skill = load_skills().skills.get(identifier)
    return skill.name if skill else plain(identifier)


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
