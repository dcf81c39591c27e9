"""Small .docx files for the tests, put together from XML."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from core.ingest.formats import docx
from core.ingest.reading import Reading
from core.model import NoiseKind

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments")


def a_docx(body: str, *, chunks: Mapping[str, bytes] | None = None, title: str = "", **parts: str) -> bytes:
    """A document of that body; `parts` (styles, numbering, ...) by what stands in their root, `chunks` by file name."""
    relations = [f'<Relationship Id="{name}" Type="{_RELATION}/{name}" Target="{name}.xml"/>' for name in parts]
    relations += [f'<Relationship Id="{name}" Type="{_RELATION}/aFChunk" Target="/word/{name}"/>' for name in chunks or {}]
    files: dict[str, str | bytes] = {
        "_rels/.rels": _relations(
            f'<Relationship Id="a" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
            '<Relationship Id="b" Target="docProps/core.xml" '
            'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/>'
        ),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations("".join(relations)),
        "docProps/core.xml": f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c>',
    }
    files |= {f"word/{name}.xml": f"<w:{name} {NAMESPACES}>{content}</w:{name}>" for name, content in parts.items()}
    files |= {f"word/{name}": content for name, content in (chunks or {}).items()}
    return zipped(files)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _relations(content: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str = "", properties: str = "") -> str:
    """A paragraph; plain text becomes a run."""
    inner = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def styled(text: str, style: str, more: str = "") -> str:
    return p(text, f'<w:pStyle w:val="{style}"/>{more}')


def listed(text: str, number_id: int = 1, level: int | None = 0) -> str:
    """A paragraph numbered by itself."""
    at = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
    return p(text, f'<w:numPr>{at}<w:numId w:val="{number_id}"/></w:numPr>')


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def definition(*levels: str, name: int = 0, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def a_list(number_id: int = 1, name: int = 0, more: str = "") -> str:
    return f'<w:num w:numId="{number_id}"><w:abstractNumId w:val="{name}"/>{more}</w:num>'


def style(name: str, called: str, paragraph: str = "", *, more: str = "", kind: str = "paragraph", based: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{called}"/>{on}<w:pPr>{paragraph}</w:pPr>{more}</w:style>'


def table(*rows: Sequence[str]) -> str:
    """A table of rows of cells that are text, or XML beginning with a tag."""
    return f"<w:tbl>{''.join(map(row_of, rows))}</w:tbl>"


def row_of(cells: Sequence[str], properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(map(cell, cells))}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    if content.startswith("<w:tc>"):
        return content
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def field(instruction: str, result: str) -> str:
    """A field with its result, which is runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def old_box(content: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"


def changed(name: str, content: str) -> str:
    return f'<w:{name} w:id="1" w:author="某人">{content}</w:{name}>'


def comment(name: int, *paragraphs: str) -> str:
    return f'<w:comment w:id="{name}" w:author="张三" w:date="2023-03-01T09:00:00Z">{"".join(map(p, paragraphs))}</w:comment>'


def commented(text: str, name: int) -> str:
    return (
        f'<w:commentRangeStart w:id="{name}"/>{run(text)}<w:commentRangeEnd w:id="{name}"/>'
        f'<w:r><w:commentReference w:id="{name}"/></w:r>'
    )


def remarked(reading: Reading) -> list[tuple[str, str]]:
    return [(reading.text[each.span.start : each.span.end], each.text) for each in reading.remarks]


def read(body: str, **parts: str) -> Reading:
    return docx.read(a_docx(body, **parts))


def texts(body: str, **parts: str) -> list[str]:
    """The lines of a document of that body."""
    return [line.text for line in read(body, **parts).lines]


def kinds(reading: Reading) -> list[tuple[str, NoiseKind | None]]:
    return [(line.text, line.kind) for line in reading.lines]


def marks(reading: Reading) -> list[tuple[str, int]]:
    return [(line.text, line.mark) for line in reading.lines]


HEADINGS = style("1", "heading 1") + style("2", "heading 2") + style("T", "Title") + style("toc", "toc 1")
LONG = "加强组织领导，明确责任分工，完善工作机制，推动各项任务落地见效，确保取得实效。"
