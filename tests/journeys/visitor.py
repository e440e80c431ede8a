"""Somebody with a browser, who notices everything that goes wrong on a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, Route

AXE: Final = Path(__file__).parent / "vendor" / "axe.min.js"

# Target size stands at level AA of WCAG 2.2, but axe leaves it off unless it is asked for by name.
AXE_OPTIONS: Final[dict[str, Any]] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


class Visitor:
    """One browser window on the site that runs at `origin`.

    `problems` collects what a person would not see but should not happen: errors in the console, among them breaches
    of the content security policy, addresses that do not answer, and anything asked of another site.

    Without `runs_scripts` no script of the site arrives, and its policy forbids any in the page. The browser's own
    switch would be closer to life, but axe itself never ends under it.
    """

    def __init__(self, context: BrowserContext, origin: str, *, runs_scripts: bool = True) -> None:
        self.origin = origin
        self.runs_scripts = runs_scripts
        self.problems: list[str] = []
        context.route("**/*", self._stay_on_site)
        self.page: Page = context.new_page()
        self.page.on("console", self._hear_console)
        self.page.on("pageerror", lambda error: self.problems.append(f"Script failed: {error}"))
        self.page.on("response", self._hear_response)

    def go(self, path: str, *, status: int = 200) -> Page:
        """Opens a page of the site, and waits until it is loaded. Fails unless it answers with `status`."""
        response = self.page.goto(self.origin + path)
        assert response is not None
        assert response.status == status, f"{path} answered {response.status}"
        return self.page

    def barriers(self) -> list[str]:
        """What axe finds on the page as it stands: one line for each element, and none on a page that is right."""
        self.page.evaluate(AXE.read_text("utf-8"))
        result = self.page.evaluate("options => axe.run(document, options)", AXE_OPTIONS)
        assert result["passes"], "axe looked at nothing"
        return [
            f"{violation['id']} ({violation['impact']}) at {' '.join(map(str, node['target']))}: {violation['help']}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        width: int = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return width

    def _stay_on_site(self, route: Route) -> None:
        request = route.request
        if not request.url.startswith(self.origin):
            self.problems.append(f"Asked another site: {request.url}")
            route.abort()
        elif request.resource_type == "script" and not self.runs_scripts:
            route.abort()
        else:
            route.continue_()

    def _hear_console(self, message: ConsoleMessage) -> None:
        # The browser repeats each bad answer in the console; _hear_response has it already.
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.problems.append(f"Console {message.type}: {message.text}")

    def _hear_response(self, response: Response) -> None:
        if not response.ok and response.status not in {301, 302, 303, 304} and not _is_page(response.request):
            self.problems.append(f"{response.status} for {response.url}")


def _is_page(request: Request) -> bool:
    return request.is_navigation_request()
