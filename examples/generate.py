"""Write the sample resumes and the truth about them: `python -m examples.generate [FOLDER]`.

The files come out with the same bytes every time: no clock, no random numbers, no compression whose
output depends on the library's version.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from examples.layouts import LAYOUTS
from examples.persona import Persona, load_personas
from examples.truth import truth

HOME = Path(__file__).parent
CUT_AT = 0.6
"""Share of a damaged file that is left."""


def build(persona: Persona) -> bytes:
    """The bytes of a persona's resume."""
    data = LAYOUTS[persona.layout].render(persona)
    return data[: int(len(data) * CUT_AT)] if persona.damaged else data


def files() -> Iterator[tuple[str, bytes]]:
    """Every file as its path below `examples/` and its bytes: resumes, and their truth."""
    for name, persona in load_personas().items():
        source = f"{name}.{LAYOUTS[persona.layout].suffix}"
        yield f"resumes/{source}", build(persona)
        facts = json.dumps(truth(persona, source), indent=2, ensure_ascii=False)
        yield f"truth/{name}.json", f"{facts}\n".encode()


def write(folder: Path) -> int:
    """Write all files below `folder`; returns how many."""
    count = 0
    for path, data in files():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        count += 1
    return count


if __name__ == "__main__":
    home = Path(sys.argv[1]) if len(sys.argv) > 1 else HOME
    print(f"{write(home)} files written below {home}")
