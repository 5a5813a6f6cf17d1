"""What is past its time is removed: every hour, by one of all processes, and by `screener retention`."""

import logging
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Event, Thread

from sqlalchemy.exc import SQLAlchemyError

from api.settings import Settings
from api.storage import Originals, Storage
from api.storage.records import Cutoffs, Swept
from api.storage.requests import KEPT

EVERY = timedelta(hours=1)
ORPHANS_EVERY = timedelta(days=1)
GRACE = timedelta(days=1)
"""A file without a row may belong to an upload that is under way; not after so long."""
MESSAGES_KEPT = timedelta(days=90)
"""For so long a signed message that was acted on is known again. Nobody repeats one for longer than days; and
what a copy of an older one could still do, erase the orders of a candidate who is deleted there, is done."""
BY = "retention"
"""Who erased it, in the log."""
_BATCH = 200
_LOOK_SECONDS = 60

log = logging.getLogger("screener.retention")


def cutoffs(settings: Settings, now: datetime) -> Cutoffs:
    """The moments before which things are past their time."""

    def before(days: int | None) -> datetime | None:
        return None if days is None else now - timedelta(days=days)

    return Cutoffs(
        quiet=before(settings.retention_days),
        accepted=before(settings.retention_most_days),
        failed=before(settings.retention_failed_days),
        delivery=before(settings.retention_delivery_days),
        request=now - KEPT,
        message=now - MESSAGES_KEPT,
        session_seen=now - timedelta(minutes=settings.session_idle_minutes),
        session_begun=now - timedelta(hours=settings.session_hours),
    )


class Retention:
    """Erases what is past its time. `start` has a thread look for its turn, until `stop`."""

    def __init__(self, settings: Settings, storage: Storage, originals: Originals) -> None:
        self._settings = settings
        self._storage = storage
        self._originals = originals
        self._ended = Event()
        self._thread = Thread(target=self._watch, name="retention", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Stop after the resume that is being erased; the next turn goes on with the rest."""
        self._ended.set()
        self._thread.join()

    def run(self, now: datetime | None = None, *, dry_run: bool = False, orphans: bool = True) -> Swept:
        """Remove what is past its time, or with `dry_run` only count it. Others may do the same at once."""
        now = now or datetime.now(UTC)
        bounds = cutoffs(self._settings, now)
        resumes = self._storage.count_expired(bounds) if dry_run else self._erase(bounds)
        removed = self._storage.sweep(bounds, dry_run=dry_run)
        if not dry_run and bounds.delivery is not None:
            while not self._ended.is_set() and self._storage.forget_deliveries(bounds.delivery):
                pass
        files = self._sweep_files(now - GRACE, dry_run=dry_run) if orphans else 0
        return replace(removed, resumes=resumes, originals=files)

    def take_turns(self) -> Swept | None:
        """Run if it is this process's turn."""
        if not self._storage.take_turn("retention", EVERY):
            return None
        swept = self.run(orphans=self._storage.take_turn("orphans", ORPHANS_EVERY))
        log.info("retention: %s", ", ".join(f"{count} {what}" for what, count in told(swept)))
        return swept

    def _watch(self) -> None:
        while not self._ended.is_set():
            try:
                self.take_turns()
            except (SQLAlchemyError, OSError):
                log.exception("retention could not be done; trying again")
            self._ended.wait(_LOOK_SECONDS)

    def _erase(self, bounds: Cutoffs) -> int:
        erased: Counter[str] = Counter()
        while not self._ended.is_set() and (found := self._storage.expired(bounds, _BATCH)):
            for item in found:
                if self._ended.is_set():
                    break
                tenant = item.tenant_id
                forget = partial(self._originals.delete, tenant)
                erased[tenant] += self._storage.erase(tenant, item.resume_id, forget, by=BY)
        for tenant_id, count in sorted(erased.items()):
            self._storage.note_retention(tenant_id, count)
        return erased.total()

    def _sweep_files(self, before: datetime, *, dry_run: bool) -> int:
        """Files that no resume is: of a process that was killed between storing a file and its row."""
        old: dict[str, list[str]] = {}
        for file in self._originals.files():
            if file.put_at < before:
                old.setdefault(file.tenant_id, []).append(file.digest)
        count = 0 if dry_run else self._originals.remove_unfinished(before)
        for tenant_id, digests in old.items():
            unwanted = self._storage.unwanted(tenant_id, digests)
            if dry_run:
                count += len(unwanted)
                continue
            forget = partial(self._originals.delete_if_put_before, before, tenant_id)
            count += sum(
                self._storage.forget_unwanted(tenant_id, digest, forget) for digest in sorted(unwanted)
            )
        return count


def told(swept: Swept) -> list[tuple[str, int]]:
    """What was removed, in words, and how many."""
    return [
        ("resumes", swept.resumes),
        ("deliveries", swept.deliveries),
        ("answers to repeated requests", swept.requests),
        ("sessions", swept.sessions),
        ("digests of received messages", swept.messages),
        ("files without a resume", swept.originals),
    ]
