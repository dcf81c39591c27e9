"""The body of a .docx in reading order: numbered paragraphs and headings, rows of tables, text boxes, notes below their line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.ingest.formats.docx_numbering import Numbering
from core.ingest.formats.docx_package import Node, R, W, is_on
from core.ingest.formats.docx_runs import MC, Runs, alternative
from core.ingest.formats.docx_script import Script, Stretch
from core.ingest.formats.docx_styles import Style, Styles, heading_of, place_of
from core.ingest.formats.docx_tables import cells_of, is_data, rows_of
from core.ingest.reading import Reading, Remark
from core.model import NoiseKind

_AROUND = frozenset({"ins", "moveTo", "customXml", "smartTag", "sdtContent"})
_LONGEST_HEADING = 80


@dataclass(slots=True)
class _Head:
    """What the paragraph that a line began with says about the line."""

    mark: int = 0
    title: bool = False
    contents: bool = False


class Body:
    """Reads the blocks of a document into `script`.

    `notes` has footnotes and endnotes by their kind and id; `chunk` gives the document behind the id of a `w:altChunk`, if any.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        notes: Mapping[str, Mapping[str, Node]],
        chunk: Callable[[str], Reading | None],
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._chunk = chunk
        self._open = False
        self._head: _Head | None = None
        self._contents = 0
        self._by_field: list[Stretch] = []
        self.script = Script()
        self.remarks: list[Remark] = []
        self._runs = Runs(self.script, styles)

    def read(self, body: Node) -> None:
        """All of a document: its body with what hangs on it."""
        self._blocks(body)
        if self._runs.fields.in_contents:
            # A table of contents that never ends would take the whole text with it.
            for stretch in self._by_field:
                stretch.kind = None
        self._mark_contents_title()

    def _blocks(self, node: Node) -> None:
        for child in node:
            self._block(child)
        self._close()

    def _block(self, node: Node) -> None:
        name = node.tag[len(W) :] if node.tag.startswith(W) else ""
        match name:
            case "p":
                self._paragraph(node)
            case "tbl":
                self._close()
                for row in rows_of(node):
                    self._row(row)
            case "sdt":
                self._content_control(node)
            case "altChunk":
                self._close()
                reading = self._chunk(node.get(f"{R}id") or "")
                if reading is not None:
                    self.remarks += self.script.insert(reading)
            case "commentRangeStart" | "commentRangeEnd":
                self._runs.comment(node, name)
            case "":
                chosen = alternative(node) if node.tag == f"{MC}AlternateContent" else None
                for child in chosen if chosen is not None else ():
                    self._block(child)
            case _ if name in _AROUND:
                for child in node:
                    self._block(child)
            case _:
                pass

    def _content_control(self, node: Node) -> None:
        gallery = node.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        contents = gallery is not None and gallery.get(f"{W}val") == "Table of Contents"
        self._contents += contents
        content = node.find(f"{W}sdtContent")
        for child in content if content is not None else ():
            self._block(child)
        if contents:
            self._close()
        self._contents -= contents

    def _paragraph(self, node: Node) -> None:
        properties = node.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style = self._styles.of(named.get(f"{W}val") if named is not None else None)
        if not self._open:
            self._open = True
            self.script.begin()
        self._runs.write(node, style)
        self._runs.fields.end_paragraph()
        runs_on = properties is not None and _runs_on(properties)
        if self._head is None and (self.script.has_text or not runs_on):
            self._head = self._begin(properties, style)
        if not runs_on:
            self._close()

    def _begin(self, properties: Node | None, style: Style) -> _Head:
        """The number of a paragraph, put before it, and what it is."""
        place = place_of(properties, style.place)
        direct = properties is not None and properties.find(f"{W}numPr") is not None
        number = self._numbering.number(place, style, direct=direct)
        if self.script.has_text:
            self.script.put_before(number)
        elif self._runs.in_cell:
            self.script.add(number.rstrip())
        return _Head(heading_of(properties, style.heading), style.title, style.contents)

    def _close(self) -> None:
        """Ends the paragraph that is open."""
        if not self._open:
            return
        head, self._head, self._open = self._head or _Head(), None, False
        by_field, self._runs.in_contents = self._runs.in_contents, False
        if self._runs.in_cell:
            self.script.separate(" ")
            self.script.begin()
        else:
            self._end_line(head, by_field)
        self._below()

    def _end_line(self, head: _Head, by_field: bool) -> None:
        contents = head.contents or self._contents > 0
        kind = NoiseKind.NAVIGATION if contents or by_field else None
        mark = 1 if head.title else head.mark
        self.script.end_line(Stretch(0, 0, mark if kind is None else 0, kind, mark > 0, head.title and kind is None))
        if by_field and not contents:
            self._by_field.append(self.script.stretches[-1])

    def _row(self, row: Node) -> None:
        cells = cells_of(row)
        if self._runs.in_cell or not is_data(cells):
            for cell in cells:
                self._blocks(cell)
            return
        self._runs.in_cell = True
        for at, cell in enumerate(cells):
            if at:
                self.script.separate("\t")
            self._blocks(cell)
        self._runs.in_cell = False
        self.script.end_line()
        self._below()

    def _below(self) -> None:
        """Text boxes anchored in a line follow it, then its notes, each of which begins 注①： so as to be no numbered clause.

        At the end of the text, notes would stand behind signature and date and hide them.
        """
        boxes, self._runs.boxes = self._runs.boxes, []
        for box in boxes:
            self._blocks(box)
        if self._runs.in_cell:
            return
        waiting, self._runs.notes = self._runs.notes, []
        for kind, name, sign in waiting:
            note = self._notes.get(kind, {}).get(name)
            if note is not None:
                self.script.begin()
                self._open, self._head = True, _Head()
                self.script.add(f"注{sign}：")
                self._blocks(note)

    def _mark_contents_title(self) -> None:
        """The heading over a table of contents belongs to it."""
        text = self.script.text()
        before: Stretch | None = None
        for stretch in self.script.stretches:
            content = "".join(text[stretch.start : stretch.end].split())
            if not content:
                continue
            if stretch.kind is NoiseKind.NAVIGATION and before and before.kind is None:
                above = "".join(text[before.start : before.end].split())
                if above.lower() in ("目录", "目次", "contents"):
                    before.kind, before.mark = NoiseKind.NAVIGATION, 0
            before = stretch


def heading_fits(text: str) -> bool:
    """Whether a line that is marked as a heading can be one: short, and no sentence."""
    return len(text) <= _LONGEST_HEADING and not text.endswith(("。", "；", "！", "？"))


def _runs_on(properties: Node) -> bool:
    """Whether a paragraph's end is struck out, moved away or hidden, so that the next goes on in the same line."""
    mark = properties.find(f"{W}rPr")
    if mark is None:
        return False
    return mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None or is_on(mark.find(f"{W}vanish"))
