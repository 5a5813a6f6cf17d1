"""The role profiles: the bundled ones, and versions of a tenant's own."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response

from api.idempotency import made, once
from api.problems import problem
from api.role_check import check_role, dotted
from api.role_schemas import RoleCheckOut, RoleMistakeOut, RoleVersionOut
from api.roles import known_role, known_roles, known_versions
from api.schemas import RoleSummary
from api.service import Reader, ServiceDependency, Writer
from api.storage.records import StoredRole
from api.versions import digest_of_role
from screener.profile import RoleProfile, bundled_profile_ids, unknown_ids

router = APIRouter(prefix="/v1/roles")

RoleId = Annotated[str, Path(max_length=100)]
RoleVersion = Annotated[int | None, Query(ge=1, le=1_000_000, description="Default: the newest.")]


@router.get("")
def list_roles(service: ServiceDependency, reader: Reader) -> list[RoleSummary]:
    """The newest version of every role that can be screened for."""
    return [RoleSummary.of(role.profile) for role in known_roles(service.storage, reader.tenant_id)]


@router.post("/check")
def check(reader: Reader, profile: dict[str, Any]) -> RoleCheckOut:
    """Every mistake of a profile at once, and what it may ask by a back door. Nothing is kept."""
    found = check_role(profile)
    return RoleCheckOut(
        mistakes=[RoleMistakeOut(field=dotted(path), detail=told) for path, told in found.mistakes],
        warnings=[RoleMistakeOut(field=dotted(path), detail=told) for path, told in found.warnings],
        points=None if found.points is None else list(found.points),
    )


@router.get("/{role_id}/versions")
def list_versions(service: ServiceDependency, reader: Reader, role_id: RoleId) -> list[RoleVersionOut]:
    """All versions of a role, the newest first."""
    return [
        RoleVersionOut.of_version(role) for role in known_versions(service.storage, reader.tenant_id, role_id)
    ]


@router.get("/{role_id}", response_model=RoleProfile)
def show_role(
    service: ServiceDependency,
    reader: Reader,
    response: Response,
    role_id: RoleId,
    version: RoleVersion = None,
    if_none_match: Annotated[str | None, Header()] = None,
) -> RoleProfile | Response:
    """A role with its criteria, weights and sources, and its ETag."""
    role = known_role(service.storage, reader.tenant_id, role_id, version)
    tag = tag_of(role)
    if if_none_match in {tag, "*"}:
        return Response(status_code=304, headers={"etag": tag})
    response.headers["etag"] = tag
    return role.profile


@router.post("", response_model=RoleProfile, status_code=201)
def create_role(
    request: Request, service: ServiceDependency, writer: Writer, profile: RoleProfile
) -> Response:
    """A role of your own, as version 1. A role that is there already is a conflict: send it a new version."""
    _check(profile)

    def work(_: object) -> Response:
        if profile.id in bundled_profile_ids():
            return problem("conflict", f"there is a role {profile.id!r} already: send it a new version")
        return _saved(service.storage.add_role(writer.tenant_id, profile, after=0))

    return once(request, writer, service.storage, _content(profile), work)


@router.post("/{role_id}/versions", response_model=RoleProfile, status_code=201)
def new_version(
    request: Request,
    service: ServiceDependency,
    writer: Writer,
    role_id: RoleId,
    profile: RoleProfile,
    if_match: Annotated[str | None, Header(description="The ETag of the newest version.")] = None,
) -> Response:
    """The next version of a role, if nobody has saved one since you read the one with this ETag."""
    if profile.id != role_id:
        raise RequestValidationError(
            [{"loc": ("body", "id"), "msg": f"must be {role_id!r} as in the path", "type": "value_error"}]
        )
    _check(profile)
    if if_match is None:
        return problem("condition_needed", "send the ETag of the newest version as If-Match")

    def work(_: object) -> Response:
        newest = known_role(service.storage, writer.tenant_id, role_id)
        if if_match not in {tag_of(newest), "*"}:
            return problem("changed_meanwhile", f"the newest version of {role_id!r} has another ETag")
        return _saved(service.storage.add_role(writer.tenant_id, profile, after=newest.profile.version))

    return once(request, writer, service.storage, [if_match, _content(profile)], work)


def _check(profile: RoleProfile) -> None:
    """Raises ProfileError for ids that the taxonomy does not know: such a criterion could never be met."""
    mistakes = unknown_ids(profile)
    if mistakes:
        raise RequestValidationError(
            [
                {"loc": ("body", *mistake.split(": ", 1)[:1]), "msg": mistake, "type": "value_error"}
                for mistake in mistakes
            ]
        )


def tag_of(role: StoredRole) -> str:
    return f'"{digest_of_role(role.profile)[:32]}"'


def _content(profile: RoleProfile) -> Any:
    return profile.model_dump(mode="json")


def _saved(role: StoredRole) -> Response:
    place = f"/v1/roles/{role.profile.id}?version={role.profile.version}"
    return made(_content(role.profile), headers={"location": place, "etag": tag_of(role)})
