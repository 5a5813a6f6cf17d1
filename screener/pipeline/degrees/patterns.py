"""Vocabulary of education entries: institutions, status, and the words around degrees."""

import re

FOREIGN = re.compile(
    r"\b(?:Universit[éàäa]\w{0,2}|Universidade?|Università|(?:Fach)?[Hh]ochschule|Hogeschool|Lyc[ée]e|Liceo|Gymnasium"
    r"|Ecole|École|Escuela|Colegio|Collège|Polit[eé]cnico|Scoil|Hoërskool|Instituto?|Istituto)$"
)
"""Such words stand before the name: "Lycée Jean Moulin"."""
NAME_BEHIND = re.compile(
    r"(?:\s+(?:(?:am|zu|an der|des|del|de la|de los|de|du|di|della|degli|dell[’'])\s*)?(?:[dl][’'])?[A-ZÀ-Ý][\w'’.&-]*){1,6}"
)

INSTITUTION = re.compile(
    r"\b(?=[A-ZÉfhm])(?:Univer[a-zéèàáäãíñ]{3,8}|UNIVER[A-ZÉÀÄ]{3,8}|Univ\.|College|COLLEGE|"
    r"Institut(?:e|o|ion)?|INSTITUTE|Istituto|(?:B-)?School|SCHOOL"
    r"|Academy|ACADEMY|Polytechnic|POLYTECHNIC|Technikon|Seminary|SEMINARY|Conservatory"
    r"|(?:[Ff]ach)?[Hh]ochschule|Hogeschool|[Mm]aha[Vv]idyalaya|Vidyalaya|Vidyapeeth|Vidya Mandir"
    r"|Center|CENTER|Centre|CENTRE|Board|BOARD|Lyc[ée]e|Liceo|Gymnasium|Ecole|École|Escuela|Colegio|Collège"
    r"|Polit[eé]cnico|Scoil|Hoërskool|Convent|Sixth Form|CBSE|ICSE|CISCE|NIOS"
    r"|UCLA|WGU|SNHU|NYU|UNLV|SUNY|CUNY|UMass|UConn|BYU|IGNOU|NIELIT|NIIT|Aptech|UNISA|UNILAG|Unisa"
    r"|(?<=[a-z] )(?:Senior )?(?:High|Prep|Grammar)(?=\s*(?:$|[,\t|(–-]|\d|City\b))"
    r"|Consolidated(?=\s*(?:$|[-,\t(–]|\d|City\b))|Coll\.|H\.S\.|HS)(?![\w'])"
)
"""The word that makes a capitalised name an institution."""

BARE_KEYWORD = re.compile(
    r"(?:(?:Community|State|Technical|Junior) )?(?:College|University|School|Institute|Academy)"
    r"(?=\s*(?:$|[\n,|(–\t-]|\d))"
)
"""A line that begins with such a word alone goes on with the name above it."""

HIGH_SCHOOL = re.compile(
    r"\b(?:(?:senior |junior )?high(?:er)? (?:secondary )?school(?! of)|secondary (?:school|"
    r"board)|sec\.? school|h\.?s\.?"
    r"|public school|grammar school|preparatory school|prep school|vidyalaya|convent|lyc[ée]e|gymnasium"
    r"|matriculation school|boys'? school|girls'? school|cbse|icse|cisce|nios|sixth form|h(?:igher|r)\.? sec\w*\.?(?: school)?"
    r"|(?:(?:state|secondary|intermediate) board|board of (?:intermediate|secondary))|liceo|hoërskool|prep"
    r"|(?:senior )?high$|grammar|consolidated$)(?!\w)",
    re.IGNORECASE,
)

BOARD = re.compile(r"\b(?:board|cbse|icse|cisce|nios)\b", re.IGNORECASE)
"""What examines a school's pupils; the school itself may stand on the line below."""
PART = re.compile(r"\b(?:School|College|Faculty|Department|Dept|Institute)\b", re.IGNORECASE)
SUBUNIT = re.compile(
    r"^(?:the )?(?:school|college|faculty|department|dept\.?|institute|division) of ", re.IGNORECASE
)
"""A part of an institution when a field of study follows: "School of Business"."""

