"""How gunicorn serves Belisha on one computer: `gunicorn --config python:belisha.site.serving`."""

from __future__ import annotations

import os
import sys
from typing import Any

from belisha.site.backup.terms import BackupError
from belisha.site.backup.workspace import mark_as_served
from belisha.site.settings import ADDRESS, VAR

wsgi_app = "belisha.site.wsgi:application"

# Nobody but this computer: a reverse proxy on it brings everybody else, by HTTPS.
bind = f"127.0.0.1:{os.environ.get('BELISHA_PORT') or 8000}"
workers = 2
threads = 4
preload_app = True
loglevel = "error"
# Whether the proxy is believed is decided in one place, belisha/site/settings.py.
forwarded_allow_ips = ""
# It would be made in the home folder, and nothing here speaks to it.
control_socket_disable = True


def on_starting(_server: Any) -> None:
    """Called by gunicorn before anything else: from here on, `belisha restore` knows that Belisha is being served."""
    # What is written from here on, such as an email with a link, is for its owner only.
    os.umask(0o077)
    try:
        mark_as_served(VAR)
    except BackupError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)


def when_ready(_server: Any) -> None:
    """Called by gunicorn once the pages are loaded and the address answers."""
    address = ADDRESS.origin if ADDRESS.is_https else f"http://{bind}"
    sys.stdout.write(f"Belisha is ready: open {address} in a browser. To stop it, press Ctrl and C.\n")
    sys.stdout.flush()
