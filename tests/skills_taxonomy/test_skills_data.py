"""The skills data is complete, and every kind of mistake in it is reported with its place."""

import json
from dataclasses import FrozenInstanceError
from types import MappingProxyType

import pytest

from skills_taxonomy import load_skills
from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.skills import Alias, AliasContext, parse_skills

PUBLISHED = """
    accounts_payable accounts_receivable active_listening advertising arabic attention_to_detail
    audit budgeting client_relationship_management closing cold_calling communication
    conflict_resolution contract_management crm customer_retention customer_service data_analysis
    event_planning excel financial_reporting french gaap general_ledger german google_analytics
    hindi hubspot initiative internal_controls interpersonal_skills invoicing lead_generation
    leadership mandarin market_research merchandising microsoft_access microsoft_office
    month_end_close multitasking negotiation new_business_development oracle organization outlook
    payroll peoplesoft photoshop planning powerpoint presentation_skills problem_solving
    project_management prospecting public_speaking quickbooks reconciliation recruiting reporting
    sales_forecasting sales_presentations salesforce sap social_media spanish sql strategic_planning
    tax team_leadership teamwork territory_management time_management training upselling word
"""
"""Ids that role profiles and integrations rely on: they must not go away."""


def one_skill(**fields: object) -> dict[str, str]:
    """A file with one skill that is in order, but for `fields`."""
    skill = {"id": "excel", "name": "Excel", "aliases": ["excel"], **fields}
    return {"one.yaml": json.dumps({"version": "1", "category": "tools", "skills": [skill]})}


def two_files(first: str, second: str) -> dict[str, str]:
    head = 'version: "1"\ncategory: tools\nskills:\n'
    return {"one.yaml": head + first, "two.yaml": head + second}


EXCEL = "  - id: excel\n    name: Excel\n    aliases: [excel, ms excel]\n"


class TestBundledData:
    def test_keeps_the_published_ids(self) -> None:
        assert set(PUBLISHED.split()) <= set(load_skills().skills)

    def test_covers_what_recruiters_search_for(self) -> None:
        assert len(load_skills().skills) >= 336

    def test_is_read_once(self) -> None:
        assert load_skills() is load_skills()

    def test_cannot_be_changed(self) -> None:
        taxonomy = load_skills()
        assert isinstance(taxonomy.skills, MappingProxyType)
        with pytest.raises(FrozenInstanceError):
            taxonomy.version = "other"  # type: ignore[misc]

    @pytest.mark.parametrize("tool", ["salesforce", "hubspot", "zoho", "microsoft_dynamics", "pipedrive"])
    def test_a_named_crm_implies_crm(self, tool: str) -> None:
        assert "crm" in load_skills().skills[tool].implies

    @pytest.mark.parametrize(("dialect", "implied"), [("mysql", "sql"), ("sales_tax", "tax")])
    def test_a_narrow_skill_implies_the_broad_one(self, dialect: str, implied: str) -> None:
        assert implied in load_skills().skills[dialect].implies

    def test_one_program_does_not_imply_the_suite(self) -> None:
        assert "microsoft_office" not in load_skills().skills["excel"].implies

    def test_parents_form_no_circle(self) -> None:
        skills = load_skills().skills
        for skill in skills.values():
            seen = {skill.id}
            while skill.parent is not None:
                skill = skills[skill.parent]
                assert skill.id not in seen
                seen.add(skill.id)


class TestReading:
    def test_braces_make_several_aliases(self) -> None:
        skill = parse_skills(one_skill(aliases=["{ms|microsoft} excel"])).skills["excel"]
        assert [alias.text for alias in skill.aliases] == ["ms excel", "microsoft excel"]

    def test_an_alias_can_carry_conditions(self) -> None:
        alias = {"text": "Excel", "cased": True, "context": "list"}
        skill = parse_skills(one_skill(aliases=[alias])).skills["excel"]
        assert skill.aliases == (Alias("Excel", cased=True, context=AliasContext.LIST),)

    def test_category_tells_tools_from_abilities(self) -> None:
        text = 'version: "1"\ncategory: tools_office\nskills:\n' + EXCEL
        assert parse_skills({"one.yaml": text}).skills["excel"].is_tool


