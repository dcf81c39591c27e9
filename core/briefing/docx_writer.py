"""Writes a briefing note as a Word document: the one module that knows python-docx. It leaves the content to `body`."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from docx.document import Document as DocxDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from core.briefing.body import body
from core.briefing.content import BriefingNote
from core.briefing.styles import application, font_table, footer, section, settings, styles
from core.briefing.wordml import DECLARED, cleaned
from core.errors import ExportError

_PROPERTY_LIMIT = 255
"""Characters a document property may hold."""


def write(note: BriefingNote, path: Path) -> int:
    """Write the note to `path`, in place of the file there; the number of bytes written.

    Raises ExportError where the file can't be written; an old one is then as it was.
    """
    data = document_bytes(note)
    try:
        with TemporaryDirectory(prefix=".yaodian-", dir=path.parent) as folder:
            beside = Path(folder) / "note.docx"
            beside.write_bytes(data)
            beside.replace(path)
    except OSError as error:
        raise ExportError(path) from error
    return len(data)


def document_bytes(note: BriefingNote) -> bytes:
    """The note as the bytes of a .docx file."""
    document = Document()
    _drop_template_parts(document)
    _relate(document, "/word/styles.xml", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, styles(note.language))
    _relate(document, "/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, font_table())
    _relate(document, "/word/settings.xml", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, settings())
    footers = {
        pages: _relate(
            document,
            f"/word/footer_{pages}.xml",
            CONTENT_TYPE.WML_FOOTER,
            RELATIONSHIP_TYPE.FOOTER,
            footer(odd=pages == "default"),
        )
        for pages in ("default", "even")
    }
    content = parse_xml(f"<w:body {DECLARED}>{body(note)}{section(footers)}</w:body>")
    document.element.replace(document.element.body, content)
    _describe(document, note)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _drop_template_parts(document: DocxDocument) -> None:
    """Leave python-docx's template nothing but the main part and the core properties."""
    document.part.rels.clear()
    relations = document.part.package.rels if document.part.package else {}
    for key in [key for key, relation in relations.items() if relation.reltype not in _KEPT]:
        del relations[key]


_KEPT = (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)


def _relate(document: DocxDocument, name: str, content_type: str, relation: str, xml: str) -> str:
    """Add a part that the main part relates to; the relation's id."""
    return document.part.relate_to(_part(name, content_type, xml), relation)


def _part(name: str, content_type: str, xml: str) -> Part:
    return Part(PackURI(name), content_type, b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + xml.encode())


def _describe(document: DocxDocument, note: BriefingNote) -> None:
    properties = document.core_properties
    properties.title = cleaned(note.title)[:_PROPERTY_LIMIT]
    properties.author = properties.last_modified_by = cleaned(note.author)[:_PROPERTY_LIMIT]
    properties.language = "zh-CN" if note.language == "zh" else "en-US"
    properties.comments = properties.keywords = properties.subject = properties.category = ""
    properties.revision = 1
    properties.created = properties.modified = datetime.now(UTC)
    package = document.part.package
    if package:
        package.relate_to(
            _part("/docProps/app.xml", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, application()), RELATIONSHIP_TYPE.EXTENDED_PROPERTIES
        )
