"""The page of one candidate: the resume as it looks beside what was understood of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.review import reviewed
from api.routes.resumes import ResumeId
from api.routes.screenings import ScreeningId
from api.service import Reader, Service, ServiceDependency
from api.storage.records import Decision, NotFound, ResumeRecord, ScreeningRecord, State
from api.web import templates
from api.web.candidate_view import candidate_view, last_turn
from api.web.pages.screenings import DECISION_WORDS, title_of
from api.web.vocabularies import correction_words
from screener.duplicates import Likeness, twins_among
from screener.export.blind import pseudonyms
from screener.resume import NATURAL_UNITS

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_MOST_NOTES = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate's place in the ranking, and who stands beside; ids of resumes."""

    rank: int
    number: int
    of: int
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class TwinView:
    """Another resume of the screening that is probably of the same person."""

    resume: str
    name: str
    likeness: Likeness


@router.get("/screenings/{screening_id}/candidates/{resume_id}")
def candidate(
    request: Request,
    service: ServiceDependency,
    reader: Reader,
    screening_id: ScreeningId,
    resume_id: ResumeId,
    corrected: bool = False,
) -> HTMLResponse:
    """One candidate of a screening, in whatever state the resume is.

    `corrected` says that somebody has just put something right: what that changed stands at the top.
    """
    storage = service.storage
    screening = storage.screening(reader.tenant_id, screening_id)
    record = storage.resume(reader.tenant_id, resume_id)
    if record.screening_id != screening.id:
        raise NotFound(f"no resume {resume_id!r} in this screening")
    shared = {"screening": screening, "title": title_of(screening), "record": record}
    if record.state is not State.ASSESSED:
        return templates.TemplateResponse(request, "candidate_state.html.j2", shared)
    order = storage.order_of(screening.id)
    found = reviewed(service, reader, resume_id)
    if found.has_pictures:
        service.isolated.warm_up()
    kept = storage.assessment(reader.tenant_id, resume_id)
    names = _pseudonyms(order)
    people = _people(service, reader.tenant_id)
    corrections = storage.corrections(resume_id)
    view = candidate_view(found, kept, corrections, people, lambda: names[resume_id])
    past = storage.past_assessments(resume_id) if corrections else []
    return templates.TemplateResponse(
        request,
        "candidate.html.j2",
        {
            **shared,
            "view": view,
            "place": _place(service, screening, resume_id, [name for name, _ in order]),
            "twins": _twins(service, screening, record, names),
            "turn": last_turn(past, since_read=not corrected),
            "just_now": corrected,
            "notes": [(note, found.shown(note.text)) for note in storage.notes(record.id, None, _MOST_NOTES)],
            "people": people,
            "words": correction_words(),
            "units": NATURAL_UNITS,
            "posts": [(fact.id, f"{fact.heading}, {fact.note}") for fact in view.facts.positions],
            "decisions": storage.decisions(record.id),
            "decision_words": DECISION_WORDS,
            "choices": tuple(Decision),
        },
    )


def _people(service: Service, tenant_id: str) -> Callable[[str], str]:
    """What those are called who have decided and put right: people by their names, keys by theirs."""
    names = {key.prefix: key.name for key in service.storage.every_key(tenant_id)}
    names |= {user.id: user.name for user in service.storage.users(tenant_id)}
    return lambda who: names.get(who) or ("somebody here" if who == "nobody" else f"an erased user ({who})")


def _pseudonyms(order: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What each resume of a screening is called where no name may stand."""
    return dict(zip((name for name, _ in order), pseudonyms([digest for _, digest in order]), strict=True))


def _place(service: Service, screening: ScreeningRecord, resume_id: str, order: list[str]) -> Place:
    index = order.index(resume_id)
    return Place(
        rank=service.storage.ranks(screening.id, [resume_id])[resume_id],
        number=index + 1,
        of=len(order),
        previous=order[index - 1] if index else None,
        next=order[index + 1] if index + 1 < len(order) else None,
    )


def _twins(
    service: Service, screening: ScreeningRecord, record: ResumeRecord, names: dict[str, str]
) -> tuple[TwinView, ...]:
    """The other resumes of this person in the screening, as far as their texts and addresses tell."""
    service.storage.fill_summaries(screening.id)
    pile = service.storage.traits(screening.id)
    ids = [name for name, _ in pile]
    if record.id not in ids:
        return ()
    found = twins_among([traits for _, traits in pile])[ids.index(record.id)]
    others = [(ids[twin.other], twin.likeness) for twin in found]
    known = {
        item.resume.id: item for item in service.storage.summaries(screening.id, [name for name, _ in others])
    }
    return tuple(
        TwinView(
            name,
            names[name]
            if screening.blind
            else known[name].name or known[name].resume.file_name or names[name],
            likeness,
        )
        for name, likeness in others
        if name in known
    )
