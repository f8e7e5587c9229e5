"""Tables as people have them: delimiters, headers, decimals, encodings, cells that say no number."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.document.sheet.columns import columns_of
from tutor.document.sheet.decode import decoded
from tutor.document.sheet.mapping import Samples, proposed, samples
from tutor.document.sheet.sheet import Sheet, Stopped, read_sheet
from tutor.errors import TutorError

_ROWS = (("1.5", "2"), ("-3", "4e2"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", " "])
@pytest.mark.parametrize("header", [True, False])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiter_and_header_are_found(delimiter: str, header: bool, end: str) -> None:
    lines = [delimiter.join(row) for row in ([("x", "y")] * header + list(_ROWS))]
    sheet = read_sheet(end.join(lines) + end)
    assert (sheet.delimiter, sheet.has_header, sheet.rows) == (delimiter, header, _ROWS)
    assert sheet.names == (("x", "y") if header else ("column 1", "column 2"))
    assert sheet.lines == ((2, 3) if header else (1, 2))


def test_decimal_commas() -> None:
    sheet = read_sheet("x;y\n1,5;2\n-3,25;4\n")
    assert sheet.decimal_comma
    assert columns_of(sheet)[0].numbers.tolist() == [1.5, -3.25]


def test_one_column_and_one_row() -> None:
    assert read_sheet("1\n2\n3").rows == (("1",), ("2",), ("3",))
    assert read_sheet("1,2").rows == (("1", "2"),)


def test_quoted_cells_keep_delimiters_and_line_ends() -> None:
    sheet = read_sheet('name,x\n"a, ""b""\nc",1\nd,2\n')
    assert sheet.rows == (('a, "b"\nc', "1"), ("d", "2"))
    assert sheet.lines == (2, 4)


def test_columns_aligned_by_spaces_and_a_header_behind_a_hash() -> None:
    sheet = read_sheet("# x   y\n 1.0   2.0\n10.0  -3.0\n# the end\n")
    assert (sheet.names, sheet.rows) == (("x", "y"), (("1.0", "2.0"), ("10.0", "-3.0")))


def test_empty_lines_are_no_rows() -> None:
    sheet = read_sheet("\nx,y\n\n1,2\n,\n\n3,4\n")
    assert sheet.rows == (("1", "2"), ("3", "4"))
    assert sheet.lines == (4, 7)


def test_rows_of_another_length_are_named() -> None:
    assert read_sheet("x,y\n1,2\n3\n4,5\n6,7,8\n").uneven == ((3, 1), (5, 3))


def test_headings_are_made_different() -> None:
    assert read_sheet("x,x,\n1,2,3\n4,5,6\n").names == ("x", "x (2)", "column 3")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no row in this table."),
        ("\n\n", "There is no row in this table."),
        (
            'x,y\n1,2\n"3,4\n',
            "The row that begins in line 3 has a quotation mark that does not fit its cell.",
        ),
        ('x,y\n1,2\n"3"4,5\n', "The row that begins in line 3 has a quotation mark"),
    ],
)
def test_what_is_no_table_is_said_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(TutorError, match=sentence):
        read_sheet(text)


def test_a_header_alone_is_no_table() -> None:
    with pytest.raises(TutorError, match="a header, and no row below"):
        read_sheet("x,y", has_header=True)


def test_reading_tells_how_far_it_is_and_can_be_stopped() -> None:
    text = "x,y\n" + "1,2\n" * 10_000
    told: list[float] = []

    def progress(share: float) -> bool:
        told.append(share)
        return share < 0.5

    with pytest.raises(Stopped):
        read_sheet(text, progress=progress)
    assert told == sorted(told)
    assert 0.5 <= told[-1] < 0.8


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decoded("größe;y\n1;2".encode(encoding)) == "größe;y\n1;2"


def test_bytes_of_no_text_are_no_crash() -> None:
    content = bytes(np.random.default_rng(0).integers(0, 256, 5000, np.uint8))
    try:
        read_sheet(decoded(content))
    except TutorError as error:
        assert str(error).endswith(".")


def _iris() -> Sheet:
    return read_sheet(
        "length,width,name\n5.1,3.5,setosa\n7.0,3.2,versicolor\n6.3,3.3,virginica\n5.0,3.4,setosa"
    )


def _samples(sheet: Sheet, inputs: dict[str, tuple[int, ...]], *, leave_out: bool = False) -> Samples:
    columns = columns_of(sheet)
    named = {column.name: column for column in columns}
    return samples(named, proposed(columns, inputs, "y"), inputs, leave_out=leave_out)


def test_classes_become_indices_or_one_hot_rows() -> None:
    index = _samples(_iris(), {"x": (2,), "y": ()})
    assert index.data == {"x": ((5.1, 3.5), (7.0, 3.2), (6.3, 3.3), (5.0, 3.4)), "y": (0.0, 1.0, 2.0, 0.0)}
    rows = _samples(_iris(), {"x": (2,), "y": (3,)}).data["y"]
    assert rows == ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0))
    matrix = _samples(_iris(), {"x": (1, 2), "y": (1, 1)}).data
    assert matrix["x"][0] == ((5.1, 3.5),)
    assert matrix["y"][1] == ((1.0,),)


@pytest.mark.parametrize(
    ("header", "inputs", "wanted"),
    [
        ("y,x", {"x": (), "y": ()}, {"x": ("x",), "y": ("y",)}),
        ("a,b", {"x": (), "y": ()}, {"x": ("a",), "y": ("b",)}),
        ("y,X1,X2", {"x": (2,), "y": ()}, {"x": ("X1", "X2"), "y": ("y",)}),
        ("a,b,c", {"y": (), "x": (2,)}, {"y": ("c",), "x": ("a", "b")}),
        ("a,b", {"x": (3,), "y": ()}, {"y": ("b",)}),
        ("a", {"x": ()}, {"x": ("a",)}),
    ],
)
def test_columns_are_proposed_by_name_then_in_turn(
    header: str, inputs: dict[str, tuple[int, ...]], wanted: dict[str, tuple[str, ...]]
) -> None:
    row = ",".join("1" for _ in header.split(","))
    assert proposed(columns_of(read_sheet(f"{header}\n{row}\n{row}")), inputs, "y") == wanted


def test_missing_and_other_cells_are_named_by_line_and_column() -> None:
    sheet = read_sheet("x,y\n1,2\n,4\n3,abc\n5,NA\n7,8\n")
    found = _samples(sheet, {"x": (), "y": ()})
    assert [str(fault) for fault in found.faults] == [
        "Line 3: x is missing.",
        "Line 4: y has “abc”, which is no number.",
        "Line 5: y is missing.",
    ]
    whole = _samples(sheet, {"x": (), "y": ()}, leave_out=True)
    assert whole.data == {"x": (1.0, 7.0), "y": (2.0, 8.0)}
    assert (whole.left_out, whole.count) == (3, 2)


@pytest.mark.parametrize("cell", ["inf", "1e999", "1_000", "0x10", "1,5", "12:30", "١٢x"])
def test_what_is_no_finite_number_is_not_taken_for_one(cell: str) -> None:
    found = _samples(read_sheet(f"x\ty\n1\t{cell}\n2\t2\n3\t3.5\n4\t4\n"), {"x": (), "y": ()})
    assert [fault.cell for fault in found.faults] == [cell]


def test_too_few_or_too_many_columns_are_told() -> None:
    columns = {column.name: column for column in columns_of(read_sheet("a,b,c\n1,2,3\n4,5,6"))}
    with pytest.raises(TutorError, match="x has the shape 2 and takes 2 columns; 3 are chosen for it"):
        samples(columns, {"x": ("a", "b", "c")}, {"x": (2,)}, leave_out=False)
    with pytest.raises(TutorError, match="y is one number and takes one column; 2 are chosen"):
        samples(columns, {"y": ("a", "b")}, {"y": ()}, leave_out=False)


def test_no_row_left_is_told() -> None:
    columns = {column.name: column for column in columns_of(read_sheet("a,b\n1,\n,2\n3,\n,4"))}
    with pytest.raises(TutorError, match="No row has a number in every column"):
        samples(columns, {"x": ("a",), "y": ("b",)}, {"x": (), "y": ()}, leave_out=True)
