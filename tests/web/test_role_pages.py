"""Role profiles: the list, one of them, its form with mistakes at their fields, versions, and drafts."""

import httpx
import pytest
from browser import Server, accessibility_mistakes, browser, opened, page, server
from playwright.sync_api import Browser, Locator, Page, expect

__all__ = ["browser", "page", "server"]

DESCRIPTION = """Key Account Manager
Brindle & Shaw Fabrics, Halifax

What you will do
You will look after our twelve largest customers and negotiate framework contracts.

What you bring
- At least 4 years of experience in account management
- A bachelor's degree in business or marketing
- Confident use of Salesforce and Excel
- Native English speaker
- A love of cloth

Nice to have
- Fluent Italian
"""


def criterion(page: Page, label: str) -> Locator:
    """The part of the form for the criterion of this label."""
    field = page.locator(f'.criterion-label[value="{label}"]')
    return page.locator(".criterion").filter(has=field).last


def checked(page: Page) -> None:
    """Wait until the service has checked what was typed."""
    expect(page.locator("#state")).not_to_have_text("Checking …")


def test_the_list_is_filtered_and_leads_to_a_role(page: Page) -> None:
    page.goto("/roles")
    page.get_by_label("Filter roles").fill("director profit")
    expect(page.locator(".role-row:visible")).to_have_count(1)
    page.get_by_label("Filter roles").fill("astronaut")
    expect(page.get_by_text("No role has these words.")).to_be_visible()
    page.get_by_label("Filter roles").fill("")
    page.get_by_role("link", name="Key Account Manager").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Key Account Manager")
    points = [float(text.split()[0]) for text in page.locator(".criteria-read .points").all_inner_texts()]
    assert round(sum(points), 1) == 100
    expect(page.get_by_role("heading", name="Where the figures come from")).to_be_visible()


def test_a_bundled_role_is_edited_and_saved_as_version_two(server: Server, page: Page) -> None:
    page.goto("/roles/account-director")
    page.get_by_role("link", name="Edit").click()
    first = page.locator(".criterion").first
    expect(first.locator(".criterion-points")).not_to_be_empty()
    before = float(first.locator(".criterion-points").inner_text())
    first.get_by_label("Weight").fill("60")
    expect(first.locator(".criterion-points")).not_to_have_text(str(before))
    assert float(first.locator(".criterion-points").inner_text()) > before
    page.get_by_label("Summary").fill("Leads the department.")
    page.get_by_role("button", name="Save as version 2").click()
    expect(page.get_by_text("Saved as version 2.")).to_be_visible()
    expect(page.get_by_text("Leads the department.")).to_be_visible()

    page.get_by_role("link", name="2 versions").click()
    expect(page.get_by_role("heading", name="From version 1 to 2")).to_be_visible()
    row = page.locator(".change-list").get_by_role("row", name="Weight")
    expect(row.locator("ins")).to_have_text("60")
    kept = httpx.get(f"{server.url}/v1/roles/account-director").json()
    assert (kept["version"], kept["criteria"][0]["weight"]) == (2, "60")
    old = httpx.get(f"{server.url}/v1/roles/account-director?version=1").json()
    assert [each["id"] for each in kept["criteria"]] == [each["id"] for each in old["criteria"]]


