"""From files to the library: read each once, refuse with a reason, store in one transaction, report what became of it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from core import ingest
from core.errors import RefusedFileError
from core.model import ImportReport, Notice, ParsedSource, Source
from core.progress import Progress
from core.store import Library, plans


class Importer:
    """Takes files into one library. Reading happens outside the transaction, which therefore is short."""

    def __init__(self, library: Library, author: str) -> None:
        self._library = library
        self._author = author

    def take_in(self, paths: Sequence[Path], progress: Progress) -> tuple[ImportReport, ...]:
        """Import files and the readable files of folders; on CancelledError what was done before stays."""
        files = [file for path in paths for file in files_of(path)]
        reports: list[ImportReport] = []
        for done, file in enumerate(files):
            progress.step(done, len(files), file.name)
            reports.append(self._take_in(file))
        progress.step(len(files), len(files), "")
        return tuple(reports)

    def _take_in(self, path: Path) -> ImportReport:
        name = name_of(path)
        try:
            content = path.read_bytes()
        except OSError as error:
            return ImportReport(str(path), "", refused=_unreadable(name, error.strerror or type(error).__name__))
        sha256 = hashlib.sha256(content).hexdigest()
        if known := plans.known_source(self._library, sha256):
            return self._known(path, name, known)
        try:
            parsed = ingest.read(content, name)
        except RefusedFileError as error:
            return ImportReport(str(path), sha256, refused=error.notice)
        if not parsed.plans:
            return ImportReport(str(path), sha256, refused=_no_plan(name))
        with self._library.write():
            # Another session may have stored the same bytes while this one was reading them.
            if known := plans.known_source(self._library, sha256):
                return self._known(path, name, known)
            plan_ids = self._store(parsed, name, content, sha256)
        warnings = parsed.warnings + tuple(warning for plan in parsed.plans for warning in plan.warnings)
        return ImportReport(str(path), sha256, plan_ids, warnings=warnings)

    def _store(self, parsed: ParsedSource, name: str, content: bytes, sha256: str) -> tuple[int, ...]:
        plan_ids = plans.add_source(self._library, parsed, name=name, content=content, sha256=sha256)
        self._library.log(plans.imported(plan_ids, _label(name)), self._author)
        return plan_ids

    def _known(self, path: Path, name: str, known: Source) -> ImportReport:
        """The same bytes again: nothing new, but plans of it that are in the bin come back."""
        plan_ids = plans.plan_ids_of(self._library, known.id)
        with self._library.write():
            self._library.run(plans.restore_plans(self._library, plan_ids, _label(name)), self._author)
        warning = Notice(
            f"“{name}”与已有的“{known.name}”内容完全相同，没有重复导入。",
            f'"{name}" is byte for byte the same as "{known.name}" in the library and was not imported again.',
        )
        return ImportReport(str(path), known.sha256, plan_ids, warnings=(warning,), known=True)


def files_of(path: Path) -> Iterator[Path]:
    """The file itself, or the readable files of a folder and its subfolders in order of name."""
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.suffix.lower() in ingest.SUFFIXES and file.is_file())
    else:
        yield path


def name_of(path: Path) -> str:
    """A file's name as text; one that is not UTF-8 (unpacked from an archive made on a Chinese Windows) is read as GB18030."""
    name = os.fsencode(path.name)
    try:
        return name.decode()
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")


def _label(name: str) -> Notice:
    return Notice(f"导入 {name}", f"Import {name}")


def _unreadable(name: str, reason: str) -> Notice:
    return Notice(
        f"没有导入“{name}”：读不出来（{reason}）。请检查文件是否还在、是否允许读取。",
        f'Did not import "{name}": it cannot be read ({reason}). Check that it exists and may be read.',
    )


def _no_plan(name: str) -> Notice:
    return Notice(
        f"没有导入“{name}”：里面只有网页杂质，没有正文。请重新保存网页的正文后再试。",
        f'Did not import "{name}": it holds only noise of a web page and no text. Save the text of the page and try again.',
    )
