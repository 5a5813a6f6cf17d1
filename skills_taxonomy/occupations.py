"""Job titles and duties: what a post is about, how senior it is, and whether it leads people.

The knowledge is `data/occupations.yaml`; its comments say how a title is read.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from skills_taxonomy.cues import CueBook, Cues, CueText, bounded
from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.firms import DOTTED_FORM, LEGAL_FORMS, PROFESSIONS
from skills_taxonomy.overlays import load_overlays
from skills_taxonomy.phrase_set import PhraseSet
from skills_taxonomy.terms import Function, Seniority
from skills_taxonomy.yaml_lines import LinedYaml, Place, load_lined

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[/&]")
_INITIALS = re.compile(r"\b([A-Z])[/.&]([A-Z])\b\.?(?!\w)")
LONGEST_TITLE = 6
"""Words of a title that are looked up together."""
_OCCUPATION_KEYS = {"id", "functions", "titles", "manager_leads_people"}
"""Of occupations in files of the user."""
_NEUTRAL = frozenset({"manager", "managers", "lead", "leader"})


@dataclass(frozen=True, slots=True)
class Occupation:
    """A group of titles with the same functions.

    `also_by_duties` are functions that a post of this kind has in addition where its duties say so;
    `agency`, `ledger` and `clients` replace the functions where the duties are an agency's, a bookkeeper's,
    or all about clients.
    """

    id: str
    functions: tuple[Function, ...]
    also_by_duties: tuple[Function, ...] = ()
    agency: tuple[Function, ...] = ()
    ledger: tuple[Function, ...] = ()
    clients: tuple[Function, ...] = ()
    manager_leads_people: bool = True
    open: bool = False
    """The title leaves the field open: duties decide."""
    fallback: bool = False
    """Counts only where the title says nothing else."""
    industry: bool = False
    """Its titles hold the name of an industry too: beside another field that is what they mean."""
    club_office: bool = False
    """Volunteers hold it beside their work, without working in the field."""
    subject: bool = False
    """Its work has a subject, which the title names too: "Accounting Tutor"."""


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What a title says by itself. No occupations means that it says nothing about the function."""

    occupations: tuple[Occupation, ...]
    seniority: Seniority
    leads_people: bool
    kind: str | None
    """"internship", "training" or "volunteer" where the title says so."""


@dataclass(frozen=True, slots=True)
class DutyCues:
    """Cues in duties: a strong one stands for the function, a decisive one counts
    twice, and weak ones add up."""

    decisive: Cues
    strong: Cues
    weak: Cues

    def strength(self, duties: CueText) -> int:
        """How many different cues the duties hold, decisive ones counted twice and weak ones left out."""
        return 2 * self.decisive.count(duties) + self.strong.count(duties)


_FIELD = 0.3
"""What a known field, such as "customer service", counts as a title."""


