"""Templates: each opens, computes, trains and survives its file; Mazur's numbers are those of his article."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.document import Document, open_source
from tutor.document.data_fit import fitted, fitting
from tutor.document.edits.data_edits import with_recipe, without_data
from tutor.document.file.read import read_text
from tutor.document.file.write import write_text
from tutor.document.starting.templates import open_template, templates
from tutor.engine import own, torch_engine
from tutor.engine.forward import forward
from tutor.errors import TutorError
from tutor.training import History, Plan, train
from tutor.training.data.validation import Validation

NAMES = [template.id for template in templates()]


def trained(document: Document, epochs: int, dtype: str = "float64") -> History:
    assert document.training is not None
    rate, batch = document.training.learning_rate, document.training.batch
    return train(Plan(document.graph, document.values, document.data, rate, epochs, batch, dtype))  # type: ignore[arg-type]


@pytest.mark.needs_torch
@pytest.mark.parametrize("name", [name for name in NAMES if name != "empty"])
def test_a_template_computes_what_pytorch_does_and_learns(name: str) -> None:
    document = open_source(f"template:{name}")
    mine, theirs = (e.trace(document.graph, document.sample(0), dtype="float64") for e in (own, torch_engine))
    for node in document.graph.nodes:
        np.testing.assert_allclose(mine.gradient(node.name), theirs.gradient(node.name), atol=1e-12)
    assert {node for group in document.groups for node in group.nodes} <= set(document.graph.position)
    assert set(document.positions) <= set(document.graph.position)
    assert document.training is not None
    losses = trained(document, document.training.epochs).losses()
    assert np.mean(losses[-document.samples :]) < 0.5 * np.mean(losses[: document.samples])


@pytest.mark.parametrize("name", NAMES)
def test_a_template_survives_its_file(name: str) -> None:
    document = open_template(f"template:{name}")
    again = read_text(write_text(document), "mine.tutor")
    assert again.graph == document.graph
    assert (again.groups, again.training, again.title) == (document.groups, document.training, document.title)


def test_mazurs_network_has_the_numbers_of_his_article() -> None:
    document = open_template("template:mazur")
    trace = own.trace(document.graph, document.values, dtype="float64")
    assert float(trace.value("E")) == pytest.approx(0.298371109, abs=5e-10)
    assert float(trace.gradient("w5")) == pytest.approx(0.082167041, abs=5e-10)
    history = trained(document, 10_000)
    after = history.parameters_after(0)
    assert float(after["w5"]) == pytest.approx(0.35891648, abs=5e-9)
    assert float(after["w1"]) == pytest.approx(0.149780716, abs=5e-10)
    assert history.loss(9_999) == pytest.approx(0.0000351085, rel=2e-3)


def test_an_mlp_has_the_sizes_asked_for_and_a_frame_a_layer() -> None:
    document = open_template("template:mlp:3-5-4-2")
    shapes = {name: np.shape(value) for name, value in document.values.items()}
    assert shapes == {"W1": (5, 3), "b1": (5,), "W2": (4, 5), "b2": (4,), "W3": (2, 4), "b3": (2,)}
    assert [group.nodes[0] for group in document.groups] == ["W1", "W2", "W3"]
    assert np.shape(document.data["x"]) == (8, 3)
    assert np.shape(document.data["y"]) == (8, 2)
    assert open_template("template:mlp").graph == open_template("template:mlp:2-16-16-1").graph
    linear = open_template("template:mlp:1-1")
    assert linear.graph.root == "loss"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nerun", "There is no template nerun; is neuron meant?"),
        ("qqqqqqqq", "there are empty, neuron, quadratic"),
        ("mlp:2", "2 are no sizes of an MLP: give 2 to 8 whole numbers from 1 to 64"),
        ("mlp:2-0", "2-0 are no sizes"),
        ("mlp:2-999-1", "2-999-1 are no sizes"),
        ("mlp:2-x", "2-x are no sizes"),
    ],
)
def test_what_is_no_template_is_said(name: str, why: str) -> None:
    with pytest.raises(TutorError) as refused:
        open_source(f"template:{name}")
    assert why in str(refused.value)


@pytest.mark.parametrize(
    ("sizes", "name"),
    [("2-16-16-1", "moons"), ("2-16-16-2", "moons"), ("1-16-1", "sine"), ("2-16-16-3", "blobs")],
)
def test_an_mlp_comes_with_data_that_it_learns(sizes: str, name: str) -> None:
    document = open_template(f"template:mlp:{sizes}")
    assert document.recipe is not None
    assert document.recipe.drawn is not None
    assert document.recipe.drawn.name == name
    assert document.training is not None
    plan = Plan(document.graph, document.values, document.data, 0.1, 200, document.training.batch)
    after = train(plan).parameters_after(plan.iterations - 1)
    columns = document.validation
    assert Validation(plan, columns).loss(after) < 0.1
    if name != "sine":
        found = forward(document.graph, "y_hat", {**document.values, **after}, columns, "float32")
        wished = np.asarray(columns["y"])
        right = (
            (found.argmax(1) == wished.argmax(1)) if found.shape[1] > 1 else (found > 0.5) == (wished > 0.5)
        )
        assert right.mean() >= 0.95


def test_data_sets_go_to_inputs_by_name_and_by_shape() -> None:
    neuron, classifier = open_template("template:neuron"), open_template("template:softmax-classifier")
    assert "moons" in fitting(neuron)
    assert "sine" not in fitting(neuron)
    found, blobs = fitted(neuron, "moons"), fitted(classifier, "blobs")
    assert found is not None
    assert blobs is not None
    assert found.goes == {"x1": "x1", "x2": "x2", "y": "label"}
    assert (blobs.goes, blobs.drawn and blobs.drawn.classes) == ({"x": ("x1", "x2"), "y": "label"}, 3)
    assert fitting(open_template("template:mazur")) == ()
    bare = without_data(open_template("template:quadratic"))
    line = fitted(bare, "line")
    assert line is not None
    assert with_recipe(bare, line).samples == 38
