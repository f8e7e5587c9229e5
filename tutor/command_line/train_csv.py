"""`train --csv`: a row an iteration."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from tutor.engine import EngineName
from tutor.export.history_table import history_csv
from tutor.training.history.history import History


def print_csv(histories: Mapping[EngineName, History]) -> None:
    """Print header and rows, as `history_csv` writes them."""
    for piece in history_csv(histories):
        sys.stdout.write(piece)
