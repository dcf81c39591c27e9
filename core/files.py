"""Writing a file as a whole: beside its place first, then in one step over what stands there."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from core.errors import ExportError


@contextmanager
def replacing(path: Path) -> Generator[Path]:
    """A path beside `path` to write to; when the block ends well the file there takes the place of the one at `path`.

    Any exception leaves an older file as it was and nothing beside it; an OSError becomes an ExportError.
    """
    try:
        with TemporaryDirectory(prefix=".yaodian-", dir=path.parent) as folder:
            beside = Path(folder) / path.name
            yield beside
            beside.replace(path)
    except OSError as error:
        raise ExportError(path) from error
