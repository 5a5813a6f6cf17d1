"""Job descriptions of several styles, made up for these tests, and the drafts they should give."""

from decimal import Decimal
from time import process_time

import job_descriptions as jobs
import pytest

from screener.criteria import (
    AnyOfCriterion,
    CertificationCriterion,
    Criterion,
    DegreeCriterion,
    ExperienceCriterion,
    LanguageCriterion,
    SkillCriterion,
)
from screener.document import Document
from screener.job_description import JobDescriptionDraft, Need, draft_profile, to_yaml
from screener.parsers import parse
from screener.profile import parse_profile
from screener.profile_lint import lint
from skills_taxonomy.terms import DegreeLevel, FieldGroup, Function


def document(text: str) -> Document:
    return parse(text.encode(), "job.txt")


def draft(text: str) -> JobDescriptionDraft:
    return draft_profile(document(text))


def one(found: JobDescriptionDraft, name: str) -> Criterion:
    (criterion,) = (each for each in found.profile.criteria if each.id == name)
    return criterion


def needs(found: JobDescriptionDraft) -> dict[str, str]:
    return {each.criterion.id: each.need.value for each in found.criteria}


def asked(criterion: Criterion) -> tuple[set[Function], float, float | None, bool]:
    """Functions, minimum and ideal years, and whether they are required."""
    assert isinstance(criterion, ExperienceCriterion)
    ideal = criterion.ideal_years
    return (
        set(criterion.functions),
        float(criterion.minimum_years),
        None if ideal is None else float(ideal),
        criterion.required,
    )


