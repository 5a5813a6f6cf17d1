"""How job descriptions are written: their headings, and the words that make a sentence a wish or a must."""

import re

# --- parts of a description -----------------------------------------------------------------------

_ASKED = (
    r"(?:experiences?|education(?:al)?|skills?|qualifications?|requirements?|knowledge|abilit(?:y|ies)|criteria|attributes|"
    r"competenc(?:y|ies|es)|background|expertise|certifications?|licen[sc]es|credentials|languages?|training|profile|"
    r"capabilities|behaviou?rs|strengths|eligibility|specifications?|haves?|functional|experience level|"
    r"work experience|years of experience|person spec(?:ification)?|candidate (?:profile|requirements|specification)|"
    r"academic(?:s| background)?|personal qualities|qualities|systems|it)"
)
_LIST = rf"{_ASKED}(?:\s*(?:,|/|and|&|\+|\s)\s*(?:and\s+)?{_ASKED})*"
_OF_ROLE = r"(?:\s+(?:for|of)\s+(?:this|the)\s+(?:role|job|position|post))?"

PREFERRED_HEADING = re.compile(
    rf"(?:(?:preferred(?! candidate)|desirable|desired(?! candidate)|nice[ -]to[ -]haves?|good[ -]to[ -]haves?|bonus(?: points)?|optional|additional|"
    rf"advantageous|beneficial|added advantages?|pluses|extras|secondary|ideally|preferable)(?:\s+(?:but not (?:required|essential)|{_LIST}))?"
    rf"|(?:nice|good|great)[ -]to[ -]haves?.*|bonus points.*|(?:even )?better if.*|extra credit.*|it(?:['’]s| is| would be) (?:a plus|an advantage|great).*"
    rf"|(?:a )?(?:big )?plus(?:es)?(?: if.*)?|(?:an )?(?:assets?|advantages?)|what would be (?:a plus|nice).*|{_LIST} (?:preferred|desired|desirable))",
    re.IGNORECASE,
)
ESSENTIAL_HEADING = re.compile(
    rf"(?:(?:the |our |your |job |role |position |key |core |main |general |technical |professional |other |basic |minimum |required |essential |"
    rf"mandatory |must[ -]|preferred (?=candidate)|desired (?=candidate)|specific |relevant |soft |hard |primary |desired candidate |ideal candidate |candidate |person )*{_LIST}(?: required| needed| \(required\)| \(essential\))?{_OF_ROLE}"
    r"|(?:essential|required|mandatory|must|must[ -]haves?|minimum|non-negotiables?|essentials)"
    r"|what (?:you(?:['’]ll| will)?(?: need to)? (?:bring|need|have)|we(?:['’]re| are)? (?:look(?:ing)? for|need|expect|seek|require)|it takes|makes you).*"
    r"|who (?:you are|we(?:['’]re| are) looking for)|about you|what do we (?:expect|ask|look for|need).*|what should you (?:bring|have).*|you have|you bring|you are|you(?:['’]ll| will) (?:have|need|bring)|your (?:profile|skills?|background|experience)"
    r"|(?:the |our )?(?:ideal|successful|right|desired) (?:candidate|applicant|person)(?: profile| will have| should have)?|the (?:person|candidate)|to be successful.*|to succeed.*"
    r"|person specification|candidate profile|is this you\??|you(?:['’]re| are) a (?:good|great) fit if.*|skills? (?:you(?:['’]ll)? need|required)|key skills.*)",
    re.IGNORECASE,
)
DUTIES_HEADING = re.compile(
    r"(?:(?:key |main |primary |core |essential |principal |day[- ]to[- ]day |your |job |role |roles |the |specific |general |major |position |typical |and |& |/ ?)*"
    r"(?:dut(?:y|ies)|responsibilit(?:y|ies)|accountabilit(?:y|ies)|tasks|functions|activities|objectives|deliverables|purpose)(?:\s*(?:and|&|/|,)\s*\w+){0,3}"
    r"|what you(?:['’]ll| will)(?: be)? (?:do|doing|own|deliver|achieve|work on).*|what the (?:job|role) (?:involves|entails).*|how you(?:['’]ll| will) .*|what will you (?:do|be doing).*"
    r"|(?:the |job |role |position |your |about the |about this |about your )+(?:role|job|position|opportunity|mission|summary|overview|description|profile|purpose|day|impact)(?:\s*(?:and|&|/)\s*\w+){0,2}"
    r"|(?:role|job|position) (?:summary|overview|description|purpose|brief)|a (?:typical )?day in the life.*|in this role.*|scope(?: of (?:the )?(?:role|work))?|overview|summary|jd)",
    re.IGNORECASE,
)
ABOUT_HEADING = re.compile(
    r"(?:who are we|about (?:us|the (?:company|team|business|client|organi[sz]ation|firm)|our .*|[A-Z][\w&.' -]*)|who we are|(?:the )?(?:company|team|client|business|employer)(?: (?:overview|profile|description|background|summary|info(?:rmation)?))?"
    r"|our (?:company|story|values|culture|mission|client|team|people)|why .*|life at .*|meet the team|introduction|background)",
    re.IGNORECASE,
)
OFFER_HEADING = re.compile(
    r"(?:(?:the |our |your |key |employee |company )*(?:benefits?|perks|rewards?|compensation|salary|pay|package|remuneration|offer)(?:\s*(?:and|&|/|,|range)\s*\w*){0,4}"
    r"|what we(?:['’]ll| will| can)? (?:offer|give|provide).*|we offer.*|what(?:['’]s| is) (?:in it for you|on offer).*|what you(?:['’]ll| will|['’]re going to)? (?:get|receive|enjoy).*|in return.*|what can (?:you expect|we offer).*)",
    re.IGNORECASE,
)
CLOSING_HEADING = re.compile(
    r"(?:(?:our )?(?:commitment to )?(?:equal|eeo|diversity|inclusion|equality).*|.*\b(?:EEO|AAP)\b.*|how to apply.*|(?:the )?(?:application|interview|hiring|recruitment|selection) process|apply(?: now| today| here)?|to apply.*|next steps"
    r"|disclaimers?|contact(?: us| details)?|(?:note|notice) to .*|privacy.*|working (?:conditions|environment|hours|pattern)|work (?:environment|conditions)|physical (?:demands|requirements).*|"
    r"other (?:duties|information)|additional (?:information|details)|location|hours|travel|safeguarding.*|legal.*|accessibility.*)",
    re.IGNORECASE,
)
FACT_LABEL = re.compile(
    r"(?:locations?|salary(?: range| band)?|pay(?: range| rate)?|hours(?: of work)?|(?:job|employment|contract|position|role) (?:type|id|code|status|location|category|level)|department|division|team|reports? to|reporting (?:to|line|manager)|direct reports|"
    r"contract|term|start(?:ing)? date|closing date|deadline|reference|ref|job ref|req(?:uisition)?(?: id| number)?|industry|ctc|budget|shifts?|timings?|vacanc(?:y|ies)|openings?|no\.? of (?:positions|openings|vacancies)|"
    r"work(?:place| mode| model| location| type|ing pattern)?|date(?: posted)?|posted|company|employer|client|schedule|travel|duration|notice period|joining|gender|age|compensation|ote|bonus|benefits|grade|band|apply|e-?mail|phone|contact|website|functional area|role category|flsa(?: status)?)",
    re.IGNORECASE,
)
"""Labels of a line that gives a fact of the post, and asks nothing of the candidate."""
TITLE_LABEL = re.compile(
    r"(?:job title|title|position(?: title| name)?|role(?: title| name)?|post(?: title)?|designation|vacancy|job description|job|we are hiring|we(?:['’]re) hiring|now hiring|hiring)",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^\W{0,3}(?P<label>[A-Za-z][\w '’&/(),.-]{1,58}?)\s*(?::|\t|\s[–—-]\s)\s*(?P<rest>\S.*)?$", re.DOTALL
)
HEADING_WORDS = 9

LEAD_PREFERRED = re.compile(
    r"\b(?:nice to have|(?:a|big|definite) plus|bonus|advantage\w*|desirable|desired|ideally|preferr?ed|preferably|great if|good to have|love (?:it|to)|beneficial|even better)\b",
    re.IGNORECASE,
)
LEAD_DUTIES = re.compile(
    r"\b(?:responsib\w+|dut(?:y|ies)|tasks|day[- ]to[- ]day|you(?:['’]ll| will)(?! (?:have|need|bring|possess|also have|fit|thrive|succeed|be an?)\b)|the (?:role|job|position)(?! requires)|accountab\w+|involves?)\b",
    re.IGNORECASE,
)
LEAD_ESSENTIAL = re.compile(
    r"\b(?:needs?|must|requir\w+|have|has|bring|look(?:ing)? for|candidates?|applicants?|you are|you(?:['’]re)|seek(?:ing)?|essential|expect|qualif\w+|possess|demonstrate|fit|thrive|succeed|you)\b",
    re.IGNORECASE,
)
LEAD_OFFER = re.compile(
    r"\b(?:we offer|benefits?|in return|receive|package|perks|enjoy|you(?:['’]ll| will) get)\b", re.IGNORECASE
)
"""What a line that ends in a colon leads to: the first of these that is found decides."""

# --- sentences --------------------------------------------------------------------------------------

SENTENCE_END = re.compile(
    r"(?<!\b[A-Za-z])(?<!\be\.g)(?<!\bi\.e)(?<!\bmin)(?<!\bmax)(?<!\bapprox)(?<!\bincl)(?<!\bvs)(?<!\bSr)(?<!\bJr)(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bNo)[.!?]+[)”\"]?(?=\s+[A-Z0-9“\"(•£$€]|\s*$)|;(?=\s)(?!\s+or\b)|[•●▪]|(?<=\s)\|(?=\s)"
)
COMPANY = re.compile(
    r"\b(?:founded|established|headquartered|since (?:19|20)\d\d|we(?:['’]ve| have) (?:been|grown|built|over|more than)|for (?:over|more than|nearly|almost|the (?:last|past))|"
    r"years? (?:ago|of (?:history|heritage|growth|success|trading|service))|years? in business|in business|(?:combined|collective) experience|our (?:\w+ )?(?:company|clients|customers|team|mission|story|people|founders?|products?|history)|"
    r"(?:leading|global|award[- ]winning|fast[- ]growing|family[- ](?:run|owned)) (?:\w+ ){0,3}(?:company|provider|supplier|manufacturer|firm|agency|business|distributor|brand|retailer)|"
    r"we(?: are|['’]re) (?!looking|seeking|hiring|recruiting|searching|after)|we (?:believe|help|work|serve|provide|make|build|pride|value|sell|design|supply|operate|support))\b",
    re.IGNORECASE,
)
BOILERPLATE = re.compile(
    r"\b(?:equal[- ]opportunit\w+|affirmative action|without regard to|regardless of|reasonable (?:accommodation|adjustment)s?|we (?:do not|don['’]t) discriminate|discriminat\w+ (?:on|against)|"
    r"protected (?:veteran|status|characteristic|class)\w*|diversity|encourage (?:applications|candidates|people)|welcome applications|disability confident|background checks? (?:may|will)|"
    r"401\s?\(?k\)?|paid (?:time off|holidays?|leave|vacation)|health insurance|(?:medical|dental|vision) (?:insurance|cover\w*|plan)|pension|annual leave|days['’]? holiday|free parking|"
    r"competitive (?:salary|compensation|base|pay|package)|base salary|salary (?:of|range|from|is)|per (?:annum|hour|month|year)\b|\bOTE\b|uncapped|commission (?:scheme|structure|plan)|"
    r"(?:please )?(?:send|submit|forward|email) (?:your|a|us|resume|cv)|apply (?:now|today|by|via|here|online)|click (?:here|apply)|closing date|no agencies|recruitment agenc\w+|"
    r"(?:only )?shortlisted|due to the (?:high )?(?:volume|number)|we regret|we offer|we will (?:offer|provide)|in return|opportunit(?:y|ies) (?:for|to) (?:grow\w*|progress\w*|advance\w*|learn|develop)|"
    r"if you (?:believe|think|feel|are excited|don['’]t (?:meet|tick)|do not meet)|don['’]t meet every|the above (?:statements|is not)|not (?:intended|designed) to|may be assigned|other duties)\b",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\b(?:must|requires?|required|requirements?|essential|mandatory|looking for|seek(?:s|ing)?|search(?:ing)? for|(?:need|wants?) (?:someone|somebody|an?|you)|ideal(?:ly)?|preferr?ed|preferably|desirable|desired|"
    r"candidates?|applicants?|you (?:have|bring|possess|hold|are|need|should|must|may|can|know|speak)|you(?:['’]re|['’]ve)|you(?:['’]ll| will) (?:also )?(?:have|need|bring|possess|hold|be (?:an?|able|fluent|proficient|comfortable|degree|educated))|"
    r"(?:a|an|big|definite) (?:plus|bonus|advantage|asset|must)|nice to have|advantageous|beneficial|minimum|at least|proven|qualified|degree|proficien\w+|fluen\w+|"
    r"\d+\s?\+|successful (?:candidate|applicant)|someone (?:who|with)|should (?:have|be)|experience (?:in|of|with|is|as)|bonus points|we(?:['’]d| would) (?:love|like)|hold(?:s|ing)? an?|familiarity)\b",
    re.IGNORECASE,
)
"""In running text without headings: somebody is asked for something."""
ASKS_STRONGLY = re.compile(
    r"\b(?:must (?:have|be|hold|possess|speak)|(?:is|are) (?:required|essential|mandatory|a must)|\d+\s?\+?\s*(?:years?|yrs?)\b.{0,40}\bexperience|degree (?:in|is|required)|looking for (?:an?|someone)|seeking (?:an?|someone)|"
    r"(?:requires?|needs?|seeks?) (?:an?|someone)\b.{0,80}\b(?:with|who)\b|you(?: have|['’]ve| bring| hold| possess| need| should have)|(?:ideal|successful) (?:candidate|applicant))\b",
    re.IGNORECASE,
)
"""The same in a part that tells of duties or the company."""
DUTY = re.compile(
    r"\b(?:you(?:['’]ll| will) (?!(?:also )?(?:have|need|bring|possess|hold|be (?:an? |able|fluent|proficient|comfortable|degree|educated))\b)|responsib(?:le|ilit\w+)|the (?:role|job|position|post|account manager|successful candidate will (?:manage|lead|own|be responsible)) (?:is|involves|includes|will|entails)|"
    r"duties|tasks|day[- ]to[- ]day|report(?:s|ing) (?:to|into|directly))",
    re.IGNORECASE,
)

# --- must or may ------------------------------------------------------------------------------------

_END = r"(?=\s*(?:$|[.,;:)!|/–—]|-\s|\b(?:and|but|with|while|whilst|although|though|for|if|or|in|to|as)\b))"
_OFTEN = r"(?:(?:strongly|highly|greatly|also|very|definitely|much|would be|is|are|considered|seen as|regarded as)\s+)*"
PREFERRED = re.compile(
    rf"\b{_OFTEN}(?:not (?:strictly )?(?:required|essential|mandatory|necessary),? but (?:\w+ ){{0,3}}?(?:preferred|desirable|beneficial|advantageous|helpful|useful|welcome|(?:a )?plus|(?:an )?advantage|nice)"
    r"|(?:preferred|desirable|desired|advantageous|preferable),? but not (?:required|essential|mandatory|necessary)"
    r"|an? (?:\w+ )?(?:plus|bonus|advantage|asset)|added advantage|plus point|preferred|preferable|desired|desirable|advantageous|beneficial|helpful|nice[- ]to[- ]haves?|good[- ]to[- ]haves?|optional|useful|"
    rf"appreciated|favou?rable|favou?red|welcomed?){_END}",
    re.IGNORECASE,
)
PREFERRED_END = re.compile(
    r"\b(?:preferred|desirable|desired|an? (?:\w+ )?(?:plus|bonus|advantage))\W*$", re.IGNORECASE
)
REQUIRED_END = re.compile(r"\b(?:required|essential|mandatory|a must|necessary)\W*$", re.IGNORECASE)
REQUIRED = re.compile(
    rf"(?<!\bas )(?<!\bwhen )(?<!\bif )(?<!\bwhere )\b(?:is |are |absolutely |strictly )*(?:required|mandatory|essential|compulsory|necessary|needed|an? (?:\w+ )?must|non-negotiable|an? prerequisite|imperative|an? requirement){_END}",
    re.IGNORECASE,
)
NOT_NEEDED = re.compile(
    r"^\W*none\b|\b(?:don['’]t|do not|needn['’]t|no) need\b|\bno (?:\w+[ -]){0,5}(?:required|necessary|needed|essential)\b|\b(?:is|are) not (?:required|necessary|needed|essential|a must)\b(?!,? but)|\bnot (?:required|necessary|needed)\s*[.)]?$",
    re.IGNORECASE,
)
PREFERRED_LEAD = re.compile(
    r"\b(?:ideally|preferably|(?:(?:extra|brownie|bonus) )+points|bonus|nice to have|(?:it(?:['’]s| is| would be|['’]d be)|would be) (?:also )?(?:a plus|great|nice|good|ideal|an advantage|a bonus|beneficial|desirable)|a plus (?:is|if)|plus if|"
    r"we(?:['’]d| would) (?:also )?(?:love|like|prefer)|you (?:may|might) (?:also )?(?:have|be)|desirable|preferred (?!candidates?\b)|desired (?!candidates?\b)|extra points|advantage if|even better if)",
    re.IGNORECASE,
)
IDEALLY = re.compile(
    r"[\s,(–—-]*\b(?=(?:ideally|preferably|with a preference for|preference (?:given|for))\b)", re.IGNORECASE
)
MUST_LEAD = re.compile(
    r"\b(?:must|you(?:['’]ll| will) need|need to have|requires?|essential:|required:|mandatory:)(?!\w)",
    re.IGNORECASE,
)
AFTER_MARK = re.compile(
    r"[\s,.;:)–—-]*(?:\b(?:and|but|with|while|whilst|although|though|as well as|plus)\b[\s,]*)*",
    re.IGNORECASE,
)

# --- conditions of the work -----------------------------------------------------------------------------

CONDITIONS = re.compile(
    r"\b(?:(?:(?:full|clean|valid|current|uk|us|eu|own|a|and|or|driver['’]?s?|driving)[ ,]+)*(?:driving licen[cs]e|driver['’]?s?['’]? licen[cs]e|drivers licen[cs]e)(?: and (?:access to )?(?:a |own )*(?:car|vehicle|transport(?:ation)?))?"
    r"|(?:own|reliable|access to (?:a|own|reliable)) (?:car|vehicle|transport(?:ation)?|two[- ]wheeler|bike)"
    r"|(?:(?:willing(?:ness)?|able|ability|available|availability|flexib\w+|happy|prepared|open|must|required|need|comfortable)(?: to| with| for)? )?(?:(?:frequent|regular|occasional|extensive|domestic|international|overnight|national|some|uk|business|and|or)[ ,]+)*travel(?:ling|ing)?(?: (?:is |up to |of |approximately |around |about |between )*\d+[\s\d–-]*%(?: of the time)?| (?:across|throughout|within|to|nationally|internationally|extensively|frequently|regularly|as required|occasionally)\b[^.,;()]*)?"
    r"|\d+\s?% travel|(?:right to work|(?:legally )?(?:authori[sz]ed|eligible|eligibility|authori[sz]ation|entitled|permit(?:ted)?) to work|work (?:permit|authori[sz]ation|visa)|visa sponsorship)[^.,;()]*"
    r"|(?:background|dbs|credit|reference|criminal record|drug)(?: and (?:background|dbs|credit|reference|criminal record|drug))? (?:checks?|screening|tests?)|security clearance"
    r"|(?:willing(?:ness)?|able|ability|available|flexib\w+|happy)(?: to| for)? (?:to )?(?:relocat\w+|work (?:\w+ )?(?:weekends?|evenings?|nights?|shifts?|overtime|on[- ]?site|from (?:home|the office)|in (?:the|our) office|flexible hours|long hours|remotely)[^.,;()]*)|"
    r"(?:immediate|early) joiners?|notice period[^.,;()]*|lift(?:ing)? (?:up to )?\d+[^.,;()]*)",
    re.IGNORECASE,
)
CONDITION_REASON = "a condition of the work: ask the candidate, a resume seldom says it"
AGE = re.compile(
    r"\bage(?:d| group| limit)?\b\W*(?:(?:should|must|be|below|under|between|up|to|not|no|more|than|less|above|over|max(?:imum)?|is|exceed)\W+)*\d\d(?:\s*(?:-|–|to|and)\s*\d\d)?(?:\s*(?:years?|yrs?))?(?: old)?|\b(?:below|under) \d\d years|\bnot (?:be )?(?:more|older|above|over) than \d\d(?: years)?(?: of age| old)?",
    re.IGNORECASE,
)
AGE_REASON = "the law and fairness forbid to ask for an age"
NATIVE_WORD = re.compile(
    r"(?<!digital )(?<!cloud )(?<!cloud-)\b(?:native|mother[ -]tongue|first language)(?:ly)?\b(?:[- ](?:speakers?|level|fluency|proficiency))?(?! app)",
    re.IGNORECASE,
)
UPPER_LIMIT = "an upper limit"
"""How the linter's reason against upper limits of experience begins."""
ENUMERATION = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[a-h][.)]|[ivx]{1,4}[.)])\s+(?=\S)")
SEEKS = re.compile(
    r"\b(?:(?:required|wanted|needed|sought) (?:for|in|at|by)|looking for|seeking|searching for|seeks|hiring|recruiting|looking to (?:hire|recruit|appoint))\b",
    re.IGNORECASE,
)
SEEKS_WITH = re.compile(r"\b(?:with|who|experience|must|degree|qualified|\d)\b", re.IGNORECASE)
