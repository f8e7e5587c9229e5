"""Print what the project needs, from pyproject.toml, one requirement a line.

`requirements.py` all of it, `--extra dev` the tests' tools instead, `--only torch`, `--without torch` a part.
The Makefile installs torch by itself, because the program works without it and nothing else may fail with it.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def requirements(extra: str | None = None) -> list[str]:
    """The requirements of the project, or of one of its extras, as pyproject.toml writes them."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    listed: list[str] = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return listed


def name_of(requirement: str) -> str:
    """The name of the package that `requirement` asks for, in lower case."""
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower()


def main() -> None:
    """Print the requirements that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--extra")
    parser.add_argument("--only")
    parser.add_argument("--without")
    wanted = parser.parse_args()
    for requirement in requirements(wanted.extra):
        name = name_of(requirement)
        if name != wanted.without and wanted.only in {None, name}:
            print(requirement)


if __name__ == "__main__":
    main()
