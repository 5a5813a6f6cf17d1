"""Shapes of contact details, and the words that no name is made of."""

import re

EMAIL = re.compile(r"[A-Za-z0-9][\w.+%-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,10}")
PROFILE_LINK = re.compile(
    r"(?<!\w)(?:https?://)?(?:[a-z]{2,3}\.)?(?:linkedin\.com|github\.com|gitlab\.com|"
    r"behance\.net|xing\.com|twitter\.com|x\.com)/[\w@%./-]*[\w-]",
    re.IGNORECASE,
)
WEBSITE = re.compile(
    r"(?:https?://|www\.)[\w.-]+\.[a-z]{2,8}(?:/[\w@%./?=&#~-]*[\w/])?"
    r"|(?<![\w@.])[a-z0-9][\w-]*\.(?:com|net|org|io|me|dev|co|info|in|uk|us|"
    r"biz)(?:\.[a-z]{2})?(?:/[\w@%./~-]*[\w/])?(?![\w@])",
    re.IGNORECASE,
)
LINK_CUES = ("linkedin", "github", "gitlab", "behance", "xing", "twitter", "x.com/")

PHONE_LABEL = re.compile(
    r"\b(?:phone|mobile|mob|cell|tel(?:ephone)?|contact(?: no| number)?|ph|whatsapp|m|t|p|c|h)\b\s?[.:#|(+]",
    re.IGNORECASE,
)
ENOUGH_DIGITS = re.compile(r"(?:\d[\s().\-–/+]{0,3}){8,}")
DATE_LIKE = re.compile(
    r"^(?:(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}.*|\d{5}-\d{4})$"
)
_PLACES_OF_REGION = {
    "IN": (
        "india",
        "mumbai",
        "delhi",
        "bangalore",
        "bengaluru",
        "pune",
        "chennai",
        "hyderabad",
        "kolkata",
        "gurgaon",
        "noida",
        "ahmedabad",
    ),
    "GB": (
        "united kingdom",
        "england",
        "uk",
    ),
    "AE": (
        "uae",
        "dubai",
        "abu dhabi",
        "united arab emirates",
    ),
    "SA": (
        "saudi arabia",
        "riyadh",
        "jeddah",
    ),
    "QA": (
        "qatar",
        "doha",
    ),
    "KW": ("kuwait",),
    "BH": ("bahrain",),
    "OM": (
        "oman",
        "muscat",
    ),
    "NG": (
        "nigeria",
        "lagos",
        "abuja",
    ),
    "KE": (
        "kenya",
        "nairobi",
    ),
    "GH": (
        "ghana",
        "accra",
    ),
    "ZA": (
        "south africa",
        "johannesburg",
        "cape town",
    ),
    "PK": (
        "pakistan",
        "karachi",
        "lahore",
    ),
    "PH": (
        "philippines",
        "manila",
    ),
    "MY": (
        "malaysia",
        "kuala lumpur",
    ),
    "SG": ("singapore",),
    "EG": (
        "egypt",
        "cairo",
    ),
    "DE": (
        "germany",
        "berlin",
    ),
    "FR": (
        "france",
        "paris",
    ),
    "ES": ("spain",),
    "IT": ("italy",),
    "AU": (
        "australia",
        "sydney",
    ),
    "CA": ("canada",),
    "IE": ("ireland",),
    "UG": (
        "uganda",
        "kampala",
    ),
    "TZ": ("tanzania",),
    "ZM": ("zambia",),
    "ZW": ("zimbabwe",),
    "BD": ("bangladesh",),
    "LK": ("sri lanka",),
    "NP": ("nepal",),
}
COUNTRY_REGIONS = {place: region for region, places in _PLACES_OF_REGION.items() for place in places}
COUNTRY = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, COUNTRY_REGIONS), key=len, reverse=True)) + r")\b", re.IGNORECASE
)

