"""Vocabulary of work histories."""

import re

from screener.resume import SectionKind

# The sections that a work history is made of.
WORK = (SectionKind.EXPERIENCE, SectionKind.VOLUNTEER)

# Anonymised resumes and unfilled templates print these words where a name should stand.
EMPLOYER_PLACEHOLDER = re.compile(
    r"(?<!\w)(?:Company\s?Name|Name of (?:the )?(?:Company|Employer|Organi[sz]ation)|Confidential|Employer Name|"
    r"(?:Organi[sz]ation|Employer)\s?Name|N/A)(?!\w)"
)
PLACEHOLDER_WORDS = ("Name", "Confidential", "N/A")
"""One of these is in every placeholder of an employer."""
PLACE_WORDS = ("City", "State")
"""The same for a place."""
PLACE_PLACEHOLDER = re.compile(
    r"(?:\bCity\s*,\s*(?:State|ST)\b(?:\s*,\s*(?:Country|USA?|United States|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b)?|(?:(?<=Name )|(?<![\w.’\'] ))\bCity\b(?!\s+[A-Z])|(?<=,\s)State\b)"
)

# What somebody did, in a cell beside the post: a verb, then words in small letters.
DUTY = re.compile(
    r"[A-Z][a-z]+ed (?:\d\S* )?(?!of\b|and\b|the\b|for\b|in\b)[a-z][\w'-]*,? (?:(?:\S+ )+\S+$|\S+\.$)"
)
# Pieces of a heading that say how, not for whom, the person worked.
NOT_EMPLOYER = re.compile(
    r"(?:full|part)[ -]?time|contract(?:or|ual)?|temporary|temp|permanent|seasonal|freelance|remote|hybrid|on[ -]?site|"
    r"internship|intern|promoted.*|contd?\.?|continued|\d+ (?:years?|months?|yrs?|mos?).*|various.*|full time employee|"
    r"location|dates?|position|title|company|employer",
    re.I,
)

