"""The addresses of all pages: one for each thing that a person can do."""

from __future__ import annotations

from django.urls import path

from belisha.web.anyone import views as anyone
from belisha.web.critic import check_views, compare_views, finding_views
from belisha.web.policy import views as policy

urlpatterns = [
    path("", policy.home, name="home"),
    path("about/", anyone.about, name="about"),
    path("help/", anyone.help, name="help"),
    path("accessibility/", anyone.accessibility, name="accessibility"),
    path("findings/", finding_views.findings, name="findings"),
    path("findings/text/", finding_views.findings_text, name="findings-text"),
    path("findings/findings.csv", finding_views.findings_csv, name="findings-csv"),
    path("findings/about/<slug:finding>/", finding_views.finding, name="finding"),
    path("check/", check_views.check, name="check"),
    path("compare/", compare_views.compare_versions, name="compare"),
    path("policy/", policy.policy, name="policy"),
    path("policy/clauses/<path:clause>/", policy.clause, name="clause"),
    path("policy/download/<slug:form>/", policy.publish, name="publish"),
    path("roles/", policy.roles, name="roles"),
    path("roles/<path:role>/", policy.role, name="role"),
    path("coverage/", policy.coverage, name="coverage"),
    path("coverage/export/", policy.coverage_export, name="coverage-export"),
    path("healthz", anyone.healthz, name="healthz"),
]
