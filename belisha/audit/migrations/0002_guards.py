from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from belisha.audit.guards import put_up, take_down


def put_guards_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Makes the database refuse to change or delete an entry."""
    put_up(editor.connection)


def take_guards_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Undoes it."""
    take_down(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="trailentry",
            index=models.Index(fields=["chain", "author", "number"], name="audit_trail_chain_b8de2a_idx"),
        ),
        migrations.RunPython(put_guards_up, take_guards_down),
    ]
