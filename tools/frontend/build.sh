#!/usr/bin/env bash
# Builds what a browser needs into belisha/web/static/belisha and tests/journeys/vendor.
# The results are committed, so that only those who change the look need Node: run it, look at the pages, commit both.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
static="$root/belisha/web/static/belisha"
vendor="$root/tests/journeys/vendor"
modules="$here/node_modules"

version_of() { node -p "require('$modules/$1/package.json').version"; }

# A source map that isn't shipped makes a manifest static storage refuse to start.
without_source_map() { sed -E 's@//# sourceMappingURL=[^[:space:]]*@@; s@/\*# sourceMappingURL=[^*]*\*/@@' "$1"; }

cd "$here"
npm ci --no-fund --no-audit

mkdir -p "$static/fonts" "$vendor"
rm -f "$static"/vendor/*.js
mkdir -p "$static/vendor"

npx sass --style=compressed --no-source-map --load-path="$modules" scss/belisha.scss "$static/belisha.css"

# Versions stand in the names, so that a browser never keeps an old one beside a new page.
govuk=$(version_of govuk-frontend)
without_source_map "$modules/govuk-frontend/dist/govuk/govuk-frontend.min.js" >"$static/vendor/govuk-frontend-$govuk.min.js"
without_source_map "$modules/htmx.org/dist/htmx.min.js" >"$static/vendor/htmx-$(version_of htmx.org).min.js"
sed -i -E "s@govuk-frontend-[0-9.]+\.min\.js@govuk-frontend-$govuk.min.js@" "$static/start.js"

font="$modules/@fontsource-variable/atkinson-hyperlegible-next"
cp "$font"/files/*.woff2 "$static/fonts/"
cp "$font/LICENSE" "$static/fonts/LICENSE.txt"

without_source_map "$modules/axe-core/axe.min.js" >"$vendor/axe.min.js"
cp "$modules/axe-core/LICENSE" "$vendor/LICENSE.txt"

for package in govuk-frontend htmx.org sass axe-core @fontsource-variable/atkinson-hyperlegible-next; do
    printf '%s %s\n' "$package" "$(version_of "$package")"
done
