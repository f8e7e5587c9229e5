"""`train`: gradient descent, printed as it goes, or as JSON or CSV when it is done."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from tutor.command_line.output import print_json
from tutor.command_line.source import document_of
from tutor.document.document import Document, Training
from tutor.document.finished import waiting
from tutor.engine import EngineName, plain
from tutor.errors import TutorError
from tutor.training.history import History
from tutor.training.loop import advance_in_chunks, train
from tutor.training.plan import Plan
from tutor.training.trainer import trainer
from tutor.training.validation import Validation

ENGINES: dict[str, tuple[EngineName, ...]] = {"own": ("own",), "torch": ("torch",), "both": ("own", "torch")}


def run(options: Namespace) -> int:
    """Train the source, and print what came of it."""
    document = document_of(options, columns=True)
    if not document.graph.parameters:
        raise TutorError(
            "There is nothing to train: no parameter is given; --param NAME=VALUE makes an input one."
        )
    if document.computed.root != document.graph.root:
        raise TutorError(f"There is no loss to train yet: {waiting(document)}")
    plan = plan_of(document, options)
    engines = ENGINES[options.engine]
    if options.csv:
        from tutor.command_line.train_csv import print_csv

        print_csv({engine: train(plan, engine) for engine in engines})
    elif options.json:
        kept = kept_of(document, plan)
        found = {engine: as_json(train(plan, engine), engine, kept, log=options.log) for engine in engines}
        print_json(found if len(engines) > 1 else found[engines[0]])
    else:
        _print(document, plan, options)
    return 0


def plan_of(document: Document, options: Namespace) -> Plan:
    """The document's training, with what the options change of it."""
    training = document.training or Training()
    return Plan(
        document.computed,
        document.values,
        document.data,
        training.learning_rate if options.lr is None else options.lr,
        training.epochs if options.epochs is None else options.epochs,
        training.batch if options.batch is None else options.batch,
        options.dtype,
        training.zero_grad if options.zero_grad is None else options.zero_grad,
    )


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
        "losses": plain(history.epoch_losses()),
    }
    if kept is not None:
        found["validation"] = plain(kept.epoch_losses(history))
    if log:
        found["iterations"] = [_iteration(history, number) for number in range(len(history))]
    return found | {"parameters": _plain_values(history.parameters_before(len(history)))}


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
    runs = {engine: trainer(plan, engine) for engine in ENGINES[options.engine]}
    kept = kept_of(document, plan)
    print_header(document.title, plan, options.engine, options.seed, kept)
    if len(runs) > 1:
        for run in runs.values():
            run.advance(plan.iterations)
        print_both({engine: run.history for engine, run in runs.items()}, log=options.log)
        return
    lines = EpochLines(plan, log=options.log, kept=kept)
    for run in runs.values():
        advance_in_chunks(run, plan.iterations, progress=lambda run: lines.print_up_to(run.history))
        print_parameters("after training", run.history.parameters_before(len(run.history)))
