"""How long a person waits for a policy to be checked: the largest of the five, in process and from the shell.

The promise: parsed and checked in under 150 ms in process, and `belisha policy check` in under 0.6 s in all. The peer is
what the same libraries take for the bare work, with nothing understood: markdown-it renders the text, and ruamel.yaml's safe
loader loads each block.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from markdown_it import MarkdownIt
from ruamel.yaml import YAML

from belisha.language.checking import check
from belisha.language.markdown import FenceText, lay_out
from belisha.language.reading import read
from belisha.site.vocabulary import VOCABULARY

CHECKOUT = Path(__file__).parents[1]
ROUNDS = 15
PROMISED_IN_PROCESS, PROMISED_FROM_THE_SHELL = 150, 600


def milliseconds(work: Callable[[], object]) -> float:
    """The median of several rounds, after one to warm up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


def bare(text: str) -> None:
    """The peer's work: the text rendered, and each block loaded."""
    MarkdownIt("commonmark").render(text)
    loader = YAML(typ="safe")
    for part in lay_out(text).parts:
        if isinstance(part, FenceText):
            loader.load(part.text)


def main() -> None:
    """Prints each figure beside what was promised."""
    path = max((CHECKOUT / "policies").glob("*/policy.md"), key=lambda each: each.stat().st_size)
    data = path.read_bytes()
    draft = read(data, VOCABULARY).draft
    print(
        f"{path.relative_to(CHECKOUT)}: {len(data):,} bytes, {len(draft.clauses)} clauses, {len(draft.provisions())} provisions"
    )
    ours = milliseconds(lambda: check(read(data, VOCABULARY), VOCABULARY, date.today()))
    print(f"parse and check, in process: {ours:.0f} ms (promised: {PROMISED_IN_PROCESS} ms)")
    print(f"peer, markdown-it and ruamel.yaml alone: {milliseconds(lambda: bare(data.decode())):.0f} ms")
    command: list[str | Path] = [Path(sys.executable).with_name("belisha"), "policy", "check", path]
    shell = milliseconds(lambda: subprocess.run(command, capture_output=True, check=False))
    print(f"belisha policy check, from the shell: {shell:.0f} ms (promised: {PROMISED_FROM_THE_SHELL} ms)")
    start = milliseconds(lambda: subprocess.run([sys.executable, "-c", "import pydantic"], check=True))
    print(f"peer, a Python that imports pydantic and stops: {start:.0f} ms")


if __name__ == "__main__":
    main()
