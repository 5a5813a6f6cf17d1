"""A draft of a role profile, as it is answered."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from api.schemas import EvidenceOut
from screener.document import Document
from screener.job_description import DraftCriterion, JobDescriptionDraft, LeftOut, Need, to_yaml
from screener.profile import RoleProfile
from screener.profile_lint import lint

MOST_CHARACTERS = 200_000


class JobDescription(BaseModel):
    """The text of a vacancy."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS)]


class DraftedCriterionOut(BaseModel):
    """Where a criterion of the draft comes from, and what was assumed where the text is silent."""

    id: str
    need: Need
    sources: list[EvidenceOut]
    assumed: list[str]

    @classmethod
    def of(cls, drafted: DraftCriterion) -> Self:
        return cls(
            id=drafted.criterion.id,
            need=drafted.need,
            sources=[EvidenceOut.of(source) for source in drafted.sources],
            assumed=list(drafted.assumed),
        )


class LeftOutOut(BaseModel):
    """What the text asks for and the draft leaves out on purpose."""

    source: EvidenceOut
    reason: str

    @classmethod
    def of(cls, left: LeftOut) -> Self:
        return cls(source=EvidenceOut.of(left.source), reason=left.reason)


class DraftOut(BaseModel):
    """A draft that is not kept: check it, change it, and send it to POST /v1/roles.

    `criteria` are in the order of the profile's; the places of their sources are those of `text`.
    """

    profile: RoleProfile
    criteria: list[DraftedCriterionOut]
    left_out: list[LeftOutOut]
    not_understood: list[EvidenceOut]
    warnings: Annotated[list[str], Field(description="What the profile may ask by a back door.")]
    text: str
    yaml: Annotated[str, Field(description="The profile as a file, with its sources as comments.")]

    @classmethod
    def of(cls, document: Document, draft: JobDescriptionDraft) -> Self:
        return cls(
            profile=draft.profile,
            criteria=[DraftedCriterionOut.of(each) for each in draft.criteria],
            left_out=[LeftOutOut.of(left) for left in draft.left_out],
            not_understood=[EvidenceOut.of(source) for source in draft.not_understood],
            warnings=list(lint(draft.profile)),
            text=document.text,
            yaml=to_yaml(draft),
        )
