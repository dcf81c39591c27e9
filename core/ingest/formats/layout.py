"""Pages of placed text (pdf, ofd) -> the paragraphs they were set from: indents, line ends, distances and sizes tell.

Page numbers and lines that come again at one height on many pages are the page's own, and a paragraph goes on past them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from core.ingest.formats.layout_glyphs import WIDE, Row, Sheet
from core.ingest.formats.layout_rows import pitches, rows_of
from core.ingest.lines import is_blank, split_lines
from core.ingest.reading import Reading
from core.ingest.titles import is_document_number
from core.model import NoiseKind
from core.outline import is_date, marker_of

_PAGE_NUMBER = re.compile(
    r"[\W_]*\d{1,4}[\W_]*|第\s*\d{1,4}\s*页\W*(?:共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|[ivxlIVXL]{1,7}|Page\s*\d+(?:\s*of\s*\d+)?"
)
_TERMINAL = re.compile(r"[。！？；：!?;:][”’」』）)》】\"]*$")
_CLOSED = re.compile(r"[。！？；：!?;:）)][”’」』）)》】\"]*$")
_SENTENCE_END = re.compile(r"[。！？][”’）]?$")
_FIRST_TOKEN = re.compile(r"[（(《“‘【「\[]*(?:[A-Za-z0-9.,%:/+-]+|.)[，。、；：！？”’）》】」\])%,.;:!?]*")
_OPENS = re.compile(r"[（(—–]|目\s*录$")
_MARGIN = 0.15
_MOST_RUNNING = 3
_INDENT = 1.2
_TITLE_SIZE = 1.15
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as set, or a line of a page's own; `mark` 1: the title, by its size."""

    text: str
    kind: NoiseKind | None = None
    mark: int = 0


def reading_of(sheets: Sequence[Sheet], media_type: str) -> Reading:
    """The rebuilt text of the pages, a line per paragraph; what is the page's own stands behind the paragraph it broke."""
    blocks = paragraphs_of(sheets)
    text = "\n".join(block.text for block in blocks)
    lines, _ = split_lines(text)
    kept = [replace(line, kind=block.kind, mark=block.mark) for line, block in zip(lines, blocks, strict=True)]
    return Reading(text, tuple(kept), media_type)


def paragraphs_of(sheets: Sequence[Sheet]) -> list[Block]:
    """The paragraphs of the pages in reading order."""
    pages = [rows_of(sheet, at) for at, sheet in enumerate(sheets)]
    running = _running(pages, sheets)
    body = [row for rows in pages for row in rows if row not in running]
    if not body:
        return [Block(row.text, NoiseKind.FOOTER) for rows in pages for row in rows if not all(map(is_blank, row.text))]
    frame = _Frame(body)
    title = _title(body, frame.size)
    blocks: list[Block] = []
    group: list[Row] = []
    waiting: list[Row] = []
    for row in (row for rows in pages for row in rows):
        if row in running:
            waiting.append(row)
            continue
        if group and frame.parts(group[-1], row):
            blocks += _blocks(group, waiting, title)
            group, waiting = [], []
        if not group:
            blocks += _blocks([], waiting, title)
            waiting = []
        group.append(row)
    return [block for block in [*blocks, *_blocks(group, waiting, title)] if not all(map(is_blank, block.text))]


def _blocks(group: Sequence[Row], waiting: Sequence[Row], title: float) -> list[Block]:
    blocks: list[Block] = []
    if group:
        text = _joined(row.text for row in group)
        is_title = group[0].page == 0 and group[0].size == title and len(text) <= _LONGEST_TITLE
        blocks.append(Block(text, mark=int(is_title)))
    return [*blocks, *(Block(_cleaned(row.text), NoiseKind.FOOTER) for row in waiting)]


