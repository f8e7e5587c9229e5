"""Listening to PyTorch: every call of it inside a block is noted, with the module that it is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from tutor.engine.from_torch.recorder import Record
from tutor.engine.torch_engine import load


@contextmanager
def recording(record: Record, modules: Mapping[int, str] | None = None) -> Iterator[None]:
    """Every call of PyTorch inside is noted; `modules` has names of modules by identity.

    Raises:
        TorchMissing: PyTorch cannot be imported.
    """
    mode = _mode()(record)
    with _own_functions(record, mode), _modules_noted(record, modules or {}), mode:
        yield


@cache
def _mode() -> Any:
    torch = load()
    resolve = torch.overrides.resolve_name

    base: Any = torch.overrides.TorchFunctionMode

    class Mode(base):  # type: ignore[misc] # it is Any, as all of torch is
        """Passes every call on, and has it noted."""

        def __init__(self, record: Record) -> None:
            super().__init__()
            self._record = record

        def __torch_function__(
            self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
        ) -> Any:
            """Called by PyTorch in the place of each of its functions; it is away meanwhile."""
            result = func(*args, **(kwargs or {}))
            self._record.note(resolve(func) or func.__name__, func, args, kwargs or {}, result)
            return result

    return Mode


@contextmanager
def _own_functions(record: Record, mode: Any) -> Iterator[None]:
    """A `torch.autograd.Function` of a person's own is one call, whatever its `forward` calls in turn."""
    torch = load()
    base = torch.autograd.Function
    before = base.__dict__["apply"]

    def apply(cls: Any, *args: Any, **keywords: Any) -> Any:
        bound = before.__get__(None, cls)
        with torch._C.DisableTorchFunction():
            result = bound(*args, **keywords)
        record.note(f"own.{cls.__name__}", bound, args, keywords, result)
        return result

    base.apply = classmethod(apply)
    try:
        yield
    finally:
        base.apply = before


def numbered(name: str, count: int) -> str:
    """What a module is called when it is called once more: `layers.0 (2) · Linear`."""
    path, dot, kind = name.partition(" · ")
    return f"{path} ({count}){dot}{kind}"


@contextmanager
def _modules_noted(record: Record, names: Mapping[int, str]) -> Iterator[None]:
    """The record knows in which module each call stands; one that is called again is another then."""
    torch = load()
    called: dict[str, int] = {}
    around: list[tuple[str, ...]] = []

    def enter(module: Any, _: Any) -> None:
        around.append(record.inside)
        name = names.get(id(module), type(module).__name__)
        called[name] = called.get(name, 0) + 1
        if name:  # the whole that was handed over has none
            record.inside = (*record.inside, name if called[name] == 1 else numbered(name, called[name]))

    def leave(module: Any, _: Any, __: Any) -> None:
        record.inside = around.pop()

    hooks = torch.nn.modules.module
    handles = [
        hooks.register_module_forward_pre_hook(enter),
        hooks.register_module_forward_hook(leave, always_call=True),
    ]
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()
