"""A file -> the plans in it with exact places: reading, web noise, splitting, metadata. The section tree is `outline`'s."""

from core.ingest.archive import file_at, folder_files, members
from core.ingest.formats import READERS
from core.ingest.parsing import RULES, parse
from core.ingest.reader import load, read
from core.ingest.reading import Reading, Remark
from core.ingest.sniff import SUFFIXES, Kind, kind_of
from core.ingest.worker import Worker

__all__ = [
    "READERS",
    "RULES",
    "SUFFIXES",
    "Kind",
    "Reading",
    "Remark",
    "Worker",
    "file_at",
    "folder_files",
    "kind_of",
    "load",
    "members",
    "parse",
    "read",
]
