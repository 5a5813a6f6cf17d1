"""`screener users`, from making somebody to their next password."""

from collections.abc import Callable
from pathlib import Path

import pytest
from people import PASSWORD, quick_hashes  # noqa: F401 - fixtures
from typer.testing import CliRunner, Result

from api import user_commands
from api.cli import app
from api.passwords import matches
from api.settings import Settings
from api.storage import open_storage
from api.storage.records import User, UserRole

pytestmark = pytest.mark.usefixtures("quick_hashes")
Console = Callable[..., Result]


@pytest.fixture
def console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Console:
    """The console script, with a data folder of its own and a password piped in."""
    monkeypatch.setenv("SCREENER_DATA", str(tmp_path))

    def run(*arguments: str, given: str = PASSWORD) -> Result:
        return CliRunner().invoke(app, ["users", *arguments], input=f"{given}\n")

    return run


def kept(tmp_path: Path) -> list[User]:
    storage = open_storage(Settings(data=tmp_path).database)
    users = storage.users()
    storage.close()
    return users


def test_a_user_is_made_listed_disabled_and_enabled(console: Console, tmp_path: Path) -> None:
    made = console("create", "ada@example.org", "--role", "admin", "--tenant", "Acme")
    assert made.exit_code == 0, made.stderr
    [user] = kept(tmp_path)
    assert made.stdout == f"{user.id}  ada@example.org can sign in as admin\n"
    assert (user.role, matches(user.password, PASSWORD)) == (UserRole.ADMIN, True)
    listed = console("list").stdout
    for text in (user.id, "ada@example.org", "Acme", "admin", "never", "active"):
        assert text in listed
    assert console("disable", user.id).exit_code == 0  # the last admin, too: whoever is here has everything
    assert "disabled" in console("list").stdout
    assert console("enable", "ADA@example.org", "--tenant", "Acme").exit_code == 0
    assert kept(tmp_path)[0].disabled_at is None


def test_a_user_is_erased(console: Console, tmp_path: Path) -> None:
    console("create", "ada@example.org", "--role", "admin")
    [user] = kept(tmp_path)
    erased = console("erase", "ada@example.org")
    assert (erased.exit_code, erased.stdout.split()[0]) == (0, user.id)
    assert kept(tmp_path) == []
    assert console("erase", user.id).exit_code == 2


def test_another_password(console: Console, tmp_path: Path) -> None:
    console("create", "ada", given=PASSWORD)
    assert kept(tmp_path)[0].role is UserRole.RECRUITER
    weak = console("password", "ada", given="short")
    assert (weak.exit_code, "12 to 200 characters" in weak.stderr) == (2, True)
    assert console("password", "ada", given="another horse battery").exit_code == 0
    assert matches(kept(tmp_path)[0].password, "another horse battery")


@pytest.mark.parametrize(
    ("arguments", "given", "told"),
    [
        (["create", "ada", "--role", "boss"], PASSWORD, "there are recruiter, admin, auditor"),
        (["create", "ada"], "short", "password: must have 12 to 200 characters"),
        (["create", "ada"], "", "password: must have 12 to 200 characters"),
        (["create", " ada"], PASSWORD, "name: must be printable"),
        (["create", "ada", "--tenant", ""], PASSWORD, "names of tenants"),
        (["disable", "nobody"], "", "no user 'nobody' in the tenant 'default'"),
        (["erase", "nobody"], "", "no user 'nobody' in the tenant 'default'"),
        (["password", "nobody", "--tenant", "x"], PASSWORD, "no user 'nobody' in the tenant 'x'"),
    ],
)
def test_mistakes_are_told(
    console: Console, tmp_path: Path, arguments: list[str], given: str, told: str
) -> None:
    outcome = console(*arguments, given=given)
    assert (outcome.exit_code, told in outcome.stderr) == (2, True), outcome.stderr
    assert kept(tmp_path) == []


def test_a_name_is_taken_once(console: Console) -> None:
    assert console("create", "ada").exit_code == 0
    again = console("create", "ADA")
    assert (again.exit_code, "already" in again.stderr) == (2, True)


@pytest.mark.parametrize(("second", "code"), [(PASSWORD, 0), ("something else", 2)])
def test_at_a_terminal_it_is_typed_twice(
    console: Console, monkeypatch: pytest.MonkeyPatch, second: str, code: int
) -> None:
    typed = iter([PASSWORD, second])
    monkeypatch.setattr(user_commands, "getpass", lambda prompt: next(typed))
    monkeypatch.setattr(user_commands, "_is_terminal", lambda: True)
    outcome = console("create", "ada")
    assert outcome.exit_code == code
    assert next(typed, None) is None