NOT_NAMES = frozenset(
    {
        "some college",
        "college",
        "school",
        "university",
        "center",
        "centre",
        "board",
        "institute",
        "hs",
        "graduate school",
        "institution",
        "institut",
        "college prep",
        "college preparatory",
        "university prep",
        "general prep",
    }
)
"""Institutions without a name: they tell that there was schooling, not where."""
FACULTY = re.compile(r"\bfaculty of (?:the )?", re.IGNORECASE)
UNIVERSITY = re.compile(r"Univ", re.IGNORECASE)
WEAK_NAME = re.compile(r"(?:center|centre|board)$", re.IGNORECASE)
"""Names that are schools only beside a degree."""

SEPARATOR = re.compile(
    r"[,:;|\t•·●*?()\[\]/=]|\s[-–—－]+\s?|[－–—]|"
    r"(?<![A-Z])(?<!\bSt)(?<!\bMt)(?<!\bGovt)(?<!\bSr)(?<!\bSec)(?<!\bDr)\.\s|\d"
)
NAME_LEFT = re.compile(
    r"(?:(?:[A-ZÀ-Ý][\w'’.&-]*|of|the|and|de|del|di|da|des|du|la|&|for|d[’'][A-Z]\w+)\s+)+$"
)
_NAME_PART = r"(?:(?:St|Mt)\.|[A-ZÀ-Ý][\w'’&-]*)"
NAME_RIGHT = re.compile(
    rf"(?: +(?i:of|for|at|in|de|di|du|della|degli|d’|d') +(?:(?i:the) +)?{_NAME_PART}"
    rf"(?: +(?:(?i:and|&|of|de|for) +)?{_NAME_PART})*){{1,2}}"
    r"| +(?:System|Network|Online|District of [A-Z]\w+)\b"
    r"|-[A-Z]\w+(?:\s[A-Z]\w+)?"
)
NAME_QUALIFIERS = frozenset(
    (
        "business",
        "technical",
        "medical",
        "law",
        "graduate",
        "community",
        "high",
        "state",
        "training",
        "education",
        "educational",
        "health",
        "management",
        "design",
        "art",
        "engineering",
        "technology",
        "commerce",
        "science",
        "secondary",
        "nursing",
        "professional",
    )
)
"""Field words that may also be the last words of a name before "School" or "College"."""

NAME_STOP = re.compile(
    r"\s(?:City|State|Bachelors?|Masters?|Associates?|Diploma|Certificate|Major|Minor|GPA|Honors|Graduated"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Expected|Present)\b.*$"
)

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
NOT_AWARDED = re.compile(
    r"^\s+of\s+(?:recognition|appreciation|achievement|participation|attendance|"
    r"merit|excellence|honou?r|training)",
    re.IGNORECASE,
)
"""What follows a "Certificate" that is an award, not schooling."""

