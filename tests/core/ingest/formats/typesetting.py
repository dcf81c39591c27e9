"""Paragraphs set on pages, and the pages as PDF and as OFD: what the tests of both readers are made from."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from core.ingest.formats.layout_glyphs import Glyph, Sheet

WIDTH, HEIGHT, LEFT, TOP, SIZE, PITCH, COLUMNS, ROWS = 595.0, 842.0, 80.0, 100.0, 16.0, 29.0, 27, 22
RIGHT = LEFT + COLUMNS * SIZE
NOT_FIRST = "，。、；：！？”）》】」"


@dataclass(frozen=True)
class Line:
    """A line as placed: text, left edge and baseline (from the top) in points, type size."""

    text: str
    left: float
    baseline: float
    size: float = SIZE


def advance(char: str) -> float:
    return 0.5 if char.isascii() else 1.0


def broken(text: str, columns: float = COLUMNS, indent: float = 2) -> list[tuple[float, str]]:
    """A paragraph's lines with their indent; Latin words and numbers stay whole, closing signs don't begin a line."""
    words: list[str] = []
    for char in text:
        whole = words and ((char.isascii() and words[-1][-1].isascii() and " " not in char + words[-1]) or char in NOT_FIRST)
        if whole:
            words[-1] += char
        else:
            words.append(char)
    lines, line, room = [], "", columns - indent
    for word in words:
        width = sum(map(advance, word))
        if width > room and line:
            lines.append(line)
            line, room = "", columns
        line, room = line + word, room - width
    return [(indent if not at else 0.0, line) for at, line in enumerate([*lines, line])]


def set_pages(
    paragraphs: Sequence[str], indent: float = 2, gap: float = 0, head: str = "", numbered: bool = True
) -> list[list[Line]]:
    """Pages of paragraphs with first lines indented, `gap` between paragraphs in points, a running head and page numbers."""
    pages: list[list[Line]] = [[]]
    y = TOP
    for paragraph in paragraphs:
        for shift, text in broken(paragraph, indent=indent):
            if y > TOP + ROWS * PITCH:
                pages.append([])
                y = TOP
            pages[-1].append(Line(text, LEFT + shift * SIZE, y))
            y += PITCH
        y += gap
    for at, page in enumerate(pages):
        if head:
            page.insert(0, Line(head, LEFT + 60, 50, 10))
        if numbered:
            page.append(Line(f"— {at + 1} —", WIDTH / 2 - 20, HEIGHT - 50, 14))
    return pages


def centred(text: str, baseline: float, size: float = SIZE) -> Line:
    return Line(text, (LEFT + RIGHT - sum(map(advance, text)) * size) / 2, baseline, size)


def glyphs_of(line: Line) -> list[Glyph]:
    at, glyphs = line.left, []
    for char in line.text:
        width = advance(char) * line.size
        glyphs.append(Glyph(char, at, at + width, line.baseline, line.size))
        at += width
    return glyphs


def sheets(pages: Sequence[Sequence[Line]]) -> list[Sheet]:
    return [Sheet(WIDTH, HEIGHT, tuple(glyph for line in page for glyph in glyphs_of(line))) for page in pages]


def pdf(pages: Sequence[Sequence[Line]], picture: bool = False, extra: str = "", rotate: int = 0) -> bytes:
    """A PDF of the lines in a Chinese font that isn't embedded; `picture`: each page also shows one over all of it."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{7 + 2 * at} 0 R' for at in range(len(pages)))}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UTF16-H/DescendantFonts[4 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
        "/DW 1000/W[1 95 500]/FontDescriptor 5 0 R>>",
        "<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120"
        "/CapHeight 700/StemV 80>>",
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
        "\nstream\n0\nendstream",
    ]
    for at, page in enumerate(pages):
        content = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q\n" if picture else ""
        for line in page:
            text = line.text.encode("utf-16-be").hex()
            content += f"BT /F {line.size} Tf {line.left} {HEIGHT - line.baseline} Td <{text}> Tj ET\n"
        content += extra
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {rotate}/Contents {8 + 2 * at} 0 R"
            "/Resources<</Font<</F 3 0 R>>/XObject<</I 6 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
    return assembled(objects)


def assembled(objects: Sequence[str], trailer: str = "") -> bytes:
    """The objects as a file with its table of places."""
    data, places = b"%PDF-1.7\n", []
    for at, each in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{at} 0 obj\n{each}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()


def ofd(pages: Sequence[Sequence[Line]]) -> bytes:
    """A package as GB/T 33190 lays it out; lengths in millimetres, a text object for each line."""
    mm = 25.4 / 72
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(
            "OFD.xml",
            f'<ofd:OFD {space} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo>'
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        )
        listed = "".join(f'<ofd:Page ID="{at + 1}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
        package.writestr(
            "Doc_0/Document.xml",
            f"<ofd:Document {space}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>"
            f"0 0 {WIDTH * mm:.3f} {HEIGHT * mm:.3f}</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
            f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        )
        for number, page in enumerate(pages):
            objects = "".join(
                f'<ofd:TextObject ID="{100 * number + at}" Boundary="{line.left * mm:.3f} {(line.baseline - line.size) * mm:.3f} '
                f'{len(line.text) * line.size * mm:.3f} {line.size * mm:.3f}" Font="1" Size="{line.size * mm:.3f}">'
                f'<ofd:TextCode X="0" Y="{line.size * mm:.3f}">{line.text}</ofd:TextCode></ofd:TextObject>'
                for at, line in enumerate(page)
            )
            package.writestr(
                f"Doc_0/Pages/Page_{number}/Content.xml",
                f'<ofd:Page {space}><ofd:Content><ofd:Layer ID="1">{objects}</ofd:Layer></ofd:Content></ofd:Page>',
            )
    return buffer.getvalue()
