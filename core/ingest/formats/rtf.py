"""The text of an RTF file without a word processor: paragraphs, table rows, and the numbers Word writes into it for readers
like this one. What is on screen only (headers, notes, text boxes, pictures) and deleted text is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_TOKEN = re.compile(r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL)
_SKIPPED = re.compile(
    r"colortbl|stylesheet|info|pict|nonshppict|object|shp|do|header[lrf]?|footer[lrf]?|footnote|annotation|atnid|atnauthor|"
    r"listtable|listoverridetable|rsidtbl|revtbl|filetbl|themedata|datastore|fldinst|xe|tc|txe|rxe|bkmkstart|bkmkend|"
    r"pnseclvl|listpicture|xmlnstbl|mmathPr|generator|template"
)
_SYMBOLS = {
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "line": "\n",
    "sect": "\n",
    "page": "\n",
    "column": "\n",
}
_PAIRS = re.compile(rb"(?:[\x00-\x7f]|[\x81-\xfe][\x80-\xfe])*")
_WESTERN, _DEFAULT = 0, 1
_CHARSETS = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253", 204: "cp1251", 238: "cp1250"}
_CODE_PAGES = {936: "gb18030", 54936: "gb18030", 950: "cp950", 932: "cp932", 949: "cp949", 65001: "utf-8"}
_NUMBER_GROUPS = frozenset({"listtext", "pntext"})


@dataclass(frozen=True, slots=True)
class Stripped:
    """The text, a line per paragraph and table row (cells kept apart by tabs), and whether the file came to its end."""

    text: str
    complete: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """What a `{` saves and a `}` brings back."""

    skipped: bool = False
    fonts: bool = False
    number: bool = False
    deleted: bool = False
    hidden: bool = False
    in_table: bool = False
    font: int = -1
    after_unicode: int = 1


def strip(data: bytes) -> Stripped:
    """The text of an RTF file (RTF 1.9.1). Never raises for what the file holds; a file of no words gives none."""
    return _Reader(data.decode("latin-1")).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._out: list[str] = []
        self._bytes = bytearray()
        self._group: _Group = _Group()
        self._outer: list[_Group] = []
        self._code_page = "cp1252"
        self._fonts: dict[int, int] = {}
        self._to_skip: int = 0
        self._starred = False

    def read(self) -> Stripped:
        at = 0
        complete = False
        while not complete and (token := _TOKEN.match(self._source, at)):
            at = token.end()
            word, number, code, symbol, brace, text = token.groups()
            if word == "bin":
                at += max(0, int(number or 0))
            elif word:
                self._word(word, int(number) if number else None)
            elif code:
                self._raw(bytes.fromhex(code))
            elif brace:
                complete = self._brace(brace)
            elif symbol:
                self._symbol(symbol)
            elif text:
                self._raw(text.encode("latin-1"))
        self._flush()
        joined = "".join(self._out).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return Stripped(re.sub(r"\t+(?=\n|$)", "", joined).replace("\x00", ""), complete)

    def _brace(self, brace: str) -> bool:
        """Whether the outermost group is closed: what follows is no part of the document."""
        self._flush()
        self._to_skip = 0
        self._starred = False
        if brace == "{":
            self._outer.append(self._group)
        elif self._outer:
            self._group = self._outer.pop()
        return brace == "}" and not self._outer

    def _symbol(self, symbol: str) -> None:
        if symbol in "{}\\":
            self._raw(symbol.encode())
            return
        self._flush()
        if symbol == "*":
            self._starred = True
        elif symbol == "~":
            self._put("\xa0")
        elif symbol == "_":
            self._put("-")
        elif symbol in "\r\n":
            self._word("par", None)

    def _word(self, word: str, number: int | None) -> None:
        self._flush()
        starred, self._starred = self._starred, False
        if _SKIPPED.fullmatch(word) or (starred and word not in _NUMBER_GROUPS):
            self._group = replace(self._group, skipped=True)
        elif word in _NUMBER_GROUPS:
            self._group = replace(self._group, number=True)
        elif word == "fonttbl":
            self._group = replace(self._group, fonts=True)
        elif word == "ansicpg" and number:
            self._code_page = _CODE_PAGES.get(number, f"cp{number}" if number in range(1250, 1259) else "cp1252")
        elif word == "fcharset":
            self._fonts[self._group.font] = number or 0
        elif word == "u" and number is not None:
            self._to_skip = 0
            self._put(chr(number % 0x10000))
            self._to_skip = self._group.after_unicode
        elif not self._layout(word):
            self._format(word, number)

    def _layout(self, word: str) -> bool:
        """A word that stands for a character or the end of a paragraph, cell or row."""
        if word in _SYMBOLS:
            self._put(_SYMBOLS[word])
        elif word == "tab":
            self._put(" " if self._group.number else "\t")
        elif word == "par":
            self._put(" " if self._group.in_table else "\n")
        elif word in ("cell", "nestcell"):
            self._put("\t")
        elif word in ("row", "nestrow"):
            self._put("\n")
        else:
            return False
        return True

    def _format(self, word: str, number: int | None) -> None:
        """A word that changes what the text after it is."""
        on = number != 0
        group = self._group
        if word == "f" and number is not None:
            self._group = replace(group, font=number)
        elif word == "uc":
            self._group = replace(group, after_unicode=max(0, number or 0))
        elif word == "deleted":
            self._group = replace(group, deleted=on)
        elif word == "v":
            self._group = replace(group, hidden=on)
        elif word == "plain":
            self._group = replace(group, deleted=False, hidden=False)
        elif word == "intbl":
            self._group = replace(group, in_table=True)
        elif word == "pard":
            self._group = replace(group, in_table=False)

    def _raw(self, content: bytes) -> None:
        """Bytes of text: the second byte of a Chinese character may stand as a letter, so they are decoded together."""
        dropped = min(self._to_skip, len(content))
        self._to_skip -= dropped
        self._bytes += content[dropped:]

    def _flush(self) -> None:
        if self._bytes:
            content = bytes(self._bytes)
            self._bytes.clear()
            self._put(self._decoded(content))

    def _decoded(self, content: bytes) -> str:
        charset = self._fonts.get(self._group.font, _DEFAULT)
        codec = _CHARSETS.get(charset, self._code_page)
        # In a Western font a lone high byte is a Western character, though other writers put Chinese in such fonts too.
        if charset == _WESTERN and not _PAIRS.fullmatch(content):
            codec = "cp1252"
        return content.decode(codec, "replace")

    def _put(self, text: str) -> None:
        group = self._group
        if not (group.skipped or group.fonts or group.deleted or group.hidden):
            self._out.append(text)
