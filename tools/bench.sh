#!/usr/bin/env bash
# Runs every benchmark, one after the other, so that none disturbs another.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
for script in bench/*.py; do
    printf '\n== %s\n' "$script"
    .venv/bin/python "$script"
done
