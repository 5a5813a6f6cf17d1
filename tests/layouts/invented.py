"""People, posts and sentences that nobody has or wrote, for documents of any layout."""

NAMES = (
    "Odile Marrowby",
    "Tamsin Quellard",
    "Ruben Astley-Voss",
    "Ines Kappelhof",
    "Jory Penhallow",
    "Mira Dostoy",
)
TITLES = (
    "Account Manager",
    "Key Account Manager",
    "Accounting Manager",
    "Sales Representative",
    "Senior Bookkeeper",
    "Client Partner",
)
EMPLOYERS = (
    "Borealis Foods, York",
    "Cobalt Paper, Hull",
    "Halden Media, Leeds",
    "Pellworth Tools, Bath",
    "Quarry & Finch, Derby",
    "Sandmere Bank, Truro",
)
PERIODS = ("2019 - 2023", "2016 - 2019", "2013 - 2016", "2010 - 2013", "2008 - 2010", "2005 - 2008")
DUTIES = (
    "Looked after forty regional clients and renewed nine of ten contracts before they ran out.",
    "Closed the books of three companies within four days of the end of each month.",
    "Won six new customers in the north by visiting every one of them twice a year.",
    "Prepared offers together with the finance team and defended them before the board.",
    "Cut the days that invoices stayed open from fifty to thirty-one without losing a client.",
    "Trained seven colleagues in the new ledger and wrote the handbook they still use.",
    "Planned the yearly budget for travel and held it in every year but one.",
    "Answered every complaint within a day and told the head of sales what lay behind it.",
)
SUMMARY = (
    "Account manager with eleven years in food and paper, who likes long relationships more than quick deals "
    "and reads a balance sheet as easily as a menu."
)
SKILLS = (
    "Excel",
    "Negotiation",
    "Salesforce",
    "Forecasting",
    "SAP",
    "Budgeting",
    "HubSpot",
    "Reporting",
    "Oracle",
    "Invoicing",
    "Tableau",
    "Payroll",
)
SCHOOLS = ("University of Ashcombe", "Marlow College", "Saltmarsh School of Trade")
DEGREES = ("MSc Finance", "BA Economics", "Diploma in Bookkeeping")
LANGUAGES = ("English", "French", "Dutch")


def rotated(items: tuple[str, ...], by: int) -> tuple[str, ...]:
    """The items, beginning with another one in each document."""
    start = by % len(items)
    return items[start:] + items[:start]
