"""What counts against guessing. Failures to sign in are counted by django-axes; all else that can be tried, here."""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Mapping
from typing import Any, Final

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

WINDOW: Final = 15 * 60
"""For how many seconds a try counts: as long as a lock-out lasts."""
NETWORK: Final = 64
"""How many bits of an IPv6 address say whose it is."""


def counted_name(_request: HttpRequest | None, credentials: Mapping[str, Any] | None) -> str:
    """For django-axes: by what tries to sign in are counted, the address or the opaque name."""
    given = credentials or {}
    return str(given.get("username") or given.get("email") or "").strip().lower()


def within_limit(what: str, whose: str, most: int) -> bool:
    """Counts one try and says whether it is still one of the first `most` in a quarter of an hour.

    `whose` may be a person's address: only its hash is kept.
    """
    key = _key(what, whose)
    window = f"{key}:{_end_of_window(key)}"
    number: int = cache.get(window, 0)
    # Each try claims a number that nobody else has, because two processes may count at the same moment.
    while number < most and not cache.add(f"{window}:{number}", True, WINDOW):
        number += 1
    if number < most:
        cache.set(window, number + 1, WINDOW)
    return number < most


def is_spent(what: str, whose: str, most: int) -> bool:
    """Whether that many tries were counted in this quarter of an hour; asking counts none."""
    key = _key(what, whose)
    number: int = cache.get(f"{key}:{_end_of_window(key)}", 0)
    return number >= most


def _key(what: str, whose: str) -> str:
    return f"{what}:{hashlib.sha256(whose.encode()).hexdigest()}"


def _end_of_window(key: str) -> int:
    """When tries counted now will be forgotten, in seconds since 1970: the same for all who count together."""
    now = int(timezone.now().timestamp())
    cache.add(key, now + WINDOW, WINDOW)
    ends: int = cache.get(key) or now + WINDOW
    if ends <= now:
        cache.set(key, now + WINDOW, WINDOW)
        ends = cache.get(key) or now + WINDOW
    return ends


def caller(request: HttpRequest) -> str:
    """The network address that asks. Of IPv6 its network: whoever has one address has the other 2^64 (RFC 6177)."""
    given = str(request.META.get("REMOTE_ADDR", ""))
    try:
        address = ipaddress.ip_address(given)
    except ValueError:
        return given
    if isinstance(address, ipaddress.IPv4Address):
        return given
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(address), NETWORK), strict=False).network_address)
