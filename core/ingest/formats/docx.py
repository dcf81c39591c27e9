"""A .docx -> its text as Word prints it, with automatic numbers, heading levels and comments; headers and footers left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.errors import RefusedFileError
from core.ingest.formats.docx_body import Body, heading_fits
from core.ingest.formats.docx_chunks import read_chunk
from core.ingest.formats.docx_numbering import Numbering
from core.ingest.formats.docx_package import DamagedPartError, Node, Package, W
from core.ingest.formats.docx_script import Script, anchored
from core.ingest.formats.docx_styles import Styles
from core.ingest.lines import Line
from core.ingest.preflight import check
from core.ingest.reading import Reading, Remark
from core.ingest.sniff import Kind
from core.ingest.titles import is_title_like
from core.model import Notice
from core.outline import marker_of

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_DEEPEST = 3
_HEAD_LINES = 5
_TITLE_LINES = 12
_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_CHANGED = Notice(
    "这个 Word 文档里有修订：插入的文字读入了，删除的没有，即“接受全部修订”后的样子。",
    "This Word document has tracked changes: inserted text was read, deleted text was not, as if all changes were accepted.",
)
_UNREAD_PART = Notice(
    "这个 Word 文档的一部分已损坏，读不出来，自动编号、样式、注释或批注可能不全，请核对。",
    "A part of this Word document is damaged and was not read: numbers, styles, notes or comments may be missing. Please check.",
)
_UNREAD_CHUNK = Notice(
    "这个 Word 文档里嵌有另一个文件，它的内容没有读出来，请核对。",
    "This Word document embeds another file as text that could not be read. Please check.",
)


def read(data: bytes) -> Reading:
    """A Word document as read; raises RefusedFileError for what is none, is damaged or holds no text."""
    reading = _Document(data, 1).reading()
    if not reading.lines:
        raise RefusedFileError(
            "没有导入这个文件：里面没有文字，可能只有图片。请先用文字识别（OCR）软件转成文字，或选择文字版文件。",
            "This file was not imported: it holds no text, perhaps only pictures. "
            "Turn it into text with OCR software, or choose a text version.",
        )
    return reading


class _Document:
    """One .docx and what is gathered on the way through it; `depth` counts the documents round it."""

    def __init__(self, data: bytes, depth: int) -> None:
        self._package = Package(data)
        self._depth = depth
        self._chunks = self._package.related("/aFChunk")
        self._warnings: list[Notice] = []

    def reading(self) -> Reading:
        """The document as read, without lines where it has no text."""
        root = self._package.root()
        content = root.find(f"{W}body")
        if any(True for name in _CHANGES for _ in root.iter(f"{W}{name}")):
            self._warnings.append(_CHANGED)
        styles = Styles(self._related("/styles"))
        notes = {"footnote": self._by_id("/footnotes", "footnote"), "endnote": self._by_id("/endnotes", "endnote")}
        body = Body(styles, Numbering(self._related("/numbering"), styles), notes, self._chunk)
        if content is not None:
            body.read(content)
        text = body.script.text()
        found, titles = body.script.lines()
        lines = _levelled(*_with_title(found, titles))
        title = next((line.text for line in lines[:_TITLE_LINES] if line.mark == 1), "") or self._own_title(lines)
        remarks = [*body.remarks, *_remarks(self._by_id("/comments", "comment"), body.script, text, lines)]
        remarks.sort(key=lambda remark: (remark.span.start, remark.span.end))
        warnings = tuple(dict.fromkeys(self._warnings))
        return Reading(text, tuple(lines), MEDIA_TYPE, title=title, remarks=tuple(remarks), warnings=warnings)

    def _related(self, kind: str) -> Node | None:
        """The root of the part of that kind, None where there is none or it can't be read."""
        name = next(iter(self._package.related(kind).values()), "")
        return self._part(name) if name else None

    def _part(self, name: str) -> Node | None:
        if not self._package.has(name):
            return None
        try:
            return self._package.xml(name)
        except DamagedPartError:
            self._warnings.append(_UNREAD_PART)
            return None

    def _by_id(self, kind: str, name: str) -> Mapping[str, Node]:
        root = self._related(kind)
        return {node.get(f"{W}id") or "": node for node in root.findall(f"{W}{name}")} if root is not None else {}

    def _chunk(self, relation: str) -> Reading | None:
        """What a `w:altChunk` brings in, once; a warning where that can't be read."""
        name = self._chunks.pop(relation, "")
        try:
            reading = read_chunk(self._package.read(name), self._inner)
        except DamagedPartError:
            reading = None
        if reading is None:
            self._warnings.append(_UNREAD_CHUNK)
        else:
            self._warnings += reading.warnings
        return reading

    def _inner(self, data: bytes) -> Reading:
        if self._depth >= _DEEPEST:
            raise RefusedFileError(_UNREAD_CHUNK.zh, _UNREAD_CHUNK.en)
        check(data, Kind.DOCX, "")
        return _Document(data, self._depth + 1).reading()

    def _own_title(self, lines: Sequence[Line]) -> str:
        """The title among the document's properties, where the text begins with it: else it is some older file's."""
        name = self._package.core_properties()
        root = self._part(name) if name else None
        node = root.find(_TITLE) if root is not None else None
        title = " ".join((node.text or "").split()) if node is not None else ""
        head = _folded("".join(line.text for line in lines[:_TITLE_LINES]))
        return title if len(_folded(title)) >= 4 and _folded(title) in head else ""


