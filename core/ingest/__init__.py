"""A file -> text with exact places: decoding, web noise, the plans in a source, their metadata. The section tree is `outline`'s."""

from core.ingest.reader import read

__all__ = ["read"]
