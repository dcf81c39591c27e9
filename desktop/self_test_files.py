"""The files that the self-test reads: one plan in every format that is read in a process of its own, each with noise that its
format tells (a menu, a table of contents, page numbers), which must come out of that process as noise.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

TITLE = "某市2024年教育工作要点"
CLAUSES = (
    "一、办好学前教育。新建幼儿园三十所，方便群众就近入园。",
    "二、办好义务教育。改扩建城市学校四十五所，化解大班额。",
    "三、办好职业教育。遴选骨干专业二十个，建设实训基地。",
    "四、加强教师队伍。培训乡村教师两千名，落实各项待遇。",
)

_WIDTH, _HEIGHT, _LEFT, _SIZE = 595, 842, 80, 15  # of a page, in points
_MM = 25.4 / 72
_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org"


@dataclass(frozen=True)
class Specimen:
    """A file to be read. `noise`: words of it that stand in no plan."""

    name: str
    data: bytes
    noise: tuple[str, ...]


@dataclass(frozen=True)
class _Line:
    """A line as placed on a page: left edge and baseline from the top left, in points."""

    text: str
    left: float
    baseline: float
    size: float = _SIZE


def specimens() -> tuple[Specimen, ...]:
    """One file of each format; the same bytes each time."""
    pages = tuple(_pages())
    numbers = ("— 1 —", "— 2 —")
    return (
        Specimen("page.html", _html().encode(), ("网站首页", "版权所有")),
        Specimen("document.docx", _docx(), ("第一部分学前教育",)),
        Specimen("paper.pdf", _pdf(pages), numbers),
        Specimen("paper.ofd", _ofd(pages), numbers),
    )


def _html() -> str:
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("网站首页", "政务公开", "办事服务", "互动交流"))
    clauses = "".join(f"<p>{clause}</p>" for clause in CLAUSES)
    return (
        f"<html><head><meta charset='utf-8'><title>{TITLE}</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<div class='article'><h1>{TITLE}</h1>{clauses}</div><footer><p>版权所有：某市教育局</p></footer></body></html>"
    )


def _docx() -> bytes:
    def run(content: str) -> str:
        return f"<w:r>{content}</w:r>"

    def text(words: str) -> str:
        return run(f"<w:t>{words}</w:t>")

    def mark(kind: str) -> str:
        return run(f'<w:fldChar w:fldCharType="{kind}"/>')

    contents = mark("begin") + run("<w:instrText>TOC</w:instrText>") + mark("separate") + text("第一部分学前教育") + mark("end")
    paragraphs = (text(TITLE), contents, *map(text, CLAUSES))
    body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return _zip(
        {
            "[Content_Types].xml": f'<Types xmlns="{_OFFICE}/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>",
        }
    )


def _pages() -> Iterator[list[_Line]]:
    """The plan on two pages with their numbers at the foot."""
    half = len(CLAUSES) // 2
    for number, clauses in enumerate((CLAUSES[:half], CLAUSES[half:]), 1):
        page = [_Line(TITLE, _LEFT + 100, 100, 22)] if number == 1 else []
        page += [_Line(clause, _LEFT + 2 * _SIZE, 160 + 30 * at) for at, clause in enumerate(clauses)]
        yield [*page, _Line(f"— {number} —", _WIDTH / 2 - 20, _HEIGHT - 50, 12)]


def _pdf(pages: Sequence[Sequence[_Line]]) -> bytes:
    """In a Chinese font that is not embedded."""
    kids = " ".join(f"{6 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UTF16-H/DescendantFonts[4 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
        "/DW 1000/W[1 95 500]/FontDescriptor 5 0 R>>",
        "<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120"
        "/CapHeight 700/StemV 80>>",
    ]
    for at, page in enumerate(pages):
        shown = "\n".join(
            f"BT /F {line.size} Tf {line.left} {_HEIGHT - line.baseline} Td <{line.text.encode('utf-16-be').hex()}> Tj ET"
            for line in page
        )
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {_WIDTH} {_HEIGHT}]/Contents {7 + 2 * at} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>",
            f"<</Length {len(shown)}>>\nstream\n{shown}\nendstream",
        ]
    out, places = "%PDF-1.7\n", list[int]()
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + tail).encode("ascii")


def _ofd(pages: Sequence[Sequence[_Line]]) -> bytes:
    """As GB/T 33190 lays it out: lengths in millimetres, a text object for each line."""
    listed = "".join(f'<ofd:Page ID="{at}" BaseLoc="{at}.xml"/>' for at in range(1, len(pages) + 1))
    files = {
        "OFD.xml": f'<ofd:OFD {_OFD} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo>'
        "<ofd:DocRoot>Doc/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc/Document.xml": f"<ofd:Document {_OFD}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 {_WIDTH * _MM:.3f} {_HEIGHT * _MM:.3f}</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for number, page in enumerate(pages, 1):
        objects = "".join(_text_object(10 * number + at, line) for at, line in enumerate(page))
        files[f"Doc/{number}.xml"] = (
            f'<ofd:Page {_OFD}><ofd:Content><ofd:Layer ID="{10 * number - 1}">{objects}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    return _zip(files)


def _text_object(number: int, line: _Line) -> str:
    size = line.size * _MM
    box = f"{line.left * _MM:.3f} {line.baseline * _MM - size:.3f} {len(line.text) * size:.3f} {size:.3f}"
    code = f'<ofd:TextCode X="0" Y="{size:.3f}">{line.text}</ofd:TextCode>'
    return f'<ofd:TextObject ID="{number}" Boundary="{box}" Font="1" Size="{size:.3f}">{code}</ofd:TextObject>'


def _zip(files: Mapping[str, str]) -> bytes:
    """The files as an archive whose bytes do not tell when it was made."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return written.getvalue()
