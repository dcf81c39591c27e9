"""Damage done to a file by chance: to its bytes, its numbers and marks, to the parts of a container and their elements."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import deepcopy
from random import Random

from lxml import etree

from core.ingest.packages import ZIP_ERRORS
from tests.core.ingest.hostile import zipped

Damage = Callable[[bytes, Random], bytes]

EDGES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)
NUMBERS = (b"0", b"-1", b"1e9", b"99999999999999999999", b"2147483648", b"0.0000001", b"NaN", b"", "七".encode())
MARKS = (
    b"<",
    b">",
    b"{",
    b"}",
    b"[",
    b"(",
    b"&#0;",
    b"&#x110000;",
    b"<!DOCTYPE a>",
    b"<![CDATA[",
    b"\\u-1?",
    b"\\bin99 ",
    b"%%EOF",
    b"\x00",
)
LARGEST = 100_000


def damaged(data: bytes, chance: Random) -> bytes:
    """The file with one to four damages; a container is damaged inside more often than outside."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        inside = data.startswith(b"PK") and chance.random() < 0.7
        data = (_in_package(data, chance) if inside else chance.choice(ANYWHERE)(data, chance))[:LARGEST]
    return data


def _place(data: bytes, chance: Random) -> tuple[int, int]:
    """A stretch of the file, mostly short."""
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((0, 1, 4, 30, 1000)))


def flipped(data: bytes, chance: Random) -> bytes:
    """A few bits turned over."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(data: bytes, chance: Random) -> bytes:
    """A stretch left out, or all behind a place."""
    start, end = _place(data, chance)
    return data[:start] if chance.random() < 0.3 else data[:start] + data[end:]


def repeated(data: bytes, chance: Random) -> bytes:
    """A stretch many times over."""
    start, end = _place(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 3, 300)) + data[end:]


def exchanged(data: bytes, chance: Random) -> bytes:
    """Two stretches in each other's place."""
    (a, b), (c, d) = sorted((_place(data, chance), _place(data, chance)))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:] if b <= c else data


def edged(data: bytes, chance: Random) -> bytes:
    """A binary number at the edge of what it can be."""
    size = chance.choice((1, 2, 4, 8))
    start = chance.randrange(len(data) + 1) // size * size
    return (
        data[:start]
        + (chance.choice(EDGES) & (256**size - 1)).to_bytes(size, chance.choice(("little", "big")))
        + data[start + size :]
    )


def renumbered(data: bytes, chance: Random) -> bytes:
    """A printed number that is another, huge, or none."""
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return data
    at = chance.choice(found)
    number = chance.choice((*NUMBERS, chance.choice(found)[0], str(chance.randrange(40)).encode()))
    return data[: at.start()] + number + data[at.end() :]


def marked(data: bytes, chance: Random) -> bytes:
    """A mark of markup where none belongs, once or so often that it nests deep."""
    start, _ = _place(data, chance)
    return data[:start] + chance.choice(MARKS) * chance.choice((1, 2, 3000)) + data[start:]


ANYWHERE: tuple[Damage, ...] = (flipped, cut, repeated, exchanged, edged, renumbered, marked)


def _in_package(data: bytes, chance: Random) -> bytes:
    """A zip with damage to one of its parts, or with parts lost, doubled, renamed or in each other's place."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except ZIP_ERRORS:
        return flipped(data, chance)
    if not parts:
        return data
    at, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    name, content = parts[at]
    match chance.randrange(12):
        case 0:
            del parts[at]
        case 1:
            parts[at], parts[other] = (name, parts[other][1]), (parts[other][0], content)
        case 2:
            parts.append((chance.choice((name, name.upper(), f"../{name}", "a.xml", parts[other][0] + "x")), content))
        case 3:
            parts[at] = (name, data)
        case 4 | 5 | 6:
            parts[at] = (name, chance.choice(ANYWHERE)(content, chance))
        case _:
            parts[at] = (
                name,
                _in_tree(content, chance) if content.lstrip()[:1] == b"<" else chance.choice(ANYWHERE)(content, chance),
            )
    return zipped(parts, level=1)


def _in_tree(content: bytes, chance: Random) -> bytes:
    """XML that is still well formed, with an element lost, moved, doubled, nested, renamed, or with another attribute."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or len(elements := list(root.iter(etree.Element))[1:]) < 2:
        return marked(content, chance)
    with suppress(ValueError):  # a name of no declared namespace, where an earlier damage was mended
        _change(elements, chance)
    return etree.tostring(root)


def _change(elements: Sequence[etree._Element], chance: Random) -> None:
    """Do something to one of the elements."""
    one, other = chance.choice(elements), chance.choice(elements)
    match chance.randrange(7):
        case 0:
            one.getparent().remove(one)
        case 1:
            one.append(deepcopy(other))
        case 2:
            for _ in range(chance.choice((1, 5, 100))):
                one.addprevious(deepcopy(one))
        case 3:
            for _ in range(chance.choice((3, 60, 300))):
                inner = etree.Element(one.tag, one.attrib)
                one.append(inner)
                one = inner
        case 4:
            one.tag = other.tag
        case 5 if one.attrib:
            key = chance.choice(list(one.attrib))
            one.set(key, chance.choice((*(number.decode() for number in NUMBERS), "x" * 5000, *other.attrib.values())))
        case _:
            one.text = chance.choice(
                (None, " ", "\t\n", "一、" * 3000, "\u200b", "1" * 4000, "".join(map(chr, range(0x20, 0x3000))))
            )
