#!/usr/bin/env bash
# Makes .venv and installs what a lock file names. Doing it again does nothing until the lock or pyproject.toml changes.
# Use: tools/setup.sh runtime|development
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
wanted=${1:?"say which lock to install: runtime or development"}
venv=.venv
python=$venv/bin/python

say() { printf '%s\n' "$*" >&2; }

find_python() {
    local candidate
    for candidate in python3 python3.11 python3.12 python3.13 python3.14; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

# Debian keeps ensurepip in a package of its own.
can_make_environments() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

make_environment() {
    local base
    base=$(find_python) || base=
    if [ -z "$base" ] || ! can_make_environments "$base"; then
        tools/debian-packages.sh python3 python3-venv
        base=$(find_python) || { say "Belisha needs Python 3.11 or newer. Install it, then run this again."; exit 2; }
    fi
    "$base" -m venv --clear $venv
}

# The folder counts, because the command in .venv/bin names it.
stamp_of() { { cat "locks/$1.txt" pyproject.toml; $python -VV; pwd; } | sha256sum | cut -d' ' -f1; }

is_installed() {
    local stamp=$venv/installed-$1
    [ -x $python ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(stamp_of "$1")" ]
}

# Only files whose hashes the lock names are accepted, whichever registry this machine is set to use.
install() {
    say "Installing what locks/$1.txt names. This takes a minute the first time."
    $python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --no-deps -r "locks/$1.txt"
    stamp_of "$1" >"$venv/installed-$1"
}

# The checkout itself: nothing is fetched or built apart, so nothing outside the lock can come in.
install_checkout() {
    $python -m pip install --quiet --disable-pip-version-check --no-input --no-index --no-deps \
        --no-build-isolation --editable .
}

$python -c '' 2>/dev/null || make_environment
if ! is_installed runtime; then
    install runtime
    install_checkout
fi
if [ "$wanted" = development ] && ! is_installed development; then
    install development
fi
