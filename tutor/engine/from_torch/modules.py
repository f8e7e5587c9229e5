"""Reading a module: by torch.export, else by torch.fx, else by listening to its calls; and by which it was.

What `torch.export` or `torch.fx` gives is run node by node, with the module's own parameters, and noted as if
it had been listened to. It counts only where it gives the numbers of the module itself, the gradients of the
parameters among them, to the last bit: a `torch.autograd.Function` of a person's own, for one, is lost in an
export.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any, Literal

from tutor.engine.from_torch.listening import recording
from tutor.engine.from_torch.recorder import Record
from tutor.engine.torch_engine import load
from tutor.engine.torch_gradients import gradients

ReadBy = Literal["torch.export", "torch.fx", "recording"]
Loss = Callable[[Any], Any]
"""What makes a number of the module's result."""

_PLACE = re.compile(r'File "(?P<file>[^"]*)", line (?P<line>\d+), in [^\n]*\n\s*(?P<source>[^\n]*)')
_ASSIGNED = re.compile(r"([A-Za-z_]\w*)\s*(?::[^=]+)?=(?!=)")


@dataclass(frozen=True)
class Read:
    """A record of one call, its result, and how it was read; `why_not` says why not in the ways before."""

    record: Record
    result: Any
    by: ReadBy
    why_not: tuple[str, ...] = ()


def read_module(model: Any, inputs: Sequence[Any], names: Mapping[int, str], loss: Loss) -> Read:
    """Call a module once, and record what it computes, and its loss."""
    modules = module_names(model)
    reasons: list[str] = []
    ways: tuple[tuple[ReadBy, Callable[..., Any]], ...] = (
        ("torch.export", _exported),
        ("torch.fx", _traced),
    )
    torch = load()
    state = torch.get_rng_state()
    buffers = [(buffer, buffer.clone()) for buffer in model.buffers()]
    owned = [id(buffer) for buffer, _ in buffers]
    own = _numbers(model, loss(model(*inputs)))
    for by, way in ways:
        record = Record(names, owned)
        _begin_again(state, buffers)
        try:
            found = way(record, model, inputs, modules)
            result = _with_loss(record, found, loss, modules)
            same = _same(own, _numbers(model, result))
        except Exception as error:  # whatever PyTorch finds that it cannot read
            reasons.append(f"{by}: {(str(error).strip() or type(error).__name__).splitlines()[0]}")
            continue
        if same:
            return Read(record, result, by, tuple(reasons))
        reasons.append(f"{by}: other numbers than the module's own")
    record = Record(names, owned)
    _begin_again(state, buffers)
    with recording(record, modules):
        found = model(*inputs)
    return Read(record, _with_loss(record, found, loss, modules), "recording", tuple(reasons))


def _with_loss(record: Record, found: Any, loss: Loss, modules: Mapping[int, str]) -> Any:
    record.call(found, "y_hat")
    with recording(record, modules):
        result = loss(found)
    if result is not found:
        record.call(result, "loss")
    return result


def module_names(model: Any) -> dict[int, str]:
    """What each submodule is called, by identity: `layers.0 · Linear`; the whole has no name."""
    return {
        id(module): f"{path} · {type(module).__name__}" if path else ""
        for path, module in model.named_modules()
    }


def _numbers(model: Any, result: Any) -> list[Any]:
    """The result, and the gradients of the module's parameters.

    Raises:
        TutorError: a number that they need was overwritten.
    """
    torch = load()
    parameters = [each for each in model.parameters() if each.requires_grad]
    if not torch.is_tensor(result) or not result.requires_grad or not parameters:
        return [result]
    return [result, *gradients(result, parameters, torch.ones_like(result))]


def _same(one: Sequence[Any], other: Sequence[Any]) -> bool:
    torch = load()
    return len(one) == len(other) and all(
        (a is None and b is None)
        or (torch.is_tensor(a) and torch.is_tensor(b) and torch.equal(a.nan_to_num(), b.nan_to_num()))
        for a, b in zip(one, other, strict=True)
    )


def _begin_again(state: Any, buffers: Sequence[tuple[Any, Any]]) -> None:
    """Undo what a trial has drawn, and done to running means: the module is called once, as was asked."""
    torch = load()
    torch.set_rng_state(state)
    with torch.no_grad():
        for buffer, kept in buffers:
            buffer.copy_(kept)


