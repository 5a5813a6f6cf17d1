"""The order of a ranking, without what stands in it."""

from sqlalchemy import select

from api.storage.engine import Database
from api.storage.records import State
from api.storage.tables import AssessmentRow, ResumeRow


class PlaceTables:
    """Who comes before and after whom."""

    _database: Database

    def order_of(self, screening_id: str) -> list[tuple[str, str]]:
        """Id and digest of the file of every assessed resume, the best first."""
        row = AssessmentRow
        query = (
            select(row.resume_id, row.sha256)
            .join(ResumeRow, (ResumeRow.id == row.resume_id) & (ResumeRow.state == State.ASSESSED))
            .where(row.screening_id == screening_id)
            .order_by(row.band, -row.tenths, row.sha256, row.resume_id)
        )
        with self._database.read() as session:
            return [(found.resume_id, found.sha256) for found in session.execute(query)]
