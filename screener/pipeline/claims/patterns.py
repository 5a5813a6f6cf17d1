"""How people write their years of experience, and the years that are none: patterns as data."""

import re
from types import MappingProxyType

from screener.resume import SectionKind

_TO_NINETEEN = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40}

NUMBER_WORDS = MappingProxyType(
    {
        **{word: value for value, word in enumerate(_TO_NINETEEN, 1)},
        **_TENS,
        **{
            f"{ten} {word}": value + one
            for ten, value in _TENS.items()
            for one, word in enumerate(_TO_NINETEEN[:9], 1)
        },
        "fifty": 50,
        "a dozen": 12,
    }
)
"""Numbers in words up to fifty; a hyphen is written as a space."""

MOST_YEARS = 60
"""Longer than anybody's working life: a number that means something else."""

UNIT = re.compile(
    r"[YyDd](?:(?<=[Yy])(?:ear|EAR)|(?<=[Yy])(?:r|R)(?=[sS]?(?![a-zA-Z]))|(?<=[Dd])(?:ecade|ECADE))[sS]?(?![a-zA-Z\d])"
)
"""Where a claim may stand; everything else is looked at only around such a word.

It begins with a set of letters and minds their case: ignoring it would take most of the stage's time."""
WINDOW = 80
"""Characters before the unit within which the number and what qualifies it must stand."""

FILLERS = frozenset(
    {
        *("solid", "full", "long", "progressive", "successful", "continuous", "combined", "total", "good"),
        *("professional", "rich", "strong", "whole", "proven", "extensive"),
    }
)
"""Words between the number and its unit."""
LAST_WORD = re.compile(r"[^\s()-]+(?=[\s)+-]*$)")
LONGEST_WORD = 16
NUMBER_ENDS = FILLERS | {
    *(word for words in NUMBER_WORDS for word in words.split()),
    *("a", "past", "last", "half", "more", "plus"),
}
"""Words that may stand right before the unit of a claim; any other word has a digit or ends the look."""

_WORDS = "|".join(sorted((word.replace(" ", r"[\s-]") for word in NUMBER_WORDS), key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,2}}(?:[.,]\d{{1,2}})?|\b(?:{_WORDS}))"
_AT_LEAST = (
    r"(?:(?:well|just|slightly|a\s+little)\s+)?(?:over|more\s+than|above|at\s+least|in\s+excess\s+of|"
    r"upwards?\s+of|greater\s+than|exceeding|beyond|minimum(?:\s+of)?|min\.?|>=?)"
)
_ABOUT = r"(?:nearly|almost|about|approx(?:imately|\.)?|around|close\s+to|roughly|nearing|up\s+to|some|~)"
_FILLER = rf"(?:(?:{'|'.join(sorted(FILLERS))})[\s-]+)?"

COUNT = re.compile(
    rf"""(?ix)
    (?:(?<![a-z])(?P<qualifier>{_AT_LEAST}|{_ABOUT})\s*)?
    (?:\b(?P<article_before>a|an|my|the)\s+(?=(?:total|full|solid|\d|{_WORDS})\b))?
    (?:\btotal\s+(?:of\s+)?)?
    (?<![\w$€£₹%])(?<!\d[.,/:–-])
    (?:
        (?:(?:{_WORDS})\s*\(\s*(?P<bracketed>\d{{1,2}})\s*(?P<bracketed_plus>\+)?\s*\))
      | (?P<number>{_NUMBER})(?:\s*\(\s*(?:{_WORDS})\s*\))?
        (?:\s*(?:[-–/]|\bto\b|\bor\b)\s*(?P<upper>{_NUMBER}))?
      | \b(?P<half_decade>half\s+a)
      | \b(?P<decade>a|(?:the\s+)?(?:past|last))
    )
    (?P<half>\s*½|\s1/2|\s+and\s+(?:a\s+|one[\s-])?half)?
    (?P<plus>\s*\+|[\s-]+plus\b|\s+or\s+more\b)?
    [\s-]*{_FILLER}$"""
)
"""The number right before a unit, and what says that it is more or less than that.

The groups `decade` and `half_decade` are numbers only of decades."""

AT_LEAST = re.compile(rf"(?i){_AT_LEAST}$")
LESS_THAN = re.compile(r"(?i)\b(?:less\s+than|under|below|within|only)\s*$")
"""Before the number: nothing that a person claims."""

