"""The console script: the library's commands, and the service's."""

import socket
from datetime import datetime
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from screener.cli import app as library
from screener.cli import check_own_taxonomy
from screener.cli import main as run
from screener.cli.outcome import usage_error
from screener.errors import SettingsError

app = typer.Typer(
    help=library.info.help,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.add_typer(library)
keys_app = typer.Typer(help="Create, list and revoke API keys.", no_args_is_help=True)
app.add_typer(keys_app, name="keys")
users_app = typer.Typer(help="Create, list, disable and erase people who sign in.", no_args_is_help=True)
app.add_typer(users_app, name="users")
integrations_app = typer.Typer(
    help="Connect applicant tracking systems that order assessments.", no_args_is_help=True
)
app.add_typer(integrations_app, name="integrations")
log_app = typer.Typer(help="Check the log of what was done.", no_args_is_help=True)
app.add_typer(log_app, name="log")


@app.command()
def serve(
    host: Annotated[
        str | None, typer.Option("--host", metavar="ADDRESS", help="Where to listen. Default: 127.0.0.1.")
    ] = None,
    port: Annotated[
        int | None, typer.Option("--port", metavar="N", min=0, max=65535, help="Default: 8000.")
    ] = None,
    no_auth: Annotated[
        bool, typer.Option("--no-auth", help="Ask for no API keys; on loopback addresses only.")
    ] = False,
) -> None:
    """Serve the web page and the HTTP API, and work on what is uploaded.

    The first start makes an admin key and prints it once.
    """
    from api.settings import Settings, is_loopback

    check_own_taxonomy()
    try:
        given = {"host": host, "port": port, "auth": "none" if no_auth else None}
        settings = Settings.read(**{name: value for name, value in given.items() if value is not None})
        from api.running import serve as start

        start(settings, local=is_loopback(settings.host))
    except SettingsError as error:
        raise typer.Exit(usage_error(error)) from None


@app.command()
def worker(
    metrics_port: Annotated[
        int | None,
        typer.Option("--metrics-port", metavar="N", min=1, max=65535, help="Serve figures at this port."),
    ] = None,
    metrics_host: Annotated[
        str, typer.Option("--metrics-host", metavar="ADDRESS", help="Where that is reached.")
    ] = "127.0.0.1",
) -> None:
    """Work on what is uploaded to a service with the same settings, until it is stopped."""
    from api.settings import Settings

    check_own_taxonomy()
    try:
        settings = Settings.read()
        from api.running import work

        metrics_at = None if metrics_port is None else (metrics_host, metrics_port)
        work(settings, f"worker@{socket.gethostname()}:{uuid4().hex[:8]}", metrics_at)
    except SettingsError as error:
        raise typer.Exit(usage_error(error)) from None


@app.command()
def retention(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only count what is past its time, and remove nothing.")
    ] = False,
) -> None:
    """Remove what is past its time (SCREENER_RETENTION_...). Servers and workers do so every hour."""
    from api.operation_commands import retain

    raise typer.Exit(retain(dry_run=dry_run))


@app.command()
def replay(
    resume: Annotated[str, typer.Argument(metavar="ID", help="The id of an assessed resume.")],
) -> None:
    """Read and assess a resume again and compare with what is kept: exit code 0 if it is the same, else 4."""
    from api.operation_commands import replay_one

    raise typer.Exit(replay_one(resume))


@app.command()
def config() -> None:
    """Show every setting of the service, without secrets, and where it comes from."""
    from api.settings import Settings, shown_settings

    try:
        rows = shown_settings(Settings.read())
    except SettingsError as error:
        raise typer.Exit(usage_error(error)) from None
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, value, source in rows:
        print(f"{name:<{widths[0]}}  {value:<{widths[1]}}  {source}")


@keys_app.command("create")
def create_key(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the key is for.")],
    scopes: Annotated[
        str,
        typer.Option("--scopes", metavar="SCOPE,...", help="Of read, write, decide, erase, audit, admin."),
    ] = "read,write,decide",
    tenant: Annotated[
        str, typer.Option("--tenant", metavar="NAME", help="Whose data it opens; made if new.")
    ] = "default",
) -> None:
    """Make an API key and print it; it cannot be shown again."""
    from api.key_commands import create

    raise typer.Exit(create(name, tuple(scopes.split(",")), tenant))


