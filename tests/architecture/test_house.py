"""The house as drawn: the same files in each area, nothing unlisted, no area reaching into another's tables."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

import wellheard
from wellheard.foundation.organisations.models import ScopedModel

PACKAGE = Path(wellheard.__file__).parent
AREAS = sorted(path for path in (PACKAGE / "areas").iterdir() if (path / "apps.py").exists())
FILES = {
    "__init__", "apps", "urls", "views", "forms", "receivers", "tasks", "services", "selectors", "permissions",
    "models", "labels", "migrations", "templates", "templatetags",
}  # fmt: skip
ABOVE_EVERY_SCOPE = {
    "organisations.Organisation": "the bodies themselves",
    "organisations.Account": "what signs in, before it is known to which body",
    "organisations.KeptSubmission": "written when nobody is signed in, read by its own account",
}
SOURCES = sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts)


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in SOURCES:
        yield path, ast.parse(path.read_text())


@pytest.mark.parametrize("area", AREAS, ids=lambda p: p.name)
def test_an_area_has_the_files_of_every_area_and_no_others(area: Path) -> None:
    found = {path.stem for path in area.iterdir() if path.name != "__pycache__"}
    assert found <= FILES


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_module_is_longer_than_three_hundred_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 300


def test_functions_stay_under_forty_lines() -> None:
    long = [
        f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and _body_lines(node) > 40
    ]
    assert long == []


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
    return (node.end_lineno or 0) - first.lineno + 1


def test_no_name_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
    assert [str(p) for p in SOURCES if p.stem in empty] == []


def test_only_views_commands_and_sign_in_read_the_clock() -> None:
    """Dates are handed in: below a view, a command or a middleware nothing asks what time it is."""
    reading = re.compile(r"timezone\.(now|localdate|localtime)\(\)|date\.today\(\)|datetime\.now\(")
    allowed = {"views", "tasks", "middleware", "kept", "sign_in_mail"}
    found = [
        str(path.relative_to(PACKAGE))
        for path in SOURCES
        if reading.search(path.read_text())
        and not allowed & {path.stem, path.parent.name}
        and "commands" not in path.parts
    ]
    assert found == []


@pytest.mark.parametrize("area", AREAS, ids=lambda p: p.name)
def test_an_area_asks_another_only_through_its_selectors(area: Path) -> None:
    """Another area's `Model.objects` is never touched."""
    own = {model.__name__ for model in apps.get_app_config(area.name).get_models()}
    others = {
        model.__name__ for other in AREAS if other != area for model in apps.get_app_config(other.name).get_models()
    }
    touched = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in area.rglob("*.py")
        if "migrations" not in path.parts
        for name in re.findall(r"\b([A-Z]\w+)\.objects\b", path.read_text())
        if name in others - own
    ]
    assert touched == []


def test_every_table_of_ours_belongs_to_a_body_or_says_why_not() -> None:
    ours = [m for m in apps.get_models() if m.__module__.startswith("wellheard.")]
    unscoped = {m._meta.label for m in ours if not issubclass(m, ScopedModel)}
    assert unscoped == set(ABOVE_EVERY_SCOPE)


def test_every_table_of_a_body_has_the_columns_and_indexes_of_the_house() -> None:
    for model in apps.get_models():
        if not issubclass(model, ScopedModel):
            continue
        names = {tuple(c.fields) for c in model._meta.constraints if hasattr(c, "fields")}
        assert ("organisation", "id") in names, model
        assert model._meta.base_manager_name == "objects", model
        assert all(index.fields[0] == "organisation" for index in model._meta.indexes), model


def every_url(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from every_url(pattern.url_patterns, prefix + str(pattern.pattern))
        else:
            yield prefix + str(pattern.pattern), pattern


def test_every_url_has_a_gate() -> None:
    ungated = [
        address
        for address, pattern in every_url(get_resolver().url_patterns)
        if not getattr(pattern.callback, "gate", None) and not pattern.callback.__module__.startswith("allauth.")
    ]
    assert ungated == []


def test_the_migrations_make_what_the_models_say() -> None:
    """`scripts/make_migrations.py` writes them anew."""
    command = [sys.executable, str(PACKAGE.parents[1] / "manage.py"), "makemigrations", "--check", "--dry-run"]
    settings = {"DJANGO_SETTINGS_MODULE": "wellheard.config.settings"}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **settings})
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_no_attribute_holds_a_date_with_its_machine_form() -> None:
    """`day`, `short_day` and `moment` write a `<time>`; inside an attribute it breaks the tag. Use `date` there."""
    inside = re.compile(r"""[a-z-]+="[^"<>]*\|(?:moment|day|short_day)\b[^"<>]*\"""")
    found = [f"{path.name}: {held}" for path in PACKAGE.rglob("*.html") for held in inside.findall(path.read_text())]
    assert found == []
