"""A page's source -> the lines a browser would show, in order, and the boxes they stand in. `html_main` says what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from core.errors import RefusedFileError
from core.ingest.formats.html_list import Counting
from core.ingest.lines import is_blank

_UNSEEN = re.compile(
    r"script|style|noscript|del|template|head|title|meta|link|i?frame|frameset|object|embed|applet|svg|math|canvas|audio|video|map"
    r"|select|textarea|button|input|datalist|dialog|rp|rt|rtc"  # ruby: the reading of a character stands above it
)
_BLOCK = re.compile(
    r"html|body|p|div|section|article|main|header|footer|nav|aside|address|blockquote|center|form|fieldset|legend|figure|figcaption"
    r"|details|summary|pre|listing|xmp|hr|h[1-6]|ul|ol|menu|dir|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|td|th"
)
_HEADING = re.compile(r"h([1-6])")
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u201c\u201d\u2018\u2019]")
_FILE = re.compile(r"\.(?:docx?|wps|pdf|ofd|xlsx?|et|rtf|rar|zip)\b", re.IGNORECASE)
_CELL = "\t"
_LONGEST_HEADING = 80
_LAYOUT_SHARE = 0.7
_LAYOUT_BLOCKS = 4


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line as shown: its text (with an indent of hard spaces, where it has one), how many of its characters are links."""

    text: str
    linked: int = 0
    mark: int = 0
    row: bool = False
    spaced: bool = False
    files: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A block element: the lines `[start, end)` in it, its tag, and its class, id and role as one string."""

    tag: str
    names: str
    start: int
    end: int
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, the box round them all, the text of its title element, its meta elements by lower-case name."""

    lines: tuple[PageLine, ...]
    root: Box
    title: str
    meta: Mapping[str, str]


def page_of(text: str) -> Page:
    """What a browser would show of a page; raises RefusedFileError where it shows nothing or is nested beyond reason."""
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.ParserError:
        root = None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise RefusedFileError(
            "没有导入这个网页：它的标签嵌套太深，无法完整读出。请在浏览器中打开它，复制正文后粘贴导入。",
            "This page was not imported: its tags are nested too deep to be read whole. "
            "Open it in a browser, copy its text and import that.",
        )
    page = _Walk().walk(root) if root is not None else None
    if page is None or not page.lines:
        raise RefusedFileError(
            "没有导入这个网页：里面没有可见的文字，正文可能是打开时才由脚本载入的。请在浏览器中打开它，复制正文后粘贴导入。",
            "This page was not imported: it shows no text; a script may load the text when the page is opened. "
            "Open it in a browser, copy its text and import that.",
        )
    return page


@dataclass(slots=True)
class _Open:
    """A box whose end has not been met yet."""

    tag: str
    names: str
    start: int
    boxes: list[Box] = field(default_factory=list[Box])
    counting: Counting | None = None


