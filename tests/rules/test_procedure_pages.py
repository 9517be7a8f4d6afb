"""docs/procedure/ says what the rule files say."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = runpy.run_path(str(ROOT / "scripts" / "make_procedure_pages.py"))["pages"]()


def test_every_rule_set_has_its_page_and_each_is_up_to_date() -> None:
    written = {file.name: file.read_text("utf-8") for file in (ROOT / "docs" / "procedure").glob("*.md")}
    assert written == PAGES, "Run python scripts/make_procedure_pages.py"
