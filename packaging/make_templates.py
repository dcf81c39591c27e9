"""Makes the three templates of notes that ship, resources/templates/*.docx, from the styles of core.briefing.word.

Usage: .venv/bin/python packaging/make_templates.py
"""

from __future__ import annotations

import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE  # noqa: E402
from docx.opc.package import OpcPackage  # noqa: E402
from docx.opc.packuri import PackURI  # noqa: E402
from docx.opc.part import Part  # noqa: E402

from core.briefing.word.numbering import numbering  # noqa: E402
from core.briefing.word.page import OFFICIAL, Page  # noqa: E402
from core.briefing.word.parts import EVEN_FOOTER, FOOTERS, ODD_FOOTER, font_table, footer, settings  # noqa: E402
from core.briefing.word.references import References  # noqa: E402
from core.briefing.word.styles import styles  # noqa: E402
from core.briefing.word.wordml import DECLARED, paragraph, run  # noqa: E402
from core.briefing.words import words_in  # noqa: E402

PAGE = replace(OFFICIAL, notes=FOOTERS)


def lines(*given: tuple[str, str]) -> str:
    """Paragraphs of a text and a style each."""
    return "".join(paragraph(run(text), style) for text, style in given)


OFFICIAL_PAPER = lines(
    ("{{红头}}", "RedNumber"),
    ("{{标题}}", "Title"),
    ("{{主送}}：", "Addressee"),
    ("{{目录}}", "BodyText"),
    ("{{正文}}", "BodyText"),
    ("{{落款}}", "Signature"),
    ("{{来源}}", "BodyText"),
)
REPORT = lines(
    ("{{刊名}}", "Banner"),
    ("{{机关}}\t{{日期}}", "BannerLine"),
    ("{{标题}}", "Title"),
    ("{{署名}}", "Subtitle"),
    ("{{目录}}", "BodyText"),
    ("{{正文}}", "BodyText"),
)
PLAIN = lines(("{{正文}}", "BodyText"))
COMPARE = lines(("{{标题}}", "Title"), ("{{日期}}　{{署名}}", "Subtitle"), ("{{目录}}", "BodyText"), ("{{正文}}", "BodyText"))


def template(body: str, page: Page) -> bytes:
    """A template with this text on such pages."""
    package = OpcPackage()
    document = f"<w:document {DECLARED}><w:body>{body}{page.section()}</w:body></w:document>"
    main = part("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, document)
    main.load_rel(RELATIONSHIP_TYPE.FOOTER, part("/word/footer1.xml", CONTENT_TYPE.WML_FOOTER, footer(odd=True)), ODD_FOOTER)
    main.load_rel(RELATIONSHIP_TYPE.FOOTER, part("/word/footer2.xml", CONTENT_TYPE.WML_FOOTER, footer(odd=False)), EVEN_FOOTER)
    for name, content_type, relation, xml in (
        ("styles", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, styles("zh", page.width)),
        ("numbering", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, numbering("zh")),
        ("fontTable", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, font_table()),
        ("settings", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, settings()),
        ("footnotes", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, References(words_in("zh")).footnotes_part()),
    ):
        main.relate_to(part(f"/word/{name}.xml", content_type, xml), relation)
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    stream = BytesIO()
    package.save(stream)
    return stream.getvalue()


def part(name: str, content_type: str, xml: str) -> Part:
    """A part of a package."""
    return Part(PackURI(name), content_type, b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml.encode())


def dated(data: bytes) -> bytes:
    """The package with one date for all parts, so that the same styles give the same file."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as given, ZipFile(stream, "w", ZIP_DEFLATED) as made:
        for name in sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            made.writestr(entry, given.read(name))
    return stream.getvalue()


def main() -> None:
    """Write the three files."""
    folder = ROOT / "resources" / "templates"
    folder.mkdir(exist_ok=True)
    for name, body, page in (
        ("official", OFFICIAL_PAPER, PAGE),
        ("report", REPORT, PAGE),
        ("plain", PLAIN, PAGE),
        ("compare", COMPARE, PAGE.on_its_side()),
    ):
        (folder / f"{name}.docx").write_bytes(dated(template(body, page)))


if __name__ == "__main__":
    main()
