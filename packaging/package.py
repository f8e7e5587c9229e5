"""Build what is shipped, and try it: wheel, source archive, and the program as a folder for this system.

`package.py` makes an environment of its own below build/, builds into dist/, installs the wheel there, tries
the commands from another folder, makes the folder with PyInstaller, and starts the program in it on a display
of its own.
`--torch` puts PyTorch into the folder. At the end a table says how large each is and how soon it starts.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import venv
from pathlib import Path

import check_bundle
import check_dist
from requirements import requirements

ROOT = Path(__file__).resolve().parent.parent
BUILD, DIST = ROOT / "build", ROOT / "dist"
LIMIT_MB = 250
"""How large the folder without PyTorch may be."""


def environment(with_torch: bool, pip_args: list[str]) -> Path:
    """An environment in which the program's needs and the tools to pack it are installed; its Python."""
    folder = BUILD / ("package-torch" if with_torch else "package")
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        print(f"Making an environment to build in: {folder.relative_to(ROOT)}", flush=True)
        venv.create(folder, with_pip=True)
    needs = [need for need in requirements() if with_torch or not need.startswith("torch")]
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    subprocess.run([*pip, *pip_args, *needs, *requirements("package")], check=True)
    return python


def packages(python: Path) -> Path:
    """Build the source archive, and the wheel from it, into dist/; look into both, and install the wheel."""
    DIST.mkdir(exist_ok=True)
    for old in (*DIST.glob("backprop_tutor-*.whl"), *DIST.glob("backprop_tutor-*.tar.gz")):
        old.unlink()
    build = [str(python), "-m", "build", "--no-isolation", "-o", str(DIST), str(ROOT)]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL, cwd=DIST)
    wheel = next(DIST.glob("backprop_tutor-*.whl"))
    check_dist.check_contents(wheel, next(DIST.glob("backprop_tutor-*.tar.gz")))
    install = [str(python), "-m", "pip", "install", "-q", "--no-deps", "--force-reinstall", str(wheel)]
    subprocess.run(install, check=True)
    return wheel


def bundle(python: Path, name: str) -> Path:
    """The program as a folder, made by PyInstaller from what is installed in the environment."""
    icons = BUILD / "icons"
    subprocess.run([str(python), str(ROOT / "packaging" / "icons.py"), str(icons)], check=True)
    command = [
        str(python.parent / "pyinstaller"), "--noconfirm", "--log-level", "ERROR",
        "--distpath", str(DIST), "--workpath", str(BUILD / f"pyinstaller-{name}"),
        str(ROOT / "packaging" / "tutor.spec"),
    ]  # fmt: skip
    settings = os.environ | {"TUTOR_ICONS": str(icons), "TUTOR_BUNDLE": name}
    print(f"PyInstaller makes dist/{name}: some minutes.", flush=True)
    subprocess.run(command, check=True, env=settings, cwd=BUILD)
    return DIST / name


def main() -> int:
    """Build and try everything; 0 where all of it works."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--torch", action="store_true")
    parser.add_argument("--pip-args", default="")
    wanted = parser.parse_args()
    python = environment(wanted.torch, wanted.pip_args.split())
    wheel = packages(python)
    check_dist.check_installed(python)
    folder = bundle(python, "backprop-tutor-torch" if wanted.torch else "backprop-tutor")
    found = check_bundle.check(folder, with_torch=wanted.torch)
    print(f"\n{wheel.name:44} {wheel.stat().st_size / 1e6:8.1f} MB")
    print(f"{found.name:44} {found.megabytes:8.1f} MB   starts in {found.text_seconds:.2f} s (text)", end="")
    print(f", {found.window_seconds:.2f} s (window)" if found.window_seconds else "; no window tried")
    if not wanted.torch and found.megabytes > LIMIT_MB:
        print(f"The folder is larger than {LIMIT_MB} MB.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
