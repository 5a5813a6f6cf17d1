"""How an order stands, in what may be told outside: points, words and a link, and nothing of who it is."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from api.problems import TITLES
from api.settings import Settings
from api.storage import Storage
from api.storage.ats_records import OrderRecord, OrderState
from api.storage.records import ResumeRecord, State
from screener.assessment import Assessment, Band
from screener.profile import RoleProfile
from screener.scorer.explain import VERDICTS

REASONS: dict[str, str] = {
    "no_resume": "There is no resume to assess",
    "resume_refused": "The address of the resume is not asked by this service",
    "resume_not_given": "The resume was not handed out",
    "resume_unreachable": "The resume could not be fetched within a day",
    "too_large": "The resume is too large",
}
"""Why an order failed before there was a resume; for later failures see `api.problems.TITLES`."""


NOTE = "Points order resumes for reading. What a resume does not show, the person may still have."
"""Goes with every result."""


class Status(StrEnum):
    """How an order stands for the ATS."""

    WORKING = "working"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an ATS may be told of an order: points, words and a link, and nothing of who it is."""

    order: OrderRecord
    status: Status
    finished_at: datetime | None
    reason: str | None = None
    """Why it failed, as a sentence."""
    result: Assessment | None = None
    role: RoleProfile | None = None
    link: str | None = None
    """The page of the candidate here, or where there is no resume that of the screening, for people who may
    sign in; None where no public address is set."""

    @property
    def score(self) -> Decimal | None:
        return self.result.score if self.result else None

    @property
    def meets(self) -> bool:
        return self.result is not None and self.result.band is Band.MEETS

    @property
    def summary(self) -> str | None:
        """Result and requirements in two sentences."""
        if self.result is None or self.role is None:
            return self.reason
        standing = self.result.standing[0].upper() + self.result.standing[1:]
        return (
            f"{self.result.score} of 100 points for {self.role.title}, as of {self.result.as_of}: "
            f"{self.result.requirements}. {standing}."
        )

    @property
    def criteria(self) -> list[tuple[str, str]]:
        """The label of every criterion and what was found about it, in words."""
        if self.result is None:
            return []
        return [(found.label, VERDICTS[found.verdict]) for found in self.result.results]


def outcome_of(storage: Storage, settings: Settings, order: OrderRecord) -> Outcome:
    """How an order stands now."""
    match order.state:
        case OrderState.WAITING:
            return Outcome(order, Status.WORKING, None)
        case OrderState.CANCELLED:
            return Outcome(order, Status.CANCELLED, order.finished_at)
        case OrderState.ERASED:
            return Outcome(order, Status.ERASED, order.finished_at)
        case OrderState.FAILED:
            reason = REASONS.get(order.failure or "", REASONS["no_resume"])
            link = _link(settings, f"/screenings/{order.screening_id}")
            return Outcome(order, Status.FAILED, order.finished_at, f"{reason}.", link=link)
        case OrderState.STORED:
            assert order.resume_id is not None
            resume = storage.resume(order.tenant_id, order.resume_id)
            return _of_resume(storage, settings, order, resume)


def _of_resume(storage: Storage, settings: Settings, order: OrderRecord, resume: ResumeRecord) -> Outcome:
    link = _link(settings, f"/screenings/{order.screening_id}/candidates/{resume.id}")
    match resume.state:
        case State.STORED:
            return Outcome(order, Status.WORKING, None)
        case State.ERASED:
            return Outcome(order, Status.ERASED, resume.finished_at)
        case State.FAILED:
            reason = TITLES.get(resume.failure or "", "The file could not be read")
            return Outcome(order, Status.FAILED, resume.finished_at, f"{reason}.", link=link)
        case State.ASSESSED:
            screening = storage.screening(order.tenant_id, order.screening_id)
            result = storage.assessment(order.tenant_id, resume.id).result
            return Outcome(
                order,
                Status.COMPLETED,
                resume.finished_at,
                result=result,
                role=screening.profile,
                link=link,
            )


def _link(settings: Settings, path: str) -> str | None:
    return f"{settings.public_url}{path}" if settings.public_url else None
