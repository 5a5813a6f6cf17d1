import pytest

from screener.errors import SettingsError
from screener.limits import NAMES, Limits, WorkerLimits, read_limits


def test_without_settings_the_defaults_hold() -> None:
    assert read_limits({"PATH": "/bin", "SCREENER_MAX_PAGES": " "}) == WorkerLimits()


def test_every_setting_changes_one_limit() -> None:
    changed = {
        name: read_limits({name: "600_000_000" if "BYTES" in name or "MEMORY" in name else "7"})
        for name in NAMES
        if name not in ("SCREENER_MAX_CHARACTERS", "SCREENER_MAX_IMAGE_PIXELS")
    }
    changed["SCREENER_MAX_CHARACTERS"] = read_limits({"SCREENER_MAX_CHARACTERS": "5000"})
    changed["SCREENER_MAX_IMAGE_PIXELS"] = read_limits({"SCREENER_MAX_IMAGE_PIXELS": "1000000"})
    assert len(set(changed.values())) == len(NAMES)
    assert WorkerLimits() not in changed.values()
    assert changed["SCREENER_MAX_PAGES"] == WorkerLimits(Limits(pages=7))
    assert changed["SCREENER_SECONDS_A_FILE"] == WorkerLimits(seconds=7)
    assert changed["SCREENER_MEMORY_A_WORKER"] == WorkerLimits(memory=600_000_000)


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5", "1e3", "99999999999999999999", "٣", "10 MB"])
def test_a_value_that_is_not_allowed_is_named(value: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_limits({"SCREENER_MAX_PAGES": value})
    assert str(error.value) == f"SCREENER_MAX_PAGES is {value!r}; a whole number from 1 to 10000 is allowed"


def test_all_mistakes_are_named_at_once() -> None:
    with pytest.raises(SettingsError, match=r"SCREENER_MAX_BYTES.*; SCREENER_SECONDS_A_FILE"):
        read_limits({"SCREENER_MAX_BYTES": "x", "SCREENER_SECONDS_A_FILE": "0"})
