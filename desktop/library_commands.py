"""What the analyst does with files: opening and making libraries, the sample, importing. Each says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import reduce
from importlib.resources import files
from operator import or_
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from core import sample
from core.model import ImportReport, Notice, Touched
from desktop.desk import Desk

SUFFIX = ".yaodian"


def seeds_folder() -> Path:
    """Where the sample plans are: beside the resources."""
    return Path(str(files("resources"))).parent / "seeds"


class LibraryCommands(QObject):
    """Dialogs and jobs around the library's file. `window` owns the dialogs."""

    imported = Signal(list)  # the ImportReports of a batch
    taken_back = Signal()  # a batch was undone
    sample_opened = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def calls(self) -> dict[str, Callable[[], object]]:
        """The commands of this room."""
        return {
            "new_library": self.new,
            "open_library": self.open,
            "open_sample": self.open_sample,
            "import_files": self.choose_files,
            "import_folder": self.choose_folder,
            "paste_import": self.paste,
            "close_library": self._desk.close,
            "check": self.check,
        }

    def _filter(self) -> str:
        return self.tr("要点资料库 (*.yaodian)")

    def _start_folder(self) -> str:
        settings = self._desk.settings
        last = settings.last_library
        return str(last.parent if last and last.parent.is_dir() else settings.home.libraries())

    def open(self) -> bool:
        """Ask for a library and open it."""
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("打开资料库"), self._start_folder(), self._filter())
        return bool(name) and self._desk.open(Path(name))

    def new(self) -> bool:
        """Ask for a name and make a library with the usual first tags."""
        suggested = str(Path(self._start_folder()) / self.tr("我的资料库.yaodian"))
        # An existing library is never overwritten: Yaodian says so itself.
        ask = QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("新建资料库"), suggested, self._filter(), options=ask)
        if not name:
            return False
        path = Path(name)
        return self.create(path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX))

    def create(self, path: Path) -> bool:
        """Make a library with the usual first tags and open it."""
        if not self._desk.open(path, create=True):
            return False
        if self._desk.session is not None:
            self._desk.session.tagging.start_with(sample.TAGS)
            self._desk.touched.emit(Touched({"tag": frozenset()}))
        return True

    def open_sample(self) -> None:
        """Open the sample library; the first time it is made from the seeds."""
        folder = self._desk.settings.home.own()
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / self.tr("样例资料库.yaodian")
        if path.exists():
            if self._desk.open(path):
                self._show_first()
                self.sample_opened.emit()
            return
        if self._desk.open(path, create=True):
            self._desk.run(
                self.tr("正在准备样例"),
                lambda session, progress: sample.build(session, seeds_folder(), progress),
                self._sample_made,
                lambda: self._drop_sample(path),
                again=self.open_sample,
            )

    def _drop_sample(self, path: Path) -> None:
        """A sample that was not finished is made anew the next time."""
        if self._desk.session is not None and self._desk.session.path == path:
            self._desk.close()
        path.unlink(missing_ok=True)

    def _sample_made(self, _: tuple[int, int]) -> None:
        self._desk.touched.emit(Touched({"plan": frozenset(), "tag": frozenset(), "annotation": frozenset()}))
        self._show_first()
        self.sample_opened.emit()

    def _show_first(self) -> None:
        plans = self._desk.plans()
        if plans and self._desk.outline is None:
            self._desk.show_plan(plans[0].id)

    def choose_files(self) -> None:
        """Ask for files and import them."""
        from core.ingest.sniff import SUFFIXES

        pattern = " ".join(f"*{suffix}" for suffix in sorted({*SUFFIXES, ".zip"}))
        kinds = self.tr("可以导入的文件 ({pattern})").format(pattern=pattern) + ";;" + self.tr("所有文件 (*)")
        folder, names_only = str(self._desk.settings.import_folder), QFileDialog.Option.HideNameFilterDetails
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("导入文件"), folder, kinds, options=names_only)
        if names:
            self._desk.settings.import_folder = Path(names[0]).parent
        self.take_in([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder and import the files in it."""
        folder = str(self._desk.settings.import_folder)
        name = QFileDialog.getExistingDirectory(self._window, self.tr("导入文件夹"), folder)
        if name:
            self._desk.settings.import_folder = Path(name).parent
        self.take_in([Path(name)] if name else [])

    def take_in(self, paths: Sequence[Path]) -> None:
        """Open a dropped library, or import files; without a library one is asked for first."""
        library = next((path for path in paths if path.suffix == SUFFIX), None)
        if library is not None and not self._desk.open(library):
            return
        paths = [path for path in paths if path.suffix != SUFFIX]
        if not paths or (self._desk.session is None and not self.new()):
            return
        self._desk.run(
            self.tr("正在导入"),
            lambda session, progress: session.import_files(paths, progress),
            self._taken_in,
            self._stopped,
        )

    def paste(self) -> None:
        """Import what the clipboard holds: files, a page's markup, or text; an empty one is refused with a sentence."""
        data = QGuiApplication.clipboard().mimeData() or QMimeData()  # an empty clipboard may have none
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.take_in(paths)
            return
        text, html = data.text(), data.html() if data.hasHtml() else ""
        if not text.strip() and not html.strip():
            self._desk.refused.emit(
                Notice(
                    "没有导入：剪贴板里没有文字。请先在网页或文档里复制要点的全文。",
                    "Nothing was imported: there is no text on the clipboard. Copy the whole plan from a page or document first.",
                )
            )
            return
        name = self.tr("剪贴板 {time}").format(time=datetime.now().strftime("%Y-%m-%d %H.%M"))
        self._desk.run(
            self.tr("正在导入"),
            lambda session, _: (session.import_text(text, html, name),),
            self._taken_in,
            self._stopped,
        )

    def _taken_in(self, reports: Sequence[ImportReport]) -> None:
        ids = frozenset(plan_id for report in reports for plan_id in report.plan_ids)
        self._desk.touched.emit(Touched({"plan": ids}))
        self.imported.emit(list(reports))
        QTimer.singleShot(0, self, self._show_first)  # after what the views made of the import: each is a step of its own

    def steps_of(self, reports: Sequence[ImportReport]) -> int:
        """How many steps of undo a batch of imports is: one for each file that brought something new."""
        return sum(bool(report.plan_ids) and not report.known for report in reports)

    def take_back(self, steps: int, latest: Notice | None) -> None:
        """Undo a batch of imports, unless something was done since: then `latest` is no longer the latest step."""
        session = self._desk.session
        if session is None or session.next_undo() != latest:
            self._desk.said.emit(self.tr("导入之后又有修改，请用“撤销”一步一步撤回"))
            return
        self._desk.run(
            self.tr("正在撤销导入"),
            lambda session, _: reduce(or_, [session.undo() for _ in range(steps)]),
            self._taken_back,
            self._stopped,
        )

    def _taken_back(self, touched: Touched) -> None:
        self._desk.touched.emit(touched)
        self.taken_back.emit()

    def _stopped(self) -> None:
        self._desk.touched.emit(Touched({"plan": frozenset()}))

    def check(self) -> None:
        """Check the library's health and say the result."""
        self._desk.run(self.tr("正在检查"), lambda session, _: session.check(), self._checked)

    def _checked(self, found: dict[str, str | int]) -> None:
        if found["integrity"] == "ok" and not found["foreign_keys"] and not found["unindexed"]:
            words = self.tr("资料库完好：{plans} 份文件，{clauses} 个条目，{annotations} 条批注")
            self._desk.said.emit(words.format(plans=found["plan"], clauses=found["clause"], annotations=found["annotation"]))
        else:
            self._desk.refused.emit(
                Notice(
                    "资料库有损坏：" + str(found["integrity"])[:200] + "。请先复制一份，再从备份恢复。",
                    "The library is damaged: " + str(found["integrity"])[:200] + ". Copy it first, then restore a backup.",
                )
            )

    def summary(self, reports: Sequence[ImportReport]) -> str:
        """What a batch of imports came to, in one line."""
        plans = sum(len(report.plan_ids) for report in reports if not report.known)
        refused = sum(report.refused is not None for report in reports)
        known = sum(report.known for report in reports)
        parts = [self.tr("已导入 %n 份文件", "", plans)]
        if known:
            parts.append(self.tr("%n 个来源已在资料库中", "", known))
        if refused:
            parts.append(self.tr("%n 个来源没有导入", "", refused))
        return "，".join(parts)
