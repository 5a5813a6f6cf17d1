"""The figures of this process and of the queue, for Prometheus."""

from hmac import compare_digest

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.metrics import CONTENT_TYPE, Metrics
from api.problems import problem
from api.service import ServiceDependency

router = APIRouter()
_CHALLENGE = {"www-authenticate": "Bearer"}


@router.get("/metrics", include_in_schema=False)
def metrics(request: Request, service: ServiceDependency) -> Response:
    """Figures over all tenants, so no key of a tenant opens them: the token that is set for them does.

    A service that asks for no keys, which listens on loopback only, asks for no token either.
    """
    token = service.settings.metrics_token
    if service.nobody is None:
        if token is None:
            return problem("not_found", "no token is set for it")
        given = request.headers.get("authorization", "").encode("utf-8", "replace")
        if not compare_digest(given, f"Bearer {token.get_secret_value()}".encode()):
            return problem("no_key", "the token for metrics is needed, as Bearer", headers=_CHALLENGE)
    figures = request.app.state.metrics
    assert isinstance(figures, Metrics)
    return Response(figures.text(), media_type=CONTENT_TYPE)
