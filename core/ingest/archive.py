"""A folder or a zip as the files in it that might be plans, one after another. What each file is, `sniff` says later."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from core.errors import RefusedFileError
from core.ingest import preflight
from core.ingest.packages import CUT_OFF, ZIP_ERRORS, Reason
from core.ingest.sniff import SUFFIXES, Kind

_UTF8_NAME = 0x800
_UNICODE_PATH = 0x7075
_ZIP_SUFFIX = ".zip"
_JUNK_FOLDERS = frozenset({"__macosx", ".git", "$recycle.bin", "system volume information"})
_PAGE_SUFFIXES = (".htm", ".html", ".xhtml", ".mht")
_COMPANIONS = ("_files", ".files")
_TOO_LARGE = Reason(
    f"超过了 {preflight.LARGEST_SOURCE // preflight.MB} MB 的上限",
    f"is larger than the limit of {preflight.LARGEST_SOURCE // preflight.MB} MB",
    "拆成几个文件，或去掉其中的图片",
    "split it into several files or remove its pictures",
)


_NO_FILE = Reason("不是文件", "is no file", "选择文件或文件夹", "choose a file or a folder")


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a folder or zip: its path from there with `/` between, and its bytes, or why it can't be had."""

    name: str
    data: bytes = b""
    refused: RefusedFileError | None = None


def members(data: bytes, name: str) -> Iterator[Member]:
    """The files of a zip that may be plans, in order of name, one in memory at a time.

    `name` is the zip's own. Raises RefusedFileError for a zip that preflight refuses; a file in it that can't be read
    comes as a refused member. Zips within it are refused members; files of other kinds are passed over.
    """
    preflight.check(data, Kind.ZIP, name)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {name_of(entry): entry for entry in archive.infolist() if not entry.filename.endswith("/")}
        for path in wanted(list(entries)):
            yield _member(archive, entries[path], path)


def folder_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Name and path of the files of a folder and its subfolders that may be plans, in order of name; links are not followed."""
    found: dict[str, Path] = {}
    for parent, _, files in os.walk(folder):
        paths = [Path(parent, file) for file in files]
        found |= {text_of(path.relative_to(folder)): path for path in paths if path.is_file() and not path.is_symlink()}
    for name in wanted(list(found)):
        yield name, found[name]


def wanted(paths: Sequence[str]) -> list[str]:
    """Those of the paths that may be plans, in order: by suffix, without what systems and browsers leave beside them."""
    pages = {path.rsplit(".", 1)[0].lower() for path in paths if path.lower().endswith(_PAGE_SUFFIXES)}
    return sorted(path for path in paths if _is_wanted(PurePosixPath(path), pages))


def name_of(entry: zipfile.ZipInfo) -> str:
    """The path of a zip's entry, with `/` between.

    By its Unicode Path extra field, its flag for UTF-8 (APPNOTE.TXT 4.4.4 and 4.6.9), else by its bytes: UTF-8 where they
    are, GB18030 as Windows in China writes them.
    """
    if entry.flag_bits & _UTF8_NAME:
        return entry.orig_filename.replace("\\", "/")
    raw = entry.orig_filename.encode("cp437", "replace")
    return (_unicode_path(entry.extra, raw) or _decoded(raw)).replace("\\", "/")


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in the extra field, where it is that of the name beside it (their checksums agree)."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = int.from_bytes(extra[at : at + 2], "little"), int.from_bytes(extra[at + 2 : at + 4], "little")
        field = extra[at + 4 : at + 4 + size]
        if kind == _UNICODE_PATH and field[:1] == b"\x01" and int.from_bytes(field[1:5], "little") == zlib.crc32(raw):
            return field[5:].decode("utf-8", "replace")
        at += 4 + size
    return None


def text_of(path: Path) -> str:
    """A path as text; one that is not UTF-8 (unpacked from an archive made on a Chinese Windows) is read as GB18030."""
    return _decoded(os.fsencode(path.as_posix()))


def _is_wanted(path: PurePosixPath, pages: set[str]) -> bool:
    name = path.name.lower()
    if path.suffix.lower() not in SUFFIXES | {_ZIP_SUFFIX} or name.startswith(("~$", "._", ".~")):
        return False
    folders = [str(folder).lower() for folder in path.parents]
    if any(PurePosixPath(folder).name in _JUNK_FOLDERS for folder in folders):
        return False
    # "要点_files" beside "要点.html" is what a browser saved with the page.
    return not any(folder.removesuffix(end) in pages for folder in folders for end in _COMPANIONS if folder.endswith(end))


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str) -> Member:
    if path.lower().endswith(_ZIP_SUFFIX):
        return Member(path, refused=preflight.refused(path, preflight.NESTED))
    if entry.file_size > preflight.LARGEST_SOURCE:
        return Member(path, refused=preflight.refused(path, _TOO_LARGE))
    try:
        return Member(path, archive.read(entry))
    except ZIP_ERRORS:
        return Member(path, refused=preflight.refused(path, CUT_OFF))


def file_at(path: Path) -> Member:
    """A file with its bytes; refused unread where it is too large or no file, such as a pipe that would never end."""
    name = text_of(Path(path.name))
    try:
        if path.exists() and not path.is_file():
            return Member(name, refused=preflight.refused(name, _NO_FILE))
        if path.stat().st_size > preflight.LARGEST_SOURCE:
            return Member(name, refused=preflight.refused(name, _TOO_LARGE))
        return Member(name, path.read_bytes())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        todo = ("检查文件是否还在、是否允许读取", "check that it exists and may be read")
        return Member(name, refused=preflight.refused(name, Reason(f"读不出来（{reason}）", f"cannot be read ({reason})", *todo)))
