"""The roles that the service knows: the bundled ones, never a path from a request."""

from screener.errors import ProfileError
from screener.profile import RoleProfile, bundled_profile_ids, load_profile


def known_roles() -> tuple[RoleProfile, ...]:
    """Every role, in the order of the ids."""
    return tuple(load_profile(name) for name in bundled_profile_ids())


def known_role(name: str) -> RoleProfile:
    """The role with this id. Raises ProfileError."""
    ids = bundled_profile_ids()
    if name not in ids:
        raise ProfileError(f"no role {name!r}; there are {', '.join(ids)}")
    return load_profile(name)
