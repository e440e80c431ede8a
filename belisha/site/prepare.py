"""Makes the database ready before Belisha is served: `python -m belisha.site.prepare`.

Exit status: 0 when it is ready; 2, with a sentence that says why, when a setting is wrong or the database
cannot be used.
"""

from __future__ import annotations

import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError


def main() -> int:
    """Brings the tables up to date; the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "belisha.site.settings")
    try:
        django.setup()
        call_command("migrate", verbosity=0)
    except ImproperlyConfigured as error:
        return _refuse(str(error))
    except DatabaseError as error:
        return _refuse(f"The database cannot be used. It says: {error}\nSee to it, or correct DATABASE_URL.")
    return 0


def _refuse(reason: str) -> int:
    sys.stderr.write(f"{reason}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
