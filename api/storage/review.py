"""What people look at beside each other, and what they add to what was read."""

import json
from collections.abc import Collection

from sqlalchemy import func, select

from api.storage.engine import Database
from api.storage.records import State
from api.storage.review_records import CardRecord
from api.storage.tables import AssessmentRow, ResumeRow, SummaryRow
from screener.scorer import Scorecard


class ReviewTables:
    """Places in a ranking, and what ranks anew."""

    _database: Database

    def cards(self, screening_id: str) -> list[CardRecord]:
        """What every assessed resume of a screening is scored anew by, in no order; see `fill_summaries`."""
        query = (
            select(ResumeRow.id, ResumeRow.sha256, SummaryRow.card)
            .join(SummaryRow, SummaryRow.resume_id == ResumeRow.id)
            .where(ResumeRow.screening_id == screening_id, ResumeRow.state == State.ASSESSED)
        )
        with self._database.read() as session:
            return [
                CardRecord(name, digest, Scorecard.from_json(json.loads(card)))
                for name, digest, card in session.execute(query)
            ]

    def ranks(self, screening_id: str, resume_ids: Collection[str]) -> dict[str, int]:
        """The place of each of these resumes among all of the screening; ties share one."""
        row = AssessmentRow
        alive = (ResumeRow.id == row.resume_id) & (ResumeRow.state == State.ASSESSED)
        rank = func.rank().over(order_by=(row.band, -row.tenths)).label("rank")
        ranks = (
            select(row.resume_id, rank)
            .join(ResumeRow, alive)
            .where(row.screening_id == screening_id)
            .subquery()
        )
        chosen = select(ranks.c.resume_id, ranks.c.rank).where(ranks.c.resume_id.in_(resume_ids))
        with self._database.read() as session:
            return {found.resume_id: found.rank for found in session.execute(chosen)}
