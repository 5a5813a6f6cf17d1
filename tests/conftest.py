"""What holds for all tests."""

from collections.abc import Iterable

import pytest
from hypothesis import settings

from screener.workers import preload

# The same examples in every run, and no stopwatch: a busy machine must not fail a test.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

# Worker processes are forked from one that is ready to read, whichever test starts the first of them.
preload("screener.preloaded")


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """What drives a browser or asks PostgreSQL as well as SQLite is slow: together they take minutes."""
    for item in items:
        if isinstance(item, pytest.Function) and ("browser" in item.fixturenames or _asks_postgresql(item)):
            item.add_marker(pytest.mark.slow)


def _asks_postgresql(item: pytest.Function) -> bool:
    return hasattr(item, "callspec") and item.callspec.params.get("url") == "postgresql"
