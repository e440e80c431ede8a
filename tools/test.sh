#!/usr/bin/env bash
# Every check and every test: on SQLite, on PostgreSQL, and in a browser.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
unset DATABASE_URL BELISHA_VAR BELISHA_DEMO

needed=()
command -v chromium >/dev/null || needed+=(chromium)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || needed+=(postgresql)
# Playwright drives the browser by a program that wants this library.
.venv/bin/python -m playwright --version >/dev/null 2>&1 || needed+=(libatomic1)
tools/debian-packages.sh "${needed[@]}"

tools/check.sh

printf '\n== Tests on SQLite\n'
.venv/bin/python -m pytest --numprocesses auto -m 'not journey'

printf '\n== Tests of the records on PostgreSQL\n'
tools/with-postgresql.sh .venv/bin/python -m pytest --numprocesses auto -m 'django_db and not journey'

printf '\n== Journeys in a browser\n'
.venv/bin/python -m pytest --numprocesses auto -m journey
