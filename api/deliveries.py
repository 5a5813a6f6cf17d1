"""Telling other systems: what waits in the table `deliveries` is sent, again and again until it is taken.

Rows get there in the transaction of what they tell (`api.storage.outbox`), so nothing is told that did not
happen, and nothing that happened is forgotten. Any number of processes send: each claims a row for a while
(LEASE); if it dies meanwhile, the row is due again and others go on. A row can so be sent twice, when a
process dies between the answer and keeping it; it has the same id then.

The seam for further systems: the `kind` of a row is looked up in the table `api.senders.SENDERS`. A `Sender`
makes a `Request` of the row when it is sent, of what is kept then (`Desk` has storage, sealer and settings),
or None if there is nobody to be told any more. It says which statuses are final, and by which schedule others
are tried again. To add a kind, add a line to that table, such as

    "greenhouse": Sender(build=greenhouse_request, final=frozenset({404, 410})),

and call `enqueue(session, tenant_id, "greenhouse", target_id, event, subject, data)` where it is to be told.
One target gets one request at a time from each process; answers are not read beyond their status.
"""

import logging
import random
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from threading import Event, Lock, Thread
from time import perf_counter

from sqlalchemy.exc import SQLAlchemyError

from api.outbound import Outbound, OutboundAnswer, OutboundError
from api.sealing import Sealer
from api.settings import Settings
from api.storage import Storage
from api.storage.delivery_records import AttemptRecord, DeliveryRecord, DeliveryState, Settlement

SCHEDULE = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
"""How long after each failure the next try is; after the last one the delivery is given up."""
JITTER = 0.1
"""Each of these takes up to so much longer, so that not all come at once."""
ATTEMPT_SECONDS = 15.0
"""Time of an attempt, from resolving the name on."""
LEASE = timedelta(seconds=60)
"""How long a row is a process's own: well above the time of an attempt."""
POLL_SECONDS = 1.0
"""How often a process looks for what is due; one with a quicker heartbeat looks as often as that beats."""
_THREADS = 8
_IN_A_ROW = 20
"""Deliveries that one target gets before others have their turn."""
_GONE = 410
_BUSY = {429, 502, 504}
"""Answers of a system that has too much to do: it gets nothing at all for a moment."""
_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=24)
_MISTAKE = "internal_error"

log = logging.getLogger("screener.deliveries")


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent for a delivery."""

    method: str
    url: str = field(repr=False)
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a request is made with."""

    storage: Storage
    sealer: Sealer
    settings: Settings


@dataclass(frozen=True, slots=True)
class Sender:
    """How a kind of delivery is sent. `build` runs at the moment given, in a thread of the dispatcher."""

    build: Callable[[DeliveryRecord, Desk, datetime], Request | None]
    final: frozenset[int] = frozenset({_GONE})
    """Statuses after which it is of no use to try again."""
    schedule: tuple[timedelta, ...] = SCHEDULE


def _now() -> datetime:
    return datetime.now(UTC)


