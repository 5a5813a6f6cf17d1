"""What is sent and answered around integrations and their orders by those who manage them."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

from api.integrations.setup import MadeIntegration, NewIntegration
from api.json_types import Day, Flag
from api.screening_schemas import Instant
from api.storage.ats_records import IntegrationRecord, OrderRecord, OrderState, Vendor

VendorName = Literal["greenhouse", "ashby", "workable", "generic"]


class NewIntegrationIn(BaseModel):
    """An ATS that may order assessments."""

    model_config = ConfigDict(extra="forbid")

    vendor: VendorName
    name: Annotated[str, Field(min_length=1, max_length=200, description="What it is called here.")]
    credential: Annotated[
        SecretStr | None,
        Field(max_length=1000, description="For ashby an API key of it, for workable its token; else null."),
    ] = None
    address: Annotated[
        str | None,
        Field(
            max_length=500,
            description="For ashby the base of its API, else the host that results may be sent to. "
            "Default: the vendor's own; for generic any.",
        ),
    ] = None
    as_of: Annotated[
        Day | None, Field(description="Experience counts up to this day; default that of each order.")
    ] = None
    blind: Annotated[Flag, Field(description="Have its screenings made blind.")] = False

    @field_validator("credential", "address", "as_of", mode="before")
    @classmethod
    def _nothing(cls, given: object) -> object:
        """What is left empty in a form is not given."""
        return None if given == "" else given

    def asked(self) -> NewIntegration:
        return NewIntegration(
            Vendor(self.vendor),
            self.name,
            self.credential.get_secret_value() if self.credential else None,
            self.address,
            self.as_of,
            self.blind,
        )


class IntegrationOut(BaseModel):
    """An integration without its secrets. The ATS asks at `path`, and tells us at `webhook_path`, signed."""

    id: str
    vendor: VendorName
    name: str
    key_prefix: str
    address: str | None
    as_of: date | None
    blind: bool
    path: str
    webhook_path: str | None
    created_at: Instant
    revoked_at: Instant | None

    @classmethod
    def of(cls, record: IntegrationRecord) -> Self:
        return cls(
            id=record.id,
            vendor=record.vendor.value,
            name=record.name,
            key_prefix=record.key_prefix,
            address=record.address,
            as_of=record.as_of,
            blind=record.blind,
            path=f"/v1/integrations/{record.vendor.value}",
            webhook_path=webhook_path(record),
            created_at=record.created_at,
            revoked_at=record.revoked_at,
        )


class MadeIntegrationOut(IntegrationOut):
    """A new integration. `key` and `signing_secret` are in this one answer only, and null ever after."""

    key: str | None
    signing_secret: str | None

    @classmethod
    def made(cls, made: MadeIntegration) -> Self:
        shown = dict(IntegrationOut.of(made.record))
        return cls(**shown, key=made.key, signing_secret=made.signing_secret)


class PlacedOrderOut(BaseModel):
    """An order as it is kept; what the ATS calls things is null once the person is erased."""

    id: str
    test: str
    state: OrderState
    screening: str
    resume: str | None
    failure: str | None
    tries: int
    ats_candidate: str | None
    ats_order: str | None
    created_at: Instant
    finished_at: Instant | None

    @classmethod
    def of(cls, record: OrderRecord) -> Self:
        return cls(
            id=record.id,
            test=record.role_id,
            state=record.state,
            screening=record.screening_id,
            resume=record.resume_id,
            failure=record.failure,
            tries=record.tries,
            ats_candidate=record.ids.candidate,
            ats_order=record.ids.order,
            created_at=record.created_at,
            finished_at=record.finished_at,
        )


def webhook_path(record: IntegrationRecord) -> str | None:
    """Where signed messages of the vendor are taken."""
    return f"/v1/integrations/ashby/webhooks/{record.id}" if record.vendor is Vendor.ASHBY else None
