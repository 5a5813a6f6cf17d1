"""A result as it lies in the database, for making it again."""

from sqlalchemy import select

from api.storage.engine import Database
from api.storage.records import KeptResult, NotFound, State, Versions
from api.storage.tables import AssessmentRow, IdentityRow, ResumeRow


class ReplayTables:
    """Results by the id of their resume alone: who runs the service asks, not a tenant."""

    _database: Database

    def kept_result(self, resume_id: str) -> KeptResult:
        """Raises NotFound where there is no such resume, or none that was ever assessed."""
        query = (
            select(ResumeRow, AssessmentRow, IdentityRow.file_name)
            .outerjoin(AssessmentRow, AssessmentRow.resume_id == ResumeRow.id)
            .outerjoin(IdentityRow, IdentityRow.resume_id == ResumeRow.id)
            .where(ResumeRow.id == resume_id)
        )
        with self._database.read() as session:
            found = session.execute(query).first()
            if found is None:
                raise NotFound(f"there is no resume {resume_id!r}")
            row, result, file_name = found
            if result is None:
                raise NotFound(f"the resume {resume_id!r} is {row.state}: it has no assessment")
            return KeptResult(
                tenant_id=row.tenant_id,
                screening_id=row.screening_id,
                state=State(row.state),
                sha256=row.sha256,
                file_name=file_name or "file",
                text=result.result,
                versions=Versions(
                    result.code_version,
                    result.taxonomy_version,
                    result.profile_version,
                    result.profile_digest,
                    result.input_digest,
                ),
            )
