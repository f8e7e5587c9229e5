"""`train`: the lecture's numbers through the command line, as JSON, as CSV and as lines."""

from __future__ import annotations

import csv
import io
import json
import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.helpers.command_line import CommandLine
from tests.reference import lecture
from tutor.resources import resource

FIRST_GRADIENTS = [-2.0, -7.840000152587891, -16.228801727294922]
SECOND_GRADIENTS = [-1.478623867034912, -5.796205520629883, -11.998146057128906]
LAST_GRADIENTS = [-7.152557373046875e-07, -2.86102294921875e-06, -5.7220458984375e-06]
LINEAR = ["--code", "loss = (x*w - y)**2", "--set", "x=[1, 2, 3]", "--set", "y=[2, 4, 6]", "--param", "w=1"]
QUADRATIC = [
    "--code", "loss = (w1*x**2 + w2*x + b - y)**2", "--set", "x=[1, 2, 3]", "--set", "y=[2, 4, 6]",
    "--param", "w1=1", "--param", "w2=1", "--param", "b=1",
]  # fmt: skip


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


@pytest.mark.parametrize("engine", ["own", "torch"])
def test_the_lectures_numbers_digit_for_digit(run: CommandLine, engine: str) -> None:
    found = run("train", "train-linear", "--engine", engine, "--log", "--json").json
    assert (found["engine"], found["dtype"]) == (engine, "float32")
    gradients = [iteration["gradients"]["w"] for iteration in found["iterations"]]
    assert gradients[:6] == FIRST_GRADIENTS + SECOND_GRADIENTS
    assert gradients[-3:] == LAST_GRADIENTS
    assert found["losses"][0] == 7.315943717956543
    assert found["losses"][1] == 3.9987640380859375
    assert found["losses"][99] == 9.094947017729282e-13
    assert (len(found["losses"]), len(found["iterations"])) == (100, 300)


@pytest.mark.parametrize("engine", ["own", "torch"])
def test_the_quadratic_exercise(run: CommandLine, engine: str) -> None:
    found = run("train", *QUADRATIC, "--engine", engine, "--epochs", "1", "--log", "--json").json
    numbers = [
        (each["loss"], *(each["gradients"][name] for name in ("w1", "w2", "b")))
        for each in found["iterations"]
    ]
    assert numbers == [
        (1.0, 2.0, 2.0, 2.0),
        (8.179600715637207, 22.880001068115234, 11.440000534057617, 5.720000267028809),
        (18.321826934814453, 77.04720306396484, 25.682401657104492, 8.560800552368164),
    ]


def test_the_shape_of_the_json_exactly(run: CommandLine) -> None:
    assert run("train", *LINEAR, "--epochs", "1", "--dtype", "float64", "--lr", "0.25", "--json").json == {
        "engine": "own",
        "dtype": "float64",
        "losses": [2.25],
        "parameters": {"w": 0.25},
    }
    logged = run(
        "train", *LINEAR, "--epochs", "1", "--dtype", "float64", "--lr", "0.25", "--log", "--json"
    ).json
    assert logged == {
        "engine": "own",
        "dtype": "float64",
        "losses": [2.25],
        "iterations": [
            {"epoch": 0, "index": 0, "loss": 1.0, "gradients": {"w": -2.0}, "parameters": {"w": 1.5}},
            {"epoch": 0, "index": 1, "loss": 1.0, "gradients": {"w": -4.0}, "parameters": {"w": 2.5}},
            {"epoch": 0, "index": 2, "loss": 2.25, "gradients": {"w": 9.0}, "parameters": {"w": 0.25}},
        ],
        "parameters": {"w": 0.25},
    }


def test_index_counts_within_the_epoch(run: CommandLine) -> None:
    found = run("train", *LINEAR, "--epochs", "2", "--batch", "2", "--log", "--json").json
    assert [(each["epoch"], each["index"]) for each in found["iterations"]] == [
        (0, 0),
        (0, 1),
        (1, 0),
        (1, 1),
    ]
    assert found["losses"] == [found["iterations"][1]["loss"], found["iterations"][3]["loss"]]