PARTS = re.compile(r"\t|\s*[|•·●◆▪✉☎⋄∙]\s*|\s{3,}|\s[-–—]\s|;|[\ue000-\uf8ff]")
LABEL = re.compile(r"^\s*(?:full |candidate |applicant )?name\s*[:\-–]\s*", re.IGNORECASE)
TITLED = re.compile(
    r"^(?:(?:curriculum vitae|resume|résumé|cv|bio ?data)(?: of)?\s*[:\-–]?\s+|(?:mr|"
    r"mrs|ms|miss|dr|prof|engr|er)\b\.?\s*)+",
    re.IGNORECASE,
)
CREDENTIALS = re.compile(
    r"(?:,?\s+(?:CPA|CMA|CFA|MBA|PMP|PhD|Ph\.D\.?|CIA|EA|ACCA|CA|JD|RN|M\.?A\.?|"
    r"B\.?A\.?|M\.?S\.?|MSc|BSc|LLB|SHRM-CP|SPHR|PHR|CSM|CSP|ACA|FCA|ACMA|CGMA|MPA|"
    r"EdD|Esq\.?))+$"
    r"|,\s*(?:Jr|Sr)\.?$"
)
NAME_WORD = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’]*(?:[-'’][A-ZÀ-ÖØ-Þ]?[a-zà-öø-ÿ]+)*|"
    r"[A-ZÀ-ÖØ-Þ]{1,}(?:[-'’][A-ZÀ-ÖØ-Þ]{2,})*|[A-Z]\.?|(?:Mc|Mac|De|O'|"
    r"O’)[A-Z][a-z]+)$"
)
PARTICLES = frozenset(
    (
        "de",
        "da",
        "del",
        "della",
        "di",
        "dos",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "binti",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "du",
        "st",
        "ter",
        "y",
        "e",
    )
)

_NOT_NAMES = """
    a account accountancy accountant accounting accounts address administration administrative
    administrator advertising adviser advisor advocate affiliations agent aide an analyst and apprentice
    apt architect area as assistant associate at attorney auditor avenue awards banker banking bartender
    birth bldg block bookkeeper box brand broker budget business buyer by call campaign career cashier
    center centre certifications chef chief city clerk client clients clinical coach commercial
    communication communications community company computer confidential consultant consulting contact
    contractor controller coordinator corporate counselor country creative credit curriculum customer
    data database date declaration delivery department design designer developer development digital
    director district drive driver ecommerce editor education electrical electrician email employment
    engineer engineering enterprise entrepreneur event events executive experience experienced expert
    export facilities field finance financial food for founder freelance fresher from front gender
    general global graduate graphic group head health healthcare here highlights history hobbies home
    hospitality hotel hr human import in inc independent industrial information insurance interests
    intern international internship interpreter inventory investment is it job journalist junior key
    kitchen lab laboratory lane language languages lead leader leadership lecturer legal liaison
    librarian limited linkedin llc loan logistics ltd machine maintenance management manager marital
    marketing master mba mechanic mechanical media medical member merchandiser merchandising mobile
    mortgage nagar name national nationality near network nurse nursing objective of office officer on
    online operations operator or owner page paralegal partner partnerships payable payroll personal
    pharmaceutical pharmacist phone photographer physician place planner planning point portfolio
    position practice president principal private procurement producer product production professional
    profile program programmer project projects property public publications purchasing qualification
    qualifications quality real realtor receivable receptionist recruiter recruitment references region
    regional registered relations relationship rep report reporter representative research researcher
    resource resources responsibilities restaurant resume retail revenue review road safety sales
    salesman salesperson school scientist secretary sector security self seller senior server service
    services shift shop skills social software solutions specialist sports staff state statement status
    store strategic strategist strategy street strength student suite summary superintendent supervisor
    supply support surveyor system systems talent tax teacher team tech technical technician
    technologist technology telecommunications telemarketer teller territory the therapist to trade
    trader trainee trainer training transport travel treasurer tutor ui underwriter unit university ux
    vendor vice video vita vitae volunteer vp waiter waitress warehouse web welder wholesale with work
    worker writer your
"""
NOT_NAMES = frozenset(_NOT_NAMES.split())
"""Words of titles, headings, companies and addresses: a line with one of them is no name."""
LONGEST_NAME = 5
HEADER_LINES = 15
