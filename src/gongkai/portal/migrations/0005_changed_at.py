"""When an item was corrected last stands in its row; the masthead has room for two badges."""

import datetime

from django.apps.registry import Apps
from django.core.validators import URLValidator
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

_NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def take_from_changes(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Take the moment of the last change; what has none was published and left alone."""
    changes = apps.get_model("portal", "Change").objects.filter(item=OuterRef("pk"))
    last = Subquery(changes.order_by("-pk").values("at")[:1])
    apps.get_model("portal", "Listing").objects.update(changed_at=Coalesce(last, F("published_at")))


class Migration(migrations.Migration):
    dependencies = [("portal", "0004_changes")]

    operations = [
        migrations.AddField(
            model_name="listing",
            name="changed_at",
            field=models.DateTimeField(default=_NEVER, verbose_name="最近变动时间"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="masthead",
            name="badge",
            field=models.CharField(
                max_length=200,
                validators=[URLValidator(["https", "http"])],
                blank=True,
                help_text="挂标后得到的查询网址",
                verbose_name="党政机关网站标识",
            ),
        ),
        migrations.AddField(
            model_name="masthead",
            name="complaints",
            field=models.CharField(
                max_length=200,
                validators=[URLValidator(["https", "http"])],
                blank=True,
                help_text="全国统一平台给本网站的网址",
                verbose_name="“我为政府网站找错”",
            ),
        ),
        migrations.RunPython(take_from_changes, migrations.RunPython.noop),
    ]
