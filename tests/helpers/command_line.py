"""Running the command line in this process, as a test reads it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from tutor.cli import main


@dataclass(frozen=True)
class Ran:
    """What a call of the command line left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed, read as strict JSON; the call must have gone well."""
        assert (self.code, self.err) == (0, "")
        return json.loads(self.out, parse_constant=_refuse)

    @property
    def lines(self) -> list[str]:
        """The lines printed; the call must have gone well."""
        assert (self.code, self.err) == (0, "")
        return self.out.splitlines()

    @property
    def sentence(self) -> str:
        """The one line that refused the call, without the program's name; nothing else was said."""
        assert (self.code, self.out) == (2, "")
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1
        assert self.err.startswith("backprop-tutor: ")
        return self.err.removeprefix("backprop-tutor: ").rstrip("\n")


class CommandLine:
    """Calls `main` with arguments."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Ran:
        self._capsys.readouterr()
        code = main(arguments)
        said = self._capsys.readouterr()
        return Ran(code, said.out, said.err)


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")
