"""Writes a briefing note as a Word document: a template, filled with the note and the parts that the note refers to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from core.briefing.content import BriefingNote
from core.briefing.word.body import Body
from core.briefing.word.chart import chart_part, workbook
from core.briefing.word.contents import Entry
from core.briefing.word.numbering import Numbering
from core.briefing.word.parts import application, font_table, settings
from core.briefing.word.placeholders import Element, W, fill_words, mark_end, signs, take_blocks, word_of
from core.briefing.word.references import References
from core.briefing.word.styles import styles
from core.briefing.word.styling import Styling
from core.briefing.word.template import PLAIN, Template, opened, parsed, set_blob, shipped
from core.briefing.word.wordml import NAMESPACE, RELATIONS, attribute, cleaned, escaped
from core.briefing.words import words_in
from core.files import replacing

_PROPERTY_LIMIT = 255
"""Characters a document property may hold."""
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write(note: BriefingNote, path: Path, heed: Callable[[], None] = lambda: None, template: bytes | None = None) -> int:
    """Write the note to `path`, in place of the file there; the number of bytes written.

    Raises ExportError where the file can't be written; an old one is then as it was. `template`: a file of the analyst's own
    (TemplateError where it can't be used), else the one that the note names. `heed` is called with every chapter.
    """
    data = document_bytes(note, heed, template)
    with replacing(path) as beside:
        beside.write_bytes(data)
    return len(data)


def document_bytes(note: BriefingNote, heed: Callable[[], None] = lambda: None, template: bytes | None = None) -> bytes:
    """The note as the bytes of a .docx file."""
    return written(note, heed, template)[0]


def written(
    note: BriefingNote, heed: Callable[[], None] = lambda: None, template: bytes | None = None, pages: Sequence[int] = ()
) -> tuple[bytes, tuple[Entry, ...]]:
    """The note as the bytes of a .docx file, and what its table of contents lists; `pages` of those where they are known."""
    own = template is None
    given = template if template is not None else shipped(note.template) or shipped("report") or b""
    made = _Document(note, opened(given, own=own), heed, pages)
    return made.data(), made.entries


class _Document:
    """One document while it is put together."""

    def __init__(self, note: BriefingNote, template: Template, heed: Callable[[], None], pages: Sequence[int]) -> None:
        self._note = note
        self._template = template
        self._main = template.main
        cast("Any", self._main)._content_type = CONTENT_TYPE.WML_DOCUMENT_MAIN  # a .dotx has another one
        styled = template.part(RELATIONSHIP_TYPE.STYLES)
        replaced = template.own and note.language != "zh"  # the templates that ship are in Chinese
        given = styled.blob if styled and not replaced else None
        self._styling = Styling(given, styles(note.language, template.page().width), own=template.own)
        self._numbering = Numbering(template.part(RELATIONSHIP_TYPE.NUMBERING), note.language, own=template.own)
        references = References(
            words_in(note.language),
            number=None if self._styling.counted else self._numbering.number,
            known=template.own or not self._styling.counted,
            footnotes=self._notes(RELATIONSHIP_TYPE.FOOTNOTES, "footnote"),
            comments=self._notes(RELATIONSHIP_TYPE.COMMENTS, "comment"),
        )
        self._body = Body(note, template.page(), references, heed, pages)

    def _notes(self, relation: str, tag: str) -> list[Element]:
        """The footnotes or comments that the template has itself."""
        part = self._template.part(relation)
        return [] if part is None else list(parsed(part.blob).findall(f"{W}{tag}"))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the table of contents lists, once the text is laid out."""
        return self._body.entries

    def data(self) -> bytes:
        """The whole package."""
        self._put(RELATIONSHIP_TYPE.STYLES, CONTENT_TYPE.WML_STYLES, "styles", self._styling.blob())
        self._put(RELATIONSHIP_TYPE.NUMBERING, CONTENT_TYPE.WML_NUMBERING, "numbering", self._numbering.blob())
        for relation, content_type, name, xml in (
            (RELATIONSHIP_TYPE.FONT_TABLE, CONTENT_TYPE.WML_FONT_TABLE, "fontTable", font_table()),
            (RELATIONSHIP_TYPE.SETTINGS, CONTENT_TYPE.WML_SETTINGS, "settings", settings()),
        ):
            if self._template.part(relation) is None:
                self._put(relation, content_type, name, _HEAD + xml.encode())
        values = self._body.values()
        for part in self._template.repeated():
            root = parsed(part.blob)
            fill_words(root, values)
            set_blob(part, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
        set_blob(self._main, self._text(values))
        self._refer(self._body.references)
        self._describe()
        stream = BytesIO()
        self._template.package.save(stream)
        return stream.getvalue()

    def _text(self, values: dict[str, str]) -> bytes:
        """The text of the template with the blocks in their places, as XML."""
        template = self._template
        blocks = take_blocks(template.body)
        if self._body.homeless({block for _, block in blocks}):
            blocks.append((mark_end(template.body), "body"))
        titled = self._note.template == PLAIN or any(word_of(name) == "title" for name in signs(template.document))
        fill_words(template.body, values)
        section = template.body.find(f"{W}sectPr")
        if section is not None:
            template.body.remove(section)
        root = _declaring(template.document)
        text, _, closing = etree.tostring(root, encoding="unicode").rpartition("</w:body>")
        listing = next((mark for mark, block in blocks if block == "contents"), text)
        laid = self._body.laid([block for _, block in blocks], titled=titled, before=text.partition(listing)[0])
        pieces = [_HEAD]
        for mark, block in blocks:  # a large note is megabytes: no copy of it is kept longer than needed
            before, _, text = text.partition(mark)
            pieces += [before.encode(), self._styling.styled(laid.pop(block, "")).encode()]
        last = text or pieces.pop().decode()
        pieces.append(f"{self._body.closed(last)}</w:body>{closing}".encode())
        return b"".join(pieces)

    def _put(self, relation: str, content_type: str, name: str, blob: bytes) -> None:
        part = self._template.part(relation)
        if part is None:
            self._main.relate_to(Part(PackURI(f"/word/{name}.xml"), content_type, blob), relation)
        else:
            set_blob(part, blob)

    def _refer(self, references: References) -> None:
        """Add the parts that the body refers to."""
        if references.footnotes or self._template.own:
            blob = _HEAD + self._styling.styled(references.footnotes_part()).encode()
            self._put(RELATIONSHIP_TYPE.FOOTNOTES, CONTENT_TYPE.WML_FOOTNOTES, "footnotes", blob)
        if references.comments:
            blob = _HEAD + self._styling.styled(references.comments_part()).encode()
            self._put(RELATIONSHIP_TYPE.COMMENTS, CONTENT_TYPE.WML_COMMENTS, "comments", blob)
        for number, chart in enumerate(references.charts, 1):
            part = Part(PackURI(f"/word/charts/yaodian{number}.xml"), CONTENT_TYPE.DML_CHART, _HEAD + chart_part(chart).encode())
            book = Part(PackURI(f"/word/embeddings/yaodian{number}.xlsx"), CONTENT_TYPE.SML_SHEET, workbook(chart))
            part.load_rel(RELATIONSHIP_TYPE.PACKAGE, book, "rIdWorkbook")
            self._main.load_rel(RELATIONSHIP_TYPE.CHART, part, f"rIdChart{number}")

    def _describe(self) -> None:
        """Document properties: title, author, language, when and by what it was made; nothing of the template's stays."""
        package = self._template.package
        kinds = (RELATIONSHIP_TYPE.CORE_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        for key in [key for key, rel in package.rels.items() if rel.reltype in (*kinds, _THUMBNAIL)]:
            del package.rels[key]
        package.relate_to(self._main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        core = Part(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, _HEAD + _properties(self._note).encode())
        app = Part(PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _HEAD + application().encode())
        package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
        package.relate_to(app, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"


def _declaring(document: Element) -> Element:
    """The document with the two namespaces that our XML uses declared under our names for them."""
    root = etree.Element(document.tag, nsmap={**document.nsmap, "w": NAMESPACE, "r": RELATIONS})
    for name, value in document.attrib.items():
        root.set(name, value)
    for child in list(document):
        root.append(child)
    return root


def _properties(note: BriefingNote) -> str:
    title, author = (escaped(cleaned(text)[:_PROPERTY_LIMIT]) for text in (note.title, note.author))
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    language = attribute("zh-CN" if note.language == "zh" else "en-US").strip('"')
    dates = "".join(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified"))
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"{dates}<dc:language>{language}</dc:language></cp:coreProperties>"
    )
