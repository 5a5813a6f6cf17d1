"""The console script: the library's commands, and the service's."""

import socket
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
def worker() -> None:
    """Work on what is uploaded to a service with the same settings, until it is stopped."""
    from api.settings import Settings

    check_own_taxonomy()
    try:
        settings = Settings.read()
        from api.running import work

        work(settings, f"worker@{socket.gethostname()}:{uuid4().hex[:8]}")
    except SettingsError as error:
        raise typer.Exit(usage_error(error)) from None


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
        str, typer.Option("--scopes", metavar="SCOPE,...", help="Of read, write, decide, erase, admin.")
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


@log_app.command("verify")
def verify_log() -> None:
    """Check that no entry of any tenant's log was changed or removed."""
    from api.key_commands import verify

    raise typer.Exit(verify())


def main() -> None:
    """Run the command line."""
    run(app)
