"""Rewrites what `belisha policy check` is expected to print of every finding, after a deliberate change of wording.

Run `.venv/bin/python -m tools.expected_findings`, then read the difference before you commit it.
"""

from __future__ import annotations

from tests.golden import FOLDERS, folders, said_of, spoilt


def main() -> None:
    """Write every `expected.txt`, and name those that are new or that changed."""
    for finding in folders():
        path, said = FOLDERS / finding / "expected.txt", said_of(finding, spoilt(finding))
        before = path.read_text("utf-8") if path.exists() else ""
        path.write_text(said, "utf-8")
        if said != before:
            print(f"{path.relative_to(FOLDERS.parent.parent)}: {'changed' if said else 'nothing is found'}")


if __name__ == "__main__":
    main()
