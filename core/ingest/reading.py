"""What every format's reader hands on: the text a source is kept as, and its lines with what the format knows about them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Self

from core.ingest.lines import Line
from core.model import NoiseKind, Notice, Span
from core.parsed import Noise


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

    def to_json(self) -> str:
        """All but the text, which the library keeps beside it."""
        return json.dumps(
            {
                "media_type": self.media_type,
                "encoding": self.encoding,
                "title": self.title,
                "lines": [[_ends(line.pieces), line.indent, line.gap, line.mark, line.kind or ""] for line in self.lines],
                "markup": [[noise.kind, noise.span.start, noise.span.end] for noise in self.markup],
                "remarks": [[r.span.start, r.span.end, r.text, r.author, r.date] for r in self.remarks],
                "warnings": [[notice.zh, notice.en] for notice in self.warnings],
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )

    @classmethod
    def from_json(cls, text: str, stored: str) -> Self:
        """The reading of `text` that `to_json` wrote."""
        kept: dict[str, Any] = json.loads(stored)
        return cls(
            text=text,
            lines=tuple(_line(text, row) for row in kept["lines"]),
            media_type=kept["media_type"],
            encoding=kept["encoding"],
            markup=tuple(Noise(NoiseKind(kind), Span(start, end)) for kind, start, end in kept["markup"]),
            title=kept["title"],
            remarks=tuple(Remark(Span(start, end), *words) for start, end, *words in kept["remarks"]),
            warnings=tuple(Notice(zh, en) for zh, en in kept["warnings"]),
        )


def _ends(pieces: tuple[Span, ...]) -> list[int]:
    return [end for piece in pieces for end in (piece.start, piece.end)]


def _line(text: str, row: list[Any]) -> Line:
    ends, indent, gap, mark, kind = row
    pieces = tuple(Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True))
    words = "".join(text[piece.start : piece.end] for piece in pieces)
    return Line(words, pieces, indent, gap, mark, NoiseKind(kind) if kind else None)
