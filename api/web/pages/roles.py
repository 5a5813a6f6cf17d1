"""The pages of role profiles: the list, one role, its history, and the form that makes a new version."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from api.drafts import drafted
from api.role_check import check_role
from api.roles import known_role, known_roles, known_versions
from api.routes.roles import RoleId, RoleVersion, tag_of
from api.service import Reader, ServiceDependency, Writer
from api.storage.records import StoredRole
from api.web import templates
from api.web.draft_view import draft_view
from api.web.role_changes import changes_between
from api.web.role_fields import GROUPING, KIND_NAMES, KINDS, Input
from api.web.role_form import FormReading, RoleForm, blank_criterion, form_of, row_of
from api.web.role_views import asked_view, rows_of, weighed
from api.web.vocabularies import vocabularies, word
from screener.errors import ReadError
from screener.export.profile_text import asked_lines
from screener.profile import bundled_profile_ids

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

MOST_FIELDS = 20_000
"""Fields of the largest form; a profile has some hundred."""
LONGEST_DESCRIPTION = 60_000
"""Characters of a job description."""
_BLANK = RoleForm("", "", "1", "", (), (), ())


@router.get("/roles")
def role_list(request: Request, service: ServiceDependency, reader: Reader) -> HTMLResponse:
    """Every role that can be screened for."""
    rows = rows_of(known_roles(service.storage, reader.tenant_id))
    return templates.TemplateResponse(request, "roles.html.j2", {"rows": rows})


@router.get("/roles/{role_id}")
def show_role(
    request: Request,
    service: ServiceDependency,
    reader: Reader,
    role_id: RoleId,
    version: RoleVersion = None,
    saved: bool = False,
) -> HTMLResponse:
    """What a role asks for, as a page to read."""
    role = known_role(service.storage, reader.tenant_id, role_id, version)
    versions = known_versions(service.storage, reader.tenant_id, role_id)
    return templates.TemplateResponse(
        request,
        "role.html.j2",
        {
            "role": role,
            "profile": role.profile,
            "criteria": weighed(role.profile),
            "versions": versions,
            "newest": versions[0].profile.version,
            "saved": saved,
        },
    )


@router.get("/roles/{role_id}/versions")
def history(
    request: Request,
    service: ServiceDependency,
    reader: Reader,
    role_id: RoleId,
    old: RoleVersion = None,
    new: RoleVersion = None,
) -> HTMLResponse:
    """All versions, and what differs between two of them: by default the newest and the one before."""
    versions = known_versions(service.storage, reader.tenant_id, role_id)
    after = _version(versions, new) or versions[0]
    earlier = (role for role in versions if role.profile.version < after.profile.version)
    before = _version(versions, old) or next(earlier, None)
    return templates.TemplateResponse(
        request,
        "role_versions.html.j2",
        {
            "versions": versions,
            "before": before,
            "after": after,
            "changes": changes_between(before.profile, after.profile) if before else (),
        },
    )


@router.get("/roles/{role_id}/edit")
def edit(request: Request, service: ServiceDependency, writer: Writer, role_id: RoleId) -> HTMLResponse:
    """The newest version as a form; saving it makes the next one."""
    role = known_role(service.storage, writer.tenant_id, role_id)
    return templates.TemplateResponse(
        request,
        "role_edit.html.j2",
        {
            "role": role,
            "form": form_of(role.profile),
            "save_to": f"/v1/roles/{role_id}/versions",
            "etag": tag_of(role),
            **_parts(),
        },
    )


@router.get("/new-role")
def new_role(
    request: Request,
    service: ServiceDependency,
    writer: Writer,
    like: Annotated[str | None, Query(max_length=100)] = None,
    blank: bool = False,
) -> HTMLResponse:
    """The ways to a new role; or its form, empty or as a copy of another."""
    if like is None and not blank:
        roles = rows_of(known_roles(service.storage, writer.tenant_id))
        return _start(request, roles)
    form = (
        _BLANK
        if like is None
        else _copy(form_of(known_role(service.storage, writer.tenant_id, like).profile))
    )
    return templates.TemplateResponse(
        request,
        "role_edit.html.j2",
        {"role": None, "form": form, "save_to": "/v1/roles", "etag": "", **_parts()},
    )


@router.post("/new-role")
def draft(
    request: Request,
    service: ServiceDependency,
    writer: Writer,
    description: Annotated[str, Form(max_length=4 * LONGEST_DESCRIPTION)] = "",
) -> HTMLResponse:
    """The draft that a job description gives, beside its text, and the form to go on with it."""
    roles = rows_of(known_roles(service.storage, writer.tenant_id))
    text = description.strip()
    if not text:
        return _start(request, roles, mistake="Paste the text of a job description.")
    if len(text) > LONGEST_DESCRIPTION:
        told = f"The text has {len(text):,} characters; a job description may have {LONGEST_DESCRIPTION:,}."
        return _start(request, roles, text, told)
    try:
        read = drafted(service.isolated, text.encode("utf-8", "replace"), "description.txt")
    except ReadError:
        return _start(request, roles, text, "This does not read as a text.")
    if read.draft is None:
        told = "Nothing that the text asks for was understood. Say what is required: years, degrees, skills."
        return _start(request, roles, text, told, read.not_understood)
    return templates.TemplateResponse(
        request,
        "role_draft.html.j2",
        {
            "role": None,
            "draft": draft_view(read.document, read.draft),
            "form": form_of(read.draft.profile),
            "taken": read.draft.profile.id in _ids(roles),
            "save_to": "/v1/roles",
            "etag": "",
            **_parts(),
        },
    )


@router.post("/role-form/check")
async def check_form(request: Request, reader: Reader) -> JSONResponse:
    """What is wrong with a form, at which of its fields; and the profile that it says."""
    sent = await request.form(max_fields=MOST_FIELDS, max_files=0)
    reading = FormReading([(name, value) for name, value in sent.multi_items() if isinstance(value, str)])
    found = check_role(reading.data)
    body: dict[str, Any] = {
        "mistakes": [{"field": reading.name_of(each), "detail": each.message} for each in found.mistakes],
        "warnings": [{"field": reading.name_at(path), "detail": told} for path, told in found.warnings],
        "profile": None,
        "points": {},
        "asked": {},
    }
    if found.profile is not None:
        names = [reading.name_at(("criteria", n)) for n in range(len(found.profile.criteria))]
        body["profile"] = found.profile.model_dump(mode="json", exclude_unset=True)
        body["points"] = dict(zip(names, map(str, found.points or ()), strict=True))
        body["asked"] = {
            reading.name_at(path): "; ".join(asked_lines(criterion))
            for path, criterion in found.profile.placed()
            if criterion.kind not in GROUPING
        }
    return JSONResponse(body)


@router.get("/role-form/words")
def words(reader: Reader) -> JSONResponse:
    """The vocabularies of the form."""
    return JSONResponse(vocabularies(), headers={"cache-control": "private, max-age=600"})


def _start(
    request: Request,
    roles: object,
    description: str = "",
    mistake: str | None = None,
    unread: tuple[str, ...] = (),
) -> HTMLResponse:
    return templates.TemplateResponse(
        request,
        "role_new.html.j2",
        {"roles": roles, "description": description, "mistake": mistake, "unread": unread},
        status_code=422 if mistake else 200,
    )


def _copy(form: RoleForm) -> RoleForm:
    """A form with a title to be changed and no id, so that it gets one of its own."""
    return RoleForm("", f"{form.title} (copy)", "1", form.summary, form.sources, (), form.criteria)


def _version(versions: list[StoredRole], wanted: int | None) -> StoredRole | None:
    return next((role for role in versions if role.profile.version == wanted), None)


def _ids(rows: Any) -> set[str]:
    return {row.id for row in rows}


def _parts() -> dict[str, Any]:
    """What the form is made of besides the profile: an empty criterion of each kind, an empty row."""
    return {
        "kinds": KIND_NAMES,
        "grouping": GROUPING,
        "blanks": [
            (kind, nested, blank_criterion("@", kind, nested=nested))
            for kind in KINDS
            for nested in (False, True)
        ],
        "blank_rows": [
            (f"{kind}-{spec.name}", row_of("@", spec))
            for kind, specs in KINDS.items()
            for spec in specs
            if spec.input is Input.ROWS
        ],
        "bundled": bundled_profile_ids(),
    }


templates.env.globals.update(word=word, row_of=row_of, asked_view=asked_view)
