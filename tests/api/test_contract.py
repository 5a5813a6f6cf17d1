"""The service keeps to its OpenAPI document: schemathesis over every operation, with all of its checks."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from contract_fixtures import Contract, ask, contract_of

from api import gate
from api.app import create_app
from api.settings import Settings
from screener.batch import ParserPool

pytestmark = [
    pytest.mark.slow,
    # Hypothesis about the strategies of schemathesis.
    pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisDeprecationWarning"),
]


class Rule(NamedTuple):
    """What an operation may refuse with 422 though its schema allows it: a rule that no schema can say."""

    operation: str
    told: str
    """The fields that the answer names, or its code, or its words."""
    reason: str


RULES = (
    Rule(r"GET .*", r"cursor", "only what a page has given is one; clients hand it back unread"),
    Rule(r"POST .*", r"idempotency_key_reused", "a key belongs to the first request that was sent with it"),
    Rule(
        r"GET /v1/screenings/\{screening_id\}/ranking",
        r"min_years|sort",
        "functions are those that the role asks for",
    ),
    Rule(
        r"POST /v1/roles(/\{role_id\}/versions)?",
        r"criteria([.[].*)?|profile|",
        "criteria name ids of the taxonomy; their fields depend on each other, as at_least on the number of "
        "skills; and no schema can say how many places after the point a number has",
    ),
    Rule(r"POST /v1/roles/\{role_id\}/versions", r"id", "it is the one of the path"),
    Rule(r"POST /v1/roles/\{role_id\}/versions", r"changed_meanwhile", "an ETag is that of the newest"),
    Rule(
        r"POST /v1/screenings/\{screening_id\}/rescore",
        r"(weights|minimum_years)\..*",
        "ids of criteria are those of the role, and numbers have few places after the point",
    ),
    Rule(
        r"POST /v1/resumes/\{resume_id\}/corrections",
        r"(position|degree|certification|skill|language|achievement|claim|contact)|fact|values\..*",
        "which fields go together depends on the action, and what they may name on resume and taxonomy",
    ),
    Rule(r"POST /v1/(keys|integrations|users)", r"name", "it must be printable"),
    Rule(r"(POST|PATCH) /v1/webhooks(/\{webhook_id\})?", r"description", "it must be printable"),
    Rule(
        r"POST /v1/users|PUT /v1/users/\{user_id\}/password",
        r"password",
        "it must not be easy to guess nor hold the user name",
    ),
    Rule(
        r"(POST|PATCH) /v1/webhooks(/\{webhook_id\})?",
        r"url",
        "which addresses are public is found out by resolving them",
    ),
    Rule(
        r"POST /v1/integrations",
        r"credential|address",
        "what is needed depends on the vendor",
    ),
    Rule(
        r"POST /v1/(assess|screenings/\{screening_id\}/resumes)",
        r"(files\.[0-9]+\.)?resume_url",
        "whether an address gives a file is found out by asking it",
    ),
    Rule(
        r"POST /v1/(assess|roles/from-job-description)",
        r"unsupported_format|empty_file|damaged_file|no_text_layer|nothing_understood",
        "whether a file can be read, and asks for anything, is found out by reading it",
    ),
    Rule(
        r"POST /v1/integrations/generic/orders",
        r"",
        "either an address or a file, and not both",
    ),
    Rule(
        r"POST /v1/integrations/(greenhouse|workable|generic)/.*",
        r"callback_refused|results of this integration go to .*|that is no address|.* no host .*",
        "where results may go is said by the integration",
    ),
    Rule(r"POST /v1/integrations/(ashby|workable)/.*", r"no (test|role) .*", "which tests there are"),
)


def allowed(operation: str, told: list[str]) -> bool:
    return all(
        any(re.fullmatch(rule.operation, operation) and re.fullmatch(rule.told, name) for rule in RULES)
        for name in told
    )


def _operations() -> list[tuple[str, str]]:
    app = create_app(Settings(data=Path("nowhere")), pool=ParserPool(0))
    return [(method.upper(), path) for path, methods in app.openapi()["paths"].items() for method in methods]


OPERATIONS = _operations()


@pytest.fixture(scope="module")
def contract(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Contract]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gate, "_WRONG_KEYS_A_MINUTE", 10**9)
        with contract_of(tmp_path_factory.mktemp("data")) as made:
            yield made


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=[" ".join(each) for each in OPERATIONS])
def test_an_operation_keeps_to_the_contract(contract: Contract, method: str, path: str) -> None:
    found = ask(contract, method, path, allowed, contract.key_for(path))
    assert not found.told, "\n\n".join(found.told[:3])
    assert found.cases > 5


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=[" ".join(each) for each in OPERATIONS])
def test_nobody_without_a_key_gets_anything(contract: Contract, method: str, path: str) -> None:
    found = ask(contract, method, path, allowed, None)
    assert not found.told, "\n\n".join(found.told[:3])
    assert found.cases
    if path not in gate.OPEN and "/webhooks/{integration_id}" not in path:  # signed, and not keyed
        assert set(found.statuses) == {401}
