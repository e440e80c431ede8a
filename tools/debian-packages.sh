#!/usr/bin/env bash
# Installs those of the named Debian packages that are missing; without root, says which to install.
# Use: tools/debian-packages.sh PACKAGE...
set -euo pipefail

missing=()
for package in "$@"; do
    status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null) || status=
    [ "$status" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    printf 'These packages are missing: %s\nInstall them, for example with: sudo apt-get install %s\nThen run this again.\n' \
        "${missing[*]}" "${missing[*]}" >&2
    exit 2
fi

printf 'Installing from Debian: %s\n' "${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet --quiet
apt-get install --quiet --quiet --yes --no-install-recommends "${missing[@]}" >/dev/null
