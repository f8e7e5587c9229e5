"""`train`: gradient descent, printed as it goes, or as JSON or CSV when it is done."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from tutor.command_line.output import print_json
from tutor.command_line.source import document_of
from tutor.command_line.train_stops import Stops
from tutor.document.checking.finished import waiting
from tutor.document.document import Document, Training
from tutor.document.edits.optimiser_edits import with_optimiser
from tutor.engine import EngineName, plain
from tutor.errors import TutorError
from tutor.language import translate
from tutor.training.data.validation import Validation
from tutor.training.history.history import History
from tutor.training.plan import Plan
from tutor.training.rules.optimisers import SETTINGS
from tutor.training.running.lockstep import Lockstep, beside, train_both
from tutor.training.running.loop import advance_in_chunks, train
from tutor.training.running.one_run import trainer

_OPTIONS = {
    "learning_rate": "lr", "epochs": "epochs", "batch": "batch", "zero_grad": "zero_grad",
    "schedule": "schedule", "step_size": "step_size", "gamma": "gamma",
    "shuffle": "shuffle", "seed": "seed", "optimiser": "optimiser",
    **{setting.key: setting.key for setting in SETTINGS},
}  # fmt: skip
"""The option that sets each part of the training."""


def run(options: Namespace) -> int:
    """Train the source, and print what came of it."""
    document = document_of(options, columns=True)
    if not document.graph.parameters:
        raise TutorError(
            translate(
                "command line",
                "There is nothing to train: no parameter is given; --param NAME=VALUE makes an input one.",
            )
        )
    if document.computed.root != document.graph.root:
        raise TutorError(
            translate("command line", "There is no loss to train yet: {why}").format(why=waiting(document))
        )
    plan = plan_of(document, options)
    if options.csv or options.json:
        _print_data(document, plan, options)
    else:
        _print(document, plan, options)
    return 0


def _print_data(document: Document, plan: Plan, options: Namespace) -> None:
    """Print JSON or CSV, and say on standard error where training stopped."""
    both: Lockstep | None = None
    histories: dict[EngineName, History]
    if options.engine == "both":
        both = train_both(beside(plan), past=options.train_on)
        histories = both.histories
    else:
        histories = {options.engine: train(plan, options.engine, past=options.train_on)}
    stops = Stops(document, past=options.train_on)
    if options.csv:
        from tutor.command_line.train_csv import print_csv

        print_csv(histories)
    else:
        kept = kept_of(document, plan)
        found = {
            engine: as_json(history, engine, kept, log=options.log) | stops.as_json(history, engine)
            for engine, history in histories.items()
        }
        print_json(found[options.engine] if both is None else found | stops.of_both(both))
    stops.say(histories)


def plan_of(document: Document, options: Namespace) -> Plan:
    """The document's training, with what the options change of it."""
    training = document.training or Training()
    given = {name: getattr(options, option) for name, option in _OPTIONS.items()}
    wished = {name: value for name, value in given.items() if value is not None}
    if "optimiser" in wished:
        training = with_optimiser(training, wished["optimiser"])
    for setting in SETTINGS:
        if setting.key in wished:
            setting.check(training.optimiser, wished[setting.key])
    training = replace(training, **wished)
    _say_idle(training, wished)
    return document.plan(options.dtype, training)


def _say_idle(training: Training, wished: Mapping[str, Any]) -> None:
    """Say on standard error which options do nothing, since what they belong to is not on."""
    for name, is_used, owner in (
        ("step_size", training.schedule == "step", "--schedule step"),
        ("gamma", training.schedule == "step", "--schedule step"),
        ("seed", training.shuffle, "--shuffle"),
    ):
        if name in wished and not is_used:
            option = name.replace("_", "-")
            words = translate("command line", "note: --{option} does nothing here: it belongs to {owner}.")
            print(words.format(option=option, owner=owner), file=sys.stderr)


def kept_of(document: Document, plan: Plan) -> Validation | None:
    """The samples that are kept for validation; None where all are trained on."""
    return Validation(plan, document.validation) if document.validation else None


def as_json(
    history: History, engine: EngineName, kept: Validation | None = None, *, log: bool
) -> dict[str, Any]:
    """The object that `train --json` prints for one engine; every iteration is in it with `log`.

    With samples kept for validation it has their mean loss after each epoch too.
    """
    found: dict[str, Any] = {
        "engine": engine,
        "dtype": history.plan.dtype,
        "losses": plain(_epoch_losses(history)),
    }
    if kept is not None:
        found["validation"] = plain(kept.epoch_losses(history))
    if log:
        found["iterations"] = [_iteration(history, number) for number in range(len(history))]
    return found | {"parameters": _plain_values(history.parameters_before(len(history)))}


def _epoch_losses(history: History) -> npt.NDArray[np.float64]:
    """The loss of the last iteration of each epoch; of one that training stopped in, of the last there is."""
    losses = history.losses()
    each = history.plan.iterations_per_epoch
    return losses[[*range(each - 1, len(losses), each), *([-1] if len(losses) % each else [])]]


def _iteration(history: History, number: int) -> dict[str, Any]:
    """One iteration; `index` counts from 0 within its epoch, `parameters` are those after the update."""
    epoch, index = divmod(number, history.plan.iterations_per_epoch)
    return {
        "epoch": epoch,
        "index": index,
        "loss": plain(history.loss(number)),
        "gradients": _plain_values(history.gradients(number)),
        "parameters": _plain_values(history.parameters_after(number)),
    }


def _plain_values(values: dict[str, Any]) -> dict[str, Any]:
    return {name: plain(value) for name, value in values.items()}


def _print(document: Document, plan: Plan, options: Namespace) -> None:
    from tutor.command_line.train_text import EpochLines, print_both, print_header, print_parameters

    # Made before the first line is printed: what is wrong with the plan is found here.
    both = beside(plan) if options.engine == "both" else None
    run = None if both is not None else trainer(plan, options.engine)
    stops, kept = Stops(document, past=options.train_on), kept_of(document, plan)
    print_header(document.title, plan, options.engine, kept)
    if both is not None:
        train_both(both, past=options.train_on)
        print_both(both, log=options.log)
        print(stops.first_difference(both))
        stops.say(both.histories)
    if run is not None:
        lines = EpochLines(plan, log=options.log, kept=kept)
        advance_in_chunks(
            run,
            plan.iterations,
            progress=lambda run: lines.print_up_to(run.history),
            past=options.train_on,
        )
        print_parameters(
            translate("command line", "after training"), run.history.parameters_before(len(run.history))
        )
        stops.say({run.engine: run.history})
