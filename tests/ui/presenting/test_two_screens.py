"""With two screens the class sees the second, full, and the presenter the first; in its own process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SCREENS = [
    {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768},
    {"name": "projector", "x": 1366, "y": 0, "width": 1920, "height": 1080},
]
FOUND = """
import json
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from tutor.document.catalogue import open_source
from tutor.ui.window import main_window
from tutor.ui.app import make_app, make_window
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings

app = make_app()
window = make_window(Session(open_source("linear-model")), Settings(), theme="light", engine="own")
window.resize(1200, 700)
window.show()
QTest.qWaitForWindowExposed(window)
found = []

def look(name):
    QTest.qWait(30)
    view = window.commands.presenting.presenter.view
    there = view.window() if view is not None else None
    found.append([
        name, window.geometry().getRect(), window.isFullScreen(),
        None if there is None or there is window else there.geometry().center().x() < 1366,
        view is not None and view.font().pixelSize(), window.theme.name,
    ])

dressed, dress = [], main_window.apply_theme
main_window.apply_theme = lambda app, theme: (dressed.append(theme.sizes.base), dress(app, theme))
sides = (window.left_side.width(), window.tabs.width())
QTest.keyClick(window.canvas.view, Qt.Key.Key_F5)
look("begun")
found.append(dressed[:])
view = window.commands.presenting.presenter.view
QTest.keyClick(view, Qt.Key.Key_Right)
QTest.keyClick(view, Qt.Key.Key_B)
found.append(["keys", window.session.frame.position, window.commands.presenting.is_blank])
QTest.keyClick(view, Qt.Key.Key_B)
window.command_action("swap_screens").trigger()
look("swapped")
QTest.keyClick(window.commands.presenting.presenter.view, Qt.Key.Key_F5)
look("ended")
found.append([sides, (window.left_side.width(), window.tabs.width())])
window.close()
print(json.dumps(found))
"""


def test_the_class_has_the_second_screen_and_the_presenter_the_first(tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    more = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens.write_text(json.dumps({"screens": [screen | more for screen in SCREENS]}))
    places = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), str(tmp_path))
    environment = os.environ | places | {"QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    ran = subprocess.run(
        [sys.executable, "-c", FOUND],
        capture_output=True, text=True, cwd=ROOT, env=environment, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    begun, dressed, keys, swapped, ended, sides = json.loads(ran.stdout)
    assert dressed == [25], "once: it takes long"
    assert sides[0] == sides[1]
    assert begun[1:4] == [[1366, 0, 1920, 1080], True, True]
    assert begun[5] == "projector"
    assert keys == ["keys", 1, True]
    assert swapped[1:4] == [[0, 0, 1366, 768], True, False]
    assert ended[1][2:] == [1200, 700] and ended[2:4] == [False, None]
