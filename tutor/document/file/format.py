"""The `.tutor` format: TOML, one file a document; a lesson, an exercise and a person's own graph are alike.

Keys, in the order in which files have them:

    format = 1                          the version of this format, first of all
    part = 7                            which part of the course a lesson is (lessons only)
    title, summary                      text
    code                                the graph, one line `name = expression` each, the last is the root
    parameters = ["w"]                  the names whose gradient is wanted; every other free name is an input
    given = 1.0                         the given gradient at the root
    local_gradients = "phase"           or "with forward": when the walk notes them
    draws = "neurons"                   or "graph", as by default: how the canvas draws the document
    [values]                            a number, or rows of numbers, for each leaf without a column in [data]
    [symbols]                           name = TeX, where a name is shown as another symbol
    [data]                              input = column of samples; all columns equally long. Or a data set:
        from = "moons"                  lecture, quadratic, line, sine (columns x, y); xor, moons, circles,
                                        spirals, blobs (x1, x2, label, and class0, class1, … of 0 and 1)
        count, noise, seed              how many rows, the deviation of their noise, and what it is drawn by;
                                        spirals and blobs also have classes, spirals have turns
        x = ["x1", "x2"]                the columns that go to an input: one, or rows of them for an array
        validation = 0.25               the share of the rows that training does not see, drawn by split_seed
        standardise = true              training samples get mean 0 and deviation 1, number by number: of all
                                        inputs but classes, or of a list of them. The last three hold for
                                        columns too. An input cannot be called as one of these keys then
    [training]                          learning_rate, epochs, batch (a number or "all"); zero_grad = false
                                        leaves the zeroing of the gradients out.
                                        schedule = "step" (with step_size and gamma) or "cosine": how the
                                        learning rate goes on, an epoch at a time, "constant" by default.
                                        shuffle = true with seed: another order of the samples each epoch.
                                        optimiser = "sgd" by default, "momentum", "nesterov" (with momentum),
                                        "rmsprop" (with alpha, eps) or "adam" (with beta1, beta2, eps), set as
                                        in torch.optim; each of them with weight_decay
    [[runs]]                            iterations, loss (that of the last one): a kept run; name is its name,
                                        dtype "float64" where it is not "float32"; [runs.training] has its
                                        settings, as [training], [runs.values] initial values that are not
                                        those of [values]. No other numbers of it: they are trained again
    [layout]                            node = [x, y], the centre in pixels at 100 %
    [[frames]]                          title, nodes: a dashed frame around nodes that belong together;
                                        closed = true draws it as one node. Frames lie apart or one inside
                                        the other
    [[graphs]]                          name, code: another graph of the document, for the pages that name it;
                                        values, parameters, symbols and data hold for it by name.
                                        [graphs.layout] and [[graphs.frames]] are as those of the document
    [[recorded]]                        operation, operands, value, given, contributions, dtype: what PyTorch
                                        once computed of an operation that the table lacks
    [[pages]]                           title, at (a step: "start", "backward:w"), text (Markdown, $…$ is TeX)
        sample = 2                      the sample at which it stands at its step, the first by default
        graph = "one layer"             the graph that the page shows, the document's own by default
        spotlight = ["w", "x -> y_hat"] nodes and edges that it points at
        points = ["timeline"]           parts of the window that it points at
        hides, locks = ["training"]     controls that are not there, or cannot be used, while it is read
        choose = ["z"]                  nodes whose operation the learner may choose on it
        notes                           what the teacher wants at hand, Markdown; never shown to the class
    [[pages.questions]]                 at = "backward:w": asks for the number that this step makes;
                                        or count = "parameters": for how many numbers the parameters hold;
                                        text and hints in the page's own words; the answer is never written

History:

    1 (0.1.0)   the first. Its later keys may be left out: closed in [[frames]] (files without it have every
                frame open); in [data] all but columns (they stand there, are all trained on as they are); in
                [training] schedule, step_size, gamma, shuffle and seed (a constant rate, samples in order),
                and optimiser with what it is set by (plain SGD); [[runs]] (none is kept); notes and points in
                [[pages]] (the page has none).

A program reads every format up to its own. A file of a newer one is refused, and the sentence says both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from tutor.document.checking.wanted import FORMAT, example, wrong_kind
from tutor.document.errors import Fault, KeyPath, say_key
from tutor.document.file.tables import FileContent, tables_in
from tutor.language import listed, translate
from tutor.spelling import nearest

LARGEST = 8 * 1024 * 1024
"""Bytes; a larger file is no document."""

_PATH_PARTS = re.compile(r"\[\.\.\.\]|\[\d+\]|\w+")


def content_of(table: dict[str, Any]) -> FileContent:
    """The typed content of a file's TOML.

    Raises:
        Fault: a format this program does not read, a key it does not know, one that is missing, a wrong type.
    """
    check_format(table)
    for fault in faulty_keys(table):
        raise fault
    try:
        return msgspec.convert(table, FileContent)
    except msgspec.ValidationError as error:
        raise _wrong_type(table, str(error)) from None


def check_format(table: dict[str, Any]) -> None:
    """Raise Fault for a format that this program does not read."""
    number = table.get("format")
    if number is None:
        sentence = translate(
            "document", "the key format is missing: the first line is to be format = {format}."
        )
        mend = translate("document", "write format = {format} in the first line").format(format=FORMAT)
        raise Fault((), sentence.format(format=FORMAT), mend)
    if type(number) is not int or number < 1:
        raise wrong_kind(("format",), number)
    if number > FORMAT:
        sentence = translate(
            "document",
            "this file is of format {here}, and this program reads up to {format}: a newer one is needed.",
        )
        mend = translate("document", "open it with a newer Backprop Tutor")
        raise Fault(("format",), sentence.format(here=number, format=FORMAT), mend)


def faulty_keys(table: dict[str, Any]) -> Iterator[Fault]:
    """Unknown keys, and necessary ones missing; at the top, and in every table with keys of its own."""
    return _faulty_keys(FileContent, (), table)


def _faulty_keys(kind: type[Struct], path: KeyPath, table: dict[str, Any]) -> Iterator[Fault]:
    fields = msgspec.structs.fields(kind)
    known = [field.name for field in fields]
    for key in table:
        if key not in known:
            yield _unknown(key, path, known)
    for field in fields:
        if field.required and field.name not in table and (path or field.name != "format"):
            missing = (*path, field.name)
            sentence = translate("document", "the key {key} is missing.").format(key=say_key(missing))
            yield Fault(
                path, sentence, translate("document", "add {example}").format(example=example(missing))
            )
    for key, inner in tables_in(kind).items():
        found = table.get(key)
        if isinstance(found, dict):
            yield from _faulty_keys(inner, (*path, key), found)
        for index, item in enumerate(found if isinstance(found, list) else ()):
            if isinstance(item, dict):
                yield from _faulty_keys(inner, (*path, key, index), item)


def _unknown(key: str, path: KeyPath, known: Iterable[str]) -> Fault:
    sentence = translate("document", "there is no key {key}").format(key=say_key((*path, key)))
    meant = nearest(key, known)
    if meant:
        sentence += translate("document", "; is {nearest} meant?").format(nearest=meant)
        mend = translate("document", "write {nearest} in its place").format(nearest=meant)
        return Fault((*path, key), sentence, mend)
    sentence += translate("document", "; known are {known}.").format(known=listed(known))
    return Fault((*path, key), sentence, translate("document", "remove it"))


def _wrong_type(table: dict[str, Any], message: str) -> Fault:
    """The fault behind what msgspec says, which ends in the place: `… - at `$.pages[0].title``."""
    _, _, place = message.rpartition(" - at ")
    path: list[str | int] = []
    found: Any = table
    for part in _PATH_PARTS.findall(place):
        step: str | int = part
        if part == "[...]":  # msgspec names no key of a free table: the first one with a wrong value is meant
            step = next(key for key, value in found.items() if not isinstance(value, str) or not value)
        elif part.startswith("["):
            step = int(part[1:-1])
        path.append(step)
        found = found[step]
    return wrong_kind(tuple(path), found)
