"""Who somebody is changes nothing: other names, other sex, other places, other schools of the same kind."""

import pytest
from metamorphic_samples import (
    TEXTS,
    judge,
    judged,
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
    assert judge(read(changed)) == judged(name)


@pytest.mark.parametrize("name", TEXTS)
def test_the_other_sex(name: str) -> None:
    assert judge(read(replaced(text_of(name), SEXES))) == judged(name)


# Who tells a name or a place is known only once all are read. That must not happen where tests are collected:
# every run of any test would wait for it.
@pytest.mark.parametrize("line", SEXED_LINES)
def test_a_title_or_pronouns_beside_the_name(line: str) -> None:
    told = {name: who for name in TEXTS if (who := original(name).candidate.name)}
    names = [*told][::4]
    assert len(names) > 5
    for name in names:
        written = next(row for row in text_of(name).splitlines() if told[name].lower() in row.lower())
        changed = text_of(name).replace(written, line.format(written), 1)
        assert judge(read(changed)) == judged(name), name


@pytest.mark.parametrize("place", PLACES)
def test_another_address(place: str) -> None:
    told = {name: here for name in TEXTS if (here := original(name).candidate.place)}
    assert len(told) > 20
    for name, here in told.items():
        head, _, rest = text_of(name).partition(here)
        assert judge(read(f"{head}{place}{rest}")) == judged(name), name


@pytest.mark.parametrize("name", TEXTS)
def test_another_school_of_the_same_kind(name: str) -> None:
    changed = text_of(name)
    for school in dict.fromkeys(degree.institution for degree in original(name).resume.degrees):
        if school:
            changed = changed.replace(school, other_school(school))
    assert judge(read(changed)) == judged(name)


@pytest.mark.parametrize("name", TEXTS[::5])
def test_what_is_asked_does_matter(name: str) -> None:
    """Or the tests above could not fail: without its work and its degrees a resume is judged otherwise."""
    head = "\n".join(text_of(name).splitlines()[:3])
    assert judge(read(head)) != judged(name)
