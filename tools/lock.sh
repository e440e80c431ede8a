#!/usr/bin/env bash
# Writes the lock files anew from pyproject.toml, keeping the versions they have unless --upgrade is given.
# Use: tools/lock.sh [--upgrade | --upgrade-package NAME]
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
command -v uv >/dev/null || { printf 'This needs uv. Install it, then run this again.\n' >&2; exit 2; }

compile() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --custom-compile-command 'make lock' "$@"
}

compile "$@" pyproject.toml --output-file locks/runtime.txt
# The second must agree with the first wherever both name the same thing.
compile "$@" --group development --constraints locks/runtime.txt --output-file locks/development.txt
