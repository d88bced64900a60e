"""The triggers by which the database itself refuses to change or delete an entry."""

from django.db.backends.base.base import BaseDatabaseWrapper

_REFUSAL = "审计记录只能增加，不能修改或删除"
_TABLE = "audit_entry"

_PROTECT = {
    "sqlite": [
        f"CREATE TRIGGER {_TABLE}_no_{what} BEFORE {what} ON {_TABLE}"
        f" BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for what in ("update", "delete")
    ],
    "postgresql": [
        (
            f"CREATE OR REPLACE FUNCTION {_TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
        ),
        (
            f"CREATE TRIGGER {_TABLE}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {_TABLE}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {_TABLE}_refuse()"
        ),
    ],
}
_RELEASE = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {_TABLE}_no_{what}" for what in ("update", "delete")],
    "postgresql": [f"DROP TRIGGER IF EXISTS {_TABLE}_append_only ON {_TABLE}"],
}


def protect(connection: BaseDatabaseWrapper) -> None:
    """Let the database refuse changes.

    SQLite loses triggers when a later migration remakes the table: such a migration ends with this.
    """
    release(connection)
    _run(connection, _PROTECT)


def release(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away, to undo a migration."""
    _run(connection, _RELEASE)


def _run(connection: BaseDatabaseWrapper, statements: dict[str, list[str]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
