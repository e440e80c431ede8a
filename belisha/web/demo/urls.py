"""The addresses of a demonstration."""

from __future__ import annotations

from django.urls import path

from belisha.web.demo import roll, views

urlpatterns = [
    path("demo/", views.members, name="demo"),
    path("demo/sign-in/<uuid:reference>/", views.sign_in, name="demo-sign-in"),
    path("demo/outbox/", views.outbox, name="demo-outbox"),
    path("demo/roll/<slug:state>/", roll.roll, name="demo-roll"),
]
