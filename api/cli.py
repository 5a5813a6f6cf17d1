"""The console script: the library's commands, and the service's."""

from ipaddress import ip_address
from typing import Annotated

import typer

from screener.cli import app as library
from screener.cli import check_own_taxonomy
from screener.cli import main as run
from screener.cli.outcome import ExitCode, usage_error, warn
from screener.errors import SettingsError
from screener.limits import read_limits

app = typer.Typer(
    help=library.info.help,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.add_typer(library)


@app.command()
def serve(
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535)] = 8000,
    insecure_no_auth: Annotated[
        bool,
        typer.Option("--insecure-no-auth", help="Listen on other addresses than loopback without any login."),
    ] = False,
) -> None:
    """Serve the web page and the HTTP API."""
    if not (_is_loopback(host) or insecure_no_auth):
        warn(
            f"screener: --host {host}: the service has no login, so it listens on loopback addresses only; "
            "put a proxy that checks users in front of it, or add --insecure-no-auth"
        )
        raise typer.Exit(ExitCode.USAGE)
    check_own_taxonomy()
    try:
        limits = read_limits()
    except SettingsError as error:
        raise typer.Exit(usage_error(error)) from None
    import uvicorn

    from api.app import LOOPBACK_NAMES, create_app

    names = LOOPBACK_NAMES if _is_loopback(host) else ["*"]
    application = create_app(host_names=names, limits=limits)
    uvicorn.run(application, host=host, port=port, server_header=False)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def main() -> None:
    """Run the command line."""
    run(app)
