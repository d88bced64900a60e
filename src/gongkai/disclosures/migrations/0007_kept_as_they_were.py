"""First publications and withdrawals are only added; numbers given are never given again."""

from django.db import migrations

from gongkai.audit.protection import append_only, never_less


class Migration(migrations.Migration):
    """What the clock of publication rests on, guarded by the database itself."""

    dependencies = (("disclosures", "0006_columns_of_a_portal"),)
    operations = (
        append_only("disclosures_publication"),
        append_only("disclosures_withdrawal"),
        never_less("disclosures_indexcounter", "given"),
    )
