"""Numbers leave the program exact."""

from __future__ import annotations

import csv
import io

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tutor.export.number_columns import csv_text


@given(st.lists(st.floats(), max_size=8), st.lists(st.floats(width=32), max_size=8))
def test_every_number_reads_as_itself(doubles: list[float], singles: list[float]) -> None:
    text = csv_text({"a": np.array(doubles), "b, c": np.array(singles, np.float32)})
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["a", "b, c"]
    for at, column in enumerate((doubles, singles)):
        read = [float(row[at]) for row in rows[1:] if row[at]]
        assert np.array_equal(read, column, equal_nan=True)


def test_whole_numbers_and_words() -> None:
    text = csv_text({"epoch": np.arange(1, 3), 'a "b"': ["x,y", "z", "w"], "loss": [0.1]})
    assert text == 'epoch,"a ""b""",loss\n1,"x,y",0.1\n2,z,\n,w,\n'
