"""`trace`: every number of one pass."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

import numpy as np

from tutor.command_line.output import exact, print_json
from tutor.command_line.source import document_of
from tutor.document.checking.finished import check_computes
from tutor.document.document import Document
from tutor.engine import Trace, Value, own
from tutor.graph import Edge
from tutor.graph.shapes import say_shape
from tutor.language import translate
from tutor.walk import Narrator

_MOST_NUMBERS = 64
"""An array of more is shown by its shape; `--json` prints all of it."""


def run(options: Namespace) -> int:
    """Print the trace of the source's first sample."""
    document = document_of(options)
    trace = _trace(document, options)
    if options.json:
        print_json(as_json(document, trace))
    else:
        _print(document, trace)
    return 0


def as_json(document: Document, trace: Trace) -> dict[str, Any]:
    """The object that `trace --json` prints."""
    walk = document.walk_at(0)
    narrator = Narrator(walk, trace, document.symbols, document.updates(trace))
    return {
        "engine": trace.engine,
        "dtype": trace.dtype,
        "root": trace.graph.root,
        "nodes": trace.nodes_as_plain(),
        "steps": [
            {"index": step.index, "phase": str(step.phase), "node": step.node, "says": narrator.says(step)}
            for step in walk.steps
        ],
    }


def _trace(document: Document, options: Namespace) -> Trace:
    if options.engine == "torch":
        from tutor.engine import torch_engine

        engine = torch_engine.trace
    else:
        engine = own.trace
    check_computes(document)
    values = document.sample(document.row(0))
    return engine(document.computed, values, given=document.seed_at(0), dtype=options.dtype)


def _print(document: Document, trace: Trace) -> None:
    from tutor.command_line.tables import print_table

    engine = translate("command line", "own engine") if trace.engine == "own" else "PyTorch"
    words = translate("command line", "{title}: {engine}, {dtype}, root {root}, given gradient {given}")
    given = _figure(trace.given)
    print(
        words.format(
            title=document.title, engine=engine, dtype=trace.dtype, root=trace.graph.root, given=given
        )
    )
    nodes = [
        [
            node.name,
            node.op,
            ", ".join(node.operands),
            _figure(trace.value(node.name)),
            _figure(trace.gradient(node.name)),
        ]
        for node in trace.graph.nodes
    ]
    print_table(
        [
            (translate("command line", "node"), "bold"),
            (translate("command line", "op"), ""),
            (translate("command line", "operands"), ""),
            (translate("command line", "value"), "blue"),
            (translate("command line", "gradient"), "red"),
        ],
        nodes,
    )
    edges = [_edge(trace, edge) for edge in trace.graph.edges]
    if edges:
        print_table(
            [
                (translate("command line", "edge"), ""),
                (translate("command line", "local gradient"), "magenta"),
                (translate("command line", "contribution"), "red"),
            ],
            edges,
        )


def _edge(trace: Trace, edge: Edge) -> list[str]:
    return [
        f"{edge.source} → {edge.target}",
        _figure(trace.local_gradient(edge)),
        _figure(trace.contribution(edge)),
    ]


def _figure(value: Value | None) -> str:
    if value is None or np.size(value) <= _MOST_NUMBERS:
        return exact(value)
    return f"[{say_shape(np.shape(value))}]"
