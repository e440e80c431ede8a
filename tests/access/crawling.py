"""Opening every page that somebody can come to, and reading all that is answered."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Any, Final

from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from tests.access.asking import RECORDS, names_of, own_names_of
from tests.access.cast import Cast
from tests.access.matrix import LINES

LINK: Final = re.compile(r'(?:href|hx-get|src)="(/[^"#]*|\?[^"#]*)')
SLOW: Final = re.compile("/download/(pdf|docx)/")
WAYS: Final = 2
MOST: Final = 400
"""Pages, so that a link that leads to ever more pages ends as a failure."""


def starts(cast: Cast, who: str) -> Iterator[str]:
    """The address of every page that there is, of records of this school."""
    for line in LINES:
        if line.method == "GET" and not line.when:
            for names in (*own_names_of(line.route, cast, who), names_of(line.route, cast, who)):
                yield reverse(line.route, kwargs=names)


def plain_starts(cast: Cast, who: str) -> Iterator[str]:
    """The same without what only one person may open once, and without pages about signing in."""
    for line in LINES:
        if line.method == "GET" and not line.when and not line.route.startswith(("account_", "mfa_")):
            names = names_of(line.route, cast, who) if line.route in RECORDS else {}
            yield reverse(line.route, kwargs=names)


def crawled(browser: Client, cast: Cast, who: str) -> dict[str, str]:
    """What is answered at every address that somebody can come to from anywhere, as text.

    Files that take long to make are the same for everybody, so that only the head takes them.
    """
    waiting, found = list(dict.fromkeys(starts(cast, who))), {}
    asked: Counter[str] = Counter()
    while waiting:
        address = waiting.pop()
        if address in found or (who != "head" and SLOW.search(address)):
            continue
        answer: Any = browser.get(address)
        found[address] = text_of(answer)
        assert len(found) < MOST, f"There is no end to it: {address}"
        waiting += [
            one for one in links_in(found[address], address) if one not in found and is_new(one, asked)
        ]
    return found


def is_new(address: str, asked: Counter[str]) -> bool:
    """Whether to open it: of a page that can be asked for in many ways, a few are enough."""
    page, _, query = address.partition("?")
    asked[page] += bool(query)
    return not query or asked[page] <= WAYS


def links_in(text: str, address: str) -> list[str]:
    """The addresses of this site to which a page leads."""
    here = address.partition("?")[0]
    found = [unescape(one) for one in LINK.findall(text)]
    return [here + one if one.startswith("?") else one for one in found if not one.startswith("/static/")]


def text_of(answer: Any) -> str:
    """All that an answer says: where it leads, and what stands in it, whatever kind of file it is."""
    said = f"{answer.headers.get('Location', '')} {answer.headers.get('Content-Disposition', '')}"
    kind, content = answer.headers.get("Content-Type", ""), b"".join(answer)
    if "pdf" in kind:
        return said + " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            return said + " ".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    return said + content.decode(errors="replace")
