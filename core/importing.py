"""From files to the library: read each once, refuse with a reason, store in one transaction, report what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

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
        with ingest.Worker(ingest.READERS, progress) as worker:
            for done, file in enumerate(files):
                progress.step(done, len(files), file.name)
                reports += self._take_in(file, worker)
        progress.step(len(files), len(files), "")
        return tuple(reports)

    def _take_in(self, path: Path, worker: ingest.Worker) -> Iterator[ImportReport]:
        """A file's report; of a zip one for each file in it that may hold a plan."""
        name = ingest.text_of(Path(path.name))
        try:
            content = path.read_bytes()
        except OSError as error:
            yield ImportReport(str(path), "", refused=_unreadable(name, error.strerror or type(error).__name__))
            return
        if ingest.kind_of(content, name) is not ingest.Kind.ZIP:
            yield self._take_in_bytes(str(path), name, content, worker)
            return
        found = False
        try:
            for member in ingest.members(content, name):
                found = True
                inside = f"{path}/{member.name}"
                if member.refused is not None:
                    yield ImportReport(inside, "", refused=member.refused.notice)
                else:
                    yield self._take_in_bytes(inside, PurePosixPath(member.name).name, member.data, worker)
        except RefusedFileError as error:
            yield ImportReport(str(path), hashlib.sha256(content).hexdigest(), refused=error.notice)
            return
        if not found:
            yield ImportReport(str(path), hashlib.sha256(content).hexdigest(), refused=_nothing_inside(name))

    def _take_in_bytes(self, place: str, name: str, content: bytes, worker: ingest.Worker) -> ImportReport:
        sha256 = hashlib.sha256(content).hexdigest()
        if known := plans.known_source(self._library, sha256):
            return self._known(place, name, known)
        try:
            parsed = ingest.read(content, name, worker)
        except RefusedFileError as error:
            return ImportReport(place, sha256, refused=error.notice)
        if not parsed.plans:
            return ImportReport(place, sha256, refused=_no_plan(name))
        with self._library.write():
            # Another session may have stored the same bytes while this one was reading them.
            if known := plans.known_source(self._library, sha256):
                return self._known(place, name, known)
            plan_ids = self._store(parsed, name, content, sha256)
        warnings = parsed.warnings + tuple(warning for plan in parsed.plans for warning in plan.warnings)
        return ImportReport(place, sha256, plan_ids, warnings=warnings)

    def _store(self, parsed: ParsedSource, name: str, content: bytes, sha256: str) -> tuple[int, ...]:
        plan_ids = plans.add_source(self._library, parsed, name=name, content=content, sha256=sha256)
        self._library.log(plans.imported(plan_ids, _label(name)), self._author)
        return plan_ids

    def _known(self, place: str, name: str, known: Source) -> ImportReport:
        """The same bytes again: nothing new, but plans of it that are in the bin come back."""
        plan_ids = plans.plan_ids_of(self._library, known.id)
        with self._library.write():
            self._library.run(plans.restore_plans(self._library, plan_ids, _label(name)), self._author)
        warning = Notice(
            f"“{name}”与已有的“{known.name}”内容完全相同，没有重复导入。",
            f'"{name}" is byte for byte the same as "{known.name}" in the library and was not imported again.',
        )
        return ImportReport(place, known.sha256, plan_ids, warnings=(warning,), known=True)


def files_of(path: Path) -> Iterator[Path]:
    """The file itself, or the readable files of a folder and its subfolders in order of name."""
    if path.is_dir():
        yield from (file for _, file in ingest.folder_files(path))
    else:
        yield path


def _label(name: str) -> Notice:
    return Notice(f"导入 {name}", f"Import {name}")


def _unreadable(name: str, reason: str) -> Notice:
    return Notice(
        f"没有导入“{name}”：读不出来（{reason}）。请检查文件是否还在、是否允许读取。",
        f'Did not import "{name}": it cannot be read ({reason}). Check that it exists and may be read.',
    )


def _nothing_inside(name: str) -> Notice:
    return Notice(
        f"没有导入“{name}”：压缩包里没有能读的文件。请检查压缩包的内容。",
        f'Did not import "{name}": the archive holds no file that can be read. Check what is in it.',
    )


def _no_plan(name: str) -> Notice:
    return Notice(
        f"没有导入“{name}”：里面只有网页杂质，没有正文。请重新保存网页的正文后再试。",
        f'Did not import "{name}": it holds only noise of a web page and no text. Save the text of the page and try again.',
    )
