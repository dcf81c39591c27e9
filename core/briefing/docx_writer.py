"""Writes a briefing note as a Word document: the one module that knows python-docx. It leaves the content to `body`."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from core.briefing.body import body
from core.briefing.content import BriefingNote
from core.briefing.styles import EVEN_FOOTER, ODD_FOOTER, application, font_table, footer, section, settings, styles
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
    """The note as the bytes of a .docx file.

    The package is built part by part, not from python-docx's template, whose styles and leftovers would have to go again.
    """
    package = OpcPackage()
    main = _part("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, _document(note))
    main.load_rel(RELATIONSHIP_TYPE.FOOTER, _part("/word/footer1.xml", CONTENT_TYPE.WML_FOOTER, footer(odd=True)), ODD_FOOTER)
    main.load_rel(RELATIONSHIP_TYPE.FOOTER, _part("/word/footer2.xml", CONTENT_TYPE.WML_FOOTER, footer(odd=False)), EVEN_FOOTER)
    for name, content_type, relation, xml in (
        ("styles", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, styles(note.language)),
        ("fontTable", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, font_table()),
        ("settings", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, settings()),
    ):
        main.relate_to(_part(f"/word/{name}.xml", content_type, xml), relation)
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    package.relate_to(
        _part("/docProps/app.xml", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, application()), RELATIONSHIP_TYPE.EXTENDED_PROPERTIES
    )
    _describe(package, note)
    stream = BytesIO()
    package.save(stream)
    return stream.getvalue()


def _part(name: str, content_type: str, xml: str) -> Part:
    return Part(PackURI(name), content_type, b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml.encode())


def _document(note: BriefingNote) -> str:
    return f"<w:document {DECLARED}><w:body>{body(note)}{section()}</w:body></w:document>"


def _describe(package: OpcPackage, note: BriefingNote) -> None:
    properties = package.core_properties
    properties.title = cleaned(note.title)[:_PROPERTY_LIMIT]
    properties.author = properties.last_modified_by = cleaned(note.author)[:_PROPERTY_LIMIT]
    properties.language = "zh-CN" if note.language == "zh" else "en-US"
    properties.created = properties.modified = datetime.now(UTC)
