"""All addresses of Belisha, those of a demonstration among them."""

from __future__ import annotations

from belisha.site.urls import handler400, handler403, handler404, handler500
from belisha.site.urls import urlpatterns as site
from belisha.web.demo.urls import urlpatterns as demo

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [*demo, *site]