@dataclass(frozen=True)
class Occupations:
    """The loaded table."""

    abbreviations: Mapping[str, tuple[str, ...]]
    by_phrase: Mapping[tuple[str, ...], Occupation]
    leads: PhraseSet
    not_leading: PhraseSet
    seniority: tuple[tuple[Seniority, PhraseSet], ...]
    kinds: tuple[tuple[str, PhraseSet], ...]
    title_words: frozenset[str]
    employer_words: frozenset[str]
    duties: Mapping[Function, DutyCues]
    agency_cues: Cues
    agency_employers: Cues
    ledger_cues: Cues
    client_cues: Cues
    debt_cues: Cues
    supervision_cues: Cues
    login_cues: Cues

    @cached_property
    def _phrases(self) -> PhraseSet:
        return PhraseSet(self.by_phrase)

    @cached_property
    def _steps(self) -> PhraseSet:
        """The words of every seniority."""
        return PhraseSet(phrase for _, phrases in self.seniority for phrase in phrases)

    def tokens(self, title: str) -> list[str]:
        """Lower-case words of a title with abbreviations written out.

        >>> load_occupations().tokens("Sr. Acct. Mgr, A/P")
        ['senior', 'account', 'manager', 'accounts', 'payable']
        """
        words: list[str] = []
        if "/" in title or "." in title or "&" in title:
            title = _INITIALS.sub(r"\1\2", title)
        for word in _TOKEN.findall(title):
            word = "and" if word == "&" else word.lower()
            written_out = self.abbreviations.get(word)
            if written_out is None:
                words.append(word)
            else:
                words.extend(written_out)
        return words

    def read_title(self, title: str) -> TitleReading:
        """Occupations (longest phrases first win), seniority, leadership and kind of a title.

        >>> reading = load_occupations().read_title("Regional Sales Tax Manager")
        >>> [occupation.id for occupation in reading.occupations], reading.leads_people
        (['sales_figures'], True)
        """
        tokens = _own_part(self.tokens(title))
        found: list[Occupation] = []
        leading = list(tokens)
        for start, end in self._phrases.matches(tokens):
            occupation = self.by_phrase[tuple(tokens[start:end])]
            if occupation not in found:
                found.append(occupation)
            if not occupation.manager_leads_people:
                leading[start:end] = ["" if word in _NEUTRAL else word for word in leading[start:end]]
        for start, end in self.not_leading.matches(leading):
            # The one an assistant works for leads people, not the assistant.
            end = len(leading) if leading[end - 1] == "to" else end
            leading[start:end] = [""] * (end - start)
        if any(not occupation.fallback for occupation in found):
            found = [occupation for occupation in found if not occupation.fallback]
        return TitleReading(
            tuple(found),
            next((level for level, phrases in self.seniority if phrases.found_in(tokens)), Seniority.REGULAR),
            self.leads.found_in(leading),
            next((kind for kind, phrases in self.kinds if phrases.found_in(tokens)), None),
        )

    def title_score(self, text: str) -> float:
        """How much a short text looks like a job title, from 0 to 1.

        >>> table = load_occupations()
        >>> table.title_score("Senior Account Manager") > 0.8 > 0.3 > table.title_score("Acme Holdings Inc")
        True
        """
        tokens = self.tokens(text)
        if not 0 < len(tokens) <= 14:
            return 0.0
        score = 0.0
        if tokens[-1] in self.title_words:
            score += 0.6
        elif not self.title_words.isdisjoint(tokens):
            score += 0.4
        if self._phrases.found_in(tokens):
            score += _FIELD
        if self._steps.found_in(tokens):
            score += 0.2
        if not LEGAL_FORMS.isdisjoint(tokens) or (len(tokens) > 1 and tokens[-1] in PROFESSIONS):
            score -= 0.7
        elif tokens[-1] in self.employer_words and tokens[-1] not in self.title_words:
            score -= 0.35
        elif score <= _FIELD and not self.employer_words.isdisjoint(tokens):
            score = 0.0  # "Acme Systems, Leeds": a field that firms are called by
        if len(tokens) > 8:
            score -= 0.2
        return max(0.0, min(1.0, score))

    def is_title_word(self, word: str) -> bool:
        """Whether titles are made of this word.

        >>> load_occupations().is_title_word("Key"), load_occupations().is_title_word("Ran")
        (True, False)
        """
        return all(part in self._vocabulary for part in self.tokens(word))

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        phrases = (*self.by_phrase, *(phrase for _, steps in self.seniority for phrase in steps))
        return self.title_words | {word for phrase in phrases for word in phrase}

    def employer_score(self, text: str) -> float:
        """How much a short text looks like the name of an employer, from 0 to 1."""
        tokens = [word.lower() for word in _TOKEN.findall(text)]
        if not 0 < len(tokens) <= 14:
            return 0.0
        if not LEGAL_FORMS.isdisjoint(tokens) or DOTTED_FORM.search(text):
            return 1.0
        hits = len([word for word in tokens if word in self.employer_words or word in PROFESSIONS])
        return min(1.0, 0.2 + 0.35 * hits + (0.15 if tokens[-1] in self.employer_words else 0.0))


def _own_part(tokens: list[str]) -> list[str]:
    """The words of a title without those of the one it works for: "Secretary to Sales Manager"."""
    if "to" in tokens:
        at = tokens.index("to")
        if not _AIDES.isdisjoint(tokens[:at]):
            return tokens[:at]
    return tokens


_AIDES = frozenset(["secretary", "assistant", "aide", "pa", "typist", "stenographer"])


@lru_cache(maxsize=1)
def load_occupations() -> Occupations:
    """The bundled table with the titles of the user's files (see `overlays`), read once a process.

    Raises TaxonomyError, which lists every mistake with file and line.
    """
    return add_titles(bundled_occupations(), load_overlays())


def bundled_occupations() -> Occupations:
    """The table that comes with the package."""
    text = files("skills_taxonomy").joinpath("data/occupations.yaml").read_text("utf-8")
    return parse_occupations(text, "occupations.yaml")


def add_titles(table: Occupations, overlays: Sequence[LinedYaml]) -> Occupations:
    """The table with the `occupations` of overlays. Raises TaxonomyError, also for a title it has already."""
    mistakes: list[str] = []
    by_phrase = dict(table.by_phrase)
    for source, index, entry in (
        (overlay, number, item)
        for overlay in overlays
        for number, item in enumerate(overlay.data.get("occupations", ()))
    ):
        place = source.place("occupations", index)
        if (
            not isinstance(entry, dict)
            or not isinstance(entry.get("titles"), list)
            or not entry.get("functions")
        ):
            mistakes.append(f"{place}: an occupation needs id, functions and titles")
            continue
        unknown = (key for key in entry if key not in _OCCUPATION_KEYS)
        mistakes.extend(f"{place}: unknown key {key!r}" for key in unknown)
        occupation = _occupation(entry, source, index, mistakes)
        for number, title in enumerate(entry["titles"]):
            key = tuple(table.tokens(str(title)))
            at = source.place("occupations", index, "titles", number)
            if not 0 < len(key) <= LONGEST_TITLE:
                mistakes.append(f"{at}: title {title!r} must have 1 to {LONGEST_TITLE} words")
            elif by_phrase.setdefault(key, occupation) is not occupation:
                mistakes.append(f"{at}: title {title!r} already stands for {by_phrase[key].id!r}")
    if mistakes:
        raise TaxonomyError(mistakes)
    return replace(table, by_phrase=by_phrase)


