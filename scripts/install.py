#!/usr/bin/env python3
"""Install everything the project needs into .venv: `scripts/install.py run`, `… dev` or `… bench`.

Needs Python 3.11 or later with venv and pip, and nothing else. Packages come from the hashed lists; nothing is
done when nothing changed since the last time. `bench` has a folder of its own, .venv-bench, because it compares
with other versions of other libraries.
"""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LISTS = {"run": "requirements.txt", "dev": "requirements-dev.txt", "bench": "requirements-bench.txt"}
FOLDERS = {"run": ".venv", "dev": ".venv", "bench": ".venv-bench"}
OLDEST = (3, 11)


def main(kind):
    use_a_python_that_is_new_enough()
    folder = os.path.join(ROOT, FOLDERS[kind])
    python = os.path.join(folder, "bin", "python")
    wanted = state_wanted(kind)
    if is_installed(kind, folder, python, wanted):
        return 0
    if not works(python) or not is_made_of_this_python(python):
        make_environment(folder)
    print(f"Installing the packages of {LISTS[kind]} into {FOLDERS[kind]} …", flush=True)
    uv = uv_in(folder, python)
    install = [uv, "pip", "install", "--python", python, "--quiet"]
    run([*install, "--compile-bytecode", "--require-hashes", "-r", LISTS[kind]])
    run([*install, "--no-deps", "--editable", "."])
    with open(stamp(kind, folder), "w") as handle:
        handle.write(wanted)
    return 0


def use_a_python_that_is_new_enough():
    """Go on with a newer Python where this one is too old and another is on the path."""
    if sys.version_info >= OLDEST:
        return
    for minor in range(19, OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, os.path.abspath(__file__), *sys.argv[1:]])
    stop(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}. Install it and run this again.")


def state_wanted(kind):
    """What an installation comes from, in short: it is done anew when any of it changes."""
    digest = hashlib.sha256(sys.version.encode())
    for name in (LISTS[kind], "pyproject.toml", "scripts/install.py"):
        with open(os.path.join(ROOT, name), "rb") as handle:
            digest.update(handle.read())
    digest.update(ROOT.encode())
    return digest.hexdigest()


def stamp(kind, folder):
    return os.path.join(folder, "installed-" + kind)


def is_installed(kind, folder, python, wanted):
    """Whether this, or for `run` the larger `dev`, was installed from just this."""
    kinds = [kind, "dev"] if kind == "run" else [kind]
    for each in kinds:
        if os.path.exists(stamp(each, folder)) and works(python):
            with open(stamp(each, folder)) as handle:
                if handle.read() == (wanted if each == kind else state_wanted(each)):
                    return True
    return False


def works(python):
    return os.path.exists(python) and subprocess.call([python, "-c", ""], stderr=subprocess.DEVNULL) == 0


def is_made_of_this_python(python):
    """Whether an environment was made with the Python that is asked for now."""
    answered = subprocess.run([python, "-c", "import sys; print(sys.version)"], capture_output=True, text=True)
    return answered.stdout.strip() == sys.version.strip()


def make_environment(folder):
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        install_venv()
    shutil.rmtree(folder, ignore_errors=True)
    run([sys.executable, "-m", "venv", folder])


def install_venv():
    """Debian keeps venv in a package of its own."""
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    command = "apt-get install -y " + package
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        stop(f"Python's venv is missing. On Debian or Ubuntu: sudo {command}. Then run this again.")
    print(f"Installing {package} …", flush=True)
    quiet = {"stdout": subprocess.DEVNULL}
    subprocess.call(["apt-get", "update", "-qq"], **quiet)
    if subprocess.call(["apt-get", "install", "-y", "-qq", package], **quiet) != 0:
        stop(f"{package} could not be installed. Install it by hand, then run this again.")


def uv_in(folder, python):
    """The path of uv, which installs some ten times faster than pip; pip brings it."""
    uv = os.path.join(folder, "bin", "uv")
    if not os.path.exists(uv):
        run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"])
    return uv


def run(command):
    if subprocess.call(command, cwd=ROOT) != 0:
        stop(f"This went wrong: {' '.join(command)}\nWhat it said is above. Put that right, then run this again.")


def stop(words):
    print(words, file=sys.stderr)
    raise SystemExit(2)


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else "run"
    if asked not in LISTS:
        stop("Say what to install: run, dev or bench.")
    raise SystemExit(main(asked))
