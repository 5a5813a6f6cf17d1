"""How a session travels: its cookie, and the token that every change it asks for must carry."""

from urllib.parse import parse_qsl

from fastapi.responses import Response
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import Message, Receive, Scope

from screener.errors import TooLarge

CSRF_HEADER = "x-csrf-token"
CSRF_FIELD = "csrf_token"
_FORM = "application/x-www-form-urlencoded"
_MOST_OF_A_FORM = 1_000_000
_MOST_FIELDS = 20_000


class FormTooLarge(TooLarge):
    """A form has more than is read to find its token."""


def cookie_name(scope: Scope) -> str:
    """Over https the name says that no other host, and no page without encryption, has set the cookie."""
    return "__Host-screener" if scope["scheme"] == "https" else "screener"


def token_of(scope: Scope) -> str:
    """The token of the session that a request comes with, or an empty text."""
    cookies = cookie_parser("; ".join(Headers(scope=scope).getlist("cookie")))
    return cookies.get(cookie_name(scope), "")


def keep_token(response: Response, scope: Scope, token: str) -> None:
    """Let the browser keep a token until it is closed; no script can read it."""
    secure = scope["scheme"] == "https"
    response.set_cookie(cookie_name(scope), token, path="/", httponly=True, samesite="lax", secure=secure)


def forget_token(response: Response, scope: Scope) -> None:
    secure = scope["scheme"] == "https"
    response.delete_cookie(cookie_name(scope), path="/", httponly=True, samesite="lax", secure=secure)


async def sent_csrf_token(scope: Scope, receive: Receive) -> tuple[str, Receive]:
    """The token that came in the header, or in the hidden field of a form; and a way to read all again.

    A form with files must send the header. Raises FormTooLarge.
    """
    headers = Headers(scope=scope)
    given = headers.get(CSRF_HEADER)
    if given is not None or headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        return given or "", receive
    parts: list[Message] = []
    size = 0
    while not parts or parts[-1].get("more_body", False):
        part = await receive()
        parts.append(part)
        size += len(part.get("body", b""))
        if size > _MOST_OF_A_FORM:
            raise FormTooLarge(f"the form has more than {_MOST_OF_A_FORM} bytes")
    body = b"".join(part.get("body", b"") for part in parts)
    return _field(body), _again(parts, receive)


def _field(body: bytes) -> str:
    try:
        fields = parse_qsl(body.decode("latin-1"), max_num_fields=_MOST_FIELDS)
    except ValueError:
        return ""
    return dict(fields).get(CSRF_FIELD, "")


def _again(parts: list[Message], receive: Receive) -> Receive:
    left = iter(parts)

    async def repeated() -> Message:
        for part in left:
            return part
        return await receive()

    return repeated
