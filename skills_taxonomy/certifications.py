"""Professional licences and certificates: names, abbreviations, who issues them, and their field.

The knowledge is `data/certifications.yaml`; this module checks it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.terms import FieldGroup
from skills_taxonomy.yaml_lines import LinedYaml, load_lined

_KEYS = {"id", "name", "issuer", "field", "aliases", "ambiguous", "narrower", "stages"}


@dataclass(frozen=True, slots=True)
class CertificationEntry:
    """A certificate or licence of the vocabulary.

    `aliases` of several words match in any case, single abbreviations as written; `ambiguous`
    abbreviations mean other things too and count only among certificates.
    """

    id: str
    name: str
    field: FieldGroup
    aliases: tuple[str, ...]
    ambiguous: tuple[str, ...] = ()
    issuer: str | None = None
    narrower: tuple[str, ...] = ()
    """Ids of certificates that say the same more precisely: beside one of these, this one adds nothing."""
    stages: bool = False
    """Whether it is reached in steps ("CA Inter", "CFA Level I") that are not yet the qualification."""


@lru_cache(maxsize=1)
def load_certifications() -> Mapping[str, CertificationEntry]:
    """The bundled vocabulary by id, in the order of its file. Raises TaxonomyError when that is wrong.

    >>> load_certifications()["cpa"].issuer
    'AICPA'
    """
    resource = files("skills_taxonomy") / "data" / "certifications.yaml"
    return parse_certifications(resource.read_text(encoding="utf-8"), resource.name)


def parse_certifications(text: str, name: str) -> Mapping[str, CertificationEntry]:
    """Check a vocabulary. Raises TaxonomyError naming file and line of every mistake."""
    lined = load_lined(text, name)
    data = lined.data
    if not isinstance(data, dict) or set(data) != {"version", "certifications"}:
        raise TaxonomyError([f"{name}:1: expected the keys version and certifications"])
    mistakes: list[str] = []
    entries: dict[str, CertificationEntry] = {}
    owners: dict[str, str] = {}
    ids = {item.get("id") for item in data["certifications"] if isinstance(item, dict)}
    for index, item in enumerate(data["certifications"]):
        entry = _entry(lined, index, item, mistakes)
        if entry is None:
            continue
        if entry.id in entries:
            mistakes.append(f"{lined.place('certifications', index)}: the id {entry.id!r} stands twice")
        entries[entry.id] = entry
        for key, aliases in (("aliases", entry.aliases), ("ambiguous", entry.ambiguous)):
            for position, alias in enumerate(aliases):
                owner = owners.setdefault(alias.casefold(), f"{entry.id}/{index}/{key}/{position}")
                if owner != f"{entry.id}/{index}/{key}/{position}":
                    place = lined.place("certifications", index, key, position)
                    mistakes.append(
                        f"{place}: the alias {alias!r} already stands for {owner.split('/')[0]!r}"
                    )
        for position, other in enumerate(entry.narrower):
            if other not in ids:
                place = lined.place("certifications", index, "narrower", position)
                mistakes.append(f"{place}: there is no certification {other!r}")
    if mistakes:
        raise TaxonomyError(mistakes)
    return entries


def _entry(lined: LinedYaml, index: int, item: Any, mistakes: list[str]) -> CertificationEntry | None:
    here = lined.place("certifications", index)
    if not isinstance(item, dict) or not {"id", "name", "field", "aliases"} <= set(item):
        mistakes.append(f"{here}: a certification needs id, name, field and aliases")
        return None
    unknown = set(item) - _KEYS
    if unknown:
        mistakes.append(f"{here}: unknown key {sorted(unknown)[0]!r}")
    if item["field"] not in set(FieldGroup):
        mistakes.append(
            f"{lined.place('certifications', index, 'field')}: unknown field group {item['field']!r}"
        )
        return None
    return CertificationEntry(
        item["id"],
        item["name"],
        FieldGroup(item["field"]),
        tuple(map(str, item["aliases"])),
        tuple(map(str, item.get("ambiguous", ()))),
        item.get("issuer"),
        tuple(map(str, item.get("narrower", ()))),
        bool(item.get("stages", False)),
    )
