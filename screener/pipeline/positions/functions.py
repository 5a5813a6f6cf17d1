"""What a post was about: by its title first, by its duties second, by the posts beside it last."""

import re
from collections.abc import Set
from dataclasses import dataclass

from screener.pipeline.positions.patterns import JOINED_FINANCE, VAGUE_PLACEMENT, VAGUE_WORDS
from skills_taxonomy.cues import CueText
from skills_taxonomy.occupations import Occupation, Occupations, TitleReading, load_occupations
from skills_taxonomy.terms import Function, Seniority

# Occupations beside which an "account" is one of a ledger, or a debt.
_MONEY = frozenset({"accounting", "money_not_accounting", "collections"})
_SAYS_SO = 3
"""Different words that tell that "accounts" are debtors, users of a computer, or clients of an agency."""
_FIELDS = (
    Function.SALES,
    Function.ACCOUNT_MANAGEMENT,
    Function.ACCOUNTING,
    Function.CUSTOMER_SERVICE,
    Function.MARKETING,
    Function.PROJECT_MANAGEMENT,
)
# How many different strong cues in the duties it takes …
_ADDS = {  # … to add a function that titles of the kind often have as well,
    Function.SALES: 1,
    Function.ACCOUNT_MANAGEMENT: 2,
    Function.ACCOUNTING: 2,
}
_DECIDES_VAGUE = 2.0  # … to decide for a title without any field ("Manager"),
_DECIDES = 3.0  # … for a title of a field that is not known,
_OVERRIDES = 7.0  # … and to go against a title of another field,
_OVERRIDES_BY_LEDGER = 4.0  # … where the words of a ledger, which nobody else uses, take fewer.
_IN_CONTEXT = 0.4
"""What it takes for a vague title between posts of the same function."""
_SHARE = 0.6
"""Of the strongest function's weight: a weaker one does not decide beside it."""
# What sells often keeps accounts too, and the other way round.
_PAIR = (Function.SALES, Function.ACCOUNT_MANAGEMENT)
# Between posts of these an account executive who does not sell keeps accounts.
_KEEPING = frozenset({Function.MARKETING, Function.ACCOUNT_MANAGEMENT})
_IN_ORDER = tuple(Function)  # looping over an enumeration takes longer
_ACCOUNTS = re.compile(r"\baccounts?\b(?! (?:payable|receivable))", re.IGNORECASE)
_LEADS_NOBODY = re.compile(r"\bindividual contributor\b|\b(?:no|without) direct reports\b", re.IGNORECASE)
# Words of titles that lead people only where the duties say so: an "Office Manager" may be alone.
_MAY_LEAD = frozenset(
    {
        "manager",
        "owner",
        "operator",
        "founder",
        "proprietor",
        "sergeant",
        "coordinator",
        "administrator",
        "chef",
    }
)
# Managers of these run an operation; the posts beside theirs say nothing about it.
_RUNS_A_PLACE = frozenset(
    {"store", "branch", "district", "area", "regional", "general", "business", "department"}
)


@dataclass(frozen=True, slots=True)
class FunctionReading:
    """Functions of a post in the order of the `Function` enumeration; empty means unclear."""

    functions: tuple[Function, ...]
    seniority: Seniority
    leads_people: bool
    kind: str | None
    by_duties: tuple[Function, ...]
    """Those of `functions` that the duties (or the posts beside it) decided or added."""
    settled: bool = True
    """Whether the title decided by itself, so that the posts beside it may lean on it."""


