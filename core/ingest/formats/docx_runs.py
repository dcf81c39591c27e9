"""What stands within a paragraph of a .docx: runs, links, tracked changes, fields, signs, marks of notes; text boxes wait."""

from __future__ import annotations

from collections.abc import Iterator

from core.ingest.formats.docx_fields import Fields, is_contents
from core.ingest.formats.docx_numerals import circled
from core.ingest.formats.docx_package import Node, W, is_on
from core.ingest.formats.docx_script import Script
from core.ingest.formats.docx_styles import Style, Styles

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WITHIN = frozenset({"ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo", "fldSimple"})
_SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_WINGDINGS = {
    0x52: "☑", 0x54: "☒", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "◆", 0x77: "◆",
    0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xB2: "☆", 0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "√", 0xFD: "☒", 0xFE: "☑",
    **{0x81 + at: chr(0x2460 + at) for at in range(10)},
    **{0x8C + at: chr(0x2776 + at) for at in range(10)},
}  # fmt: skip
_SYMBOL = {
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xA3: "≤", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xAE: "→", 0xA5: "∞",
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
}  # fmt: skip


class Runs:
    """Writes what paragraphs hold into a script.

    `boxes` are the text boxes met since they were last taken, `notes` the notes (kind, id and sign) that the text refers to,
    each the first time only; `in_contents` says whether text of a table of contents was met.
    """

    def __init__(self, script: Script, styles: Styles) -> None:
        self._script = script
        self._styles = styles
        self._simple_contents = 0
        self.fields = Fields()
        self.boxes: list[Node] = []
        self.notes: list[tuple[str, str, str]] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self.in_cell = False
        self.in_contents = False

    def write(self, node: Node, style: Style) -> None:
        """Whatever stands in a paragraph, or in an element within one."""
        for child in node:
            name = _name_of(child)
            if not name:
                self._foreign(child, style)
            elif name == "r":
                self._run(child, style)
            elif name in _WITHIN:
                self._within(child, name, style)
            elif name.startswith("comment"):
                self.comment(child, name)

    def comment(self, node: Node, name: str) -> None:
        """The beginning or end of a comment's range."""
        which = node.get(f"{W}id") or ""
        if name == "commentRangeStart":
            self._script.open_range(which)
        elif name in ("commentRangeEnd", "commentReference"):
            self._script.close_range(which)

    def _foreign(self, node: Node, style: Style) -> None:
        if node.tag == f"{MC}AlternateContent":
            chosen = alternative(node)
            if chosen is not None:
                self.write(chosen, style)
        elif node.tag in (f"{M}oMath", f"{M}oMathPara"):
            self._text("".join(part.text or "" for part in node.iter(f"{M}t")))

    def _within(self, node: Node, name: str, style: Style) -> None:
        contents = name == "fldSimple" and is_contents(node.get(f"{W}instr") or "")
        self._simple_contents += contents
        self.write(node, style)
        self._simple_contents -= contents

    def _run(self, run: Node, style: Style) -> None:
        hidden = style.hidden
        for child in run:
            name = _name_of(child)
            if name == "rPr":
                hidden = self._is_hidden(child, style)
            elif name == "fldChar":
                drawn = self.fields.change(child.get(f"{W}fldCharType"))
                if drawn and not hidden:
                    self._text(drawn)
            elif name == "instrText":
                self.fields.instruct(child.text or "")
            elif name == "commentReference":
                self.comment(child, name)
            elif not hidden:
                self._piece(child, name, style)

    def _piece(self, node: Node, name: str, style: Style) -> None:
        match name:
            case "t":
                self._text(_text_of(node))
            case "br" | "cr":
                self._break(node)
            case "sym":
                self._text(_sign(node))
            case "footnoteReference" | "endnoteReference":
                self._note(node, name)
            case "ruby":
                base = node.find(f"{W}rubyBase")
                if base is not None:
                    self.write(base, style)
            case "drawing" | "pict" | "object":
                self.boxes += boxes_in(node)
            case "":
                if node.tag == f"{MC}AlternateContent":
                    chosen = alternative(node)
                    for child in chosen if chosen is not None else ():
                        self._piece(child, _name_of(child), style)
            case _:
                self._text(_SIGNS.get(name, ""))

    def _text(self, text: str) -> None:
        if not text or self.fields.in_instruction:
            return
        self.in_contents = self.in_contents or bool(self._simple_contents) or self.fields.in_contents
        self._script.add(text)

    def _break(self, node: Node) -> None:
        """A soft break; page and column breaks are none of the text's."""
        if node.get(f"{W}type") in ("page", "column") or self.fields.in_instruction:
            return
        if self.in_cell:
            self._script.separate(" ")
        else:
            self._script.break_line()

    def _note(self, node: Node, name: str) -> None:
        which = (name.removesuffix("Reference"), node.get(f"{W}id") or "")
        if which not in self._numbers:
            self._numbers[which] = len(self._numbers) + 1
            self.notes.append((*which, circled(self._numbers[which])))
        self._text(circled(self._numbers[which]))

    def _is_hidden(self, properties: Node, style: Style) -> bool:
        own = properties.find(f"{W}vanish")
        if own is not None:
            return is_on(own)
        named = properties.find(f"{W}rStyle")
        return style.hidden or (named is not None and self._styles.of_run(named.get(f"{W}val")).hidden)


def _name_of(node: Node) -> str:
    """The name of one of Word's own elements; empty for any other."""
    tag = node.tag
    return tag[len(W) :] if tag.startswith(W) else ""


def alternative(node: Node) -> Node | None:
    """The one branch of alternative content to read: the first with text in it, else the first of all."""
    branches = [*node.findall(f"{MC}Choice"), *node.findall(f"{MC}Fallback")]
    return next((each for each in branches if any(True for _ in each.iter(f"{W}t"))), branches[0] if branches else None)


def boxes_in(node: Node) -> Iterator[Node]:
    """The text boxes of a drawing, each once, those within others left to them."""
    for child in node:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{MC}AlternateContent":
            chosen = alternative(child)
            if chosen is not None:
                yield from boxes_in(chosen)
        else:
            yield from boxes_in(child)


def _text_of(node: Node) -> str:
    """The text of a run; Word leaves out white space at its ends unless told to keep it."""
    text = node.text or ""
    return text if node.get(_XML_SPACE) == "preserve" else text.strip(" \t\r\n")


def _sign(node: Node) -> str:
    """A sign of a symbol font as Unicode has it; those that are mere ornament have none."""
    try:
        code = int(node.get(f"{W}char") or "", 16)
    except ValueError:
        return ""
    font = (node.get(f"{W}font") or "").lower()
    low = code - 0xF000 if 0xF000 <= code < 0xF100 else code
    if font.startswith("wingdings"):
        return _WINGDINGS.get(low, "")
    if font == "symbol":
        return _SYMBOL.get(low, chr(low) if 0x20 <= low < 0x40 else "")
    if 0x20 <= low < 0x7F:
        return chr(low)
    return chr(code) if 0xA0 <= code < 0xD800 or 0xF900 <= code < 0xFFFE else ""
