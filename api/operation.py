"""The settings of running the service: where files lie, what is logged and measured, how long all is kept."""

import re
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode

_Days = Annotated[int | None, Field(ge=1, le=36_500)]
_SHORTEST_TOKEN = 20
_URL = re.compile(r"([a-z][a-z0-9+.-]*)://(.*)", re.DOTALL)


class Operation(BaseSettings):
    """A part of `api.settings.Settings`."""

    originals: str | None = None
    """Folder or URL (as s3://BUCKET/FOLDER) of the uploaded files; default `originals` in the data folder."""
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = ()
    """ADDRESS or NETWORK,... of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed."""
    log_format: Literal["text", "json"] = "text"
    """One line an event on standard error, for people or for programs."""
    metrics_token: SecretStr | None = None
    """What /metrics asks for as Bearer; without it there is no /metrics."""
    retention_days: _Days = None
    """A screening in which nothing happened for so long has its resumes erased; default: kept."""
    retention_most_days: _Days = None
    """So long after it was accepted a resume is erased, whatever has happened since; default: kept."""
    retention_failed_days: _Days = None
    """So long after it could not be read a file is erased; default: as all others."""
    retention_delivery_days: _Days = 30
    """So long after they ended, what was delivered to other systems and the attempts are removed."""

    @field_validator("originals", mode="before")
    @classmethod
    def _path_or_url(cls, given: object) -> object:
        text = str(given) if isinstance(given, Path) else given
        url = split_url(text) if isinstance(text, str) else None
        if url is not None and "@" in url[1]:
            raise ValueError("must have no user and password in it: the store's own variables have these")
        return text

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _networks(cls, given: object) -> object:
        places = given.replace(",", " ").split() if isinstance(given, str) else given
        for place in places if isinstance(places, list) else ():
            try:
                ip_network(place)
            except ValueError:
                raise ValueError(f"{place!r} is neither an address nor a network") from None
        return places

    @field_validator("metrics_token")
    @classmethod
    def _long_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and len(token.get_secret_value()) < _SHORTEST_TOKEN:
            raise ValueError(f"must have at least {_SHORTEST_TOKEN} characters")
        return token


def split_url(place: str) -> tuple[str, str] | None:
    """Scheme and rest of a URL; None for a path. A path of Windows, C:/x, is no URL."""
    found = _URL.fullmatch(place)
    return (found[1], found[2]) if found else None


def shown_operation(settings: Operation) -> dict[str, str]:
    """These settings without secrets; where the originals are is not among them."""
    days = {
        f"retention_{name}": getattr(settings, f"retention_{name}")
        for name in ("days", "most_days", "failed_days", "delivery_days")
    }
    return {
        "trusted_proxies": ",".join(settings.trusted_proxies) or "none",
        "log_format": settings.log_format,
        "metrics_token": "set" if settings.metrics_token else "none",
        **{name: "kept" if value is None else str(value) for name, value in days.items()},
    }
