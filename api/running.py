"""The processes of the service: the server, and workers beside it."""

import logging
import signal
from threading import Event

import uvicorn

from api.app import LOOPBACK_NAMES, create_app
from api.jobs import Jobs
from api.keys import create_first_key
from api.settings import Settings
from api.storage import Originals, open_storage
from screener.batch import ParserPool
from screener.limits import read_limits

_KEEP_ALIVE_SECONDS = 30
_SHUTDOWN_SECONDS = 20


def serve(settings: Settings, *, local: bool) -> None:
    """Serve until a signal ends it. `local` serves names of this machine only. Raises SettingsError."""
    limits = read_limits()
    _log_to_stderr()
    if settings.auth == "keys":
        storage = open_storage(settings.database)
        key = create_first_key(storage)
        storage.close()
        if key is not None:
            print(f"An admin key was made. It is shown only now:\n{key}", flush=True)
    names = LOOPBACK_NAMES if local else ["*"]
    uvicorn.run(
        create_app(settings, host_names=names, limits=limits),
        host=settings.host,
        port=settings.port,
        server_header=False,
        access_log=False,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
    )


def _log_to_stderr() -> None:
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("screener").setLevel(logging.INFO)


def work(settings: Settings, name: str) -> None:
    """Work on stored resumes until SIGTERM or Ctrl-C. Raises SettingsError."""
    ended = Event()
    _log_to_stderr()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    storage = open_storage(settings.database)
    with ParserPool(settings.parsers, limits=read_limits()) as pool:
        pool.warm_up()
        jobs = Jobs(settings, storage, Originals(settings.originals_folder), pool, name)
        jobs.start()
        print(f"{name} is working", flush=True)
        ended.wait()
        jobs.stop()
    storage.close()