@pytest.mark.needs_torch
def test_both_engines_are_two_objects(run: CommandLine) -> None:
    both = run("train", "train-linear", "--engine", "both", "--epochs", "5", "--log", "--json").json
    assert set(both) == {"own", "torch", "first_difference", "seconds_per_iteration"}
    assert both["first_difference"] is None
    assert both["seconds_per_iteration"].keys() == {"own", "torch"}
    assert both["own"] == run("train", "train-linear", "--epochs", "5", "--log", "--json").json
    assert both["torch"] == {**both["own"], "engine": "torch"}, "the same bits"


def test_the_batch_takes_its_mean(run: CommandLine) -> None:
    whole = run(
        "train", *LINEAR, "--batch", "all", "--epochs", "1", "--lr", "0.1", "--dtype", "float64", "--json"
    )
    mean_gradient = (-2 - 8 - 18) / 3
    assert whole.json["losses"] == [pytest.approx((1 + 4 + 9) / 3)]
    assert whole.json["parameters"]["w"] == pytest.approx(1 - 0.1 * mean_gradient)
    assert (
        run("train", *LINEAR, "--batch", "99", "--json").json
        == run("train", *LINEAR, "--batch", "all", "--json").json
    )


def test_a_single_number_is_the_same_for_every_sample(run: CommandLine) -> None:
    constant = run(
        "train", "--code", "loss = (x*w - y)**2", "--set", "x=2", "--set", "y=[1, 3]", "--param", "w=0"
    )
    column = run(
        "train", "--code", "loss = (x*w - y)**2", "--set", "x=[2, 2]", "--set", "y=[1, 3]", "--param", "w=0"
    )
    assert constant.lines[1:] == column.lines[1:]
    assert ", 2 samples," in constant.lines[0]


def test_a_column_may_have_vectors(run: CommandLine) -> None:
    values = ["--set", "x=[[1, 0], [0, 1]]", "--set", "y=[3, 5]", "--param", "w=[0, 0]"]
    found = run(
        "train", "--code", "loss = (sum(x*w) - y)**2", *values, "--epochs", "200", "--lr", "0.1", "--json"
    ).json
    assert found["parameters"]["w"] == pytest.approx([3, 5], abs=1e-4)


def test_a_lessons_columns_and_weights_can_be_set(run: CommandLine) -> None:
    plain = run("train", "train-linear", "--epochs", "1", "--json").json
    same = run(
        "train", "train-linear", "--epochs", "1", "--set", "x=[1,2,3]", "--param", "w=1", "--json"
    ).json
    assert same == plain
    other = run("train", "train-linear", "--epochs", "1", "--param", "w=2", "--json").json
    assert other["parameters"] == {"w": 2.0}


def test_no_epochs_leave_the_initial_weights(run: CommandLine) -> None:
    found = run("train", "train-linear", "--epochs", "0", "--log", "--json").json
    assert (found["losses"], found["iterations"], found["parameters"]) == ([], [], {"w": 1.0})


@pytest.mark.parametrize("engine", ["own", "torch"])
def test_a_run_that_diverges_stops_and_says_where(run: CommandLine, engine: str) -> None:
    away = ("train", "train-linear", "--lr", "10", "--engine", engine)
    stopped = run(*away, "--log", "--json")
    said = (
        "Training stopped at epoch 3, sample 2: forward, loss became ∞ (loss = r² = (8.734e19)² = ∞). "
        "A smaller learning rate may help."
    )
    assert (stopped.code, stopped.err) == (0, said + "\n")
    found = json.loads(stopped.out)
    assert (len(found["losses"]), found["losses"][-1], len(found["iterations"])) == (4, "inf", 12)
    assert found["diverged"] == {
        "epoch": 3, "index": 2, "sample": 2, "phase": "forward", "node": "loss", "edge": None, "element": [],
        "name": "loss", "number": "inf", "says": said,
    }  # fmt: skip
    lines = run(*away)
    assert (lines.code, lines.err) == (0, said + "\n")
    assert lines.out.splitlines()[-2:] == ["progress: 3 inf", "after training: w = -5.211165794326209e+21"]
    rows = run(*away, "--csv")
    assert (len(rows.out.splitlines()), rows.err) == (13, said + "\n")


