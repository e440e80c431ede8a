"""The addresses of all pages: one for each thing that a person can do."""

from __future__ import annotations

from django.urls import path

from belisha.web.anyone import views as anyone

urlpatterns = [
    path("", anyone.home, name="home"),
    path("about/", anyone.about, name="about"),
    path("help/", anyone.help, name="help"),
    path("accessibility/", anyone.accessibility, name="accessibility"),
    path("healthz", anyone.healthz, name="healthz"),
]