UNIT_TAIL = re.compile(
    r"""(?ix)
    (?:(?<=yr)\.|(?<=yrs)\.)?
    (?P<half>\s+and\s+(?:a\s+)?half)?
    (?:\s*,?\s*(?:and|&)?\s*(?P<months>\d{1,2})\s*\+?\s*(?:months?|mos?\b\.?|mnths?))?
    (?P<plus>\s?\+|\s+plus\b|\s+or\s+more\b)?
    \s?['’`´]?s?(?![a-z])"""
)
"""Right behind the unit: "8 years and 6 months", "10 years+", "8 years’"."""

LABELLED = re.compile(
    r"""(?ix)
    (?:(?<=in\s)years?|years?\s+of(?P<field>(?:\s+\w+){0,2})\s+exp(?:erience|\b\.?))
    [ ]*\)?[ ]*[:=\t–—-]\s*(?:(?P<qualifier>over|more\s+than|above|~|about)\s+)?
    (?P<number>\d{1,2}(?:\.\d{1,2})?)(?P<plus>\s?\+)?(?![\d/.-])"""
)
LABEL_BEFORE = re.compile(r"(?i)\bexp(?:erience|\b\.?)\s*\(?\s*in\s$")
""" "Years of experience: 12", "Experience (in years): 6": the number stands behind."""

SENTENCE_END = re.compile(r"[.!?](?:\s+(?=[A-Z\d\"“(])|[\"”]?(?=[A-Z][a-z]))|[;•●▪]")
LONGEST_SENTENCE = 400
"""Characters on either side of the years that are looked at."""
FULL_LINE = 60
"""Characters of a line that is probably broken by the margin, so that a sentence runs on below it."""

# --- what stands behind the years ---------------------------------------------------------------

_EXPERIENCE = r"(?:experiences?|exper(?:tise)?|exp\b\.?|exposure|background|track[\s-]+record|know-?how)"

EXPERIENCE = re.compile(
    rf"""(?ix)
    [\s-]*(?:(?:of|in)\s+|,\s*)?
    (?P<field>(?:(?!(?:at|for|gain\w*|years?|yrs?|months?|my|where|while|seeking|with|who|which|also|to|from)\b)
        [\w&/+.'’()%-]+,?[\s]+){{0,7}}?)
    (?P<noun>\b{_EXPERIENCE})(?![\w])"""
)
""" "years of diversified accounting experience", "year background": surely a claim."""

LINK = re.compile(r"(?i)\s*(?:of|in|as|with|within|across|at)\b\s*")
_FIELDS_IN_ING = (
    r"(?:accounting|marketing|telemarketing|advertising|banking|engineering|purchasing|bookkeeping|nursing|teaching|"
    r"consulting|manufacturing|merchandising|catering|retailing|publishing|trading|staffing|broadcasting|billing|"
    r"auditing|leasing|farming|mining|printing|housekeeping|shipping|warehousing|outsourcing|financing)"
)
DOING = re.compile(
    rf"(?i)\s*,?\s*(?:(?:of|in|spent|as)\s+)?(?:\w+ly\s+)?(?P<verb>(?!{_FIELDS_IN_ING}\b)[a-z]{{2,}}ing)\b"
)
""" "years managing a team", but not "years in accounting"."""
CAREER = re.compile(
    r"(?i)[\s-]*(?:long[\s-]+)?(?P<field>(?:[\w&/-]+\s+){0,4}?)"
    r"(?:veteran|professional|career|tenure|pro|specialist|practitioner|expert|history(?=\s+(?:of|in|as)))\b"
)
""" "a 20-year veteran of", "15-year sales career"."""
PERIOD = re.compile(r"(?i)[\s-]*(?:period|span|stretch)\b")

# --- what stands before them --------------------------------------------------------------------

EXPERIENCE_BEFORE = re.compile(
    rf"""(?ix)\b{_EXPERIENCE}
    (?:\s+(?:in|as|with)\s+(?:an?\s+)?(?P<field>(?:[\w&/-]+\s+){{1,5}}?)(?=of\b|for\b|:|–|-|is\b))?
    (?:\s|of\b|is\b|as\b|in\b|for\b|spanning\b|total\w*\b|years?\b|[:(–—|-]|\b(?:last|past|the)\b)*$"""
)
""" "Total experience: 8 years", "experience in sales for 8 years"."""

