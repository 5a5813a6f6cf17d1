"""Corrections by people: what they change, and in which order they count."""

from typing import Any

import pytest
from corrected_samples import DAY, RESUME, add, change, remove, told
from hypothesis import given
from hypothesis import strategies as st

from screener.corrections import (
    CONTACT,
    CORRECTED,
    Action,
    Correction,
    FactKind,
    apply_corrections,
    mistakes_in,
)
from screener.document import HUMAN, Evidence, Finding, SourceSpan
from screener.profile import load_profile
from screener.resume import (
    DateRange,
    PartialDate,
    Resume,
    SkillMention,
)
from screener.scorer import assess, explain
from skills_taxonomy.terms import Function

corrections = st.lists(
    st.one_of(
        st.builds(
            lambda fact, values: (Action.CHANGE, fact, values),
            st.sampled_from(["position:0", "position:1", "position:9"]),
            st.fixed_dictionaries(
                {},
                optional={
                    "title": st.sampled_from([None, "Accountant", "Sales Manager"]),
                    "employer": st.sampled_from([None, "Acme"]),
                    "start": st.sampled_from([None, "2001", "2009-07"]),
                    "end": st.sampled_from([None, "2012", "present"]),
                    "functions": st.sampled_from([(), (Function.SALES,)]),
                },
            ),
        ),
        st.builds(
            lambda fact: (Action.REMOVE, fact, {}),
            st.sampled_from(["position:0", "position:1", "degree:0", "skill:excel", "skill:crm"]),
        ),
        st.builds(
            lambda fact, values: (Action.ADD, fact, values),
            st.sampled_from(["skill"]),
            st.sampled_from([{"id": "excel"}, {"id": "crm"}]),
        ),
        st.just((Action.ADD, "position", {"title": "Key Account Manager", "start": "2018", "end": "2019"})),
        st.just((Action.ADD, "language", {"code": "fr", "level": "fluent"})),
        st.builds(
            lambda values: (Action.CHANGE, "achievement:0", values),
            st.sampled_from([{"value": 25.0}, {"kind": "team_size"}, {"kind": "revenue", "unit": "USD"}]),
        ),
        st.just((Action.ADD, "achievement", {"kind": "quota_attainment", "value": 110})),
        st.sampled_from([(Action.ADD, "claim", {"years": 12}), (Action.CHANGE, "claim:0", {"years": 3})]),
        st.just((Action.CHANGE, "skill:excel", {"id": "excel", "posts": ["position:1", "position:9"]})),
        st.just((Action.CHANGE, "degree:0", {"institution": "Oak College", "year": "2012"})),
        st.just((Action.CHANGE, "contact", {"name": "Martha Ellison"})),
    ),
    max_size=6,
).map(
    lambda each: [
        told(
            number,
            action,
            FactKind(fact.partition(":")[0]),
            None if action is Action.ADD else fact,
            **values,
        )
        for number, (action, fact, values) in enumerate(each, start=1)
    ]
)


@given(corrections, st.randoms(use_true_random=False))
def test_the_order_in_which_they_are_given_is_no_matter(made: list[Correction], random: Any) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)
    assert apply_corrections(RESUME, shuffled) == apply_corrections(RESUME, made)


@given(corrections)
def test_facts_that_are_not_spoken_of_stay_as_they_were(made: list[Correction]) -> None:
    after = apply_corrections(RESUME, made)
    told_of = {item.fact for item in made}
    names = dict(zip(after.ids.positions, after.resume.positions, strict=True))
    for number, post in enumerate(RESUME.positions):
        if f"position:{number}" not in told_of:
            assert names[f"position:{number}"] == post
    for skill in after.resume.skills:
        assert all(place < len(after.resume.positions) for place in skill.positions)
    for kind in ("achievements", "claims", "degrees"):
        told_names = [name for name in getattr(after.ids, kind) if name in told_of]
        if not told_names and not any(name.startswith(kind[:-1]) for name in told_of):
            assert getattr(after.resume, kind) == getattr(RESUME, kind)


