"""Texts made of blocks and of parts: screened and compared like any other."""

from typing import Any, ClassVar

import pytest
from django.db import models
from django.test import RequestFactory
from django.test.utils import isolate_apps
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.blocks import CharBlock, RichTextBlock
from wagtail.fields import StreamField

from gongkai.signoff.changes import differences
from gongkai.signoff.parts import parts_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def bulletin() -> Any:
    with isolate_apps("gongkai.signoff"):

        class Bulletin(ClusterableModel):
            blocks = StreamField([("line", CharBlock()), ("text", RichTextBlock())])
            on = models.DateField("日期", null=True)
            at = models.DateTimeField("时刻", null=True)
            panels: ClassVar = [FieldPanel("blocks"), FieldPanel("on"), InlinePanel("files")]

            class Meta:
                app_label = "signoff"

        class File(models.Model):
            bulletin = ParentalKey(Bulletin, on_delete=models.CASCADE, related_name="files")
            name = models.CharField("名称", max_length=40)
            panels: ClassVar = [FieldPanel("name")]

            class Meta:
                app_label = "signoff"

        def make(line: str, *names: str) -> Any:
            made = Bulletin(pk=1, blocks=[("line", line), ("text", "<p>不变</p>")])
            made.files = [File(pk=n, name=name) for n, name in enumerate(names, 1)]
            return made

        yield make


def test_the_words_of_blocks_are_screened(bulletin: Any) -> None:
    (part,) = parts_of(bulletin("闭馆三天"))

    assert part.text.splitlines() == ["闭馆三天", "不变"]
    assert part.field == ""


def test_blocks_and_parts_that_changed_are_shown(bulletin: Any) -> None:
    request = RequestFactory().get("/")
    old, new = bulletin("闭馆三天", "甲.docx"), bulletin("闭馆五天", "乙.docx", "丙.docx")

    found = {each.name: each.html for each in differences(old, new, request)}

    assert len(found) == 2
    whole = "".join(found.values())
    for words in ("三天", "五天", "甲", "乙", "丙.docx"):
        assert words in whole
    assert 'class="deletion"' in whole


def test_what_did_not_change_is_not_shown(bulletin: Any) -> None:
    request = RequestFactory().get("/")

    assert differences(bulletin("甲", "甲.docx"), bulletin("甲", "甲.docx"), request) == []
