"""The addresses of all pages: one for each thing that a person can do."""

from __future__ import annotations

from django.urls import include, path

from belisha.web.anyone import views as anyone
from belisha.web.critic import check_views, compare_views, finding_views
from belisha.web.documents import views as documents
from belisha.web.home import views as home
from belisha.web.policy import clause_views, coverage_views
from belisha.web.policy import views as policy
from belisha.web.roles import views as roles
from belisha.web.trail import views as trail
from belisha.web.versions import views as versions

urlpatterns = [
    path("", home.home, name="home"),
    path("children/<uuid:reference>/policy/", home.child_policy, name="child-policy"),
    path("overview/", coverage_views.overview, name="overview"),
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
    path("policy/scope/", clause_views.scope, name="scope"),
    path("policy/clauses/<path:clause>/people/", clause_views.clause_people, name="clause-people"),
    path("policy/clauses/<path:clause>/", clause_views.clause, name="clause"),
    path("policy/download/<slug:form>/", policy.publish, name="publish"),
    path("roles/", policy.roles, name="roles"),
    path("roles/<slug:role>/appoint/", roles.appoint_to_role, name="role-appoint"),
    path("holdings/<uuid:reference>/end/", roles.end_role, name="holding-end"),
    path("holdings/<uuid:reference>/away/", roles.away, name="holding-away"),
    path("absences/<uuid:reference>/end/", roles.back_again, name="absence-end"),
    path("holdings/undo/<slug:what>/<uuid:reference>/", roles.undo, name="holding-undo"),
    path("roles/<path:role>/", policy.role, name="role"),
    path("versions/", versions.all_versions, name="versions"),
    path("versions/new/", versions.propose_version, name="version-propose"),
    path("versions/<uuid:reference>/", versions.version, name="version"),
    path("versions/<uuid:reference>/text/", versions.version_text, name="version-text"),
    path(
        "versions/<uuid:reference>/download/<slug:form>/", versions.version_download, name="version-download"
    ),
    path("versions/<uuid:reference>/approve/", versions.approve_version, name="version-approve"),
    path("versions/<uuid:reference>/adopt/", versions.adopt_version, name="version-adopt"),
    path("adoptions/<uuid:reference>/withdraw/", versions.withdraw_adoption, name="adoption-withdraw"),
    path("trail/", trail.trail, name="trail"),
    path("trail/export/", trail.trail_export, name="trail-export"),
    path("trail/head/", trail.trail_head, name="trail-head"),
    path("trail/check/", trail.trail_check, name="trail-check"),
    path("coverage/", coverage_views.coverage, name="coverage"),
    path("coverage/export/", coverage_views.coverage_export, name="coverage-export"),
    path("documents/", documents.documents, name="documents"),
    path("documents/export/", documents.documents_export, name="documents-export"),
    path("documents/<slug:document>/", documents.document_record, name="document-record"),
    path("documents/<slug:document>/forget/", documents.document_forget, name="document-forget"),
    path("healthz", anyone.healthz, name="healthz"),
    path("", include("belisha.web.signing_in.urls")),
    path("", include("belisha.web.people.urls")),
    path("", include("belisha.web.demo.urls")),
]
