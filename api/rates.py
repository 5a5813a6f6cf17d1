"""How many requests each key may send: a bucket that fills steadily, in this process alone."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

_MOST_BUCKETS = 10_000


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a bucket; `wait` is seconds until the next request, 0 when it was allowed."""

    limit: int
    left: int
    reset: int
    wait: int

    def headers(self) -> dict[str, str]:
        shown = {
            "x-ratelimit-limit": str(self.limit),
            "x-ratelimit-remaining": str(self.left),
            "x-ratelimit-reset": str(self.reset),
        }
        return shown | ({"retry-after": str(self.wait)} if self.wait else {})


class RateLimit:
    """`a_minute` requests for each name; a quiet one may send them all at once."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = a_minute
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, name: str, *, cost: int = 1) -> Allowance:
        """Take a request from the bucket of `name`. A `cost` of 0 only looks."""
        rate = self._most / 60
        now = self._clock()
        with self._lock:
            held, since = self._buckets.pop(name, (float(self._most), now))
            held = min(float(self._most), held + (now - since) * rate)
            allowed = held >= 1
            held -= cost if allowed else 0
            self._buckets[name] = (held, now)
            if len(self._buckets) > _MOST_BUCKETS:
                self._buckets.popitem(last=False)
        wait = 0 if allowed else max(1, math.ceil((1 - held) / rate))
        return Allowance(self._most, int(held), math.ceil((self._most - held) / rate), wait)

    def give_back(self, name: str) -> None:
        """Put back a request that should not have counted."""
        with self._lock:
            if name in self._buckets:
                held, since = self._buckets[name]
                self._buckets[name] = (min(float(self._most), held + 1), since)
