"""The collector of cycles: it collects in the window's thread, and looks at modules no more."""

from __future__ import annotations

import gc
import sys
import types
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tutor.ui import collector as module
from tutor.ui.collector import Collector


class Knot:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    monkeypatch.setattr(module, "_MILLISECONDS", 10)
    made = Collector()
    yield made
    made.stop()
    made.deleteLater()
    gc.unfreeze()


def test_cycles_are_collected_and_the_collecting_is_given_back(qtbot: QtBot, collector: Collector) -> None:
    assert not gc.isenabled()
    qtbot.wait(50)
    knots = [Knot() for _ in range(2000)]
    last = weakref.ref(knots[-1])
    del knots
    qtbot.waitUntil(lambda: last() is None)
    collector.stop()
    assert gc.isenabled()


def test_what_imports_have_made_is_set_aside(qtbot: QtBot, collector: Collector) -> None:
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    before = gc.get_freeze_count()
    names = [f"tests_imported_{number}" for number in range(60)]
    for name in names:
        sys.modules[name] = types.ModuleType(name)
    try:
        qtbot.waitUntil(lambda: gc.get_freeze_count() >= before + len(names))
    finally:
        for name in names:
            del sys.modules[name]
