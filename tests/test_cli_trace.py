"""`trace` and `lessons`: the JSON that scripts rely on, and what a person reads."""

from __future__ import annotations

from typing import Any

import pytest

from tests.helpers.command_line import CommandLine

LINEAR = [
    "--code",
    "y_hat = x*w\nr = y_hat - y\nloss = r**2",
    "--set",
    "x=1",
    "--set",
    "y=2",
    "--param",
    "w=1",
]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


def node(found: Any, name: str) -> Any:
    return next(node for node in found["nodes"] if node["name"] == name)


def test_the_shape_of_the_json_exactly(run: CommandLine) -> None:
    assert run("trace", *LINEAR, "--json").json == {
        "engine": "own",
        "dtype": "float32",
        "root": "loss",
        "nodes": [
            {"name": "x", "op": "input", "operands": [], "value": 1.0, "gradient": -2.0, "edges": []},
            {"name": "w", "op": "parameter", "operands": [], "value": 1.0, "gradient": -2.0, "edges": []},
            {"name": "y", "op": "input", "operands": [], "value": 2.0, "gradient": 2.0, "edges": []},
            {
                "name": "y_hat", "op": "mul", "operands": ["x", "w"], "value": 1.0, "gradient": -2.0,
                "edges": [
                    {"from": "x", "local": 1.0, "contribution": -2.0},
                    {"from": "w", "local": 1.0, "contribution": -2.0},
                ],
            },
            {
                "name": "r", "op": "sub", "operands": ["y_hat", "y"], "value": -1.0, "gradient": -2.0,
                "edges": [
                    {"from": "y_hat", "local": 1.0, "contribution": -2.0},
                    {"from": "y", "local": -1.0, "contribution": 2.0},
                ],
            },
            {
                "name": "loss", "op": "square", "operands": ["r"], "value": 1.0, "gradient": 1.0,
                "edges": [{"from": "r", "local": -2.0, "contribution": -2.0}],
            },
        ],
        "steps": [
            {"index": index, "phase": phase, "node": name, "says": says}
            for index, (phase, name, says) in enumerate(steps(run))
        ],
    }  # fmt: skip


def steps(run: CommandLine) -> list[tuple[str, str, str]]:
    """Phases and nodes as the design has them; the words are those of the walk, tested there."""
    said = [line.partition(". ")[2] for line in run("walk", *LINEAR).lines if line[:1].isdigit()]
    expected = [
        *[("forward", name) for name in ("y_hat", "r", "loss")],
        *[("local gradients", name) for name in ("y_hat", "r", "loss")],
        *[("backward", name) for name in ("loss", "r", "y_hat", "w")],
    ]
    return [(phase, name, says) for (phase, name), says in zip(expected, said, strict=True)]


def test_a_lesson_has_the_steps_of_training_too(run: CommandLine) -> None:
    found = run("trace", "linear-model", "--json").json
    assert [(step["phase"], step["node"]) for step in found["steps"]] == [
        ("forward", "y_hat"), ("local gradients", "y_hat"),
        ("forward", "r"), ("local gradients", "r"),
        ("forward", "loss"), ("local gradients", "loss"),
        ("backward", "loss"), ("backward", "r"), ("backward", "y_hat"), ("backward", "w"),
        ("update", "w"), ("zero grad", "w"),
    ]  # fmt: skip
    assert [step["index"] for step in found["steps"]] == list(range(12))
    assert found["steps"][10]["says"].endswith("ω ← ω − α·∂loss/∂ω = 1 − 0.01·(−2) = 1.02.")


@pytest.mark.parametrize("engine", ["own", "torch"])
@pytest.mark.parametrize("lesson", ["linear-model", "train-linear"])
def test_a_lesson_is_traced_at_its_first_sample(run: CommandLine, lesson: str, engine: str) -> None:
    found = run("trace", lesson, "--engine", engine, "--json").json
    assert found["engine"] == engine
    assert (node(found, "x")["value"], node(found, "y")["value"]) == (1.0, 2.0)
    assert (node(found, "loss")["value"], node(found, "w")["gradient"]) == (1.0, -2.0)


@pytest.mark.parametrize("engine", ["own", "torch"])
def test_the_lectures_exercises(run: CommandLine, engine: str) -> None:
    linear = run("trace", "linear-model", "--set", "x=2", "--set", "y=4", "--engine", engine, "--json").json
    assert node(linear, "w")["gradient"] == -8.0
    code = "r = x*w + b - y; loss = r**2"
    values = ["--set", "x=1", "--set", "y=2", "--param", "w=1", "--param", "b=2"]
    affine = run("trace", "--code", code, *values, "--engine", engine, "--json").json
    assert (node(affine, "w")["gradient"], node(affine, "b")["gradient"]) == (2.0, 2.0)
    product = run(
        "trace",
        "--code",
        "z = x*w",
        "--set",
        "x=2",
        "--param",
        "w=3",
        "--given",
        "5",
        "--engine",
        engine,
        "--json",
    )
    assert [node(product.json, name)["gradient"] for name in ("w", "x", "z")] == [10.0, 15.0, 5.0]