# Selling that is denied, with the rest of its clause; each pattern begins with the letters it is kept under,
# which is what makes them quick.
_NOT_DONE = (
    r"(?:(?:have to|directly|actively|personally) )?(?:pitch|(?:up|cross)?[ -]?s[eo]l[ld]|prospect|hunt"
    r"|cold[ -]call|carry|have (?:a |any )?(?:quota|sales|book|portfolio|accounts)"
    r"|(?:responsible|measured) (?:for|on|by) (?:sales|selling|new|quota|upsell\w*|cross\w*|growth|renewals))"
    r"\b[^.;\n•]*"
)
_NONE = (
    r"(?:a |any )?(?:\w+ )?(?:quotas?|(?:up|cross)?[ -]?selling|sales"
    r"|new (?:business|customers|clients|accounts)|prospecting|cold[ -]call"
    r"|account management|book of business)\b[^.;\n•]*"
)
_DENIED = {
    **{opening: re.compile(opening + _NOT_DONE) for opening in ("not ", "n't ", "n’t ", "never ")},
    **{opening: re.compile(rf"{opening}(?<=\b{opening}){_NONE}") for opening in ("no ", "without ")},
}
# … and selling that is left to others, or clients whom others keep, with what goes before it.
_SELLERS = r"(?:(?:the|our|an?) )?(?:account executives?|sales|field|outside|reps?|ae)\b"
_KEEPERS = (
    r"(?:(?:the|our|an?|their|dedicated) ){0,2}"
    r"(?:(?:key |client |customer )?account manage|(?:client|customer) (?:success|services?)\b)"
)
_MAY_HAND_ON = re.compile(f" to (?:{_SELLERS}|{_KEEPERS})")
_CLAUSE = r"(?:^|(?<=[.;,\n•]))[^.;,\n•]*\b"
_HANDS = r"(?:hand|pass|refer|forward|rout|transfer|transition)(?:r?ed|s|es|r?ing)? "
_ON = r"(?:(?:on|over|off|up) )?to"
_HANDED_ON = tuple(
    re.compile(f"{_CLAUSE}{handed}{_ON} {whom}[^.;\\n•]*")
    for what, whom in (
        (r"leads?|upsells?|expansions?|opportunit\w+|prospects?", _SELLERS),
        (r"accounts?|clients?|customers?|logos?", _KEEPERS),
    )
    for handed in (
        rf"{_HANDS}(?:them|(?:[\w-]+ ){{0,3}}(?:{what})) ",
        rf"(?:{what}) (?:and|then) {_HANDS}(?:(?:them|it) )?",
    )
)
# Selling done by whoever leads the people of a shop or a branch begins a sentence of its own.
_SELLS_IN_PERSON = re.compile(
    r"(?:^|[\n.;•*-]\s*)(?:Personally s|Also s|S)(?:old|ell)\b"
    r"(?! (?:off|out|food|drinks?|meals|snacks|concessions"
    r"|(?:(?:the|my|our|its|a|two|three) )?(?:business|compan|firm|unit|franchise)\w*)\b)"
)


def _own_selling(text: str) -> str:
    """The text, in lower case, without selling that it denies ("did not pitch for new business") or
    leaves to others, and without clients that it hands on to those who keep them."""
    if _MAY_HAND_ON.search(text):
        for handed_on in _HANDED_ON:
            text = handed_on.sub(" ", text)
    for opening, pattern in _DENIED.items():
        if opening in text:
            text = pattern.sub(" ", text)
    return text


class Duties:
    """The duties of a post; what they say about each function is looked up once."""

    def __init__(self, text: str) -> None:
        self._written = text
        # Cues may run over the end of a line, and so may a hyphened word.
        self.text = CueText(_own_selling(text.lower()).replace("-\n", "-").replace("\n", " "))
        self._cues = load_occupations().duties
        self._strengths: dict[Function, int] = {}

    def strength(self, function: Function) -> int:
        """How many different strong cues of the function there are."""
        if function not in self._strengths:
            self._strengths[function] = self._cues[function].strength(self.text)
        return self._strengths[function]

    @property
    def sells_in_person(self) -> bool:
        """Whether a sentence begins with selling ("Sold memberships and packages")."""
        return _SELLS_IN_PERSON.search(self._written) is not None

    def weight(self, function: Function) -> float:
        """The strength, and a fifth for every different weak cue."""
        return self.strength(function) + 0.2 * self._cues[function].weak.count(self.text)


