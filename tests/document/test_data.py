"""Samples in a file: a data set as a recipe, split and standardised, edited, written and read again."""

from __future__ import annotations

import math

import pytest

from tutor.document import Document, FileError, read_text
from tutor.document.checking.faults import text_faults
from tutor.document.edits import edits
from tutor.document.edits.data_edits import with_columns, with_recipe, without_data
from tutor.document.file.write import write_text
from tutor.engine import own
from tutor.errors import TutorError
from tutor.training.data.datasets import started
from tutor.training.data.recipe import Recipe
from tutor.training.data.validation import Validation
from tutor.training.plan import Plan
from tutor.training.running.one_run import trainer

FILE = '''format = 1

title = "Moons"

code = """
h = tanh(W @ x + b)
y_hat = v @ h
loss = (y_hat - y) ** 2
"""
parameters = ["W", "b", "v"]

[values]
W = [[1, -1], [0.5, 2]]
b = [0, 0.5]
v = [1, -1]

[data]
from = "moons"
count = 20
noise = 0.1
seed = 3
x = ["x1", "x2"]
y = "label"
validation = 0.25
split_seed = 1
standardise = true

[training]
learning_rate = 0.1
epochs = 3
batch = 5
'''
COLUMNS = (
    'x = [[1, 2], [3, 4], [5, 7], [7, 1]]\ny = [1, 2, 3, 5]\nvalidation = 0.25\nstandardise = ["x", "y"]\n'
)


def moons() -> Document:
    return read_text(FILE, "moons")


def in_columns() -> Document:
    start, end = FILE.index('from = "moons"'), FILE.index("\n[training]")
    return read_text(FILE[:start] + COLUMNS + FILE[end:], "columns")


def test_a_recipe_makes_the_samples_and_is_written_as_it_was_read() -> None:
    document = moons()
    assert (document.samples, len(document.validation["y"])) == (15, 5)
    assert write_text(document) == FILE
    assert read_text(write_text(in_columns()), "") == in_columns()
    assert in_columns().data["x"] != (1.0, 2.0)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            'from = ""',
            "data.from: no data set is named; there are lecture, quadratic, line, sine, xor, "
            "moons, circles, spirals, blobs.",
        ),
        ('from = "moon"', "data.from: there is no data set moon; is moons meant?"),
        ("from = 3", "data.from is to be the name of a data set in quotes, and here is 3."),
        ("count = 0", "data.count: the count of samples is to be from 1 to 100,000, not 0."),
        ("count = 2.5", "data.count is to be a whole number, and here is 2.5."),
        ('noise = "much"', 'data.noise is to be a number, and here is "much".'),
        ("seed = -1", "data.seed: the seed is to be from 0 to 2147483647, not -1."),
        ('x = ["x1", "x3"]', "data.x: moons has no column x3; there are x1, x2, label, class0, class1."),
        (
            "x = [1, 2]",
            'data.x is to be a column in quotes, or rows of them, as ["x1", "x2"], and here is a list.',
        ),
        (
            "validation = 1",
            "data.validation: the share for validation is to be from 0 to less than 1, not 1.0.",
        ),
        ('standardise = ["z"]', "data.standardise: z has no column that could be standardised."),
        ("standardise = 1", "data.standardise is to be true, false, or a list of inputs, and here is 1."),
    ],
)
def test_each_fault_is_one_sentence_at_its_line(line: str, says: str) -> None:
    key = line.partition(" ")[0]
    lines = FILE.split("\n")
    at = next(number for number, each in enumerate(lines) if each.startswith(f"{key} = "))
    lines[at] = line
    with pytest.raises(FileError) as error:
        read_text("\n".join(lines), "f")
    assert str(error.value) == f"f, line {at + 1}: {says}"
    (fault,) = text_faults("\n".join(lines))
    assert (fault.line, fault.key) == (at + 1, f"data.{key}")


def test_a_setting_of_a_data_set_needs_one() -> None:
    with pytest.raises(FileError, match=r"data\.noise belongs to a data set, and there is no data\.from"):
        read_text(FILE.replace('from = "moons"\ncount = 20\n', ""), "f")


def test_a_data_set_that_goes_to_no_input_is_a_fault() -> None:
    text = FILE.replace('x = ["x1", "x2"]\ny = "label"\n', "")
    with pytest.raises(FileError, match=r"line 18: data\.from: no input takes a column\."):
        read_text(text, "f")
    (fault,) = text_faults(text)
    assert fault.mend == 'add x = "x1"'


