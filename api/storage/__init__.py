"""What the service keeps: rows in SQLite or PostgreSQL, and the uploaded files."""

from sqlalchemy import URL, text

from api.storage.corrections import CorrectionTables
from api.storage.deliveries import DeliveryTables
from api.storage.engine import Database
from api.storage.integrations import IntegrationTables
from api.storage.keys import KeyTables
from api.storage.log import LogTables
from api.storage.news import NewsTables
from api.storage.orders import OrderTables
from api.storage.originals import Originals
from api.storage.places import PlaceTables
from api.storage.protocol import Storage
from api.storage.replays import ReplayTables
from api.storage.requests import RequestTables
from api.storage.results import ResultTables
from api.storage.retention import RetentionTables
from api.storage.review import ReviewTables
from api.storage.role_versions import RoleVersionTables
from api.storage.roles import RoleTables
from api.storage.screenings import ScreeningTables
from api.storage.summaries import SummaryTables
from api.storage.tallies import TallyTables
from api.storage.users import UserTables
from api.storage.webhooks import WebhookTables

__all__ = ["Originals", "Storage", "open_storage"]


class _SqlStorage(
    KeyTables,
    UserTables,
    RoleTables,
    RoleVersionTables,
    ScreeningTables,
    ResultTables,
    WebhookTables,
    DeliveryTables,
    IntegrationTables,
    OrderTables,
    SummaryTables,
    NewsTables,
    ReviewTables,
    CorrectionTables,
    PlaceTables,
    RequestTables,
    RetentionTables,
    TallyTables,
    ReplayTables,
    LogTables,
):
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
