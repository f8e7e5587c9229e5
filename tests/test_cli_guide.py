"""What the guide and README show is what the program does: their commands run, their file is read."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine
from tutor import ops
from tutor.document import FileError, read
from tutor.document.file.read import read_text
from tutor.document.file.tables import FileContent
from tutor.graph import read_code

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", GUIDE + README, re.MULTILINE | re.DOTALL)
LINES = [line for _, block in BLOCKS for line in block.splitlines()]
COMMANDS = sorted(
    {line for line in LINES if re.match(r"backprop-tutor (trace|train|walk) (?! *SOURCE)", line)}
)
EXAMPLE = next(block for kind, block in BLOCKS if kind == "toml")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


def test_there_are_commands_to_try() -> None:
    assert len(COMMANDS) >= 6


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(
            command, marks=pytest.mark.needs_torch if re.search("--engine (both|torch)", command) else ()
        )
        for command in COMMANDS
    ],
)
def test_a_command_runs(run: CommandLine, command: str) -> None:
    assert run(*shlex.split(command)[1:]).lines


def test_every_operation_is_in_the_guide_and_in_the_help(run: CommandLine) -> None:
    _, _, section = GUIDE.partition("### Operations")
    table, _, _ = section.partition("\n### ")
    written = re.findall(r"`([^`]+)`", table)
    source = "\n".join(f"z{number} = {code}" for number, code in enumerate(written))
    graph = read_code(source.replace("** n", "** 3")).graph
    assert {node.op for node in graph.nodes if not node.is_leaf} == set(ops.TABLE)
    listed = set(
        re.findall(r"\w+", run("trace", "--help").out.partition("Operations:")[2].partition(".\n")[0])
    )
    assert listed >= {name for name, row in ops.TABLE.items() if not row.infix}


def test_the_example_file_trains(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "my.tutor"
    path.write_text(EXAMPLE, encoding="utf-8")
    assert read(path).title == "My neuron"
    assert len(run("train", str(path), "--json").json["losses"]) == 100


def test_the_fault_shown_is_said_so() -> None:
    shown = next(block.strip() for _, block in BLOCKS if block.startswith("my.tutor, line"))
    with pytest.raises(FileError) as wrong:
        read_text(EXAMPLE.replace("w = 1", "v = 1"), "my.tutor")
    assert str(wrong.value) == shown


def test_the_json_shown_has_the_keys_printed(run: CommandLine) -> None:
    shown = next(block for _, block in BLOCKS if '"losses"' in block)
    found = run("train", "train-linear", "--log", "--json").json
    assert all(f'"{key}": ' in shown for key in found)
    assert json.dumps(found["iterations"][0]) in shown
    assert json.dumps(found["parameters"]) in shown


def test_the_rows_shown_are_the_rows_printed(run: CommandLine) -> None:
    shown = next(block for _, block in BLOCKS if block.startswith("engine,epoch"))
    assert run("train", "train-linear", "--csv").out.startswith(shown)


def test_every_key_of_the_format_is_explained() -> None:
    files = GUIDE.partition("## Files")[2]
    for key in FileContent.__struct_fields__:
        assert f"`{key}`" in files or f"`[{key}]`" in files or f"`[[{key}]]`" in files, key
