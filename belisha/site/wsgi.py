"""Belisha as a WSGI application (PEP 3333), for any server that runs one."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from belisha.site.address import behind_proxy

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "belisha.site.settings")

_pages = get_wsgi_application()
application = behind_proxy(_pages) if settings.ADDRESS.is_https else _pages
