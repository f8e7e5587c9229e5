"""The files that come with the program are found in a checkout and in an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor import resources

ROOT = Path(__file__).resolve().parent.parent


def test_a_checkout_uses_its_own_resources() -> None:
    assert resources.resource("lessons") == ROOT / "resources" / "lessons"
    assert resources.resource("lessons").is_dir()


def test_an_installed_package_uses_those_it_carries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "tutor"
    (tmp_path / "resources").mkdir()
    (package / "_resources").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.resource("icons", "play.svg") == package / "_resources" / "icons" / "play.svg"
