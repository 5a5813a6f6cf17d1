"""The commands `retention` and `replay`."""

from enum import IntEnum

from api.replay import MOST_DIFFERENCES, Difference, Replay, replay
from api.retention import Retention, told
from api.settings import Settings
from api.storage import Originals, open_storage
from screener.cli.outcome import ExitCode, usage_error, warn
from screener.errors import ScreenerError, SettingsError
from screener.limits import read_limits


class _Code(IntEnum):
    DIFFERS = 4


def retain(*, dry_run: bool) -> int:
    """Remove what is past its time and say how much that was; the exit code."""
    try:
        settings = Settings.read()
        originals = Originals(settings.originals_place)
    except SettingsError as error:
        return usage_error(error)
    storage = open_storage(settings.database)
    try:
        swept = Retention(settings, storage, originals).run(dry_run=dry_run)
    finally:
        storage.close()
    print("past their time:" if dry_run else "removed:")
    for what, count in told(swept):
        print(f"{count:8}  {what}")
    return ExitCode.OK


def replay_one(resume_id: str) -> int:
    """Make a result again and say whether it is the same; the exit code."""
    try:
        settings, limits = Settings.read(), read_limits()
        originals = Originals(settings.originals_place)
    except SettingsError as error:
        return usage_error(error)
    storage = open_storage(settings.database)
    try:
        outcome = replay(resume_id, storage, originals, limits)
    except ScreenerError as error:
        return usage_error(error)
    finally:
        storage.close()
    return _told(outcome)


def _told(outcome: Replay) -> int:
    for version in outcome.versions:
        print(f"another version: {_line(version)}")
    if outcome.same:
        print("same")
        return ExitCode.OK
    print("differs")
    if outcome.failure is not None:
        print(f"  the file cannot be read now: {outcome.failure}")
    for difference in outcome.differences[:MOST_DIFFERENCES]:
        print(f"  {_line(difference)}")
    if len(outcome.differences) > MOST_DIFFERENCES:
        print(f"  and {len(outcome.differences) - MOST_DIFFERENCES} more")
    if not outcome.versions:
        warn(
            "screener: no version differs, so the result should be the same: this is a mistake of the program"
        )
    return _Code.DIFFERS


def _line(difference: Difference) -> str:
    return f"{difference.place}: {difference.kept} is kept, now {difference.now}"
