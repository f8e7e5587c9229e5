"""The command line: what can be asked for, and a file per subcommand that answers."""

from __future__ import annotations
