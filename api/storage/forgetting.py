"""What goes with a resume that is erased, of what people have added to it."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.storage.json_text import from_text, to_text
from api.storage.pseudonymous import without_quotes
from api.storage.tables import CorrectionRow, NoteRow, PastAssessmentRow, WithdrawalRow
from screener.assessment import Assessment


def forget_review(session: Session, resume_id: str) -> None:
    """Remove what people have said of a resume that is erased; of past results points and verdicts stay."""
    mine = select(CorrectionRow.id).where(CorrectionRow.resume_id == resume_id)
    session.execute(delete(WithdrawalRow).where(WithdrawalRow.correction_id.in_(mine)))
    for table in (CorrectionRow, NoteRow):
        session.execute(delete(table).where(table.resume_id == resume_id))
    query = select(PastAssessmentRow).where(PastAssessmentRow.resume_id == resume_id)
    for past in session.scalars(query):
        past.result = to_text(without_quotes(from_text(Assessment, past.result)))
