"""The pages of integrations: making one, what it ordered, revoking it."""

from uuid import uuid4

import pytest
from browser import Server, accessibility_mistakes, browser, opened, page, server
from playwright.sync_api import Browser, Page, expect

from api.integrations.setup import NewIntegration, make_integration
from api.storage.ats_records import AtsIds, IntegrationRecord, NewOrder, Vendor
from api.storage.records import ScreeningRecord
from screener.profile import load_profile

__all__ = ["browser", "page", "server"]

MARKUP = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


def made(server: Server, name: str) -> IntegrationRecord:
    service = server.service
    tenant = service.storage.tenant("default").id
    return make_integration(
        service.storage, service.sealer, tenant, NewIntegration(Vendor.GENERIC, name), by=None
    ).record


def ordered(server: Server, integration: IntegrationRecord) -> NewOrder:
    """An order that failed and is to be told to an address that is not asked."""
    storage, role = server.service.storage, load_profile("account-manager")
    screening = ScreeningRecord(
        id=uuid4().hex,
        tenant_id=integration.tenant_id,
        name="Spring",
        profile=role,
        as_of=integration.created_at.date(),
        blind=False,
        created_at=integration.created_at,
    )
    storage.add_screening(screening)
    new = NewOrder(
        id=uuid4().hex,
        integration_id=integration.id,
        tenant_id=integration.tenant_id,
        screening_id=screening.id,
        role_id=role.id,
        request_key=uuid4().hex * 2,
        ids=AtsIds("c", "o", "https://127.0.0.1/told", "https://127.0.0.1/cv.pdf"),
    )
    storage.add_order(new)
    storage.fail_order(new.id, "resume_not_given")
    return new


def test_an_integration_is_made_and_its_secrets_are_shown_once(page: Page, server: Server) -> None:
    page.goto("/admin/integrations")
    expect(page.get_by_text("No integrations yet")).to_be_visible()
    page.get_by_label("System", exact=True).select_option("ashby")
    page.get_by_label("What is it called here?").fill("Careers")
    page.get_by_role("button", name="Make the integration").click()
    expect(page.get_by_text("is needed: an API key of Ashby")).to_be_visible()
    page.get_by_label("Its key for us").fill("theirs")
    page.get_by_role("button", name="Make the integration").click()
    expect(page.get_by_role("heading", name="The key for the other system")).to_be_visible()
    key = page.locator("#secret-value").input_value()
    page.get_by_role("button", name="I have kept it").click()
    expect(page.get_by_role("heading", name="The signing secret")).to_be_visible()
    assert page.locator("#secret-value").input_value().startswith("whsec_")
    page.get_by_role("button", name="I have kept it").click()
    expect(page.get_by_role("link", name="Careers")).to_be_visible()
    record = server.service.storage.integration_of_key(key.split("_")[1])
    assert record is not None
    assert (record.name, record.as_of, record.blind) == ("Careers", None, False)
    assert key.split("_")[2] not in page.content()


def test_what_was_ordered_and_how_telling_went(page: Page, server: Server) -> None:
    integration = made(server, f"House {MARKUP}")
    order = ordered(server, integration)
    page.goto("/admin/integrations")
    page.get_by_role("link", name="House").click()
    expect(page.get_by_role("heading", name="House")).to_contain_text(MARKUP)
    row = page.get_by_role("row").filter(has_text=order.id)
    expect(row).to_contain_text("The resume was not handed out")
    row.get_by_role("link", name="Screening").click()
    page.wait_for_url(f"**/screenings/{order.screening_id}")


def test_revoking_asks_first(page: Page, server: Server) -> None:
    integration = made(server, "To be revoked")
    page.goto(f"/admin/integrations/{integration.id}")
    page.get_by_role("button", name="Revoke").click()
    page.get_by_role("button", name="Cancel").click()
    assert server.service.storage.open_integration(integration.id) is not None
    page.get_by_role("button", name="Revoke").click()
    page.locator("#confirm-do").click()
    expect(page.get_by_text("What it ordered stays.")).to_be_visible()
    assert server.service.storage.open_integration(integration.id) is None


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_the_pages_fit_and_can_be_used_by_all(
    browser: Browser, server: Server, width: int, scheme: str
) -> None:
    integration = made(server, "Wide")
    ordered(server, integration)
    with opened(browser, server.url, width=width, scheme=scheme) as page:
        for path in ("/admin/integrations", f"/admin/integrations/{integration.id}"):
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert accessibility_mistakes(page) == []
