"""The lecture's numbers, digit for digit, from both engines."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.plans import linear, quadratic
from tutor.engine import EngineName
from tutor.training import History, train

ENGINES: tuple[EngineName, ...] = ("own", "torch")


@pytest.fixture(scope="module", params=ENGINES)
def trained(request: pytest.FixtureRequest) -> History:
    return train(linear(), request.param)


def printed(number: object) -> str:
    """A float32 as a program prints it: the double it equals."""
    return repr(float(number))  # type: ignore[arg-type]


def grads_of_epoch(history: History, epoch: int) -> list[str]:
    return [printed(history.gradients(3 * epoch + sample)["w"]) for sample in range(3)]


def test_gradients_of_the_linear_model(trained: History) -> None:
    assert grads_of_epoch(trained, 0) == ["-2.0", "-7.840000152587891", "-16.228801727294922"]
    assert grads_of_epoch(trained, 1) == ["-1.478623867034912", "-5.796205520629883", "-11.998146057128906"]
    assert grads_of_epoch(trained, 99) == [
        "-7.152557373046875e-07",
        "-2.86102294921875e-06",
        "-5.7220458984375e-06",
    ]


def test_losses_of_the_linear_model(trained: History) -> None:
    progress = [printed(loss) for loss in trained.epoch_losses()]
    assert len(progress) == 100
    assert (progress[0], progress[1], progress[99]) == (
        "7.315943717956543",
        "3.9987640380859375",
        "9.094947017729282e-13",
    )


def test_predictions_of_the_linear_model(trained: History) -> None:
    before, after = trained.parameters_before(0)["w"], trained.parameters_after(299)["w"]
    assert printed(np.float32(4) * np.float32(before)) == "4.0"
    assert printed(np.float32(4) * np.float32(after)) == "7.999998569488525"


@pytest.mark.parametrize("engine", ENGINES)
def test_first_epoch_of_the_quadratic_model(engine: EngineName) -> None:
    history = train(quadratic(epochs=1), engine)
    rows = [
        tuple(printed(number) for number in (history.loss(i), *history.gradients(i).values()))
        for i in range(3)
    ]
    assert rows == [
        ("1.0", "2.0", "2.0", "2.0"),
        ("8.179600715637207", "22.880001068115234", "11.440000534057617", "5.720000267028809"),
        ("18.321826934814453", "77.04720306396484", "25.682401657104492", "8.560800552368164"),
    ]
