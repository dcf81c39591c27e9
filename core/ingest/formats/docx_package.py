"""The parts of a .docx: found by relationships, unpacked within bounds, parsed without entities. `preflight` comes first."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Protocol, cast

from lxml import etree

from core.errors import RefusedFileError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_LARGEST_PART = 128 * 1024 * 1024
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Strict documents (ISO/IEC 29500-1) are the same but for their namespaces.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_INTEGER = re.compile(r"-?[0-9]{1,9}")
_UNPACKING = (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OSError, RuntimeError, EOFError, LookupError)


class Node(Protocol):
    """What is used of an XML element."""

    @property
    def tag(self) -> str: ...
    @property
    def text(self) -> str | None: ...
    def get(self, key: str, /) -> str | None: ...
    def find(self, path: str, /) -> Node | None: ...
    def findall(self, path: str, /) -> list[Node]: ...
    def iter(self, tag: str, /) -> Iterator[Node]: ...
    def __iter__(self) -> Iterator[Node]: ...


class DamagedPartError(Exception):
    """A part can't be read."""


class Package:
    """An opened .docx. Raises RefusedFileError for what is none or has no main document."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            names = self._archive.namelist()
        except _UNPACKING as error:
            raise _refused_as_damaged() from error
        self._names = {name.replace("\\", "/").lstrip("/").lower(): name for name in names}
        self.main = next(iter(self._targets("", "/officeDocument").values()), "word/document.xml")
        if not self.has(self.main):
            raise _refused_as_damaged()

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return name.lower() in self._names

    def read(self, name: str) -> bytes:
        """A part's bytes; raises DamagedPartError where it is missing, too large or can't be unpacked."""
        try:
            with self._archive.open(self._names[name.lower()]) as part:
                content = part.read(_LARGEST_PART + 1)
        except _UNPACKING as error:
            raise DamagedPartError(name) from error
        if len(content) > _LARGEST_PART:
            raise DamagedPartError(name)
        return content

    def xml(self, name: str) -> Node:
        """A part's root element; raises DamagedPartError, and RefusedFileError for a part that declares a document type."""
        content = self.read(name)
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError, LookupError) as error:
            raise DamagedPartError(name) from error
        if root.getroottree().docinfo.doctype:
            raise RefusedFileError(
                "没有导入这个文件：里面有 DTD 或实体声明，可能是攻击。请用 Word 或 WPS 打开，另存为新的 .docx 后再导入。",
                "This file was not imported: it declares a DTD or entities, which no sound Word document does. "
                "Open it in Word or WPS and save it as a new .docx.",
            )
        return cast(Node, root)

    def root(self) -> Node:
        """The main document; raises RefusedFileError where it can't be read."""
        try:
            return self.xml(self.main)
        except DamagedPartError as error:
            raise _refused_as_damaged() from error

    def core_properties(self) -> str:
        """The name of the part that holds the document's title and authors; empty where there is none."""
        return next(iter(self._targets("", "/core-properties").values()), "")

    def related(self, kind: str) -> dict[str, str]:
        """The main document's parts of a kind (`/styles`), by relationship id."""
        return self._targets(self.main, kind)

    def _targets(self, source: str, kind: str) -> dict[str, str]:
        folder, file = posixpath.split(source)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.has(name):
            return {}
        try:
            relations = list(self.xml(name).iter(_RELATION))
        except DamagedPartError:
            return {}
        found: dict[str, str] = {}
        for each in relations:
            if (each.get("Type") or "").endswith(kind) and each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, (each.get("Target") or "").replace("\\", "/")))
                found[each.get("Id") or ""] = target.lstrip("/")
        return found


def _refused_as_damaged() -> RefusedFileError:
    return RefusedFileError(
        "没有导入这个文件：它不是完整的 Word 文档，可能已损坏。请用 Word 或 WPS 打开，另存为新的 .docx 后再导入。",
        "This file was not imported: it is no whole Word document, it may be damaged. "
        "Open it in Word or WPS and save it as a new .docx.",
    )


def integer(node: Node | None, default: int, name: str = "val") -> int:
    """The whole number in an attribute of a node; the default where there is no node or no such number."""
    value = (node.get(f"{W}{name}") or "") if node is not None else ""
    return int(value) if _INTEGER.fullmatch(value) else default


def is_on(node: Node | None) -> bool:
    """Whether a property that is there or not, such as `w:vanish`, holds."""
    return node is not None and node.get(f"{W}val") not in ("0", "false", "off")
