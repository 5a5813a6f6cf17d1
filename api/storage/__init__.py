"""What the service keeps: rows in SQLite or PostgreSQL, and the uploaded files."""

from sqlalchemy import URL, text

from api.storage.engine import Database
from api.storage.keys import KeyTables
from api.storage.log import LogTables
from api.storage.originals import Originals
from api.storage.protocol import Storage
from api.storage.requests import RequestTables
from api.storage.results import ResultTables
from api.storage.roles import RoleTables
from api.storage.screenings import ScreeningTables

__all__ = ["Originals", "Storage", "open_storage"]


class _SqlStorage(KeyTables, RoleTables, ScreeningTables, ResultTables, RequestTables, LogTables):
    """`Storage` on a database that SQLAlchemy knows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ping(self) -> None:
        """Raises what the driver raises when the database does not answer."""
        with self._database.read() as session:
            session.execute(text("SELECT 1"))

    def close(self) -> None:
        self._database.close()


def open_storage(url: URL) -> Storage:
    """Storage on this database, its tables brought up to date."""
    database = Database(url)
    database.migrate()
    return _SqlStorage(database)
