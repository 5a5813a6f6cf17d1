"""A screening whose candidates have pages."""

from dataclasses import dataclass
from pathlib import Path

import httpx
from browser import Server
from playwright.sync_api import Page
from web_samples import new_screening


@dataclass(frozen=True)
class Pile:
    """A screening and its resumes by the names of their files."""

    server: Server
    id: str
    resumes: dict[str, str]

    def path(self, name: str) -> str:
        return f"/screenings/{self.id}/candidates/{self.resumes[name]}"

    def api(self, name: str, what: str) -> httpx.Response:
        return httpx.get(f"{self.server.url}/v1/resumes/{self.resumes[name]}{what}")


def pile_of(server: Server, paths: list[Path], *, blind: bool = False) -> Pile:
    made = new_screening(server, paths, blind=blind)
    found = httpx.get(f"{server.url}/v1/screenings/{made}/resumes", params={"limit": 200}).json()
    names = [path.name for path in paths]
    return Pile(server, made, dict(zip(names, (each["id"] for each in found), strict=True)))


def score(page: Page) -> float:
    return float(page.locator("#score").inner_text())
