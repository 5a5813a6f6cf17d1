"""Users, sessions, keys of a tenant and pages of the log: alike on every database."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa
from storage_fixtures import postgres_url, storage, tenant, url  # noqa: F401 - fixtures

from api.accounts import create_user
from api.keys import create_key_of
from api.storage import Storage
from api.storage.engine import Database
from api.storage.records import Answer, Conflict, Lifetimes, NotFound, Tenant, User, UserRole
from api.storage.tables import Base, SessionRow
from api.storage.users import name_digest

LONG = Lifetimes(timedelta(hours=1), timedelta(hours=8))


@pytest.fixture
def rows(url: sa.URL) -> Iterator[Database]:
    """The tables themselves, to make rows old."""
    database = Database(url)
    yield database
    database.close()


def new_user(storage: Storage, tenant: Tenant, name: str = "ada", role: UserRole = UserRole.ADMIN) -> User:
    return create_user(storage, tenant.id, name, role, "hash", by="test")


def signed_in(storage: Storage, user: User, lifetimes: Lifetimes = LONG) -> str:
    digest = uuid4().hex * 2
    storage.start_session(user, digest, lifetimes)
    return digest


def kinds(storage: Storage, tenant: Tenant) -> list[str]:
    return [event.kind for event in storage.events(tenant.id)]


def test_a_user_is_kept_and_logged_without_the_name(storage: Storage, tenant: Tenant) -> None:
    user = new_user(storage, tenant, "ada@example.org", UserRole.AUDITOR)
    assert storage.user(tenant.id, user.id) == user
    assert storage.users(tenant.id) == [user]
    assert user in storage.users()
    assert storage.any_user()
    assert len(user.id) == 16
    [event] = storage.events(tenant.id)
    assert (event.kind, event.subject) == ("user.created", user.id)
    assert event.details == {"role": "auditor", "by": "test"}
    assert storage.broken_event(tenant.id) is None


@pytest.mark.parametrize("other", ["ada", "ADA", "Ａｄａ", " ada", "ada\u2003"])
def test_a_name_is_one_however_it_is_written(storage: Storage, tenant: Tenant, other: str) -> None:
    user = new_user(storage, tenant, "Ada")
    assert storage.user_named(tenant.id, other) == user
    with pytest.raises(Conflict, match="already"):
        new_user(storage, tenant, other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Straße", "STRASSE", True), ("a  b", "a b", True), ("ab", "a b", False), ("é", "e\u0301", True)],
)
def test_names_are_compared_folded(one: str, other: str, same: bool) -> None:
    assert (name_digest(one) == name_digest(other)) is same


def test_another_tenant_may_have_the_same_name_and_sees_nothing(storage: Storage, tenant: Tenant) -> None:
    other = storage.tenant(uuid4().hex)
    mine, theirs = new_user(storage, tenant), new_user(storage, other)
    assert storage.users(tenant.id) == [mine]
    assert storage.user_named(other.id, "ada") == theirs
    for ask in (
        lambda: storage.user(tenant.id, theirs.id),
        lambda: storage.change_user(tenant.id, theirs.id, by="x", disabled=True),
        lambda: storage.set_password(tenant.id, theirs.id, "other", by="x"),
        lambda: storage.erase_user(tenant.id, theirs.id, by="x"),
    ):
        with pytest.raises(NotFound):
            ask()
    assert storage.user(other.id, theirs.id) == theirs
    key = create_key_of(storage, other.id, "theirs", ("read",))
    assert storage.every_key(tenant.id) == []
    assert [kept.prefix for kept in storage.every_key(other.id)] == [key.prefix]
    with pytest.raises(NotFound):
        storage.revoke_key(key.prefix, tenant.id)
    storage.revoke_key(key.prefix, other.id, by="x")
    assert kinds(storage, other) == ["user.created", "key.created", "key.revoked"]


def test_only_the_first_user_is_the_first(url: sa.URL, storage: Storage, tenant: Tenant) -> None:
    new_user(storage, tenant)
    with pytest.raises(Conflict, match="users already"):
        create_user(storage, tenant.id, "bea", UserRole.ADMIN, "hash", by="test", first=True)
    assert [user.name for user in storage.users(tenant.id)] == ["ada"]


def test_a_session_and_its_end(storage: Storage, tenant: Tenant) -> None:
    user = new_user(storage, tenant)
    digest = signed_in(storage, user)
    found = storage.session(digest, LONG)
    assert found is not None
    assert found.user.id == user.id
    assert found.user.signed_in_at == found.since
    assert storage.session("0" * 64, LONG) is None
    storage.end_session(digest)
    storage.end_session(digest)
    assert storage.session(digest, LONG) is None
    assert kinds(storage, tenant) == ["user.created", "user.signed_in", "user.signed_out"]


@pytest.mark.parametrize(
    ("seen", "begun", "valid"),
    [
        (timedelta(minutes=59), timedelta(hours=7), True),
        (timedelta(minutes=61), timedelta(hours=7), False),
        (timedelta(0), timedelta(hours=8, minutes=1), False),
    ],
)
def test_a_session_ends_idle_or_old(
    storage: Storage, rows: Database, tenant: Tenant, seen: timedelta, begun: timedelta, valid: bool
) -> None:
    digest = signed_in(storage, new_user(storage, tenant))
    now = datetime.now(UTC)
    aged = {"seen_at": now - seen, "created_at": now - begun}
    with rows.write() as session:
        session.execute(sa.update(SessionRow).where(SessionRow.digest == digest).values(**aged))
    assert (storage.session(digest, LONG) is not None) is valid


def test_use_keeps_a_session_alive_and_signing_in_removes_dead_ones(
    storage: Storage, rows: Database, tenant: Tenant
) -> None:
    user = new_user(storage, tenant)
    used, left = signed_in(storage, user), signed_in(storage, user)
    with rows.write() as session:
        session.execute(
            sa.update(SessionRow)
            .where(SessionRow.digest.in_([used, left]))
            .values(seen_at=datetime.now(UTC) - timedelta(hours=2))
        )
    storage.see_session(used)
    assert storage.session(used, LONG) is not None
    assert storage.session(left, LONG) is None
    signed_in(storage, user)
    with rows.read() as session:
        assert session.get(SessionRow, left) is None
        assert session.get(SessionRow, used) is not None


def test_another_password_or_disabling_ends_every_session(storage: Storage, tenant: Tenant) -> None:
    user = new_user(storage, tenant, "bea", UserRole.RECRUITER)
    sessions = [signed_in(storage, user), signed_in(storage, user)]
    storage.set_password(tenant.id, user.id, "another", by="u1")
    assert [storage.session(digest, LONG) for digest in sessions] == [None, None]
    with pytest.raises(NotFound):
        signed_in(storage, user)  # the password was right when `user` was read
    user = storage.user(tenant.id, user.id)
    digest = signed_in(storage, user)
    storage.change_user(tenant.id, user.id, by="u1", disabled=True)
    assert storage.session(digest, LONG) is None
    with pytest.raises(NotFound):
        signed_in(storage, storage.user(tenant.id, user.id))
    storage.change_user(tenant.id, user.id, by="u1", disabled=False)
    assert storage.session(digest, LONG) is None
    signed_in(storage, storage.user(tenant.id, user.id))
    assert kinds(storage, tenant) == [
        "user.created",
        "user.signed_in",
        "user.signed_in",
        "user.password_changed",
        "user.signed_in",
        "user.disabled",
        "user.enabled",
        "user.signed_in",
    ]


def test_a_role_changes_at_once(storage: Storage, tenant: Tenant) -> None:
    user = new_user(storage, tenant, "bea", UserRole.RECRUITER)
    digest = signed_in(storage, user)
    storage.change_user(tenant.id, user.id, by="u1", role=UserRole.AUDITOR)
    found = storage.session(digest, LONG)
    assert found is not None
    assert found.user.role is UserRole.AUDITOR
    storage.change_user(tenant.id, user.id, by="u1", role=UserRole.AUDITOR)
    assert kinds(storage, tenant).count("user.role_changed") == 1


def test_the_last_admin_stays_unless_told_otherwise(storage: Storage, tenant: Tenant) -> None:
    first, second = new_user(storage, tenant, "ada"), new_user(storage, tenant, "bea")
    storage.change_user(tenant.id, second.id, by="x", disabled=True)
    with pytest.raises(Conflict, match="administer"):
        storage.change_user(tenant.id, first.id, by="x", disabled=True)
    with pytest.raises(Conflict, match="administer"):
        storage.change_user(tenant.id, first.id, by="x", role=UserRole.RECRUITER)
    assert storage.user(tenant.id, first.id) == first
    assert "user.role_changed" not in kinds(storage, tenant)
    storage.change_user(tenant.id, first.id, by="x", disabled=True, keep_an_admin=False)
    recruiter = new_user(storage, tenant, "cid", UserRole.RECRUITER)
    storage.change_user(tenant.id, recruiter.id, by="x", role=UserRole.AUDITOR)


def test_erasing_leaves_the_id_alone(storage: Storage, rows: Database, tenant: Tenant) -> None:
    new_user(storage, tenant, "ada")
    user = new_user(storage, tenant, "Bea Nordahl", UserRole.RECRUITER)
    other = new_user(storage, tenant, "cid", UserRole.RECRUITER)
    digest, left = signed_in(storage, user), signed_in(storage, other)
    for name in (user, other):
        storage.begin_request(tenant.id, f"made {name.id}", "1" * 64)
        storage.end_request(tenant.id, f"made {name.id}", Answer(201, {}, f'{{"id": "{name.id}"}}'))
    storage.erase_user(tenant.id, user.id, by="x")
    assert storage.session(digest, LONG) is None
    assert storage.session(left, LONG) is not None
    assert [kept.name for kept in storage.users(tenant.id)] == ["ada", "cid"]
    assert storage.user_named(tenant.id, "bea nordahl") is None
    assert storage.begin_request(tenant.id, f"made {user.id}", "1" * 64).answer is None
    assert storage.begin_request(tenant.id, f"made {other.id}", "1" * 64).answer is not None
    with pytest.raises(NotFound):
        storage.user(tenant.id, user.id)
    with pytest.raises(NotFound):
        storage.erase_user(tenant.id, user.id, by="x")
    told = [event for event in storage.events(tenant.id) if event.subject == user.id]
    assert [event.kind for event in told] == ["user.created", "user.signed_in", "user.erased"]
    assert "Bea" not in str(told)
    assert storage.broken_event(tenant.id) is None
    with rows.read() as session:
        for table in Base.metadata.sorted_tables:
            assert "Bea Nordahl" not in str(session.execute(sa.select(table)).all()), table.name
    assert new_user(storage, tenant, "Bea Nordahl").id != user.id


def test_the_last_admin_is_not_erased_unless_told_otherwise(storage: Storage, tenant: Tenant) -> None:
    only = new_user(storage, tenant, "ada")
    digest = signed_in(storage, only)
    with pytest.raises(Conflict, match="administer"):
        storage.erase_user(tenant.id, only.id, by="x")
    assert storage.session(digest, LONG) is not None
    assert "user.erased" not in kinds(storage, tenant)
    storage.erase_user(tenant.id, only.id, by="x", keep_an_admin=False)
    assert storage.users(tenant.id) == []


def test_a_new_hash_of_the_same_password_ends_nothing(storage: Storage, tenant: Tenant) -> None:
    user = new_user(storage, tenant)
    digest = signed_in(storage, user)
    storage.rehash(user, "newer")
    assert storage.user(tenant.id, user.id).password == "newer"
    assert storage.session(digest, LONG) is not None
    storage.rehash(user, "late")  # meanwhile it is another: nothing is done
    assert storage.user(tenant.id, user.id).password == "newer"


def test_pages_of_the_log(storage: Storage, tenant: Tenant) -> None:
    user = new_user(storage, tenant)
    for _ in range(3):
        storage.end_session(signed_in(storage, user))
    newest = storage.event_page(tenant.id, None, 4, newest_first=True)
    assert [event.number for event in newest] == [7, 6, 5, 4]
    rest = storage.event_page(tenant.id, 4, 10, newest_first=True)
    assert [event.number for event in rest] == [3, 2, 1]
    oldest = storage.event_page(tenant.id, 5, 10, newest_first=False)
    assert oldest == list(reversed(newest))[2:]
    chosen = storage.event_page(tenant.id, None, 10, newest_first=True, kind="user.signed_out")
    assert [event.number for event in chosen] == [7, 5, 3]
    assert storage.event_kinds(tenant.id) == ["user.created", "user.signed_in", "user.signed_out"]
    assert storage.event_page(storage.tenant(uuid4().hex).id, None, 10, newest_first=True) == []


def test_tenants_are_found_by_name_without_making_them(storage: Storage, tenant: Tenant) -> None:
    assert storage.tenant_named(tenant.name) == tenant
    assert storage.tenant_named("nobody's") is None
    assert storage.tenant_named("nobody's") is None