ROLE_LINK = re.compile(
    r"(?i)\b(?:with|having|has|have|possess(?:es|ing)?|bring(?:s|ing)?|offer(?:s|ing)?|boasting|who\s+has)\b"
)
ROLE_COMMA = re.compile(r"(?:\s[–—|-]|[,:|(\t])\s*$")
"""Between the person's trade and the years: "Accountant with …", "Key Account Manager | …"."""
ROLE_REACH = 60
"""Characters between that link and the number: "with strong work ethic and over four years"."""
ITEM_BEFORE = re.compile(
    r"(?i)(?:^|[,;:•|\t)–—]\s*(?:and\s+)?|\band\s+)(?P<field>[^\W\d][\w&/'’. ]{1,48}?)\s*[(\[:–—|\t-]+\s*$"
)
"""A field and its years, as lists of skills have them: "Account management (", "Sales: "."""
ITEM_AFTER = re.compile(r"\s*[)\].]*\s*(?:$|[,;|•]|and\b)")
SPENT = re.compile(
    r"(?i)(?:\b(?:spent|with|having|have|has|had|bring\w*|offer\w*|possess\w*|my|including|and|course\s+of|total|for)"
    r"|[,:|–—(-])\s*(?:(?:a|the|these|past|last|over|my)\s+)*$"
)
"""Right before the number where the years of a duty may still be the person's own."""
_WORKED = r"\b(?:work(?:ed|ing)?|serv(?:ed|ing)|employed|been|experienced?|active|engaged)\b"
_FOR = r"\s+for\s+(?:(?:the|past|last|a|total|of)\s+)*$"
WORKED_FOR = re.compile(rf"(?i){_WORKED}[^.;%$]{{0,60}}?{_FOR}")
WORKED_IN = re.compile(
    rf"(?i){_WORKED}\s+(?:in|as|with)\s+(?:an?\s+|the\s+)?(?P<field>[^.,;%$]{{1,50}}?){_FOR}"
)
""" "I have worked in sales for …"."""

# --- years that are no claim --------------------------------------------------------------------

DURATION_BEFORE = re.compile(
    r"(?i)\b(?:for|in|within|every|each|after|before|first|next|another|additional|following|previous|prior|than|"
    r"until|per|by|last|past|initial|final|during|throughout|through|period\s+of)\s*(?:(?:the|a|past|last|next|first|previous)\s+)*$"
)
"""Right before the number: a duration, unless the word experience follows."""
NEVER_BEFORE = re.compile(
    r"(?i)(?:\b(?:ages?|aged|every|each|within|next|under|year|years|class|grades?|less\s+than|fewer\s+than|up\s+for)"
    r"|\b(?:bond|notice(?:\s+period)?|lease|contract|warranty|guarantee|visa|valid(?:ity)?)\s+(?:of|for|is))\s*:?\s*$"
)
OLD = re.compile(r"(?i)[\s-]*(?:olds?\b|of\s+age\b)")
NEVER_AFTER = re.compile(
    rf"""(?ix)
    [\s-]*(?:
        (?:\w+\s+)?(?:warrant(?:y|ies)|guarantees?)\b
      | in\s+a\s+row|running\b|straight\b|consecutive(?:ly)?\b
      | (?:ago|later|earlier|ahead|apart)\b|in\s+advance\b
      | in\s+business(?=\s*(?:[.,;)]|$|(?:and|for|with)\b))
      | (?!(?!(?:training|licensing|operating|planning|lending|{_FIELDS_IN_ING})\b)\w+ing\b)
        (?:\w+[\s-]+){{0,2}}
        (?:contracts?|leases?|agreements?|plans?|terms?|loans?|budgets?|forecasts?|deals?|degrees?|diplomas?|
           courses?|programs?|programmes?|projects?|mortgages?|bonds?|sentences?|visas?|stud(?:y|ies)|
           internships?|apprenticeships?|training|high\s+school|college|universit(?:y|ies))\b
        (?!\s+(?:manag|sales))
      | of\s+(?:\w+\s+){{1,3}}(?:coursework|stud(?:y|ies)|college)\b
      | (?:of|in|at)\s+(?:the\s+|full[\s-]time\s+)?(?:\w+\s+)?
        (?:college|universit\w+|school(?:ing)?|stud(?:y|ies)|education|coursework|french|spanish|german|latin|
           mandarin|english|high\s+school|data|records|history|statements?)\b
        (?!\s+(?:experience|teaching|sales|manag\w+))
    )"""
)
ASKED_AFTER = re.compile(
    r"(?i)^[^.;]{0,60}?\b(?:(?:is|are|was)\s+)?(?:required|preferred|needed|desired|mandatory|a\s+must|necessary|"
    r"essential|desirable|an\s+advantage)\b"
)
ASKED_BEFORE = re.compile(
    r"(?i)\b(?:requires?|required|requiring|requirements?|must\s+have|should\s+have|looking\s+for|need(?:s|ed)?|"
    r"qualifications?\s*:|ideal\s+candidate|applicants?|candidates?|you\s+have|we\s+seek)\b[^.;]{0,50}$"
)
"""Years that a job advertisement asks for."""
OTHERS_BEFORE = re.compile(
    r"""(?ix)\b(?:
        (?:compan(?:y|ies)|firms?|organi[sz]ations?|agenc(?:y|ies)|corporations?|manufacturers?|providers?|distributors?|
           business(?:es)?|bank|startups?|brands?|retailers?|employer)
           \s+(?:with|having|boasting|of|that\s+has|who\s+has|in)
      | (?:teams?|groups?|staff|departments?|workforce)\s+(?:of\s+(?:\S+\s+){1,4})?
           (?:with|having|averaging|whose)
      | (?:employees|hires|trainees|workers|staff|candidates|professionals|representatives|reps|people|
           associates|managers|members|clients|customers|engineers|consultants|executives|agents|vendors)
           \s+(?:with|having|averaging|who\s+(?:have|had))
      | (?:hir(?:ed|ing)|recruit(?:ed|ing)|interview(?:ed|ing))\b[^.;]{0,50}\bwith
    )\s*(?:(?:an?|average|of|combined|total|(?:little|no|up|zero|\d+)\s+to)\s+)*$"""
)
"""The years of a company, a team or other people."""
AMOUNT = re.compile(r"[%$€£₹]|\bpercent\b", re.IGNORECASE)
AFTER_DATES = re.compile(
    r"(?i)(?:\b(?:19|20)\d\d|\b(?:present|current|now|till date|to date))\s*[(\[,:|·–-]*\s*$"
)
"""A duration counted out behind a post's dates: "2015 – 2018 (3 years 2 months)"."""