def _running(pages: Sequence[Sequence[Row]], sheets: Sequence[Sheet]) -> set[Row]:
    """Page numbers, running heads and feet: the outermost rows that are numbers, or come again at their height."""
    outer = [
        row
        for rows, sheet in zip(pages, sheets, strict=True)
        for edge in (rows[:_MOST_RUNNING], rows[-_MOST_RUNNING:])
        for row in edge
        if not _MARGIN * sheet.height < row.baseline < (1 - _MARGIN) * sheet.height
    ]
    again = Counter((_bare(row.text), round(row.baseline / row.size)) for row in set(outer))
    often = max(2, len(pages) // 4)

    def is_running(row: Row) -> bool:
        key, height = _bare(row.text), round(row.baseline / row.size)
        return _is_number(row.text) or sum(again[key, height + near] for near in (-1, 0, 1)) >= often

    found: set[Row] = set()
    known = set(outer)
    for rows in pages:
        for edge in (rows[:_MOST_RUNNING], rows[: -_MOST_RUNNING - 1 : -1]):
            for row in edge:
                if row not in known or not is_running(row):
                    break
                found.add(row)
    return found


def _is_number(text: str) -> bool:
    return _PAGE_NUMBER.fullmatch(unicodedata.normalize("NFKC", text.strip())) is not None


def _bare(text: str) -> str:
    return re.sub(r"[\d\s]", "", text)


def _title(rows: Sequence[Row], size: float) -> float:
    """The type size of the title: the largest of the first page, where it is larger than the text's and set over few rows."""
    first = [row for row in rows if row.page == 0 and not re.search(r"文\s*件$", row.text)]
    largest = max((row.size for row in first), default=0.0)
    titled = [row for row in first if row.size == largest]
    return largest if largest > _TITLE_SIZE * size and len(titled) <= 4 else 0.0


class _Frame:
    """How a document is set: type size, distance of rows, edges on odd and even pages, whether first lines are indented."""

    def __init__(self, rows: Sequence[Row]) -> None:
        sizes: Counter[float] = Counter()
        for row in rows:
            sizes[round(row.size, 1)] += len(row.text)
        self.size = sizes.most_common(1)[0][0]
        text = [row for row in rows if abs(row.size - self.size) < 0.1 * self.size and not row.tabular] or list(rows)
        usual = Counter(round(pitch / self.size, 1) for pitch in pitches(text)).most_common(1)
        self._pitch = usual[0][0] if usual else 1.5
        edges = [_edges([row for row in text if row.page % 2 == side], self.size) for side in (0, 1)]
        if abs((edges[0][1] - edges[0][0]) - (edges[1][1] - edges[1][0])) > self.size:
            edges = [_edges(text, self.size)] * 2
        self._left, self._right = [left for left, _ in edges], [right for _, right in edges]
        shifts = [row.left - self._left[row.page % 2] for row in text]
        indented = sum(1.5 * self.size < shift < 2.8 * self.size for shift in shifts)
        flush = sum(shift < 0.5 * self.size for shift in shifts)
        self._indented = min(indented, flush) >= 0.1 * len(text)

    def parts(self, row: Row, below: Row) -> bool:
        """Whether a paragraph ends between two rows that follow each other."""
        if row.tabular or below.tabular or abs(row.size - below.size) > 0.1 * max(row.size, below.size):
            return True
        if self._is_far(row, below):
            return True
        centred = self._is_centred(row), self._is_centred(below)
        if any(centred):
            wrapped = centred[1] and row.size > 1.1 * self.size and not self._ends_early(row, below)
            return not (all(centred) or wrapped) or _stands_alone(row.text) or _stands_alone(below.text)
        shift = below.left - self._left[below.page % 2]
        if shift > _INDENT * below.size and (self._indented or abs(below.left - row.left) > 0.5 * row.size):
            return True
        ended = _CLOSED if marker_of(below.text) else _SENTENCE_END
        closed = ended.search(row.text) is not None and (marker_of(below.text) is not None or not self._indented)
        return closed or self._ends_early(row, below)

    def _is_far(self, row: Row, below: Row) -> bool:
        pitch = below.baseline - row.baseline
        return row.page == below.page and pitch > 1.3 * self._pitch * max(row.size, self.size)

    def _is_centred(self, row: Row) -> bool:
        left, right = self._left[row.page % 2], self._right[row.page % 2]
        off_middle = abs(row.left + row.right - left - right) / 2
        return row.left > left + 1.5 * row.size and row.right < right - 1.5 * row.size and off_middle < row.size

    def _ends_early(self, row: Row, below: Row) -> bool:
        """Whether the first word of the row below would have had room."""
        token = _FIRST_TOKEN.match(below.text)
        width = sum(1.0 if WIDE.match(char) else 0.5 for char in token[0]) * row.size if token else 0.0
        return row.right + width <= self._right[row.page % 2] + 0.1 * row.size


def _stands_alone(text: str) -> bool:
    return (
        is_date(text)
        or is_document_number(text)
        or marker_of(text) is not None
        or _OPENS.match(text) is not None
        or _TERMINAL.search(text) is not None
    )


def _edges(rows: Sequence[Row], size: float) -> tuple[float, float]:
    """The left and right edge of the text; 0 and 0 where there is none."""
    return (_left_edge(rows, size), _right_edge(rows)) if rows else (0.0, 0.0)


def _left_edge(rows: Sequence[Row], size: float) -> float:
    """The leftmost place where several rows begin."""
    lefts = sorted(row.left for row in rows)
    support = max(2, len(lefts) // 20)
    near = (lefts[at] for at in range(len(lefts) - support + 1) if lefts[at + support - 1] - lefts[at] < 0.5 * size)
    return next(near, lefts[0])


def _right_edge(rows: Sequence[Row]) -> float:
    """Where full rows end: in the middle of the ends near the outermost, closing signs being set beyond the edge by some."""
    rights = sorted((row.right for row in rows), reverse=True)
    slack = 1.5 * rows[0].size
    support = max(2, len(rights) // 50)
    outermost = next(
        (right for at, right in enumerate(rights[: 1 - support]) if right - rights[at + support - 1] < slack), rights[0]
    )
    return median(right for right in rights if outermost - slack < right <= outermost)


def _joined(parts: Iterable[str]) -> str:
    """Rows as one text: a space between Latin words only, a hyphen before a small letter taken as the row's."""
    rows = [_cleaned(part) for part in parts]
    text = rows[0]
    for row, below in pairwise(rows):
        if re.search(r"[A-Za-z]-$", row) and re.match(r"[a-z]", below):
            text = text[:-1] + below
        elif re.search(r"[A-Za-z,.;:]$", row) and re.match(r"[A-Za-z]", below):
            text += " " + below
        else:
            text += below
    return text


def _cleaned(text: str) -> str:
    """Radicals that fonts give in place of characters as the characters; no control characters, no blanks at the ends."""
    plain = "".join(
        unicodedata.normalize("NFKC", char) if "\u2e80" <= char <= "\u2fdf" or "\uf900" <= char <= "\ufaff" else char
        for char in text
    )
    return re.sub(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]", "", plain).strip()
