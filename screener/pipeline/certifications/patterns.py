"""The words around certificates: what makes a mention one that is held, and what does not."""

import re

from screener.resume import SectionKind

DUTIES = frozenset({SectionKind.EXPERIENCE, SectionKind.VOLUNTEER, SectionKind.PROJECTS})
"""Sections where a certificate counts only beside a word like "earned" or "certified"."""

IGNORED = frozenset({SectionKind.REFERENCES, SectionKind.INTERESTS, SectionKind.PUBLICATIONS})

RANK = {
    SectionKind.CERTIFICATIONS: 0,
    SectionKind.EDUCATION: 1,
    SectionKind.HEADER: 2,
    SectionKind.SUMMARY: 3,
}
"""Which mention gives a certificate its name: the one that stands in the most telling section."""
OTHER_RANK = 4

CUE = re.compile(
    r"certif|licen[sc]|accredit|regist(?:ered|ration)|diploma|chartered|designation|credential|"
    r"\b(?:nvq|svq|ilm|cmi) (?:level|award)|city (?:&|and) guilds|\blevel \d\b.{0,40}\baward\b",
    re.IGNORECASE,
)
CERTIFIED_LINE = re.compile(r"Certified [A-Z]\w+ (?:(?:of|in|for|and|&) )?[A-Z]\w+")
"""A line of an education section that begins with a certificate, not with schooling ("Certificate in …")."""
SAME_NAME = re.compile(r"\s*[-–—:]\s*")
"""What stands between the short and the long form of one name."""
NOT_OF_LIST = re.compile(
    r"\W*(?:outside (?:of )?work|hobbies|interests?|(?:personal|additional|other) (?:details|information|interests)|"
    r"personal|references?(?: (?:available )?(?:up)?on request)?|volunteer(?:ing)?(?: work)?|languages?|awards?|"
    r"education|availability|declaration|activities|memberships?|community)\W*",
    re.IGNORECASE,
)
"""A line that heads something else than certificates."""
GAINED = re.compile(
    r"\b(?:became|earn(?:ed|ing)|obtain(?:ed|ing)|achiev(?:ed|ing)|acquir(?:ed|ing)|"
    r"received|awarded|passed|attained|completed|"
    r"hold(?:s|ing)?|held|certified|licen[sc]ed|maintain(?:ed|ing)? (?:my|active|current))\b",
    re.IGNORECASE,
)
PASSED = re.compile(
    r"\b(?:became|earned|obtained|achieved|acquired|received|awarded|passed|attained|"
    r"hold(?:s|ing)?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""What says so even without "certified" on the line."""
OTHERS_BEFORE = re.compile(
    r"\b(?:with|by|outside|external|our|independent|to|from|of|assist(?:ed|ing)?|not|"
    r"non|between|company|client'?s?|firm'?s?|their|hir(?:ed|ing)"
    r"|train(?:ed|ing)|supervis(?:ed|ing)|manag(?:ed|ing)|coordinat(?:ed|ing)|"
    r"equivalent|no)[ -]+(?:(?:the|an?|our|other|local|outside|external|"
    r"several)\s+)*$",
    re.IGNORECASE,
)
OTHERS_AFTER = re.compile(
    r"^['’]?s?\s*(?:firms?|review|offices?|society|audit(?:ors?|s)?|pipeline|rates?|"
    r"clients?|companies|programs? (?:for|to)|students?|teams?|staff|"
    r"compliance|requirements?|preferred|required|desired|training|courses? for|"
    r"bids?|campaigns?|systems?\b(?! engineer))\b",
    re.IGNORECASE,
)
ADVERTISING_COST = re.compile(r"\b(?:CPC|CPM|CTR|CPL|ROAS|PPC|CPI)\b|\bcost[- ]per\b", re.IGNORECASE)

MEMBER_BEFORE = re.compile(
    r"(?<!associate )(?<!fellow )(?<!certified )\b(?:student |board |active |corporate )?(?:member(?:ship)?|affiliate)s?\b"
    r"\s*(?:of|with|in|at|,|:|-|–)?\s*(?:the )?(?:[A-Z]{2,6} (?:and|&) )?$",
    re.IGNORECASE,
)
"""Belonging to a body is not its certificate: "Member of …"."""
PASSED_LINE = re.compile(r"^\W*(?:cleared|passed|certified|certifications?|licen[sc]es?)\b", re.IGNORECASE)
"""A line that says so even among interests."""
STAGE = re.compile(r"\b(?:inter(?:mediate)?|ipcc|final|foundation|level)\b", re.IGNORECASE)
STAGE_AFTER = re.compile(
    r"\W{0,3}(?:inter(?:mediate)?|ipcc|finalist|final\b(?! member)|foundation|part\b|papers?\b|level\s*(?:i{1,3}|[123])\b|group)",
    re.IGNORECASE,
)
"""A step on the way to a qualification that is held only at its end."""
MIXED = re.compile(
    r"\b(?:training|trainings|courses?|education|skills?|awards?|memberships?|affiliations?|development|"
    r"honou?rs|achievements|activities|other|additional|seminars|workshops)\b",
    re.IGNORECASE,
)
"""What else a heading may promise beside certificates."""
HEADS_CERTIFICATES = re.compile(
    r"\W*(?:(?:professional|technical|other|it|computer)\s+)?(?:certs|certs?\.|certifications?|certificates|"
    r"licen[sc]es?(?: (?:and|&) certifications?)?|certifications? (?:and|&) licen[sc]es?|credentials)\W*",
    re.IGNORECASE,
)
LICENCE_NUMBER = re.compile(r"licen[sc]e\s*(?:#|no\b|number)", re.IGNORECASE)
JOB_TITLE = re.compile(
    r"\b(?:manager|executive|representative|director|supervisor|assistant|clerk|officer|president|coordinator)$",
    re.IGNORECASE,
)
BARE_TITLE = re.compile(
    r"(?:certified|registered|chartered|accredited)\s+(?:member|associate|professional|fellow|specialist|practitioner)",
    re.IGNORECASE,
)
ISSUER = re.compile(r",\s+(?:[A-Z][\w&.'’]*)(?:\s+(?:[A-Z][\w&.'’]*|of|for|in|and|the|\([A-Z]{2,8}\)))*")
NAME_HEAD = re.compile(
    r"(?:(?:^|(?<=[,;|\t•·:–] )|(?<=[\t•·|]))[-–*• ]*)?(?:[A-Z][\w+.&'’/-]*\s+(?:(?:&|and|of|in|for)\s+)?){1,5}\(?$"
)
NAME_BEFORE_BRACKET = re.compile(r"(?:[A-Z][\w.&'’-]*\s+(?:(?:of|in|for|and|&)\s+)?){2,6}(?=\($)")
NOT_NAME_HEAD = re.compile(
    r"\b(?:active|current|inactive|licen[sc]ed|passed|cleared|completed|earned|obtained|holds?|held|member|"
    r"recipient|of|certified by|part[ -]?qualified|newly|fully|and|exam|series|pursuing|preparing|studying|seeking|working|towards?|expected)\b",
    re.IGNORECASE,
)
NAME_TAIL = re.compile(
    r"(?:\s+(?:[Ll]evel|[Tt]ier|[Gg]rade)\s+\w+|\s+(?:[Ll]icen[sc]e|[Cc]ertification|[Cc]ertificate|[Cc]ertified|"
    r"[Pp]ractitioner|[Ff]oundation|[Pp]rofessional|[Ss]pecialist|[Dd]iploma)\b"
    r"(?:(?:(?<=ficate)|(?<=iploma))\s+in(?:\s+(?:(?:and|&|of)\s+)?[A-Z]\w+){1,5})?)"
)

AWARD_AFTER = re.compile(r"^[^.;]{0,30}\b(?:awards?|winner)\b", re.IGNORECASE)

INSURANCE_LINES = re.compile(
    r"[^,:;]*\b(?:life|accident|health|property|casualty)\b[^:;]*\blicen[sc]es?", re.IGNORECASE
)
"""One licence for several lines of insurance: "Life, Accident and Health License"."""
STATE_LICENCE = re.compile(r"[A-Z]{2}\s+licen[sc]ed?$", re.IGNORECASE)
SERIES_TAIL = re.compile(r"(?:\s*(?:,|&|/|\band\b)\s*(?:(?:and|&)\s+)?\d{1,2}\b)+")
SUBJECT_BEHIND = re.compile(r"(?:[ ]+(?:[-–]\s+)?[A-Z][\w+&-]*){1,6}(?:(?<=Level) \d(?: (?:and|&) \d)?\b)?")
STATE_AFTER = re.compile(r"\s*(?:\d{5}|licen[sc]e|real estate|driver|state)", re.IGNORECASE)

PENDING_BEFORE = re.compile(
    r"\b(?:pursuing|seeking|work(?:ing)? towards?|study(?:ing)? (?:for|towards?)|"
    r"prepar(?:ing|ation) for|candidate for|sitting for|"
    r"currently (?:taking|completing|enrolled in|studying)|in (?:the )?process of|"
    r"eligible for|plan(?:ning)? to|scheduled for|eligibility for|"
    r"anticipated|expected|parts? of|to obtain|to become|part[- ]qualified|partly qualified|appearing for|"
    r"(?:papers?|exams?|modules|sections) (?:of|towards?))\b[^.;]{0,30}$",
    re.IGNORECASE,
)
PENDING_AFTER = re.compile(
    r"^(?:(?! and )[^.;,|\t\n]){0,25}?\b(?:candidate|in[ -]progress|expected|scheduled|pursuing|"
    r"eligible|eligibility|anticipated|to be (?:completed|obtained)|"
    r"pending|not completed|ongoing|aspirant|student|finalist|part[- ]?qualified|(?:board )?reviewee|"
    r"(?:parts?|papers?|sections?|exams?|modules?|levels?)(?: [\d &,ivIV-]+)? (?:passed|completed|cleared)|"
    r"\d+ (?:of|/) ?(?:the )?\d+)\b",
    re.IGNORECASE,
)
PENDING_TAIL = re.compile(
    r"^\W{0,3}\(?\s*(?:candidate|in[ -]progress|expected|scheduled|pursuing|"
    r"anticipated|pending|ongoing|currently (?:pursuing|enrolled)|"
    r"application (?:approved|submitted|accepted|in)\b|exam (?:scheduled|booked|date)\b)"
    r"|^[^.;|\t\n,]{0,20},?\s*\(?\d+ (?:of|/|out of) ?(?:the )?\d+ (?:parts|papers|exams|courses|modules|sections)\b",
    re.IGNORECASE,
)

EXCLUDED = re.compile(
    r"\b(?:driv(?:er|ing)(?:'?s)?|(?:truck|vehicle|motor ?cycle|[hlm]r) licen[sc]es?|"
    r"certified train(?:er|ing) (?:store|location|restaurant|unit|site|cent(?:er|re))|first[ -]aid|cpr|aed|bls|life ?saving|lifeguard|"
    r"certificates? of (?:recognition|appreciation|achievement|"
    r"participation|attendance|merit|excellence|honou?r|insurance|deposit|origin|"
    r"occupancy|analysis|completion of)|recognition certificate|gift certificates?|"
    r"liquor licen[sc]e|licen[sc]e (?:renewals?|agreements?|plates?|fees?|sales|"
    r"keys?|holders?)|software licen[sc]\w*|licen[sc]ing|licen[sc]ed (?:products?|"
    r"brands?|"
    r"premises|establishments?|merchandise|software|and private|apparel|characters?|"
    r"properties|facility|agents? and)|marriage licen[sc]e|business licen[sc]es?|"
    r"re-?certification|birth certificates?|death certificates?|stock certificates?|"
    r"certified (?:mail|pre-?owned|copies|copy|checks?|letters?|payroll|"
    r"funds|financial|organic|used|public records|technicians|teachers|staff|nurses|"
    r"accountants|minority|woman|women|documents|cheques?|letter|translations?)|"
    r"tax certificates?|resale certificates?|lien certificates?|"
    r"exemption certificates?|certificates? for|high school|driving|ncc|nysc|nss|scouts?|discharge certificates?|"
    r"(?:school|secondary|senior|junior|leaving|matric\w*) (?:school )?(?:leaving )?certificates?|"
    r"(?<!\w )training certified|medical certificates?|fitness certificates?|(?:character|experience|conduct) certificates?)\b",
    re.IGNORECASE,
)
"""What says "certificate" or "licence" without being a professional one."""

NO_CERTIFICATE = re.compile(
    r"\b(?:courses?|trainings?|seminars?|workshops?|webinars?|literate|proficien\w*|knowledge|"
    r"of the (?:month|quarter|year)|member(?:ship)?|experience[d]?|typing|wpm|fluent|responsible|"
    r"skills?|computer literate|trained in|hours of|linkedin learning|lynda|udemy|coursera|"
    r"tally|quickbooks|ms office|microsoft office|excel|powerpoint|windows|photoshop|peachtree|erp)\b",
    re.IGNORECASE,
)

_MONTH = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CAPS = r"[A-Z0-9][\w+/.'’®&-]*"
_JOIN = r"(?:in|of|and|&|for|the|to|on|-|–|/)"
CERTIFIED_AS = re.compile(
    rf"\b[Cc]ertified[,:]?\s+(?!{_MONTH},?\s+(?:19|20)\d\d)(?:(?:as|in)\s+)?(?:an?\s+)?((?:{_CAPS})(?:\s+(?:{_JOIN}\s+)*(?:{_CAPS}))*)"
)
CERTIFIED_UPPER = re.compile(r"\bCERTIFIED\s+[A-Z][A-Z &]+[A-Z]")
CERTIFIED_PERSON = re.compile(
    r"\b[Cc]ertified\s+(?:facilitator|trainer|instructor|coach|professional|"
    r"specialist|manager|consultant|teacher|translator|interpreter|mediator|"
    r"counsel(?:l)?or|technician|welder|electrician|planner|buyer|auditor|appraiser|"
    r"inspector)\b(?:\s*[-–:]\s*[A-Z0-9][^.;,|\t\n]{2,50}|\s+(?:in|for)\s+[A-Z][^.;,|"
    r"\t\n]{2,40})?"
)
THING_CERTIFIED = re.compile(
    rf"((?:{_CAPS})(?:\s+(?:{_JOIN}\s+)?(?:{_CAPS}))*)\s+([Cc]ertifi(?:ed|cation|"
    rf"cate)|CERTIFI(?:ED|CATION|CATE)|[Ll]icen[sc]ed?|LICEN[SC]ED?)\b(?!\s+(?:of|by|"
    rf"Professional|Public|Associate|Administrator))"
)
LICENSED_AS = re.compile(rf"\b[Ll]icen[sc]ed\s+((?:in\s+)?(?:{_CAPS})(?:\s+(?:{_JOIN}\s+)?(?:{_CAPS}))*)")
EARNED = re.compile(
    r"\b(?:[Aa]warded|[Oo]btained|[Ee]arned|[Rr]eceived|[Cc]ompleted|[Hh]old(?:s|"
    r"ing)?|[Aa]chieved|[Pp]ossess)\s+(?:an?\s+|my\s+|the\s+)?"
    r"((?:[\w&/+-]+\s+){1,5}(?:certification|licen[sc]e))\b"
)

DATES = re.compile(
    r"[\s,(–\-|:]*(?:\b(?:issued|exp(?:ires|iration|iry)?|valid|since|obtained|"
    r"earned|received|completed|active|renewed|current)\b[\s:]*(?:on|until|through|"
    r"thru|in|date)?\s*)*"
    rf"(?:\b{_MONTH}[\s,]*|"
    r"\d{1,2}[/.-])*(?:\d{1,2}[/.-])?(?:19|20)\d\d(?:\s*(?:-|–|to)\s*(?:(?:19|"
    r"20)\d\d|present|current))?\)?",
    re.IGNORECASE,
)
SPLIT = re.compile(r"\t|\s\|\s|;|•|·|\s{3,}")
NAME_SHAPE = re.compile(
    r"[A-Z0-9][\w+.'’®™&/#-]*(?:[\s,-]+(?:\(?[A-Z0-9][\w+.'’®™&/()#:-]*|of|in|and|"
    r"for|the|&|-|–|to|with|on|de))*\)?"
)
"""A capitalised name, which a line of a certification section may be without saying "certified"."""
LONGEST_NAME = 9
LIST_COMMAS = 6
