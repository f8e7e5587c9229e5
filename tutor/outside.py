"""For a person's own PyTorch code: its graph recorded, its trace, and a window to step it in."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from tutor.document.document import Document
from tutor.document.write import write_text
from tutor.engine import Given, Trace
from tutor.engine.recorded_trace import dtype_of, graph_of, recorded_trace
from tutor.engine.torch_engine import load
from tutor.engine.torch_listening import recording
from tutor.engine.torch_recorder import Made, Record
from tutor.errors import TutorError
from tutor.graph.graph import CONSTANT
from tutor.language import translate

_LARGEST = 20_000
_last: list[Record] = []


@contextmanager
def record() -> Iterator[None]:
    """Note what PyTorch computes inside, for `trace` and `show`.

    Names are those of the variables. A record ends with its block, or when a trace of it is asked for; it is
    kept until the next one begins.

    Raises:
        TorchMissing: PyTorch cannot be imported.
    """
    found = Record()
    _last[:] = [found]
    with recording(found):
        yield


def trace(what: Any, *inputs: Any, loss: Callable[..., Any] | None = None) -> Trace:
    """Every number of one pass through a person's own graph, PyTorch's to the last bit.

    Args:
        what: a tensor that was computed inside `with tutor.record():`; or a function or module, which is
            called with `inputs`.
        inputs: what the function or module takes; the last of them goes to `loss`, where there is one.
        loss: makes a number of what `what` returns and the last input, as `torch.nn.functional.mse_loss`.

    Operations that the table lacks have PyTorch's name, `torch.erf`, and no local gradient.

    Raises:
        TutorError: the tensor was not recorded, or was changed in place; or PyTorch has let go of the graph.
    """
    return recorded_trace(_recorded(what, inputs, loss))


def show(what: Any, *inputs: Any, loss: Callable[..., Any] | None = None, wait: bool | None = None) -> None:
    """Open the tutor's window on a person's own graph; the arguments are those of `trace`.

    The window is a program of its own. A script waits until it is closed, a notebook or an interactive
    session does not, unless `wait` says otherwise.

    Raises:
        TutorError: as `trace`; or an operation is none of the tutor's own, or there are too many numbers.
    """
    text, dtype = _as_text(_recorded(what, inputs, loss))
    if importlib.util.find_spec("PySide6") is None:
        raise TutorError(translate("outside", "The window needs PySide6, which is not installed."))
    command = [sys.executable, "-m", "tutor.command_line.shown", dtype]
    started = subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 - ourselves
    assert started.stdin is not None
    with suppress(BrokenPipeError), started.stdin as pipe:  # it has said on stderr why it ended
        pipe.write(text.encode())
    if wait if wait is not None else not _is_interactive():
        started.wait()


def _recorded(what: Any, inputs: tuple[Any, ...], loss: Callable[..., Any] | None) -> list[Made]:
    """The nodes of what is handed over, the root last."""
    torch = load()
    if torch.is_tensor(what):
        if inputs or loss is not None:
            sentence = translate(
                "outside", "A tensor is handed over alone; inputs go with a function or module."
            )
            raise TutorError(sentence)
        found = _last[0] if _last else Record()
        return found.needed(what)
    if not callable(what):
        raise TutorError(translate("outside", "Hand over a tensor, or a function or module with its inputs."))
    names = {}
    if isinstance(what, torch.nn.Module):
        names = {id(tensor): name.replace(".", "_") for name, tensor in what.named_parameters()}
    usual = ("x", "y") if len(inputs) <= 2 else tuple(f"x{at}" for at in range(1, len(inputs) + 1))
    names |= {id(each): name for each, name in zip(inputs, usual, strict=False)}
    found = Record(names)
    with recording(found):
        if loss is None:
            result = what(*inputs)
        else:
            y_hat = what(*inputs[:-1])
            result = loss(y_hat, *inputs[-1:])
    if not torch.is_tensor(result):
        raise TutorError(translate("outside", "What is called is to return one tensor."))
    return found.needed(result)


def _as_text(made: list[Made]) -> tuple[str, str]:
    """The graph with its values as the text of a `.tutor` file, and the type of number.

    Raises:
        TutorError: it has an operation that the tutor lacks, or too many numbers.
    """
    opaque = sorted({each.node.op for each in made if each.is_opaque})
    if opaque:
        sentence = translate(
            "outside",
            "The window has no operation for {called}; tutor.trace has PyTorch's numbers of all operations.",
        )
        raise TutorError(sentence.format(called=", ".join(opaque)))
    leaves = [each for each in made if each.node.is_leaf and each.node.op != CONSTANT]
    count = sum(each.value.numel() for each in leaves)
    if count > _LARGEST:
        sentence = translate(
            "outside",
            "The inputs and parameters have {count} numbers, and the window takes up to {most}; "
            "tutor.trace takes all.",
        )
        raise TutorError(sentence.format(count=count, most=_LARGEST))
    values: dict[str, Given] = {each.node.name: _given(each.value.tolist()) for each in leaves}
    title = translate("outside", "My PyTorch graph")
    return write_text(Document(title, graph_of(made), values)), dtype_of(made)


def _given(found: Any) -> Given:
    return tuple(map(_given, found)) if isinstance(found, list) else float(found)


def _is_interactive() -> bool:
    """Whether a person types the code now: a notebook, or Python's own prompt."""
    return hasattr(sys, "ps1") or "ipykernel" in sys.modules
