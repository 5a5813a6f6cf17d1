"""All files that are wrong on purpose, and names that are."""

import hostile_packages
import hostile_pdf
import hostile_text
from hostile_case import Case

CASES: tuple[Case, ...] = (*hostile_pdf.CASES, *hostile_packages.CASES, *hostile_text.CASES)

NAMES: tuple[bytes, ...] = (
    b"\x1b]0;owned\x07\x1b[31mred.txt",
    "\u202efdp.txt".encode(),
    b"two\nlines.txt",
    b"=cmd|'x'!A1.txt",
    b"[bold red]markup[!].txt",
    b"<script>alert(1)<.txt",
    b"not-utf8-\xff.txt",
    b"-rf.txt",
)
"""Names of files that would do something to a terminal, a spreadsheet, a web page or a shell."""
