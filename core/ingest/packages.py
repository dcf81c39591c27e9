"""The dangers of zip containers and of the XML in them: bombs, paths that lead out, links, entities, nesting."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.parsers import expat

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a file is refused (`它…` / `it …`) and what to do (`请…后再导入` / `please …`), before its name is put to it."""

    zh: str
    en: str
    todo_zh: str
    todo_en: str


class UnfitError(Exception):
    """A file is refused, for a `reason`."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.en)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Limits:
    """What a container may hold: how many entries, bytes unpacked in all, bytes of one entry."""

    entries: int
    unpacked: int
    entry: int


ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OSError, RuntimeError, EOFError, LookupError)
_ENTRY = b"PK\x01\x02"
_END = b"PK\x05\x06"
_LONGEST_END = 22 + 65_535
_ZIP64_END = 76
_ENCRYPTED = 0x1
_RATIO = 250
_RATIO_FROM = 8 * MB
_LARGEST_PART = 96 * MB
_LARGEST_PARTS = 160 * MB
_MOST_ELEMENTS = 1_500_000
_DEEPEST = 256
_DEEPEST_PACKAGE = 3
_CHUNK = 1 * MB
_MACROS = ("vbaproject.bin", "vbadata.xml")
_NEEDED = re.compile(r"(?:\[content_types\]\.xml|word/document\d*\.xml|ofd\.xml|(?:.*/)?document\.xml)", re.IGNORECASE)
_NOT_PARTS = frozenset({".svg", ".htm", ".html", ".xhtml", ".mht", ".mhtml", ".txt"})
_UNKNOWN_ENCODING = expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING]
_DRIVE = re.compile(r"[A-Za-z]:")
_DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"'](gb2312|gbk|gb18030)[\"']", re.IGNORECASE)

CUT_OFF = Reason("不完整或已损坏", "is cut off or damaged", "重新下载或复制一份", "download or copy it again")
_FIX_WORD = ("用 Word 或 WPS 打开，另存为新的 .docx", "open it in Word or WPS and save it as a new .docx")
_ASK = ("向提供文件的人要一份正常的文件", "ask whoever gave it to you for a sound copy")


def check_package(data: bytes, limits: Limits, *, parts: bool, depth: int = 1) -> bool:
    """Look through a zip container without unpacking more than its XML; whether it holds macros.

    `parts`: it is one document made of XML parts, which are checked too, and the documents embedded as text in it.
    Raises UnfitError.
    """
    # Each entry costs microseconds to list: count them before zipfile makes an object of every one.
    if entry_count(data) > limits.entries:
        raise _too_many(limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _entries(entries, len(data), limits)
            if not parts:
                return False
            _duplicates(entries)
            _all_parts(archive, entries)
            _embedded(archive, entries, limits, depth)
    except ZIP_ERRORS as error:
        raise UnfitError(CUT_OFF) from error
    return any(PurePosixPath(entry.filename.lower()).name in _MACROS for entry in entries)


def entry_count(data: bytes) -> int:
    """About how many entries the directory of a zip lists; 0 where it has none, as in one that is cut off."""
    end = data.rfind(_END, max(0, len(data) - _LONGEST_END))
    if end < 0 or end + 16 > len(data):
        return 0
    (size,) = struct.unpack_from("<L", data, end + 12)
    return data.count(_ENTRY, max(0, end - size - _ZIP64_END), end)


def _too_many(limits: Limits) -> UnfitError:
    return UnfitError(
        Reason(
            f"里面有 {limits.entries:,} 个以上的文件，不像正常文件",
            f"holds more than {limits.entries:,} entries, which no sound file does",
            *_ASK,
        )
    )


def _bomb(what_zh: str, what_en: str) -> UnfitError:
    return UnfitError(
        Reason(f"{what_zh}，可能是压缩炸弹，没有解压", f"{what_en}: it may be a zip bomb and was not unpacked", *_ASK)
    )


def _entries(entries: Sequence[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    """What the list of entries alone shows."""
    if not entries:
        raise UnfitError(Reason("是空的压缩包", "is an empty archive", "检查文件内容", "check what it holds"))
    if len(entries) > limits.entries:
        raise _too_many(limits)
    for entry in entries:
        _entry(entry, limits)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked:
        raise _bomb(f"解压后有 {unpacked // MB:,} MB", f"unpacks to {unpacked // MB:,} MB")
    if sum(entry.compress_size for entry in entries) > size:
        raise _bomb("里面的文件互相重叠", "holds entries that overlap")


def _entry(entry: zipfile.ZipInfo, limits: Limits) -> None:
    name = entry.filename.replace("\\", "/")
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        raise UnfitError(
            Reason(
                f"里面有指向外面的路径（{entry.filename[:80]}），可能会覆盖别的文件",
                f"holds a path that leads out of it ({entry.filename[:80]}) and might overwrite other files",
                *_ASK,
            )
        )
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise UnfitError(
            Reason(f"里面有符号链接（{entry.filename[:80]}）", f"holds a symbolic link ({entry.filename[:80]})", *_ASK)
        )
    if entry.flag_bits & _ENCRYPTED:
        raise UnfitError(Reason("有密码保护", "is protected by a password", "去掉密码", "remove the password"))
    if entry.file_size > limits.entry:
        raise _bomb(f"里面一个文件有 {entry.file_size // MB:,} MB", f"has an entry of {entry.file_size // MB:,} MB")
    if entry.file_size > _RATIO_FROM and entry.file_size > _RATIO * max(1, entry.compress_size):
        ratio = entry.file_size // max(1, entry.compress_size)
        raise _bomb(f"里面的文件压缩了 {ratio:,} 倍", f"has an entry compressed {ratio:,} times")


def _duplicates(entries: Sequence[zipfile.ZipInfo]) -> None:
    if len({entry.filename for entry in entries}) < len(entries):
        raise UnfitError(
            Reason(
                "里面有两个同名的部分，无法确定哪个是真的",
                "has two parts of one name, and no telling which is the true one",
                *_FIX_WORD,
            )
        )


def _all_parts(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> None:
    """The XML parts: their sizes together, then each by itself."""
    xml = [entry for entry in entries if _is_xml(archive, entry)]
    if any(entry.file_size > _LARGEST_PART for entry in xml) or sum(entry.file_size for entry in xml) > _LARGEST_PARTS:
        raise _too_much_xml()
    for entry in xml:
        try:
            elements = _part(archive, entry)
        except (expat.ExpatError, *ZIP_ERRORS) as error:
            # A reader never looks into most parts; only without these there is no document.
            if _NEEDED.fullmatch(entry.filename.replace("\\", "/")):
                raise UnfitError(CUT_OFF) from error
            continue
        if elements > _MOST_ELEMENTS:
            raise _too_much_xml()


def _is_xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """By suffix or first bytes: a part may have any name. Pages that stand in for text are their own reader's business."""
    suffix = PurePosixPath(entry.filename.lower()).suffix
    if suffix in (".xml", ".rels") or suffix in _NOT_PARTS:
        return suffix not in _NOT_PARTS
    try:
        with archive.open(entry) as content:
            return content.read(64).replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
    except ZIP_ERRORS:
        return False


