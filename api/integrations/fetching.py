"""Getting the resumes that were ordered: durably, since an order is kept and is tried until it ends."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from threading import Event, Thread
from time import monotonic

from sqlalchemy.exc import SQLAlchemyError

from api.integrations import ashby
from api.integrations.downloads import Download, NeverFetched, NotNow, download, forget_file
from api.outbound import Outbound
from api.sealing import Sealer
from api.storage import Originals, Storage
from api.storage.ats_records import OrderRecord, Vendor, resume_id_of
from api.storage.records import NewResume
from screener.errors import ScreenerError

AT_ONCE = 4
"""Resumes that a process fetches at once: one that drips must not hold up the others."""
LEASE = timedelta(minutes=3)
"""After so long others take an order over from a process that died; more than the requests of one need."""
DELAYS = tuple(timedelta(seconds=seconds) for seconds in (10, 60, 300, 1800, 7200, 21600, 50000))
"""How long to wait after each try that failed for now. Together they are a day; then the order fails."""

KEPT = timedelta(days=30)
"""How long it is known what an ATS calls an order that ended without a resume."""
_HOUR = 3600.0

log = logging.getLogger("screener.integrations")


class Fetcher:
    """Fetches resumes until it is stopped. Any number of processes may have one."""

    def __init__(
        self,
        storage: Storage,
        originals: Originals,
        outbound: Outbound,
        sealer: Sealer,
        *,
        most_bytes: int,
        stored: Callable[[], None],
        every: float,
    ) -> None:
        """`stored` is called when there is a resume to assess; orders are looked for `every` few seconds."""
        self._storage = storage
        self._originals = originals
        self._outbound = outbound
        self._sealer = sealer
        self._most_bytes = most_bytes
        self._stored = stored
        self._every = every
        self._forget_at = 0.0
        self._ended = Event()
        self._called = Event()
        self._threads = [
            Thread(target=self._work, name=f"fetch-{number}", daemon=True) for number in range(AT_ONCE)
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop after the requests that are under way; what is left is fetched by others, or later."""
        self._ended.set()
        self._called.set()
        for thread in self._threads:
            thread.join()

    def call(self) -> None:
        """Say that something was ordered."""
        self._called.set()

    def _work(self) -> None:
        while not self._ended.is_set():
            self._called.clear()
            try:
                while not self._ended.is_set() and (taken := self._storage.take_orders(1, LEASE)):
                    for order in taken:
                        self.fetch(order)
                self._forget()
            except SQLAlchemyError:
                log.exception("the database does not answer; trying again")
                self._ended.wait(1)
            self._called.wait(self._every)

    def fetch(self, order: OrderRecord) -> None:
        """Try once to get the resume of an order, and keep what came of it."""
        try:
            found = self._found(order)
        except NotNow as error:
            self._put_off(order, str(error))
        except NeverFetched as error:
            self._storage.fail_order(order.id, error.code)
        except SQLAlchemyError:
            raise
        except Exception as error:
            # A mistake of ours must cost one try of one order, and not the thread.
            log.exception("the resume of order %s could not be fetched", order.id)
            self._put_off(order, type(error).__name__)
        else:
            self._keep(order, found)

    def _forget(self) -> None:
        """Once an hour, remove ids of people whose resumes were never here."""
        if monotonic() < self._forget_at:
            return
        self._forget_at = monotonic() + _HOUR
        while not self._ended.is_set() and self._storage.strip_orders(datetime.now(UTC) - KEPT):
            pass

    def _found(self, order: OrderRecord) -> Download:
        if order.ids.resume_url is not None:
            return download(self._outbound, order.ids.resume_url, self._most_bytes)
        integration = self._storage.integration(order.tenant_id, order.integration_id)
        if integration.vendor is not Vendor.ASHBY or integration.credential is None:
            raise NeverFetched("no_resume")
        try:
            credential = self._sealer.open(integration.credential, integration.id)
        except ScreenerError as error:
            raise NotNow(error.code) from error
        return ashby.resume_of(integration, order, credential, self._outbound, self._most_bytes)

    def _put_off(self, order: OrderRecord, why: str) -> None:
        if order.tries > len(DELAYS):
            self._storage.fail_order(order.id, "resume_unreachable")
            return
        delay = DELAYS[order.tries - 1]
        log.info("the resume of order %s is fetched again in %s: %s", order.id, delay, why)
        self._storage.put_off_order(order.id, datetime.now(UTC) + delay)

    def _keep(self, order: OrderRecord, found: Download) -> None:
        content = BytesIO(found.content)
        digest, size = self._originals.put(order.tenant_id, content)
        resume = NewResume(resume_id_of(order.id), digest, size, found.name)
        if not self._storage.store_order(order.id, resume):
            forget_file(self._storage, self._originals, order.tenant_id, digest)
            return
        self._originals.put_back(order.tenant_id, digest, content)
        self._stored()
