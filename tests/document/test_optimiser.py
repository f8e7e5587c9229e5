"""The optimiser in a file: read, written without defaults, changed, and back to the same text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.panels import linear_model
from tutor.document import Training
from tutor.document.checking.faults import text_faults
from tutor.document.edits.optimiser_edits import with_optimiser, with_setting
from tutor.document.file.read import read_text
from tutor.document.file.write import write_text
from tutor.errors import TutorError
from tutor.training.rules.optimisers import ROWS

ADAM = """optimiser = "adam"
beta1 = 0.8
weight_decay = 0.05
"""


def test_settings_are_read_and_written_without_defaults() -> None:
    plain = write_text(linear_model())
    text = plain.replace("batch = 1\n", f"batch = 1\n{ADAM}")
    document = read_text(text, "f")
    assert document.training == Training(optimiser="adam", beta1=0.8, weight_decay=0.05)
    assert write_text(document) == text
    rule = document.walkthrough.rule
    assert dict(rule.settings) == {"beta1": 0.8, "beta2": 0.999, "eps": 1e-8, "decay": 0.05}
    assert rule.torch.call("w", "0.01") == (
        "torch.optim.Adam([w], lr=0.01, betas=(0.8, 0.999), eps=1e-08, weight_decay=0.05)"
    )


@pytest.mark.parametrize("name", ROWS)
def test_each_optimiser_comes_back_from_its_file(name: str) -> None:
    training = with_optimiser(Training(), name)
    for setting in ROWS[name].settings:
        training = with_setting(training, setting.key, 0.25)
    document = linear_model(training=training)
    assert read_text(write_text(document), "f").training == training
    assert not text_faults(write_text(document))


def test_another_optimiser_lets_go_of_what_it_does_not_read() -> None:
    training = replace(Training(), optimiser="momentum", momentum=0.5, weight_decay=0.1)
    assert with_optimiser(training, "nesterov") == replace(training, optimiser="nesterov")
    assert with_optimiser(training, "adam") == Training(optimiser="adam", weight_decay=0.1)


@pytest.mark.parametrize(
    ("key", "number", "sentence"),
    [
        ("momentum", 1.0, "momentum is to be a number from 0 on, below 1, and it is 1."),
        ("momentum", float("nan"), "momentum is to be a number from 0 on, below 1, and it is nan."),
        ("weight_decay", -1.0, "weight_decay is to be a finite number from 0 on, and it is -1."),
        ("beta1", 0.5, "beta1 is no setting of Momentum, which has momentum, weight_decay."),
    ],
)
def test_a_number_that_cannot_be_is_refused(key: str, number: float, sentence: str) -> None:
    with pytest.raises(TutorError) as refused:
        with_setting(Training(optimiser="momentum"), key, number)
    assert str(refused.value) == sentence


def test_an_unknown_optimiser_is_one_fault_with_what_mends_it() -> None:
    text = write_text(linear_model()).replace("batch = 1\n", 'batch = 1\noptimiser = "moment"\n')
    (fault,) = text_faults(text)
    assert fault.mend == 'write optimiser = "momentum"'
