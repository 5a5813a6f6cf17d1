"""Words and shapes that tell who somebody is: gender, origin, age, family, addresses, schools."""

import re

# ── Contact ──────────────────────────────────────────────────────────────────────────────────────
CONTACT = re.compile(
    # Only at the start of a run of letters: from every letter of it the search would go to its end.
    r"(?<![\w.+%'-])[\w.+%'-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)+"
    r"|(?:https?://|www\.)\S+"
    r"|(?:(?<![\w-])(?:[\w-]+\.)+)?(?:linkedin|github|gitlab|facebook|twitter|instagram|behance|xing|medium|wa|t)\.(?:com|me|net)/\S+"
    r"|(?<![\w@])@[A-Za-z_]\w{2,}"
    r"|\+\d[\d\s().\-–/]{6,}\d|\(?\b\d{3}\)?[\s.\-–]{1,2}\d{3}[\s.\-–]\d{4}\b"
    r"|(?i:\b(?:phone|mobile|mob|cell|tel(?:ephone)?|fax|whatsapp|contact(?: no\.?| number)?|ph)\b\s?(?:no\b\.?\s?)?[.:#\-–]{0,2}\s?)(?P<phone>[+(]?\d[\d\s().\-–/]{5,}\d)"
    r"|(?i:\b(?:skype|telegram|e-?mail(?: id)?)\s?:\s?)(?P<handle>[^\s|;,]+)"
)
HOSTS = frozenset(
    "linkedin github gitlab facebook twitter instagram behance xing medium http https portfolio gmail yahoo".split()
)
"""Words of links that are nobody's name."""
LOOSE_NUMBER = re.compile(r"(?<!\w)\+?(?:\(?\d[\s().\-–/]{0,2}){8,}\d?(?!\w)")
"""A run of digits that can be dialled; only where contact data stand."""

# ── Words that tell sex ──────────────────────────────────────────────────────────────────────────
_MEN = r"sales|chair|business|fore|spokes|crafts|trades|handy|repair|police|fire|camera|middle|trades|work|lines|door|watch|barge|draughts|drafts|committee|council|congress|ombuds|alderm?|helms|ranch|news|anchor|weather|counter"
GENDERED_SUFFIX = re.compile(
    rf"(?i)\b(?:{_MEN})[\s-]?(?P<sex>m[ae]n|wom[ae]n|lad(?:y|ies)|girls?|boys?)(?=ship\b|\b)"
)
"""Only the half that tells: "sales███" for salesman and saleswoman alike."""
GENDERED = re.compile(
    r"(?<![A-Za-z])(?:"  # as every one of them says for itself, but only once for each letter of a text
    # Pronouns. In capitals they are mostly something else: SHE is health and safety, HIS a hospital's system.
    r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]er|[Hh]is|[Hh]ers|[Hh]imself|[Hh]erself|[Ss]/he)\b(?:\s?/\s?(?i:him|her|his|hers|they|them|she|he)\b)*"
    r"|\b(?:SHE|HE|THEY)\s?/\s?(?:HER|HIM|HIS|HERS|THEM)(?:\s?/\s?\w+)?\b|(?i:\bthey\s?/\s?them\b)"
    # Titles. "MS Office", "MS Excel" and "MR" for medical representative are none.
    r"|\b(?:Mr|Mrs|Mx|Messrs|Mme|Mlle|Smt|Shri|Sri|Kumari)\b\.?(?!\s?(?i:office|excel|word))"
    r"|\bMs\b\.?(?=\s+[A-Z])(?!\.?\s?(?:Office|Excel|Word|Access|Power|Outlook|Project|Dynamics|Dos|DOS|Visio|Teams|SQL|Windows|CRM|In\b))"
    r"|\bM(?:RS?|S|ISS)\.?(?=\s+[A-Z]{2,}\b)(?!\.?\s?(?:OFFICE|EXCEL|WORD|ACCESS|POWER|OUTLOOK|PROJECT|DYNAMICS|DOS|VISIO|TEAMS|SQL|WINDOWS|CRM|IN\b|AND\b))(?<!MS)(?<!MR)"
    r"|\b(?:MR|MS)\.(?=\s+[A-Z]{2,}\b)|\bMiss\b(?=\s+[A-Z])|\b(?:Madam|Sir)\b(?=\s+[A-Z])"
    r"|(?i:\b(?:fe)?male\b|\bgentlem[ae]n\b|\b(?:daughter|son|wife|husband|widow) of\b|(?<![A-Za-z])[SDW]/[Oo]\b\.?)"
    r"|(?i:\b(?:wife|husband|mother|father|mom|mum|dad|(?<!& )(?<!and )daughters?|housewife|homemaker|motherhood|fatherhood)\b)"
    r"|(?i:\b(?:maternity|paternity)(?= leave| cover| break))"
    r"|(?i:\b(?:wait(?:er|ress(?:es)?|ers)|hostess(?:es)?|steward(?:ess(?:es)?|s)?|actress(?:es)?|manageress|seamstress(?:es)?|heiress|landlady|busboy|bellboy|cowgirl|headmistress|headmaster|alumna|alumnae|cameraman)\b)"
    r"|(?i:\b(?:sorority|fraternity|(?:girl|boy) (?:scouts?|guides?)|(?:ladies|gentlemen|girls|boys)(?:'|’)?s?(?= (?:college|school|high|hostel|team|club)))\b)"
    r"|(?i:\bwom[ae]n(?= (?:in|who) )|\b(?:wo)?men(?:'|’)s(?= (?:\w+ )?(?:team|club|network|association|council|league|forum|college|university|society|basketball|football|soccer|cricket|hockey|rugby|volleyball|tennis|golf|group|union|wing))\b)"
    r")"
)

