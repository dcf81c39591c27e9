"""From files to the library: read each once, refuse with a reason, store in one transaction, report what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from core import ingest, rereading
from core.errors import RefusedFileError
from core.model import ImportReport, Notice
from core.parsed import ParsedSource
from core.progress import Progress
from core.store import Library, plans, sources


class Importer:
    """Takes files into one library. Reading happens outside the transaction, which therefore is short."""

    def __init__(self, library: Library, author: str) -> None:
        self._library = library
        self._author = author
        self._batch: set[int] = set()  # two files of one batch are never versions of each other

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
        file = ingest.file_at(path)
        if file.refused is not None:
            yield ImportReport(str(path), "", refused=file.refused.notice)
            return
        name, content = file.name, file.data
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

    def take_in_text(self, text: str, html: str, name: str) -> ImportReport:
        """Import pasted text; `html` is the same as a web page's markup where the clipboard has it, else empty."""
        content, name = (_page(html), f"{name}.html") if html.strip() else (text.encode("utf-8", "replace"), f"{name}.txt")
        with ingest.Worker(ingest.READERS) as worker:
            return self._take_in_bytes(name, name, content, worker)

    def _take_in_bytes(self, place: str, name: str, content: bytes, worker: ingest.Worker) -> ImportReport:
        sha256 = hashlib.sha256(content).hexdigest()
        if known := self._known(place, name, sha256):
            return known
        try:
            reading = ingest.load(content, name, worker)
        except RefusedFileError as error:
            return ImportReport(place, sha256, refused=error.notice)
        parsed = ingest.parse(reading, name)
        if not parsed.plans:
            return ImportReport(place, sha256, refused=_no_plan(name))
        with self._library.write():
            # Another session may have stored the same bytes while this one was reading them.
            if known := self._known(place, name, sha256):
                return known
            stored = sources.StoredReading(name, content, reading.text, reading.to_json(), ingest.RULES)
            source_id = sources.add(self._library, parsed, stored, sha256)
            return self._settle(ImportReport(place, sha256, source_id=source_id), name, reading, parsed)

    def _settle(self, report: ImportReport, name: str, reading: ingest.Reading, parsed: ParsedSource) -> ImportReport:
        """Give a source without plans its plans: those of the earlier version that it replaces, else new ones."""
        warnings = parsed.warnings + tuple(warning for plan in parsed.plans for warning in plan.warnings)
        doubt = parsed.doubts[0].notice if parsed.doubts else None
        report = replace(report, warnings=warnings, remarks=len(reading.remarks), doubts=len(parsed.doubts), first_doubt=doubt)
        earlier = sources.earlier_version(self._library, report.source_id, name, parsed)
        if earlier is not None and earlier.id in self._batch:
            earlier = None
        self._batch.add(report.source_id)
        if earlier is None:
            plan_ids = plans.add_plans(self._library, report.source_id, parsed)
            self._library.log(plans.imported(plan_ids, _label(name)), self._author)
            return replace(report, plan_ids=plan_ids)
        done = rereading.replaced(self._library, earlier.id, report.source_id, reading, _update_label(name))
        self._library.run(done.change, self._author)
        return replace(
            report,
            plan_ids=plans.plan_ids_of(self._library, report.source_id),
            warnings=(_updated(name, done.to_check, done.lost), *warnings),
            updated=True,
            to_check=done.to_check,
            lost=done.lost,
        )

    def _known(self, place: str, name: str, sha256: str) -> ImportReport | None:
        """The same bytes again: nothing new, but plans of it that are in the bin come back; None where they are new.

        A version that was replaced since has no plans: it is taken up as if it came anew.
        """
        known = sources.known(self._library, sha256)
        if known is None:
            return None
        with self._library.write():
            plan_ids = plans.plan_ids_of(self._library, known.id)
            if not plan_ids:
                reading = rereading.reading_of(self._library, known.id)
                report = ImportReport(place, sha256, source_id=known.id)
                return self._settle(report, known.name, reading, ingest.parse(reading, known.name))
            self._library.run(plans.restore_plans(self._library, plan_ids, _label(name)), self._author)
        warning = Notice(
            f"“{name}”与已有的“{known.name}”内容完全相同，没有重复导入。",
            f'"{name}" is byte for byte the same as "{known.name}" in the library and was not imported again.',
        )
        return ImportReport(place, known.sha256, plan_ids, warnings=(warning,), known=True, source_id=known.id)


def files_of(path: Path) -> Iterator[Path]:
    """The file itself, or the readable files of a folder and its subfolders in order of name."""
    if path.is_dir():
        yield from (file for _, file in ingest.folder_files(path))
    else:
        yield path


def _label(name: str) -> Notice:
    return Notice(f"导入 {name}", f"Import {name}")


def _update_label(name: str) -> Notice:
    return Notice(f"用新版本更新 {name}", f"Update {name} from its new version")


def _updated(name: str, to_check: int, lost: int) -> Notice:
    zh = f"“{name}”是已有文件的新版本：正文已更新，批注和对应随文字移动。"
    en = f'"{name}" is a new version of a file in the library: its text was updated, annotations and links went with it.'
    if to_check or lost:
        zh += f"{to_check} 条批注的位置待核对，{lost} 条没有找到原文。"
        en += f" {to_check} annotations are to be checked, {lost} found no place."
    return Notice(zh, en)


def _page(html: str) -> bytes:
    """Pasted markup as a page of its own that says how it is encoded."""
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{html}</body></html>'.encode("utf-8", "replace")


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
