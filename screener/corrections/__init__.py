"""What people put right in a resume that was read wrongly, applied to its facts as data.

Corrections are kept apart from what was read. Applying them never depends on the order in which they are
given, only on the order in which they were made: of each field of a fact the newest correction counts, and
without any correction the resume is what was read. What a person says is evidence of the rule `human`: it
earns points like a quote, and says that it is none. Who the candidate is can be put right too; it has no part
in any result.
"""

from screener.corrections.applying import CORRECTED, Corrected, apply_corrections
from screener.corrections.checks import mistakes_in
from screener.corrections.identity import apply_to_candidate
from screener.corrections.values import (
    CONTACT,
    VALUES,
    AchievementValues,
    Action,
    CertificationValues,
    ClaimValues,
    ContactValues,
    Correction,
    DegreeValues,
    FactKind,
    LanguageValues,
    PositionValues,
    SkillValues,
    Values,
    name_of_added,
)

__all__ = [
    "CONTACT",
    "CORRECTED",
    "VALUES",
    "AchievementValues",
    "Action",
    "CertificationValues",
    "ClaimValues",
    "ContactValues",
    "Corrected",
    "Correction",
    "DegreeValues",
    "FactKind",
    "LanguageValues",
    "PositionValues",
    "SkillValues",
    "Values",
    "apply_corrections",
    "apply_to_candidate",
    "mistakes_in",
    "name_of_added",
]
