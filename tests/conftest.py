"""What every test runs under: a home of its own, no display, no network, and nothing left running behind.

Nothing here imports Qt: a test of the graph or the engines does without it. `TUTOR_TEST_PLATFORM=xcb` shows
the windows of the tests on a real display.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.helpers import leaks
from tests.helpers.offline.sitecustomize import refuse_the_network
from tests.helpers.pytorch import HAS_TORCH
from tutor import language

# Before anything reads them: where settings, caches and progress are kept, and which display is used.
os.environ.setdefault("XAUTHORITY", str(Path.home() / ".Xauthority"))
_HOME = Path(tempfile.mkdtemp(prefix="tutor-tests-"))
os.environ["LC_ALL"] = "C.UTF-8"  # English, whatever the system speaks
os.environ["QT_QPA_PLATFORM"] = os.environ.get("TUTOR_TEST_PLATFORM", "offscreen")
for _variable, _folder in {
    "HOME": ".",
    "USERPROFILE": ".",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
}.items():
    (_HOME / _folder).mkdir(mode=0o700, exist_ok=True)
    os.environ[_variable] = str(_HOME / _folder)

# Here, and in every program that a test starts.
refuse_the_network()
_OFFLINE = str(Path(__file__).parent / "helpers" / "offline")
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (_OFFLINE, os.environ.get("PYTHONPATH", ""))))

hypothesis.settings.register_profile(
    "tutor", deadline=None, max_examples=40, derandomize=bool(os.environ.get("CI")), database=None
)
hypothesis.settings.load_profile("tutor")

THREAD_GRACE = 2.0
"""Seconds in which a thread that was told to stop may end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the cases that are named after the PyTorch engine, or after both engines: they need it."""
    for item in items:
        case = getattr(item, "callspec", None)
        if case is not None and {"torch", "both"} & set(case.id.split("-")):
            item.add_marker(pytest.mark.needs_torch)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what says that it needs PyTorch where there is none."""
    if not HAS_TORCH and item.get_closest_marker("needs_torch"):
        pytest.skip("needs PyTorch, which is not installed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that is skipped for any other reason: nothing is left out without saying so here."""
    report = yield
    if report.skipped and (HAS_TORCH or not item.get_closest_marker("needs_torch")):
        report.outcome = "failed"
    return report


def pytest_unconfigure() -> None:
    """Remove the home of this run."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _settings_in_the_test_home() -> None:
    """Keep QSettings out of the person's own, on systems where no environment variable moves them."""
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QSettings, QStandardPaths

        QStandardPaths.setTestModeEnabled(True)
        for format_ in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(format_, QSettings.Scope.UserScope, str(_HOME / "config"))


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a Python thread running."""
    before = set(threading.enumerate())
    yield
    until = time.monotonic() + THREAD_GRACE
    while (left := leaks.new_threads(before)) and time.monotonic() < until:
        time.sleep(0.005)
    if left:
        pytest.fail(f"threads left running: {', '.join(thread.name for thread in left)}")


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """Let the next test begin in English, whatever a test has asked the command line to speak."""
    yield
    language.use(None)


@pytest.fixture(autouse=True)
def _nobody_is_asked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Discard unsaved edits when a window closes: nobody is there to answer."""
    if leaks.uses_qt(request):
        from tutor.ui.files import questions

        monkeypatch.setattr(questions, "about_unsaved", lambda *_: "discard")


@pytest.fixture(autouse=True)
def _no_progress_yet(request: pytest.FixtureRequest) -> None:
    """Begin with a learner who has read and answered nothing."""
    if leaks.uses_qt(request):
        from tutor.ui.lessons.progress_keeper import default_path

        data = default_path().parent
        for path in (*data.glob("progress*"), *data.glob("answers/*")):
            path.unlink()


@pytest.fixture(autouse=True)
def _nothing_of_qt_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a QThread, a timer or an animation running, or a window behind."""
    if not leaks.uses_qt(request):
        yield
        return
    before = leaks.windows()
    yield
    if left := leaks.left_behind(before):
        pytest.fail("left behind: " + ", ".join(left))


@pytest.fixture(autouse=True)
def _cycles_are_collected_here(request: pytest.FixtureRequest) -> None:
    """Collect what a test of Qt has left in this thread, as the program does, before the next test begins.

    Left to itself Python collects in whichever thread allocates, a worker say, and destroys widgets there. At
    the end of a test would be too early: its fixtures hold its windows still. What lives on is frozen:
    neither the collector nor the search for leaks goes through all of torch's objects again and again.
    """
    if not gc.isenabled():
        gc.collect()
        gc.freeze()
        gc.enable()
    if leaks.uses_qt(request):
        gc.disable()