@keys_app.command("list")
def list_keys() -> None:
    """List the keys, without their secrets."""
    from api.key_commands import show

    raise typer.Exit(show())


@keys_app.command("revoke")
def revoke_key(
    prefix: Annotated[str, typer.Argument(metavar="PREFIX", help="The part between rs_ and the next _.")],
) -> None:
    """Make a key useless, at once."""
    from api.key_commands import revoke

    raise typer.Exit(revoke(prefix))


Tenant = Annotated[str, typer.Option("--tenant", metavar="NAME", help="Where a name is looked up.")]
Person = Annotated[str, typer.Argument(metavar="NAME", help="The name or the id of a user.")]


@users_app.command("create")
def create_user(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="By which they sign in, such as an e-mail address.")
    ],
    role: Annotated[
        str, typer.Option("--role", metavar="ROLE", help="One of recruiter, admin, auditor.")
    ] = "recruiter",
    tenant: Annotated[
        str, typer.Option("--tenant", metavar="NAME", help="Whose data they see; made if new.")
    ] = "default",
) -> None:
    """Make a user; the password is typed twice, or piped in."""
    from api.user_commands import create

    raise typer.Exit(create(name, role, tenant))


@users_app.command("list")
def list_users() -> None:
    """List the users of all tenants."""
    from api.user_commands import show

    raise typer.Exit(show())


@users_app.command("disable")
def disable_user(who: Person, tenant: Tenant = "default") -> None:
    """Let a user sign in no more, and end their sessions."""
    from api.user_commands import disable

    raise typer.Exit(disable(who, tenant, disabled=True))


@users_app.command("enable")
def enable_user(who: Person, tenant: Tenant = "default") -> None:
    """Let a disabled user sign in again."""
    from api.user_commands import disable

    raise typer.Exit(disable(who, tenant, disabled=False))


@users_app.command("erase")
def erase_user(who: Person, tenant: Tenant = "default") -> None:
    """Remove a user for good: name, password and sessions. Log and decisions keep the id."""
    from api.user_commands import erase

    raise typer.Exit(erase(who, tenant))


@users_app.command("password")
def set_password(who: Person, tenant: Tenant = "default") -> None:
    """Give a user another password, typed twice or piped in, and end their sessions."""
    from api.user_commands import password

    raise typer.Exit(password(who, tenant))


@integrations_app.command("create")
def create_integration(
    vendor: Annotated[str, typer.Argument(metavar="VENDOR", help="greenhouse, ashby, workable or generic.")],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="What it is called here.")],
    tenant: Annotated[
        str, typer.Option("--tenant", metavar="NAME", help="For whom it orders; made if new.")
    ] = "default",
    credential: Annotated[
        Path | None,
        typer.Option(
            "--credential", metavar="FILE", help="With Ashby's API key or Workable's token; - reads one."
        ),
    ] = None,
    address: Annotated[
        str | None,
        typer.Option(
            "--address", metavar="ADDRESS", help="Ashby's API, or the host of results, if not the usual one."
        ),
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            "--as-of", formats=["%Y-%m-%d"], help="Experience counts up to this day, not that of an order."
        ),
    ] = None,
    blind: Annotated[bool, typer.Option("--blind", help="Have its screenings made blind.")] = False,
) -> None:
    """Make an integration and print its key; it cannot be shown again."""
    from api.integration_commands import create

    day = as_of.date() if as_of else None
    raise typer.Exit(create(vendor, name, tenant, credential, address, day, blind=blind))


@integrations_app.command("list")
def list_integrations() -> None:
    """List the integrations, without their secrets."""
    from api.integration_commands import show

    raise typer.Exit(show())


@integrations_app.command("revoke")
def revoke_integration(
    integration: Annotated[str, typer.Argument(metavar="ID", help="As listed.")],
) -> None:
    """Make its key useless and forget its secrets, at once."""
    from api.integration_commands import revoke

    raise typer.Exit(revoke(integration))


@log_app.command("verify")
def verify_log() -> None:
    """Check that no entry of any tenant's log was changed or removed."""
    from api.key_commands import verify

    raise typer.Exit(verify())


def main() -> None:
    """Run the command line."""
    run(app)