# ── Labelled personal data ───────────────────────────────────────────────────────────────────────
_LABELS = (
    r"d\.?\s?o\.?\s?b\.?|date of birth|birth ?date|birth ?day|place of birth|birth ?place|born(?: on| in)?|age|gender|sex|pronouns?"
    r"|nationality|citizenship|citizen of|country of (?:birth|origin)|ethnicity|ethnic origin|race|tribe|caste|community|state of origin|l\.?g\.?a\.?(?: of origin)?"
    r"|marital(?: |-)?status|civil status|family status|spouse(?: name)?|children|dependents|religion|faith|denomination"
    r"|(?:father|mother|husband|spouse|wife|guardian|parent)(?:'|’)?s?\.? (?:name|occupation)|maiden name|n[ée]e|surname|first name|last name|family name|given names?|full name|name|nick ?name"
    r"|blood group|height|weight|complexion|passport(?: no\.?| number)?|visa status|iqama(?: no\.?)?|residence permit|national id(?: no\.?)?|id (?:no\.?|number)|ssn|social security(?: number)?|pan(?: no\.?| card)|aadhaa?r(?: no\.?)?|emirates id|nin"
    r"|(?:permanent|present|current|home|residential|postal|mailing|correspondence) address|address|residence|home ?town|native(?: place)?|domicile|location|place|city|postcode|zip(?: code)?|p\.?o\.? box|photo(?:graph)?"
)
LABELLED = re.compile(rf"(?i)(?<![\w'’])(?:{_LABELS})\s*(?:[:：=]|\s[-–—]\s|[-–—]\s)\s*(?P<value>[^\t\n|;]+)")
"""A label and its value up to the end of the cell; only where personal data stand."""
SURE_LABELLED = re.compile(
    r"(?i)(?<![\w'’])(?:d\.?o\.?b\.?|date of birth|place of birth|nationality|citizenship|marital(?: |-)?status|civil status|religion|gender|sex|pronouns|caste|ethnicity"
    r"|state of origin|(?:father|mother|husband|spouse|wife)(?:'|’)?s?\.? name|maiden name|blood group|passport (?:no\.?|number)|national id|ssn)"
    r"\s*[:：=–—-]\s*(?P<value>[^\t\n|;,]+)"
)
"""Labels that mean the same wherever they stand."""
AGE = re.compile(
    r"(?i)\b(?P<value>\d{2})[\s-]?years?[\s-]?old\b|\bage[d]?\b\s*[:\-–]?\s*(?P<aged>\d{2})\b(?!\s*[-–%]|\s*to\b|\+)"
    r"|\bborn\b(?: on| in|:)?\s+(?P<born>[^,;|\t\n]{4,30}(?:19|20)\d\d|(?:19|20)\d\d)"
)
FULL_DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:\d{1,2}|[A-Za-z]{3,9}\.?)[\s./,-]+(?:19|20)\d\d\b"
    r"|\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b"
)
PERSONAL_WORDS = re.compile(
    r"(?i)\b(?:married|unmarried|single|divorced|widow(?:ed|er)?|engaged|christian(?:ity)?|muslim|islam(?:ic)?|hindu(?:ism)?|catholic|jewish|judaism|buddhist|sikh|jain|protestant|orthodox"
    r"|citizens?|nationals?|transferable iqama|iqama|green card|permanent resident|work permit|h-?1b|visa|\d+ (?:children|kids)|mother tongue)\b"
)
DEMONYMS = re.compile(
    r"\b(?:Afghan|Albanian|Algerian|American|Angolan|Argentin(?:e|ian)|Armenian|Australian|Austrian|Azerbaijani|Bahraini|Bangladeshi|Belarusian|Belgian|Beninese|Bolivian|Bosnian|Brazilian|British|Bulgarian"
    r"|Burmese|Cameroonian|Canadian|Chilean|Chinese|Colombian|Congolese|Croatian|Cuban|Czech|Danish|Dutch|Ecuadorian|Egyptian|Emirati|English|Eritrean|Estonian|Ethiopian|Filipin[oa]|Finnish|French|Gambian"
    r"|Georgian|German|Ghanaian|Greek|Guatemalan|Haitian|Hungarian|Indian|Indonesian|Iranian|Iraqi|Irish|Israeli|Italian|Ivorian|Jamaican|Japanese|Jordanian|Kazakh|Kenyan|Korean|Kuwaiti|Latvian|Lebanese"
    r"|Liberian|Libyan|Lithuanian|Malawian|Malaysian|Maltese|Mauritian|Mexican|Moldovan|Mongolian|Moroccan|Mozambican|Namibian|Nepal(?:i|ese)|Nigerian|Norwegian|Omani|Pakistani|Palestinian|Panamanian"
    r"|Peruvian|Polish|Portuguese|Qatari|Romanian|Russian|Rwandan|Saudi|Scottish|Senegalese|Serbian|Singaporean|Slovak|Slovenian|Somali|South African|Spanish|Sri Lankan|Sudanese|Swedish|Swiss|Syrian"
    r"|Taiwanese|Tanzanian|Thai|Tunisian|Turkish|Ugandan|Ukrainian|Uruguayan|Uzbek|Venezuelan|Vietnamese|Welsh|Yemeni|Zambian|Zimbabwean|Yoruba|Igbo|Hausa)\b"
)
"""Nationalities; also languages, so only where no languages are listed."""

