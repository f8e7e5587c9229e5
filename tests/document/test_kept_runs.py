"""Kept runs: in the document, in its file, and trained again to the same bits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.panels import linear_model
from tutor.document.checking.faults import text_faults
from tutor.document.document import Document, Training
from tutor.document.edits.run_edits import forget, keep, keep_unasked, rename
from tutor.document.errors import FileError
from tutor.document.file.read import read_text
from tutor.document.file.write import write_text
from tutor.document.kept_run import KeptRun, restored, same_run, settings_words
from tutor.document.page import Page
from tutor.errors import TutorError
from tutor.training.running.loop import train

FAST = Training(learning_rate=0.03, epochs=20, shuffle=True, seed=7)


def trained(document: Document, training: Training) -> KeptRun:
    """A run of the document, trained now."""
    found = replace(document, training=training)
    history = train(found.plan("float32"))
    return KeptRun("", training, len(history), history.loss(len(history) - 1), "float32", found.values)


def test_a_run_of_a_file_trains_to_the_same_bits() -> None:
    document = linear_model()
    other = replace(document, values={"w": -0.25})
    kept = keep(keep(document, trained(document, Training())), trained(other, FAST))
    kept = rename(kept, 1, "  from  −¼ ")
    text = write_text(kept)
    assert text.count("[[runs]]") == 2 and text.count("[runs.values]") == 1 and len(text) < 900
    opened = read_text(text, "kept.tutor")
    assert opened.runs == kept.runs and opened.runs[1].name == "from −¼"
    for run in opened.runs:
        history = train(restored(opened, run).plan(run.dtype))
        assert len(history) == run.iterations
        assert history.loss(run.iterations - 1) == run.loss
    assert write_text(opened, text) == text
    changed = write_text(forget(opened, 0), text)
    assert read_text(changed, "kept.tutor").runs == opened.runs[1:]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_runs_that_come_to_a_file_stand_apart_in_it(newline: str) -> None:
    document = replace(linear_model(), pages=(Page("One", "of two"),))
    one = keep(document, trained(document, Training()))
    text = write_text(one).replace("\n[[pages]]", "\n# the teacher's\n[[pages]]").replace("\n", newline)
    two = keep(one, trained(document, Training(optimiser="adam")))
    three = keep(two, trained(document, FAST))
    at_once = write_text(three, text)
    assert write_text(three, write_text(two, text)) == at_once
    blocks = at_once.replace(newline, "\n").split("\n\n")
    heads = [block.split("\n")[0] for block in blocks]
    assert heads[heads.index("[[runs]]") :] == [*["[[runs]]", "[runs.training]"] * 3, "# the teacher's"]
    assert "" not in blocks and at_once.count("\r") == (at_once.count("\n") if newline == "\r\n" else 0)
    assert read_text(at_once, "").runs == three.runs


def test_a_run_that_has_diverged_is_kept_as_it_is() -> None:
    run = trained(linear_model(), Training(learning_rate=10.0))
    kept = keep(linear_model(), replace(run, loss=float("inf")))
    assert read_text(write_text(kept), "").runs[0].loss == float("inf")


def test_a_run_keeps_its_curve_when_one_before_it_goes_and_a_new_one_takes_what_is_free() -> None:
    document = linear_model()
    for rate in (0.01, 0.02, 0.03):
        document = keep(document, trained(document, Training(learning_rate=rate, epochs=2)))
    assert [run.curve for run in document.runs] == [0, 1, 2]
    fewer = forget(document, 0)
    assert [run.curve for run in fewer.runs] == [1, 2]
    text = write_text(fewer)
    assert text.count("curve = ") == 2 and "curve = " not in write_text(document)
    assert read_text(text, "kept.tutor").runs == fewer.runs
    assert [run.curve for run in rename(fewer, 0, "first").runs] == [1, 2]
    again = keep(fewer, trained(document, Training(learning_rate=0.04, epochs=2)))
    assert [run.curve for run in again.runs] == [1, 2, 0]
    assert [run.curve for run in keep(again, again.runs[0]).runs] == [1, 2, 0]


def test_one_run_of_a_kind_is_kept() -> None:
    document = linear_model()
    short = trained(document, Training(epochs=5))
    kept = rename(keep(document, short), 0, "mine")
    longer = trained(document, Training(epochs=9))
    kept = keep(kept, longer)
    assert [(run.name, run.iterations) for run in kept.runs] == [("mine", 27)]
    assert len(keep(kept, trained(document, FAST)).runs) == 2
    cosine = replace(FAST, schedule="cosine")
    assert (
        len(keep(keep(kept, trained(document, cosine)), trained(document, replace(cosine, epochs=9))).runs)
        == 3
    )


def test_what_nobody_asked_for_gives_way() -> None:
    document = linear_model()
    run = trained(document, Training())
    for rate in range(12):
        training = Training(learning_rate=rate + 1)
        document = keep_unasked(document, replace(run, training=training))
        if rate == 2:
            document = rename(document, 1, "stays")
    assert [round(each.training.learning_rate) for each in document.runs] == [2, 6, 7, 8, 9, 10, 11, 12]
    for rate in range(12, 24):
        document = keep(document, replace(run, training=Training(learning_rate=rate + 1)))
    with pytest.raises(TutorError, match="20 runs are kept"):
        keep(document, replace(run, training=Training(learning_rate=99)))


def test_settings_in_words() -> None:
    assert settings_words(Training(learning_rate=0.03, batch=10)) == "SGD α 0.03, batch 10"
    adam = Training(optimiser="adam", batch="all", schedule="cosine", beta1=0.8, zero_grad=False)
    assert settings_words(adam) == "Adam α 0.01, all samples at once, beta1 0.8, cosine, without zeroing"
    assert settings_words(FAST) == "SGD α 0.03, shuffled, seed 7"


def test_plans_of_the_same_run() -> None:
    plan = linear_model().plan()
    assert same_run(plan, replace(plan, epochs=7)) and not same_run(plan, replace(plan, batch="all"))
    cosine = replace(plan, schedule="cosine")
    assert not same_run(cosine, replace(cosine, epochs=7))


RUN = "\n[[runs]]\niterations = 3\nloss = 0.5\n\n[runs.training]\nlearning_rate = 0.1\n"


@pytest.mark.parametrize(
    ("written", "key", "said"),
    [
        (RUN.replace("loss = 0.5\n", ""), "runs 1", "runs 1.loss is missing"),
        (RUN.replace("iterations = 3", "iterations = -3"), "runs 1.iterations", "a whole number from 0 on"),
        (RUN.replace("0.1", "nan"), "runs 1.training.learning_rate", "finite"),
        (RUN.replace("rate", "rat"), "runs 1.training.learning_rat", "learning_rate"),
        (RUN + "\n[runs.values]\nv = 2\n", "runs 1.values.v", "no value of this name"),
        (RUN + "\n[runs.values]\nw = [1, 2]\n", "runs 1.values.w", "shape"),
        (RUN.replace("loss", 'dtype = "half"\nloss'), "runs 1.dtype", "float64"),
        (RUN * 21, "runs", "21 runs are kept"),
    ],
)
def test_what_is_wrong_with_a_kept_run_is_told(written: str, key: str, said: str) -> None:
    text = write_text(linear_model()) + written
    with pytest.raises(FileError, match=said.split(maxsplit=1)[0]):
        read_text(text, "f.tutor")
    faults = text_faults(text)
    assert [fault.key for fault in faults] == [key]
    assert said in faults[0].fault + faults[0].mend
    assert text.splitlines()[faults[0].line - 1].strip() != ""


def test_a_table_inside_a_run_is_to_be_written_as_its_own() -> None:
    (fault,) = text_faults(write_text(linear_model()) + "\n[[runs]]\niterations = 3\nloss = 0.5\n")
    assert fault.mend == "add [runs.training]"
