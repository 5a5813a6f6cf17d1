"""Problems as pages, for people who opened an address in a browser."""

import json

from fastapi import Request
from fastapi.responses import Response
from starlette.types import Scope

from api.problems import ProblemResponse
from api.web import templates

_KEPT = ("retry-after", "www-authenticate")


def wants_page(scope: Scope) -> bool:
    """Whether a request is one of a browser for a page, and not one of a program or a script."""
    path: str = scope["path"]
    if path == "/v1" or path.startswith(("/v1/", "/static/")):
        return False
    accepted = (value for name, value in scope["headers"] if name == b"accept")
    return any(b"text/html" in value for value in accepted)


def problem_page(request: Request, problem: ProblemResponse) -> Response:
    """The problem itself, or a page that says the same."""
    if not wants_page(request.scope):
        return problem
    headers = {name: problem.headers[name] for name in _KEPT if name in problem.headers}
    shown = {"problem": json.loads(bytes(problem.body))}
    return templates.TemplateResponse(request, "problem.html.j2", shown, problem.status_code, headers)
