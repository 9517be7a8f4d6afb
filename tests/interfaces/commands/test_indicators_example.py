"""The example file gives these figures: what the documentation tells a newcomer to try works."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from wellheard.interfaces.commands.main import cli

EXAMPLE = Path(__file__).parents[3] / "examples" / "complaints.csv"


def test_the_example_adds_up() -> None:
    options = ["--from", "2024-04-01", "--to", "2024-06-30", "--ruleset", "local-authority", "--format", "json"]
    result = CliRunner().invoke(cli, ["indicators", str(EXAMPLE), *options])
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    assert (figures["received"], figures["received_stage2_direct"]) == (45, 7)
    assert [group["closed_in_full"] for group in figures["groups"].values()] == [29, 9, 4]
    assert figures["reconciliation"] == {
        "open_at_start": 4, "received": 45, "reopened": 0, "closed": 43, "open_at_end": 6, "adds_up": True,
    }  # fmt: skip