AFTER_MS = re.compile(
    r"^[\s-]*(?:office|word|excel|access|outlook|power ?point|sql|project|visio|dos|windows|crm|dynamics)",
    re.IGNORECASE,
)
NOT_AFTER = {
    "associate": re.compile(
        r"^\s+(?:director|professor|manager|vice|editor|attorney|consultant|member|of the)", re.IGNORECASE
    ),
    "bachelor": re.compile(r"^\s+(?:pad|party|officer)", re.IGNORECASE),
    "master": re.compile(
        r"^\s+of\s+ceremon|^\s+(?:electrician|plumber|trainer|chef|class|data|black|program winner)",
        re.IGNORECASE,
    ),
    "undergraduate": re.compile(
        r"^\s+(?:courses?|coursework|gpa|research|students?|classes|assistant)", re.IGNORECASE
    ),
    "graduate": re.compile(
        r"^\s+(?:courses?|coursework|gpa|research|students?|classes|assistant|school)", re.IGNORECASE
    ),
    "postgraduate": re.compile(r"^\s+(?:courses?|coursework|research|students?)", re.IGNORECASE),
    "intermediate": re.compile(
        r"^\s+(?:accounting|algebra|excel|level|spanish|skills?|french|german|user)", re.IGNORECASE
    ),
    "diploma": re.compile(r"^\s+(?:mill|received|awarded)", re.IGNORECASE),
    "ib": re.compile(r"^\s*\)"),
    "jd": re.compile(r"^\s*(?:edwards|ed\b|e1\b|power\b)", re.IGNORECASE),
    "ausbildung": re.compile(r"^s|^\s+von\b", re.IGNORECASE),
}
BACHELOR_PASS = re.compile(r"^\s+(?:pass|exemption|endorsement|admission|entry|level pass)\b", re.IGNORECASE)
"""A school certificate that admits to a bachelor's degree is none: "Matric with Bachelor's pass"."""
COURSEWORK_SUBJECT = re.compile(
    r"^\W*(?:\d+\+?\s+)?(?!(?:relevant|related|key|selected|core|notable|graduate|undergraduate|major|advanced|additional|"
    r"other|honou?rs|includ\w+)\b)(?:[A-Z][\w&/-]*\s+(?:(?:and|&)\s+)?){0,4}$",
    re.IGNORECASE,
)
EXAMINATION = re.compile(
    r"\s*\([A-Z]{2}[^)\n\t]*\),?\s+(?:from|at|in|-|–)\s+"
    r"(?=[^\n]*(?:Sch(?:ool|\.)|Coll(?:ege|\.)|Vidyalaya|Academy|Convent))|\s+from\s+[A-Z]{3,}\b"
)
"""What follows "X" or "12" where that is an examination: "X (CBSE) from Model School"."""
CREDITS_BELOW = 30
"""So far behind a line its credits may stand on the next one."""
NEEDS_AFTER = {
    "degree": re.compile(r"^\s+in\s+(?!progress|hand)[A-Z]"),
    "licence": re.compile(r"^\s+(?:en|de|d[’']|professionnelle|in|ès)", re.IGNORECASE),
    "graduation": re.compile(
        rf"^\s*(?:\t|\((?!\d|expected|{_MONTH})|in\b(?! \d| prog)|from\b"
        r"|[:–-]\s*(?:B\.?\s?[A-Z]|in\b))",
        re.IGNORECASE,
    ),
    "graduate": re.compile(r"^\s*(?:\((?!\d)|in [A-Z]|from\b|\t)"),
    "ccc": re.compile(r"^\s*[,(–-]|^\s+from\b", re.IGNORECASE),
    "undergraduate": re.compile(r"^\s*(?:[:,\t(]|in\b|degree|from\b|-)", re.IGNORECASE),
    "postgraduate": re.compile(r"^\s*(?:[:,\t(]|in\b|degree|from\b|-)", re.IGNORECASE),
    "certification": re.compile(r"^\s*(?:[:,\t]|in\b|\d|[-–]|$)", re.IGNORECASE),
}
STATES = frozenset({"MA", "MS", "ME", "MD", "ND"})
TOWARDS = re.compile(r"\b(?:pursuing|towards?)\s+$", re.IGNORECASE)
MONTH_BEFORE = re.compile(rf"{_MONTH}[a-z]*\.?\s*$", re.IGNORECASE)
GRADES = re.compile(r"[A-E]{3,4}")
A_LEVELS = re.compile(r"\bA[- ]?levels?\b", re.IGNORECASE)
"""What grades stand behind that look like a degree: "A Levels (AAB)"."""
FIELD_OF = re.compile(
    r"\b(?:minors?|majors?|majoring|minoring|concentration|emphasis|bachelors?|masters?|degree|[BM]\.?\s?[AS]\.?|[BM]\.?\s?Ed\.?|"
    r"certifi\w+|credential|licen[cs]e\w*|endorsement|teacher|endorsed)\b[^\n,;|]{0,20}?(?:\b(?:in|of)|:|-|–)\s*$",
    re.IGNORECASE,
)
"""What a field of study stands behind: "Minor in Secondary Education"."""
STAGE = re.compile(
    rf"\s*(?:[:\t]|$|\(?(?:{_MONTH}[a-z]*\.?,?\s+)?(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
"""What follows "Secondary" where that is a stage of schooling."""
SCHOOL_BEHIND = re.compile(r"\s+school\b", re.IGNORECASE)
NOT_EXPECTED = re.compile(
    r"(?:equivalent (?:to|of)(?: an?)?(?: (?:U\.?S\.?A?\.?|american|canadian|u\.?k\.?|british))?|expected|anticipated|nysc|discharge|character|birth|date of|upon|since|scrum|quarter|web|head|grand|toast|vendor|customer)[\s:]*$",
    re.IGNORECASE,
)
SEGMENT_START = re.compile(
    r"(?:^|[|,:;•·–—－\-\t(/*&+.\d]|\band|\bor|\bwith|\ba|\ban|\bmy)\s*$", re.IGNORECASE
)

YEAR = re.compile(r"(?<![\w$£€.,/-])(?:19[4-9]\d|20[0-4]\d)(?![\w%]|[.,]\d)|(?<=[\s(])['’](?:[0-9]\d)(?!\w)")

IN_PROGRESS = re.compile(
    r"\b(?:expected|anticipated|in[ -](?:progress|view)|currently (?:pursuing|enrolled|attending|studying|completing)"
    r"|pursuing|candidate|ongoing|on-going|to be completed|(?:goal|"
    r"objective) of obtaining|working toward(?:s)?"
    r"|present|expecting|will graduate|graduating in|currently|projected|to date|"
    r"till date|due to (?:complete|graduate)|perusing|persuing|final (?:year|semester)(?! project)"
    r"|results? (?:are |is )?(?:awaited|awaiting)|awaiting results?|[1-6](?:st|nd|rd|th) (?:year|sem\w*)(?! of)"
    r"|yet to (?:complete|graduate)|in corso|laufend|en cours|en curso)\b|\(current\)"
    r"|(?-i:\bCurrent\b)(?=\s+(?:[A-Z][\w.&]+ ){1,4}(?:University|College|Institute)\b|\s*(?:$|[,)|\t\n]))",
    re.IGNORECASE,
)
INCOMPLETE = re.compile(
    r"\b(?:course ?work toward|courses toward|credits? toward|classes toward|studies toward|attended|"
    r"did not (?:complete|graduate|finish)|not completed|no degree|incomplete|"
    r"withdr[ae]w\w*|discontinued|some college"
    r"|years? towards?|years? of college|dropped out|left (?:school|college|university|before)|(?:left|"
    r"short) of (?:degree|graduation|completion)|unfinished|"
    r"partial(?:ly)? completed?)",
    re.IGNORECASE,
)
SOME_COLLEGE = re.compile(r"\bsome college\b", re.IGNORECASE)
"""Beside a high-school diploma it says nothing of that."""
CREDITS = re.compile(
    r"\b(\d{1,3})\+?\s*(?:semester |quarter |college |academic )?"
    r"(?:credit hours|hours (?:completed|earned|toward)|credits?|units|semesters? (?:completed|of))\b",
    re.IGNORECASE,
)
CREDITS_OF_A_DEGREE = 110
DONE = re.compile(
    r"\b(?:graduated|degree (?:earned|awarded|conferred|completed)|conferred|cum laude)\b", re.IGNORECASE
)

FIELD_LEAD = re.compile(
    r"^[\s:,\-–—－|()*.&/\u200b]*(?:(?:degree|program(?:me)?|(?:nqf )?level(?: \d| [IVX]{1,3}\b)?|honou?rs|hons|with|"
    r"N[1-6](?:\s?[-–]\s?N?[1-6])?|(?:some )?(?:college )?course ?work(?: toward\w*)?|studied|studies|im|ès|"
    r"an?|the|in|of|majors?|majoring|majored|emphasis|"
    r"towards?|faculty of|(?:under|post)?graduate(?= (?:studies|course))|double major|dual major|concentration|concentrating|speciali[sz]ation|"
    r"speciali[sz]ing|speciali[sz]ed|option|on|field"
    r"|(?:upper|lower|first|second|third)[ -](?:class|second|division)(?:,? (?:upper|lower))?(?: division)?|2[:.][12]"
    r"|(?:upper|lower)(?=\s*\))|pass(?=\s*\))|stream|en|em|course|subjects?|combined|focus|focusing|graduat(?:ed|e)|"
    r"completed|\d{1,3}\+? (?:credit hours|credits|hours|units|semesters?|terms?|years?)|studies(?= in\b)|as|ed|s)\b\.?[\s:,.()\-–]*)*",
    re.IGNORECASE,
)
FIELD_STOP = re.compile(
    r"[\t|•·●;*?\[\]]|\s[-–—－]+\s?|\s?－|\b(?:C?GPA|GPA|cum laude|magna|summa|"
    r"with (?:honou?rs|distinction|high|a gpa|minor|an? minor)"
    r"|honou?rs|hons|dean'?s?|graduat\w*|expected|anticipated|candidate|from|at|"
    r"city(?= ?,)|state|minor\w*|course ?work|received|"
    r"(?:first|second|third|upper|lower|pass)[ -](?:class|division|second|credit)|(?:first|second|1st|2nd)\b(?! \w*year)|"
    r"distinction|percentage|merit\b|correspondence|distance (?:learning|education|mode)|regular|full[- ]time|part[- ]time|"
    r"aggregate|cumulative|class of|major(?:ed|ing)?|degree|"
    r"specializ\w+|specialis\w+|concentration|emphasis|affiliated|faculty|current(?:ly)?|"
    r"completed|awarded|passed|secured|scored|year)\b"
    r"|[•(]?\s?\d|%|\.\s|\.$",
    re.IGNORECASE,
)
EXTRA_FIELD = re.compile(
    r"\b(?i:(?:double |dual )?major(?:s|ed|ing)?|minor(?:s|ed|ing)?|concentration|emphasis"
    r"|speciali[sz](?:ation|ing|ed)|focus|stream)"
    r"(?:\s*(?:in|on|of|:|–|-)\s*|\s+)(?:the\s)?([A-Z][^.;|\t\n()\d]{2,60})"
)
PLACE_AFTER = re.compile(
    r"^[\s,－–—\-|()\u200b]*(?:City\b[\s,]*)?(?:State\b[\s,]*)?"
    r"(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?,\s?[A-Z]{2}\b)?"
    r"(?:,?\s*(?:United States|USA|US|U\.S\.A?\.?|UK|India|South Africa|Malaysia|"
    r"Canada|Kenya|Nigeria|UAE|Pakistan|Philippines)\b)?[\s,:;.－–—\-|)\u200b]*"
)
NOT_FIELD = re.compile(
    r"\b(?:class of|scholar|fellowship|member|president|award|scholarship|recipient|team|club|society|"
    r"activities|committee|basketball|soccer|football"
    r"|courses?|continuing|completed|worked|served|list|transcript|relevant|thesis|"
    r"project|captain|fraternity|sorority|certified)\b",
    re.IGNORECASE,
)
TRAINING = re.compile(
    r"\b(?:training|seminars?|workshops?|immersion|webinar|bootcamp|boot camp|"
    r"conference|symposium|orientation|how to|study abroad|exchange program(?:me)?|"
    r"licen[sc]e|executive communication)\b",
    re.IGNORECASE,
)

TENTH = re.compile(
    r"(?:(?:class|std\.?|standard|grade) )?(?:10|x\b|xth|tenth)(?! ?\+)|ssc|sslc|s\.s\.c|matric|secondary",
    re.IGNORECASE,
)
TWELFTH = re.compile(
    r"(?:(?:class|std\.?|standard|grade) )?(?:12|xii|twelfth)|10 ?\+ ?2|\+?2\b|hss?c|h\.s\.c|puc|inter|"
    r"(?:higher|senior) sec|plus two|pre.univ",
    re.IGNORECASE,
)

HELD = re.compile(
    r"\b(?:holds?|holding|earned|obtained|received|completed|possess(?:es|ing)?|have|"
    r"has|with|degrees?|graduated?|graduate of|qualified|educated|hold)\b",
    re.IGNORECASE,
)
WANTED = re.compile(
    r"\b(?:required|preferred|desired|requirement|requires|or equivalent|minimum|"
    r"must have|qualifications? include|students?|seeking (?:a|an|my) (?:degree|"
    r"bachelor|master)"
    r"|professors?|recruit\w*|hired|interns|taught|teaching|tutor\w*|for (?:mba|bachelor|master)s?)\b",
    re.IGNORECASE,
)
NOT_OF_EDUCATION = re.compile(
    r"^\W*(?:it|systems?|software|computer(?: skills| literacy| packages| knowledge)?|tools|languages?|skills|"
    r"trainings?(?: attended)?|courses? without exam|nationality|visa|hobbies|interests|references?|referees|"
    r"professional(?: (?:training|development|memberships?|affiliations?|certifications?))?|certs?|certifications?|"
    r"certificates?|licen[sc]es?(?: (?:and|&) certifications?)?|memberships?|affiliations?|awards?|notes?|others?)"
    r"\s*(?:[:\t]|$)",
    re.IGNORECASE,
)
"""A line that begins or heads something else inside an education section."""
POSTING = re.compile(r"\b(?:required|preferred|posting|vacancy|desirable)\b", re.IGNORECASE)

PLACE = re.compile(r"\bCity\b\s?,|,\s?State\b|\b[A-Z][a-z]+,\s?[A-Z]{2}\b")
COURSEWORK_LIST = re.compile(r"\b(?:relevant |related )?course ?work\s*(?:included?|:)[^.\n]*", re.IGNORECASE)
UNNAMED_INCOMPLETE = re.compile(
    r"\b(?:(?:completed|finished) (?:\d|one|two|three) (?:semesters?|years?|terms?|quarters?)|course ?work|credits"
    r"|studied|classes|no diploma)\b",
    re.IGNORECASE,
)
TRANSFER = re.compile(r"\btransfer credits?\b|\bcredits? transferred\b", re.IGNORECASE)
