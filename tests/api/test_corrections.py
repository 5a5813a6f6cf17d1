"""Facts that people put right, and notes: what becomes of results, facts, exports and the log."""

import httpx
from correction_fixtures import RIGHT, screening, sent, weak
from fastapi.testclient import TestClient
from sample_resumes import WEAK, pdf
from service_fixtures import SCREENING, client, done, keys, problem_of, server, settings, using

from api.settings import Settings
from api.storage import open_storage

__all__ = ["client", "keys", "screening", "server", "settings", "weak"]


def test_a_corrected_post_is_assessed_anew_and_says_by_whom(
    client: httpx.Client, screening: str, weak: str, keys: dict[str, str]
) -> None:
    before = client.get(f"{weak}/assessment").json()
    made = sent(client, weak, **RIGHT)
    assert made["values"] == RIGHT["values"]
    assert made["made_by"] == keys["admin"].split("_")[1]
    after = client.get(f"{weak}/assessment").json()
    assert float(after["score"]) > float(before["score"])
    assert after["corrections"] == [made["id"]]
    assert after["versions"]["input"] != before["versions"]["input"]
    assert "corrected by a person: “title Sales Manager; employer Corner Market Ltd;" in after["explanation"]
    assert f"Note: Corrected by a person ({made['made_by']}," in after["explanation"]
    quotes = [
        quote
        for result in after["criteria"]
        for part in [result, *result["parts"]]
        for quote in part["evidence"]
    ]
    assert any(quote["rule"] == "human" and quote["page"] == 0 for quote in quotes)
    post = client.get(f"{weak}/facts").json()["positions"][0]
    assert (post["title"], post["start"], post["end"]) == ("Sales Manager", "2012-03", "present")
    assert post["functions"] == ["sales", "management"]
    assert [item["id"] for item in post["corrections"]] == [made["id"]]
    ranked = {f"/v1/resumes/{place['resume']}": place for place in client.get(f"{screening}/ranking").json()}
    assert ranked[weak]["score"] == after["score"]
    rescored = client.post(f"{screening}/rescore", json={}).json()["ranking"]
    assert {f"/v1/resumes/{place['resume']}": place["score"] for place in rescored}[weak] == after["score"]
    assert client.get(f"{screening}/export?format=json").json()["candidates"][1]["score"] == after["score"]


def test_withdrawing_gives_the_first_result_back(client: httpx.Client, weak: str, settings: Settings) -> None:
    before = client.get(f"{weak}/assessment").json()
    facts = client.get(f"{weak}/facts").text
    first = sent(client, weak, **RIGHT)
    second = sent(client, weak, kind="skill", action="add", values={"id": "excel"})
    withdrawn = client.delete(f"{weak}/corrections/{first['id']}").json()
    assert withdrawn["withdrawn_by"] == first["made_by"]
    assert client.get(f"{weak}/assessment").json()["corrections"] == [second["id"]]
    client.delete(f"{weak}/corrections/{second['id']}")
    again = client.delete(f"{weak}/corrections/{second['id']}")
    assert again.status_code == 200
    after = client.get(f"{weak}/assessment").json()
    del before["assessed_at"], after["assessed_at"]
    assert after == before
    assert client.get(f"{weak}/facts").text == facts
    storage = open_storage(settings.database)
    past = storage.past_assessments(weak.rpartition("/")[2])
    storage.close()
    assert [item.number for item in past] == [1, 2, 3, 4, 5]
    assert past[0].result == past[4].result
    assert [len(item.corrections) for item in past] == [0, 1, 2, 1, 0]
    shown = client.get(f"{weak}/corrections").json()
    assert [item["id"] for item in shown] == [second["id"], first["id"]]


