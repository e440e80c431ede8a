#!/usr/bin/env bash
# Serves a made-up school to this computer's own browsers, as a demonstration: anybody can sign in as any member of it.
# It is made at the first start, around POLICY. POLICY, PORT and DATABASE_URL may be set.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
policy=${POLICY:-policies/milestone/policy.md}
port=${PORT:-8000}

refuse() { printf '%s\n' "$@" >&2; exit 2; }

[ -f "$policy" ] || refuse "There is no policy at $policy. Name a Markdown file; these are at hand:" \
    "$(printf '    make run POLICY=%s\n' policies/*/policy.md)"
[ -r "$policy" ] || refuse "The policy at $policy cannot be read. Ask its owner to let you read it."
[[ $port =~ ^[0-9]{1,5}$ ]] || refuse "PORT is $port, which is no port. Choose a number, for example: make run PORT=8001"
if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    refuse "Something else already answers on http://127.0.0.1:$port." \
        "Stop it, or choose another port: make run PORT=$((port + 1))"
fi

export BELISHA_PORT=$port BELISHA_DEMO=1

.venv/bin/python -m belisha.site.prepare
# Without POLICY, whatever schools there are will do.
.venv/bin/belisha demo --unless-there ${POLICY:+--policy "$POLICY"}
exec .venv/bin/python -m gunicorn --config python:belisha.site.serving
