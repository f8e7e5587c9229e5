"""`export`: the source in a form for others, each kind without a display."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from tutor.command_line.options.base import PROGRAM, UsageError
from tutor.command_line.render import checked_step, end_of_backward
from tutor.command_line.source import document_of
from tutor.document.document import Document
from tutor.engine import EngineName
from tutor.errors import TutorError
from tutor.export.job import Job, text_job
from tutor.export.kinds import KINDS, check_suffix
from tutor.export.write import write_bytes
from tutor.language import translate

_OPTIONS = sorted({option for kind in KINDS.values() for option in kind.options})


def run(options: Namespace) -> int:
    """Write the file, or print it where it is `-`."""
    kind = KINDS[options.to]
    _check_options(options)
    if options.output == "-" and not kind.is_text:
        sentence = translate("export", "A {suffix} file is no text to be printed; give -o a file's name.")
        raise TutorError(sentence.format(suffix=kind.suffixes[0]))
    check_suffix(kind, options.output)
    document = document_of(options, columns=options.to == "csv")
    content = _job(document, options).run()
    if options.output == "-":
        sys.stdout.write(content.decode("utf-8"))
    else:
        write_bytes(Path(options.output), content)
    return 0


def _check_options(options: Namespace) -> None:
    """Raise UsageError where an option is given that the kind knows nothing of."""
    for option in _OPTIONS:
        if getattr(options, option) is not None and option not in KINDS[options.to].options:
            knows = ", ".join(kind.id for kind in KINDS.values() if option in kind.options)
            written = f"--{option.replace('_', '-')}"
            sentence = translate("export", "{option} goes with --to {kinds}, and not with {kind}")
            raise UsageError(
                sentence.format(option=written, kinds=knows, kind=options.to), f"{PROGRAM} export"
            )


def _job(document: Document, options: Namespace) -> Job:
    """The work of the kind."""
    match options.to:
        case "pytorch":
            from tutor.export.pytorch import program

            return text_job(lambda: program(document).text)
        case "notebook":
            from tutor.export.notebook import notebook

            return text_job(lambda: notebook(document))
        case "csv":
            return text_job(lambda: _table(document, options))
        case "tikz":
            return text_job(lambda: _tikz(document, options))
    from tutor.command_line.export_painted import painted_job

    return painted_job(document, options)


def _tikz(document: Document, options: Namespace) -> str:
    from tutor.export.tikz import tikz
    from tutor.export.told import Told, numbers_of

    told = Told(document, *numbers_of(document), range(0))
    step = checked_step(told.walk, options.step, end_of_backward(told.walk))
    return tikz(told, step, alone=bool(options.alone))


def _table(document: Document, options: Namespace) -> str:
    from dataclasses import replace

    from tutor.command_line.train_stops import Stops
    from tutor.document.checking.finished import why_no_training
    from tutor.document.document import Training
    from tutor.export.history_table import history_csv
    from tutor.training.running.loop import train

    training = document.training or Training()
    if options.epochs is not None:
        training = replace(training, epochs=options.epochs)
    document = replace(document, training=training)
    if not document.trains:
        raise TutorError(why_no_training(document))
    engine: EngineName = options.engine or "own"
    histories = {engine: train(document.plan(training=training), engine)}
    Stops(document, past=False).say(histories)
    return "".join(history_csv(histories))
