"""Where the log and the reports lie: the folder that the system has for an app's logs."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_log_path

_APP = "backprop-tutor"


def log_folder() -> Path:
    """The folder of the log; it need not exist yet. `~/.local/state/backprop-tutor/log` on Linux."""
    return user_log_path(_APP, appauthor=False)


def report_folder() -> Path:
    """The folder of the reports, beside the log."""
    return log_folder() / "reports"
