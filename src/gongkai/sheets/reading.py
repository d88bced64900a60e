"""Rows of texts through a form: a preview that says of each row what is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, Final

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import UniqueConstraint
from django.utils.translation import gettext as _

from gongkai.sheets.files import Cells, Uploaded, read_cells
from gongkai.sheets.values import Names, to_field

RowForm = type[forms.ModelForm]  # type: ignore[type-arg]  # of any model
WHOLE_ROW: Final = ""
"""The label of errors that are about a row as a whole."""


@dataclass(frozen=True)
class Row:
    """A row of the file, from 1 with the headings counted, as its form sees it."""

    number: int
    cells: Mapping[str, str]
    """Texts by label, in the order of the form."""
    form: forms.ModelForm  # type: ignore[type-arg]  # of any model
    errors: Mapping[str, Sequence[str]]
    """Chinese sentences by label; those about the whole row under ``WHOLE_ROW``."""
    cautions: Sequence[str] = ()
    """What looks wrong and may yet be meant: it keeps nothing from being saved."""


@dataclass(frozen=True)
class Preview:
    """A file before it is imported: its rows, and what is wrong with it as a whole."""

    labels: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[str, ...] = field(default=())

    @property
    def is_clean(self) -> bool:
        """Tell whether every row can be saved."""
        return not self.problems and not any(row.errors for row in self.rows)

    @property
    def wrong(self) -> int:
        """How many rows have errors."""
        return sum(bool(row.errors) for row in self.rows)

    @property
    def doubtful(self) -> int:
        """How many rows have something to look at again."""
        return sum(bool(row.cautions) for row in self.rows)


def labels_of(form: forms.BaseForm) -> dict[str, str]:
    """Give the headings of a form's sheet: field names by label."""
    return {str(bound.label): bound.name for bound in form}


def read_sheet(upload: Uploaded, form_class: RowForm, form_kwargs: Mapping[str, Any]) -> Preview:
    """Read an uploaded file through a form.

    Raises:
        ValidationError: the file cannot be read at all.
    """
    return preview(read_cells(upload), form_class, form_kwargs)


def preview(cells: Cells, form_class: RowForm, form_kwargs: Mapping[str, Any]) -> Preview:
    """Read rows of texts, the headings first, through a form; nothing is saved."""
    labels = labels_of(form_class(**form_kwargs))
    headings = [heading.removesuffix("*").removesuffix("＊").strip() for heading in cells[0]]
    problems = tuple(_heading_problems(headings, form_class(**form_kwargs)))
    if problems:
        return Preview(tuple(labels), (), problems)
    names = Names()
    template = form_class(**form_kwargs)
    rows = []
    for number, texts in enumerate(cells[1:], start=2):
        if any(texts):
            named = dict(zip(headings, [*texts, *[""] * len(headings)], strict=False))
            rows.append(_row(number, named, template, form_class, form_kwargs, names))
    return Preview(tuple(labels), tuple(_without_twins(rows)))


def _heading_problems(headings: Sequence[str], form: forms.BaseForm) -> Iterator[str]:
    labels = labels_of(form)
    given = [heading for heading in headings if heading]
    if unknown := [heading for heading in given if heading not in labels]:
        yield _("第一行有不认识的标题：%s。请按模板的标题填写。") % "、".join(unknown)
    if twice := sorted({heading for heading in given if given.count(heading) > 1}):
        yield _("第一行有重复的标题：%s。") % "、".join(twice)
    required = [label for label, name in labels.items() if form.fields[name].required]
    if missing := [label for label in required if label not in given]:
        yield _("第一行缺少必填的标题：%s。") % "、".join(missing)


def _row(
    number: int,
    texts: Mapping[str, str],
    template: forms.BaseForm,
    form_class: RowForm,
    form_kwargs: Mapping[str, Any],
    names: Names,
) -> Row:
    data: dict[str, Any] = {}
    errors: dict[str, list[str]] = {}
    cells = {label: texts.get(label, "") for label in labels_of(template)}
    for label, name in labels_of(template).items():
        try:
            data[name] = to_field(template.fields[name], cells[label], names)
        except ValueError as error:
            errors[label] = [str(error)]
    form = form_class(data, **form_kwargs)
    labels = {name: label for label, name in labels_of(form).items()}
    for name, messages in form.errors.items():
        label = WHOLE_ROW if name == NON_FIELD_ERRORS else labels.get(name, WHOLE_ROW)
        errors.setdefault(label, list(map(str, messages)))
    cautions = () if errors else tuple(getattr(form, "cautions", tuple)())
    return Row(number, cells, form, errors, cautions)


def _without_twins(rows: Sequence[Row]) -> Iterator[Row]:
    """Add to a row that says again what may be said once that it does, and where."""
    seen: dict[tuple[Any, ...], int] = {}
    for row in rows:
        errors = dict(row.errors)
        for names in _unique_together(row.form):
            values = tuple(row.form.cleaned_data.get(name) for name in names)
            if any(value in (None, "") for value in values):
                continue
            first = seen.setdefault((*names, *values), row.number)
            if first != row.number:
                words = {"fields": _words(row.form, names), "row": first}
                said = _("与第%(row)d行的%(fields)s相同") % words
                errors[WHOLE_ROW] = [*errors.get(WHOLE_ROW, ()), said]
        yield replace(row, errors=errors)


def _unique_together(form: forms.ModelForm) -> Iterator[tuple[str, ...]]:  # type: ignore[type-arg]  # any
    """Give the groups of fields that no two records may share, as far as the form has them."""
    meta = form._meta.model._meta
    groups = [(each.name,) for each in meta.fields if each.unique and not each.primary_key]
    conditional = [c for c in meta.constraints if isinstance(c, UniqueConstraint)]
    constraints = [c.fields for c in conditional if c.condition is None and c.fields]
    for names in chain(groups, constraints, map(tuple, meta.unique_together)):
        if all(name in form.fields for name in names):
            yield tuple(names)


def _words(form: forms.BaseForm, names: Sequence[str]) -> str:
    return "、".join(str(form[name].label) for name in names)
