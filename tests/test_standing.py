"""What counts as served: only something at least as strong, of the same capability, that some room acts on."""

from __future__ import annotations

import pytest

from belisha.language.obligations import Obligation, read_obligations
from belisha.language.provisions import Provision, State, Worth
from belisha.language.standing import Standing, standing_of, unserved
from tests.policies import clause, reading_of

CAPABILITY = "filter.categories"
RULE = "who: pupils\nmay-not: gamble\nabout: {about}\nkept: {kept}"


def _all(_: Provision) -> bool:
    return True


def _none(_: Provision) -> bool:
    return False


def _standing(kind: str, kept: str, about: str = CAPABILITY, serves: object = _all) -> Standing:
    draft = reading_of(clause(RULE.format(about=about, kept=kept), word="rule")).draft
    obligations = {"x.1": Obligation("x.1", Worth(kind), CAPABILITY)}
    return standing_of(draft.clauses[0], draft.titles, serves, obligations)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "kept", "served"),
    [
        ("enforced", "enforced", True),
        ("enforced", "evidenced", False),
        ("enforced", "attested", False),
        ("evidenced", "enforced", True),
        ("evidenced", "evidenced", True),
        ("evidenced", "attested", False),
        ("attested", "attested", True),
        ("statement", "attested", True),
    ],
)
def test_an_obligation_is_served_only_by_something_as_strong(kind: str, kept: str, served: bool) -> None:
    standing = _standing(kind, kept)
    assert (standing.served, State.UNSERVED in standing.states, standing.kind) == (served, not served, kept)


def test_a_provision_of_another_capability_does_not_serve() -> None:
    assert not _standing("evidenced", "enforced", about="email.rules").served


def test_a_provision_that_no_room_serves_is_unserved() -> None:
    standing = _standing("enforced", "enforced", serves=_none)
    assert not standing.served
    assert unserved((standing,)) == 1


def test_a_clause_that_asks_nothing_is_a_statement() -> None:
    draft = reading_of('\nWe like the internet. {#a.b source="x.2"}\n').draft
    standing = standing_of(
        draft.clauses[0], draft.titles, _all, {"x.2": Obligation("x.2", Worth.STATEMENT, "policy.text")}
    )
    assert (standing.kind, standing.served, standing.states) == (Worth.STATEMENT, False, ())


def test_a_clause_without_a_provision_that_owes_one_is_unserved() -> None:
    draft = reading_of('\nWe keep a log. {#a.b source="x.2"}\n').draft
    standing = standing_of(
        draft.clauses[0], draft.titles, _all, {"x.2": Obligation("x.2", Worth.EVIDENCED, "incident.log")}
    )
    assert standing.states == (State.UNSERVED,)


def test_the_json_keys_are_stable() -> None:
    assert list(_standing("enforced", "enforced").as_json()) == [
        "id", "line", "heading", "kind", "served", "states", "sources", "provisions",
    ]  # fmt: skip


def test_obligations_that_cannot_be_read_name_the_row() -> None:
    with pytest.raises(ValueError, match="row 3 of the obligations"):
        read_obligations(["id,kind,capability", "a,enforced,b", "c,forced,d"])