def parse_occupations(text: str, name: str) -> Occupations:
    """Build the table from YAML. Raises TaxonomyError with every mistake at once."""
    source = load_lined(text, name)
    mistakes: list[str] = []
    data: dict[str, Any] = source.data
    abbreviations = {
        key.lower(): tuple(value.split()) for key, value in (data.get("abbreviations") or {}).items()
    }

    def phrase(words: str) -> tuple[str, ...]:
        return tuple(_TOKEN.findall(words.lower()))

    by_phrase: dict[tuple[str, ...], Occupation] = {}
    first_place: dict[tuple[str, ...], Place] = {}
    for index, entry in enumerate(data.get("occupations") or ()):
        occupation = _occupation(entry, source, index, mistakes)
        for number, title in enumerate(entry.get("titles") or ()):
            key = phrase(str(title))
            place = source.place("occupations", index, "titles", number)
            if key in by_phrase:
                mistakes.append(f"{place}: title {title!r} is already listed at {first_place[key]}")
            by_phrase[key] = occupation
            first_place.setdefault(key, place)
    leadership = data.get("leadership") or {}
    tables = {
        level: PhraseSet(map(phrase, phrases)) for level, phrases in (data.get("seniority") or {}).items()
    }
    mistakes += [
        f"{source.place('seniority', level)}: unknown seniority {level!r}"
        for level in sorted(tables.keys() - set(Seniority))
    ]
    book = CueBook()
    duties = {
        function: _cues(source, ("duties", function), cues, mistakes, book)
        for function, cues in (data.get("duties") or {}).items()
    }
    mistakes += [
        f"{source.place('duties', function)}: unknown function {function!r}"
        for function in sorted(duties.keys() - set(Function))
    ]
    cue_lists = {
        key: Cues(_parts(source, (key,), data.get(key) or (), mistakes), book)
        for key in (
            "agency_cues",
            "agency_employers",
            "ledger_cues",
            "client_cues",
            "debt_cues",
            "supervision_cues",
            "login_cues",
        )
    }
    if mistakes:
        raise TaxonomyError(mistakes)
    return Occupations(
        abbreviations=abbreviations,
        by_phrase=by_phrase,
        leads=PhraseSet(map(phrase, leadership.get("leads") or ())),
        not_leading=PhraseSet(map(phrase, leadership.get("not_leading") or ())),
        seniority=tuple((Seniority(level), phrases) for level, phrases in tables.items()),
        kinds=tuple(
            (kind, PhraseSet(map(phrase, words))) for kind, words in (data.get("kinds") or {}).items()
        ),
        title_words=frozenset(str(data.get("title_words") or "").split()),
        employer_words=frozenset(str(data.get("employer_words") or "").split()),
        duties={Function(function): cues for function, cues in duties.items()},
        **cue_lists,
    )


def _occupation(entry: dict[str, Any], source: LinedYaml, index: int, mistakes: list[str]) -> Occupation:
    def functions(key: str) -> tuple[Function, ...]:
        known = []
        for number, value in enumerate(entry.get(key) or ()):
            if value in set(Function):
                known.append(Function(value))
            else:
                mistakes.append(
                    f"{source.place('occupations', index, key, number)}: unknown function {value!r}"
                )
        return tuple(known)

    if not entry.get("titles"):
        mistakes.append(f"{source.place('occupations', index)}: occupation {entry.get('id')!r} has no titles")
    return Occupation(
        str(entry.get("id")),
        functions("functions"),
        functions("also_by_duties"),
        functions("agency"),
        functions("ledger"),
        functions("clients"),
        bool(entry.get("manager_leads_people", True)),
        bool(entry.get("open", False)),
        bool(entry.get("fallback", False)),
        bool(entry.get("industry", False)),
        bool(entry.get("club_office", False)),
        bool(entry.get("subject", False)),
    )


def _cues(
    source: LinedYaml, path: tuple[str, ...], cues: dict[str, list[str]], mistakes: list[str], book: CueBook
) -> DutyCues:
    return DutyCues(
        *(
            Cues(_parts(source, (*path, key), cues.get(key) or (), mistakes), book)
            for key in ("decisive", "strong", "weak")
        )
    )


def _parts(source: LinedYaml, path: tuple[str, ...], cues: Sequence[Any], mistakes: list[str]) -> list[str]:
    """The cues of a list; a `*` that is no quantifier is any ending of a word."""
    parts = []
    for number, cue in enumerate(cues):
        if not isinstance(cue, str):
            mistakes.append(f"{source.place(*path, number)}: not a text: {cue!r} (quote it)")
            continue
        part = re.sub(r"(?<!\\w)\*", r"\\w*", cue)
        try:
            re.compile(bounded(part))  # as the cues do it: compiled once
            parts.append(part)
        except re.error as error:
            mistakes.append(f"{source.place(*path, number)}: not a regular expression: {cue!r} ({error})")
    return parts
