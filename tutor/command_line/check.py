"""`check`: is this `.tutor` file right? Each fault with its line, and what would mend it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from tutor.command_line.output import print_json
from tutor.document.checking.faults import file_faults
from tutor.language import translate

WRONG = 2


def run(options: Namespace) -> int:
    """Print the faults and remarks of each file; 2 if there is any fault, else 0."""
    found = {file: file_faults(Path(file).expanduser()) for file in options.files}
    if options.json:
        rows = [
            {
                "file": file, "line": fault.line or None, "column": fault.column or None,
                "key": fault.key, "fault": fault.fault, "mend": fault.mend,
            } | ({"remark": True} if fault.remark else {})
            for file, faults in found.items()
            for fault in faults
        ]  # fmt: skip
        print_json(rows)
    else:
        for file, faults in found.items():
            for fault in faults:
                print(f"{file}:{fault.line}: {fault}" if fault.line else f"{file}: {fault}")
            if not faults:
                print(translate("command line", "{file}: right").format(file=file))
            elif all(fault.remark for fault in faults):
                print(translate("command line", "{file}: right, but unfinished").format(file=file))
    return WRONG if any(not fault.remark for faults in found.values() for fault in faults) else 0
