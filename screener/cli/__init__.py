"""The command line: arguments and printing only. Results go to stdout, everything else to stderr."""

from screener.cli.app import app, check_own_taxonomy, main

__all__ = ["app", "check_own_taxonomy", "main"]
