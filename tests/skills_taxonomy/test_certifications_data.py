"""The vocabulary of certificates, and the mistakes its loader names."""

import pytest

from skills_taxonomy.certifications import load_certifications, parse_certifications
from skills_taxonomy.errors import TaxonomyError

GOOD = """\
version: 1
certifications:
  - {id: cpa, name: CPA, field: accounting, aliases: [CPA]}
  - {id: pmp, name: PMP, field: other, aliases: [PMP], ambiguous: [PM]}
"""


def test_the_bundled_file_is_right() -> None:
    entries = load_certifications()
    assert len(entries) >= 120
    assert entries["series_7"].issuer == "FINRA"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("aliases: [PMP]", "aliases: [PMP, cpa]", "t.yaml:4: the alias 'cpa' already stands for 'cpa'"),
        ("field: other", "field: money", "t.yaml:4: unknown field group 'money'"),
        ("id: pmp", "id: cpa", "t.yaml:4: the id 'cpa' stands twice"),
        ("name: PMP, ", "", "t.yaml:4: a certification needs id, name, field and aliases"),
        ("ambiguous:", "vague:", "t.yaml:4: unknown key 'vague'"),
        ("ambiguous: [PM]", "narrower: [pm]", "t.yaml:4: there is no certification 'pm'"),
        ("version: 1\n", "", "t.yaml:1: expected the keys version and certifications"),
    ],
)
def test_mistakes_name_file_and_line(old: str, new: str, message: str) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(TaxonomyError) as caught:
        parse_certifications(GOOD.replace(old, new), "t.yaml")
    assert message in str(caught.value).splitlines()
