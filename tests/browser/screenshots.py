"""Takes the README's screenshots of a running site with the demo: `make screenshots`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM

IMAGES = Path(__file__).parents[2] / "docs" / "images"
# Each with its address, and the part of the page that the picture begins with.
PAGES = {
    "profile": ("/people/ayush-sekhari/", ""),
    "publications": ("/publications/?venue=neurips&year=2021-2023", ""),
    "coauthors": ("/people/ayush-sekhari/", "coauthors"),
}


def main(site: str) -> None:
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        for name, (path, part) in PAGES.items():
            page.goto(f"{site}{path}#{part}" if part else site + path)
            page.screenshot(path=IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
