"""An invented person: what the resume prints, and what is true about it.

Every persona is one YAML file in `personas/`. The same entry gives the printed line and the truth,
so the two cannot drift apart.
"""

from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from screener.resume import DegreeStatus, PartialDate, PositionKind, SkillStrength
from skills_taxonomy.terms import DegreeLevel, FieldGroup, Function

FOLDER = Path(__file__).parent / "personas"
PRESENT = "present"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

DateStyle = Literal["long", "short", "numeric", "year", "apostrophe"]
DateText = Annotated[str, Field(pattern=r"^(\d{4}(-\d{2})?|present)$")]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class Post(_Model):
    """A position; `start` and `end` are YYYY-MM, YYYY or "present"."""

    title: str
    employer: str
    place: str | None = None
    start: DateText
    end: DateText
    kind: PositionKind = PositionKind.JOB
    functions: tuple[Function, ...]
    duties: tuple[str, ...] = ()


class School(_Model):
    """A degree or diploma; `printed` is how the resume words it."""

    printed: str
    level: DegreeLevel | None
    field: str | None = None
    groups: tuple[FieldGroup, ...] = ()
    institution: str
    year: str | None = None
    year_printed: str | None = None
    """How the year stands in the resume, where it is more than the year ("Expected May 2026")."""
    status: DegreeStatus = DegreeStatus.COMPLETED
    note: str | None = None

    @property
    def when(self) -> str:
        return self.year_printed or self.year or ""


class Block(_Model):
    """Any other section: a heading with paragraphs, bullets, or both."""

    heading: str
    text: str | None = None
    items: tuple[str, ...] = ()


class Headings(_Model):
    """What the resume calls its sections."""

    summary: str = "Summary"
    posts: str = "Work Experience"
    schools: str = "Education"
    skills: str = "Skills"
    certifications: str = "Certifications"


class Persona(_Model):
    """One invented person and the layout their resume is set in."""

    shows: str
    """What the sample is for."""
    layout: str
    accent: str = "#27476e"
    serif: bool = False
    dates: DateStyle = "short"
    present: str = "Present"
    """The word the resume uses for a post that goes on."""
    name: str
    letters: str | None = None
    """What stands behind the name and is no part of it ("CPA")."""
    headline: str | None = None
    email: str
    phone: str
    place: str
    links: tuple[str, ...] = ()
    headings: Headings = Headings()
    summary: str | None = None
    posts: tuple[Post, ...]
    schools: tuple[School, ...] = ()
    schools_first: bool = False
    skills: tuple[str, ...] = ()
    certifications: tuple[str, ...] = ()
    certification_names: tuple[str, ...] | None = None
    """The names alone, where the resume prints more beside them (an issuer, a year)."""
    blocks: tuple[Block, ...] = ()
    hidden: str | None = None
    """Text set so that no person sees it: the parsers must report it and believe none of it."""
    damaged: bool = False
    """Whether the file is cut off in the middle."""
    skill_truth: dict[str, SkillStrength] = {}

    @property
    def printed_name(self) -> str:
        return f"{self.name}, {self.letters}" if self.letters else self.name

    @property
    def contact(self) -> tuple[str, ...]:
        return (self.email, self.phone, self.place, *self.links)

    def period(self, post: Post) -> str:
        """The dates of a post as this resume prints them."""
        return f"{self._date(post.start)} {'to' if self.dates == 'long' else '–'} {self._date(post.end)}"

    def _date(self, text: str) -> str:
        if text == PRESENT:
            return self.present
        date = PartialDate.parse(text)
        if date.month is None or self.dates == "year":
            return str(date.year)
        month = MONTHS[date.month - 1]
        match self.dates:
            case "long":
                return f"{month} {date.year}"
            case "short":
                return f"{month[:3]} {date.year}"
            case "apostrophe":
                return f"{month[:3]}'{date.year % 100:02d}"
            case "numeric":
                return f"{date.month:02d}/{date.year}"


def load_personas() -> dict[str, Persona]:
    """All personas by the name of their file, in alphabetical order."""
    return {
        path.stem: Persona.model_validate(yaml.safe_load(path.read_text("utf-8")))
        for path in sorted(FOLDER.glob("*.yaml"))
    }
