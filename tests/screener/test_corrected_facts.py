"""Each kind of fact as people put it right."""

from dataclasses import replace

import pytest
from corrected_samples import DAY, NOON, PARSED, RESUME, TEXT, add, change, remove

from screener.corrections import (
    CONTACT,
    CORRECTED,
    VALUES,
    Action,
    Correction,
    FactKind,
    apply_corrections,
    apply_to_candidate,
)
from screener.document import HUMAN, Evidence, SourceSpan
from screener.export.blind import mask_for
from screener.profile import load_profile
from screener.resume import (
    Certification,
    Degree,
    IndustryMention,
    Language,
    LanguageLevel,
    Position,
    PositionKind,
    Resume,
    SkillMention,
)
from screener.scorer import assess, explain
from screener.screening import parse_resume
from skills_taxonomy.terms import Function, Seniority


def test_figures_are_changed_added_and_left_out() -> None:
    figures = {(item.kind, item.value, item.unit) for item in RESUME.achievements}
    assert figures == {("revenue_growth", 15.0, "percent"), ("portfolio_size", 18.0, "accounts")}
    name = f"achievement:{[item.kind for item in RESUME.achievements].index('revenue_growth')}"
    made = [
        change(1, name, value=25),
        add(2, FactKind.ACHIEVEMENT, kind="revenue", value=4_000_000, unit="USD"),
    ]
    after = apply_corrections(RESUME, made)
    told = {(item.kind, item.value, item.unit): item for item in after.resume.achievements}
    assert set(told) == {
        ("revenue_growth", 25.0, "percent"),
        ("portfolio_size", 18.0, "accounts"),
        ("revenue", 4e6, "USD"),
    }
    said, *read = told["revenue_growth", 25.0, "percent"].evidence
    assert (said.rule, said.quote) == (HUMAN, "value 25")
    assert read
    assert told["revenue", 4e6, "USD"].evidence[0].quote == "is revenue; value 4,000,000; unit USD"
    assert name not in apply_corrections(RESUME, [*made, remove(3, name)]).ids.achievements


def test_another_kind_of_figure_has_another_unit() -> None:
    place = [item.kind for item in RESUME.achievements].index("revenue_growth")
    made = [change(1, f"achievement:{place}", kind="team_size")]
    figure = apply_corrections(RESUME, made).resume.achievements[place]
    assert (figure.kind, figure.value, figure.unit) == ("team_size", 15.0, "people")


def test_a_figure_that_a_person_adds_earns_its_points() -> None:
    [quota] = [each for each in load_profile("account-manager").criteria if each.kind == "achievement"][:1]
    lacking = Resume(positions=RESUME.positions)
    added = add(1, FactKind.ACHIEVEMENT, kind=quota.achievements[0], value=120)
    before, after = (
        assess(resume, load_profile("account-manager"), DAY)
        for resume in (lacking, apply_corrections(lacking, [added]).resume)
    )
    points = [{item.criterion_id: item.points for item in each.results}[quota.id] for each in (before, after)]
    assert points[0] < points[1]


def test_stated_years_are_corrected_and_checked_anew() -> None:
    [claim] = RESUME.claims
    assert (claim.years, claim.function) == (4.0, Function.SALES)
    profile = load_profile("account-manager")
    assert "claim_exceeds_history" not in codes(RESUME)
    more = apply_corrections(RESUME, [change(1, "claim:0", years=20, at_least=False)]).resume
    assert str(more.claims[0]) == "20 years of sales"
    assert "claim_exceeds_history" in codes(more)
    added = apply_corrections(Resume(), [add(1, FactKind.CLAIM, years=30)]).resume
    [finding] = [item for item in assess(added, profile, DAY).findings if item.code != CORRECTED]
    assert (finding.code, finding.page) == ("claim_exceeds_history", None)
    assert apply_corrections(RESUME, [remove(1, "claim:0")]).resume.claims == ()


def codes(resume: Resume) -> set[str]:
    return {item.code for item in assess(resume, load_profile("account-manager"), DAY).findings}


def test_a_degree_has_another_school_and_year() -> None:
    made = [change(1, "degree:0", institution="Oak College", year="2008-2011", status="in_progress")]
    degree = apply_corrections(RESUME, made).resume.degrees[0]
    assert (degree.institution, degree.year, degree.status.value) == (
        "Oak College",
        "2008-2011",
        "in_progress",
    )
    assert (degree.level, degree.field) == (RESUME.degrees[0].level, RESUME.degrees[0].field)
    assert degree.evidence[0].quote == (
        "status in progress; institution Oak College; graduation year 2008-2011"
    )


def test_what_a_title_tells_gives_way_to_what_is_said() -> None:
    made = [
        change(1, "position:1", title="Sales Director"),
        change(2, "position:1", seniority="junior", leads_people=False, kind="internship", place="Tacoma"),
    ]
    titled, said = (apply_corrections(RESUME, made[:count]).resume.positions[1] for count in (1, 2))
    assert (titled.seniority, titled.leads_people) == (Seniority.DIRECTOR, True)
    assert (said.seniority, said.leads_people) == (Seniority.JUNIOR, False)
    assert (said.kind, said.place, said.title) == (PositionKind.INTERNSHIP, "Tacoma", "Sales Director")
    assert said.functions == titled.functions


