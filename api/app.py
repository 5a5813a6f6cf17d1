"""The application: routes, limits, headers, and worker processes that live as long as it does."""

import re
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api.accounts import Accounts
from api.arrivals import Arrivals
from api.background import Background
from api.contract import PROBLEMS, describe
from api.cursors import BadCursor
from api.gate import Gate
from api.integrations.vendor_errors import VendorErrors
from api.isolated import Isolated
from api.jobs import alive_within
from api.keys import anonymous
from api.limits import ENVELOPE, MANY_FILES, BodyLimit
from api.metrics import Metrics
from api.outbound import Outbound
from api.pace import BodyPace
from api.parsing import Parser, open_pool
from api.paths import Paths
from api.problems import Mistake, ProblemResponse, problem
from api.remote_files import RemoteFiles
from api.request_ids import RequestIds
from api.routes import (
    assess,
    ats_ashby,
    ats_generic,
    ats_greenhouse,
    ats_workable,
    comparison,
    corrections,
    drafts,
    events,
    exports,
    health,
    integrations,
    keys,
    pages,
    people,
    rescoring,
    resumes,
    roles,
    screenings,
    streams,
    webhooks,
)
from api.routes import metrics as metrics_route
from api.security import SecurityHeaders
from api.service import Service
from api.settings import Settings
from api.storage import Originals, open_storage
from api.storage.records import Conflict, NotFound
from api.streams import Streams
from api.web import STATIC, STATIC_DIGEST
from api.web.compression import Compression
from api.web.fixed import FixedFiles
from api.web.pages import account, admin, admin_integrations, sign_in
from api.web.pages import candidate as candidate_pages
from api.web.pages import comparison as comparison_page
from api.web.pages import ranking as ranking_page
from api.web.pages import roles as role_pages
from api.web.pages import screenings as screening_pages
from api.web.pages import uploads as upload_pages
from api.web.problem_page import problem_page
from screener.batch import ParserPool
from screener.errors import ScreenerError, TooLarge
from screener.limits import WorkerLimits

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")
_MANY = re.compile(r"/v1/screenings/[^/]+/resumes")
_ROLE = re.compile(r"/v1/roles(/check|/[^/]+/versions)?")
_ROLE_BYTES = 1_000_000
_ATS = re.compile(r"/v1/integrations/(?:greenhouse|ashby|workable)/.*")
_ATS_BYTES = 256 * 1024
_ORDER = re.compile(r"/v1/integrations/generic/orders")
_CODES = {
    401: "no_key",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    408: "too_slow",
    413: TooLarge.code,
    415: "unsupported_media_type",
}


def create_app(
    settings: Settings,
    *,
    pool: ParserPool | None = None,
    host_names: Sequence[str] = LOOPBACK_NAMES,
    limits: WorkerLimits | None = None,
    outbound: Outbound | None = None,
) -> FastAPI:
    """The service. `pool` parses the uploads (default: one worker a CPU) and is closed with it.

    `limits` (see `screener.limits.read_limits`) hold for that default pool, and for the size of requests.

    `outbound` asks other systems (default: as the settings say).

    Requests for other host names than `host_names` are refused, so that a page elsewhere that
    rebinds its name to this machine learns nothing.
    """
    limits = limits or WorkerLimits()
    workers = pool or open_pool(settings.parsers, limits)

    figures = Metrics()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.parser = Parser(workers)
        app.state.streams = Streams()
        app.state.metrics = figures
        out = outbound or Outbound(settings.outbound_trusted)
        app.state.remote_files = RemoteFiles(out, limits.file.bytes, MANY_FILES)
        service = await run_in_threadpool(_start, settings, workers, limits, out, figures)
        app.state.service = service
        workers.warm_up()
        yield
        app.state.streams.end()
        await run_in_threadpool(_stop, service, workers)

    # The interactive documentation of FastAPI loads scripts from elsewhere; /openapi.json stays.
    app = FastAPI(
        title="Resume screener",
        version=version("resume-screener"),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        responses=PROBLEMS,
    )
    describe(app)
    paths = Paths()
    for module in (
        health,
        metrics_route,
        roles,
        assess,
        screenings,
        exports,
        resumes,
        pages,
        rescoring,
        comparison,
        corrections,
        drafts,
        streams,
        keys,
        people,
        events,
        ats_greenhouse,
        ats_ashby,
        ats_workable,
        ats_generic,
        integrations,
        sign_in,
        account,
        admin,
        admin_integrations,
        screening_pages,
        upload_pages,
        ranking_page,
        comparison_page,
        role_pages,
        candidate_pages,
        webhooks,
    ):
        app.include_router(module.router)
        paths.add(module.router)
    app.state.paths = paths
    app.mount("/static", FixedFiles(STATIC, STATIC_DIGEST), name="static")
    for kind, handler in _HANDLERS.items():
        app.add_exception_handler(kind, _page_or(handler))
    one_file = limits.file.bytes + ENVELOPE
    app.add_middleware(BodyPace, idle=settings.body_idle_seconds)
    app.add_middleware(
        BodyLimit,
        most=one_file,
        by_path={
            _MANY: max(MANY_FILES, one_file),
            _ROLE: _ROLE_BYTES,
            _ATS: _ATS_BYTES,
            _ORDER: limits.file.bytes * 4 // 3 + ENVELOPE,
        },
    )
    app.add_middleware(Gate, requests_per_minute=settings.requests_per_minute)
    app.add_middleware(VendorErrors)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(host_names))
    app.add_middleware(Compression)
    app.add_middleware(RequestIds, metrics=figures)
    app.add_middleware(SecurityHeaders)
    return app


