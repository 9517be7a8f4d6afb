"""The hashed lists of packages: complete, pinned, and without the address of any registry."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
WANTED = {
    "requirements.txt": PROJECT["project"]["dependencies"],
    "requirements-dev.txt": [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]],
    "requirements-bench.txt": [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["bench"]],
}


def named(requirement: str) -> str:
    return re.split(r"[\[<>=!~; ]", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize("name", WANTED)
def test_every_dependency_is_in_the_list(name: str) -> None:
    listed = {named(line) for line in (ROOT / name).read_text().splitlines() if re.match(r"[a-z0-9]", line)}
    assert {named(requirement) for requirement in WANTED[name]} - listed == set()


@pytest.mark.parametrize("name", WANTED)
def test_every_package_is_pinned_with_hashes(name: str) -> None:
    packages = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text().strip(), flags=re.I)
    assert len(packages) > 40
    assert [one for one in packages if not re.match(r"[\w.-]+==\S+", one) or "--hash=sha256:" not in one] == []


@pytest.mark.parametrize("name", WANTED)
def test_no_registry_is_named(name: str) -> None:
    assert not re.search(r"://|index-url|find-links", (ROOT / name).read_text())
