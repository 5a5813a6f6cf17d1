"""The fields with which each kind of criterion is edited, in the order in which the form shows them."""

from dataclasses import dataclass, field
from enum import StrEnum

from screener.resume import NATURAL_UNITS, AchievementKind, LanguageLevel, SkillStrength
from skills_taxonomy.terms import DegreeLevel, FieldGroup, Function, Seniority


class Input(StrEnum):
    """How a value is entered."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    TOKENS = "tokens"
    """Several values of a vocabulary, in an order."""
    ROWS = "rows"
    """Any number of times the same few fields."""
    PART = "part"
    """A few fields that are there or not."""


Choices = tuple[tuple[str, str], ...]
"""Values, each with its words."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field; `name` is the key of the profile. `default` is what a profile without the key means.

    `words` names a vocabulary (see `vocabularies`); `further` fields are folded.

    >>> FieldSpec("weight", "Weight", Input.NUMBER).default
    ''
    """

    name: str
    label: str
    input: Input
    hint: str = ""
    default: str = ""
    choices: Choices = ()
    words: str = ""
    further: bool = False
    fields: tuple["FieldSpec", ...] = field(default=())
    """Those of each row, or of the part."""


def words_of(kinds: type[StrEnum], empty: str | None = None) -> Choices:
    listed = tuple((kind.value, kind.value.replace("_", " ").capitalize()) for kind in kinds)
    return listed if empty is None else (("", empty), *listed)


FUNCTIONS = words_of(Function)
GROUPS = words_of(FieldGroup)
LEVELS = words_of(DegreeLevel)
ACHIEVEMENTS = words_of(AchievementKind)

_FUNCTIONS = FieldSpec(
    "functions", "Kind of work", Input.TOKENS, "Posts of any of these count.", words="functions"
)
_AT_LEAST = FieldSpec("at_least", "At least how many", Input.NUMBER, "For full points.", default="1")

KINDS: dict[str, tuple[FieldSpec, ...]] = {
    "experience": (
        _FUNCTIONS,
        FieldSpec(
            "minimum_years",
            "Years asked",
            Input.NUMBER,
            "Below it there is a share of the points. 0: only the ideal counts.",
        ),
        FieldSpec(
            "ideal_years", "Ideal years", Input.NUMBER, "Full points from here on. Empty: the years asked."
        ),
        FieldSpec(
            "industries",
            "Only in these industries",
            Input.TOKENS,
            "Empty: in any industry.",
            words="industries",
            further=True,
        ),
        FieldSpec(
            "seniority",
            "From this step on",
            Input.CHOICE,
            choices=words_of(Seniority, "Any step"),
            further=True,
        ),
        FieldSpec(
            "recent_years",
            "Only the last years",
            Input.NUMBER,
            "Count the months of the last so many years.",
            further=True,
        ),
        FieldSpec("leads_people", "Only posts that lead people", Input.FLAG, further=True),
        FieldSpec(
            "count_internships", "Internships and training count", Input.FLAG, default="true", further=True
        ),
    ),
    "degree": (
        FieldSpec("level", "At least", Input.CHOICE, choices=LEVELS),
        FieldSpec(
            "fields",
            "Fields of study",
            Input.ROWS,
            "How well a field fits, as a share of the points: 1 is best. Without any, every field fits.",
            fields=(
                FieldSpec("groups", "Fields", Input.TOKENS, words="groups"),
                FieldSpec("fit", "Fit", Input.NUMBER, "0 to 1"),
            ),
        ),
        FieldSpec(
            "other_fields", "Fit of other fields", Input.NUMBER, "0: they do not count.", default="0.5"
        ),
        FieldSpec(
            "or_experience",
            "Experience can stand in for the degree",
            Input.PART,
            fields=(
                _FUNCTIONS,
                FieldSpec("years", "Years", Input.NUMBER),
                FieldSpec("fit", "Share of the points", Input.NUMBER, "0 to 1", default="1"),
            ),
        ),
    ),
    "skill": (
        FieldSpec("skills", "Skills", Input.TOKENS, words="skills"),
        _AT_LEAST,
        FieldSpec(
            "strength",
            "Counts when",
            Input.CHOICE,
            choices=(("", "named, or shown by duties"), (SkillStrength.EXPLICIT.value, "named")),
            further=True,
        ),
        FieldSpec(
            "demonstrated_fit",
            "Share where only duties show it",
            Input.NUMBER,
            "0 to 1",
            default="1",
            further=True,
        ),
        FieldSpec("months", "Months of use", Input.NUMBER, "In posts that show the skill.", further=True),
        FieldSpec(
            "used_within_years",
            "Used in the last years",
            Input.NUMBER,
            "A post that shows the skill must reach into them.",
            further=True,
        ),
    ),
    "certification": (
        FieldSpec(
            "certifications",
            "Certificates",
            Input.TOKENS,
            "Any one of them, held rather than in progress.",
            words="certifications",
        ),
    ),
    "achievement": (
        FieldSpec(
            "achievements",
            "Figures",
            Input.TOKENS,
            "A number of any of these kinds.",
            words="achievements",
        ),
        FieldSpec("minimum", "At least", Input.NUMBER, "Empty: any number."),
        FieldSpec(
            "unit",
            "Unit of the number",
            Input.TEXT,
            "A currency such as USD, where it is money; else "
            + ", ".join(dict.fromkeys(filter(None, NATURAL_UNITS.values())))
            + ".",
        ),
    ),
    "language": (
        FieldSpec("languages", "Languages", Input.TOKENS, words="languages"),
        FieldSpec("level", "At least at level", Input.CHOICE, choices=words_of(LanguageLevel, "Any level")),
        _AT_LEAST,
    ),
    "any_of": (),
    "all_of": (),
}
"""All kinds of criteria. The options of any_of and all_of are criteria themselves."""

KIND_NAMES = {
    "experience": "Experience",
    "degree": "Degree",
    "skill": "Skills",
    "certification": "Certificate",
    "achievement": "Achievement in figures",
    "language": "Language",
    "any_of": "Any of several",
    "all_of": "All of several",
}
GROUPING = ("any_of", "all_of")
