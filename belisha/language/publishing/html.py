"""A publication as one HTML page that stands alone: readable by anybody, in print and with a screen reader."""

from __future__ import annotations

from html import escape
from pathlib import Path

from belisha.language.publishing.prose import Paragraph, ProsePart, Run, Table
from belisha.language.publishing.publication import Promise, Publication, Section, Words

STYLE = Path(__file__).with_name("publication.css")


def render(publication: Publication) -> bytes:
    """The publication as UTF-8 HTML; needs no other file and runs no script."""
    title = escape(f"{publication.title} – {publication.school}")
    return f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{STYLE.read_text("utf-8")}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the policy</a>
<header><p class="school">{escape(publication.school)}</p></header>
<main id="main">
<h1>{escape(publication.title)}</h1>
{_facts(publication)}
{_contents(publication)}
{_roles(publication)}
{"".join(_piece(piece) for piece in publication.body)}
</main>
<footer><p>Fingerprint of this exact text (SHA-256): <span class="fingerprint">{publication.fingerprint}</span></p></footer>
</body>
</html>
""".encode()


def _facts(publication: Publication) -> str:
    rows = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in publication.facts
    )
    return f'<dl class="facts">{rows}</dl>'


def _contents(publication: Publication) -> str:
    if not publication.sections:
        return ""
    items = "".join(
        f'<li class="level-{section.level}"><a href="#{section.anchor}">{escape(section.text)}</a></li>'
        for section in publication.sections
    )
    return f'<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ul>{items}</ul></nav>'


def _roles(publication: Publication) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(title)}</th><td>{number}</td></tr>'
        for title, number in publication.roles
    )
    head = '<tr><th scope="col">Role</th><th scope="col">Clauses that ask something of it</th></tr>'
    return f'<section aria-labelledby="roles"><h2 id="roles">Roles</h2><table><thead>{head}</thead><tbody>{rows}</tbody></table></section>'


def _piece(piece: Section | Words | Promise) -> str:
    if isinstance(piece, Section):
        return f'<h{piece.level} id="{piece.anchor}">{escape(piece.text)}</h{piece.level}>\n'
    if isinstance(piece, Words):
        return _parts(piece.parts)
    return _promise(piece)


def _promise(promise: Promise) -> str:
    sentences = "".join(f"<li>{escape(sentence)}</li>" for sentence in promise.sentences)
    marks = "".join(f'<li class="mark">{escape(mark)}</li>' for mark in promise.marks)
    states = "".join(f'<li class="state">{escape(state)}.</li>' for state in promise.states)
    does = (
        f'<div class="does"><p>{promise.kind}:</p><ul>{sentences}{marks}{states}</ul></div>'
        if sentences or marks or states
        else ""
    )
    return f'<div class="clause" id="{promise.id}">{_parts(promise.parts)}<p class="id">#{promise.id}</p>{does}</div>\n'


def _parts(parts: tuple[ProsePart, ...]) -> str:
    return "".join(_table(part) if isinstance(part, Table) else _paragraph(part) for part in parts)


def _paragraph(paragraph: Paragraph) -> str:
    words = _runs(paragraph.runs)
    if not paragraph.marker:
        return f"<p>{words}</p>"
    if paragraph.marker == "•":
        return f'<ul class="depth-{paragraph.depth}"><li>{words}</li></ul>'
    return f'<ol start="{paragraph.marker.rstrip(".")}" class="depth-{paragraph.depth}"><li>{words}</li></ol>'


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{_runs(cell)}</th>' for cell in table.rows[0])
    body = "".join(f"<tr>{''.join(f'<td>{_runs(cell)}</td>' for cell in row)}</tr>" for row in table.rows[1:])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = escape(run.text)
    text = f"<em>{text}</em>" if run.emphasis else text
    text = f"<strong>{text}</strong>" if run.strong else text
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text