# Sentences that tell of a post: named groups `title` and `employer`; the employer's place is cut off later.
_MONTHS = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_NAME = r"[A-Z(][^.;:()\d]{2,70}?"
_FIRM = r"(?:M/s\.?\s*)?[A-Z(](?:[^.;:()\d]|(?:\b[A-Z]|Pvt|Ltd|Co|Inc|Bros|St)\.){2,80}?"
_AS = r"(?i:\bas\s+(?:an?\s+|the\s+)?)(?P<title>[A-Za-z][^.,;:()\d]{3,60}?)"
_UNTIL = r"(?i:\b(?:from|since|during|between|for|till|until|where|in\s+the)\b)"
_END = rf"(?=\s*(?:{_UNTIL}|[.,;:()\d–-]|$|{_MONTHS}))"
_WORKED = r"(?i:\b(?:work(?:ed|ing)|employed|serv(?:ed|ing)|associated)\s+(?:with|at|for|in|by)\s+)"
_WORKED_AS = r"(?i:\b(?:work(?:ed|ing)|employed|serv(?:ed|ing)|joined)\s+)"
_INTERNED = r"(?i:\b(?:internship|industrial training|apprenticeship|articleship)\s+(?:at|with|in|from)\s+)"
PROSE_POSTS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_WORKED}(?P<employer>{_NAME}(?:\s*,\s*[A-Z][\w ]+?)?)\s*,?\s*{_AS}{_END}",
        rf"{_WORKED_AS}{_AS}\s+(?:at|with|in|for|of)\s+(?P<employer>{_NAME})"
        rf"(?=\s*(?:{_UNTIL}|[.;:()]|,?\s*\d|$|,\s*{_MONTHS}))",
        rf"(?i:\bwith\s+)(?P<employer>{_FIRM}(?:\s*\([^()]{{2,40}}\))?(?:\s*,\s*[A-Z][\w ]+?)?)\s*,?\s*{_AS}(?=\s*(?:[.,;:()\d]|$))",
        rf"{_AS}\s+(?:at|with)\s+(?P<employer>{_FIRM})$",
        rf"^\W*(?!\w+(?:ed|ing)\b)(?P<employer>{_FIRM}(?:\s*,\s*[A-Z][\w ]+?)?)\s*,?\s*{_AS}(?=\s*(?:[(,|–-]|$))",
        rf"{_INTERNED}(?P<employer>{_NAME})\s*(?=[(,.;:]|\bfrom\b|\bas\b|$)(?:.{{0,40}}?{_AS}{_END})?",
    )
)
# What opens a list of earlier posts without dates, and one post of such a list.
EARLIER = re.compile(
    r"\s*(?:previous(?:ly)?|prior|earlier|other|additional|past|before (?:that|this)|also)\b[^.]{0,60}?(?:\bincludes?\b|\bincluded\b|:|$|\bheld\b|\bas\b|\bworked\b)",
    re.I,
)
LABEL_BEFORE_LIST = re.compile(r"\s*[A-Z][A-Za-z /&()-]{2,40}:\s")
LISTED_POST = re.compile(
    r"(?:\band\s+)?(?P<title>(?!and\b)[A-Za-z][\w/&.'’ -]{2,50}?)\s*(?:\bat\b|\bfor\b|\bwith\b|,|\(|–|-)\s*(?P<employer>[A-Z][\w&.'’ -]{1,50}?)\)?(?=\s*(?:,|;|\band\b|\.(?:\s|$)|$))"
)
# Times between posts, which no employer paid for.
NOT_POST = re.compile(
    r"^(?:\w+, )?then\b|\b(?:d\.?o\.?b\b|date of birth|career break|sabbatical|unemployed|gap year|homemaker(?! (?:aide|services?))|"
    r"(?:stay[ -]at[ -]home|full[ -]?time|single) (?:parent|mom|mum|mother|dad|father)|parenting|parental leave|"
    r"(?:maternity|paternity)(?! (?:leave )?cover| \w+ (?:nurse|manager|specialist|associate|consultant))|"
    r"(?:caring|cared|care) for (?:(?:an?|my|our|the|ill|sick|elderly|ag(?:e?ing|ed)|young) )*"
    r"(?:parents?|mother|father|child|children|family|relatives?|sons?|daughters?|spouse|wife|husband|grand\w+)|"
    r"(?:family|full[ -]?time|primary|sole) caregiver|caregiver (?:for|to|of) (?:an?|my|ill|sick|elderly|aging|family|parents?)\b|"
    r"(?<!fund )(?<!fund-)raising|family (?:leave|care\b(?! \w))|relocat(?:ed|ing)|relocation to|"
    r"travell?(?:ing|ed)(?! (?:sales|nurse|auditor|accountant|account|representative|consultant|merchandiser|team|trainer))|"
    r"job search(?!\w* (?:coach|consultant|counsel|advis|specialist|trainer))|took .{0,20} off)\b",
    re.I,
)
FISCAL_YEAR = re.compile(r"\b(?:FY|fiscal(?: year)?|financial year)\W*$", re.I)
"""What a year stands behind that is a result's, and no post's."""
ARMED_FORCES = re.compile(
    r"(?:[A-Z][\w.]* )*(?:Army|Navy|Air Force|Marine Corps|Marines|Coast Guard|National Guard|Space Force)"
    r"(?: Reserves?)?"
)
"""The name of a force is an employer's, though "Guard" is a title's word."""
DEPARTMENT = re.compile(
    r"(?<!Fire )(?<!Police )(?<!Sheriff )(?<!Sheriff's )(?<!Health )\b(?:department|dept\.?|division|team|unit|desk|shift|weekends?)$"
    r"|^(?:tier|level|grade|band) (?:\d|I)",
    re.I,
)
"""Behind a title and a comma: where in the firm the post was, or its step."""
FREQUENCY = re.compile(
    r"(?:every|each|once|twice|one|two|three|weekly|monthly|alternate|several|since)\b", re.I
)
"""Begins how often somebody did something, which is no part of its name."""
WORKING_TIME = re.compile(
    r"(?:full|part)[ -]?time|temporary|temp|seasonal|weekends?|contract|acting|evenings?|nights|saturdays|summers?",
    re.I,
)
"""Behind a title and a comma it is a part of it."""

# Honours, which have a year too.
AWARD = re.compile(
    r"\bof the (?:year|month|quarter|class|decade)\b|\b(?:awards?|excellence|medal|(?:bronze|silver) star|scholarship|winner|finalist|"
    r"rookie|mvp|president['’]?s club|circle of|hall of fame|employee recognition|nominee|nominated)\b(?! (?:coordinator|manager|specialist))",
    re.I,
)