# ── Addresses ────────────────────────────────────────────────────────────────────────────────────
ADDRESS = re.compile(
    r"\b\d{1,6}[A-Za-z]?(?:[-/]\d+)?,?[ ]+(?:[A-Z][\w.'’-]*[ ]+){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Circle|Cir|Way|Place|Pl|Terrace|Ter|Parkway|Pkwy|Highway|Hwy|Square|Sq|Close|Crescent|Gardens|Grove|Row|Trail|Marg|Nagar|Colony|Layout|Cross|Sector)\b\.?(?:,?[ ]+(?:Apt|Apartment|Suite|Ste|Unit|Flat|#)\.?\s*[\w-]+)?"
    r"|(?i:\b(?:p\.?\s?o\.?\s?box|flat|plot|house|h\.?no|door|apt|apartment|villa|block|sector|unit|bldg|building) ?(?:no\.?|number|#)?\s*[:#-]?\s*\d[\w/-]*)"
    r"|\b[A-Z][\w'’-]+(?:straße|strasse|str\.|gasse|weg|allee|platz)\s*\d+[a-z]?\b|\b(?:Rue|Via|Calle|Avenida|Rua) [A-Z][\w'’ -]+?\d+"
)
POSTCODE = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]{2},? \d{5}(?:-\d{4})?\b|(?i:\b(?:pin(?: ?code)?|zip)\s?[:\-–]?\s?)\d{5,6}\b"
)
NUMBER_OF_PLACE = re.compile(r"\b\d{3} ?\d{3}\b|\b\d{5}(?:-\d{4})?\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b")
"""A postcode without anything beside it that says so; only in lines of an address."""

