"""Takes the README's picture from a running Belisha: start `make run`, then `.venv/bin/python -m tools.screenshot`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

ADDRESS = "http://127.0.0.1:8000/policy/clauses/curriculum.unblock/"
PICTURE = Path(__file__).resolve().parent.parent / "docs/screenshot.png"
SIZE = ViewportSize(width=1200, height=1000)


def main() -> None:
    """Write docs/screenshot.png from the address given, or from where `make run` serves."""
    address = sys.argv[1] if len(sys.argv) > 1 else ADDRESS
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)
        page.goto(address)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
