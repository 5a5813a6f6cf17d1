import pytest

from api.rates import RateLimit


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_empties_and_fills_steadily() -> None:
    clock = Clock()
    rates = RateLimit(60, clock)
    assert [rates.take("a").left for _ in range(3)] == [59, 58, 57]
    for _ in range(57):
        rates.take("a")
    refused = rates.take("a")
    assert (refused.wait, refused.headers()["retry-after"]) == (1, "1")
    assert rates.take("b").wait == 0
    clock.now += 2
    assert [rates.take("a").wait for _ in range(3)] == [0, 0, 1]
    clock.now += 3600
    assert rates.take("a").left == 59


@pytest.mark.parametrize("a_minute", [1, 7, 600])
def test_who_waits_as_told_is_let_in(a_minute: int) -> None:
    clock = Clock()
    rates = RateLimit(a_minute, clock)
    for _ in range(a_minute):
        assert rates.take("a").wait == 0
    refused = rates.take("a")
    assert refused.wait > 0
    clock.now += refused.wait
    assert rates.take("a").wait == 0


def test_looking_costs_nothing() -> None:
    rates = RateLimit(1, Clock())
    assert [rates.take("a", cost=0).wait for _ in range(5)] == [0] * 5
    rates.take("a")
    assert rates.take("a", cost=0).wait > 0
