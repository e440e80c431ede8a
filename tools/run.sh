#!/usr/bin/env bash
# Serves one school's policy to this computer's own browsers. POLICY, PORT and DATABASE_URL may be set.
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

export BELISHA_PORT=$port
BELISHA_POLICY=$(realpath "$policy")
export BELISHA_POLICY

.venv/bin/python -m belisha.site.prepare
exec .venv/bin/python -m gunicorn --config python:belisha.site.serving
