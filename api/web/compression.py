"""What is sent compressed: static files, and data that no token stands in.

The size of a compressed answer tells a listener what repeats in it. So nothing is compressed that holds a
secret beside words that a stranger can choose: pages hold the token against forged requests, and some
repeat what was asked for. Static files hold no secret. The rows of a ranking and the exports repeat nothing
of the request and hold no token; they are by far the largest answers.
"""

import re

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

COMPRESSED = re.compile(r"/static/.+|/screenings/[^/]+/rows|/v1/screenings/[^/]+/export|/openapi\.json")
_LEVEL = 6


class Compression:
    """ASGI middleware that compresses the answers of `COMPRESSED` paths."""

    def __init__(self, app: ASGIApp) -> None:
        self._plain = app
        self._compressed = GZipMiddleware(app, minimum_size=700, compresslevel=_LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        chosen = scope["type"] == "http" and COMPRESSED.fullmatch(scope["path"])
        await (self._compressed if chosen else self._plain)(scope, receive, send)
