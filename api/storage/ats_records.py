"""Integrations with applicant tracking systems (ATSs), and what these order."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid5


class Vendor(StrEnum):
    """Whose protocol an integration speaks; `generic` is our own."""

    GREENHOUSE = "greenhouse"
    ASHBY = "ashby"
    WORKABLE = "workable"
    GENERIC = "generic"


@dataclass(frozen=True, slots=True)
class IntegrationRecord:
    """An ATS of a tenant.

    `credential` is what we show to the ATS, `signing_secret` signs what goes between us; both are sealed
    (`api.sealing`) for the id of the integration. `address` is the base of the ATS's API where we call that
    (Ashby), otherwise the host at which callbacks are taken; None is the vendor's own. Results are as of
    the day of an order, unless `as_of` fixes another.
    """

    id: str
    tenant_id: str
    vendor: Vendor
    name: str
    key_prefix: str
    credential: str | None = field(repr=False)
    signing_secret: str | None = field(repr=False)
    address: str | None
    as_of: date | None
    blind: bool
    created_at: datetime
    revoked_at: datetime | None = None


class OrderState(StrEnum):
    """How far an order is; from `stored` on, its resume tells."""

    WAITING = "waiting"
    """The resume is still to be fetched."""
    STORED = "stored"
    FAILED = "failed"
    """There is no resume to be had."""
    CANCELLED = "cancelled"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class AtsIds:
    """What the ATS calls things, and where it is told and asked; all of it goes when the person is erased.

    `candidate` and `order` are ids of the ATS, `callback` is where it wants to hear of the result.
    """

    candidate: str | None = None
    order: str | None = None
    callback: str | None = field(default=None, repr=False)
    resume_url: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class NewOrder:
    """One candidate's resume for one role. `request_key` is the same when the same is ordered again."""

    id: str
    integration_id: str
    tenant_id: str
    screening_id: str
    role_id: str
    request_key: str
    ids: AtsIds


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """An order as it is kept. `failure` is a stable code; `resume_id` is None until there is a resume."""

    id: str
    integration_id: str
    tenant_id: str
    screening_id: str
    role_id: str
    ids: AtsIds
    state: OrderState
    resume_id: str | None
    failure: str | None
    tries: int
    created_at: datetime
    finished_at: datetime | None


def resume_id_of(order_id: str) -> str:
    """The id of the resume of an order: the same whoever fetches it, and however often."""
    return uuid5(UUID(order_id), "resume").hex
