"""WordprocessingML as strings: runs, paragraphs, tables. Strings, since building thousands of rows through objects takes minutes.

Sizes in a file are twentieths of a point (twips), font sizes half points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARED = f'xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONS}"'

_STYLED = re.compile(r'(<w:pPr><w:pStyle w:val="\w+"/>)(</w:pPr>)')
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def cleaned(text: str) -> str:
    """The text without the characters that XML 1.0 can't hold: control characters, lone surrogates."""
    return _NOT_XML.sub("", text)


def attribute(text: str) -> str:
    """The text as a quoted attribute value."""
    return quoteattr(cleaned(text))


def escaped(text: str) -> str:
    """The text as the content of an element."""
    return escape(cleaned(text))


def run(text: str, properties: str = "") -> str:
    """A run of text; `properties` is the content of its `w:rPr`, in the order of the schema. Line breaks and tabs are kept."""
    lines = escape(cleaned(text)).replace("\r\n", "\n").replace("\r", "\n")
    content = lines.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">').replace(
        "\t", '</w:t><w:tab/><w:t xml:space="preserve">'
    )
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{content}</w:t></w:r>'


def field(instruction: str, shown: str) -> str:
    """A field and the text it shows until it is updated."""
    return f'<w:fldSimple w:instr="{instruction}">{run(shown)}</w:fldSimple>'


def paragraph(runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph; `style` is a style id, `properties` the rest of its `w:pPr`."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    look = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{look}{runs}</w:p>"


def width(text: str) -> float:
    """How wide a text is, in Chinese characters."""
    return sum(1 if east_asian_width(character) in "WFA" else 0.5 for character in text)


def right_indent(characters: float, size: int = 320) -> str:
    """The paragraph property that ends lines so many characters, of this size in twips, before the margin."""
    return f'<w:ind w:rightChars="{round(100 * characters)}" w:right="{round(size * characters)}"/>'


def with_next(xml: str) -> str:
    """Paragraphs of styles without properties of their own, each kept on one page with what follows it."""
    return _STYLED.sub(r"\1<w:keepNext/>\2", xml)


def end_with_next(xml: str) -> str:
    """The content of a text, its last paragraph (with the last row of a table that ends it) kept with what follows."""
    last = xml.rfind("<w:p>")
    at = xml.rfind("<w:tr>") if xml[:last].endswith("</w:tbl>") else last
    return xml[: max(at, 0)] + with_next(xml[max(at, 0) :])


def cell(paragraphs: str, width: int, fill: str = "") -> str:
    """A table cell; `paragraphs` holds at least one (Word calls a file without it damaged), `fill` is RRGGBB."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{paragraphs}</w:tc>'


def row(cells: Iterable[str], *, header: bool = False, whole: bool = True) -> str:
    """A table row; `header` repeats it on every page, `whole` keeps it on one page."""
    look = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if header else "")
    return f"<w:tr>{f'<w:trPr>{look}</w:trPr>' if look else ''}{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], widths: Sequence[int], style: str) -> str:
    """A table of fixed column widths in twips; the last of several rows does not stand on a page alone."""
    lines = list(rows)
    if len(lines) > 2:
        lines[-2] = with_next(lines[-2])
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(lines)}</w:tbl>'
    )


def bookmark(number: int, name: str, runs: str) -> str:
    """Runs under a name that fields can refer to; `number` is one of its own in the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def comment_on(number: int, runs: str) -> str:
    """Runs with the comment of this number on them."""
    return comment_start(number) + runs + comment_end(number)


def comment_start(number: int) -> str:
    """Where the passage of a comment begins."""
    return f'<w:commentRangeStart w:id="{number}"/>'


def comment_end(number: int) -> str:
    """Where the passage of a comment ends, with the mark of the comment."""
    mark = f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeEnd w:id="{number}"/>{mark}'


def shade(fill: str) -> str:
    """The run property of a ground colour, RRGGBB."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
