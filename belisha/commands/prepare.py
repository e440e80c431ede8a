"""`belisha prepare`: makes the database ready."""

from __future__ import annotations

import typer

from belisha.site.prepare import main

app = typer.Typer(add_completion=False)


@app.command()
def prepare() -> None:
    """Make the database ready, or bring it up to date."""
    raise typer.Exit(main())