# A post that says of itself that it was unpaid ("Treasurer (voluntary)").
SERVED = re.compile(
    r"\((?:voluntary|volunteer|honorary|unpaid|pro bono)\)|^volunteer\b|\bvolunteer(?=,| [-–|])", re.I
)
SUB_HEADING = re.compile(r"achievements?|accomplishments?|highlights|responsibilit|contributions?", re.I)
NUMBER_LABEL = re.compile(r"^(?:sl\.?|sr\.?|s\.?)?\s*(?:no\.?|#|n°)\s*")
# A line that only opens the duties.
BODY_OPENER = re.compile(
    r"(?:(?:key|main|major|core|selected|notable|job|my|daily)\s+)*(?:achievements?|accomplishments?|responsibilit(?:y|ies)|duties|tasks?|highlights|"
    r"contributions?|deliverables|results|job description|role description|projects?)(?:\s*(?:/|&|and)\s*(?:achievements?|tasks?|duties|responsibilities|accomplishments))?\s*:?",
    re.I,
)

DURATION = re.compile(
    r"\W*\d{1,2}\+? (?:years?|yrs?)(?:,? (?:and )?\d{1,2} (?:months?|mos?))?\W*|\W*\d{1,2} (?:months?|mos?)\W*",
    re.I,
)
"""A line that only says how long: profiles sum up the posts at one employer so."""

# Titles of membership, which is no post.
MEMBERSHIP = re.compile(
    r"(?:(?:board|committee|student|active|life|founding|honorary|associate|team|club|affiliate|proud|general) )*member(?:ship)?"
    r"(?: of .*)?|fellow|delegate|participant|attendee",
    re.I,
)

# The "I" of "Accountant I and II" is a number.
FIRST_PERSON = re.compile(
    r"(?<!\w)(?:I(?!\w|\s*(?:$|[,;:|)–—]|(?:and|&|/|to|-)\s*I{2,3}\b))|(?:my|me|our|we)(?!\w))"
)

# A capitalised word before a small one: where it is a verb, or speaks in the first person, duties begin
# behind a heading in the same line.
RUN_ON = re.compile(r"(?<=[\w.)] )(?P<word>[A-Z][a-z]*)(?= (?!of |for |in |at |and |to |&)[a-z\d])")
RUN_ON_WORDS = frozenset("i my we our after as the this while during currently".split())

# A sentence right behind the dates: "… 2012 - 2016. Kept the books".
SENTENCE = re.compile(r"\s*\.\s+(?=[A-Z][a-z])")

# First words of a duty. Past tenses in "-ed" are recognised by their ending.
ACTION_VERBS = frozenset(
    """accomplish achieve acquire act adapt address adhere adjust administer advise aid align allocate analyze analyse
    answer apply appoint approve arrange assess assign assist assisting attain attend audit balance began brief bring brought budget
    build building built calculate call carry champion check clean close coach code cold collaborate collect collecting combine
    communicate compile complete completing compose compute conduct conducting confer consistently consolidate construct
    consult contact contribute control convert coordinate coordinating counsel create creating cultivate cut deal
    deliver delivering demonstrate describe design determine develop developing devise direct directing dispatch display
    distribute draft drive driving drove earn edit educate eliminate employ enable encourage engage enhance ensure ensuring enter
    escort establish establishing estimate evaluate examine exceed execute executing expand expedite explain facilitate
    file find fix follow forecast form formulate foster fulfill gain gather gave generate generating give go grew greet
    grow guide handle handling held help helping highly hire identify implement implementing improve increase increasing
    influence inform initiate inspect install instruct interact interface interpret interview introduce investigate issue
    join keep keeping kept launch lead leading learn led leverage liaise listen load locate made maintain maintaining make making
    manage managing mark market maximize meet mentor met minimize monitor monitoring motivate move negotiate negotiating network
    obtain offer open operate operating optimize orchestrate order organize organizing originate outline oversaw oversee
    overseeing partner perform performing place plan planning play post prepare preparing present presenting price primarily process
    processing procure produce promote promoting propose prospect provide providing publish purchase ran receive receiving recommend
    reconcile reconciling record recruit recruiting reduce refer regularly report reporting represent representing request research
    resolve resolving respond responding restructure retain review reviewing revise run running scan schedule scheduling secure select
    sell selling sent serve serving service set sold solicit solve source spearhead staff stock streamline strengthen study
    submit successfully supervise supervising supply support supporting surpass take taking taught teach test took track tracking
    train training translate travel trim undertake update updating upload use using utilize utilizing verify visit was were
    weigh welcome won work worked working wrap write wrote responsible ability duties responsibilities including includes""".split()
)

