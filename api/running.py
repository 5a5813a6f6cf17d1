"""The processes of the service: the server, and workers beside it."""

import signal
import sys
from contextlib import suppress
from socket import socket
from threading import Event
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from fastapi import FastAPI
from prometheus_client import start_http_server

from api.app import LOOPBACK_NAMES, create_app
from api.background import Background
from api.keys import create_first_key
from api.log_lines import log_to_stderr
from api.metrics import Metrics
from api.outbound import Outbound
from api.pace import PacedProtocol
from api.parsing import open_pool
from api.settings import Settings
from api.storage import Originals, open_storage
from screener.limits import read_limits

_STARTUP_FAILURE = 3
"""The exit code that uvicorn has for it."""
_KEEP_ALIVE_SECONDS = 30
_SHUTDOWN_SECONDS = 20
_SWITCH_SECONDS = 0.001
"""How long a thread that computes keeps others waiting. Requests wait for files and the database again and
again, and each time for this; with Python's own 5 ms uploads that come at once take half as long again."""


def serve(settings: Settings, *, local: bool) -> None:
    """Serve until a signal ends it. `local` serves names of this machine only. Raises SettingsError."""
    limits = read_limits()
    sys.setswitchinterval(_SWITCH_SECONDS)
    log_to_stderr(settings.log_format)
    if settings.auth == "keys":
        storage = open_storage(settings.database)
        key = create_first_key(storage)
        storage.close()
        if key is not None:
            print(f"An admin key was made. It is shown only now:\n{key}", flush=True)
    names = names_of(settings) if local else ["*"]
    config = uvicorn.Config(
        create_app(settings, host_names=names, limits=limits),
        http=PacedProtocol,
        host=settings.host,
        port=settings.port,
        **server_options(settings),
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
    )
    server = Server(config)
    with suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        sys.exit(_STARTUP_FAILURE)


class Server(uvicorn.Server):
    """Ends streams of events first when it stops: they would go on for minutes, and it waits for them."""

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        app = self.config.app
        assert isinstance(app, FastAPI)
        app.state.streams.end()
        await super().shutdown(sockets)


def server_options(settings: Settings) -> dict[str, Any]:
    """How the server treats requests and speaks of them."""
    return {
        "server_header": False,
        "access_log": False,
        "log_config": None,
        "proxy_headers": bool(settings.trusted_proxies),
        "forwarded_allow_ips": list(settings.trusted_proxies),
    }


def names_of(settings: Settings) -> list[str]:
    """Names that a server on a loopback address answers to: this machine's, and that of a proxy."""
    public = urlsplit(settings.public_url or "").hostname
    return [*LOOPBACK_NAMES, *([public] if public else [])]


def work(settings: Settings, name: str, metrics_at: tuple[str, int] | None = None) -> None:
    """Work on stored resumes until SIGTERM or Ctrl-C. Raises SettingsError.

    Figures of this process are served at `metrics_at`, a host and a port. Raises OSError if that is taken.
    """
    ended = Event()
    log_to_stderr(settings.log_format)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    figures = Metrics("worker")
    if metrics_at is not None:
        start_http_server(metrics_at[1], metrics_at[0], figures.registry)
    storage = open_storage(settings.database)
    limits = read_limits()
    with open_pool(settings.parsers, limits) as pool:
        pool.warm_up()
        originals = Originals(settings.originals_place)
        outbound = Outbound(settings.outbound_trusted)
        background = Background(settings, storage, originals, pool, outbound, limits, figures, name)
        background.start()
        print(f"{name} is working", flush=True)
        ended.wait()
        background.stop()
    storage.close()
