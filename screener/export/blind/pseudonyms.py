"""What a candidate is called where no name may stand."""

from collections import Counter
from collections.abc import Sequence

_LENGTH = 6


def pseudonyms(resume_ids: Sequence[str]) -> tuple[str, ...]:
    """ "Candidate 1a2b3c" for each id, with more digits where those are not unique.

    Files with the same bytes have the same id; they are told apart by a number.

    >>> pseudonyms(["aaaaaa1", "bbbbbb2", "bbbbbb2"])
    ('Candidate aaaaaa', 'Candidate bbbbbb', 'Candidate bbbbbb (2)')
    """
    ids = set(resume_ids)
    length = _LENGTH
    while len({name[:length] for name in ids}) < len(ids):
        length += 1
    seen: Counter[str] = Counter()
    names = []
    for name in resume_ids:
        seen[name] += 1
        names.append(f"Candidate {name[:length]}" + (f" ({seen[name]})" if seen[name] > 1 else ""))
    return tuple(names)
