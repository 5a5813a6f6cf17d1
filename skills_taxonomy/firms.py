"""Words with which the names of firms end, and no title does."""

FIRMS = frozenset(
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
"""Professions in the plural: "Hale Chartered Accountants" are several, and a firm."""
