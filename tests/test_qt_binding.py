"""The PySide6 in use keeps the count of None; 6.12.0 on Python 3.11 loses one in each call with no result."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QPointF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 1000
NOISE = 100
"""What else may change the count of None meanwhile; a binding that loses one a call is far beyond it."""


def test_a_thousand_calls_leave_none_alone(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    subject, point = QObject(), QPointF()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        subject.setObjectName("subject")
        point.setX(number)
        widget.setEnabled(True)
    assert abs(sys.getrefcount(None) - before) < NOISE
