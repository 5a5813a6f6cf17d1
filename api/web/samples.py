"""The bundled sample resumes, of people who do not exist."""

import sysconfig
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from api.roles import known_role
from api.service import Service
from api.storage.records import NewResume, ScreeningRecord

ROLE = "account-manager"
AS_OF = date(2025, 6, 1)
"""The samples were written to be read as of this day."""
_SOURCE = Path(__file__).parents[2] / "examples" / "resumes"
_INSTALLED = Path(sysconfig.get_path("data")) / "share" / "resume-screener" / "resumes"


def sample_files() -> list[Path]:
    """The files beside the source, or where an installation has put them; none if somebody removed them."""
    folder = next((folder for folder in (_SOURCE, _INSTALLED) if folder.is_dir()), None)
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder else []


def start_sample_screening(service: Service, tenant_id: str) -> str:
    """Make a screening of the samples and let the work on it begin; its id."""
    record = ScreeningRecord(
        id=uuid4().hex,
        tenant_id=tenant_id,
        name="Sample resumes",
        profile=known_role(service.storage, tenant_id, ROLE).profile,
        as_of=AS_OF,
        blind=False,
        created_at=datetime.now(UTC),
    )
    news = []
    for path in sample_files():
        with path.open("rb") as content:
            digest, size = service.originals.put(tenant_id, content)
        news.append(NewResume(uuid4().hex, digest, size, path.name))
    service.storage.add_screening(record)
    service.storage.add_resumes(tenant_id, record.id, news)
    service.jobs.call()
    return record.id
