"""The library in a few lines: `python -m examples.explain FILE ROLE` says why a resume scores as it does."""

import sys
from datetime import date
from pathlib import Path

from screener.profile import load_profile
from screener.scorer import assess, explain
from screener.screening import parse_resume

AS_OF = date(2025, 6, 1)


def main(file: Path, role: str) -> None:
    parsed = parse_resume(file.read_bytes(), file.name)
    print(explain(assess(parsed.resume, load_profile(role), AS_OF)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