class _Walk:
    """One pass over a page's elements in document order; without recursion, pages being nested as they like."""

    def __init__(self) -> None:
        self._lines: list[PageLine] = []
        self._open: list[_Open] = [_Open("page", "", 0)]
        self._text: list[str] = []
        self._linked = self._links = self._pre = 0
        self._rows = 0  # rows of a table of data that are open: one, or more where a page nests them against the rules
        self._files = self._spaced = False
        self._number = ""

    def walk(self, root: HtmlElement) -> Page:
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag, seen = str(element.tag), _is_seen(element)
            if event == "start":
                if not seen:
                    walk.skip_subtree()
                    continue
                self._start(tag, element)
                self._add(element.text)
            else:
                if seen:
                    self._end(tag)
                self._add(element.tail)
        self._flush()
        whole = Box("page", "", 0, len(self._lines), tuple(self._open[0].boxes))
        meta = {name.lower(): value for name, value in _meta(root)}
        title = _WHITE.sub(" ", "".join(root.xpath("string((//title)[1])"))).strip()
        return Page(tuple(self._lines), whole, title, meta)

    def _start(self, tag: str, element: HtmlElement) -> None:
        if tag == "a":
            self._links += 1
            self._files = self._files or _FILE.search(element.get("href", "")) is not None
        elif tag == "br":
            self._break()
        if not _BLOCK.fullmatch(tag):
            return
        if not self._rows:
            self._flush()
            names = " ".join(element.get(name, "") for name in ("class", "id", "role"))
            self._open.append(_Open(tag, names, len(self._lines)))
            self._begin(tag, element)
        elif tag in ("td", "th"):
            self._text.append(_CELL)
        else:
            self._rows += tag == "tr"
            self._text.append(" ")

    def _begin(self, tag: str, element: HtmlElement) -> None:
        """What a block outside a row of a table brings with it: a number, columns, fixed line ends."""
        above = self._open[-2]
        if tag in ("pre", "listing", "xmp"):
            self._pre += 1
        elif tag in ("ol", "ul", "menu", "dir"):
            self._open[-1].counting = Counting.of(element)
        elif tag == "li" and above.counting:
            self._number = above.counting.next(element)
        elif tag == "tr" and _is_data(element):
            self._rows = 1

    def _end(self, tag: str) -> None:
        if tag == "a":
            self._links = max(0, self._links - 1)
        if not _BLOCK.fullmatch(tag):
            return
        in_row = self._rows > 0
        self._rows -= in_row and tag == "tr"
        if self._rows:
            self._text.append(" ")
            return
        if in_row:
            self._row()
        elif not self._flush() and tag == "p" and self._open[-1].start == len(self._lines):
            self._spaced = True
        if tag in ("pre", "listing", "xmp"):
            self._pre -= 1
        if tag == "li":
            self._number = ""
        box = self._open.pop()
        if box.start < len(self._lines):
            self._open[-1].boxes.append(Box(box.tag, box.names, box.start, len(self._lines), tuple(box.boxes)))

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._pre and not self._rows:
            first, *others = text.splitlines() or [""]
            self._text.append(first)
            for other in others:
                self._flush()
                self._text.append(other)
            return
        self._text.append(text.replace(_CELL, " "))
        if self._links:
            self._linked += sum(not is_blank(char) for char in text)

    def _break(self) -> None:
        """A line end, but a space in a row of a table and in a heading below the first."""
        heading = _HEADING.fullmatch(self._open[-1].tag)
        if self._rows or (heading and heading[1] != "1"):
            self._text.append(" ")
        elif not self._flush():
            self._spaced = True

    def _row(self) -> None:
        cells = "".join(self._text).split(_CELL)[1:]
        self._put(_CELL.join(_collapsed(cell).strip() for cell in cells), row=True)

    def _flush(self) -> bool:
        """Ends the line; whether there was one."""
        return self._put(_collapsed("".join(self._text)))

    def _put(self, text: str, row: bool = False) -> bool:
        self._text.clear()
        seen = any(not is_blank(char) for char in text)
        if seen:
            heading = _HEADING.fullmatch(self._open[-1].tag)
            mark = int(heading[1]) if heading and len(text) <= _LONGEST_HEADING and not re.search(r"[。；！？]$", text) else 0
            number, self._number = self._number, ""
            text = number + text.lstrip() if number and not text.lstrip().startswith(number.strip()) else text
            self._lines.append(PageLine(text, self._linked, mark, row, self._spaced and bool(self._lines), self._files))
            self._spaced = False
        self._linked, self._files = 0, False
        return seen


def _collapsed(text: str) -> str:
    """White space of the source as one space, and none where only the source breaks the line between Chinese characters."""
    text = text.replace("\x00", "")

    def shown(found: re.Match[str]) -> str:
        around = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        broken = "\n" in found[0] and all(_WIDE.match(char) for char in around)
        return "" if broken or not all(around) else " "

    return _WHITE.sub(shown, text)


def _is_seen(element: HtmlElement) -> bool:
    hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style", ""))
    return not hidden and not _UNSEEN.fullmatch(str(element.tag))


def _meta(root: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        name, value = element.get("name") or element.get("property"), element.get("content")
        if name and value and value.strip():
            yield name.strip(), " ".join(value.split())


def _is_data(row: HtmlElement) -> bool:
    """Whether a row is one of a table of data: two cells or more, no table within, no cell that holds a text of its own."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or any(True for _ in row.iter("table")):
        return False
    sizes = [sum(len(text.strip()) for text in cell.itertext()) for cell in cells]
    largest = cells[sizes.index(max(sizes))]
    blocks = sum(1 for _ in largest.iter("p", "div", "li", "br", "h1", "h2", "h3"))
    return blocks < _LAYOUT_BLOCKS or max(sizes) < max(_LAYOUT_SHARE * sum(sizes), 200)
