"""How gunicorn serves Belisha on one computer: `gunicorn --config python:belisha.site.serving`."""

from __future__ import annotations

import os
import sys
from typing import Any

wsgi_app = "belisha.site.wsgi:application"

# Nobody but this computer: there is no signing in yet.
bind = f"127.0.0.1:{os.environ.get('BELISHA_PORT') or 8000}"
workers = 2
threads = 4
preload_app = True
loglevel = "error"
# It would be made in the home folder, and nothing here speaks to it.
control_socket_disable = True


def when_ready(_server: Any) -> None:
    """Called by gunicorn once the pages are loaded and the address answers."""
    sys.stdout.write(f"Belisha is ready: open http://{bind} in a browser. To stop it, press Ctrl and C.\n")
    sys.stdout.flush()