def _folded(text: str) -> str:
    return re.sub(r"[\s\u200b\ufeff“”\"《》]", "", text)


def _with_title(lines: Sequence[Line], titles: Sequence[bool]) -> tuple[list[Line], list[bool]]:
    """The lines with neighbours that are all of the title as one."""
    joined: list[Line] = []
    kept: list[bool] = []
    for line, title in zip(lines, titles, strict=True):
        if title and kept and kept[-1] and line.gap == 0:
            joined[-1] = replace(joined[-1], text=joined[-1].text + line.text, pieces=(*joined[-1].pieces, *line.pieces))
        else:
            joined.append(line)
            kept.append(title)
    return joined, kept


def _levelled(lines: Sequence[Line], titles: Sequence[bool]) -> list[Line]:
    """Levels below the title's: headings stand one lower where the first level is not the title's alone."""
    fit = [
        replace(line, mark=0) if line.mark and not titles[at] and not heading_fits(line.text) else line
        for at, line in enumerate(lines)
    ]
    marked = [at for at, line in enumerate(fit) if line.mark]
    first = [at for at in marked if fit[at].mark == 1 and not titles[at]]
    if not any(titles):
        title = _title_run(fit, marked)
        first = first if first != title else []
    if not first:
        return fit
    return [replace(line, mark=line.mark + 1) if line.mark and not titles[at] else line for at, line in enumerate(fit)]


def _title_run(lines: Sequence[Line], marked: Sequence[int]) -> list[int]:
    """The headings of the first level that open the text without a number, one below the other: a title styled as a heading."""
    run: list[int] = []
    if not marked or any(is_title_like(line.text) for line in lines[: min(marked[0], _HEAD_LINES)]):
        return run
    for at in marked:
        opens = at < _HEAD_LINES if not run else at == run[-1] + 1
        if lines[at].mark != 1 or not opens or marker_of(lines[at].text):
            break
        run.append(at)
    return run


def _remarks(comments: Mapping[str, Node], script: Script, text: str, lines: Sequence[Line]) -> list[Remark]:
    found: list[Remark] = []
    for name, node in comments.items():
        paragraphs = ["".join(part.text or "" for part in each.iter(f"{W}t")) for each in node.iter(f"{W}p")]
        content = "\n".join(paragraphs).strip()
        if content and lines:
            span = anchored(text, lines, script.ranges.get(name))
            found.append(Remark(span, content, node.get(f"{W}author") or "", node.get(f"{W}date") or ""))
    return found
