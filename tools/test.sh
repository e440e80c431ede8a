#!/usr/bin/env bash
# Every check and every test: on SQLite, on PostgreSQL, and in a browser.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
unset DATABASE_URL BELISHA_POLICY

command -v chromium >/dev/null || tools/debian-packages.sh chromium
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || tools/debian-packages.sh postgresql

tools/check.sh

printf '\n== Tests on SQLite\n'
.venv/bin/python -m pytest --numprocesses auto -m 'not journey'

printf '\n== Tests of the records on PostgreSQL\n'
tools/with-postgresql.sh .venv/bin/python -m pytest --numprocesses auto -m 'django_db and not journey'

printf '\n== Journeys in a browser\n'
.venv/bin/python -m pytest -m journey
