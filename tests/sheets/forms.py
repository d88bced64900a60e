"""Forms to import through: sections and posts of the small county."""

from io import BytesIO

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from gongkai.bodies.models import Post, Section
from gongkai.sheets.template import workbook_for


class SectionForm(forms.ModelForm[Section]):
    class Meta:
        model = Section
        fields = ("body", "name")


class PostForm(forms.ModelForm[Post]):
    class Meta:
        model = Post
        fields = ("person", "body", "section", "in_charge_of", "role", "since", "until")


def csv_file(text: str, name: str = "股室.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode("gb18030"))


def filled(form: forms.BaseForm, rows: list[list[object]]) -> SimpleUploadedFile:
    """Fill in the template of a form."""
    book = load_workbook(BytesIO(workbook_for(form)))
    for row in rows:
        book.worksheets[0].append(row)
    buffer = BytesIO()
    book.save(buffer)
    return SimpleUploadedFile("填好.xlsx", buffer.getvalue())
