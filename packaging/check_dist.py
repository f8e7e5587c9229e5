"""Look into the wheel and the source archive, and try the installed program from another folder.

Every file below resources/ and docs/ is to be in both; `check_installed` runs the commands as a user would.
"""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("resources", "docs")


def expected() -> set[str]:
    """The files that come with the program: names below the project's folder."""
    return {
        path.relative_to(ROOT).as_posix()
        for folder in SHIPPED
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def inside_wheel(name: str) -> str:
    """Where the wheel has a file of the project: resources and docs lie inside the package."""
    below = name.removeprefix("resources/")
    return f"tutor/_resources/{below}"


def check_contents(wheel: Path, archive: Path) -> None:
    """Raise SystemExit, naming them, where files of the program are missing from the wheel or the archive."""
    with zipfile.ZipFile(wheel) as opened:
        in_wheel = set(opened.namelist())
    with tarfile.open(archive) as packed:
        in_archive = {name.partition("/")[2] for name in packed.getnames()}
    missing = [f"{name} (wheel)" for name in sorted(expected()) if inside_wheel(name) not in in_wheel]
    missing += [f"{name} (source archive)" for name in sorted(expected()) if name not in in_archive]
    if missing:
        raise SystemExit("Files of the program are missing: " + ", ".join(missing))


def check_installed(python: Path) -> None:
    """Run the installed program's text commands, and render a picture, from an empty folder."""
    program = python.parent / "backprop-tutor"
    with tempfile.TemporaryDirectory() as folder:
        check_commands([str(program)], Path(folder))


def check_commands(program: list[str], folder: Path) -> None:
    """Run `program` in `folder`, in Chinese too; raise SystemExit where a command or render goes wrong."""
    for arguments, told in (
        (["lessons"], "linear-model"),
        (["walk", "linear-model"], "12 steps"),
        (["walk", "linear-model", "--locale", "zh_CN"], "12 步"),
        (["lessons", "--locale", "zh_CN"], "线性模型"),
        (["trace", "linear-model", "--json"], '"gradient"'),
        (["render", "linear-model", "-o", "picture.png"], ""),
    ):
        ran = subprocess.run(
            [*program, *arguments],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        if ran.returncode or told not in ran.stdout:
            raise SystemExit(
                f"{' '.join([*program, *arguments])} went wrong: {ran.stderr or ran.stdout[:200]}"
            )
    if (folder / "picture.png").read_bytes()[:4] != b"\x89PNG":
        raise SystemExit("render wrote no picture.")