def test_who_it_is_is_put_right_everywhere_and_undone(
    client: httpx.Client, screening: str, weak: str, settings: Settings
) -> None:
    before, result = client.get(f"{weak}/facts").json(), client.get(f"{weak}/assessment").json()
    old = before["candidate"]["name"]
    assert (old, before["candidate"]["corrections"]) == ("Tomas Okafor", None)
    values = {"name": "Thomas Okafor-Lind", "emails": ["thomas@example.net"], "place": None}
    made = sent(client, weak, kind="contact", action="change", fact="contact", values=values)
    after = client.get(f"{weak}/facts").json()["candidate"]
    assert (after["name"], after["emails"]) == ("Thomas Okafor-Lind", ["thomas@example.net"])
    assert [item["id"] for item in after["corrections"]] == [made["id"]]
    now = client.get(f"{weak}/assessment").json()
    for told in ("score", "criteria", "explanation", "findings", "confidence"):
        assert now[told] == result[told]
    assert now["corrections"] == [made["id"]]
    ranking = client.get(f"{screening}/ranking").json()
    assert [place["candidate"] for place in ranking].count("Thomas Okafor-Lind") == 1
    assert old not in client.get(f"{screening}/export?format=csv").text
    storage = open_storage(settings.database)
    tenant = next(tenant for tenant in storage.tenants() if tenant.name == "one")
    mine = [event for event in storage.events(tenant.id) if event.subject == weak.rpartition("/")[2]]
    assert (mine[-1].kind, mine[-1].details["fact"]) == ("resume.corrected", "contact")
    assert "Lind" not in str(mine)
    storage.close()
    client.delete(f"{weak}/corrections/{made['id']}")
    assert client.get(f"{weak}/facts").json() == before
    assert [place["candidate"] for place in client.get(f"{screening}/ranking").json()].count(old) == 1


def test_what_is_left_out_is_told(client: httpx.Client, weak: str) -> None:
    made = sent(client, weak, kind="position", action="remove", fact="position:0")
    body = client.get(f"{weak}/facts").json()
    assert body["positions"] == []
    assert [item["id"] for item in body["removed"]] == ["position:0"]
    notes = client.get(f"{weak}/assessment").json()["findings"]
    told = next(item["message"] for item in notes if item["code"] == "corrected")
    assert told.endswith("the post Cashier, Corner Market is left out.")
    back = sent(client, weak, kind="position", action="change", fact="position:0", values={"end": "2019"})
    assert client.get(f"{weak}/facts").json()["positions"][0]["end"] == "2019"
    assert client.get(f"{weak}/assessment").json()["corrections"] == [made["id"], back["id"]]


