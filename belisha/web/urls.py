"""The addresses of all pages: one for each thing that a person can do."""

from __future__ import annotations

from django.urls import path

from belisha.web.anyone import views as anyone
from belisha.web.policy import views as policy

urlpatterns = [
    path("", policy.home, name="home"),
    path("about/", anyone.about, name="about"),
    path("help/", anyone.help, name="help"),
    path("accessibility/", anyone.accessibility, name="accessibility"),
    path("policy/", policy.policy, name="policy"),
    path("policy/clauses/<path:clause>/", policy.clause, name="clause"),
    path("policy/download/<slug:form>/", policy.publish, name="publish"),
    path("roles/", policy.roles, name="roles"),
    path("roles/<path:role>/", policy.role, name="role"),
    path("coverage/", policy.coverage, name="coverage"),
    path("coverage/export/", policy.coverage_export, name="coverage-export"),
    path("healthz", anyone.healthz, name="healthz"),
]
