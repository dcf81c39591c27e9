"""The jobs of the window without a window: `yaodian-cli [--library FILE] COMMAND`.

With `--json` one JSON value goes to stdout and nothing else; messages go to stderr. Exit 0: done; 1: something was
refused, the rest is done; 2: wrong usage. A room of commands is a table (`COMMANDS`) that `program` puts together.
"""

from core.cli.program import main, user_language

__all__ = ["main", "user_language"]
