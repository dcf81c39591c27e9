"""Makers of containers, sound and hostile: every bomb and attack is built here, none is kept as a file."""

import copy
import functools
import io
import random
import stat
import struct
import warnings
import zipfile

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
OLE_END, OLE_FREE, OLE_FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def zipped(entries, level=6) -> bytes:
    """A zip of (name or ZipInfo, content) pairs, in order; the same name may come twice."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        warnings.simplefilter("ignore")
        for name, content in entries:
            archive.writestr(name, content)
    return out.getvalue()


def body(*paragraphs: str) -> str:
    inside = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return f"<w:document {WORD}><w:body>{inside}</w:body></w:document>"


def docx(document="", *more, level=6) -> bytes:
    """A Word document whose main part is `document` (text or bytes), with more (name, content) parts."""
    return zipped([("[Content_Types].xml", TYPES), ("word/document.xml", document or body("一、抓学习。")), *more], level)


def ofd(document="<ofd:Document xmlns:ofd='http://www.ofdspec.org/2016'/>", *more) -> bytes:
    root = "<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'/>"
    return zipped([("OFD.xml", root), ("Doc_0/Document.xml", document), *more])


@functools.cache
def huge_part() -> bytes:
    """Some 400 KB that unpack to 400 MB of blanks."""
    return docx(b"<a>" + b" " * 400_000_000 + b"</a>", level=1)


@functools.cache
def empty_paragraphs() -> bytes:
    """Some 200 KB that hold 20 million empty paragraphs."""
    inside = b"<w:p/>" * 20_000_000
    return docx(f"<w:document {WORD}><w:body>".encode() + inside + b"</w:body></w:document>", level=9)


@functools.cache
def disguised_paragraphs() -> bytes:
    """Four million elements that hardly compress: a block of random tags, repeated from outside deflate's window."""
    letters = random.Random(1)
    block = "".join(f"<w:{letters.choice('abcdefgh')}{letters.choice('abcdefgh')}/>" for _ in range(40_000)).encode()
    return docx(f"<w:document {WORD}>".encode() + block * 100 + b"</w:document>", level=1)


@functools.cache
def many_entries(count=60_000) -> bytes:
    return zipped([(f"word/{at}.xml", "") for at in range(count)])


def within(inner: bytes, times: int) -> bytes:
    """A Word document that stands in for the text of another, and so on."""
    for _ in range(times):
        inner = docx("", ("word/afchunk.docx", inner))
    return inner


def overlapping() -> bytes:
    """Two entries over the same packed bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", body("甲" * 5000))
        for at in range(5):
            again = copy.copy(archive.filelist[-1])
            again.filename = f"word/{at}.xml"
            archive.filelist.append(again)
    return out.getvalue()


BILLION_LAUGHS = (
    '<!DOCTYPE a [<!ENTITY l0 "ha">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + f"]><w:document {WORD}><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
)
QUADRATIC = f'<!DOCTYPE a [<!ENTITY l "{"x" * 100_000}">]><a>{"&l;" * 100_000}</a>'
EXTERNAL = '<!DOCTYPE a [<!ENTITY l SYSTEM "file:///etc/passwd">]><a>&l;</a>'
EXTERNAL_DTD = '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>'
PARAMETER = '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1/p"> %p;]><a/>'


def nested(depth=3000) -> str:
    return f"<w:document {WORD}>" + "<w:tbl>" * depth + "</w:tbl>" * depth + "</w:document>"


def link(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def encrypted(data: bytes) -> bytes:
    """The same zip with the flag of an encrypted entry set in both headers."""
    marked = bytearray(data)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = marked.find(signature)
        while start >= 0:
            marked[start + at] |= 1
            start = marked.find(signature, start + 4)
    return bytes(marked)


def ole(streams: dict[str, bytes]) -> bytes:
    """An OLE container (MS-CFB, sectors of 512 bytes); short streams are filled up to 4096 bytes with NULs."""
    contents = {name: content.ljust(4096, b"\x00") for name, content in streams.items()}
    entries = [_entry("Root Entry", 5, OLE_END, 0, child=1 if contents else OLE_FREE)]
    sectors: list[bytes] = []
    fat: list[int] = []

    def place(content: bytes) -> int:
        start = len(sectors)
        pieces = [content[at : at + 512].ljust(512, b"\x00") for at in range(0, len(content), 512)]
        sectors.extend(pieces)
        fat.extend([*range(start + 1, start + len(pieces)), OLE_END])
        return start

    for at, (name, content) in enumerate(contents.items(), 1):
        right = at + 1 if at < len(contents) else OLE_FREE
        entries.append(_entry(name, 2, place(content), len(content), right=right))
    directory = place(b"".join(entries))
    count = 1
    while count * 128 < len(sectors) + count:
        count += 1
    first = len(sectors)
    fat.extend([OLE_FAT] * count)
    table = struct.pack(f"<{len(fat)}L", *fat).ljust(count * 512, b"\xff")
    difat = [first + at if at < count else OLE_FREE for at in range(109)]
    header = struct.pack(
        "<8s16sHHHHH6sLLLLLLLLL109L",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, count, directory, 0, 4096),
        *(OLE_END, 0, OLE_END, 0, *difat),
    )
    return header + b"".join(sectors) + table


def _entry(name: str, kind: int, start: int, size: int, child=OLE_FREE, right=OLE_FREE) -> bytes:
    raw = name.encode("utf-16-le") + b"\x00\x00"
    tail = struct.pack("<LLL16sLQQLQ", OLE_FREE, right, child, b"", 0, 0, 0, start, size)
    return raw.ljust(64, b"\x00") + struct.pack("<HBB", len(raw), kind, 1) + tail


def doc(text: str, *, compressed=False, flags=0, main_length=None) -> bytes:
    """A Word 97 document of one piece: text with Word's own control characters, as UTF-16 or (compressed) cp1252."""
    raw = text.encode("cp1252" if compressed else "utf-16-le")
    place = 0x400
    fib = bytearray(place)
    struct.pack_into("<HH", fib, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", fib, 0x0A, 0x0200 | flags)
    struct.pack_into("<l", fib, 0x4C, len(text) if main_length is None else main_length)
    offset = (place * 2) | (1 << 30) if compressed else place
    pieces = struct.pack("<LLHLH", 0, len(text), 0, offset, 0)
    clx = b"\x01" + struct.pack("<H", 4) + b"\x00" * 4 + b"\x02" + struct.pack("<L", len(pieces)) + pieces
    struct.pack_into("<LL", fib, 0x1A2, 0, len(clx))
    return ole({"WordDocument": bytes(fib) + raw, "1Table": clx})
