from __future__ import annotations

import pytest

from belisha.web.policy.addresses import address_or_none, clause_address, with_links

LINK = '<a class="govuk-link" href="/policy/clauses/a.b/">#a.b</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("See #a.b.", f"See {LINK}."),
        ("#a.b and #no.such", f"{LINK} and #no.such"),
        ("Write `by: head`", "Write <code>by: head</code>"),
        ("`#a.b` is code", "<code>#a.b</code> is code"),
        ("<b>#a.b</b>", f"&lt;b&gt;{LINK}&lt;/b&gt;"),
        ("", ""),
    ],
)
def test_clauses_become_links_and_nothing_becomes_markup(text: str, html: str) -> None:
    assert with_links(text, {"a.b"}) == html


def test_a_page_that_is_not_installed_has_no_address() -> None:
    assert address_or_none("roles") == "/roles/"
    assert address_or_none("no-such-page") is None


def test_an_empty_id_has_no_page() -> None:
    assert clause_address("") == ""
    assert clause_address("a.b") == "/policy/clauses/a.b/"
