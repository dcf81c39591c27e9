"""A file -> the plans in it with exact places: reading, web noise, splitting, metadata. The section tree is `outline`'s."""

from core.ingest.archive import folder_files, members, text_of
from core.ingest.formats import READERS
from core.ingest.reader import read
from core.ingest.sniff import SUFFIXES, Kind, kind_of
from core.ingest.worker import Worker

__all__ = ["READERS", "SUFFIXES", "Kind", "Worker", "folder_files", "kind_of", "members", "read", "text_of"]
