"""A file -> the plans in it with exact places: decoding, web noise, splitting, metadata. The section tree is `outline`'s."""

from core.ingest.decode import MARKDOWN_SUFFIXES, TEXT_SUFFIXES
from core.ingest.reader import read

SUFFIXES = (TEXT_SUFFIXES | MARKDOWN_SUFFIXES) - {""}
"""What a folder is searched for; a file named outright is always tried."""

__all__ = ["SUFFIXES", "read"]