class TestWholeDescriptions:
    def test_an_account_manager_in_bullets(self) -> None:
        found = draft(jobs.ACCOUNT_MANAGER_US)
        assert found.profile.id == "account-manager"
        assert needs(found) == {
            "account_management_sales_years": "essential",
            "bachelor_degree": "essential",
            "excel": "essential",
            "negotiation": "essential",
            "qualities": "essential",
            "work_in_pharmaceutical_years": "preferred",
            "master_degree": "preferred",
            "spanish": "preferred",
            "hubspot": "preferred",
            "duties": "duty",
        }
        years = one(found, "account_management_sales_years")
        assert isinstance(years, ExperienceCriterion)
        assert years.functions == (Function.ACCOUNT_MANAGEMENT, Function.SALES)
        assert asked(years)[1:] == (3, 5, True)
        degree = one(found, "bachelor_degree")
        assert isinstance(degree, DegreeCriterion)
        assert set(degree.fields[0].groups) == {FieldGroup.MARKETING, FieldGroup.BUSINESS_ADMINISTRATION}
        assert degree.other_fields == Decimal("0.5")
        tools = one(found, "excel")
        assert isinstance(tools, SkillCriterion)
        assert (tools.skills, tools.at_least) == (("excel", "salesforce"), 2)
        assert not one(found, "master_degree").required
        assert [left.source.quote[:8] for left in found.left_out] == ["Willingn", "Valid dr"]
        assert found.not_understood == ()

    def test_essential_and_desirable_with_either_kind_of_experience(self) -> None:
        found = draft(jobs.ACCOUNT_MANAGER_UK)
        either = one(found, "experience")
        assert isinstance(either, AnyOfCriterion)
        assert either.required
        assert [asked(option)[:2] for option in either.options] == [
            ({Function.SALES}, 5),
            ({Function.ACCOUNT_MANAGEMENT}, 2),
        ]
        degree = one(found, "bachelor_degree")
        assert isinstance(degree, DegreeCriterion)
        assert degree.or_experience is not None
        assert degree.or_experience.years == 5
        german = one(found, "german")
        assert isinstance(german, LanguageCriterion)
        assert (german.languages, german.level, german.required) == (("de",), "fluent", False)
        assert needs(found)["salesforce"] == "preferred"
        assert [source.quote for source in found.not_understood] == ["A love of dogs"]
        reasons = {left.source.quote: left.reason for left in found.left_out}
        assert "native language" in reasons["Native English speaker"]
        assert "age" in reasons["Recent graduates welcome"]
        assert {"Full UK driving licence", "Right to work in the UK"} <= set(reasons)

    def test_a_key_account_manager_in_running_text(self) -> None:
        found = draft(jobs.KEY_ACCOUNT_MANAGER_PROSE)
        assert found.profile.title == "Key Account Manager"
        years = one(found, "account_management_years")
        assert isinstance(years, ExperienceCriterion)
        assert asked(years)[1:] == (7, None, True)
        in_industry = one(found, "account_management_in_fmcg_years")
        assert isinstance(in_industry, ExperienceCriterion)
        assert (in_industry.industries, in_industry.required) == (("fmcg",), False)
        assert needs(found) == {
            "account_management_years": "essential",
            "bachelor_degree": "essential",
            "negotiation": "essential",
            "forecasting": "essential",
            "account_management_in_fmcg_years": "preferred",
            "master_degree": "preferred",
            "sap": "preferred",
            "duties": "duty",
        }
        assert found.not_understood == ()

    def test_a_key_account_manager_in_labels_and_numbers(self) -> None:
        found = draft(jobs.KEY_ACCOUNT_MANAGER_INDIA)
        (years, *_) = found.profile.criteria
        assert isinstance(years, ExperienceCriterion)
        assert years.functions == (Function.SALES, Function.ACCOUNT_MANAGEMENT)
        assert asked(years)[1:3] == (5, 8)
        assert {name: need for name, need in needs(found).items() if name != "duties"} == {
            "sales_account_management_years": "essential",
            "bachelor_degree": "essential",
            "english_hindi": "essential",
            "microsoft_office": "essential",
            "master_degree": "preferred",
        }
        assert [left.source.quote for left in found.left_out] == [
            "Age below 35 years",
            "IIM graduates preferred",
        ]

    def test_an_accounting_manager_is_none_of_clients(self) -> None:
        found = draft(jobs.ACCOUNTING_MANAGER_US)
        assert found.profile.title == "Accounting Manager"
        years, leading, degree, *_ = found.profile.criteria
        assert isinstance(years, ExperienceCriterion)
        assert isinstance(leading, ExperienceCriterion)
        assert asked(years)[:2] == ({Function.ACCOUNTING}, 5)
        assert asked(leading)[:2] == ({Function.ACCOUNTING}, 2)
        assert leading.leads_people
        assert isinstance(degree, DegreeCriterion)
        assert degree.fields[0].groups == (FieldGroup.ACCOUNTING, FieldGroup.FINANCE)
        assert degree.other_fields == 0
        cpa = one(found, "cpa")
        assert isinstance(cpa, CertificationCriterion)
        assert not cpa.required
        every = [each for each in found.profile.every_criterion() if isinstance(each, ExperienceCriterion)]
        assert {function for each in every for function in each.functions} == {Function.ACCOUNTING}

    def test_an_accounts_manager_of_ledgers(self) -> None:
        found = draft(jobs.ACCOUNTS_MANAGER_UK)
        years, chartered, *_ = found.profile.criteria
        assert isinstance(years, ExperienceCriterion)
        assert asked(years)[:2] == ({Function.ACCOUNTING}, 3)
        assert isinstance(chartered, CertificationCriterion)
        assert chartered.certifications == ("acca", "cima", "ca")
        assert needs(found)["sage"] == "preferred"

    def test_customer_success(self) -> None:
        found = draft(jobs.CUSTOMER_SUCCESS)
        years = found.profile.criteria[0]
        assert isinstance(years, ExperienceCriterion)
        assert set(years.functions) >= {Function.ACCOUNT_MANAGEMENT, Function.CUSTOMER_SERVICE}
        salesforce = one(found, "salesforce")
        assert isinstance(salesforce, SkillCriterion)
        assert (salesforce.skills, salesforce.months) == (("salesforce", "gainsight"), 12)
        assert {"sql": "preferred", "french_spanish": "preferred", "duties": "duty"}.items() <= needs(
            found
        ).items()
        assert not one(found, "qualities").required

    def test_a_sales_representative_without_bullets(self) -> None:
        found = draft(jobs.SALES_REPRESENTATIVE)
        years, school, *_ = found.profile.criteria
        assert isinstance(years, ExperienceCriterion)
        assert asked(years)[:3] == ({Function.SALES}, 1, 2)
        assert isinstance(school, DegreeCriterion)
        assert school.level is DegreeLevel.HIGH_SCHOOL
        assert needs(found)["bachelor_degree"] == "preferred"
        assert needs(found)["hubspot"] == "preferred"
        assert {"crm", "excel"} <= {name for name, need in needs(found).items() if need == "essential"}
        reasons = [left.reason for left in found.left_out]
        assert any("age" in reason for reason in reasons)

    def test_a_bookkeeper_in_a_letter(self) -> None:
        found = draft(jobs.BOOKKEEPER)
        years = found.profile.criteria[0]
        assert isinstance(years, ExperienceCriterion)
        assert asked(years)[:2] == ({Function.ACCOUNTING}, 2)
        degree = one(found, "associate_degree")
        assert isinstance(degree, DegreeCriterion)
        assert not degree.required
        assert degree.or_experience is not None
        assert degree.or_experience.years == 4

    def test_an_accounting_manager_with_limits_that_must_not_count(self) -> None:
        found = draft(jobs.ACCOUNTING_MANAGER_NIGERIA)
        assert found.profile.title == "Accounting Manager"
        assert {left.source.quote.split()[0] for left in found.left_out} == {"Candidates", "Female"}
        years = found.profile.criteria[0]
        assert isinstance(years, ExperienceCriterion)
        assert asked(years)[:2] == ({Function.ACCOUNTING}, 6)
        assert needs(found)["ican"] == "essential"

    def test_years_within_years(self) -> None:
        found = draft(jobs.SENIOR_ACCOUNT_MANAGER)
        assert asked(one(found, "account_management_years"))[1:] == (3, None, True)
        assert asked(one(found, "account_management_sales_years"))[1:] == (7, 10, True)
        assert asked(one(found, "management_years"))[1:] == (2, None, False)
        assert needs(found)["pmp"] == "preferred"

    def test_talk_of_the_company_and_of_what_is_not_needed_asks_nothing(self) -> None:
        found = draft(jobs.STARTUP)
        assert needs(found) == {
            "account_management_years": "essential",
            "salesforce": "essential",
            "master_degree": "preferred",
            "french": "preferred",
        }

    def test_a_table_of_essential_and_desirable(self) -> None:
        found = draft(jobs.SPECIFICATION_IN_A_TABLE)
        assert found.profile.title == "Regional Account Manager (North)"
        assert needs(found) == {
            "account_management_years": "essential",
            "bachelor_degree": "essential",
            "word": "essential",
            "work_in_pharmaceutical_years": "preferred",
            "master_degree": "preferred",
            "tableau": "preferred",
        }