class Deliveries:
    """Sends what is due until it is stopped; any number of them, in any number of processes.

    `clock`, `jitter` (from 0 to 1) and `poll` (seconds) are for tests.
    """

    def __init__(
        self,
        desk: Desk,
        outbound: Outbound,
        senders: Mapping[str, Sender],
        *,
        clock: Callable[[], datetime] = _now,
        jitter: Callable[[], float] = random.random,
        lease: timedelta = LEASE,
        poll: float = POLL_SECONDS,
    ) -> None:
        self._desk = desk
        self._storage = desk.storage
        self._outbound = outbound
        self._senders = senders
        self._clock = clock
        self._jitter = jitter
        self._lease = lease
        self._poll = poll
        self._ended = Event()
        self._called = Event()
        self._busy: set[str] = set()
        self._lock = Lock()
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="deliveries")
        self._thread = Thread(target=self._run, name="deliveries", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Stop when what is being sent has been answered, or has taken too long."""
        self._ended.set()
        self._called.set()
        self._thread.join()
        self._threads.shutdown()

    def call(self) -> None:
        """Say that something is to be told."""
        self._called.set()

    def send_due(self) -> int:
        """Send everything that is due now, one after the other; how much that was."""
        count = 0
        while (claimed := self._storage.claim_delivery(self._clock(), self._lease)) is not None:
            self._deliver(claimed)
            count += 1
        return count

    def _run(self) -> None:
        while not self._ended.is_set():
            self._called.clear()
            try:
                self._hand_out()
            except SQLAlchemyError:
                log.exception("the database does not answer; trying again")
            self._called.wait(self._poll)

    def _hand_out(self) -> None:
        """Give what is due to free threads; each serves one target, so that a slow one delays no other."""
        while not self._ended.is_set():
            with self._lock:
                busy = frozenset(self._busy)
            if len(busy) >= _THREADS:
                return
            claimed = self._storage.claim_delivery(self._clock(), self._lease, but=busy)
            if claimed is None:
                return
            with self._lock:
                self._busy.add(claimed.target_id)
            self._threads.submit(self._serve, claimed)

    def _serve(self, first: DeliveryRecord) -> None:
        claimed: DeliveryRecord | None = first
        served = 0
        try:
            while claimed is not None:
                self._deliver(claimed)
                served += 1
                if self._ended.is_set() or served == _IN_A_ROW:
                    break
                claimed = self._storage.claim_delivery(self._clock(), self._lease, of=first.target_id)
        except Exception:
            # Nobody else would hear of it: this is a thread's end.
            log.exception("what became of a delivery could not be kept; it will be sent again")
        finally:
            with self._lock:
                self._busy.discard(first.target_id)
            self._called.set()

    def _deliver(self, claimed: DeliveryRecord) -> None:
        settled = self._attempt(claimed)
        if not self._storage.settle_delivery(claimed, settled):
            log.warning("delivery %s was taken over by another process", claimed.id)

    def _attempt(self, claimed: DeliveryRecord) -> Settlement:
        sender = self._senders.get(claimed.kind)
        at, began = self._clock(), perf_counter()
        answer: OutboundAnswer | None = None
        error: tuple[str, str] | None = None
        try:
            request = sender.build(claimed, self._desk, at) if sender else None
            if sender is None or request is None:
                return Settlement(None, DeliveryState.CANCELLED)
            answer = self._outbound.send(
                request.method,
                request.url,
                request.body,
                request.headers,
                most_bytes=0,
                seconds=ATTEMPT_SECONDS,
            )
        except OutboundError as failure:
            error = (failure.code, str(failure))
        except Exception as failure:
            # A mistake of ours must cost one delivery a try, and others nothing.
            log.exception("delivery %s could not be sent", claimed.id)
            error = (_MISTAKE, f"an unexpected {type(failure).__name__}")
        milliseconds = round((perf_counter() - began) * 1000)
        status = answer.status if answer else None
        code, detail = error or (None, None)
        attempt = AttemptRecord(at, status, code, detail, milliseconds)
        log.info("delivery %s of %s: %s, %d ms", claimed.id, claimed.kind, status or code, milliseconds)
        assert sender is not None
        waits = _asked_to_wait(answer.headers.get("retry-after", ""), at) if answer else None
        return judge(claimed, sender, attempt, waits, self._jitter())


def judge(
    claimed: DeliveryRecord, sender: Sender, attempt: AttemptRecord, waits: timedelta | None, jitter: float
) -> Settlement:
    """What follows from an attempt; `waits` is what Retry-After asked for, `jitter` from 0 to 1."""
    status = attempt.status
    if status is not None and 200 <= status < 300:
        return Settlement(attempt, DeliveryState.DELIVERED)
    gone = status == _GONE
    if gone or status in sender.final or claimed.tries > len(sender.schedule):
        return Settlement(attempt, DeliveryState.FAILED, gone=gone)
    due = attempt.at + sender.schedule[claimed.tries - 1] * (1 + JITTER * jitter)
    paused_until = None
    if status in _BUSY or waits is not None:
        paused_until = attempt.at + min(max(waits or _PAUSE, timedelta(0)), _LONGEST_PAUSE)
        due = max(due, paused_until)
    return Settlement(attempt, DeliveryState.WAITING, due, paused_until=paused_until)


def _asked_to_wait(value: str, at: datetime) -> timedelta | None:
    """How long a Retry-After says, in seconds or as a date."""
    text = value.strip()[:40]
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text), _LONGEST_PAUSE.total_seconds()))
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return (until if until.tzinfo else until.replace(tzinfo=UTC)) - at
