"""The options of the subcommand that trains."""

from __future__ import annotations

import argparse

from tutor.command_line.options.base import CommandParser, Subcommand
from tutor.command_line.options.common import add_dtype, add_json, add_source, source_help
from tutor.command_line.options.kinds import batch, number, whole
from tutor.training.optimisers import ROWS, SETTINGS
from tutor.training.schedules import SCHEDULES


def _train(name: str) -> CommandParser:
    parser = CommandParser(
        name,
        "Train by gradient descent. What the source says of training is the default of the options.",
        source_help()
        + "Here a list given to an input is its column of samples; a single number is the same for all."
        "\n\nexample: train train-linear --epochs 2 --log",
    )
    add_source(parser)
    parser.add_argument("--epochs", type=whole(0), metavar="N", help="how often to go through all samples")
    parser.add_argument("--lr", type=number, metavar="A", help="the learning rate α")
    parser.add_argument(
        "--batch", type=batch, metavar="N|all", help="samples an iteration takes (default: 1)"
    )
    _add_optimiser(parser)
    _add_course(parser)
    parser.add_argument(
        "--zero-grad", action=argparse.BooleanOptionalAction,
        help="set the gradients to zero after each update, or let them pile up (default: as the source says)",
    )  # fmt: skip
    parser.add_argument(
        "--engine", choices=("own", "torch", "both"), default="own", help="who trains (default: own)"
    )
    add_dtype(parser)
    parser.add_argument(
        "--train-on", action="store_true",
        help="go on after a number that is nan or inf; by default training stops there and says why",
    )  # fmt: skip
    parser.add_argument("--log", action="store_true", help="print every iteration, not only every epoch")
    shape = parser.add_mutually_exclusive_group()
    add_json(shape)
    shape.add_argument("--csv", action="store_true", help="print a row an iteration, with a header")
    return parser


def _add_optimiser(parser: CommandParser) -> None:
    """The optimiser, and what it is set by; with the names of torch.optim."""
    parser.add_argument("--optimiser", choices=tuple(ROWS), help="what makes steps of the gradients")
    for setting in SETTINGS:
        readers = [row.name for row in ROWS.values() if setting in row.settings] or ["any"]
        called = f"{', '.join(readers)}: as in torch.optim (default: {setting.default:g})"
        parser.add_argument(f"--{setting.key.replace('_', '-')}", type=number, metavar="N", help=called)


def _add_course(parser: CommandParser) -> None:
    """How training goes on from epoch to epoch: the learning rate, and the order of the samples."""
    parser.add_argument(
        "--schedule", choices=SCHEDULES,
        help="how the learning rate goes on: as it is, times gamma now and then, or to 0 as a cosine",
    )  # fmt: skip
    parser.add_argument("--step-size", type=whole(1), metavar="N", help="step: epochs of one rate")
    parser.add_argument("--gamma", type=number, metavar="G", help="step: factor to the next rate")
    parser.add_argument(
        "--shuffle", action=argparse.BooleanOptionalAction,
        help="take the samples in another order each epoch, or as they lie",
    )  # fmt: skip
    parser.add_argument("--seed", type=whole(0), metavar="N", help="determines the order of each epoch")


TRAIN = Subcommand("train", "SOURCE", "train it, and print the losses and the parameters", _train)