LABEL = re.compile(r"\s*([A-Za-z][A-Za-z /-]{1,32}?)\s*(?::(?!:)|\t)[\s:–—-]*")
NUMBERING = re.compile(r"\s*(?:\(\d{1,2}\)|\d{1,2}[.)]|[ivx]{1,4}[.)])\s+(?=[A-Z])")

# Past tenses without "-ed": no title begins with one, as "Call Center Agent" does with a verb's form.
PAST_VERBS = frozenset(
    "won led ran built grew sold held made met oversaw gave took taught wrote sent kept drove brought began".split()
)

# A label before a value: "Designation: Sales Executive". Compared in lower case.
LABELS: dict[str, str] = {
    **dict.fromkeys(
        (
            "designation",
            "position",
            "position held",
            "what",
            "job title",
            "title",
            "role",
            "post",
            "post held",
            "job role",
            "profile",
            "current role",
            "current designation",
            "positions held",
            "last position",
            "job position",
            "rank",
            "designation held",
            "job designation",
            "working as",
        ),
        "title",
    ),
    **dict.fromkeys(
        (
            "company",
            "company name",
            "organization",
            "organisation",
            "employer",
            "name of company",
            "name of the company",
            "name of organization",
            "name of the organization",
            "name of employer",
            "firm",
            "client",
            "institution",
            "organization name",
            "company/organization",
            "employer/company",
            "name of firm",
            "bank",
            "agency",
            "organisation name",
            "where",
            "name of organisation",
            "employer name",
            "present employer",
            "current employer",
            "previous employer",
            "last employer",
            "past employer",
            "former employer",
            "present company",
            "current company",
            "previous company",
            "last company",
            "present organization",
            "current organization",
            "current organisation",
            "previous organization",
            "previous organisation",
            "company worked",
            "name of the employer",
        ),
        "employer",
    ),
    **dict.fromkeys(
        ("location", "place", "city", "place of posting", "work location", "address", "country", "based at"),
        "place",
    ),
    **dict.fromkeys(
        (
            "duration",
            "when",
            "period",
            "dates",
            "date",
            "tenure",
            "from",
            "to",
            "from - to",
            "from-to",
            "year",
            "years",
            "time period",
            "period of employment",
            "employment dates",
            "employment period",
            "since",
            "date of joining",
            "working period",
            "from/to",
            "from to",
            "experience",
            "dates employed",
            "inclusive date",
            "inclusive dates",
            "period covered",
            "date employed",
            "joining date",
            "duration of employment",
        ),
        "dates",
    ),
    # Not part of a heading: what follows are duties.
    **dict.fromkeys(
        (
            "responsibilities",
            "duties",
            "description",
            "job description",
            "key responsibilities",
            "roles and responsibilities",
            "job responsibilities",
            "nature of work",
            "nature of duties",
            "work done",
            "what i did",
            "achievements",
            "key achievements",
            "accomplishments",
            "kra",
            "environment",
            "technologies",
            "job profile",
            "details",
            "reason for leaving",
            "salary",
            "reporting to",
            "team size",
        ),
        "body",
    ),
}

# Words of titles that say nothing about the field.
JOINED_FINANCE = re.compile(r"(?:\band|[&/+,])\s*finance\b|\bfinance\s*(?:and\b|[&/+,])", re.I)
"""A title of two fields, one of them finance."""

VAGUE_WORDS = frozenset(
    """manager director executive consultant associate officer specialist coordinator assistant supervisor owner
    partner lead intern trainee member employee contractor volunteer agent advisor administrator president
    head chief vice senior junior general regional branch district area store of and team leader business
    department deputy managing management administration graduate independent industrial attachment ii iii iv
    i""".split()
)
VAGUE_PLACEMENT = re.compile(r"\b(?:national service(?: person(?:nel)?)?|youth service|corps member)\b", re.I)
"""A year of service that graduates owe, in any field."""
