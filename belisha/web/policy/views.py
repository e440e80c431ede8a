"""The policy as a document, its roles, and its published form: each address of one verb, with a view of the same name."""

from __future__ import annotations

from difflib import get_close_matches

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from belisha.access.terms import Act
from belisha.language.publishing import Form
from belisha.policy.queries import Examined
from belisha.policy.role_register import register_of_roles
from belisha.policy.role_rows import RoleRegister
from belisha.policy.version_queries import version_in_force
from belisha.web.admission import acting, admits
from belisha.web.files import as_file
from belisha.web.policy import asking, downloads
from belisha.web.policy.on_record import facts_on_record
from belisha.web.policy.pages import filtered, found, page
from belisha.web.policy.served import with_policy


@admits(Act.READ_POLICY)
@require_safe
@with_policy
def policy(request: HttpRequest, examined: Examined) -> HttpResponse:
    """The whole policy as a document, or the clauses of it that somebody looks for."""
    today = timezone.localdate()
    version = version_in_force(today, actor=acting(request))
    shown = found(request, examined) | {"facts": facts_on_record(examined.policy, version, today)}
    return filtered(request, "policy", examined, shown)


@admits(Act.READ_ROLES)
@require_safe
@with_policy
def roles(request: HttpRequest, examined: Examined) -> HttpResponse:
    """Every role that the policy names or asks something of."""
    shown = {
        "rows": asking.role_rows(examined),
        "register": _register(request, examined),
        "findings": asking.findings_about_any(examined),
    }
    return page(request, "roles", examined, shown)


@admits(Act.READ_ROLES)
@require_safe
@with_policy
def role(request: HttpRequest, examined: Examined, role: str) -> HttpResponse:
    """All that the policy asks of one role, by when it is due: a hand-out for whoever holds it."""
    if role not in examined.roles:
        near = get_close_matches(role, examined.roles, n=3, cutoff=0.4)
        rows = [asking.role_row(examined, one) for one in near]
        return page(request, "no_role", examined, {"sought": role, "near": rows}, status=404)
    asks = examined.asks_of(role)
    shown = {
        "row": asking.role_row(examined, role),
        "filled": _register(request, examined).row(role),
        "whom": examined.policy.titles.role(role).definite,
        "occasions": asking.occasions(examined, asks),
        "number": len(asks),
        "wider": asking.wider(examined, role),
        "findings": asking.findings_about(examined, role),
        "today": timezone.localdate(),
    }
    return page(request, "role", examined, shown)


def _register(request: HttpRequest, examined: Examined) -> RoleRegister:
    return register_of_roles(examined, timezone.localdate(), actor=acting(request))


@admits(Act.READ_POLICY)
@require_safe
@with_policy
def publish(request: HttpRequest, examined: Examined, form: str) -> HttpResponse:
    """The published policy as a file; a policy with errors is not published."""
    if form not in set(Form):
        raise Http404
    if not examined.sound:
        return page(request, "not_published", examined, {}, status=409)
    wanted = Form(form)
    made = downloads.published(examined, wanted)
    return as_file(made, wanted.media_type, downloads.file_name(examined.policy, wanted))