@pytest.mark.parametrize("text", jobs.DESCRIPTIONS.values(), ids=jobs.DESCRIPTIONS.keys())
class TestEveryDraft:
    def test_its_yaml_is_the_profile_and_says_where_each_criterion_is_from(self, text: str) -> None:
        found = draft(text)
        written = to_yaml(found)
        assert parse_profile(written, "draft.yaml").model_dump() == found.profile.model_dump()
        for criterion in found.criteria:
            above = written[: written.index(f"- id: {criterion.criterion.id}\n")].splitlines()
            quotes = [" ".join(source.quote.split()) for source in criterion.sources]
            assert quotes
            assert all(f"  # “{quote}”" in above for quote in quotes)

    def test_its_quotes_are_the_text(self, text: str) -> None:
        source, found = document(text), draft(text)
        quotes = [quote for each in found.criteria for quote in each.sources]
        quotes += [*found.not_understood, *(left.source for left in found.left_out)]
        assert all(source.text[quote.span.start : quote.span.end] == quote.quote for quote in quotes)

    def test_it_has_nothing_that_the_linter_warns_of(self, text: str) -> None:
        assert lint(draft(text).profile) == ()

    def test_only_what_is_essential_is_required_and_weighs_more(self, text: str) -> None:
        found = draft(text)
        assert all(each.need is Need.ESSENTIAL for each in found.criteria if each.criterion.required)
        for kind in ("experience", "degree", "skill"):
            weights = {
                need: {
                    each.criterion.weight
                    for each in found.criteria
                    if each.criterion.kind == kind and each.need is need
                }
                for need in (Need.ESSENTIAL, Need.PREFERRED)
            }
            if all(weights.values()):
                assert max(weights[Need.ESSENTIAL]) > max(weights[Need.PREFERRED])

    def test_it_is_the_same_every_time_and_quick(self, text: str) -> None:
        first = to_yaml(draft(text))
        seconds = []
        for _ in range(5):
            start = process_time()
            again = to_yaml(draft(text))
            seconds.append(process_time() - start)
            assert again == first
        assert min(seconds) < 0.05