def test_sent_again_it_is_made_once(client: httpx.Client, weak: str) -> None:
    headers = {"idempotency-key": f"right {weak}"}
    answers = [client.post(f"{weak}/corrections", json=RIGHT, headers=headers) for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert len(client.get(f"{weak}/corrections").json()) == 1


def test_the_log_tells_of_corrections_without_their_content(
    client: httpx.Client, weak: str, settings: Settings, keys: dict[str, str]
) -> None:
    made = sent(client, weak, **RIGHT)
    client.delete(f"{weak}/corrections/{made['id']}")
    client.post(f"{weak}/notes", json={"text": "Call Tomas on Monday."})
    storage = open_storage(settings.database)
    tenant = next(tenant for tenant in storage.tenants() if tenant.name == "one")
    mine = [event for event in storage.events(tenant.id) if event.subject == weak.rpartition("/")[2]]
    assert [event.kind for event in mine[-3:]] == ["resume.corrected", "correction.withdrawn", "note.added"]
    assert mine[-3].details["fact"] == "position"
    for event in mine:
        assert "Market" not in str(event.details)
        assert "Tomas" not in str(event.details)
    assert storage.broken_event(tenant.id) is None
    storage.close()


def test_notes_the_newest_first(client: httpx.Client, weak: str) -> None:
    for number in range(3):
        made = client.post(f"{weak}/notes", json={"text": f"Note {number}\nand more."})
        assert made.status_code == 201
    page = client.get(f"{weak}/notes?limit=2")
    assert [note["text"] for note in page.json()] == ["Note 2\nand more.", "Note 1\nand more."]
    rest = client.get(page.links["next"]["url"])
    assert [note["text"] for note in rest.json()] == ["Note 0\nand more."]
    problem_of(client.post(f"{weak}/notes", json={"text": ""}), 422, "invalid_request")


def test_erasing_takes_corrections_and_notes_along(
    client: httpx.Client, weak: str, settings: Settings
) -> None:
    sent(client, weak, **RIGHT)
    client.post(f"{weak}/notes", json={"text": "Call Tomas on Monday."})
    assert client.delete(weak).status_code == 204
    problem_of(client.get(f"{weak}/corrections"), 404, "not_found")
    assert client.get(f"{weak}/notes").json() == []
    problem_of(client.post(f"{weak}/notes", json={"text": "More"}), 404, "not_found")
    problem_of(client.post(f"{weak}/corrections", json=RIGHT), 404, "not_found")
    storage = open_storage(settings.database)
    name = weak.rpartition("/")[2]
    assert storage.corrections(name) == []
    assert storage.notes(name, None, 10) == []
    past = storage.past_assessments(name)
    assert [item.number for item in past] == [1, 2]
    assert "Market" not in str(past)
    storage.close()


def test_a_blind_screening_masks_what_people_write(client: httpx.Client) -> None:
    path = client.post("/v1/screenings", json={**SCREENING, "blind": True}).headers["location"]
    answer = client.post(f"{path}/resumes", files=[("files", ("tomas.pdf", pdf(WEAK)))])
    done(client, path)
    resume = f"/v1/resumes/{answer.json()['resumes'][0]['id']}"
    sent(client, resume, **{**RIGHT, "reason": "Tomas Okafor said so."})
    client.post(f"{resume}/notes", json={"text": "Call Okafor on Monday."})
    school = {"institution": "Vantrelle", "year": "2009"}
    sent(client, resume, kind="degree", action="change", fact="degree:0", values=school)
    sent(client, resume, kind="degree", action="change", fact="degree:0", values={"institution": "Moorfield"})
    sent(client, resume, kind="position", action="change", fact="position:0", values={"place": "Uppsala"})
    who = {"name": "Jolanta Wisniewska", "emails": ["jola@example.net"]}
    sent(client, resume, kind="contact", action="change", fact="contact", values=who)
    page = client.get(f"{path.removeprefix('/v1')}/candidates/{resume.rpartition('/')[2]}").text
    told_now = ("Vantrelle", "Moorfield", "Uppsala", "Jolanta", "Wisniewska", "jola@", "2009")
    for told in told_now:
        assert told not in page, told
    for part in ("corrections", "facts", "assessment", "highlights", "text"):
        for told in told_now:
            assert told not in client.get(f"{resume}/{part}").text, (part, told)
    assert not any(told in client.get(f"{path}/export?format=json").text for told in told_now)
    newest = client.get(f"{resume}/corrections").json()[0]
    assert newest["values"] == {"name": "█", "emails": ["█"]}
    for part in ("corrections", "notes", "facts", "assessment", "highlights"):
        text = client.get(f"{resume}/{part}").text
        for told in ("Tomas", "Okafor", "Elm High", "2015", "tomas.pdf"):
            assert told not in text, (part, told)
    facts = client.get(f"{resume}/facts").json()
    assert facts["positions"][0]["title"] == "Sales Manager"
    assert facts["education"][0]["level"] == "high_school"
    assert facts["source"].startswith("Candidate ")


def test_scopes_and_tenants(
    server: TestClient, keys: dict[str, str], client: httpx.Client, weak: str
) -> None:
    made = sent(client, weak, **RIGHT)
    writer, stranger = using(server, keys["writer"]), using(server, keys["stranger"])
    for who, status, code in ((writer, 403, "forbidden"), (stranger, 404, "not_found")):
        problem_of(who.post(f"{weak}/corrections", json=RIGHT), status, code)
        problem_of(who.delete(f"{weak}/corrections/{made['id']}"), status, code)
        problem_of(who.post(f"{weak}/notes", json={"text": "Hm."}), status, code)
    for part in ("corrections", "notes", "facts"):
        assert writer.get(f"{weak}/{part}").status_code == 200
        problem_of(stranger.get(f"{weak}/{part}"), 404, "not_found")
    problem_of(client.delete(f"{weak}/corrections/none"), 404, "not_found")