def test_an_input_may_be_called_as_a_setting_where_it_has_columns() -> None:
    text = 'format = 1\ntitle = "n"\ncode = "loss = (w*noise - y)**2"\nparameters = ["w"]\n[values]\nw = 1\n'
    document = read_text(text + "[data]\nnoise = [1, 2]\ny = [2, 4]\n", "f")
    assert document.data["noise"] == (1.0, 2.0)
    with pytest.raises(TutorError, match="rename the input"):
        with_recipe(document, Recipe(columns=document.data, validation=0.5))


def test_another_number_makes_columns_of_a_recipe_and_keeps_the_split() -> None:
    document = moons()
    edited = document.with_value("y", 0.5, 2)
    assert edited.recipe is not None
    assert edited.recipe.drawn is None
    assert (edited.data["y"][2], edited.validation) == (0.5, document.validation)
    assert [a == b for a, b in zip(edited.data["y"], document.data["y"], strict=True)].count(False) == 1
    assert read_text(write_text(edited, FILE), "") == edited


def test_a_renamed_or_deleted_input_takes_its_samples_along() -> None:
    renamed = edits.rename(moons(), "x", "point")
    assert renamed.data["point"] == moons().data["x"]
    assert renamed.validation["point"] == moons().validation["x"]
    assert 'point = ["x1", "x2"]' in write_text(renamed)
    assert read_text(write_text(renamed), "") == renamed
    gone = edits.delete(moons(), {"y"})
    assert set(gone.data) == set(gone.validation) == {"x"}
    assert read_text(write_text(gone), "").data == gone.data
    constant = edits.set_leaf(moons(), "y", "parameter")
    assert constant.values["y"] == moons().data["y"][0]
    assert read_text(write_text(constant), "") == constant


def test_data_comes_goes_and_is_exchanged() -> None:
    document = moons()
    bare = without_data(document)
    assert (bare.data, bare.values["x"]) == ({}, document.data["x"][0])
    line = with_recipe(bare, Recipe(started("blobs", classes=2), {"x": ("x1", "x2"), "y": "class1"}))
    assert (line.samples, "x" in line.values) == (150, False)
    pasted = with_columns(document, {"x": ((1.0, 2.0), (3.0, 4.0)) * 2, "y": (1.0, 2.0) * 2})
    assert pasted.recipe is not None
    assert (pasted.samples, len(pasted.validation["y"])) == (3, 1)
    with pytest.raises(TutorError):
        with_recipe(document, Recipe(started("line"), {"x": "x", "y": "y"}))


def test_the_validation_loss_is_the_mean_of_what_a_trace_of_each_sample_says() -> None:
    document = moons()
    assert document.training is not None
    plan = Plan(document.graph, document.values, document.data, 0.1, 3, 5, "float64")
    run = trainer(plan)
    run.advance(plan.iterations)
    kept = Validation(plan, document.validation)
    found = kept.epoch_losses(run.history)
    after = run.history.parameters_before(9)
    traced = [
        own.trace(
            document.graph,
            {**after, **{name: column[row] for name, column in document.validation.items()}},
            dtype="float64",
        ).value("loss")
        for row in range(5)
    ]
    assert len(found) == 3
    assert math.isclose(found[-1], sum(map(float, traced)) / 5, rel_tol=1e-12)


def test_long_columns_that_do_not_change_stay_as_they_were_written() -> None:
    rows = "\n  ".join(f"[{at}, {at}.50],  # row ]{at}" for at in range(1500))
    base = FILE[: FILE.index('from = "moons"')] + "# measured\nx = [\n  " + rows + "\n]\n"
    base += f"y = {[*range(1500)]}  # by hand\n" + FILE[FILE.index("\n[training]") :]
    document = read_text(base, "long")
    edited = document.with_value("y", -1.5, 700)
    text = write_text(edited, base)
    assert text == base.replace(" 700,", " -1.5,")
    assert read_text(text, "") == edited
    both = edited.with_value("x", (0.25, 0.5), 0)
    assert read_text(write_text(both, base), "") == both
    assert "# measured\n" in write_text(both, base)
    drawn = with_recipe(document, Recipe(started("moons"), {"x": ("x1", "x2"), "y": "label"}))
    assert 'from = "moons"' in write_text(drawn, base)
    assert read_text(write_text(document, write_text(drawn, base)), "") == document
