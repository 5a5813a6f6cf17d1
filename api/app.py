"""The application: routes, limits, headers, and worker processes that live as long as it does."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api.limits import ENVELOPE, MANY_FILES, BodyLimit
from api.parsing import Parser
from api.problems import ProblemResponse, problem
from api.routes import assess, health, pages, roles
from api.security import SecurityHeaders
from api.web import STATIC
from screener.batch import ParserPool
from screener.errors import ScreenerError, TooLarge
from screener.limits import WorkerLimits

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")


def create_app(
    pool: ParserPool | None = None,
    *,
    host_names: Sequence[str] = LOOPBACK_NAMES,
    limits: WorkerLimits | None = None,
) -> FastAPI:
    """The service. `pool` parses the uploads (default: one worker a CPU) and is closed with it.

    `limits` (see `screener.limits.read_limits`) hold for that default pool, and for the size of requests.

    Requests for other host names than `host_names` are refused, so that a page elsewhere that
    rebinds its name to this machine learns nothing.
    """
    limits = limits or WorkerLimits()
    workers = pool or ParserPool(limits=limits)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.parser = Parser(workers)
        workers.warm_up()
        yield
        workers.close(now=True)

    # The interactive documentation of FastAPI loads scripts from elsewhere; /openapi.json stays.
    app = FastAPI(title="Resume screener", lifespan=lifespan, docs_url=None, redoc_url=None)
    for module in (health, roles, assess, pages):
        app.include_router(module.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_exception_handler(ScreenerError, _library_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid_request)
    one_file = limits.file.bytes + ENVELOPE
    app.add_middleware(BodyLimit, most=one_file, by_path={"/screenings": max(MANY_FILES, one_file)})
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(host_names))
    app.add_middleware(SecurityHeaders)
    return app


def _library_error(request: Request, error: Exception) -> ProblemResponse:
    code = error.code if isinstance(error, ScreenerError) else ScreenerError.code
    return problem(code, str(error))


def _http_error(request: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, HTTPException)
    code = TooLarge.code if error.status_code == 413 else "invalid_request"
    return problem(code, str(error.detail), status=error.status_code)


def _invalid_request(request: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, RequestValidationError)
    mistakes = [f"{'.'.join(map(str, item['loc'][1:]))}: {item['msg']}" for item in error.errors()]
    return problem("invalid_request", "; ".join(mistakes), status=422)
