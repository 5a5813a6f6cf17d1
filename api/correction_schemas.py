"""Corrections of facts and notes, as they are sent and answered."""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator

from api.screening_schemas import Instant
from api.storage.review_records import CorrectionRecord, NoteRecord
from screener.corrections import (
    AchievementValues,
    Action,
    CertificationValues,
    ClaimValues,
    ContactValues,
    DegreeValues,
    FactKind,
    LanguageValues,
    PositionValues,
    SkillValues,
    Values,
)

_Reason = Annotated[str, Field(min_length=1, max_length=4000, pattern=r"^[^\x00]*$")]
_Fact = Annotated[str, Field(max_length=120, description="The id of the fact, as the facts give it.")]


class _Sent(BaseModel):
    """Either `add` with values, `change` with a fact and values, or `remove` with a fact."""

    model_config = ConfigDict(extra="forbid")

    action: Action
    fact: _Fact | None = None
    reason: _Reason

    @model_validator(mode="after")
    def _whole(self) -> Self:
        values = getattr(self, "values", None)
        if (self.action is Action.ADD) == (self.fact is not None):
            raise ValueError("`fact` names what is changed or removed, and nothing where a fact is added")
        if (self.action is Action.REMOVE) == (values is not None):
            raise ValueError("`values` says what is added or changed, and nothing where a fact is removed")
        return self


class PositionCorrection(_Sent):
    kind: Literal["position"]
    values: PositionValues | None = None


class DegreeCorrection(_Sent):
    kind: Literal["degree"]
    values: DegreeValues | None = None


class CertificationCorrection(_Sent):
    kind: Literal["certification"]
    values: CertificationValues | None = None


class SkillCorrection(_Sent):
    kind: Literal["skill"]
    values: SkillValues | None = None


class LanguageCorrection(_Sent):
    kind: Literal["language"]
    values: LanguageValues | None = None


class AchievementCorrection(_Sent):
    kind: Literal["achievement"]
    values: AchievementValues | None = None


class ClaimCorrection(_Sent):
    kind: Literal["claim"]
    values: ClaimValues | None = None


class ContactCorrection(_Sent):
    kind: Literal["contact"]
    values: ContactValues | None = None


class NewCorrection(
    RootModel[
        Annotated[
            PositionCorrection
            | DegreeCorrection
            | CertificationCorrection
            | SkillCorrection
            | LanguageCorrection
            | AchievementCorrection
            | ClaimCorrection
            | ContactCorrection,
            Field(discriminator="kind"),
        ]
    ]
):
    """What a person puts right, and why."""

    @property
    def values(self) -> Values | None:
        return self.root.values

    @property
    def kind(self) -> FactKind:
        return FactKind(self.root.kind)


class CorrectionOut(BaseModel):
    """A correction as it is kept. In a blind screening its texts are masked."""

    id: str
    resume: str
    kind: FactKind
    action: Action
    fact: str
    values: dict[str, Any] | None
    reason: str
    made_by: Annotated[str, Field(description="The key or person that sent it.")]
    created_at: Instant
    withdrawn_at: Instant | None
    withdrawn_by: str | None

    @classmethod
    def of(
        cls, record: CorrectionRecord, resume_id: str, *, values: dict[str, Any] | None, reason: str
    ) -> Self:
        """`values` and `reason` as they may be shown."""
        correction = record.correction
        return cls(
            id=correction.id,
            resume=resume_id,
            kind=correction.kind,
            action=correction.action,
            fact=correction.fact,
            values=values,
            reason=reason,
            made_by=correction.by,
            created_at=correction.at,
            withdrawn_at=record.withdrawn_at,
            withdrawn_by=record.withdrawn_by,
        )


class NewNote(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=10_000, pattern=r"^[^\x00]*$")]


class NoteOut(BaseModel):
    """A note. In a blind screening its text is masked."""

    id: str
    resume: str
    text: str
    made_by: Annotated[str, Field(description="The key or person that sent it.")]
    created_at: Instant

    @classmethod
    def of(cls, note: NoteRecord, resume_id: str, text: str) -> Self:
        return cls(id=note.id, resume=resume_id, text=text, made_by=note.made_by, created_at=note.created_at)
