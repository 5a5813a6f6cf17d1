"""Numbers worth quoting: how amounts are written, and the words that give each its kind."""

import re
from dataclasses import dataclass

from screener.resume import SectionKind

SECTIONS = frozenset(
    {
        SectionKind.EXPERIENCE,
        SectionKind.SUMMARY,
        SectionKind.ACHIEVEMENTS,
        SectionKind.VOLUNTEER,
        SectionKind.HEADER,
        SectionKind.PROJECTS,
        SectionKind.OTHER,
    }
)

_NUMBER = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"k|mm|mn|million|mil|m|bn|billion|b|thousand|lakhs?|lacs?|crores?|cr"
PERCENT = re.compile(
    rf"(?<![\d.,$£€])(?P<number>{_NUMBER})\s?\+?\s?(?:%|percent\b|per\s?cent\b)", re.IGNORECASE
)
MONEY = re.compile(
    rf"(?P<currency>US\$|USD|\$|£|€|₹|\bRs\.?|\bINR|\bAED|\bGBP|\bEUR|\bNGN|₦|\bZAR|"
    rf"\bKES)\s?(?P<number>{_NUMBER})\s?\+?\s?(?:(?P<scale>{_SCALE})\b)?",
    re.IGNORECASE,
)
MONEY_IN_WORDS = re.compile(
    rf"(?<![\d.,$£€])(?P<number>{_NUMBER})\s?\+?\s?(?:(?P<scale>{_SCALE})\s?\+?\s)?(?P<currency>dollars|"
    rf"USD|euros|pounds|rupees|AED|INR)\b",
    re.IGNORECASE,
)
MONEY_CUE = re.compile(r"[$£€₹₦]|\b(?:usd|rs|inr|aed|gbp|eur|ngn|zar|kes)\b")
MONEY_WORD_CUE = re.compile(r"dollars|usd|euros|pounds|rupees|aed|inr")
"""Cheap tests, on lower-case text, for whether an amount of money can be there at all."""
COUNT = re.compile(
    r"(?<![\w$£€.,/#-])(?P<number>\d{1,3}(?:,\d{3})+|\d{1,5}|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|fifty)"
    r"(?:\s?\+|\s?(?:-|–|to)\s?\d{1,4}\+?)?(?![\w%]|\s?%|[.,]\d)",
    re.IGNORECASE,
)
COUNT_CUE = re.compile(
    r"account|client|customer|team|staff|employee|people|report|associate|"
    r"representative|reps\b|manager|member|agent|personnel"
)
"""The same for a number of people or accounts."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands before and after an amount of one kind, inside its clause; `unless` rules it out."""

    kind: str
    cues: tuple[str, ...]
    """Lower-case strings of which the clause must hold one: a cheap test before the patterns."""
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})$", re.IGNORECASE)


def _after(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})", re.IGNORECASE)


_GROW = (
    r"(?:increas\w*|grew|grow(?:n|ing|th)?|boost\w*|rais(?:ed|ing)|improv\w*|"
    r"expand\w*|rose|lift(?:ed|ing)|accelerat\w*|gains?|up)"
)
_SOLD = (
    r"(?:sales|revenues?|profits?|profitability|billings?|business|bookings|turnover|"
    r"market share|margins?|income|accounts?|portfolio|client base|customer base|"
    r"volume|production)"
)
_GAP = r"[^;]{0,70}?"
_ABOUT = (
    r"(?:(?:by|of|to|at|over|more than|above|approximately|about|nearly|almost|up to|"
    r"an?|average of|averag\w+|around|an additional|total(?:ing|ling)?|from|with|"
    r"roughly|in excess of|exceed\w*)\s+){0,4}"
)
_FRAME = (
    r"(?:(?:of|to|over|above|against|for|on|in|the|my|our|its|annual|yearly|monthly|"
    r"quarterly|sales|assigned|personal|team|revenue|company|attainment|total|"
    r"overall|set|store)\s+){0,5}"
)
_NOT_SALES = (
    r"\b(?:efficien|productiv|traffic|engagement|follower|attendance|accuracy|"
    r"turnaround|response|open rate|click|website|time|cost|expense|errors?|waste|"
    r"shrink|safety|occupancy to)\w*"
)

