"""OLE containers (.doc, .wps, encrypted Office files) opened within bounds. What their streams mean is the callers' to know."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

import olefile

if TYPE_CHECKING:
    _OleFile = olefile.OleFileIO[str]
else:
    _OleFile = olefile.OleFileIO

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_ENTRIES = 20_000
_ENTRY = 128
# What olefile lets out for a damaged container beside its own OSErrors.
_DAMAGED = (struct.error, RecursionError, LookupError, ValueError, TypeError, AttributeError, OverflowError)


class Container:
    """The streams of an OLE container by name; opening and reading raise OSError where it is damaged."""

    def __init__(self, data: bytes) -> None:
        try:
            self._ole = _Bounded(io.BytesIO(data))
            self._sizes = {path[0]: self._ole.get_size(path) for path in self._ole.listdir(streams=True) if len(path) == 1}
            self.names = frozenset(path[0] for path in self._ole.listdir(streams=True, storages=True))
        except _DAMAGED as error:
            raise OSError(f"damaged OLE container ({type(error).__name__})") from error

    def read(self, name: str) -> bytes:
        """A stream of the root storage, whole; OSError where it is missing or cut off."""
        if name not in self._sizes:
            raise OSError(f"no stream {name}")
        try:
            content = self._ole.openstream(name).read()
        except _DAMAGED as error:
            raise OSError(f"damaged stream {name} ({type(error).__name__})") from error
        if len(content) < self._sizes[name]:
            raise OSError(f"stream {name} is cut off")
        return content


class _Bounded(_OleFile):
    """olefile walks the directory entry by entry: one of a million would keep it busy for half a minute."""

    def loaddirectory(self, sect: int) -> None:
        if len(self._open(sect).getvalue()) > _MOST_ENTRIES * _ENTRY:
            raise OSError("the directory of an OLE container is too large")
        super().loaddirectory(sect)
