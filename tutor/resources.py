"""Where the files lie that come with the program: lessons, icons, themes, translations, the guide."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a file or folder that comes with the program: `resource("lessons", "linear-model.tutor")`.

    An installed package carries them as `tutor/_resources`; in a checkout they are `resources/` beside
    `tutor/`. Whether the path exists is not looked at.
    """
    installed = _PACKAGE / "_resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def documentation(*parts: str) -> Path:
    """The path of a file of the guide: in `docs/` of a checkout, or `tutor/_resources/docs` installed."""
    installed = _PACKAGE / "_resources"
    root = installed if installed.is_dir() else _PACKAGE.parent
    return root.joinpath("docs", *parts)
