"""Writes a briefing note as a Word document: its body, and the parts that the body refers to, as one package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from core.briefing.content import BriefingNote
from core.briefing.word.body import Body
from core.briefing.word.chart import chart_part, workbook
from core.briefing.word.page import OFFICIAL
from core.briefing.word.references import References
from core.briefing.word.styles import (
    EVEN_FOOTER,
    FOOTERS,
    ODD_FOOTER,
    application,
    font_table,
    footer,
    numbering,
    settings,
    styles,
)
from core.briefing.word.wordml import DECLARED, cleaned, paragraph, run
from core.briefing.words import words_in
from core.files import replacing

_PROPERTY_LIMIT = 255
"""Characters a document property may hold."""


def write(note: BriefingNote, path: Path, heed: Callable[[], None] = lambda: None) -> int:
    """Write the note to `path`, in place of the file there; the number of bytes written.

    Raises ExportError where the file can't be written; an old one is then as it was. `heed` is called with every chapter.
    """
    data = document_bytes(note, heed)
    with replacing(path) as beside:
        beside.write_bytes(data)
    return len(data)


def document_bytes(note: BriefingNote, heed: Callable[[], None] = lambda: None) -> bytes:
    """The note as the bytes of a .docx file.

    The package is built part by part, not from python-docx's template, whose styles and leftovers would have to go again.
    """
    body = Body(note, replace(OFFICIAL, notes=FOOTERS), heed)
    package = OpcPackage()
    main = _part("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, _document(note, body))
    main.load_rel(RELATIONSHIP_TYPE.FOOTER, _part("/word/footer1.xml", CONTENT_TYPE.WML_FOOTER, footer(odd=True)), ODD_FOOTER)
    main.load_rel(RELATIONSHIP_TYPE.FOOTER, _part("/word/footer2.xml", CONTENT_TYPE.WML_FOOTER, footer(odd=False)), EVEN_FOOTER)
    for name, content_type, relation, xml in (
        ("styles", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, styles(note.language)),
        ("numbering", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, numbering(note.language)),
        ("fontTable", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, font_table()),
        ("settings", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, settings()),
    ):
        main.relate_to(_part(f"/word/{name}.xml", content_type, xml), relation)
    _refer(main, body.references)
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    package.relate_to(
        _part("/docProps/app.xml", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, application()), RELATIONSHIP_TYPE.EXTENDED_PROPERTIES
    )
    _describe(package, note)
    stream = BytesIO()
    package.save(stream)
    return stream.getvalue()


def _part(name: str, content_type: str, xml: str | bytes) -> Part:
    blob = xml if isinstance(xml, bytes) else b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml.encode()
    return Part(PackURI(name), content_type, blob)


def _refer(main: Part, references: References) -> None:
    """Add the parts that the body refers to."""
    notes = _part("/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, references.footnotes_part())
    main.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    if references.comments:
        comments = _part("/word/comments.xml", CONTENT_TYPE.WML_COMMENTS, references.comments_part())
        main.relate_to(comments, RELATIONSHIP_TYPE.COMMENTS)
    for number, chart in enumerate(references.charts, 1):
        part = _part(f"/word/charts/chart{number}.xml", CONTENT_TYPE.DML_CHART, chart_part(chart))
        book = _part(f"/word/embeddings/chart{number}.xlsx", CONTENT_TYPE.SML_SHEET, workbook(chart))
        part.load_rel(RELATIONSHIP_TYPE.PACKAGE, book, "rIdWorkbook")
        main.load_rel(RELATIONSHIP_TYPE.CHART, part, f"rIdChart{number}")


def _document(note: BriefingNote, body: Body) -> str:
    words = words_in(note.language)
    known = [note.date, words.byline.format(author=note.author) if note.author else ""]
    parts = [paragraph(run(note.title), "Title")]
    if any(known):
        parts.append(paragraph(run("　".join(part for part in known if part)), "Subtitle"))
    parts += [body.chapter(chapter) for chapter in note.chapters]
    content, page = body.closed("".join(parts))
    return f"<w:document {DECLARED}><w:body>{content}{page.section()}</w:body></w:document>"


def _describe(package: OpcPackage, note: BriefingNote) -> None:
    properties = package.core_properties
    properties.title = cleaned(note.title)[:_PROPERTY_LIMIT]
    properties.author = properties.last_modified_by = cleaned(note.author)[:_PROPERTY_LIMIT]
    properties.language = "zh-CN" if note.language == "zh" else "en-US"
    properties.created = properties.modified = datetime.now(UTC)