def read_functions(
    title: str,
    employer: str,
    duties: Duties,
    beside: Set[Function] = frozenset(),
    *,
    volunteer: bool = False,
) -> FunctionReading:
    """Functions, seniority and leadership of a post. `beside` are the functions of the nearest
    posts before and after it whose titles are clear; `volunteer` says that it is no paid work.

    >>> read_functions("Account Manager", "", Duties("Grew existing accounts and exceeded quota.")).functions
    (<Function.SALES: 'sales'>, <Function.ACCOUNT_MANAGEMENT: 'account_management'>)
    >>> read_functions("Accounts Payable Clerk", "", Duties("")).functions
    (<Function.ACCOUNTING: 'accounting'>,)
    """
    table = load_occupations()
    reading = table.read_title(title)
    by_title: set[Function] = set()
    by_duties: set[Function] = set()
    for occupation in _without_rivals(reading, title, duties):
        if volunteer and occupation.club_office:
            keeps_books = bool(duties.strength(Function.ACCOUNTING))
            (by_duties if keeps_books else by_title).add(
                Function.ACCOUNTING if keeps_books else Function.OTHER
            )
            continue
        if occupation.industry and len(reading.occupations) == 1 and _sells_only(duties):
            by_duties.add(Function.SALES)  # the "Finance Manager" of a car dealer
            continue
        if _ACCOUNTS.search(title) and (other := _not_clients(table, occupation, duties)):
            by_duties.add(other)
            continue
        stated, replaced = _in_context(table, occupation, employer, duties, beside)
        (by_duties if replaced else by_title).update(stated)
        by_duties |= {
            function
            for function in occupation.also_by_duties
            if function not in stated and duties.strength(function) >= _ADDS[function]
        }
    if Function.ACCOUNT_MANAGEMENT in by_title | by_duties and _is_agency_work(table, duties):
        by_duties.add(Function.MARKETING)
    if not (by_title | by_duties) - {Function.OTHER, Function.MANAGEMENT}:
        by_duties |= _from_duties(table, reading, title, duties, beside)
    alone = _LEADS_NOBODY.search(title) is not None
    leads = reading.leads_people and not alone
    if leads:
        by_title.add(Function.MANAGEMENT)
    elif not alone and reading.seniority not in (Seniority.TRAINEE, Seniority.JUNIOR):
        leads = duties.strength(Function.MANAGEMENT) >= _DECIDES_VAGUE or (
            not _MAY_LEAD.isdisjoint(table.tokens(title)) and table.supervision_cues.found_in(duties.text)
        )
        by_duties |= {Function.MANAGEMENT} if leads else set()
    functions = by_title | by_duties
    if len(functions) > 1:
        functions.discard(Function.OTHER)
    if not functions and not _is_vague(table, title):
        functions = {Function.OTHER}
    ordered = tuple([function for function in _IN_ORDER if function in functions])
    return FunctionReading(
        ordered,
        reading.seniority,
        leads,
        reading.kind,
        tuple(function for function in ordered if function in by_duties and function not in by_title),
        settled=bool(by_title - {Function.MANAGEMENT, Function.OTHER})
        and not any(occupation.agency for occupation in reading.occupations),
    )


def _without_rivals(reading: TitleReading, title: str, duties: Duties) -> tuple[Occupation, ...]:
    """The occupations of a title, but for those that mean something else beside the others.

    An "Account Executive" in a title that also says accountant (or collections) keeps accounts, unless it
    sells; a "Finance Sales Manager" sells; and an "Accounting Tutor" teaches.
    """
    occupations = reading.occupations
    if any(o.subject for o in occupations) and "/" not in title:
        occupations = tuple(occupation for occupation in occupations if occupation.subject)
    if any(o.id in _MONEY for o in occupations) and duties.strength(Function.SALES) < 2:
        occupations = tuple(occupation for occupation in occupations if not occupation.ledger)
    fields = {function for o in occupations if not o.industry for function in o.functions}
    if fields.isdisjoint(_FIELDS) or JOINED_FINANCE.search(title):
        return occupations
    if duties.strength(Function.ACCOUNTING) >= _DECIDES:
        # The "Finance Manager, Sales & Marketing" keeps the books of those who sell.
        ahead = load_occupations().read_title(title.partition(",")[0]).occupations
        return ahead if any(o.industry for o in ahead) else occupations
    return tuple(occupation for occupation in occupations if not occupation.industry)


