"""Emails about signing in."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection

log = logging.getLogger(__name__)

# In the background, so that how long an answer takes does not betray whether an address is known.
POOL: Final = ThreadPoolExecutor(max_workers=2, thread_name_prefix="post")


def post(to: str, subject: str, text: str) -> None:
    """Sends plain words to an address, in the background. A failure is logged without the address."""
    POOL.submit(_send, EmailMessage(subject, text, to=[to]))


def in_background(work: Callable[..., None], *arguments: object) -> None:
    """Does work whose length would betray whether somebody is known. A failure is logged, and told to nobody."""
    POOL.submit(_apart, work, *arguments)


def full_address(path: str) -> str:
    """An address of this installation as it stands in an email."""
    return f"{settings.BELISHA_ADDRESS.rstrip('/')}{path}"


def _apart(work: Callable[..., None], *arguments: object) -> None:
    try:
        work(*arguments)
    except Exception:
        log.exception("What somebody asked for on the way in could not be done")
    finally:
        # A thread has its own connection to the database, which nobody else would close after it.
        if not connection.in_atomic_block:
            connection.close()


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except Exception:
        log.exception("An email about signing in could not be sent")
