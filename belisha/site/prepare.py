"""Makes the database ready before Belisha is served: `python -m belisha.site.prepare`.

Exit status: 0 when it is ready; 2, with a sentence that says why, when a setting is wrong, a restore is at work or the
database cannot be used.
"""

from __future__ import annotations

import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError
from django.utils.module_loading import import_string

from belisha.site.backup.terms import BackupError


def main() -> int:
    """Ends what a killed restore began, and brings the tables up to date; the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "belisha.site.settings")
    # A database that is made now is for its owner only.
    os.umask(0o077)
    try:
        django.setup()
        # By its name, because what speaks of tables can be loaded only now.
        import_string("belisha.site.readying.make_ready")()
    except (BackupError, ImproperlyConfigured) as error:
        return _refuse(str(error))
    except OSError as error:
        why = (error.strerror or "unknown error").lower()
        return _refuse(
            f"{error.filename}: this cannot be read or written: {why}. See to it, or set BELISHA_VAR."
        )
    except DatabaseError as error:
        return _refuse(f"The database cannot be used. It says: {error}\nSee to it, or correct DATABASE_URL.")
    return 0


def _refuse(reason: str) -> int:
    sys.stderr.write(f"{reason}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
