"""Takes the README's picture from a running demonstration: start `make run`, then `.venv/bin/python -m tools.screenshot`.

It signs in as the first of those whom the demonstration offers, who is the head.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

ORIGIN = "http://127.0.0.1:8000"
PAGE = "/policy/clauses/curriculum.unblock/"
PICTURE = Path(__file__).resolve().parent.parent / "docs/screenshot.png"
SIZE = ViewportSize(width=1200, height=1000)


def main() -> None:
    """Writes docs/screenshot.png. Arguments: where it is served, a page there, and another file to write."""
    origin, path, picture = [*sys.argv[1:], *(ORIGIN, PAGE, str(PICTURE))[len(sys.argv) - 1 :]][:3]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)
        page.goto(f"{origin}/demo/")
        page.get_by_role("button", name="Sign in as").first.click()
        page.goto(f"{origin}{path}")
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main()
