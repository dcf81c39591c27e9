"""The environment as it was before PyInstaller's starter changed it: programs that Yaodian starts must not load its libraries."""

from __future__ import annotations

import os


def restore() -> None:
    """Take back where libraries are looked for: this process has read it already, one of its own kind is told to find its own."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
