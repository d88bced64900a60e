"""Decisions and what they clear are only added."""

from django.db import migrations

from gongkai.audit.protection import append_only


class Migration(migrations.Migration):
    """What may go out rests on these rows, so the database itself guards them."""

    dependencies = (("signoff", "0003_reviewing"),)
    operations = (append_only("signoff_decision"), append_only("signoff_clearance"))
