"""Templates and static files of the pages."""

from datetime import date
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.web.fixed import digest_of_folder

_HERE = Path(__file__).parent
STATIC = _HERE / "static"
STATIC_DIGEST = digest_of_folder(STATIC)
"""Names the static files as they are now; their addresses hold it (see `api.web.fixed`)."""


def _asker(request: Request) -> dict[str, Any]:
    """What every template may use of who asks.

    `principal` is a Principal, or None on the pages that anybody may open; `csrf_token` is for the hidden
    field of that name in forms and for the header X-CSRF-Token, empty for those without a session; `local`
    is true where nobody has to sign in.
    """
    return {
        "principal": getattr(request.state, "principal", None),
        "csrf_token": getattr(request.state, "csrf_token", ""),
        "local": request.app.state.service.nobody is not None,
    }


def _static(name: str) -> str:
    """The address of a static file."""
    return f"/static/{STATIC_DIGEST}/{name}"


def _day(day: date) -> str:
    """A day, or the day of a moment in UTC, as people write it.

    >>> _day(date(2025, 6, 1))
    '1 June 2025'
    """
    return f"{day.day} {day.strftime('%B %Y')}"


templates = Jinja2Templates(
    env=Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ),
    context_processors=[_asker],
)
templates.env.globals["static"] = _static
templates.env.filters["day"] = _day
