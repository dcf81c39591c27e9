"""What every format's reader hands on: the text a source is kept as, and its lines with what the format knows about them."""

from __future__ import annotations

from dataclasses import dataclass

from core.ingest.lines import Line
from core.model import Noise, Notice, Span


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in the file itself, offered as an annotation; `span` in the text, `date` ISO 8601 or empty."""

    span: Span
    text: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read. `lines` are the lines of `text` that are not blank, in order; a line's `mark` is its heading level where
    the format says so (0: none), its `kind` the kind of noise where the format alone shows it to be noise.

    Every character of `text` that is not blank belongs to a line or to `markup`. `title` is the title the format itself names.
    """

    text: str
    lines: tuple[Line, ...]
    media_type: str
    encoding: str = ""
    markup: tuple[Noise, ...] = ()
    title: str = ""
    remarks: tuple[Remark, ...] = ()
    warnings: tuple[Notice, ...] = ()
