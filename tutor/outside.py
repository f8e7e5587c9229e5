"""For a person's own PyTorch code: its graph recorded, its trace, and a window to step it in."""

from __future__ import annotations

import importlib.util
import inspect
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from tutor.document.document import Document
from tutor.document.file.write import write_text
from tutor.document.handed_over import document_of
from tutor.engine import Trace
from tutor.engine.from_torch import names as torch_names
from tutor.engine.from_torch.listening import recording
from tutor.engine.from_torch.modules import read_module
from tutor.engine.from_torch.recorded_trace import dtype_of, recorded_trace
from tutor.engine.from_torch.recorder import Made, Record, variable
from tutor.engine.torch_engine import load
from tutor.errors import TutorError
from tutor.language import translate

_last: list[Record] = []
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _HandedOver:
    """What was recorded, leaves first and the root last; what it is called, and how it was read."""

    made: Sequence[Made]
    title: str
    read_by: str = ""


@contextmanager
def record() -> Iterator[None]:
    """Note what PyTorch computes inside, for `trace` and `show`.

    Names are those of the variables. A record ends with its block, or when a trace of it is asked for; it is
    kept until the next one begins. What is computed under `torch.no_grad()`, and what is detached, is a leaf
    where it is used.

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
        inputs: what the function or module takes; the last of them goes to a `loss` that takes two.
        loss: makes a number of what `what` returns and the last input, as `torch.nn.functional.mse_loss`,
            or of what it returns alone.

    A module is read by `torch.export`, where that gives its numbers to the last bit, else by `torch.fx`, else
    by listening to its calls; the log `tutor.outside` says which. Operations that the table lacks have their
    call as a name, `aten.erf(a)`, and no local gradient.

    Raises:
        TutorError: the tensor was not recorded, or was changed in place; PyTorch has let go of the graph; or
            the inputs are more or fewer than are taken.
    """
    return recorded_trace(_handed_over(what, inputs, loss).made)


def show(what: Any, *inputs: Any, loss: Callable[..., Any] | None = None, wait: bool | None = None) -> None:
    """Open the tutor's window on a person's own graph; the arguments are those of `trace`.

    The window is a program of its own. In a script `show` returns when it is closed; in a notebook or an
    interactive session it returns at once, and the window stays, unless `wait` says otherwise.

    Raises:
        TutorError: as `trace`; or there are too many numbers, or no PySide6.
    """
    found = _handed_over(what, inputs, loss)
    shown = _document(found)
    if importlib.util.find_spec("PySide6") is None:
        raise TutorError(translate("outside", "The window needs PySide6, which is not installed."))
    waits = wait if wait is not None else not _is_interactive()
    command = [sys.executable, "-m", "tutor.command_line.shown", dtype_of(found.made)]
    # A notebook that is interrupted, or stopped, leaves the window open.
    started = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=not waits)  # noqa: S603 - ourselves
    assert started.stdin is not None
    with suppress(BrokenPipeError), started.stdin as pipe:  # it has said on stderr why it ended
        pipe.write(write_text(shown).encode())
    if waits:
        started.wait()


def document(what: Any, *inputs: Any, loss: Callable[..., Any] | None = None) -> Document:
    """The document that `show` would open, as a `.tutor` file holds it; arguments and errors are those."""
    return _document(_handed_over(what, inputs, loss))


def _document(found: _HandedOver) -> Document:
    return document_of(found.made, recorded_trace(found.made), found.title, found.read_by)


def _handed_over(what: Any, inputs: tuple[Any, ...], loss: Callable[..., Any] | None) -> _HandedOver:
    """The nodes of what is handed over."""
    torch = load()
    if torch.is_tensor(what):
        if inputs or loss is not None:
            sentence = translate(
                "outside", "A tensor is handed over alone; inputs go with a function or module."
            )
            raise TutorError(sentence)
        found = _last[0] if _last else Record()
        return _HandedOver(found.needed(what), translate("outside", "My PyTorch graph"))
    if not callable(what):
        raise TutorError(translate("outside", "Hand over a tensor, or a function or module with its inputs."))
    names = _input_names(inputs)
    given, target = _shared_out(what, inputs, loss)

    def with_loss(y_hat: Any) -> Any:
        return y_hat if loss is None else loss(y_hat, *target)

    with torch.enable_grad():
        if isinstance(what, torch.nn.Module):
            return _of_module(what, given, names, with_loss)
        read = Record(names)
        with recording(read):
            result = with_loss(what(*given))
    read.call(result, "loss" if loss is not None else "y_hat")
    called = getattr(what, "__name__", type(what).__name__)
    return _HandedOver(_needed(read, result), called if called.isidentifier() else "PyTorch")


def _shared_out(
    what: Any, inputs: tuple[Any, ...], loss: Callable[..., Any] | None
) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The inputs that `what` is called with, and that of `loss`.

    Raises:
        TutorError: `what` cannot be called with so many.
    """
    at = len(inputs) - (loss is not None and _binds(loss, 2))
    given, target = inputs[: max(at, 0)], inputs[max(at, 0) :]
    if _binds(getattr(what, "forward", what), len(given)):
        return given, target
    called = getattr(what, "__name__", type(what).__name__)
    sentence = translate(
        "outside", "{called} cannot be called with as many inputs as are handed over: {count}."
    )
    words = sentence.format(called=called, count=len(given))
    if target:
        words += " " + translate("outside", "The last input goes to the loss, which takes two.")
    raise TutorError(words)


def _binds(function: Callable[..., Any], count: int) -> bool:
    """Whether a function takes so many inputs; taken for granted where Python does not know."""
    try:
        inspect.signature(function).bind(*[None] * count)
    except TypeError:
        return False
    except ValueError:
        return True
    return True


def _of_module(
    model: Any, given: tuple[Any, ...], names: dict[int, str], with_loss: Callable[[Any], Any]
) -> _HandedOver:
    called = type(model).__name__
    for path, tensor in (*model.named_buffers(), *model.named_parameters()):
        names[id(tensor)] = variable(path)
    read = read_module(model, given, names, with_loss)
    sentence = translate("outside", "{module} was read by {way}.").format(module=called, way=read.by)
    why = "".join(f" ({each})" for each in read.why_not)
    _log.info("%s%s", sentence, why)
    return _HandedOver(_needed(read.record, read.result), called, sentence)


def _needed(read: Record, result: Any) -> list[Made]:
    if not load().is_tensor(result):
        raise TutorError(translate("outside", "What is called is to return one tensor."))
    return read.needed(result)


def _input_names(inputs: Sequence[Any]) -> dict[int, str]:
    """What the inputs are called: as the variables that hold them, where `show` or `trace` was called."""
    usual = ("x", "y") if len(inputs) <= 2 else tuple(f"x{at}" for at in range(1, len(inputs) + 1))
    frame = sys._getframe(1)
    while frame.f_globals.get("__name__") == __name__ and frame.f_back is not None:
        frame = frame.f_back
    return {
        id(each): torch_names.held_in(each, frame) or name for each, name in zip(inputs, usual, strict=False)
    }


def _is_interactive() -> bool:
    """Whether a person types the code now: a notebook, or Python's own prompt."""
    return hasattr(sys, "ps1") or "ipykernel" in sys.modules