# ── Schools ──────────────────────────────────────────────────────────────────────────────────────
_SCHOOL = r"(?:University|Univ\.?|College|Institute|Polytechnic|Polytechnique|Academy|Universit[àéy]|Universit[äa]t|Universidad(?:e)?|Universiteit|Université|Hochschule|Vidyapee?th|Vidyalaya|Vishwavidyalaya|Mahavidyalaya|Gymnasium|Lyc[ée]e|Conservatory|Seminary)"
_WORD = r"(?:[A-Z][\w.'’&-]*|of|the|for|and|&|de|di|del|la|St\.)"
SCHOOL = re.compile(
    rf"(?:[A-Z][\w.'’-]* (?:{_WORD} ){{0,5}})?\b{_SCHOOL}\b(?:\s(?:of|for|de|di|del|des|du|la|at)\s(?:the\s)?(?:{_WORD}[ -]){{0,4}}[A-Z][\w'’-]*)?(?:,\s[A-Z][\w'’-]+(?=\s*(?:$|[,\n\t(])))?",
    re.MULTILINE,
)
LOWER_SCHOOL = re.compile(
    rf"[A-Z][\w.'’-]*(?: {_WORD}){{0,4}} (?:Business |High |Secondary |Grammar |Public |Primary |Girls(?:'|’)? |Boys(?:'|’)? |Law |Graduate |Senior |Higher |Model |Convent ){{0,3}}School\b(?: of [A-Z]\w+(?: (?:and |& )?[A-Z]\w+)?)?"
)
SCHOOL_WORDS = frozenset(
    "university univ college institute polytechnic academy school schools high secondary grammar public primary business law graduate senior higher "
    "model convent of the for and at in de di del la des du state national international technology technical management science sciences arts "
    "commerce engineering applied studies education board faculty department community city county central federal royal new north south east west "
    "northern southern eastern western upper lower city degree diploma bachelor master girls boys st saint open distance training institution "
    "universitat universite universidad universiteit hochschule medical design accounting accountancy finance economics hotel marine nursing "
    "vocational professional online evening junior some attended general studies center centre campus global american british indian first united".split()
)
"""Words that many schools have in their names; what is left tells which one it is."""
GRADUATED = re.compile(
    r"(?i)\b(?:class of|graduat(?:ed|ion|ing|e)|batch(?: of)?|pass(?:ed|ing)(?: out)?(?: year)?|year of passing|conferred|degree awarded|alumn\w+|yop)\b[^\n\t]{0,30}?(?P<year>(?:['’]\d\d|(?:19|20)\d\d)(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?)"
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)(?:(?<=\d{4})[-–/]\d\d(?!\d))?|['’]\d\d\b")

# ── Names ────────────────────────────────────────────────────────────────────────────────────────
PARTICLES = frozenset(
    "de la las los da das do dos di du del della den der des van von vom zu zum zur ter ten te 't bin binti bint ibn ben abu abd abdul al el ul ud ur "
    "y e i mc mac o' san santa st st. le lo ap af av na ni nic".split()
)
HONORIFIC = re.compile(
    r"(?i)\b(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam|engr|shri|smt|sri|ca|cpa|name|regards|sincerely|signed|i am|i'm|called)\b[.,:]?\s*$"
)
VERB_AFTER = re.compile(
    r"\s+(?:\w{2,}ed|led|won|built|grew|sold|ran|kept|took|made|was|is|has|had|brought|wrote|drove|can|will|joined|also)\b"
)
MONTH_NAMES = frozenset("april may june july august".split())
BEFORE_MONTH = re.compile(
    r"(?i)\b(?:in|of|since|until|till|from|by|last|next|early|late|mid|every|each|to|and|through|during|this)\s+$"
)
WORD_NAMES = frozenset(
    "grant page sales bill mark will may april june july august rose grace hope faith joy price banks cash major chase case hunter baker cook young long "
    "short rich frank art drew rob jack pat dean summer autumn sky penny miles carter porter mason cooper fisher field fields woods brown white black green "
    "gray grey sharp power powers best good bright wise strong small little king knight bishop pope abbot church temple castle bridge bridges brook brooks "
    "lake rivers waters stone steel wood forest hill hills dale glen heath marsh moore park parks lane street west north east south winter winters day days "
    "weeks holiday christian jewel ruby pearl amber crystal ginger olive daisy lily violet ivy iris fern heather holly hazel robin jay martin crane swan "
    "wolf fox bear bull drake reed ray guy lance stark swift rush speed walker rider driver farmer gardener taylor tailor smith potter weaver dyer tanner "
    "butler chandler clerk clark marshall sheriff constable judge law laws justice earnest ernest noble royal charity mercy patience prudence constance "
    "victor victory story book books read reader page paige write wright sing singer piper harper bell bells horn drum ball bowl cup cross crown court "
    "count duke earl prince baron lord self love lovely darling dear sweet sugar rice bean beans lemon cherry berry apple pepper salt china india chad "
    "paris london austin dallas houston florence victoria madison lincoln jackson washington jordan israel kenya georgia virginia carolina dakota sierra "
    "savannah phoenix lead leads team tech data web app code max min dot eve star sun moon storm snow frost gale cloud an do so or to my in on at he she "
    "it no go be by up us we as if is am pm ed al li lo ma min no su wu xu yu he lu hu ho ha so an see sea say song sang sing long lung chance".split()
)
NEVER_ALONE = frozenset(
    "sales account accounts market markets business client clients customer service services cash price prices team office bank banks credit revenue "
    "profit growth budget contract lead leads brand media staff store shop data tech web app code an do so or to my in on at he she it no go be by up us we "
    "as if is am pm law laws power speed project projects product products".split()
)
"""Words of work and of grammar: as somebody's name they count beside the rest of the name only."""
