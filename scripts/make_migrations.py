#!/usr/bin/env python3
"""Write every app's first migration anew, each table whole: for as long as nothing is released.

Django writes each constraint and index as a step of its own; on SQLite each constraint then copies its table.
Here they are put into the table they belong to, wherever its fields are all there from the start.
"""

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"


def main() -> None:
    sys.path.insert(0, str(SOURCE))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wellheard.config.settings")
    with tempfile.TemporaryDirectory() as home:
        os.environ["WELLHEARD_HOME"] = home
        os.environ.pop("DATABASE_URL", None)
        import django
        from django.core.management import call_command

        for path in SOURCE.glob("wellheard/**/migrations/0*.py"):
            path.unlink()
        django.setup()
        call_command("makemigrations", verbosity=0)
        for path in sorted(SOURCE.glob("wellheard/**/migrations/0*.py")):
            fold(path)


def fold(path: Path) -> None:
    """Put the constraints and indexes of a migration into its tables, and write it again."""
    from django.db.migrations.writer import MigrationWriter

    name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
    migration = import_module(name).Migration(path.stem, path.parts[-3])
    migration.operations = folded(migration.operations)
    path.write_text(MigrationWriter(migration, include_header=False).as_string())
    print(path.relative_to(SOURCE), len(migration.operations))


def folded(operations: list) -> list:  # type: ignore[type-arg]
    from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel

    later = {op.model_name_lower for op in operations if isinstance(op, AddField)}
    made = {op.name_lower: op for op in operations if isinstance(op, CreateModel) and op.name_lower not in later}
    kept = []
    for op in operations:
        table = made.get(getattr(op, "model_name_lower", ""))
        if table is not None and isinstance(op, AddConstraint):
            table.options.setdefault("constraints", []).append(op.constraint)
        elif table is not None and isinstance(op, AddIndex):
            table.options.setdefault("indexes", []).append(op.index)
        else:
            kept.append(op)
    return kept


if __name__ == "__main__":
    main()
