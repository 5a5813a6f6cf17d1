"""The application: routes, limits, headers, and worker processes that live as long as it does."""

import re
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api.contract import PROBLEMS, describe
from api.cursors import BadCursor
from api.gate import Gate
from api.jobs import Jobs
from api.keys import anonymous
from api.limits import ENVELOPE, MANY_FILES, BodyLimit
from api.parsing import Parser
from api.problems import Mistake, ProblemResponse, problem
from api.request_ids import RequestIds
from api.routes import assess, health, pages, resumes, roles, screenings
from api.security import SecurityHeaders
from api.service import Service
from api.settings import Settings
from api.storage import Originals, open_storage
from api.storage.records import Conflict, NotFound
from api.web import STATIC
from screener.batch import ParserPool
from screener.errors import ScreenerError, TooLarge
from screener.limits import WorkerLimits

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")
_MANY = re.compile(r"/screenings|/v1/screenings/[^/]+/resumes")
_ROLE = re.compile(r"/v1/roles(/[^/]+/versions)?")
_ROLE_BYTES = 1_000_000
_CODES = {
    401: "no_key",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: TooLarge.code,
    415: "unsupported_media_type",
}


def create_app(
    settings: Settings,
    *,
    pool: ParserPool | None = None,
    host_names: Sequence[str] = LOOPBACK_NAMES,
    limits: WorkerLimits | None = None,
) -> FastAPI:
    """The service. `pool` parses the uploads (default: one worker a CPU) and is closed with it.

    `limits` (see `screener.limits.read_limits`) hold for that default pool, and for the size of requests.

    Requests for other host names than `host_names` are refused, so that a page elsewhere that
    rebinds its name to this machine learns nothing.
    """
    limits = limits or WorkerLimits()
    workers = pool or ParserPool(settings.parsers, limits=limits)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.parser = Parser(workers)
        service = await run_in_threadpool(_start, settings, workers)
        app.state.service = service
        workers.warm_up()
        yield
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
    for module in (health, roles, assess, screenings, resumes, pages):
        app.include_router(module.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for kind, handler in _HANDLERS.items():
        app.add_exception_handler(kind, handler)
    one_file = limits.file.bytes + ENVELOPE
    app.add_middleware(
        BodyLimit, most=one_file, by_path={_MANY: max(MANY_FILES, one_file), _ROLE: _ROLE_BYTES}
    )
    app.add_middleware(Gate, requests_per_minute=settings.requests_per_minute)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(host_names))
    app.add_middleware(SecurityHeaders)
    app.add_middleware(RequestIds)
    return app


def _start(settings: Settings, workers: ParserPool) -> Service:
    storage = open_storage(settings.database)
    originals = Originals(settings.originals_folder)
    jobs = Jobs(settings, storage, originals, workers, f"serve@{socket.gethostname()}:{settings.port}")
    jobs.start()
    nobody = anonymous(storage) if settings.auth == "none" else None
    return Service(settings, storage, originals, jobs, nobody)


def _stop(service: Service, workers: ParserPool) -> None:
    service.jobs.stop()
    workers.close(now=True)
    service.storage.close()


def _library_error(request: Request, error: Exception) -> ProblemResponse:
    code = error.code if isinstance(error, ScreenerError) else ScreenerError.code
    return problem(code, str(error))


def _http_error(request: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, HTTPException)
    code = _CODES.get(error.status_code, "invalid_request")
    return problem(code, str(error.detail), status=error.status_code, headers=error.headers)


def _invalid_request(request: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, RequestValidationError)
    mistakes = [Mistake(".".join(map(str, item["loc"][1:])), item["msg"]) for item in error.errors()]
    detail = "; ".join(f"{mistake.field}: {mistake.detail}" for mistake in mistakes)
    return problem("invalid_request", detail, mistakes=mistakes)


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
