"""What a post was about: by its title first, by its duties second."""

import re
from dataclasses import dataclass

from skills_taxonomy.occupations import Occupation, Occupations, load_occupations
from skills_taxonomy.terms import Function, Seniority

_FIELDS = (
    Function.SALES,
    Function.ACCOUNT_MANAGEMENT,
    Function.ACCOUNTING,
    Function.CUSTOMER_SERVICE,
    Function.MARKETING,
    Function.PROJECT_MANAGEMENT,
)
# Strong cues in the duties that it takes …
_ADDS = 1.0  # … to add a function that titles of the kind often have as well,
_DECIDES = 2.0  # … to decide for a title that says nothing,
_OVERRIDES = 4.0  # … to go against a title of another field.
_SHARE = 0.6
"""Of the strongest function's weight: a weaker one does not decide beside it."""
# Titles that say nothing about the field.
_VAGUE = frozenset(
    """manager director executive consultant associate representative officer specialist coordinator assistant
    supervisor owner partner lead intern trainee member employee contractor volunteer agent advisor
    administrator president head chief vice senior junior general assistant regional branch district area""".split()
)


@dataclass(frozen=True, slots=True)
class FunctionReading:
    """Functions of a post in the order of the `Function` enumeration; empty means unclear."""

    functions: tuple[Function, ...]
    seniority: Seniority
    leads_people: bool
    kind: str | None
    by_duties: tuple[Function, ...]
    """Those of `functions` that the duties decided or added."""


def read_functions(title: str, employer: str, duties: str) -> FunctionReading:
    """Functions, seniority and leadership of a post.

    >>> read_functions("Account Manager", "", "Grew existing accounts and exceeded quota.").functions
    (<Function.SALES: 'sales'>, <Function.ACCOUNT_MANAGEMENT: 'account_management'>)
    >>> read_functions("Accounts Payable Clerk", "", "").functions
    (<Function.ACCOUNTING: 'accounting'>,)
    """
    table = load_occupations()
    reading = table.read_title(title)
    text = duties.lower()
    by_title: set[Function] = set()
    by_duties: set[Function] = set()
    for occupation in reading.occupations:
        functions, replaced = _in_context(table, occupation, employer.lower(), text)
        (by_duties if replaced else by_title).update(functions)
        for function in occupation.also_by_duties:
            if function not in functions and _strong(table, function, text) >= _ADDS:
                by_duties.add(function)
    known = (by_title | by_duties) - {Function.OTHER}
    if not known:
        needed = _OVERRIDES if Function.OTHER in by_title else _DECIDES
        by_duties |= _from_duties(table, text, needed)
    leads = reading.leads_people
    if not leads and _strong(table, Function.MANAGEMENT, text) >= _DECIDES and _may_lead(reading.seniority):
        leads = True
        by_duties.add(Function.MANAGEMENT)
    elif leads:
        by_title.add(Function.MANAGEMENT)
    functions = by_title | by_duties
    if len(functions) > 1:
        functions.discard(Function.OTHER)
    if not functions and _names_a_field(table, title):
        functions = {Function.OTHER}
    ordered = tuple(function for function in Function if function in functions)
    return FunctionReading(
        ordered,
        reading.seniority,
        leads,
        reading.kind,
        tuple(function for function in ordered if function in by_duties and function not in by_title),
    )


def _in_context(
    table: Occupations, occupation: Occupation, employer: str, duties: str
) -> tuple[tuple[Function, ...], bool]:
    """The occupation's functions, or those that agency or ledger work puts in their place."""
    selling = _strong(table, Function.SALES, duties)
    if occupation.ledger and _count(table.ledger_cues, duties) >= 3 and selling < _ADDS:
        return occupation.ledger, True
    if occupation.agency:
        agency = _count(table.agency_cues, duties) + 2 * _count(table.agency_cues, employer)
        if agency >= 2:
            sells = (Function.SALES,) if selling >= _DECIDES else ()
            return (*occupation.agency, *sells), True
    if occupation.clients and _clients_only(table, duties):
        return occupation.clients, True
    return occupation.functions, False


def _clients_only(table: Occupations, duties: str) -> bool:
    """Whether the duties speak of clients again and again, and nowhere of a ledger."""
    if _count(table.client_cues, duties) < 2 or table.duties[Function.ACCOUNTING].strong.search(duties):
        return False
    return _strong(table, Function.ACCOUNT_MANAGEMENT, duties) >= _DECIDES


def _from_duties(table: Occupations, duties: str, needed: float) -> set[Function]:
    weights = table.duty_functions(duties)
    fields = {function: weights.get(function, 0.0) for function in _FIELDS}
    top = max(fields.values())
    if top < needed:
        return set()
    return {function for function, weight in fields.items() if weight >= max(needed, _SHARE * top)}


def _strong(table: Occupations, function: Function, duties: str) -> int:
    """How many different strong cues of a function the duties hold."""
    return _count(table.duties[function].strong, duties)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return len({match.group() for match in pattern.finditer(text)})


def _may_lead(seniority: Seniority) -> bool:
    return seniority not in (Seniority.TRAINEE, Seniority.JUNIOR)


def _names_a_field(table: Occupations, title: str) -> bool:
    return any(word not in _VAGUE for word in table.tokens(title))
