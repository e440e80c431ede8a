"""`belisha serve`: serves the pages to the schools of this installation."""

from __future__ import annotations

import os
import socket
import sys
from typing import Annotated, Final

import typer

from belisha.commands.showing import stop
from belisha.people.actors import command_line
from belisha.people.school_queries import schools
from belisha.site.prepare import main as prepare

app = typer.Typer(add_completion=False)

LOOPBACK: Final = "127.0.0.1"


@app.command()
def serve(
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, help="Where it answers, on this computer alone.")
    ] = 8000,
) -> None:
    """Serve the pages, until it is stopped, on this computer alone: a reverse proxy brings everybody else.

    The database is brought up to date first. Exit status: 2 when it cannot start, and says why.
    """
    if prepare():
        raise typer.Exit(2)
    if not schools(actor=command_line()):
        raise stop(
            "There is no school here yet. Add one, and serve again:\n"
            "  belisha school add “NAME” --head “GIVEN FAMILY” --email ADDRESS\n"
            "To look round a made-up school first, run: make run"
        )
    _require_free(port)
    os.environ.update(BELISHA_PORT=str(port), BELISHA_DEMO="0")
    sys.stdout.flush()
    # It takes this process's place, so that whoever started it can stop it.
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", "--config", "python:belisha.site.serving"])


def _require_free(port: int) -> None:
    with socket.socket() as trial:
        if trial.connect_ex((LOOPBACK, port)) == 0:
            raise stop(
                f"Something else already answers at port {port}. Stop it, or choose another with --port."
            )
