"""The options of the subcommand that trains."""

from __future__ import annotations

import argparse

from tutor.command_line.options.base import CommandParser, Subcommand
from tutor.command_line.options.common import add_dtype, add_json, add_source, source_help
from tutor.command_line.options.kinds import batch, number, whole
from tutor.language import translate
from tutor.training.rules.optimisers import ROWS, SETTINGS
from tutor.training.rules.schedules import SCHEDULES


def _train(name: str) -> CommandParser:
    parser = CommandParser(
        name,
        translate(
            "options",
            "Train by gradient descent. What the source says of training is the default of the options.",
        ),
        source_help()
        + translate(
            "options",
            "Here a list given to an input is its column of samples; a single number is the same for all.",
        )
        + "\n"
        + translate("options", "\nexample: ")
        + "train train-linear --epochs 2 --log",
    )
    add_source(parser)
    _add_passes(parser)
    _add_optimiser(parser)
    _add_course(parser)
    parser.add_argument(
        "--zero-grad",
        action=argparse.BooleanOptionalAction,
        help=translate(
            "options",
            "set the gradients to zero after each update, or let them pile up (default: as the source says)",
        ),
    )
    parser.add_argument(
        "--engine",
        choices=("own", "torch", "both"),
        default="own",
        help=translate("options", "who trains (default: own)"),
    )
    add_dtype(parser)
    parser.add_argument(
        "--train-on",
        action="store_true",
        help=translate(
            "options", "go on after a number that is nan or inf; by default training stops there and says why"
        ),
    )
    _add_form(parser)
    return parser


def _add_form(parser: CommandParser) -> None:
    """What is printed, and in which form."""
    parser.add_argument(
        "--log", action="store_true", help=translate("options", "print every iteration, not only every epoch")
    )
    shape = parser.add_mutually_exclusive_group()
    add_json(shape)
    shape.add_argument(
        "--csv", action="store_true", help=translate("options", "print a row an iteration, with a header")
    )


def _add_passes(parser: CommandParser) -> None:
    """How often the samples are gone through, how fast, and how many at once."""
    parser.add_argument(
        "--epochs",
        type=whole(0),
        metavar="N",
        help=translate("options", "how often to go through all samples"),
    )
    parser.add_argument("--lr", type=number, metavar="A", help=translate("options", "the learning rate α"))
    parser.add_argument(
        "--batch",
        type=batch,
        metavar="N|all",
        help=translate("options", "samples an iteration takes (default: 1)"),
    )


def _add_optimiser(parser: CommandParser) -> None:
    """The optimiser, and what it is set by; with the names of torch.optim."""
    parser.add_argument(
        "--optimiser", choices=tuple(ROWS), help=translate("options", "what makes steps of the gradients")
    )
    for setting in SETTINGS:
        readers = [row.name for row in ROWS.values() if setting in row.settings] or [
            translate("options", "any")
        ]
        called = translate("options", "{optimisers}: as in torch.optim (default: {default})").format(
            optimisers=", ".join(readers), default=f"{setting.default:g}"
        )
        parser.add_argument(f"--{setting.key.replace('_', '-')}", type=number, metavar="N", help=called)


def _add_course(parser: CommandParser) -> None:
    """How training goes on from epoch to epoch: the learning rate, and the order of the samples."""
    parser.add_argument(
        "--schedule",
        choices=SCHEDULES,
        help=translate(
            "options",
            "how the learning rate goes on: as it is, times gamma now and then, or to 0 as a cosine",
        ),
    )
    parser.add_argument(
        "--step-size", type=whole(1), metavar="N", help=translate("options", "step: epochs of one rate")
    )
    parser.add_argument(
        "--gamma", type=number, metavar="G", help=translate("options", "step: factor to the next rate")
    )
    parser.add_argument(
        "--shuffle",
        action=argparse.BooleanOptionalAction,
        help=translate("options", "take the samples in another order each epoch, or as they lie"),
    )
    parser.add_argument(
        "--seed", type=whole(0), metavar="N", help=translate("options", "determines the order of each epoch")
    )


TRAIN = Subcommand(
    "train",
    "SOURCE",
    lambda: translate("options", "train it, and print the losses and the parameters"),
    _train,
)