def _too_much_xml() -> UnfitError:
    return UnfitError(
        Reason(
            "解压后的内容大得不正常（例如上千万个空段落），读它会卡住",
            "unpacks to far too much content (such as millions of empty paragraphs); reading it would hang",
            "把正文复制到新文件里",
            "copy its text into a new file",
        )
    )


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> int:
    """How many elements an XML part has at most; UnfitError for a document type, entities or deep nesting."""
    chunks: list[bytes] = []
    tags = 0
    with archive.open(entry) as content:
        while chunk := content.read(_CHUNK):
            tags += chunk.count(b"<")
            # An element has one tag or two: where there are too many, the parser need not be asked.
            if tags > 2 * _MOST_ELEMENTS:
                return tags
            chunks.append(chunk)
    return _Structure().count(b"".join(chunks))


class _Structure:
    """One pass of expat over an XML part."""

    def __init__(self) -> None:
        self._depth = 0
        self._elements = 0

    def count(self, content: bytes) -> int:
        """How many elements there are. Given whole: expat takes quadratic time over one long token that comes in chunks."""
        chinese = _DECLARED.match(content)
        parser = expat.ParserCreate("utf-8" if chinese else None)
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            parser.Parse(content.decode("gb18030").encode() if chinese else content, True)
        except (ValueError, LookupError) as error:
            # An encoding that is unknown here might hide a DTD from expat and not from another parser.
            raise UnfitError(CUT_OFF) from error
        except expat.ExpatError as error:
            if error.code == _UNKNOWN_ENCODING:
                raise UnfitError(CUT_OFF) from error
            raise
        return self._elements

    def _start(self, _name: str, _attributes: object) -> None:
        self._elements += 1
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnfitError(
                Reason(
                    f"里面的标记嵌套超过 {_DEEPEST} 层，读它会卡住或出错",
                    f"nests its markup more than {_DEEPEST} deep; reading it would hang or fail",
                    "把正文复制到新文件里",
                    "copy its text into a new file",
                )
            )

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _doctype(self, *_declared: object) -> None:
        raise UnfitError(
            Reason(
                "里面有 DTD 或实体声明，正常文件没有，可能是攻击",
                "declares a DTD or entities, which sound files never do: it may be an attack",
                *_FIX_WORD,
            )
        )


def _embedded(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo], limits: Limits, depth: int) -> None:
    """Word documents that stand in for text (`altChunk`) are packages themselves; objects in `embeddings` are never opened."""
    for entry in entries:
        name = entry.filename.lower()
        if not name.endswith((".docx", ".docm")) or "/embeddings/" in name:
            continue
        if depth == _DEEPEST_PACKAGE or entry.file_size > _LARGEST_PART:
            raise _bomb("里面的文件一层套一层", "holds documents within documents within documents")
        check_package(archive.read(entry), limits, parts=True, depth=depth + 1)
