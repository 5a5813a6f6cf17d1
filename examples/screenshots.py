"""Takes the pictures of the pages in docs/images anew: `python -m examples.screenshots` (needs a Chromium).

They show the bundled sample resumes, whose people do not exist.
"""

import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from threading import Thread
from time import sleep

import uvicorn
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from api.app import create_app
from api.settings import Settings

IMAGES = Path(__file__).parent.parent / "docs" / "images"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_COLOURS = 128
DESCRIPTION = """Key Account Manager

You will look after our twelve largest retail clients, prepare business reviews and negotiate renewals.

Essential
- 5+ years of experience in account management or B2B sales
- Degree in marketing, business or a related field, or equivalent experience
- Proficiency in Excel and Salesforce
- Full driving licence

Desirable
- Fluent German would be an advantage
- PMP or similar certification
- A good sense of humour
"""


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """The address of a server that asks for no sign-in."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        app = create_app(Settings(data=data, auth="none"))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            sleep(0.05)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def take(page: Page, name: str) -> None:
    """Keep what the window shows, in few colours: pages are flat."""
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    path = IMAGES / f"{name}.png"
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(path.relative_to(IMAGES.parent.parent), f"{path.stat().st_size / 1000:.0f} kB")


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    browser_path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    with (
        tempfile.TemporaryDirectory() as data,
        serving(Path(data)) as url,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"]) as browser,
    ):
        page = browser.new_page(base_url=url, viewport={"width": 1280, "height": 800})
        page.goto("/")
        page.get_by_role("button", name="Try it with sample resumes").click()
        page.get_by_text("20 candidates").wait_for(timeout=120_000)
        ranking = page.url
        page.reload()
        take(page, "ranking")
        page.get_by_role("link", name="Sabine Orlowe").click()
        page.locator("img[alt^=Page]").first.wait_for()
        page.wait_for_load_state("networkidle")
        page.locator(".criteria .quote, .quote").nth(1).hover()
        take(page, "candidate")
        page.goto(ranking)
        for name in ("Devon Achterberg", "Noor Vandermeer", "Walter Grunby"):
            page.get_by_role("checkbox", name=name).check()
        page.get_by_role("link", name="Compare").or_(page.get_by_role("button", name="Compare")).click()
        page.get_by_role("heading", name="side by side").wait_for()
        page.emulate_media(color_scheme="dark")
        take(page, "compare")
        page.emulate_media(color_scheme="light")
        page.goto("/new-role")
        page.locator("textarea").first.fill(DESCRIPTION)
        page.get_by_role("button", name="Make a draft").click()
        page.get_by_text("What was read").wait_for()
        page.get_by_text("Excel and Salesforce").first.hover()
        take(page, "role-draft")


if __name__ == "__main__":
    main()
