#!/usr/bin/env bash
# The checks that read the code and run none of its tests.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DJANGO_SETTINGS_MODULE=belisha.site.settings

step() {
    printf '\n== %s\n' "$1"
    shift
    "$@"
}

step 'Style' .venv/bin/python -m ruff check
step 'Format' .venv/bin/python -m ruff format --check
step 'Types' .venv/bin/python -m mypy
step 'Arrows between the rooms' .venv/bin/lint-imports --no-cache
step 'Migrations' .venv/bin/python -m django makemigrations --check --dry-run