@given(corrections)
def test_whatever_is_corrected_can_be_assessed_and_says_so(made: list[Correction]) -> None:
    after = apply_corrections(RESUME, made)
    result = assess(after.resume, load_profile("account-manager"), DAY)
    assert result.score == sum(item.points for item in result.results)
    findings = [finding for finding in after.resume.findings if finding.code == CORRECTED]
    assert bool(findings) == bool(set(after.rests_on) - {CONTACT} or after.removed)
    for item in result.results:
        assert item.evidence or item.parts or not item.points


@given(corrections, st.data())
def test_of_two_facts_it_is_no_matter_which_was_corrected_first(
    made: list[Correction], data: st.DataObject
) -> None:
    """Numbers may change where the order among the corrections of each fact stays."""
    if len(made) < 2:
        return
    place = data.draw(st.integers(0, len(made) - 2))
    one, other = made[place], made[place + 1]
    if one.fact == other.fact:
        return
    swapped = [
        *made[:place],
        renumbered(other, one.number),
        renumbered(one, other.number),
        *made[place + 2 :],
    ]
    first, second = apply_corrections(RESUME, made).resume, apply_corrections(RESUME, swapped).resume
    assert sorted(map(str, first.positions)) == sorted(map(str, second.positions))
    assert first.degrees == second.degrees
    assert sorted(map(str, first.achievements)) == sorted(map(str, second.achievements))
    assert sorted(map(str, first.skills)) == sorted(map(str, second.skills))


def renumbered(item: Correction, number: int) -> Correction:
    return Correction(item.id, number, item.action, item.fact, item.values, item.by, item.at)


def test_without_corrections_it_is_the_very_resume() -> None:
    assert apply_corrections(RESUME, ()).resume is RESUME


def test_of_each_field_the_newest_counts() -> None:
    made = [
        change(1, "position:1", title="Accountant", end="2013"),
        change(2, "position:1", end="2012-05"),
        change(3, "position:1", employer="Acme"),
    ]
    post = apply_corrections(RESUME, made).resume.positions[1]
    assert (post.title, post.employer, post.dates.end) == ("Accountant", "Acme", PartialDate(2012, 5))
    assert post.functions == (Function.ACCOUNTING,)
    assert post.dates.start == PartialDate(2010, 6)
    said, *read = post.evidence
    assert (said.rule, said.quote) == (HUMAN, "title Accountant; employer Acme; until 2012-05")
    assert tuple(read) == RESUME.positions[1].evidence


def test_functions_that_are_given_hold_whatever_the_title() -> None:
    functions = (Function.MARKETING,)
    for corrected in (
        [change(1, "position:0", functions=functions), change(2, "position:0", title="Accountant")],
        [change(1, "position:0", title="Accountant"), change(2, "position:0", functions=functions)],
    ):
        assert apply_corrections(RESUME, corrected).resume.positions[0].functions == functions


def test_a_post_that_is_left_out_moves_the_posts_of_skills() -> None:
    shown = SkillMention("excel", "Excel", RESUME.skills[0].strength, (0, 1), RESUME.skills[0].evidence)
    resume = Resume(positions=RESUME.positions, skills=(shown,))
    after = apply_corrections(resume, [remove(1, "position:0")])
    assert [post.title for post in after.resume.positions] == ["Sales Clerk"]
    assert after.resume.skills[0].positions == (0,)
    assert list(after.removed) == ["position:0"]


def test_what_is_removed_and_told_of_again_is_back() -> None:
    made = [remove(1, "skill:excel"), add(2, FactKind.SKILL, id="excel")]
    assert "skill:excel" not in apply_corrections(RESUME, made[:1]).ids.skills
    assert "skill:excel" in apply_corrections(RESUME, made).ids.skills
    assert "skill:excel" not in apply_corrections(RESUME, [*made, remove(3, "skill:excel")]).ids.skills


