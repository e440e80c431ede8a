"""How long a person waits after `make run` on a computer that has run Belisha before: from the command to the page.

The promise is five seconds. Each round starts a server of its own, on a free port, and stops it again.
"""

from __future__ import annotations

import os
import signal
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
ROUNDS = 5
PROMISED_SECONDS = 5.0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number: int = taken.getsockname()[1]
        return number


def seconds_to_first_page(var: str) -> float:
    """One start, in seconds, with the database and the key in the folder `var`."""
    port = free_port()
    surroundings = os.environ | {"BELISHA_VAR": var, "PORT": str(port)}
    started = time.perf_counter()
    command = ["make", "--no-print-directory", "run"]
    with subprocess.Popen(
        command, cwd=CHECKOUT, env=surroundings, stdout=subprocess.PIPE, start_new_session=True
    ) as server:
        assert server.stdout is not None
        server.stdout.readline()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as page:
            page.read()
        taken = time.perf_counter() - started
        os.killpg(server.pid, signal.SIGTERM)
    return taken


def main() -> None:
    """Prints the median and the slowest of the rounds."""
    with tempfile.TemporaryDirectory() as var:
        seconds_to_first_page(var)
        rounds = [seconds_to_first_page(var) for _ in range(ROUNDS)]
    print(f"make run to first page: median {statistics.median(rounds):.2f} s, slowest {max(rounds):.2f} s")
    print(f"promised: {PROMISED_SECONDS:.0f} s")


if __name__ == "__main__":
    main()
