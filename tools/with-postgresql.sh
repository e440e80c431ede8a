#!/usr/bin/env bash
# Runs a command with DATABASE_URL naming a new PostgreSQL server, which is thrown away afterwards.
# It listens on no network address, only on a socket in a folder of its own.
# Use: tools/with-postgresql.sh COMMAND...
set -euo pipefail

programs=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort --version-sort | tail -n 1)
[ -x "$programs/initdb" ] || { printf 'PostgreSQL is missing. Install the package postgresql.\n' >&2; exit 2; }

folder=$(mktemp -d)
as_owner=()
# The server refuses to run as root.
if [ "$(id -u)" -eq 0 ]; then
    owner=$(id -un postgres 2>/dev/null || echo nobody)
    chown "$owner" "$folder"
    as_owner=(runuser --user "$owner" --)
fi

server() { "${as_owner[@]}" "$programs/pg_ctl" --silent --pgdata "$folder/data" "$@"; }

throw_away() {
    server --mode immediate stop 2>/dev/null || true
    rm -rf "$folder"
}
trap throw_away EXIT
trap 'exit 130' INT TERM

cd "$folder"
"${as_owner[@]}" "$programs/initdb" --pgdata "$folder/data" --username belisha --auth trust --encoding UTF8 \
    --locale C.UTF-8 --no-sync >/dev/null
# What is written is thrown away, so nothing has to reach the disk.
server --wait --log "$folder/log" \
    --options "-c listen_addresses= -c unix_socket_directories=$folder -c fsync=off -c full_page_writes=off" start \
    || { cat "$folder/log" >&2; exit 1; }
cd "$OLDPWD"

DATABASE_URL="postgresql://belisha@/belisha?host=$folder" "$@"
