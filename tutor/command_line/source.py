"""SOURCE, --code, --set, --param and --given together: the document that a subcommand works on."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace

from tutor.command_line.options.base import PROGRAM, UsageError
from tutor.command_line.values import assignments, value
from tutor.document.checking.finished import check_computes
from tutor.document.document import Document
from tutor.document.starting.from_code import MissingValue, from_code
from tutor.engine import Given, Trace, as_value, own, shape_of
from tutor.errors import TutorError
from tutor.graph import ShapeError, read_code
from tutor.graph.shapes import shapes
from tutor.language import listed, translate


def document_of(options: Namespace, *, columns: bool = False) -> Document:
    """The document that the options name, with their values; `columns`: a list for an input is its samples.

    Raises:
        TutorError: there is none, or a value does not belong to it.
    """
    inputs, parameters = assignments("--set", options.set), assignments("--param", options.param)
    for name in inputs:
        if name in parameters:
            raise TutorError(
                translate(
                    "command line", "{name} is given by --set and by --param; one of them is enough."
                ).format(name=name)
            )
    document = _opened(options, inputs, parameters)
    document = _with_values(document, inputs, parameters, columns)
    if options.code is not None:
        _check_shapes(document, options.code)
    given = getattr(options, "given", None)
    return document if given is None else replace(document, given=value(given, "--given"))


def trace_of(document: Document) -> Trace:
    """The own engine's float32 trace at the first sample, of what is finished.

    Raises:
        TutorError: nothing is, or values do not fit.
    """
    check_computes(document)
    return own.trace(document.computed, document.sample(document.row(0)), given=document.seed_at(0))


def _opened(options: Namespace, inputs: Mapping[str, Given], parameters: Mapping[str, Given]) -> Document:
    program = f"{PROGRAM} {options.command}"
    if options.code is None and options.source is None:
        raise UsageError(
            translate("command line", "SOURCE is missing: a lesson, a .tutor file, or --code."), program
        )
    if options.code is not None and options.source is not None:
        raise UsageError(
            translate("command line", "both SOURCE ({source}) and --code are given; one is enough.").format(
                source=options.source
            ),
            program,
        )
    if options.code is None:
        from tutor.document.catalogue import open_source

        return open_source(options.source)
    try:
        return from_code(options.code, inputs, parameters)
    except MissingValue as missing:
        name = missing.name
        raise TutorError(
            translate(
                "command line",
                "{name} has no value: give it by --set {name}=VALUE, "
                "or by --param {name}=VALUE as a parameter.",
            ).format(name=name)
        ) from None


def _check_shapes(document: Document, code: str) -> None:
    """Raise CodeError, with line and column, where the values of the first sample do not fit the code."""
    values = document.sample(0)
    try:
        shapes(
            document.graph,
            {name: shape_of(as_value(given, "float64", name)) for name, given in values.items()},
        )
    except ShapeError as error:
        raise read_code(code).locate(error) from None


def _with_values(
    document: Document, inputs: Mapping[str, Given], parameters: Mapping[str, Given], columns: bool
) -> Document:
    """The document with these values in the place of its own, or of its columns of data."""
    graph = document.graph
    known = (*graph.inputs, *graph.parameters)
    for name in inputs:
        if name not in known:
            known_names = listed(known) or "–"
            raise TutorError(
                translate(
                    "command line", "There is no input or parameter named {name}; there are {known}."
                ).format(name=name, known=known_names)
            )
    if parameters:
        graph = graph.with_parameters({*graph.parameters, *parameters})
    values, data = dict(document.values), dict(document.data)
    for name, given in {**inputs, **parameters}.items():
        values.pop(name, None)
        data.pop(name, None)
        if name in document.data:
            document = replace(document, validation={}, recipe=None)
        if columns and isinstance(given, tuple) and name not in graph.parameters:
            data[name] = given
        else:
            values[name] = given
    return replace(document, graph=graph, values=values, data=data)
