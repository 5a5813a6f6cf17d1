"""Requests that came with an Idempotency-Key, so that sending one again does nothing twice."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import delete

from api.storage.engine import Database
from api.storage.log import lock_tenant, now
from api.storage.records import Answer, Begun, Conflict
from api.storage.tables import RequestRow

UNDER_WAY = timedelta(seconds=60)
"""After so long a request without an answer is taken for lost, and may be done again with the same ids."""
KEPT = timedelta(hours=24)
"""How long answers are kept."""


class RequestTables:
    """Idempotent requests."""

    _database: Database

    def begin_request(self, tenant_id: str, key: str, fingerprint: str) -> Begun:
        """Begin a request, or find what came of it.

        Raises Conflict if it is under way elsewhere, ValueError if the key was used for another request.
        """
        with self._database.write() as session:
            lock_tenant(session, tenant_id)
            session.execute(delete(RequestRow).where(RequestRow.created_at < now() - KEPT))
            row = session.get(RequestRow, (tenant_id, key))
            if row is None:
                row = RequestRow(tenant_id=tenant_id, key=key, seed=uuid4().hex, fingerprint=fingerprint)
                row.created_at = now()
                session.add(row)
                return Begun(row.seed, None)
            if row.fingerprint != fingerprint:
                raise ValueError("the Idempotency-Key was used for another request")
            if row.status is not None:
                return Begun(row.seed, Answer(row.status, dict(row.headers or {}), row.body or ""))
            if row.created_at > now() - UNDER_WAY:
                raise Conflict("a request with this Idempotency-Key is under way")
            row.created_at = now()
            return Begun(row.seed, None)

    def end_request(self, tenant_id: str, key: str, answer: Answer | None) -> None:
        """Keep the answer; without one the request may be sent again at once."""
        with self._database.write() as session:
            row = session.get(RequestRow, (tenant_id, key))
            if row is None:
                return
            if answer is None:
                session.delete(row)
                return
            row.status, row.headers, row.body = answer.status, dict(answer.headers), answer.body
