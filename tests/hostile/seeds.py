"""Small good files of every format, for mutations; packages also with their parts changed before packing."""

from collections.abc import Sequence
from random import Random

import hostile_packages
import hostile_text
from hostile_pdf import CASES as PDF_CASES
from mutations import mutated
from sample_resumes import STRONG, WEAK, pdf, word

SMALL = 60_000
RTF = hostile_text.rtf(
    r"{\stylesheet{\s1 heading 1;}}\b Jane Doe\b0\par"
    r"\trowd\cellx2000\cellx4000 Account Manager\cell 2019 - 2021\cell\row"
    r"{\listtext\bullet\tab}Sold to \u8364 ?5M \'e9 clients\par "
    r"{\field{\*\fldinst HYPERLINK}{\fldrslt x@example.com}}"
)
HTML = hostile_text.html(
    "<style>.a{display:none}</style><h1>Jane Doe</h1><table><tr><td>2019 - 2021<td>Account Manager</table>"
    "<ul><li>Sold to 5 clients<li class=a>hidden</ul><p style='font-weight:bold'>Skills</p>Excel, Salesforce"
)
MARKDOWN = (
    b"# Jane Doe\n\n## Experience\n**Account Manager** | Northwind, *2019 - 2021*\n- Sold\n\n"
    b"|a|b|\n|-|-|\n|1|2|\n"
)
ODT = hostile_packages.odt(
    '<text:h text:outline-level="1">Jane Doe</text:h><text:list><text:list-item><text:p>Excel</text:p>'
    "</text:list-item></text:list><table:table><table:table-row><table:table-cell>"
    "<text:p>2019 - 2021</text:p>"
    "</table:table-cell>"
    "<table:table-cell><text:p>Account Manager</text:p></table:table-cell></table:table-row></table:table>"
)


def seeds() -> list[bytes]:
    """Whole files, good ones and small hostile ones."""
    good = [
        pdf(STRONG),
        pdf(WEAK),
        word(STRONG),
        STRONG.encode(),
        WEAK.encode("utf-16"),
        RTF,
        HTML,
        MARKDOWN,
        ODT,
    ]
    hostile = [case.build() for case in PDF_CASES if case.alone]
    return good * 3 + [data for data in hostile if len(data) < SMALL]


def repacked(random: Random, packages: Sequence[bytes]) -> bytes:
    """A package with one part changed and everything packed anew, so that the change reaches the XML."""
    parts = hostile_packages.parts_of(random.choice(packages))
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    name = random.choice(names)
    return hostile_packages.zipped({**parts, name: mutated(random, [parts[name]])})


def mutation(random: Random, files: Sequence[bytes]) -> bytes:
    packages = [file for file in files if file.startswith(b"PK") and file.rstrip(b"\0")]
    return repacked(random, packages) if random.random() < 0.3 else mutated(random, files)
