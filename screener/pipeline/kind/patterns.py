"""What tells other documents from resumes, and languages from each other, as data."""

import re

# Every pattern counts once, however often it is found; three of a kind are enough.
CUES: dict[str, tuple[re.Pattern[str], ...]] = {
    kind: tuple(re.compile(cue, re.I | re.M) for cue in cues)
    for kind, cues in {
        "an invoice or an order": (
            r"\binvoice (?:no|number|date|#)|\binvoice\s*[:#]|^\s*(?:tax )?invoice\s*$",
            r"\b(?:bill|ship|sold)(?:ed)? to\b\s*:?",
            r"\b(?:amount|total|balance) due\b|\bgrand total\b|\bsub ?total\b",
            r"\bunit price\b|\bprice per unit\b|\bqty\b",
            r"\bpayment terms\b|\bdue date\b|\bdue upon receipt\b",
            r"\b(?:vat|gst|tax) (?:no|number|id|registration|\d)|\biban\b|\bswift\b",
            r"\bpurchase order\b|\border (?:no|number)\b|\bdelivery note\b",
        ),
        "a cover letter": (
            r"^\s*(?:dear|to whom it may concern)\b",
            r"\b(?:yours? (?:sincerely|faithfully|truly)|sincerely(?: yours)?|(?:kind|best|warm) regards|respectfully)\s*,?\s*$",
            r"\bi am (?:writing|applying)\b|\bi would like to apply\b|\bapply(?:ing)? for the (?:position|post|role)\b",
            r"\bplease find (?:my|attached|enclosed)|\b(?:attached|enclosed) (?:is )?my (?:resume|cv|curriculum)",
            r"\bthank you for (?:your )?(?:time|consideration|considering)\b",
            r"\blook(?:ing)? forward to (?:hearing|speaking|meeting|discussing|the opportunity)\b",
            r"\b(?:your|the) (?:company|organi[sz]ation|team)(?:'s)?\b.*\b(?:i|my)\b",
        ),
        "a job advertisement": (
            r"\bwe(?:'re| are) (?:looking|searching|seeking|hiring)\b|\bis (?:looking for|seeking|hiring) an?\b",
            r"\b(?:the )?(?:successful|ideal) (?:candidate|applicant)\b",
            r"\byou (?:will|have|are|bring)\b|\bwhat you(?:'ll| will)? (?:bring|do|need)\b",
            r"\bwe offer\b|\bwhat we offer\b|\bbenefits include\b|\bcompetitive salary\b",
            r"\bequal opportunity employer\b|\bwithout regard to race\b",
            r"\bapply (?:now|online|today|by|via)\b|\bhow to apply\b|\bsend (?:us )?your (?:cv|resume)\b",
            r"\b(?:job (?:description|summary|purpose|type|title)|reports to|essential criteria|desirable)\s*:?",
            r"\b(?:required|minimum|preferred) (?:qualifications|experience|skills)\b|^\s*requirements\s*:?\s*$",
        ),
        "a letter of reference": (
            r"\bto whom it may concern\b",
            r"\bi (?:have known|am pleased to recommend|highly recommend|recommend|can recommend)\b",
            r"\b(?:letter of (?:reference|recommendation)|reference letter)\b",
            r"\b(?:he|she) (?:was|has been|worked|has worked) (?:employed|with us|for us|as|in)\b",
            r"\b(?:his|her) (?:work|duties|performance|attitude)\b",
            r"\bwithout (?:any )?(?:hesitation|reservation)\b|\bany (?:further )?(?:questions|information)\b",
        ),
    }.items()
}

# Frequent small words; those that English has too are left out of the others.
ENGLISH = frozenset(
    "the and of to in a for with on as by from at an is that was all this be or are have which new".split()
)
LANGUAGES: dict[str, frozenset[str]] = {
    "German": frozenset(
        "und der die das mit für von im den des zur zum bei ein eine als auf ist sowie durch".split()
    ),
    "French": frozenset(
        "le la les des et du de une dans pour avec sur au aux par chez en est ce cette".split()
    ),
    "Spanish": frozenset(
        "el los las y del por con una para en al como su sus es más entre hasta de la".split()
    ),
    "Portuguese": frozenset(
        "o os e da do das dos em para com uma na no nas nos ao pela pelo como mais".split()
    ),
    "Italian": frozenset(
        "il gli e di della del dei delle nel nella per con una che alla sono presso lo le".split()
    ),
    "Dutch": frozenset("het een van en voor met bij de op aan als door naar ook tot uit zijn".split()),
    "Polish": frozenset("i w z na do oraz dla od przez się jest nie pracy za po".split()),
    "Swedish": frozenset("och att med för av på som till är den det en ett inom samt från".split()),
    "Turkish": frozenset("ve ile için bir bu olarak olan de da daha çok sonra".split()),
    "Indonesian or Malay": frozenset("dan di yang untuk dengan pada dari sebagai dalam ini telah".split()),
}

# Scripts by their letters.
SCRIPTS: dict[str, re.Pattern[str]] = {
    "Arabic script": re.compile("[\u0600-\u06ff]"),
    "Cyrillic script": re.compile("[\u0400-\u04ff]"),
    "Devanagari script": re.compile("[\u0900-\u097f]"),
    "Chinese or Japanese": re.compile("[\u3040-\u30ff\u4e00-\u9fff]"),
    "Korean": re.compile("[\uac00-\ud7af]"),
    "Greek script": re.compile("[\u0370-\u03ff]"),
    "Hebrew script": re.compile("[\u0590-\u05ff]"),
    "Thai script": re.compile("[\u0e00-\u0e7f]"),
}
