"""The rows of a .docx table: which cells count, and whether a row holds data to be read across or lays out text."""

from __future__ import annotations

from collections.abc import Iterator

from core.ingest.formats.docx_package import Node, W

_LAYOUT_SHARE = 0.7
_LAYOUT_PARAGRAPHS = 4
_LONG = 200
_ROUND_CELLS = ("sdt", "sdtContent", "customXml", "ins", "moveTo")


def rows_of(table: Node) -> Iterator[Node]:
    """The rows that are not struck out."""
    for row in _inside(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def cells_of(row: Node) -> list[Node]:
    """A row's cells, those merged into one above or beside them left out."""
    return [cell for cell in _inside(row, f"{W}tc") if not _is_merged(cell) and cell.find(f"{W}tcPr/{W}cellDel") is None]


def is_data(cells: list[Node]) -> bool:
    """Whether a row is read across: two cells or more, no table within, no cell that holds a text of its own."""
    if len(cells) < 2 or any(True for cell in cells for _ in cell.iter(f"{W}tbl")):
        return False
    sizes = [_size(cell) for cell in cells]
    largest = cells[sizes.index(max(sizes))]
    paragraphs = sum(1 for _ in largest.iter(f"{W}p"))
    return paragraphs < _LAYOUT_PARAGRAPHS or max(sizes) < max(_LAYOUT_SHARE * sum(sizes), _LONG)


def _inside(node: Node, tag: str) -> Iterator[Node]:
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag.startswith(W) and child.tag[len(W) :] in _ROUND_CELLS:
            yield from _inside(child, tag)


def _is_merged(cell: Node) -> bool:
    """Whether a cell only goes on with the one above it or before it; a text it still has is not lost."""
    for name in ("vMerge", "hMerge"):
        merge = cell.find(f"{W}tcPr/{W}{name}")
        if merge is not None and merge.get(f"{W}val") != "restart":
            return _size(cell) == 0
    return False


def _size(cell: Node) -> int:
    return sum(len((text.text or "").strip()) for text in cell.iter(f"{W}t"))
