"""The addresses of signing in and out. allauth's pages keep the names by which it finds them."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as steps
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path

from belisha.web.admission import open_to_all
from belisha.web.signing_in import class_views, parent_views, pupil_views, reset_views, school_views, views
from belisha.web.signing_in.keeping import changes_second_step, keepers_of_a_password

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("sign-in/staff/", open_to_all(account.login), name="account_login"),
    path("sign-in/staff/school/", school_views.choose_school, name="sign-in-school"),
    path("sign-in/staff/code/", open_to_all(steps.authenticate), name="mfa_authenticate"),
    path("sign-in/staff/passkey/", open_to_all(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("sign-in/staff/forgotten/", views.forgotten, name="account_reset_password"),
    re_path(
        r"^sign-in/staff/password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        open_to_all(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "sign-in/staff/password/done/",
        open_to_all(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("sign-in/parents/", parent_views.parents, name="parents"),
    path("sign-in/parents/link/<str:token>/", parent_views.follow_link, name="parents-link"),
    path("sign-in/pupils/", pupil_views.pupils, name="pupils"),
    path("sign-in/pupils/names/", pupil_views.names, name="pupils-names"),
    path("sign-in/pupils/names/<uuid:pupil>/", pupil_views.secret, name="pupils-secret"),
    path("classes/<uuid:group>/sign-in/", class_views.class_sign_in, name="class-sign-in"),
    path("classes/<uuid:group>/sign-in/code/", class_views.new_code, name="class-new-code"),
    path("classes/<uuid:group>/sign-in/new-secrets/", class_views.new_secrets, name="class-new-secrets"),
    path("classes/<uuid:group>/sign-in/<uuid:pupil>/", class_views.pupil_secret, name="class-pupil-secret"),
    path("people/<uuid:reference>/second-step/reset/", reset_views.reset, name="person-reset-second-step"),
    path("account/password/", keepers_of_a_password(account.password_change), name="account_change_password"),
    path("account/again/", keepers_of_a_password(account.reauthenticate), name="account_reauthenticate"),
    path("account/second-step/", keepers_of_a_password(steps.index), name="mfa_index"),
    path("account/second-step/needed/", views.second_step_needed, name="second-step-needed"),
    path(
        "account/second-step/again/", keepers_of_a_password(steps.reauthenticate), name="mfa_reauthenticate"
    ),
    path("account/second-step/app/", changes_second_step(totp.activate_totp), name="mfa_activate_totp"),
    path(
        "account/second-step/app/remove/",
        changes_second_step(totp.deactivate_totp),
        name="mfa_deactivate_totp",
    ),
    path(
        "account/second-step/recovery/",
        keepers_of_a_password(recovery.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/second-step/recovery/new/",
        changes_second_step(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/second-step/passkeys/",
        keepers_of_a_password(passkeys.list_webauthn),
        name="mfa_list_webauthn",
    ),
    path(
        "account/second-step/passkeys/add/",
        changes_second_step(passkeys.add_webauthn),
        name="mfa_add_webauthn",
    ),
    path(
        "account/second-step/passkeys/again/",
        keepers_of_a_password(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "account/second-step/passkeys/<int:pk>/remove/",
        changes_second_step(passkeys.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
]