def test_mistakes_stand_at_their_fields_and_above_the_form(page: Page) -> None:
    page.goto("/roles/sales-manager/edit")
    first = page.locator(".criterion").first
    first.get_by_label("Weight").fill("heavy")
    expect(first.get_by_text("Must be a number, not 'heavy'")).to_be_visible()
    expect(first.get_by_label("Weight")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#state")).to_have_text("1 thing to put right")
    page.get_by_label("Title").fill("")
    page.get_by_label("Summary").fill("For the young and energetic.")
    page.get_by_role("button", name="Save as version 2").click()
    summary = page.locator("#mistakes")
    expect(summary).to_be_focused()
    summary.get_by_role("button", name="Must be a number").click()
    expect(first.get_by_label("Weight")).to_be_focused()
    first.get_by_label("Weight").fill("20")
    page.get_by_label("Title").fill("Sales Manager")
    expect(page.locator("#state")).to_contain_text("Right, with 1 doubt")
    expect(page.get_by_text("it can stand in for age")).to_be_visible()


def test_criteria_are_added_moved_nested_and_taken_away(server: Server, page: Page) -> None:
    page.goto("/roles/sales-coordinator/edit")
    page.locator("#role-form > section > .adder select").select_option("any_of")
    page.get_by_role("button", name="Add a criterion").click()
    group = page.locator('[data-list="criteria"] > .criterion').last
    group.locator(".criterion-label").first.fill("Languages or a certificate")
    group.locator(".adder select").select_option("language")
    group.get_by_role("button", name="Add an option").click()
    language = group.locator(".criterion.nested").first
    language.locator(".criterion-label").fill("French")
    language.get_by_role("combobox", name="Languages").fill("fren")
    language.get_by_role("option", name="French").click()
    group.locator(".options-edit > .adder select").select_option("all_of")
    group.locator(".options-edit > .adder").get_by_role("button", name="Add an option").click()
    both = group.locator('.criterion.nested[data-kind="all_of"]')
    both.locator(".criterion-label").first.fill("Both")
    for label, typed in (("Excel", "microsoft ex"), ("Cold calls", "cold_ca")):
        both.locator(".adder select").last.select_option("skill")
        both.get_by_role("button", name="Add an option").last.click()
        inner = both.locator(".criterion.nested").last
        inner.locator(".criterion-label").fill(label)
        inner.get_by_role("combobox", name="Skills").fill(typed)
        inner.get_by_role("combobox", name="Skills").press("Enter")
    checked(page)
    page.locator('[data-list="criteria"] > .criterion').nth(1).get_by_label("Remove the criterion").click()
    page.get_by_role("button", name="Undo").click()
    page.locator('[data-list="criteria"] > .criterion').nth(2).get_by_label("Remove the criterion").click()
    group.get_by_label("Move up").first.click()
    expect(page.locator("#moved")).to_have_text("Languages or a certificate is now 5 of 6")
    page.get_by_role("button", name="Save as version 2").click()
    expect(page.get_by_text("Saved as version 2.")).to_be_visible()

    before = httpx.get(f"{server.url}/v1/roles/sales-coordinator?version=1").json()["criteria"]
    after = httpx.get(f"{server.url}/v1/roles/sales-coordinator").json()["criteria"]
    kept = [each["id"] for each in before if each is not before[2]]
    assert [each["id"] for each in after] == [*kept[:-1], "languages_or_a_certificate", kept[-1]]
    made = after[4]
    assert [(each["kind"], each["label"]) for each in made["options"]] == [
        ("language", "French"),
        ("all_of", "Both"),
    ]
    assert [each["skills"] for each in made["options"][1]["options"]] == [["excel"], ["cold_calling"]]


def test_a_version_saved_meanwhile_is_told_kindly(server: Server, page: Page) -> None:
    page.goto("/roles/account-executive/edit")
    page.get_by_label("Title").fill("Account Executive, mine")
    path = f"{server.url}/v1/roles/account-executive"
    role = httpx.get(path)
    other = {**role.json(), "title": "Account Executive, theirs"}
    httpx.post(f"{path}/versions", json=other, headers={"if-match": role.headers["etag"]}).raise_for_status()
    page.get_by_role("button", name="Save as version 2").click()
    dialog = page.get_by_role("dialog", name="Somebody saved a version meanwhile")
    dialog.get_by_role("button", name="Go on editing").click()
    expect(page.get_by_label("Title")).to_have_value("Account Executive, mine")
    page.get_by_role("button", name="Save as version 2").click()
    dialog.get_by_role("button", name="Save mine on top").click()
    expect(page.get_by_text("Saved as version 3.")).to_be_visible()
    assert httpx.get(path).json()["title"] == "Account Executive, mine"


def test_a_job_description_becomes_a_role(server: Server, page: Page) -> None:
    page.goto("/new-role")
    page.get_by_label("From a job description").fill(DESCRIPTION)
    page.get_by_role("button", name="Make a draft").click()
    expect(page.get_by_role("heading", name="Draft: Key Account Manager")).to_be_visible()
    page.wait_for_load_state("domcontentloaded")
    item = page.locator(".drafted [data-mark]").filter(has_text="4 years")
    item.hover()
    expect(page.locator("mark.lit")).to_contain_text("At least 4 years of experience in account management")
    page.locator("mark", has_text="Fluent Italian").hover()
    expect(page.locator(".drafted .lit")).to_contain_text("Italian")
    page.locator("mark", has_text="Salesforce and Excel").click()
    expect(page.locator(".drafted li:focus")).to_contain_text("Salesforce")
    expect(page.locator(".draft-side")).to_contain_text("Left out on purpose")
    expect(page.locator(".draft-side")).to_contain_text("Native English speaker")

    page.get_by_role("button", name="Go on in the form").click()
    expect(page.get_by_label("Title")).to_be_focused()
    page.get_by_role("button", name="Save the role").click()
    expect(page.locator("#mistakes")).to_contain_text("There is a role key-account-manager already")
    page.locator("#mistakes").get_by_role("button").first.click()
    expect(page.locator("#id")).to_be_focused()
    page.locator("#id").fill("cloth-account-manager")
    page.get_by_role("button", name="Save the role").click()
    expect(page.get_by_text("Saved as version 1.")).to_be_visible()
    kept = httpx.get(f"{server.url}/v1/roles/cloth-account-manager").json()
    assert kept["criteria"][0]["minimum_years"] == "4"


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "Paste the text"), ("We are nice people and the coffee is good.", "was understood")],
)
def test_what_is_no_job_description_is_said(page: Page, text: str, told: str) -> None:
    page.goto("/new-role")
    page.locator("#description").evaluate("field => field.removeAttribute('required')")
    page.locator("#description").fill(text)
    page.get_by_role("button", name="Make a draft").click()
    expect(page.get_by_role("alert")).to_contain_text(told)
    expect(page.locator("#description")).to_have_value(text)


