"""What a file is, told by its content; the name only breaks ties. Whether it may be opened is `preflight`'s to say."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from contextlib import suppress
from enum import StrEnum
from pathlib import PurePath

from core.ingest.ole import SIGNATURE, Container
from core.ingest.packages import ZIP_ERRORS, entry_count


class Kind(StrEnum):
    """The kinds of file that are told apart; those in `READABLE` have a reader, the others are refused by name."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MHTML = "mhtml"
    DOCX = "docx"
    DOC = "doc"
    WPS = "wps"
    RTF = "rtf"
    PDF = "pdf"
    OFD = "ofd"
    ZIP = "zip"
    XLSX = "xlsx"
    XLS = "xls"
    PPTX = "pptx"
    PPT = "ppt"
    ODT = "odt"
    EPUB = "epub"
    WORD_XML = "word_xml"
    MAIL = "mail"
    CEB = "ceb"
    CAJ = "caj"
    IMAGE = "image"
    SOUND = "sound"
    ARCHIVE = "archive"
    DATABASE = "database"
    PROGRAM = "program"
    UNKNOWN = "unknown"


READABLE = frozenset(
    {Kind.TEXT, Kind.MARKDOWN, Kind.HTML, Kind.MHTML, Kind.DOCX, Kind.DOC, Kind.WPS, Kind.RTF, Kind.PDF, Kind.OFD}
)
"""The kinds one file of which can be read; a zip is taken apart first."""

_TEXT = frozenset({".txt", ".text"})
_MARKDOWN = frozenset({".md", ".markdown"})
_PAGE = frozenset({".htm", ".html", ".xhtml", ".shtml"})
_ARCHIVED = frozenset({".mht", ".mhtml"})
_WORD = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_OLD_WORD = frozenset({".doc", ".dot"})
_WPS = frozenset({".wps", ".wpt"})

SUFFIXES = _TEXT | _MARKDOWN | _PAGE | _ARCHIVED | _WORD | _OLD_WORD | _WPS | {".rtf", ".pdf", ".ofd"}
"""Suffixes of readable files: what a folder or a zip is searched for. A file named outright is told by its content."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_MAGIC = (
    (b"\x89PNG\r\n", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
    (b"Rar!\x1a", Kind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"\x1f\x8b\x08", Kind.ARCHIVE),
    (b"\xfd7zXZ\x00", Kind.ARCHIVE),
    (b"SQLite format 3\x00", Kind.DATABASE),
    (b"\x7fELF", Kind.PROGRAM),
    (b"Founder CEB", Kind.CEB),
    (b"HN\x00\x00", Kind.CAJ),
    (b"ID3", Kind.SOUND),
)
_STREAMS = (
    ("workbook", Kind.XLS),
    ("book", Kind.XLS),
    ("powerpoint document", Kind.PPT),
    ("__properties_version1.0", Kind.MAIL),
)
_BINARY_SUFFIX = {
    Kind.IMAGE: "bmp webp heic jpg jpeg png gif tif tiff wmf emf psd",
    Kind.SOUND: "mp3 wav m4a mp4 avi mov mkv wmv amr",
    Kind.PROGRAM: "exe dll msi com apk",
    Kind.ARCHIVE: "rar 7z gz tar bz2 xz iso cab",
    Kind.CEB: "ceb cebx sep gd gw",
    Kind.CAJ: "caj nh kdh",
    Kind.DATABASE: "db sqlite mdb accdb yaodian",
}
_MAIN_PART = re.compile(rb"wordprocessingml\.(?:document|template)\.main\+xml|word\.(?:document|template)\.macroEnabled")
_PAGE_START = re.compile(
    r"(?>\s+|<!--.*?-->|<\?xml[^>]*\?>)*+(?:(?P<whole><!DOCTYPE\s+html\b|<html\b)|<(?:head|body|meta|title|script|style|link|frameset|base)\b)",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT_START = re.compile(r"\s*<(?:div|p|table|span|h[1-6]|section|article|center|font|!--|!DOCTYPE|\?xml)\b", re.IGNORECASE)
_TAG_END = re.compile(r"</(?:div|p|table|span|td)>", re.IGNORECASE)
_WORD_XML = re.compile(r"<\?mso-application\s+progid=\"Word|<(?:\w+:)?wordDocument\b|<pkg:package\b")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*:[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*\r?\n")
_USUAL = re.compile(r"[\t\n\r -~\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\xa0\xb7]")
_SAMPLE = 16_384
_MOST_ENTRIES = 50_000


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of a file by its first bytes and, for zip and OLE containers, by what they hold.

    `name` decides between Markdown and text, WPS and Word (both are the same OLE container), and names what is binary and
    has no signature. Never raises for what a file holds.
    """
    suffix = PurePath(name).suffix.lower()
    if data.startswith(_ZIP):
        return _in_zip(data, suffix)
    if data.startswith(SIGNATURE):
        return _in_ole(data, suffix)
    return _by_signature(data, suffix) or _text_kind(data, suffix)


