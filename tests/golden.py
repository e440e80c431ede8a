"""The folders of `tests/findings`: a policy that raises a finding, what is printed of it, and the policy mended.

`policy.md` raises the finding that the folder is named after, `expected.txt` is what `belisha policy check` prints of it
on the day below, and `clean.md` is the same policy without it. Four findings are about what a text file cannot hold;
their policy is made from `clean.md` here. `python -m tools.expected_findings` rewrites every `expected.txt`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from typer.testing import CliRunner

from belisha.commands import application
from belisha.language.sources import LONGEST_TEXT

FOLDERS = Path(__file__).with_name("findings")
TODAY = "2026-11-21"
MADE: Mapping[str, Callable[[str], bytes]] = {
    "not-utf8": lambda clean: clean.replace("network", "réseau").encode("latin-1"),
    "too-large": lambda clean: clean.encode() + b"All is well.\n" * (LONGEST_TEXT // 12),
    "control-character": lambda clean: clean.replace("change their", "change\x07their").encode(),
    "hidden-direction": lambda clean: clean.replace("do: change", "do: \u202echange").encode(),
}


def folders() -> list[str]:
    """The ids of the findings that have a folder."""
    return sorted(folder.name for folder in FOLDERS.iterdir() if folder.is_dir())


def spoilt(finding: str) -> bytes:
    """The policy that raises a finding."""
    clean = (FOLDERS / finding / "clean.md").read_text("utf-8")
    return MADE[finding](clean) if finding in MADE else (FOLDERS / finding / "policy.md").read_bytes()


def clean(finding: str) -> bytes:
    """The same policy, mended."""
    return (FOLDERS / finding / "clean.md").read_bytes()


def printed(policy: bytes) -> list[tuple[str, str]]:
    """What `belisha policy check policy.md` prints: the id of each finding, and all that is said of it."""
    with TemporaryDirectory() as folder, chdir(folder):
        Path("policy.md").write_bytes(policy)
        result = CliRunner().invoke(application, ["policy", "check", "policy.md", "--today", TODAY])
    assert result.exit_code in (0, 1), result.output
    return list(_findings(result.stdout))


def _findings(output: str) -> Iterator[tuple[str, str]]:
    for part in output.split("\n\n")[:-1]:
        yield part.split("\n", 1)[0].rsplit(" ", 1)[-1], f"{part}\n"


def said_of(finding: str, policy: bytes) -> str:
    """All that is printed of one finding."""
    return "\n".join(said for identity, said in printed(policy) if identity == finding)