def _start(
    settings: Settings, workers: ParserPool, limits: WorkerLimits, outbound: Outbound, figures: Metrics
) -> Service:
    storage = open_storage(settings.database)
    originals = Originals(settings.originals_place)
    figures.watch(storage, alive_within(settings))
    name = f"serve@{socket.gethostname()}:{settings.port}"
    background = Background(settings, storage, originals, workers, outbound, limits, figures, name)
    if settings.work == "here":
        background.start()
    nobody = anonymous(storage) if settings.auth == "none" else None
    return Service(
        settings,
        storage,
        Arrivals(storage),
        originals,
        background,
        Accounts(storage, settings),
        nobody,
        Isolated(limits),
        outbound,
    )


def _stop(service: Service, workers: ParserPool) -> None:
    service.background.stop()
    service.isolated.close()
    workers.close(now=True)
    service.storage.close()


def _page_or(
    handler: Callable[[Request, Exception], ProblemResponse],
) -> Callable[[Request, Exception], Response]:
    """`handler`, whose problems are pages for browsers that ask for pages."""

    def handle(request: Request, error: Exception) -> Response:
        return problem_page(request, handler(request, error))

    return handle


def _library_error(request: Request, error: Exception) -> ProblemResponse:
    code = error.code if isinstance(error, ScreenerError) else ScreenerError.code
    return problem(code, str(error))


def _http_error(request: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, HTTPException)
    code = _CODES.get(error.status_code, "invalid_request")
    headers = dict(error.headers or {})
    if error.status_code == 405:
        named = {method for method in headers.pop("Allow", "").split(", ") if method}
        # The framework names those of the first route of a path alone.
        headers["allow"] = ", ".join(sorted(request.app.state.paths.methods(request.url.path) or named))
    return problem(code, str(error.detail), status=error.status_code, headers=headers)


def _invalid_request(request: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, RequestValidationError)
    mistakes = [
        Mistake(_field(item["loc"][1:]), item["msg"].removeprefix("Value error, ")) for item in error.errors()
    ]
    detail = "; ".join(f"{mistake.field}: {mistake.detail}" for mistake in mistakes)
    return problem("invalid_request", detail, mistakes=mistakes)


def _field(place: tuple[int | str, ...]) -> str:
    """The path of a field, without what pydantic calls the types that it could have been."""
    return ".".join(str(part) for part in place if not re.search(r"[\[(]", str(part)))


def _bad_cursor(request: Request, error: Exception) -> ProblemResponse:
    mistake = Mistake("cursor", "is none that a page has given")
    return problem("invalid_request", f"{mistake.field}: {mistake.detail}", mistakes=[mistake])


def _not_found(request: Request, error: Exception) -> ProblemResponse:
    return problem("not_found", str(error))


def _conflict(request: Request, error: Exception) -> ProblemResponse:
    return problem("conflict", str(error))


_HANDLERS = {
    ScreenerError: _library_error,
    HTTPException: _http_error,
    RequestValidationError: _invalid_request,
    BadCursor: _bad_cursor,
    NotFound: _not_found,
    Conflict: _conflict,
}
