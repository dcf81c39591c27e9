"""A file's bytes -> the file as read: which reader its content asks for, checks before it, its process."""

from __future__ import annotations

from dataclasses import replace

from core.ingest.formats import READERS, text
from core.ingest.packages import Reason
from core.ingest.parsing import parse
from core.ingest.preflight import NESTED, check, refused
from core.ingest.reading import Reading
from core.ingest.sniff import Kind, kind_of
from core.ingest.worker import Worker
from core.parsed import ParsedSource

# What is parsed is parsed in this process, and again whenever it is edited: seconds at most.
_MOST_CHARACTERS = 5_000_000
_MOST_LINES = 100_000
_NO_TEXT = Reason("里面没有文字", "holds no text", "检查文件内容", "check what it holds")
_TOO_MUCH = Reason(
    f"有 {_MOST_CHARACTERS // 10_000} 万字或 {_MOST_LINES // 10_000} 万段以上的文字，不像一份文件",
    f"holds more than {_MOST_CHARACTERS:,} characters or {_MOST_LINES:,} lines of text, which no plan does",
    "拆成几个文件",
    "split it into several files",
)


def load(data: bytes, name: str, worker: Worker | None = None) -> Reading:
    """A file's text and lines; `name` breaks ties between formats.

    Formats other than text are read in `worker`'s process, without one in a process for this file alone. RefusedFileError for
    what is not or can't be read.
    """
    kind = kind_of(data, name)
    warnings = check(data, kind, name)
    reading = _reading(data, name, kind, worker)
    if not reading.lines:
        raise refused(name, _NO_TEXT)
    if len(reading.text) > _MOST_CHARACTERS or len(reading.lines) > _MOST_LINES:
        raise refused(name, _TOO_MUCH)
    return replace(reading, warnings=(*warnings, *reading.warnings))


def _reading(data: bytes, name: str, kind: Kind, worker: Worker | None) -> Reading:
    if kind in (Kind.TEXT, Kind.MARKDOWN):
        return text.read(data, name, markdown=kind is Kind.MARKDOWN)
    if kind is Kind.ZIP:
        # A zip is taken apart before; what is one by its content is a zip in a zip, whatever it is called.
        raise refused(name, NESTED)
    if worker is not None:
        return worker.read(data, name, kind)
    with Worker(READERS) as own:
        return own.read(data, name, kind)


def read(data: bytes, name: str, worker: Worker | None = None) -> ParsedSource:
    """The plans of a file with their section trees, and the noise around them; errors as of `load`."""
    return parse(load(data, name, worker), name)
