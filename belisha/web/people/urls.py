"""The addresses of the register, of bringing it in, and of what the school holds of oneself."""

from __future__ import annotations

from django.urls import path

from belisha.web.people import (
    class_views,
    importing_views,
    leaving_views,
    own_views,
    person_views,
    register_views,
    tie_views,
    upload_views,
)

urlpatterns = [
    path("people/", register_views.people, name="people"),
    path("people/export/", register_views.people_export, name="people-export"),
    path("people/joiners-and-leavers/", register_views.comers, name="joiners-and-leavers"),
    path("people/add/", person_views.person_add, name="person-add"),
    path("people/import/", upload_views.people_import, name="people-import"),
    path("people/import/<uuid:reference>/columns/", upload_views.columns, name="people-import-columns"),
    path("people/import/<uuid:reference>/", importing_views.preview_page, name="people-import-preview"),
    path("people/import/<uuid:reference>/bad-rows/", importing_views.bad_rows, name="people-import-bad-rows"),
    path("people/import/<uuid:reference>/bring-in/", importing_views.bring_in, name="people-import-bring-in"),
    path("people/import/<uuid:reference>/cancel/", importing_views.cancel, name="people-import-cancel"),
    path("people/import/done/<uuid:reference>/", importing_views.done, name="people-import-done"),
    path("people/<uuid:reference>/", person_views.person, name="person"),
    path("people/<uuid:reference>/change/", person_views.person_change, name="person-change"),
    path("people/<uuid:reference>/join/", person_views.person_join, name="person-join"),
    path("people/<uuid:reference>/leave/", leaving_views.person_leave, name="person-leave"),
    path(
        "people/<uuid:reference>/undo-leaving/", leaving_views.person_undo_leaving, name="person-undo-leaving"
    ),
    path("people/<uuid:reference>/invite/", leaving_views.person_invite, name="person-invite"),
    path("people/<uuid:reference>/ties/add/", tie_views.tie_add, name="person-tie-add"),
    path("people/<uuid:reference>/ties/<uuid:other>/end/", tie_views.tie_end, name="person-tie-end"),
    path("people/<uuid:reference>/groups/join/", tie_views.group_join, name="person-group-join"),
    path(
        "people/<uuid:reference>/groups/<uuid:group>/leave/", tie_views.group_leave, name="person-group-leave"
    ),
    path("classes/", class_views.classes, name="classes"),
    path("classes/<uuid:reference>/", class_views.class_page, name="class"),
    path("me/", own_views.me, name="me"),
    path("me/looks/", own_views.my_looks, name="my-looks"),
    path("children/<uuid:reference>/looks/", own_views.child_looks, name="child-looks"),
]
