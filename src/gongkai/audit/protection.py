"""Triggers by which the database itself refuses to change what is only ever added to.

SQLite loses a table's triggers when a later migration remakes the table: such a migration ends with
laying them anew.
"""

from typing import Final

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ENTRIES: Final = "audit_entry"
_REFUSAL: Final = "这些记录只能增加，不能修改或删除"
_LESS: Final = "编号只增不减，不能改小或删除"

_Statements = dict[str, list[str]]


def append_only(table: str) -> migrations.RunPython:
    """Give the step of a migration after which a table's rows are never changed or deleted."""

    def lay(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        protect(editor.connection, table)

    def take(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        release(editor.connection, table)

    return migrations.RunPython(lay, take)


def never_less(table: str, column: str) -> migrations.RunPython:
    """Give the step of a migration after which a number only grows, and its row stays."""
    conditions = {"update": f"NEW.{column} < OLD.{column}", "delete": "TRUE"}

    def lay(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        take(_apps, editor)
        _run(editor.connection, _conditional(table, conditions))

    def take(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        _run(editor.connection, _dropped(table))

    return migrations.RunPython(lay, take)


def protect(connection: BaseDatabaseWrapper, table: str = ENTRIES) -> None:
    """Let the database refuse to change or delete a table's rows."""
    release(connection, table)
    statements = {
        "sqlite": [
            f"CREATE TRIGGER {table}_no_{what} BEFORE {what} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            for what in ("update", "delete")
        ],
        "postgresql": [
            _function(table, _REFUSAL),
            (
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()"
            ),
        ],
    }
    _run(connection, statements)


def release(connection: BaseDatabaseWrapper, table: str = ENTRIES) -> None:
    """Take the triggers away, to undo a migration."""
    _run(connection, _dropped(table))


def _conditional(table: str, conditions: dict[str, str]) -> _Statements:
    return {
        "sqlite": [
            f"CREATE TRIGGER {table}_no_{what} BEFORE {what} ON {table} WHEN {condition}"
            f" BEGIN SELECT RAISE(ABORT, '{_LESS}'); END"
            for what, condition in conditions.items()
        ],
        "postgresql": [
            _function(table, _LESS),
            *(
                f"CREATE TRIGGER {table}_no_{what} BEFORE {what} ON {table}"
                f" FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION {table}_refuse()"
                for what, condition in conditions.items()
            ),
        ],
    }


def _function(table: str, refusal: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{refusal}'; END $$"
    )


def _dropped(table: str) -> _Statements:
    names = [f"{table}_{name}" for name in ("no_update", "no_delete", "append_only")]
    return {
        "sqlite": [f"DROP TRIGGER IF EXISTS {name}" for name in names],
        "postgresql": [f"DROP TRIGGER IF EXISTS {name} ON {table}" for name in names],
    }


def _run(connection: BaseDatabaseWrapper, statements: _Statements) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
