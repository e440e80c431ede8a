"""What Belisha is, how to get help, how accessible it is, and whether it is up."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from belisha.web.admission import open_to_all


@open_to_all
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What Belisha is."""
    return render(request, "anyone/about.html")


@open_to_all
@require_safe
def help(request: HttpRequest) -> HttpResponse:
    """Whom to ask, and what to do first when a child is in danger."""
    return render(request, "anyone/help.html")


@open_to_all
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "anyone/accessibility.html")


@open_to_all
@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when pages and database answer, 503 when the database does not. For monitors, not for people."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "database": "unavailable"}, status=503)
    return JsonResponse({"status": "ok", "database": "ok"})
