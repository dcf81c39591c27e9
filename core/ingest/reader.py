"""A file's bytes -> the file as read: which reader its content asks for, checks before it, its process."""

from __future__ import annotations

from dataclasses import replace

from core.ingest.formats import READERS, text
from core.ingest.parsing import parse
from core.ingest.preflight import NESTED, check, refused
from core.ingest.reading import Reading
from core.ingest.sniff import Kind, kind_of
from core.ingest.worker import Worker
from core.model import ParsedSource


def load(data: bytes, name: str, worker: Worker | None = None) -> Reading:
    """A file's text and lines; `name` breaks ties between formats.

    Formats other than text are read in `worker`'s process, without one in a process for this file alone. RefusedFileError for
    what is not or can't be read.
    """
    kind = kind_of(data, name)
    if kind in (Kind.TEXT, Kind.MARKDOWN):
        return text.read(data, name, markdown=kind is Kind.MARKDOWN)
    warnings = check(data, kind, name)
    if kind is Kind.ZIP:
        # A zip is taken apart before; what is one by its content is a zip in a zip, whatever it is called.
        raise refused(name, NESTED)
    if worker is not None:
        reading = worker.read(data, name, kind)
    else:
        with Worker(READERS) as own:
            reading = own.read(data, name, kind)
    return replace(reading, warnings=(*warnings, *reading.warnings))


def read(data: bytes, name: str, worker: Worker | None = None) -> ParsedSource:
    """The plans of a file with their section trees, and the noise around them; errors as of `load`."""
    return parse(load(data, name, worker), name)
