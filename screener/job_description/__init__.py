"""Turn a job description into a draft of a role profile.

Rules read the text: headings and words such as "must" and "a plus" tell what is essential from what is
preferred; years, degrees, certificates, languages and skills are recognised by the vocabularies and grammars
with which resumes are read. Every criterion keeps the words it was read from. What asks for something and
was not understood is listed, and so is what is left out on purpose: words that can stand in for age, origin
or sex, and conditions of the work such as a driving licence.

What the draft decides by itself, it says: weights are those of the bundled profiles by kind, required above
preferred; experience without years asks one year; qualities such as communication and the industry of
employers are never required; skills that only the duties name are one criterion of small weight.
"""

from typing import TYPE_CHECKING, Any

from screener.job_description.draft import DraftCriterion, JobDescriptionDraft, LeftOut, Need
from screener.job_description.yaml_text import to_yaml

if TYPE_CHECKING:
    from screener.job_description.drafting import draft_profile, functions_of_title

__all__ = [
    "DraftCriterion",
    "JobDescriptionDraft",
    "LeftOut",
    "Need",
    "draft_profile",
    "functions_of_title",
    "to_yaml",
]


def __getattr__(name: str) -> Any:
    """What reads a description loads the grammars of resumes; whoever only shows a draft needs none."""
    if name in {"draft_profile", "functions_of_title"}:
        from screener.job_description import drafting

        return getattr(drafting, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