def test_a_run_that_diverges_goes_on_where_it_is_told_to(run: CommandLine) -> None:
    found = run("train", "train-linear", "--lr", "10", "--train-on", "--json").json
    assert len(found["losses"]) == 100 and found["losses"][-1] in ("inf", "nan")
    assert found["parameters"]["w"] in ("inf", "-inf", "nan")
    assert "diverged" not in found


@pytest.mark.needs_torch
def test_both_engines_that_diverge_stop_in_step(run: CommandLine) -> None:
    both = run("train", "train-linear", "--lr", "10", "--engine", "both", "--json")
    found = json.loads(both.out)
    assert found["own"]["diverged"] == found["torch"]["diverged"]
    assert both.err.count("Training stopped at epoch 3") == 1, "said once, since both say the same"


def test_epochs_in_the_lectures_manner(run: CommandLine) -> None:
    said = run("train", "train-linear", "--epochs", "2").lines
    assert said == [
        "Training the linear model: own engine, float32, 3 samples, batch 1, learning rate 0.01, 2 epochs",
        "before training: w = 1.0",
        "progress: 0 7.315943717956543",
        "progress: 1 3.9987640380859375",
        "after training: w = 1.4534177780151367",
    ]
    logged = run("train", "train-linear", "--epochs", "1", "--log").lines
    assert logged[2:6] == [
        "    grad: x = 1.0, y = 2.0: w.grad = -2.0",
        "    grad: x = 2.0, y = 4.0: w.grad = -7.840000152587891",
        "    grad: x = 3.0, y = 6.0: w.grad = -16.228801727294922",
        "progress: 0 7.315943717956543",
    ]
    batched = run("train", "train-linear", "--epochs", "1", "--log", "--batch", "2").lines
    assert [line.split(":")[1] for line in batched[2:4]] == [" samples 1 to 2", " sample 3"]


@pytest.mark.needs_torch
def test_torch_is_named_and_prints_the_same(run: CommandLine) -> None:
    own, torch = run("train", "train-linear").lines, run("train", "train-linear", "--engine", "torch").lines
    assert torch[0] == own[0].replace("own engine", "PyTorch")
    assert torch[1:] == own[1:]


@pytest.mark.needs_torch
def test_both_engines_side_by_side(run: CommandLine) -> None:
    said = run("train", "train-linear", "--engine", "both", "--epochs", "2").lines
    rows = [line.split() for line in said]
    assert ["0", "loss", "7.315943717956543", "7.315943717956543", "same", "bits"] in rows
    assert said[-1] == "The engines agree in every bit of 6 iterations."
    assert said[-2].startswith("an iteration takes: own engine ") and ", PyTorch " in said[-2]
    logged = [
        line.split()
        for line in run("train", "train-linear", "--engine", "both", "--epochs", "1", "--log").lines
    ]
    assert ["0", "2", "w.grad", *["-16.228801727294922"] * 2, "same", "bits"] in logged


