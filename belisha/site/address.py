"""Where people reach Belisha, and whether a reverse proxy stands before it."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

EXAMPLE: Final = "https://belisha.school.example"
HERE: Final = ("127.0.0.1", "localhost", "[::1]")
"""The names of this computer for itself."""

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]
"""PEP 3333."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where people reach Belisha."""

    origin: str
    """Scheme, host and perhaps port, without a slash at the end."""
    host: str
    """As a browser names it, an IPv6 address in brackets."""
    is_https: bool
    """Whether a reverse proxy brings people here by HTTPS."""


def address_of(given: str, port: str) -> Address:
    """The address that was given (BELISHA_ADDRESS), else that of this computer at the port.

    Raises ImproperlyConfigured when it is no address, has a path, or would have passwords travel in the clear.
    """
    origin = given.strip().rstrip("/") or f"http://localhost:{port or 8000}"
    try:
        parts = urlsplit(origin)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise _wrong(given) from error
    host = f"[{host}]" if ":" in host else host
    if parts.scheme not in {"http", "https"} or not host or parts.path or parts.query or parts.username:
        raise _wrong(given)
    if parts.scheme == "http" and host not in HERE:
        raise ImproperlyConfigured(
            f"BELISHA_ADDRESS is {given}. Passwords would travel in the clear: serve it by HTTPS, and write {EXAMPLE}."
        )
    return Address(origin, host, parts.scheme == "https")


def _wrong(given: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"BELISHA_ADDRESS is {given}. Write only the scheme and the name, such as {EXAMPLE}."
    )


def behind_proxy(application: Application) -> Application:
    """The application, which takes a client's address from the reverse proxy on this computer.

    The proxy adds the address that it saw itself as the last of X-Forwarded-For; what stands before it anybody can
    write. Tries to sign in are counted by this address.
    """

    def brought(environ: Environ, start_response: Any) -> Iterable[bytes]:
        last = str(environ.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
        if _is_address(last):
            environ["REMOTE_ADDR"] = last
        return application(environ, start_response)

    return brought


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
