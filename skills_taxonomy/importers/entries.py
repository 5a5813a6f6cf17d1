"""What the sources hold, whichever they are: names of skills, and titles of posts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SkillEntry:
    """A skill of a source: its name, its other labels, and where it stands.

    `prefix` begins its id; `broader` are the keys of entries that contain it; `problem` says why the
    source itself does not count it any more.
    """

    key: str
    name: str
    labels: tuple[str, ...]
    category: str
    prefix: str
    source: str
    line: int
    broader: tuple[str, ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """A title of a post and the code of its occupation: SOC ("41-3031.00") or ISCO ("2431")."""

    title: str
    code: str
    prefix: str
    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Entries:
    """Everything that a source holds, in its order."""

    skills: tuple[SkillEntry, ...] = ()
    titles: tuple[TitleEntry, ...] = ()
