"""Who somebody is changes nothing: other names, other sex, other places, other schools of the same kind."""

import pytest
from metamorphic_samples import (
    TEXTS,
    judge,
    original,
    other_school,
    parts_of_name,
    read,
    replaced,
    text_of,
)

OTHERS = {
    "english": ("quillon", "marrowby", "vantreight", "hesketh", "dunmore"),
    "west_african": ("adaeze", "okonkwo", "chidiebere", "nwachukwu", "ebele"),
    "south_asian": ("lakshmi", "venkataraman", "subramanian", "iyer", "devi"),
    "arabic": ("fatima", "zahra", "mansouri", "hashemi", "noor"),
    "chinese": ("xiuying", "zhang", "mei", "huang", "lian"),
}
SEXES = {
    "he": "she", "she": "he", "his": "her", "her": "his", "him": "her", "himself": "herself",
    "herself": "himself", "salesman": "saleswoman", "saleswoman": "salesman", "chairman": "chairwoman",
    "waiter": "waitress", "waitress": "waiter", "male": "female", "female": "male",
}  # fmt: skip
SEXED_LINES = ("Mr. {}", "Mrs. {}", "{} (she/her)", "{} (he/him)")
PLACES = ("Billings, MT", "Lagos, Nigeria", "Leeds, United Kingdom", "Pune, India")


@pytest.mark.parametrize("origin", OTHERS)
@pytest.mark.parametrize("name", TEXTS)
def test_another_name(name: str, origin: str) -> None:
    who = original(name).candidate.name or ""
    words = dict(zip(dict.fromkeys(parts_of_name(who)), OTHERS[origin], strict=False))
    changed = replaced(text_of(name), words)
    assert not words or changed != text_of(name)
    assert judge(read(changed)) == judge(original(name))


@pytest.mark.parametrize("name", TEXTS)
def test_the_other_sex(name: str) -> None:
    assert judge(read(replaced(text_of(name), SEXES))) == judge(original(name))


@pytest.mark.parametrize("line", SEXED_LINES)
@pytest.mark.parametrize("name", [name for name in TEXTS if original(name).candidate.name][::4])
def test_a_title_or_pronouns_beside_the_name(name: str, line: str) -> None:
    who = original(name).candidate.name
    assert who is not None
    written = next(row for row in text_of(name).splitlines() if who.lower() in row.lower())
    changed = text_of(name).replace(written, line.format(written), 1)
    assert judge(read(changed)) == judge(original(name))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", [name for name in TEXTS if original(name).candidate.place])
def test_another_address(name: str, place: str) -> None:
    here = original(name).candidate.place
    assert here is not None
    head, _, rest = text_of(name).partition(here)
    assert judge(read(f"{head}{place}{rest}")) == judge(original(name))


@pytest.mark.parametrize("name", TEXTS)
def test_another_school_of_the_same_kind(name: str) -> None:
    changed = text_of(name)
    for school in dict.fromkeys(degree.institution for degree in original(name).resume.degrees):
        if school:
            changed = changed.replace(school, other_school(school))
    assert judge(read(changed)) == judge(original(name))


@pytest.mark.parametrize("name", TEXTS[::5])
def test_what_is_asked_does_matter(name: str) -> None:
    """Or the tests above could not fail: without its work and its degrees a resume is judged otherwise."""
    head = "\n".join(text_of(name).splitlines()[:3])
    assert judge(read(head)) != judge(original(name))