# --- torch.export -----------------------------------------------------------------------------------------


def _exported(record: Record, model: Any, inputs: Sequence[Any], _: Mapping[int, str]) -> Any:
    torch = load()
    with _quiet():
        program = torch.export.export(model, tuple(inputs), strict=False)
    signature, state = program.graph_signature, program.state_dict | program.constants
    lifted = (
        signature.inputs_to_parameters
        | signature.inputs_to_buffers
        | signature.inputs_to_lifted_tensor_constants
    )
    given = iter(torch.utils._pytree.tree_leaves(tuple(inputs)))
    nodes = list(program.graph_module.graph.nodes)
    called = _variables(nodes)
    values: dict[Any, Any] = {}
    for node in nodes:
        if node.op == "placeholder":
            values[node] = state[lifted[node.name]] if node.name in lifted else next(given)
        elif node.op == "output":
            (found,) = node.args[0]
            return values[found]
        else:
            values[node] = _call(record, node, values, called.get(node, ""))
    raise ValueError("no output")


@contextmanager
def _quiet() -> Iterator[None]:
    """What an export prints of a module that it cannot read is kept back: another way reads it."""
    disabled = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with redirect_stderr(io.StringIO()), redirect_stdout(io.StringIO()):
            yield
    finally:
        logging.disable(disabled)


def _call(record: Record, node: Any, values: Mapping[Any, Any], called: str) -> Any:
    """Run one node of an export, and note it."""
    torch = load()
    put = torch.fx.node.map_arg
    args = put(node.args, values.__getitem__)
    keywords = put(node.kwargs, values.__getitem__)
    if not isinstance(node.target, torch._ops.OpOverload):
        if node.op == "call_function" and getattr(node.target, "__name__", "") == "getitem":
            return node.target(*args)
        raise TypeError(f"{node.target} is no operation of PyTorch's")
    result = node.target(*args, **keywords)
    name = node.target._schema.name.partition("::")[2]
    record.inside = tuple(
        f"{_again(path)} · {kind.rpartition('.')[2]}"
        for path, kind in node.meta.get("nn_module_stack", {}).values()
        if path
    )
    where = "torch.nn.functional" if name == "linear" else "torch"
    with record.naming(called):
        record.note(f"{where}.{name}", node.target, tuple(args), dict(keywords), result)
    record.inside = ()
    return result


def _again(path: str) -> str:
    """`blocks.0@1`, as an export calls a module that is called for the second time."""
    stem, _, count = path.partition("@")
    return f"{stem} ({int(count) + 1})" if count else stem


def _variables(nodes: Sequence[Any]) -> dict[Any, str]:
    """The variables that a module's code gives results to: of nodes in a row from one line, the last's."""
    found: dict[Any, str] = {}
    before: tuple[Any, ...] | None = None
    last = None
    for node in nodes:
        place = _own_line(str(node.meta.get("stack_trace") or ""))
        if place is not None and place[:2] == before and last is not None:
            found.pop(last, None)
        if place is not None and (name := _ASSIGNED.match(place[2])):
            found[node] = name[1]
        before, last = place[:2] if place else None, node
    return found


def _own_line(trace: str) -> tuple[str, str, str] | None:
    """File, line and text of the innermost line that is not PyTorch's own."""
    inside = load().__path__[0]
    lines = [match for match in _PLACE.finditer(trace) if not match["file"].startswith(inside)]
    return (lines[-1]["file"], lines[-1]["line"], lines[-1]["source"]) if lines else None


# --- torch.fx ---------------------------------------------------------------------------------------------


def _traced(record: Record, model: Any, inputs: Sequence[Any], modules: Mapping[int, str]) -> Any:
    """Its graph by symbolic tracing, run in the modules' own calls, which are listened to."""
    torch = load()
    traced = torch.fx.symbolic_trace(model)
    names = module_names(model)

    class Runner(torch.fx.Interpreter):  # type: ignore[misc, name-defined] # all of torch is Any
        def run_node(self, node: Any) -> Any:
            """One node, in the frames of the modules that it comes from."""
            paths = [path for path, _ in (node.meta.get("nn_module_stack") or {}).values()]
            around = paths[:-1] if node.op == "call_module" else paths
            record.inside = tuple(names[id(model.get_submodule(path))] for path in around if path)
            return super().run_node(node)

    with recording(record, modules):
        return Runner(traced).run(*inputs)