def _sells_only(duties: Duties) -> bool:
    accounting = load_occupations().duties[Function.ACCOUNTING]
    keeps_books = accounting.strong.found_in(duties.text) or accounting.weak.found_in(duties.text)
    return bool(duties.strength(Function.SALES)) and not keeps_books


def _not_clients(table: Occupations, occupation: Occupation, duties: Duties) -> Function | None:
    """The function of a post whose "accounts" are debtors or users of computers; None if not."""
    clients = Function.ACCOUNT_MANAGEMENT in (*occupation.functions, *occupation.also_by_duties)
    if not (clients or Function.ACCOUNTING in occupation.functions):
        return None
    selling = duties.strength(Function.SALES)  # a collector has goals too
    if clients and table.debt_cues.count(duties.text) >= max(_SAYS_SO, 2 + 2 * selling):
        return Function.CUSTOMER_SERVICE
    return Function.OTHER if not selling and table.login_cues.count(duties.text) >= _SAYS_SO else None


def _in_context(
    table: Occupations, occupation: Occupation, employer: str, duties: Duties, beside: Set[Function]
) -> tuple[tuple[Function, ...], bool]:
    """The occupation's functions, or those that agency, ledger or client work puts in their place."""
    if not (occupation.ledger or occupation.agency or occupation.clients):
        return occupation.functions, False
    selling = duties.strength(Function.SALES)
    if occupation.ledger and not selling and table.ledger_cues.count(duties.text) >= 3:
        return occupation.ledger, True
    if occupation.agency:
        cues = table.agency_cues.count(duties.text)
        if cues or not selling:  # many an "Advertising Inc" sells its own space
            cues += 2 * table.agency_employers.count(CueText(employer))
        keeps = not beside.isdisjoint(_KEEPING) and Function.SALES not in beside
        if cues >= 2 or (keeps and not selling):
            return (*occupation.agency, *((Function.SALES,) if selling >= 2 else ())), True
    if occupation.clients and _clients_only(table, duties):
        return occupation.clients, True
    return occupation.functions, False


def _is_agency_work(table: Occupations, duties: Duties) -> bool:
    """Whether who keeps accounts does the marketing of clients, as agencies of publicity do."""
    cues = table.agency_cues.count(duties.text)
    return cues >= _SAYS_SO or (cues == _SAYS_SO - 1 and bool(duties.strength(Function.MARKETING)))


def _clients_only(table: Occupations, duties: Duties) -> bool:
    """Whether the duties speak of clients again and again, and nowhere of a ledger."""
    if table.client_cues.count(duties.text) < 2:
        return False
    if table.duties[Function.ACCOUNTING].strong.found_in(duties.text):
        return False
    return duties.strength(Function.ACCOUNT_MANAGEMENT) >= 2


def _from_duties(
    table: Occupations, reading: TitleReading, title: str, duties: Duties, beside: Set[Function]
) -> set[Function]:
    """Functions by the duties alone, where the title names none."""
    closed = any(Function.OTHER in o.functions and not o.open for o in reading.occupations)
    vague = _is_vague(table, title)
    needed = _OVERRIDES if closed else _DECIDES_VAGUE if vague and not reading.leads_people else _DECIDES
    fields = {function: duties.weight(function) for function in _FIELDS}
    top = max(fields.values())
    decided = {f for f, weight in fields.items() if weight >= max(needed, _SHARE * top)}
    if not decided and fields[Function.ACCOUNTING] >= max(_OVERRIDES_BY_LEDGER, top):
        decided = {Function.ACCOUNTING}
    if not decided and reading.leads_people and not reading.occupations and duties.sells_in_person:
        decided = {Function.SALES}
    if decided and not closed:
        decided |= {
            function
            for function, other in (_PAIR, _PAIR[::-1])
            if other in decided and duties.strength(function) >= _ADDS[function]
        }
    if not decided and vague and not closed and _RUNS_A_PLACE.isdisjoint(table.tokens(title)):
        decided = {f for f in beside if f in fields and fields[f] >= max(_IN_CONTEXT, _SHARE * top)}
    return decided


def _is_vague(table: Occupations, title: str) -> bool:
    words = table.tokens(VAGUE_PLACEMENT.sub("", title))
    return all(word in VAGUE_WORDS or not word.isalpha() for word in words)