class TestMistakes:
    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"id": "Excel!"}, "malformed id 'Excel!'"),
            ({"id": None}, "malformed id None"),
            ({"name": " "}, "has no name"),
            ({"aliases": []}, "has no aliases"),
            ({"aliases": ["excel", " "]}, "empty alias"),
            ({"aliases": ["excel", "{|xl}"]}, "empty alias"),
            ({"aliases": "excel"}, "aliases must be a list"),
            ({"aliases": ["excel", 7]}, "an alias must be a text"),
            ({"aliases": [{"text": "excel", "context": "anywhere"}]}, "unknown context 'anywhere'"),
            ({"aliases": [{"text": "excel", "case": True}]}, "unknown key 'case'"),
            ({"aliases": [{"text": "excel", "unless": ["word"]}]}, "unknown skill 'word'"),
            ({"aliases": [{"text": "excel", "also": ["word"]}]}, "unknown skill 'word'"),
            ({"parent": "office"}, "unknown skill 'office'"),
            ({"implies": ["office"]}, "unknown skill 'office'"),
            ({"implies": ["excel"]}, "refers to itself"),
            ({"look_alikes": ["Excel"]}, "look-alike 'excel' of excel is an alias"),
            ({"look_alikes": ["-"]}, "empty look-alike"),
            ({"demonstrates": ["... budget"]}, "must begin and end with a word"),
            ({"demonstrates": ["{make|} budget"]}, "must not be optional"),
            ({"demonstrates": ["{make budget"]}, "unbalanced braces"),
            ({"demonstrates": [3]}, "demonstrates holds texts"),
            ({"alias": ["excel"]}, "unknown key 'alias'"),
        ],
    )
    def test_one_mistake_is_named(self, fields: dict[str, object], message: str) -> None:
        with pytest.raises(TaxonomyError) as caught:
            parse_skills(one_skill(**fields))
        assert any(message in mistake for mistake in caught.value.mistakes)
        assert all(mistake.startswith("one.yaml:") for mistake in caught.value.mistakes)

    @pytest.mark.parametrize(
        ("second", "place", "message"),
        [
            (EXCEL, "two.yaml:4", "id 'excel' is already used at one.yaml:4"),
            (
                "  - id: calc\n    name: Calc\n    aliases:\n      - calc\n      - MS-Excel\n",
                "two.yaml:8",
                "alias 'ms excel' of calc also names excel at one.yaml:6",
            ),
            (
                "  - id: calc\n    name: Calc\n    aliases: [calc]\n    look_alikes: [ms excel]\n",
                "two.yaml:7",
                "look-alike 'ms excel' of calc is an alias of excel at one.yaml:6",
            ),
        ],
    )
    def test_files_are_checked_against_each_other(self, second: str, place: str, message: str) -> None:
        with pytest.raises(TaxonomyError) as caught:
            parse_skills(two_files(EXCEL, second))
        assert caught.value.mistakes == (f"{place}: {message}",)

    def test_all_mistakes_come_at_once(self) -> None:
        texts = {
            "a.yaml": "version: '1'\ncategory: x\nskills: [{id: A}, {id: b, name: B, parent: c}]",
            "b.yaml": "version: '2'\ncategory: X\nskills: []\nmore: 1",
            "c.yaml": "skills",
            "d.yaml": "skills: [",
        }
        with pytest.raises(TaxonomyError) as caught:
            parse_skills(texts)
        places = {mistake.split(":")[0] for mistake in caught.value.mistakes}
        assert places == {"a.yaml", "b.yaml", "c.yaml", "d.yaml"}
        assert len(caught.value.mistakes) >= 7