def _by_signature(data: bytes, suffix: str) -> Kind | None:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{\\rt"):
        return Kind.RTF
    if head.startswith(b"%PDF-") or (b"%PDF-" in head and (suffix == ".pdf" or b"%%EOF" in data[-1024:])):
        return Kind.PDF
    if data.startswith(b"MZ") and b"\x00" in data[:1024]:
        return Kind.PROGRAM
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def _in_zip(data: bytes, suffix: str) -> Kind:
    names, types = _contents(data) if entry_count(data) <= _MOST_ENTRIES else (set[str](), b"")
    if names:
        return _by_parts({name.replace("\\", "/").lstrip("/").lower() for name in names}, types)
    if suffix == ".ofd":
        return Kind.OFD
    return Kind.DOCX if suffix in _WORD | _OLD_WORD | _WPS else Kind.ZIP


def _contents(data: bytes) -> tuple[set[str], bytes]:
    """The names in a zip and the part that says what they are; nothing of a damaged one: preflight tells what is wrong."""
    names: set[str] = set()
    types = b""
    with suppress(*ZIP_ERRORS), zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {entry.filename for entry in archive.infolist()}
        part = next((part for part in ("mimetype", "[Content_Types].xml") if part in names), None)
        types = _start_of(archive, part) if part else b""
    return names, types


def _by_parts(names: set[str], types: bytes) -> Kind:
    """By the names of a container's parts in lower case, and the part that says what they are."""
    packaged = "[content_types].xml" in names
    signs = (
        (Kind.OFD, "ofd.xml" in names),
        (Kind.DOCX, bool(_MAIN_PART.search(types)) or "word/document.xml" in names),
        (Kind.XLSX, packaged and any(name.startswith("xl/") for name in names)),
        (Kind.PPTX, packaged and any(name.startswith("ppt/") for name in names)),
        (Kind.ODT, b"opendocument" in types),
        (Kind.EPUB, b"epub" in types),
        (Kind.PROGRAM, bool(names & {"androidmanifest.xml", "meta-inf/manifest.mf"})),
    )
    return next((kind for kind, seen in signs if seen), Kind.ZIP)


def _start_of(archive: zipfile.ZipFile, part: str) -> bytes:
    with archive.open(part) as content:
        return content.read(1 << 20)


def _in_ole(data: bytes, suffix: str) -> Kind:
    streams: set[str] = set()
    with suppress(OSError):
        streams = {name.lower() for name in Container(data).names}
    writer = Kind.WPS if suffix in _WPS else Kind.DOC
    if streams & {"worddocument", "encryptedpackage"} or (not streams and suffix in _WPS | _OLD_WORD):
        return writer
    found = next((kind for stream, kind in _STREAMS if stream in streams), None)
    return found or (writer if suffix in _WPS else Kind.UNKNOWN)


def _text_kind(data: bytes, suffix: str) -> Kind:
    head = _head_text(data)
    if head is None:
        return next((kind for kind, suffixes in _BINARY_SUFFIX.items() if suffix[1:] in suffixes.split()), Kind.UNKNOWN)
    return _mail_kind(head, suffix) or _markup_kind(head, suffix) or Kind.TEXT


def _markup_kind(head: str, suffix: str) -> Kind | None:
    if head.lstrip().startswith("<") and _WORD_XML.search(head[:4096]):
        return Kind.WORD_XML
    start = _PAGE_START.match(head)
    if suffix in _MARKDOWN:
        return Kind.HTML if start and start["whole"] else Kind.MARKDOWN
    page = start or (suffix in _PAGE and "<" in head)
    return Kind.HTML if page or (_FRAGMENT_START.match(head) and _TAG_END.search(head)) else None


def _head_text(data: bytes) -> str | None:
    """The beginning as text, for looking at ASCII markup only; None where it is binary."""
    sample = data[:_SAMPLE]
    for bom, encoding in (
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF8, "utf-8"),
    ):
        if sample.startswith(bom):
            return sample[len(bom) :].decode(encoding, "replace")
    if b"\x00" not in sample:
        controls = sum(sample.count(byte) for byte in b"\x01\x02\x03\x04\x05\x06\x0e\x0f\x10\x11\x12\x14\x16\x17")
        return sample.decode("latin-1") if controls <= max(8, len(sample) // 100) else None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
        if len(_USUAL.findall(text)) >= 0.8 * len(text):
            return text
    # Stray NULs are for `decode` to judge: it knows what may be left over in a text.
    return sample.decode("latin-1") if sample.count(b"\x00") <= len(sample) // 1000 else None


def _mail_kind(head: str, suffix: str) -> Kind | None:
    """MHTML and mail both begin with header lines; a page archived whole is `multipart/related` or one HTML part."""
    at = len(head) - len(head.lstrip("\r\n \t\ufeff\xef\xbb\xbf"))
    headers: dict[str, str] = {}
    while found := _HEADER.match(head, at):
        key, _, value = found.group().partition(":")
        headers[key.lower()] = " ".join(value.split()).lower()
        at = found.end()
    content = headers.get("content-type", "")
    if not content or not headers.keys() & {"mime-version", "from", "content-transfer-encoding", "subject"}:
        return None
    if content.startswith(("multipart/related", "text/html")) or suffix in _ARCHIVED:
        return Kind.MHTML
    return Kind.MAIL if content.startswith(("multipart/", "text/", "message/")) else None
