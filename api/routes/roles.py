"""The role profiles."""

from fastapi import APIRouter

from api.roles import known_role, known_roles
from api.schemas import RoleSummary
from screener.profile import RoleProfile

router = APIRouter(prefix="/v1/roles")


@router.get("")
def list_roles() -> list[RoleSummary]:
    """Every role that can be screened for."""
    return [RoleSummary.of(profile) for profile in known_roles()]


@router.get("/{role_id}")
def show_role(role_id: str) -> RoleProfile:
    """A role with its criteria, weights and sources."""
    return known_role(role_id)
