"""Words that tell the name of a firm, and no title."""

import re

LEGAL_FORMS = frozenset(
    {"inc", "incorporated", "llc", "llp", "ltd", "limited", "plc", "corp", "corporation"}
    | {"gmbh", "pvt", "pte", "pty"}
)
DOTTED_FORM = re.compile(
    r"\b(?:S\.?\s?L|S\.?\s?A|S\.?r\.?l|S\.?p\.?A|W\.L\.L|L\.L\.C|B\.?V|N\.?V|A/?S|A\.?G|K\.?G|O[Yy]|AB)\.?$"
)
"""Forms that only their case and place tell from other words."""

PROFESSIONS = frozenset(
    (
        "accountants",
        "advocates",
        "architects",
        "attorneys",
        "auctioneers",
        "auditors",
        "barristers",
        "bookkeepers",
        "brokers",
        "builders",
        "caterers",
        "consultants",
        "contractors",
        "dentists",
        "designers",
        "engineers",
        "florists",
        "jewelers",
        "jewellers",
        "lawyers",
        "opticians",
        "outfitters",
        "pharmacists",
        "plumbers",
        "printers",
        "realtors",
        "solicitors",
        "stockbrokers",
        "surveyors",
        "tailors",
        "underwriters",
    )
)
"""In the plural at the end of a name: "Hale Chartered Accountants" are several, and a firm."""