@pytest.mark.needs_torch
def test_the_first_difference_is_named(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    from tutor.training.running.torch_trainer import TorchRun

    def go(self: TorchRun, iterations: int, *, watch: bool = False) -> bool:
        """Train as PyTorch would, but for one number that is the next float."""
        stopped = as_it_is(self, iterations, watch=watch)
        gradient = self.history.row(4)
        gradient[0] = math.nextafter(gradient[0], 0)
        return stopped

    as_it_is = TorchRun.go
    monkeypatch.setattr(TorchRun, "go", go)
    said = run("train", "train-linear", "--engine", "both", "--dtype", "float64", "--epochs", "2").lines[-1]
    assert said.startswith(
        "First difference: at epoch 1, sample 1, ∂loss/∂ω is 1 ULP apart: own engine -5.796"
    )
    assert said.endswith(" Before it the engines agree in every bit of 4 iterations.")


@pytest.mark.needs_torch
def test_the_first_difference_begins_at_a_node(run: CommandLine) -> None:
    away = ["--code", "loss = (tanh(x*w) - y)**2", "--set", "x=[1, 2, 3]", "--set", "y=[1, 2, 3]"]
    found = run("train", *away, "--param", "w=0.1", "--lr", "1e-4", "--engine", "both", "--json").json
    first = found["first_difference"]
    assert (first["phase"], first["node"], first["name"]) == ("forward", "tanh(x*w)", "tanh(x·w)")
    assert 1 <= first["ulps"] <= 2 and first["own"] != first["torch"]
    own, torch = (found[engine]["losses"] for engine in ("own", "torch"))
    assert own[: first["epoch"]] == torch[: first["epoch"]]


@pytest.mark.needs_torch
def test_a_row_an_iteration(run: CommandLine) -> None:
    rows = list(csv.DictReader(io.StringIO(run("train", "train-linear", "--engine", "both", "--csv").out)))
    assert list(rows[0]) == ["engine", "epoch", "index", "loss", "w.grad", "w.data"]
    assert len(rows) == 600
    own = [row for row in rows if row["engine"] == "own"]
    assert [float(row["w.grad"]) for row in own[:3]] == FIRST_GRADIENTS
    assert own[299] == {
        "engine": "own", "epoch": "99", "index": "2", "loss": "9.094947017729282e-13",
        "w.grad": "-5.7220458984375e-06", "w.data": "1.9999996423721313",
    }  # fmt: skip


def test_elements_of_arrays_have_columns_of_their_own(run: CommandLine) -> None:
    values = ["--set", "x=[[1, 2]]", "--param", "W=[[1, 2], [3, 4]]", "--param", "b=0"]
    text = run("train", "--code", "loss = sum(W @ x) + b", *values, "--epochs", "1", "--lr", "1", "--csv").out
    header, row = text.splitlines()
    assert header == (
        "engine,epoch,index,loss,W[0][0].grad,W[0][1].grad,W[1][0].grad,W[1][1].grad,b.grad,"
        "W[0][0].data,W[0][1].data,W[1][0].data,W[1][1].data,b.data"
    )
    assert row == "own,0,0,16.0,1.0,2.0,1.0,2.0,1.0,0.0,0.0,2.0,2.0,-1.0"


def test_the_seed_determines_the_order_of_each_epoch(run: CommandLine) -> None:
    seeded = run("train", "train-linear", "--shuffle", "--seed", "7", "--epochs", "2", "--log").lines
    assert seeded[0].endswith(", 2 epochs, shuffled, seed 7")
    taken = [float(line.split("x = ")[1].split(",")[0]) for line in seeded if "x = " in line]
    orders = [np.random.Generator(np.random.PCG64([7, epoch])).permutation(3) for epoch in (0, 1)]
    assert taken == [row + 1.0 for order in orders for row in order]


@pytest.mark.needs_torch
def test_an_optimiser_is_chosen_and_said(run: CommandLine) -> None:
    options = ("--optimiser", "adam", "--beta1", "0.5", "--epochs", "2")
    lines = run("train", "train-linear", *options).lines
    assert "learning rate 0.01, Adam (beta1 0.5, beta2 0.999, eps 1e-08), 2 epochs" in lines[0]
    exact = ("train", "train-linear", *options, "--dtype", "float64", "--json")
    own, torch = (run(*exact, "--engine", name).json for name in ("own", "torch"))
    assert own["parameters"]["w"] == pytest.approx(torch["parameters"]["w"], rel=1e-14)
    assert own["parameters"]["w"] != 1.0


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--momentum", "0.5"), "momentum is no setting of SGD, which has weight_decay."),
        (("--optimiser", "adam", "--beta2", "1"), "beta2 is to be a number from 0 on, below 1, and it is 1."),
    ],
)
def test_a_setting_that_cannot_be_is_refused(
    run: CommandLine, options: tuple[str, ...], sentence: str
) -> None:
    ran = run("train", "train-linear", *options)
    assert ran.code == 2
    assert sentence in ran.err