def test_markup_in_roles_is_text(server: Server, page: Page) -> None:
    markup = "<img src=x onerror=alert(1)>"
    skill = {"id": "tools", "label": f"{markup} tools", "kind": "skill", "skills": ["excel"]}
    body = {
        "id": "odd",
        "title": f"{markup} role",
        "summary": markup,
        "sources": [markup],
        "criteria": [skill],
    }
    httpx.post(f"{server.url}/v1/roles", json=body).raise_for_status()
    for path in ("/roles", "/roles/odd", "/roles/odd/edit", "/roles/odd/versions", "/new-role?like=odd"):
        page.goto(path)
        expect(page.locator("main img")).to_have_count(0)
        assert markup in page.locator("main").inner_text() or path.endswith(("edit", "odd"))
    page.goto("/roles/odd/edit")
    expect(page.get_by_label("Title")).to_have_value(f"{markup} role")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_they_are_accessible_and_fit(server: Server, browser: Browser, width: int, scheme: str) -> None:
    with opened(browser, server.url, width=width, scheme=scheme) as page:
        for path in (
            "/roles",
            "/roles/key-account-manager",
            "/roles/key-account-manager/versions",
            "/new-role",
        ):
            page.goto(path)
            assert accessibility_mistakes(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.goto("/roles/key-account-manager/edit")
        for part in page.locator("details").all():
            part.evaluate("part => { part.open = true; }")
        assert accessibility_mistakes(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.goto("/new-role")
        page.get_by_label("From a job description").fill(DESCRIPTION)
        page.get_by_role("button", name="Make a draft").click()
        expect(page.get_by_role("tab", name="What was read")).to_be_visible()
        assert accessibility_mistakes(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
