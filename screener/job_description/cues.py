"""Words around years, degrees, certificates, languages and titles in job descriptions: patterns as data."""

import re

from screener.job_description.patterns import TITLE_LABEL
from skills_taxonomy.terms import Function

# --- years and kinds of experience -------------------------------------------------------------

MONTHS = re.compile(
    r"(?:\b(?:at least|minimum(?: of)?|min\.?)\s+)?\b(?P<number>\d{1,2}|six|twelve|eighteen)(?:\s?[-–]\s?(?P<upper>\d{1,2}))?\+?[\s-]*months?\b['’]?",
    re.IGNORECASE,
)
MONTH_WORDS = {"six": 6, "twelve": 12, "eighteen": 18}
RECENT = re.compile(
    r"\b(?:within|in|over|during)\s+(?:the\s+)?(?:last|past|previous|recent)\s*$", re.IGNORECASE
)
OR_BEFORE = re.compile(
    r"\bor\b[\s,]*(?:(?:with|have|having|alternatively|a|an|at least|else)\s+)*$", re.IGNORECASE
)
NO_YEARS_ASKED = re.compile(
    r"\b(?:for (?:over|more than|the (?:last|past))|founded|ago|aged?|every|each|next|within|in the (?:last|past)|first)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
AFTER_NOT_ASKED = re.compile(
    r"\s*(?:ago\b|olds?\b|of age\b|in business|of (?:history|heritage|success|trading|growth))", re.IGNORECASE
)
EXPERIENCE_AFTER = re.compile(
    r"[\s-]*(?:(?:of|in)\s+|,\s*)?(?P<field>(?:(?!(?:at|for|gain\w*|years?|yrs?|where|while|with|who|which|to|from)\b)[\w&/+.'’()%-]+,?[\s]+){0,9}?)"
    r"(?P<noun>\b(?:experiences?|expertise|exp\b\.?|exposure|background|track[\s-]+record|know-?how|practice))(?!\w)",
    re.IGNORECASE,
)
"""The grammar of the claims, with more words before the noun: job descriptions are long-winded."""
LINK = re.compile(
    r"[\s,(–-]*(?:(?:must|should|to)\s+(?:have\s+been|be)\s+)?\b(?:of|in|as|with(?=in\b)|within|across|at|doing|spent in)\b\s*(?:(?:an?|the|both|either)\b\s*)?",
    re.IGNORECASE,
)
EXPERIENCE_STOP = re.compile(
    r"[.;:)\t]|\s[–—-]\s|\b(?:who|which|that|where|including|of which|such as|with|for|plus|along|ideally|preferably|is|are|will|would|within the (?:last|past)|in the (?:last|past)|"
    r"using|gained|and (?:a|an|the|at least|strong|excellent|proven|\d+)\b|or \d+\b)",
    re.IGNORECASE,
)
PARTS = re.compile(r"\s*(?:,|/|&|\band/or\b|\band\b|\bor\b)\s*(?:\b(?:and|or)\b\s*)?", re.IGNORECASE)
INNER = re.compile(
    r"\b(?:in|within|at|from|across|on|to|for)\s+(?:an?|the|our|[A-Z]\w+)\b|\b(?:industry|sector|environment)\b",
    re.IGNORECASE,
)
NO_FIELD = re.compile(
    r"\b(?:knowledge|skills?|abilit(?:y|ies)|software|understanding|proficien\w+|tools?|systems?|degree|standards?|principles|teams?(?! lead))\b",
    re.IGNORECASE,
)
NAMED_EXPERIENCE = re.compile(
    r"(?:\b(?:experience|expertise|background|track record|exposure)\s+(?:of\s+|in\s+|as\s+|within\s+|across\s+|working\s+(?:in|as|within)\s+|the\s+|an?\s+|both\s+|(?=(?:managing|leading|supervising|running)\s))+(?P<behind>(?:(?!\bexperience\b).)+))"
    r"|(?P<before>(?:[\w&/’'+-]+(?:,\s|\s)){1,6}?)(?:experience|background)\b",
    re.IGNORECASE,
)
"""Experience without years: "Experience in B2B sales", "previous bookkeeping experience"."""
SIMILAR = re.compile(
    r"\b(?:similar|same|cognate|comparable|equivalent|like|related|relevant|this)\s+(?:\w+\s+){0,2}?(?:role|position|post|capacity|job|experience|field|background)\b|\brelevant\b",
    re.IGNORECASE,
)
WORK_WORDS = frozenset(
    "proven previous prior relevant strong solid demonstrable demonstrated extensive significant hands on direct some "
    "professional work working good practical successful of a an the in as cognate agency full cycle time progressive minimum commercial related similar role position post qualification qualified pqe total "
    "overall capacity field this same comparable equivalent years industry job and or".split()
)
INDUSTRY_NEAR = re.compile(
    r"(?:[\s,/&-]|\band\b|\bor\b|\b[\w-]+\b){0,6}?\b(?:industr(?:y|ies)|sectors?|space|markets?|environments?|compan(?:y|ies)|business(?:es)?|firms?|agenc(?:y|ies)|settings?|background|products?)\b|\s+(?:\w+\s+){0,2}experience\b",
    re.IGNORECASE,
)
INDUSTRY_AHEAD = re.compile(
    r"(?:\b(?:industr(?:y|ies)|sectors?)\b\W*(?:such as|like|including|e\.g\.?|:)?\W*|\b(?:ideally|preferably|experience|background|sales|selling|management|in|within|from|across|of)\s+(?:in\s+|within\s+|from\s+|of\s+|the\s+|an?\s+|b2b\s+|selling\s+)*)(?:[\w-]+(?:,\s|\s)(?:and\s|or\s)?){0,3}$",
    re.IGNORECASE,
)
SEVERAL_FUNCTIONS = (
    (
        re.compile(
            r"\b(?:managing|handling|looking after)\s+(?:\w+\s+){0,2}(?:clients?|customers?|accounts)\b",
            re.IGNORECASE,
        ),
        (Function.ACCOUNT_MANAGEMENT,),
    ),
    (
        re.compile(r"\b(?:client|customer)[- ](?:facing|handling)\b", re.IGNORECASE),
        (Function.SALES, Function.ACCOUNT_MANAGEMENT, Function.CUSTOMER_SERVICE),
    ),
    (
        re.compile(r"\bcommercial (?:role|position|experience|environment|background)\b", re.IGNORECASE),
        (Function.SALES, Function.ACCOUNT_MANAGEMENT),
    ),
)
"""Words that job descriptions use for several functions at once."""

# --- degrees -----------------------------------------------------------------------------------

PLAIN_DEGREE = re.compile(
    r"\b(?:(?:a |an )?(?:relevant |good |university |college |\d:\d |2\.1 |honours |first |4[- ]year |four[- ]year |undergraduate )*degree(?:[- ]level|[- ]educated|[- ]qualified)?|educated to degree(?: level)?)\b",
    re.IGNORECASE,
)
HIGH_SCHOOL = re.compile(
    r"\b(?:GED|G\.E\.D|GCSEs?|A[- ]levels?|high[- ]school|secondary school|10\s?\+\s?2|12th(?: pass)?|HSC|matric)\b"
)
NOT_DEGREE = frozenset({"licence", "certification", "certificate", "levels"})
NAMED_LIKE = re.compile(r"\s*(?:['’]s|s['’]?)?\s*(?:degrees?\b|of\b|in\b|level\b|or\b|/|\()", re.IGNORECASE)
OFFICE = re.compile(
    r"\s*[- ]?(?:office|excel|word|powerpoint|outlook|access|dynamics|teams|project|suite|365|sql|windows)\b",
    re.IGNORECASE,
)
FIELD_STOP = re.compile(
    r"[.;:)]|\s[–—-]\s|\b(?:is|are|with|plus|required|preferred|desired|or (?:an? )?(?:equivalent|equal|relevant|related work|comparable|commensurate|professional|qualified)|and (?:at least|a|an|\d+|strong|proven|minimum|have|has|possess)|have|having|gained|experience|from|who|together|\d+)\b",
    re.IGNORECASE,
)
IN_LIEU = re.compile(
    r"\b(?:or|and/or)\s+(?:(?:an?|the|its|any|other|some)\s+)*(?:(?:equivalent|relevant|comparable|related|commensurate|similar|equal|work|working|industry|professional|practical|sufficient|combination|of|in|education|training|and|career|business|sales|,)\s*)+?(?:experience\b|combination\b(?:\s+of\b[^.;]{0,60}\bexperience\b)?)"
    r"|\b(?:or )?(?:qualified by experience|QBE)\b|\b(?:experience|work history)\s+(?:may|can|will|could|accepted)?\s*(?:be\s+)?(?:considered\s+|substituted\s+|accepted\s+)?(?:in (?:lieu|place) of|instead of|for)\b[^.;]*|\bequivalent (?:combination of )?(?:education|training|work)\w*\s+and(?:/or)?\s+(?:work\s+)?experience\b"
    r"|\bequivalent (?:work |professional |industry |practical )?experience\b",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"\b(?:related|similar|relevant|other|equivalent|comparable|any|business-related|allied)\b[^.;]{0,25}\b(?:fields?|disciplines?|subjects?|areas?|stud(?:y|ies)|majors?|courses?|streams?|degrees?)\b|\bor (?:related|similar|equivalent)\b|\bany (?:discipline|field|subject|stream|graduate)\b",
    re.IGNORECASE,
)

# --- certificates, languages, skills -----------------------------------------------------------

AMBIGUOUS_CUE = re.compile(
    r"\b(?:certif\w+|qualified|qualifications?|chartered|licen[sc]\w+|designation|credential|member\w*|or equivalent)\b|/",
    re.IGNORECASE,
)
STUDYING = re.compile(
    r"\b(?:part[- ]qualified|studying (?:towards?|for)|working towards?)\W*(?:\w+\W+){0,2}$", re.IGNORECASE
)
STUDYING_AFTER = re.compile(
    r"\s*\(?(?:part[- ]qualified|in progress|finalists?|trainees?|candidates?|students?|eligible)\b",
    re.IGNORECASE,
)
LANGUAGE_CUE = re.compile(
    r"\b(?:languages?|written|verbal|oral|spoken|write|read|skills?|knowledge of|command|ability|proficien\w*|communicat\w*|fluen\w*|bi-?lingual)\b",
    re.IGNORECASE,
)
WISHED = re.compile(
    r"\b(?:is|are|an?|preferred|desirable|required|essential|advantage\w*|plus|bonus|must|very|highly)\b",
    re.IGNORECASE,
)
EITHER = re.compile(
    r"\b(?:or|such as|e\.g|like|for example|any of|one of|similar|and/or|equivalent|other)\b|\w/\w",
    re.IGNORECASE,
)

# --- the title ---------------------------------------------------------------------------------

SOUGHT = re.compile(
    r"\b(?:looking for|joining (?:us )?as|after|seeking|searching for|hiring|recruiting(?: for)?|recruit|in need of|join (?:us|our \w+|\w+) as|(?:the |this |our )?(?:role|position|post) of|need|appoint|to be our(?: next)?|as our(?: next)?)\s+"
    r"(?:an?|our|the|two|several)?\s*(?P<title>(?:[A-Za-z][\w&/’'-]*[ ,]+){0,7}?(?:managers?|executives?|representatives?|reps?|directors?|accountants?|bookkeepers?|controllers?|coordinators?|supervisors?|specialists?|consultants?|associates?|officers?|assistants?|partners?|leads?|clerks?|advis[eo]rs?|agents?))\b",
    re.IGNORECASE,
)
TITLE_NOISE = re.compile(
    r"\((?:m/?[fw]/?[dx]|f/?m/?[dx]|all genders?|h/f|remote|hybrid|full[- ]time|part[- ]time|[^)]*\b(?:time|contract|cover|remote|hybrid|permanent|month)[^)]*)\)|\s*#\w+$",
    re.IGNORECASE,
)
TITLE_CUT = re.compile(
    r"\s+[|–—•@-]\s+|\t|\s+at\s+(?=(?-i:[A-Z]))|,\s+(?=(?:remote|hybrid|(?-i:[A-Z][a-z]+))\b)|\s{3,}|\s+(?:is\s+)?(?:required|wanted|needed|sought)\b",
    re.IGNORECASE,
)
PRAISE = re.compile(
    r"^(?:(?:an?|the|our|highly|very|new|next|experienced|motivated|self-motivated|driven|talented|dynamic|ambitious|enthusiastic|passionate|skilled|qualified|dedicated|detail-oriented|results[- ](?:driven|oriented)|organi[sz]ed|"
    r"proactive|strong|outgoing|commercially(?:[- ](?:minded|aware))?|full[- ]time|part[- ]time|permanent|hands-on|and|energetic|young|hungry|exceptional|great|brilliant|customer-focused),?\s+)+",
    re.IGNORECASE,
)
TITLE_LEAD = re.compile(rf"^(?:{TITLE_LABEL.pattern})\s*(?:for|[:–—-])\s*", re.IGNORECASE)

# --- skills that are fields of work ------------------------------------------------------------

INSTEAD = re.compile(
    r"\b(?:instead|in lieu|in place|substitut\w+|will do|accepted|considered)\b", re.IGNORECASE
)
FIELDS_OF_WORK = frozenset(
    {
        *("account_management", "key_account_management", "customer_service", "project_management"),
        *(
            "new_business_development",
            "b2b_sales",
            "sales",
            "general_accounting",
            "saas_sales",
            "inside_sales",
            "outside_sales",
            "team_leadership",
        ),
        *(
            "direct_sales",
            "retail_sales",
            "enterprise_sales",
            "marketing",
            "bookkeeping",
            "accounting",
            "leadership",
        ),
    }
)
"""Skills that are fields of work too: "experience in account management" is asked of posts, while
"experience in reconciliations" is a skill."""