_QUOTA = ("quota", "target", "goal", "plan")
_RETENTION = ("retention", "retain", "renewal")
_SATISFACTION = ("satisf", "csat")
_GROWTH = (
    "increas",
    "gr",
    "boost",
    "rais",
    "improv",
    "expan",
    "rose",
    "ris",
    "lift",
    "acceler",
    "gain",
    "up",
)
_BUDGET = ("budget",)
_REVENUE = (
    "revenue",
    "sales",
    "account",
    "portfolio",
    "business",
    "book",
    "territor",
    "profit",
    "contract",
    "deal",
    "billing",
    "turnover",
    "pipeline",
    "client",
    "gross",
    "net income",
    "generat",
)
_PORTFOLIO = ("accounts", "clients", "customers")
_TEAM = (
    "team",
    "staff",
    "crew",
    "group",
    "workforce",
    "department",
    "employee",
    "people",
    "report",
    "associates",
    "rep",
    "manager",
    "member",
    "agent",
    "personnel",
    "executive",
    "accountants",
    "professionals",
)

PERCENT_ROWS = (
    Row(
        "quota_attainment",
        _QUOTA,
        after=_after(rf"\s+{_FRAME}(?:quotas?|targets?|goals?|plan)\b"),
        unless=_after(r"\b(?:cost|expense|savings?) (?:goal|target)"),
    ),
    Row(
        "quota_attainment",
        _QUOTA,
        before=_before(rf"\b(?:quotas?|targets?|goals?)(?: attainment)?[\s:–,(-]*{_ABOUT}"),
    ),
    Row(
        "retention_rate",
        _RETENTION,
        after=_after(
            r"\s+(?:of\s+)?(?:(?:client|customer|account|annual|overall|contract|member|"
            r"portfolio)s?\s+){0,2}(?:retention|renewals?|retained)\b"
        ),
        unless=_after(
            r"\b(?:increas|improv|grew|rais|boost)\w*\b[^;]{0,50}\b(?:retention|"
            r"renewal)s?\b[^;]{0,15}\bby\b|employee|staff|team retention"
        ),
    ),
    Row(
        "retention_rate",
        _RETENTION,
        before=_before(
            rf"\b(?:retention|renewal)s?(?: rates?| levels?)?[\s:–(-]*(?:rate )?{_ABOUT}|"
            rf"\bretain(?:ed|ing)\s+{_ABOUT}"
        ),
        unless=_after(
            r"\b(?:increas|improv|grew|rais|boost)\w*\b[^;]{0,50}\b(?:retention|"
            r"renewal)s?\b[^;]{0,15}\bby\b|employee|staff|team retention"
        ),
    ),
    Row(
        "satisfaction",
        _SATISFACTION,
        after=_after(
            r"\s+(?:(?:client|customer|guest|overall)\s+){0,2}(?:satisfaction|satisfied|"
            r"csat)\b"
        ),
    ),
    Row(
        "satisfaction",
        _SATISFACTION,
        before=_before(
            rf"\b(?:satisfaction|csat)(?: (?:scores?|ratings?|rates?|levels?|"
            rf"index))?[\s:–(-]*(?:rating |score |rate )?{_ABOUT}"
        ),
    ),
    Row(
        "revenue_growth",
        _GROWTH,
        before=_before(rf"\b{_GROW}\b{_GAP}\b{_SOLD}\b{_GAP}"),
        unless=_after(r"\b(?:reduc|decreas|cut)\w*\b|" + _NOT_SALES),
    ),
    Row(
        "revenue_growth",
        _GROWTH,
        before=_before(rf"\b{_SOLD}\b\s+(?:\w+\s+){{0,2}}{_GROW}\b{_GAP}"),
        unless=_after(r"\b(?:reduc|decreas|cut)\w*\b|" + _NOT_SALES),
    ),
    Row(
        "revenue_growth",
        _GROWTH,
        after=_after(
            rf"\s+(?:(?:annual|yearly|year[- ]over[- ]year|year[- ]on[- ]year|yoy|average|"
            rf"overall|annualized)\s+){{0,2}}(?:{_SOLD}\s+)?(?:growth|increase|gain|"
            rf"rise)(?:\s+(?:in|of)\s+(?:[\w-]+\s+){{0,3}}{_SOLD}\b|"
            rf"(?:\s+(?:\w+\s+){{0,3}}(?:year|yoy))|\s*$)"
        ),
        unless=_after(_NOT_SALES),
    ),
    Row(
        "revenue_growth",
        _GROWTH,
        after=_after(
            rf"\s+(?:(?:annual|yearly|year[- ]over[- ]year|yoy|"
            rf"average)\s+)*{_SOLD}\s+(?:growth|increase|gain)\b"
        ),
        unless=_after(_NOT_SALES),
    ),
)