# --- the function -------------------------------------------------------------------------------

PHRASE_END = re.compile(
    r"(?i)[,.;:()|\t–—]|\s-\s|\b(?:who|which|seeking|acknowledged|including|looking|where|while|known|and\s+a|"
    r"specializ\w+|specialis\w+|proven|with|for|at|plus|dedicated|responsible|can|will|could|would|that|is|are|has|have)\b"
    r"|\band\s+(?=\S+\s+(?:\(\S+\)\s+)?years?\b)"
)
"""Where the words that name the field of the experience end."""
DUTIES_END = re.compile(r"[,.;:()|\t–—]|\s-\s")
FIRST_PART = re.compile(r"(?i)\s+(?:and|or)\s+|\s*[&/]\s*")
PHRASE_WORDS = 8
LEADS = re.compile(
    r"""(?ix)(?:
        \b(?:manag|lead|supervis|direct|head|run|oversee|mentor|coach)\w*\s+(?:(?:and|&)\s+\w+\s+)?(?:\S+\s+){0,4}?
            (?:teams?|force|staff|people|employees|associates|personnel|reps|representatives|departments?|managers|
            crews?)\b
      | \b(?:supervisory|supervision|supervising|managerial|leadership)\b
      | (?:^|\b(?:people|team|staff|personnel|general|retail|store|restaurant|operations|senior|middle|line|
            hotel|branch|unit|facing|executive|upper|progressive)[\s-])management\b
      | ^(?:managing|leading)$
    )"""
)
"""Words that say the years were spent leading people."""
CLIENTS = re.compile(
    r"""(?ix)
    \b(?P<whose>(?!(?:key|major|national|corporate|strategic|in|of|and|final|management|statutory|annual|
        financial|company)\b)[a-z]+)\s+accounts\b
    (?!\s+(?:payables?|receivables?|departments?|executives?|managers?|assistants?|clerks?|officers?|teams?|
        management)\b)"""
)
"""Accounts that are somebody's ("banking accounts"): clients, and nothing to keep books of."""
INDUSTRY = re.compile(r"(?i)\b(?:industry|industries|sectors?|fields?|spaces?|world|environments?)$")
"""Such a phrase names a line of business and no function."""
MANAGER = re.compile(
    r"(?i)\b(?:store|restaurant|general|operations|office|retail|branch|assistant)?\s*managers?$"
)

PLACES = frozenset(SectionKind) - {
    SectionKind.EDUCATION,
    SectionKind.COURSES,
    SectionKind.PUBLICATIONS,
    SectionKind.REFERENCES,
    SectionKind.INTERESTS,
    SectionKind.LANGUAGES,
    SectionKind.MEMBERSHIPS,
}
"""Sections in which a claim may stand."""
TELLING = frozenset(
    {SectionKind.EXPERIENCE, SectionKind.VOLUNTEER, SectionKind.PROJECTS, SectionKind.ACHIEVEMENTS}
)
"""Sections of duties, where most years are durations of something else."""
