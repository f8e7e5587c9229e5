"""What a person's code calls a tensor: the name a result is given, or that a tensor has where it is used."""

from __future__ import annotations

import dis
from functools import lru_cache
from itertools import pairwise
from types import CodeType, FrameType
from typing import Any

_PASSING_ON = ("tutor.engine.from_torch.recorder", "tutor.engine.from_torch.listening", "torch.overrides")
_OURS = ("tutor.engine.", "tutor.outside")
_NAMING = ("STORE_FAST", "STORE_NAME", "STORE_GLOBAL", "STORE_DEREF")
_DEEPEST = 60


def target(frame: FrameType | None) -> str:
    """The variable that takes what is being computed; empty where the result has no name.

    A result that a function returns is followed to where the call stands.
    """
    for _ in range(_DEEPEST):
        if frame is None:
            return ""
        following = _after(frame.f_code).get(frame.f_lasti, ("", ""))
        if not _passes_on(frame) and not following[0].startswith("RETURN"):
            is_named = following[0].startswith(_NAMING) and not _is_inside(frame)
            return following[1] if is_named else ""
        frame = frame.f_back
    return ""


def holder(tensor: Any, frame: FrameType | None) -> str:
    """The variable that holds the tensor where it is used, the nearest one; empty where none does."""
    for _ in range(_DEEPEST):
        if frame is None:
            return ""
        if not _is_inside(frame):
            name = held_in(tensor, frame)
            if name:
                return name
        owner = frame.f_locals.get("self")
        for name, value in (getattr(owner, "_parameters", None) or {}).items():
            if value is tensor:
                return str(name)
        frame = frame.f_back
    return ""


def held_in(tensor: Any, frame: FrameType) -> str:
    """The variable of this very frame, or of its module, that holds the tensor; empty where none does."""
    for scope in (frame.f_locals, frame.f_globals):
        for name, value in [*scope.items()]:
            if value is tensor and name.isidentifier() and not name.startswith("_"):
                return name
    return ""


def _passes_on(frame: FrameType) -> bool:
    """Whether the function only hands a result on, whatever it calls it meanwhile."""
    return str(frame.f_globals.get("__name__", "")).startswith(_PASSING_ON)


def _is_inside(frame: FrameType) -> bool:
    """Whether this is code of PyTorch or of ours, whose names say nothing to a person."""
    module = str(frame.f_globals.get("__name__", ""))
    return _passes_on(frame) or module.startswith(_OURS) or module.partition(".")[0] == "torch"


@lru_cache(maxsize=512)
def _after(code: CodeType) -> dict[int, tuple[str, str]]:
    """For each place in the code, what the next instruction does and to which name.

    While a call runs, the place may be anywhere in the room that the instruction takes.
    """
    return {
        place: (following.opname, _first(following.argval))
        for here, following in pairwise(dis.get_instructions(code))
        for place in range(here.offset, following.offset, 2)
    }


def _first(argument: Any) -> str:
    """The name an instruction stores to; the first of two, where Python stores two at once."""
    return str(argument[0]) if isinstance(argument, tuple) and argument else str(argument)