_NOT_REVENUE = _after(
    r"\b(?:budgets?|sav(?:ed|ings?)|reduc\w+|costs?|expens\w+|losses|cash|"
    r"fund-?rais\w*|grants?|debt|past due|collect\w*|receivables?|payables?|payroll|"
    r"assets?|donat\w+|salary|compensation|fees?|claims?|bonus\w*|write-?offs?|"
    r"invoices?|inventory|per hour)\b"
)
_REVENUE_WORDS = (
    r"(?:revenues?|sales|accounts?|portfolio|book of business|books? of|business|"
    r"territory|profits?|contracts?|deals?|billings?|turnover|pipeline|clients?|"
    r"gross|net income)"
)
MONEY_ROWS = (
    Row("budget", _BUDGET, before=_before(r"\bbudgets?\b[^;]{0,40}?")),
    Row("budget", _BUDGET, after=_after(r"\s*(?:[\w-]+\s+){0,4}budgets?\b")),
    Row("revenue", _REVENUE, after=_after(rf"[^;]{{0,40}}?\b{_REVENUE_WORDS}\b"), unless=_NOT_REVENUE),
    Row(
        "revenue",
        _REVENUE,
        before=_before(rf"\b(?:{_REVENUE_WORDS}|generat\w+)\b[^;]{{0,40}}?"),
        unless=_NOT_REVENUE,
    ),
)

_LEADS = (
    r"(?:manag\w*|supervis\w*|led|lead(?:ing|s)?|oversaw|oversee\w*|train\w*|"
    r"mentor\w*|coach\w*|direct\w*|responsible for|grew|built|hired)"
)
_SERVES = (
    r"(?:manag\w*|portfolio|book|handl\w*|oversaw|overse\w*|maintain\w*|servic\w*|"
    r"support\w*|responsible for|serv(?:ed|ing)|lead|led|"
    r"own(?:ed|ing)|grew|with|retain\w*|base|load|caseload|territory|across|"
    r"including|covering|account manager for)"
)
_LINKS = r"(?:[\w'’-]+\s+){0,5}"
COUNT_ROWS = (
    Row(
        "portfolio_size",
        _PORTFOLIO,
        before=_before(rf"\b{_SERVES}\b[\s:]+{_LINKS}"),
        after=_after(
            r"\s*(?:plus\s+)?(?:[A-Za-z0-9&'’/-]+,?\s+){0,3}?(?:accounts|clients|"
            r"customers)\b(?!\s+(?:payable|receivable|service))"
        ),
        unless=_after(
            r"\b(?:(?:per|a|an|each|every) (?:day|week|month|shift|hour|evening|night)|daily|weekly|hourly|calls|new (?:accounts|"
            r"clients|customers)|guests|tables|team of|hours?)\b"
        ),
    ),
    Row(
        "team_size",
        _TEAM,
        before=_before(
            rf"\b(?:teams?|staff|crew|group|workforce|department)\s+(?:of|consisting of|"
            rf"comprised of|with)\s+{_ABOUT}"
        ),
        after=_after(r"(?!\s*(?:years?|months?|stores|million|accounts|clients|customers|projects)\b)"),
    ),
    Row(
        "team_size",
        _TEAM,
        before=_before(
            rf"\b{_LEADS}\s+(?:(?:a|the|and|over|up to|approximately|about|more than|around|"
            rf"total of|team of|staff of|motivated?|trained?|hired?|\w+ed)\s+){{0,4}}"
        ),
        after=_after(
            r"\s*(?:plus\s+)?(?:[a-z-]+,?\s+){0,3}?(?:employees|people|direct reports|"
            r"reports|associates|representatives|reps|managers|team members|members|agents|"
            r"personnel|staff|executives|salespeople|accountants|professionals)\b"
        ),
        unless=_after(r"\b(?:new hires? orientation)\b"),
    ),
)