def test_a_schedule_is_chosen_and_said(run: CommandLine) -> None:
    options = ("--schedule", "step", "--step-size", "1", "--gamma", "0.5", "--epochs", "2", "--json", "--log")
    iterations = json.loads(run("train", "train-linear", *options).out)["iterations"]
    moved = [
        (before["parameters"]["w"] - after["parameters"]["w"]) / after["gradients"]["w"]
        for before, after in pairwise(iterations)
    ]
    assert moved == pytest.approx([0.01, 0.01, 0.005, 0.005, 0.005], rel=1e-4)
    said = run("train", "train-linear", "--schedule", "cosine").lines[0]
    assert "learning rate 0.01 falling as a cosine" in said


@pytest.mark.parametrize("engine", ["own", "torch"])
def test_gradients_that_are_not_zeroed_pile_up(run: CommandLine, engine: str) -> None:
    asked = ("train", *LINEAR, "--lr", "0", "--epochs", "1", "--engine", engine, "--log", "--json")
    found = run(*asked, "--no-zero-grad").json
    assert [each["gradients"]["w"] for each in found["iterations"]] == [*lecture.ACCUMULATED]
    zeroed = run(*asked).json
    assert [each["gradients"]["w"] for each in zeroed["iterations"]] == [-2.0, -8.0, -18.0]


def test_the_file_says_whether_gradients_are_zeroed(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "left.tutor"
    text = resource("lessons/train-linear.tutor").read_text(encoding="utf-8")
    path.write_text(text.replace("[training]", "[training]\nzero_grad = false"), encoding="utf-8")
    assert "gradients not zeroed" in run("train", str(path), "--epochs", "1").lines[0]
    assert "gradients not zeroed" not in run("train", str(path), "--epochs", "1", "--zero-grad").lines[0]


def test_samples_kept_for_validation_have_a_loss_after_each_epoch(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "line.tutor"
    text = resource("lessons/train-linear.tutor").read_text(encoding="utf-8")
    head, data, rest = text.partition("[data]\nx = [1, 2, 3]\ny = [2, 4, 6]\n")
    assert data
    recipe = 'from = "lecture"\ncount = 4\nx = "x"\ny = "y"\nvalidation = 0.25\n'
    path.write_text(f"{head}[data]\n{recipe}{rest}", encoding="utf-8")
    asked = ("train", str(path), "--epochs", "2", "--dtype", "float64")
    found = run(*asked, "--json", "--log").json
    after = [found["iterations"][at]["parameters"]["w"] for at in (2, 5)]
    assert found["validation"] == [pytest.approx((3 * w - 6) ** 2) for w in after]  # seed 0 keeps x = 3
    lines = run(*asked).lines
    assert "3 samples, 1 for validation" in lines[0]
    assert lines[2].endswith(f"validation {found['validation'][0]!r}")
    assert "validation" not in run("trace", str(path), "--json").json


def test_options_that_do_nothing_are_told(run: CommandLine) -> None:
    told = run("train", *LINEAR, "--epochs", "1", "--seed", "3", "--gamma", "0.5", "--csv").err
    assert told.splitlines() == [
        "note: --gamma does nothing here: it belongs to --schedule step.",
        "note: --seed does nothing here: it belongs to --shuffle.",
    ]
    with_owners = ["--seed", "3", "--shuffle", "--gamma", "0.5", "--schedule", "step"]
    assert run("train", *LINEAR, "--epochs", "1", *with_owners, "--csv").err == ""
