"""Results as files: rankings and comparisons as CSV, Excel, JSON and HTML, and one resume as JSON.

Everything here is deterministic: the same screening gives the same bytes.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from screener.errors import ExportError
from screener.export.comparison_files import comparison_csv, comparison_json, comparison_xlsx
from screener.export.ranking_csv import ranking_csv
from screener.export.ranking_html import comparison_html, ranking_html
from screener.export.ranking_json import ranking_json
from screener.export.ranking_xlsx import ranking_xlsx
from screener.export.table import RankingTable, tabulate
from screener.screening import Screening

__all__ = [
    "COMPARISONS",
    "FORMATS",
    "RankingTable",
    "check_target",
    "tabulate",
    "write_comparison",
    "write_ranking",
]

Formats = Mapping[str, Callable[[RankingTable], bytes]]

FORMATS: Formats = {
    ".csv": ranking_csv,
    ".xlsx": ranking_xlsx,
    ".json": ranking_json,
    ".html": ranking_html,
}
COMPARISONS: Formats = {
    ".csv": comparison_csv,
    ".xlsx": comparison_xlsx,
    ".json": comparison_json,
    ".html": comparison_html,
}


def check_target(path: Path) -> None:
    """Raise ExportError when no ranking can be written to `path`: ask before the work is done."""
    if path.suffix.lower() not in FORMATS:
        raise ExportError(f"{path}: the name must end in {', '.join(FORMATS)}")
    if path.is_dir():
        raise ExportError(f"{path}: is a folder")
    if not path.parent.is_dir():
        raise ExportError(f"{path}: there is no folder {path.parent}")
    if not os.access(path.parent, os.W_OK):
        raise ExportError(f"{path}: the folder {path.parent} cannot be written to")


def write_ranking(screening: Screening, path: Path, *, blind: bool = False) -> None:
    """Write a ranking in the format that the suffix of `path` names; an old file is replaced at once.

    Raises ExportError.
    """
    _write(screening, path, FORMATS, blind=blind)


def write_comparison(screening: Screening, path: Path, *, blind: bool = False) -> None:
    """Write a comparison of two to five candidates, as `write_ranking` does. Raises ExportError."""
    _write(screening, path, COMPARISONS, blind=blind)


def _write(screening: Screening, path: Path, formats: Formats, *, blind: bool) -> None:
    check_target(path)
    content = formats[path.suffix.lower()](tabulate(screening, blind=blind))
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise ExportError(f"{path}: cannot be written: {error.strerror}") from error