CLAUSE_END = re.compile(r"[;•\t]|\.(?=\s+[A-Z•*]|\s*$)(?<!\bSt\.)(?<!\bNo\.)(?<!\bvs\.)(?<!U\.S\.)")

COUNT_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50,
}  # fmt: skip
_WORDS_OF_SCALE = {
    1e3: ("k", "thousand"),
    1e5: ("lakh", "lakhs", "lac", "lacs"),
    1e6: ("m", "mm", "mn", "mil", "million"),
    1e7: ("crore", "crores", "cr"),
    1e9: ("b", "bn", "billion"),
}
SCALES = {word: factor for factor, words in _WORDS_OF_SCALE.items() for word in words}
_SIGNS_OF_CURRENCY = {
    "USD": ("$", "us$", "usd", "dollars"),
    "GBP": ("£", "gbp", "pounds"),
    "EUR": ("€", "eur", "euros"),
    "INR": ("₹", "rs", "rs.", "inr", "rupees"),
    "AED": ("aed",),
    "NGN": ("ngn", "₦"),
    "ZAR": ("zar",),
    "KES": ("kes",),
}
CURRENCIES = {sign: code for code, signs in _SIGNS_OF_CURRENCY.items() for sign in signs}
LEAST_AMOUNT = 10_000.0
"""Sums of money below it are prices and fees, not revenue or a budget."""
BEFORE_WINDOW = 120
AFTER_WINDOW = 90
"""How many characters around an amount are read; more is another thought."""
LONGEST_QUOTE = 240
FULL_LINE = 70
"""A line this long may run on into one that begins with a digit."""
FROM = re.compile(r"\bfrom\s+(?:about\s+|under\s+|less than\s+)?$", re.IGNORECASE)
"""The lower end of "from 20% to 70%"."""
TO_AFTER_FROM = re.compile(r"\bfrom\s+\S{1,12}\s+(?:percent\s+)?to\s+(?:over\s+)?$", re.IGNORECASE)
BEYOND = re.compile(
    r"\b(?:exceed\w*|surpass\w*|beat(?:ing)?|over|above)\b[^;]{0,40}\b(?:by|"
    r"average of)\s+(?:over\s+|up to\s+|an average of\s+)?$",
    re.IGNORECASE,
)
OVER_QUOTA = re.compile(r"\s+(?:over|above)\b", re.IGNORECASE)
"""What makes 20 percent an attainment of 120: "exceeded quota by 20%", "20% over plan"."""
MOST_PERCENT = {
    "quota_attainment": 1000.0,
    "revenue_growth": 2000.0,
    "retention_rate": 100.0,
    "satisfaction": 100.0,
}
"""Percentages above it are misread."""