def test_a_change_of_what_is_no_more_added_has_no_effect() -> None:
    added = add(1, FactKind.POSITION, title="Accountant", start="2001", end="2003")
    changed = change(2, added.fact, end="2004")
    assert apply_corrections(RESUME, [added, changed]).resume.positions[-1].dates.end == PartialDate(2004)
    assert apply_corrections(RESUME, [changed]).resume == RESUME


def test_dates_that_were_put_right_are_no_finding_any_more() -> None:
    quote = Evidence(SourceSpan(0, 4, 1), "2014 - 2010", "test")
    post = RESUME.positions[1].__class__(
        "Clerk", "Acme", None, DateRange(PartialDate(2014), PartialDate(2010)), (quote,)
    )
    finding = Finding("reversed_dates", "They end before they begin.", 1, quote.quote)
    resume = Resume(positions=(post,), findings=(finding,))
    assert finding in apply_corrections(resume, [change(1, "position:0", title="Boss")]).resume.findings
    assert finding not in apply_corrections(resume, [change(1, "position:0", end="2016")]).resume.findings


def test_the_explanation_says_that_a_person_said_so() -> None:
    made = [add(1, FactKind.POSITION, title="Account Manager", start="2001", end="2009")]
    text = explain(assess(apply_corrections(RESUME, made).resume, load_profile("account-manager"), DAY))
    assert "corrected by a person: “title Account Manager; from 2001; until 2009”" in text
    assert "Corrected by a person (key1, 2024-05-06): the post Account Manager is added." in text
    assert "page 0" not in text


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (change(1, "position:5", title="X"), "fact"),
        (add(1, FactKind.SKILL, id="magic"), "values.id"),
        (change(1, "skill:excel", id="crm"), "fact"),
        (remove(1, "language:fr"), "fact"),
        (add(1, FactKind.POSITION, employer="Acme"), "values.title"),
        (add(1, FactKind.CERTIFICATION, status="held"), "values.name"),
        (change(1, "position:1", start="2016"), "values.end"),
        (change(1, "position:0"), "values"),
        (change(1, "position:0", industries=("magic",)), "values.industries"),
        (change(1, "skill:excel", id="excel", posts=("position:7",)), "values.posts"),
        (change(1, "language:fr", code="fr"), "fact"),
        (add(1, FactKind.ACHIEVEMENT, value=5), "values.kind"),
        (add(1, FactKind.ACHIEVEMENT, kind="revenue_growth"), "values.value"),
        (add(1, FactKind.ACHIEVEMENT, kind="revenue", value=5), "values.unit"),
        (add(1, FactKind.ACHIEVEMENT, kind="revenue_growth", value=5, unit="USD"), "values.unit"),
        (change(1, "achievement:0", value=None), "values.value"),
        (add(1, FactKind.CLAIM, function="sales"), "values.years"),
        (remove(1, "contact"), "action"),
        (add(1, FactKind.CONTACT, name="Marta"), "action"),
    ],
)
def test_what_makes_no_sense_is_named(new: Correction, field: str) -> None:
    assert [place for place, _ in mistakes_in(RESUME, (), new)] == [field]


def test_what_makes_sense_has_no_mistakes() -> None:
    earlier = [remove(1, "position:1")]
    assert mistakes_in(RESUME, earlier, change(2, "position:1", start="2009")) == ()
    assert mistakes_in(RESUME, (), change(1, "position:0", end="2015")) == ()
    assert mistakes_in(RESUME, (), change(1, "skill:excel", id="excel", posts=("position:1",))) == ()
    assert mistakes_in(RESUME, (), add(1, FactKind.ACHIEVEMENT, kind="revenue", value=2e6, unit="EUR")) == ()
    assert mistakes_in(RESUME, (), change(1, "contact", name=None)) == ()
