"""A template: a .docx or .dotx whose styles, page, header, footer and cover a note takes over, and which says where its parts go.

Three ship (`shipped`); the analyst's own come as bytes that preflight let through. Nothing in a template is carried out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from io import BytesIO
from typing import Any, cast
from zipfile import BadZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.package import OpcPackage, Unmarshaller
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.pkgreader import PackageReader
from lxml import etree

from core.briefing.word import placeholders
from core.briefing.word.page import OFFICIAL, Page
from core.briefing.word.placeholders import Element, TemplateError, W

SHIPPED = ("official", "report", "compare")
"""公文, 研究简报, 对照材料."""
PLAIN = "plain"
"""The page alone, for a text that is no note."""

_ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
_KINDS = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
_FIELDS = re.compile(rb"\bDDE(?:AUTO)?\b|\bINCLUDETEXT\b|\bINCLUDEPICTURE\b")
_DECLARED = re.compile(r' xmlns:\w+="[^"]*"')
"""Namespaces, which the document declares itself."""
_PARSER = partial(etree.XMLParser, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def shipped(name: str) -> bytes | None:
    """One of the templates that ship; None where none has this name."""
    if name not in (*SHIPPED, PLAIN):
        return None
    return (files("resources") / "templates" / f"{name}.docx").read_bytes()


def parsed(blob: bytes) -> Element:
    """A part as an element; TemplateError where it is none."""
    try:
        return etree.fromstring(blob, _PARSER())
    except etree.XMLSyntaxError as error:
        raise TemplateError(
            "文件已损坏。请在 Word 里打开并另存一份再用。", "the file is damaged. Open it in Word and save it anew."
        ) from error


@dataclass(slots=True)
class Template:
    """An opened template that can be filled once. `document` is its text, `main` the part it stood in; `own`: it ships."""

    package: OpcPackage
    main: Part
    document: Element
    own: bool

    @property
    def body(self) -> Element:
        """What holds its paragraphs."""
        return self.document.find(f"{W}body")

    def part(self, relation: str) -> Part | None:
        """The part of the main one by its relation; None where there is none."""
        found = [rel for rel in self.main.rels.values() if rel.reltype == relation and not rel.is_external]
        return found[0].target_part if found else None

    def repeated(self) -> list[Part]:
        """Its headers and footers."""
        kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
        return [rel.target_part for rel in self.main.rels.values() if rel.reltype in kinds]

    def page(self) -> Page:
        """The page of its last section; the official one where it names none."""
        section = self.body.find(f"{W}sectPr")
        return OFFICIAL if section is None else _page(section)


def opened(data: bytes, *, own: bool = False) -> Template:
    """Open a template; TemplateError, with what to do, where it is none, holds macros, draws on other files or has no such
    placeholder.
    """
    try:
        package = OpcPackage()
        cast("Any", Unmarshaller).unmarshal(cast("Any", PackageReader).from_file(BytesIO(data)), package, _as_bytes)
        main: Part = package.main_document_part
    except (BadZipFile, KeyError, ValueError, OSError, PackageNotFoundError, etree.XMLSyntaxError) as error:
        raise TemplateError(
            "它不是 Word 文档。请选 .docx 或 .dotx 文件。", "it is no Word document. Choose a .docx or .dotx file."
        ) from error
    if not main.content_type.endswith(_KINDS):
        macros = "macroEnabled" in main.content_type
        raise TemplateError(
            "它带宏。请另存为不带宏的 .docx 或 .dotx。" if macros else "它不是 Word 文档。请选 .docx 或 .dotx 文件。",
            "it holds macros. Save it as a .docx or .dotx without them."
            if macros
            else "it is no Word document. Choose a .docx or .dotx file.",
        )
    template = Template(package, main, parsed(main.blob), own)
    if template.body is None:
        raise TemplateError(
            "它用的是“严格 Open XML”格式。请另存为普通的 Word 文档。",
            'it is in the format "Strict Open XML". Save it as an ordinary Word document.',
        )
    if not own:
        _secure(template)
    placeholders.check(template.document, blocks=True)
    for part in template.repeated():
        placeholders.check(parsed(part.blob), blocks=False)
    return template


def _secure(template: Template) -> None:
    """Refuse what draws on other files or starts programs; let go of the template of the template."""
    outside = [
        (part, key, rel)
        for part in template.package.iter_parts()
        for key, rel in part.rels.items()
        if rel.is_external and rel.reltype != RELATIONSHIP_TYPE.HYPERLINK
    ]
    for part, key, rel in outside:
        if rel.reltype != _ATTACHED:
            raise TemplateError(
                f"它引用了外部文件“{rel.target_ref}”。请把图片等内容嵌入文档后再用。",
                f'it draws on another file, "{rel.target_ref}". Embed pictures and other content in it.',
            )
        settings = parsed(part.blob)
        for attached in settings.findall(f"{W}attachedTemplate"):
            settings.remove(attached)
        set_blob(part, etree.tostring(settings, xml_declaration=True, encoding="UTF-8", standalone=True))
        del part.rels[key]
    found = next((sign for part in template.package.iter_parts() if (sign := _FIELDS.search(part.blob))), None)
    if found and any(_FIELDS.search(code) for code in _instructions(template)):
        name = found.group().decode()
        raise TemplateError(
            f"它含有会读取其他文件或启动程序的域（{name}）。请删去这个域。",
            f"it holds a field that reads other files or starts programs ({name}). Remove that field.",
        )


def _instructions(template: Template) -> list[bytes]:
    """The instructions of all fields."""
    codes: list[bytes] = []
    for part in (template.main, *template.repeated()):
        root = parsed(part.blob)
        for paragraph in root.iter(f"{W}p"):
            codes.append("".join(code.text or "" for code in paragraph.iter(f"{W}instrText")).encode())
        codes += [str(field.get(f"{W}instr", "")).encode() for field in root.iter(f"{W}fldSimple")]
    return codes


def _as_bytes(name: PackURI, content_type: str, _relation: str, blob: bytes, package: OpcPackage) -> Part:
    """Every part as its bytes; python-docx would read those it knows into objects of its own."""
    return Part(name, content_type, blob, cast("Any", package))


def set_blob(part: Part, blob: bytes) -> None:
    """Give a part other content."""
    cast("Any", part)._blob = blob


def _page(section: Element) -> Page:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")

    def measure(element: Element, name: str, usual: int) -> int:
        value = element.get(f"{W}{name}") if element is not None else None
        return int(value) if value and value.lstrip("-").isdecimal() else usual

    top, right, bottom, left = (
        abs(measure(margins, name, usual))
        for name, usual in zip(("top", "right", "bottom", "left"), OFFICIAL.margins, strict=True)
    )
    before, after = _around(section)
    return Page(
        paper=(measure(size, "w", OFFICIAL.paper[0]), measure(size, "h", OFFICIAL.paper[1])),
        margins=(top, right, bottom, left),
        header=measure(margins, "header", OFFICIAL.header),
        footer=measure(margins, "footer", OFFICIAL.footer),
        notes=before,
        grid=after,
    )


def _around(section: Element) -> tuple[str, str]:
    """What stands before size and margins in the properties of a section, and what after them, as XML."""
    own = {f"{W}{name}" for name in ("type", "pgSz", "pgMar", "sectPrChange")}
    first = {f"{W}{name}" for name in ("headerReference", "footerReference", "footnotePr", "endnotePr")}
    known = [
        (child.tag in first, _DECLARED.sub("", etree.tostring(child, encoding="unicode", with_tail=False)))
        for child in section
        if child.tag not in own
    ]
    return "".join(xml for before, xml in known if before), "".join(xml for before, xml in known if not before)
