"""A file -> the plans in it with exact places: decoding, web noise, splitting, metadata. The section tree is `outline`'s."""

from core.ingest.reader import read

__all__ = ["read"]
