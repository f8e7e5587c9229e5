"""Drafts of exercises with matrices: a layer or two, small whole numbers, a single number at the root."""

from __future__ import annotations

import numpy as np

from tutor.document.exercises.exercise_draft import Draft, Lots, is_sound
from tutor.engine import Given, Trace
from tutor.graph import read_code


def draft_layers(seed: int) -> Draft:
    """The draft of this seed: the first drawn that is sound."""
    lots = Lots(f"matrices {seed}")
    while True:
        draft = _draw(lots)
        if is_sound(read_code(draft.code, draft.parameters).graph, draft, _fits):
            return draft


def _draw(lots: Lots) -> Draft:
    """A product, perhaps a bias, perhaps ReLU; then a layer of one row, a sum, or a squared distance."""
    units, features = 2 + lots.below(2), 2 + lots.below(2)
    with_bias, samples = (True, 1) if lots.falls(0.6) else (False, 1 + lots.below(2))
    lines, made = ["Z = W @ X"], "Z"
    values: dict[str, Given] = {"X": _matrix(lots, features, samples), "W": _matrix(lots, units, features)}
    if with_bias:
        lines.append("A = Z + b")
        made, values["b"] = "A", _matrix(lots, units, 1)
    if lots.falls(0.7) or not with_bias:
        lines.append(f"H = relu({made})")
        made = "H"
    end = lots.below(3)
    if end == 0 and samples == 1:
        lines.append(f"loss = V @ {made}")
        values["V"] = _matrix(lots, 1, units)
    elif end == 1:
        lines += [f"R = {made} - Y", "S = R**2", "loss = sum(S)"]
        values["Y"] = _matrix(lots, units, samples)
    else:
        lines.append(f"loss = sum({made})")
    parameters = [name for name in ("W", "b", "V") if name in values]
    return Draft(
        "\n".join(lines),
        {name: value for name, value in values.items() if name not in parameters},
        {name: values[name] for name in parameters},
    )


def _matrix(lots: Lots, rows: int, columns: int) -> Given:
    return tuple(tuple(lots.number(3) for _ in range(columns)) for _ in range(rows))


def _fits(trace: Trace) -> bool:
    """Whether each parameter gets a gradient, and ReLU meets no 0 and lets an element pass."""
    graph = trace.graph
    for node in graph.nodes:
        if node.op == "relu":
            before = np.asarray(trace.value(node.operands[0]))
            if np.any(before == 0) or not np.any(before > 0):
                return False
    return all(np.any(np.asarray(trace.gradient(name)) != 0) for name in graph.parameters)
