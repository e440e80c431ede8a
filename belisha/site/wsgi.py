"""Belisha as a WSGI application (PEP 3333), for any server that runs one."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "belisha.site.settings")

application = get_wsgi_application()
