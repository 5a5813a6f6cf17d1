"""Which function the words around the years name."""

from screener.pipeline.claims import patterns
from skills_taxonomy.cues import CueText
from skills_taxonomy.occupations import load_occupations
from skills_taxonomy.terms import Function

_NO_FIELD = (Function.MANAGEMENT, Function.OTHER)


def function_of_phrase(phrase: str) -> tuple[Function | None, bool]:
    """The function that a short phrase names, of a list the first; and whether it names something else.

    >>> [str(function_of_phrase(words)[0]) for words in ("diversified accounting", "people management")]
    ['accounting', 'management']
    >>> function_of_phrase("software engineering"), function_of_phrase("solid and progressive")
    ((None, True), (None, False))
    """
    text = patterns.CLIENTS.sub(r"\g<whose>", " ".join(phrase.split()[: patterns.PHRASE_WORDS]))
    if not text:
        return None, False
    first = patterns.FIRST_PART.split(text, maxsplit=1)[0]
    function = _field(first) or (_field(text) if first != text else None)
    if function is None and _leads(text):
        function = Function.MANAGEMENT
    if function is not None:
        return function, False
    return None, bool(patterns.INDUSTRY.search(text) or load_occupations().read_title(text).occupations)


def function_of_role(role: str) -> Function | None:
    """The function of what somebody calls himself: "Results-oriented accountant"."""
    words = role.split()
    text = " ".join(words[-patterns.PHRASE_WORDS :])
    if not text:
        return None
    return _field(text) or (Function.MANAGEMENT if patterns.MANAGER.search(text) else None)


def function_of_duties(duties: str) -> Function | None:
    """The function that the duties behind the years surely tell; None where it could be two."""
    if patterns.LEADS.search(duties):
        return Function.MANAGEMENT
    text = CueText(duties)
    strengths = {
        function: strength
        for function, cues in load_occupations().duties.items()
        if (strength := cues.strength(text))
    }
    best = max(strengths.values(), default=0)
    leading = [function for function, strength in strengths.items() if strength == best]
    return leading[0] if len(leading) == 1 else None


def _field(text: str) -> Function | None:
    for occupation in load_occupations().read_title(text).occupations:
        for function in occupation.functions:
            if function not in _NO_FIELD:
                return function
    return None


def _leads(text: str) -> bool:
    return bool(patterns.LEADS.search(text)) or text.lower().strip() in ("management", "in management")
