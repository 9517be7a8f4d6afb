"""What people can set, call, do or count is documented, and what the documents point at is there."""

import re
from pathlib import Path

import pytest

from wellheard.areas.reporting.labels import FIGURES
from wellheard.interfaces.commands.main import SUBCOMMANDS
from wellheard.rules.procedure import RULESETS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])


def test_every_setting_is_documented() -> None:
    code = "".join((ROOT / "src/wellheard/config" / name).read_text() for name in ("settings.py", "databases.py"))
    named = set(re.findall(r'"(WELLHEARD_[A-Z_]+|DATABASE_URL)"', code))
    secrets = {f"WELLHEARD_{name.upper()}" for name in re.findall(r'secret\("(\w+)"', code)}
    told = (DOCS / "operating/settings.md").read_text()
    assert {name for name in named | secrets if f"`{name}`" not in told} == set()


def test_every_command_is_documented() -> None:
    told = (DOCS / "operating/commands.md").read_text()
    assert {name for name in SUBCOMMANDS if f"`wellheard {name}" not in told} == set()


def test_every_act_is_documented() -> None:
    told = (DOCS / "duties.md").read_text()
    rows = [line for page in ROOT.glob("tests/data/permissions/*.csv") for line in page.read_text().splitlines()[1:]]
    acts = {row.split(",")[0] for row in rows} | {"record"}
    assert {act for act in acts if f"| `{act}` |" not in told} == set()


def test_every_rule_set_has_a_page() -> None:
    assert {name for name in RULESETS if not (DOCS / "procedure" / f"{name}.md").exists()} == set()


def test_every_indicator_is_documented() -> None:
    told = "".join(page.read_text() for page in (DOCS / "indicators").glob("*.md"))
    names = {path.rsplit(".", 1)[-1] for path in FIGURES}
    assert {name for name in names if f"`{name}`" not in told and name not in told} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_what_a_page_points_at_is_there(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text())
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_that_a_page_names_are_there(page: Path) -> None:
    named = re.findall(r"`((?:src|tests|docs|scripts|examples|benchmarks)/[\w./-]+)`", page.read_text())
    assert [name for name in named if not (ROOT / name).exists()] == []
