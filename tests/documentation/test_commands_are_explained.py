"""`make help` and `wellheard --help` list everything there is, each with a sentence."""

import re
import subprocess
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner

from wellheard.interfaces.commands.main import SUBCOMMANDS, cli

ROOT = Path(__file__).parents[2]


def make(*arguments: str) -> str:
    run = subprocess.run(
        ["make", "--no-print-directory", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return run.stdout


def targets() -> set[str]:
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.M)
    assert phony
    return set(phony[1].split())


def test_make_help_lists_every_target_with_a_sentence() -> None:
    listed = dict(re.fullmatch(r"([a-z-]+)\s{2,}(.+)", line).groups() for line in make("help").splitlines())  # type: ignore[union-attr]
    assert set(listed) == targets()
    assert all(re.fullmatch(r"[A-Z].+[.a-z]", sentence) for sentence in listed.values()), listed


def test_every_rule_of_the_makefile_is_among_the_targets() -> None:
    rules = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M)
    assert set(rules) == targets()


def test_make_alone_helps() -> None:
    assert make() == make("help")


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_every_command_has_help_with_examples(name: str) -> None:
    shown = CliRunner().invoke(cli, [name, "--help"])
    assert shown.exit_code == 0, shown.output
    assert f"wellheard {name}" in shown.output
    assert "Examples:" in shown.output
    assert SUBCOMMANDS[name].summary.endswith(".")


def test_commands_are_listed_in_the_help() -> None:
    assert cli.list_commands(Context(cli)) == list(SUBCOMMANDS)


def test_continuous_integration_runs_the_tests_by_make() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert "make test" in script.read_text()
