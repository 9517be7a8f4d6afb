#!/usr/bin/env python3
"""Export the hashed lists of packages from pyproject.toml: requirements.txt, -dev and -bench.

One version of each package for every platform and Python from 3.11, with the hash of every file; no address
of any registry.
"""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LISTS = {"requirements.txt": (), "requirements-dev.txt": ("dev",), "requirements-bench.txt": ("bench",)}
OPTIONS = (
    "--generate-hashes", "--no-header", "--no-annotate", "--universal", "--no-emit-index-url",
    "--no-emit-find-links", "--quiet",
)  # fmt: skip
ADDRESS = re.compile(r"https?://|file:|--(extra-)?index-url|--find-links")


def main() -> None:
    uv = ROOT / ".venv" / "bin" / "uv"
    for name, groups in LISTS.items():
        named = [argument for group in groups for argument in ("--group", group)]
        command = [uv, "pip", "compile", "pyproject.toml", *named, *OPTIONS, "-o", name]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        if found := ADDRESS.search((ROOT / name).read_text()):
            raise SystemExit(f"{name} holds an address ({found[0]}). Take it out: it is this machine's own.")
        print(f"{name}: {(ROOT / name).read_text().count('==')} packages")


if __name__ == "__main__":
    main()