def test_industries_keep_the_words_they_were_read_from() -> None:
    post = RESUME.positions[0]
    read = IndustryMention("retail", post.evidence)
    resume = Resume(positions=(replace(post, industries=(read,)),))
    made = [change(1, "position:0", industries=("banking", "retail"))]
    banking, retail = apply_corrections(resume, made).resume.positions[0].industries
    assert retail == read
    assert [quote.rule for quote in banking.evidence] == [HUMAN]
    assert (
        apply_corrections(resume, [change(1, "position:0", industries=())]).resume.positions[0].industries
        == ()
    )


def test_posts_of_a_skill_are_told_and_stay_those_posts() -> None:
    made = [
        change(1, "skill:excel", id="excel", posts=("position:1",)),
        remove(2, "position:0"),
    ]
    one, other = (apply_corrections(RESUME, made[:count]).resume for count in (1, 2))
    for resume, place in ((one, 1), (other, 0)):
        [skill] = [item for item in resume.skills if item.id == "excel"]
        assert skill.positions == (place,)
        assert skill.evidence[0].quote == "is excel; posts Sales Clerk, Harbor Supply"


def test_a_level_that_is_told_is_not_in_the_words_of_the_resume() -> None:
    quote = Evidence(SourceSpan(0, 4, 1), "French (B1)", "test")
    resume = Resume(languages=(Language("fr", "French", LanguageLevel.INTERMEDIATE, "B1", (quote,)),))
    [french] = apply_corrections(
        resume, [change(1, "language:fr", code="fr", level="native")]
    ).resume.languages
    assert (french.level, french.written) == (LanguageLevel.NATIVE, None)


def test_who_it_is_never_reaches_what_is_assessed() -> None:
    made = [
        change(1, CONTACT, name="Martha Ellison", emails=["martha@example.net"], place="Leeds"),
        change(2, CONTACT, emails=[]),
    ]
    found = apply_to_candidate(PARSED.candidate, made)
    assert (found.name, found.emails, found.place) == ("Martha Ellison", (), "Leeds")
    assert "emails" not in dict(found.evidence)
    assert dict(found.evidence)["name"] == dict(PARSED.candidate.evidence)["name"]
    after = apply_corrections(RESUME, made)
    assert after.resume == RESUME
    assert [item.id for item in after.rests_on[CONTACT]] == ["c01", "c02"]
    assert apply_to_candidate(PARSED.candidate, [change(1, "position:0", end="2016")]) is PARSED.candidate


def test_a_blind_mask_hides_what_was_read_and_what_is_right() -> None:
    made = [
        change(1, CONTACT, name="Jolanta Wisniewska"),
        change(2, "degree:0", institution="Oakmoor", year="2011"),
        change(3, "position:1", place="Uppsala"),
    ]
    right = apply_corrections(RESUME, made).resume
    candidate = apply_to_candidate(PARSED.candidate, made)
    mask = mask_for(replace(PARSED, candidate=candidate, resume=right, as_read=PARSED))
    shown = mask.whole_text().text
    result = mask.assessment(assess(right, load_profile("account-manager"), DAY))
    shown += explain(result) + mask.text("Wisniewska of Oakmoor in Uppsala, and Marta of Lakeside University")
    for hidden in ("Marta", "Ellison", "Wisniewska", "Lakeside", "Oakmoor", "Uppsala", "2011"):
        assert hidden not in shown
    assert "Bachelor of Arts in Marketing" in shown


def test_a_school_that_is_left_out_stays_hidden() -> None:
    text = TEXT.replace("Lakeside University", "Ecole Vantrelle")
    parsed = parse_resume(text.encode(), "cv.txt")
    assert parsed.resume.degrees[0].institution == "Ecole Vantrelle"
    right = apply_corrections(parsed.resume, [remove(1, "degree:0")]).resume
    assert "Vantrelle" not in mask_for(replace(parsed, resume=right, as_read=parsed)).whole_text().text


@pytest.mark.parametrize(
    ("fact", "kept", "said"),
    [
        (
            "position:1",
            '{"title":"Accountant","employer":"Acme","start":"2010","end":"present","functions":["sales"]}',
            "title Accountant; employer Acme; from 2010; until present; functions sales",
        ),
        (
            "degree:0",
            '{"level":"master","field":"Law","field_groups":["law"],"status":"completed"}',
            "level master; field Law; field counts as law; status completed",
        ),
        ("skill:excel", '{"id":"excel"}', "is excel"),
        ("certification:c01", '{"id":"cpa","name":"CPA","status":"held"}', "is cpa; name CPA; status held"),
        ("language:fr", '{"code":"fr","level":"fluent"}', "code fr; level fluent"),
    ],
)
def test_corrections_of_the_first_version_say_what_they_said(fact: str, kept: str, said: str) -> None:
    kind = FactKind(fact.partition(":")[0])
    values = VALUES[kind].model_validate_json(kept)
    action = Action.ADD if kind in {FactKind.CERTIFICATION, FactKind.LANGUAGE} else Action.CHANGE
    made = Correction("c01", 1, action, fact, values, "key1", NOON)
    after = apply_corrections(RESUME, [made])
    facts: tuple[Position | Degree | Certification | SkillMention | Language, ...] = (
        *after.resume.positions,
        *after.resume.degrees,
        *after.resume.certifications,
        *after.resume.skills,
        *after.resume.languages,
    )
    assert [quote.quote for item in facts for quote in item.evidence if quote.rule == HUMAN] == [said]
    assert values.model_dump_json(exclude_unset=True) == kept
