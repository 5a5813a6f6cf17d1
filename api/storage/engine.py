"""Connections to SQLite or PostgreSQL, and the migrations that bring either up to date."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

_MIGRATIONS = Path(__file__).parent / "migrations"
NEWEST = max(path.name[1:5] for path in (_MIGRATIONS / "versions").glob("v[0-9]*.py"))
"""The last step of the migrations."""
_MIGRATION_LOCK = 7_245_019_316
"""Key of the advisory lock under which PostgreSQL is migrated; any number of ours."""

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # what was accepted is on the disk
    "busy_timeout=30000",
    "foreign_keys=ON",
    "secure_delete=ON",  # what was erased is overwritten
)


class Database:
    """Sessions on one database. Threads may share it; `close` when done."""

    def __init__(self, url: URL) -> None:
        self._is_sqlite = url.get_backend_name() == "sqlite"
        if self._is_sqlite:
            Path(url.database or "").parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Errors must not show what was to be written: names, and texts of resumes.
        self._engine = create_engine(
            url, pool_size=10, max_overflow=40, pool_pre_ping=not self._is_sqlite, hide_parameters=True
        )
        if self._is_sqlite:
            event.listen(self._engine, "connect", _prepare_sqlite)
            event.listen(self._engine, "begin", _begin_sqlite)
        self._writing = self._engine.execution_options(writes=True)
        # Waiting here is fair; SQLite's own waiting is sleeping and trying again.
        self._turn: AbstractContextManager[Any] = Lock() if self._is_sqlite else nullcontext()

    @property
    def engine(self) -> Engine:
        return self._engine

    @contextmanager
    def read(self) -> Iterator[Session]:
        with Session(self._engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction that is committed when the block ends well."""
        with self._turn, Session(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    def migrate(self) -> None:
        """Bring the tables up to date; several processes may start at once."""
        if self._revision() == NEWEST:
            return
        from alembic import command  # takes half as long to import as all else here
        from alembic.config import Config

        with self._writing.begin() as connection:
            if not self._is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
            config = Config()
            config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def _revision(self) -> str | None:
        """The step that the tables are at; None before the first."""
        try:
            with self._engine.connect() as connection:
                revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
                return revision
        except SQLAlchemyError:
            return None  # there is no such table yet, or no database: migrating will tell

    def close(self) -> None:
        self._engine.dispose()


def _prepare_sqlite(connection: sqlite3.Connection, record: object) -> None:
    connection.isolation_level = None  # transactions are begun by `_begin_sqlite`
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
