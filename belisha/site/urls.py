"""The root of all addresses. The pages are named, not imported, because they stand above the site."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("belisha.web.urls"))]

handler400 = "belisha.web.errors.bad_request"
handler403 = "belisha.web.errors.permission_denied"
handler404 = "belisha.web.errors.page_not_found"
handler500 = "belisha.web.errors.server_error"
