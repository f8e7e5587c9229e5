"""Rows written in place: they count once they are written, however many are kept."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from tutor.training.history.kept_rows import KeptRows
from tutor.training.history.record import Record

WIDTH = 3


def written(record: Record, iterations: int, wished: int) -> None:
    """Add iterations whose numbers are all their own, up to `wished` at once."""
    end = len(record) + iterations
    while len(record) < end:
        first = len(record)
        rows = record.room(min(wished, end - first))
        assert 1 <= len(rows) <= wished
        assert len(record) == first and record.newest()[0] == first - 1
        assert (record.newest()[1] == first - 1).all()
        rows[...] = np.arange(first, first + len(rows))[:, None]
        record.written([float(at) for at in range(first, first + len(rows))])


@pytest.mark.parametrize("most", [None, 2, 9, 10, 200])
@pytest.mark.parametrize("wished", [1, 7, 1_000])
def test_rows_are_there_in_part_or_as_a_whole(wished: int, most: int | None) -> None:
    record = Record(0, np.full(WIDTH, -1.0), "float64")
    if most is not None:
        record.keep_within(most * WIDTH * 8)
    written(record, 500, wished)
    assert record.losses().tolist() == [*range(500)]
    found = [at for at in range(500) if (row := record.row(at)) is not None and (row == at).all()]
    assert found == [at for at in range(500) if record.row(at) is not None]
    assert 499 in found and len(found) == 500 if most is None else len(found) < 500
    assert {*range(record.rows.every - 1, 500, record.rows.every)} <= {*found}


@pytest.mark.parametrize("most", [None, 4])
def test_room_for_more_than_is_written(most: int | None) -> None:
    record = Record(0, np.full(WIDTH, -1.0), "float64")
    if most is not None:
        record.keep_within(most * WIDTH * 8)
    for wished in (0, 1, 0, 0, 2, 1, 0, 1, 1):
        first = len(record)
        rows = record.room(3)
        count = min(wished, len(rows))
        rows[...] = np.arange(first, first + len(rows))[:, None]
        record.written([0.5] * count)
        latest, row = record.newest()
        assert latest == len(record) - 1 == first + count - 1 and (row == latest).all()


def test_a_reader_does_not_wait_while_rows_are_thinned(monkeypatch: pytest.MonkeyPatch) -> None:
    record = Record(0, np.full(WIDTH, -1.0), "float64")
    record.keep_within(4 * WIDTH * 8)
    written(record, 50, 7)
    found: list[int] = []
    thin = KeptRows._thin

    def thinned(rows: KeptRows) -> None:
        reader = threading.Thread(target=lambda: found.append(record.newest()[0]))
        reader.start()
        reader.join(5)
        assert not reader.is_alive(), "it waits for the lock"
        thin(rows)

    monkeypatch.setattr(KeptRows, "_thin", thinned)
    written(record, 40, 7)
    assert found and all(latest >= 49 for latest in found)
