"""The pages of an import and its act: all or nothing, once, by its owner."""

from typing import Any

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.test import RequestFactory

from bodies.county import body, person
from gongkai.audit.models import Entry
from gongkai.bodies.models import Person, Section
from gongkai.sheets.models import Upload
from gongkai.sheets.views import ImportView
from sheets.forms import SectionForm, csv_file

pytestmark = pytest.mark.django_db
GOOD = "行政机关,名称\n正宁县文体广电和旅游局,办公室\n正宁县文体广电和旅游局,文化艺术股\n"


class SectionImport(ImportView):
    title = "导入股室"
    kind = "section"
    form_class = SectionForm
    done_url = "/admin/"

    def may_import(self) -> bool:
        return self.request.user.username != "stranger"


class FailingImport(SectionImport):
    def save_row(self, form: Any) -> object:
        if form.cleaned_data["name"] == "文化艺术股":
            raise ValidationError("这一条不能保存")
        return form.save()


def ask(who: Person, data: dict[str, Any] | None = None, query: str = "", view: Any = None) -> Any:
    factory = RequestFactory()
    request = factory.get(f"/import/{query}") if data is None else factory.post("/import/", data)
    request.user = who
    vars(request)["_messages"] = CookieStorage(request)  # as the middleware does
    return (view or SectionImport).as_view()(request)


@pytest.fixture
def clerk() -> Person:
    body("正宁县文体广电和旅游局")
    return person("clerk")


def upload(who: Person, text: str = GOOD) -> Upload:
    answer = ask(who, {"file": csv_file(text)})
    assert answer.status_code == 302
    return Upload.objects.latest("pk")


def test_a_file_is_shown_first_and_saved_when_confirmed(clerk: Person) -> None:
    kept = upload(clerk)
    assert not Section.objects.exists()

    answer = ask(clerk, {"confirm": str(kept.pk)})

    assert answer.status_code == 302
    assert set(Section.objects.values_list("name", flat=True)) == {"办公室", "文化艺术股"}
    entry = Entry.objects.get(action="sheets.imported")
    assert entry.details == {"kind": "section", "rows": 2, "sha256": kept.sha256}


def test_confirming_twice_imports_once(clerk: Person) -> None:
    kept = upload(clerk)

    for _ in range(2):
        assert ask(clerk, {"confirm": str(kept.pk)}).status_code == 302

    assert Section.objects.count() == 2
    assert Entry.objects.filter(action="sheets.imported").count() == 1


def test_a_row_with_an_error_keeps_all_from_being_saved(clerk: Person) -> None:
    kept = upload(clerk, GOOD + "没有的局,财务股\n")

    page = ask(clerk, {"confirm": str(kept.pk)}).content.decode()

    assert "共3行，1行有错" in page
    assert "没有“没有的局”" in page
    assert not Section.objects.exists()


def test_a_row_that_fails_on_saving_undoes_the_rows_before_it(clerk: Person) -> None:
    kept = upload(clerk)

    page = ask(clerk, {"confirm": str(kept.pk)}, view=FailingImport).content.decode()

    assert "第3行没有保存成功，整个文件都没有导入" in page
    assert "这一条不能保存" in page
    assert not Section.objects.exists()
    assert Upload.objects.get().imported_at is None


def test_an_upload_is_its_owners_alone(clerk: Person) -> None:
    kept = upload(clerk)
    other = person("other")

    with pytest.raises(Http404):
        ask(other, query=f"?upload={kept.pk}")
    with pytest.raises(Http404):
        ask(other, {"confirm": str(kept.pk)})


def test_who_may_not_import_sees_nothing() -> None:
    for data in (None, {"confirm": "1"}):
        with pytest.raises(PermissionDenied):
            ask(person("stranger") if data is None else Person.objects.get(), data)


def test_a_file_that_cannot_be_read_is_answered_on_the_page(clerk: Person) -> None:
    page = ask(clerk, {"file": csv_file("x", name="x.xlsm")}).content.decode()

    assert "只能导入xlsx或者csv文件" in page
    assert not Upload.objects.exists()


def test_the_template_is_given_under_the_imports_name(clerk: Person) -> None:
    answer = ask(clerk, query="?template=1")

    assert answer.content.startswith(b"PK")
    assert "%E5%AF%BC%E5%85%A5%E8%82%A1%E5%AE%A4.xlsx" in answer["Content-Disposition"]


@pytest.mark.parametrize("key", ["x", "-1", "9" * 30, "0"])
def test_a_key_that_is_none_is_not_found(clerk: Person, key: str) -> None:
    with pytest.raises(Http404):
        ask(clerk, query=f"?upload={key}")
