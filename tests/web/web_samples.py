"""Screenings for the tests of the pages: made by the API, or put into storage directly."""

from pathlib import Path

import httpx
from browser import Server
from waiting import until

SAMPLES = Path(__file__).parents[2] / "examples" / "resumes"
AS_OF = "2025-06-01"


def sample_paths() -> list[Path]:
    """The bundled resumes; one of them is damaged."""
    return sorted(SAMPLES.iterdir())


def new_screening(
    server: Server, paths: list[Path], *, blind: bool = False, name: str = "Pile", key: str | None = None
) -> str:
    """The id of a screening of these files, all of them done; a server with sign-in wants a key."""
    body = {"role": "account-manager", "as_of": AS_OF, "name": name, "blind": blind}
    with httpx.Client(base_url=server.url, timeout=30, headers=_headers(key)) as client:
        made = client.post("/v1/screenings", json=body).raise_for_status()
        screening_id = str(made.json()["id"])
        files = [("files", (path.name, path.read_bytes())) for path in paths]
        client.post(f"/v1/screenings/{screening_id}/resumes", files=files).raise_for_status()
        path = f"/v1/screenings/{screening_id}"
        until(lambda: bool(client.get(path).raise_for_status().json()["progress"]["status"] == "done"))
    return screening_id


def progress(server: Server, screening_id: str, key: str | None = None) -> dict[str, object]:
    url = f"{server.url}/v1/screenings/{screening_id}"
    answer = httpx.get(url, headers=_headers(key)).raise_for_status()
    found: dict[str, object] = answer.json()["progress"]
    return found


def _headers(key: str | None) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"} if key else {}