def test_the_prediction_for_4_before_and_after_training(run: CommandLine) -> None:
    before = run("trace", "train-linear", "--set", "x=4", "--json").json
    assert node(before, "y_hat")["value"] == 4.0
    trained = run("train", "train-linear", "--json").json["parameters"]["w"]
    after = run("trace", "train-linear", "--set", "x=4", "--param", f"w={trained!r}", "--json").json
    assert node(after, "y_hat")["value"] == 7.999998569488525


@pytest.mark.parametrize("engine", ["own", "torch"])
def test_matrices_have_no_elementwise_local_gradient(run: CommandLine, engine: str) -> None:
    given = ["--param", "W=[[1, 2], [3, 4]]", "--set", "x=[5, 6]", "--given", "[1, 10]", "--engine", engine]
    found = run("trace", "--code", "y = W @ x", *given, "--json").json
    y = node(found, "y")
    assert y["op"] == "matmul"
    assert y["value"] == [17.0, 39.0]
    assert y["gradient"] == [1.0, 10.0]
    assert [edge["local"] for edge in y["edges"]] == [None, None]
    assert node(found, "W")["gradient"] == [[5.0, 6.0], [50.0, 60.0]]
    assert y["edges"][1]["contribution"] == [31.0, 42.0]


@pytest.mark.parametrize("engine", ["own", "torch"])
def test_what_is_not_finite_is_a_string(run: CommandLine, engine: str) -> None:
    values = ["--set", "a=[1, nan, -inf]", "--param", "b=0"]
    found = run("trace", "--code", "z = a / b", *values, "--engine", engine, "--json").json
    assert node(found, "a")["value"] == [1.0, "nan", "-inf"]
    assert node(found, "z")["value"] == ["inf", "nan", "-inf"]
    assert node(found, "z")["edges"][0]["local"] == ["inf", "inf", "inf"]


@pytest.mark.parametrize("written", ["9" * 400, "[" + "9" * 400 + "]", "1e999", "[1e999]"])
def test_a_number_beyond_all_floats_is_infinite(run: CommandLine, written: str) -> None:
    found = run("trace", "--code", "z = -a", "--set", f"a={written}", "--json").json
    assert node(found, "a")["value"] in ("inf", ["inf"])


def test_its_own_json_can_be_given_back(run: CommandLine) -> None:
    found = run("trace", "--code", "z = -a", "--set", 'a=[1, "nan", "inf", "-inf"]', "--json").json
    assert node(found, "a")["value"] == [1.0, "nan", "inf", "-inf"]
    assert (
        run("trace", "--code", "z = -a", "--set", "a= -Infinity ", "--json").json["nodes"][0]["value"]
        == "-inf"
    )


def test_a_float32_is_printed_as_the_double_it_equals(run: CommandLine) -> None:
    short = run("trace", "--code", "z = a + 0", "--set", "a=0.1", "--json").json
    assert node(short, "a")["value"] == 0.10000000149011612
    long = run("trace", "--code", "z = a + 0", "--set", "a=0.1", "--dtype", "float64", "--json").json
    assert (long["dtype"], node(long, "a")["value"]) == ("float64", 0.1)


def test_constants_unnamed_nodes_and_what_the_root_does_not_need(run: CommandLine) -> None:
    found = run("trace", "--code", "unused = x * 2\nloss = relu(x*3)", "--set", "x=-1", "--json").json
    assert [(node["name"], node["op"]) for node in found["nodes"]] == [
        ("x", "input"), ("2", "constant"), ("3", "constant"),
        ("unused", "mul"), ("x*3", "mul"), ("loss", "relu"),
    ]  # fmt: skip
    assert node(found, "unused")["gradient"] == 0.0


def test_a_parameter_may_be_made_of_a_lessons_input(run: CommandLine) -> None:
    found = run("trace", "linear-model", "--param", "x=3", "--json").json
    assert {node["name"]: node["op"] for node in found["nodes"]}["x"] == "parameter"
    assert (node(found, "x")["value"], node(found, "w")["op"]) == (3.0, "parameter")
    assert ("backward", "x") in [(step["phase"], step["node"]) for step in found["steps"]]


def test_tables_for_a_person(run: CommandLine) -> None:
    said = run("trace", "linear-model", "--set", "x=0.1").lines
    assert said[0] == "Linear model: own engine, float32, root loss, given gradient 1.0"
    rows = [line.split() for line in said]
    assert ["y_hat", "mul", "x,", "w", "0.10000000149011612", "-3.799999952316284"] in rows
    assert ["y", "→", "r", "-1.0", "3.799999952316284"] in rows


def test_a_large_array_is_shown_by_its_shape(run: CommandLine) -> None:
    rows = [[float(row * column) for column in range(20)] for row in range(20)]
    said = run("trace", "--code", "z = mean(a)", "--set", f"a={rows}").out
    assert "[20 × 20]" in said
    assert "361.0" not in said
    assert (
        run("trace", "--code", "z = mean(a)", "--set", f"a={rows}", "--json").json["nodes"][0]["value"]
        == rows
    )


def test_the_lessons(run: CommandLine) -> None:
    found = run("lessons", "--json").json
    parts = [(lesson["part"], lesson["id"]) for lesson in found]
    assert parts == sorted(parts) and {(7, "linear-model"), (11, "train-linear")} <= set(parts)
    assert all(set(lesson) == {"id", "part", "title", "summary"} for lesson in found)
    said = run("lessons").out
    assert all(lesson[key] in said for lesson in found for key in ("id", "title", "summary"))
