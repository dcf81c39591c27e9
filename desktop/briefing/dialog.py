"""生成简报: the recipe of a note at the left, its pages at the right, the file below; the writing is a job of the desk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.briefing import PartKind, Recipe
from core.errors import UserError
from core.model import Notice
from desktop.briefing.composing import Composed, Composing
from desktop.briefing.footer import Footer
from desktop.briefing.layout_page import TITLES
from desktop.briefing.offered import Pair, missing, pairs_offered, scope_of
from desktop.briefing.page_view import PageView
from desktop.briefing.printing import Printing
from desktop.briefing.recipe_panel import RecipePanel
from desktop.briefing.writing import WRITERS, export, printable
from desktop.desk import Desk
from desktop.fonts import reader_families
from desktop.saving import free_path
from desktop.widgets import Banner, BannerKind

PREVIEW_MS = 300  # after the last change
SIZE, SMALLEST = QSize(1088, 740), QSize(760, 480)
FRAME = QSize(16, 56)  # of the window manager, which isn't known yet


class BriefingDialog(QDialog):
    """Without `plan_ids` and `pair` the plans that carry annotations are chosen; `pair` is old and new plan."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        plan_ids: Sequence[int] = (),
        pair: Pair | None = None,
        *,
        lineage: bool = False,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run: threading.Event | None = None  # set: the analyst wants no note any more
        self._job = ""  # the title our job has in the queue
        self._started = False
        self._path: Path | None = None  # chosen by the analyst; None: named after the title
        self._written: Path | None = None
        self.setWindowTitle(self.tr("生成简报"))
        self._fit(parent)
        self._banner = Banner(desk.theme, framed=True, closable=True)
        self._banner.hide()
        self._panel = RecipePanel(desk.theme, desk.language)
        self._preview = PageView(desk.theme)
        self._composing = Composing(desk, reader_families(serif=True), self)
        self._kept: Recipe | None = None  # as it was opened or kept last
        self._footer = Footer(desk.theme)
        self._printing = Printing(self)
        self._lay_out()
        self._timer = QTimer(self, interval=PREVIEW_MS, singleShot=True)
        self._timer.timeout.connect(self._refresh)
        self._fill(plan_ids, pair, lineage=lineage)
        self._panel.changed.connect(self._changed)
        self._panel.bar.opened.connect(self._open_recipe)
        self._panel.bar.keep_wanted.connect(self._keep_recipe)
        self._panel.bar.forget_wanted.connect(self._forget_recipe)
        self._composing.composed.connect(self._show_composed)
        self._composing.laid_true.connect(lambda pages: self._preview.show_pages(pages, self._preview.text(), true=True))
        self._footer.choose_file.connect(self._choose_file)
        self._footer.generate.connect(self._generate)
        self._footer.cancel.connect(self._cancel)
        self._footer.print_wanted.connect(self._ask_printer)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self._footer.print_button().click)
        self._printing.stepped.connect(lambda done, total: self._footer.show_progress(self.tr("正在打印…"), done, total))
        self._printing.finished.connect(self._printed)
        self._footer.open_file.connect(lambda: self._show_in_system(self._written))
        self._footer.open_folder.connect(lambda: self._show_in_system(self._written.parent if self._written else None))
        desk.jobs.started.connect(self._job_started)
        desk.jobs.stepped.connect(self._job_stepped)
        desk.jobs.failed.connect(self._job_failed)
        self._refresh()

    def _fit(self, parent: QWidget | None) -> None:
        """As large as the window below and the screen allow."""
        below = parent.window() if parent else self
        screen = below.screen().availableSize() - FRAME
        self.setMinimumSize(SMALLEST.boundedTo(screen))
        self.resize(SIZE.boundedTo(screen).boundedTo(below.size() if parent else screen))

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._panel, 4)
        middle.addWidget(self._preview, 6)
        above = QVBoxLayout()
        above.setContentsMargins(12, 8, 12, 8)
        above.addWidget(self._banner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addLayout(middle, 1)
        column.addWidget(self._footer)
        self._above = above
        self._banner.closed.connect(self._fold_banner)
        self._fold_banner()

    def _fill(self, plan_ids: Sequence[int], pair: Pair | None, *, lineage: bool) -> None:
        """Offer everything, and choose what the caller asks for, else what is annotated and what compares it."""
        session = self._desk.session
        if session is None:
            return
        plans = session.plans()
        offered = pairs_offered(session, plans, [pair] if pair else [])
        links = {known: len(found.links) if (found := session.alignment(*known)) else None for known in offered}
        self._panel.fill(plans=plans, links=links, tags=session.tags(), tag_counts=session.tag_counts())
        self._panel.bar.fill(session.notes.recipes(), "")
        chosen = [*plan_ids, *(pair or ())] or [p.id for p in plans if p.annotations] or [p.id for p in plans]
        taken = [pair] if pair else [known for known in offered if not lineage and set(known) <= set(chosen)]
        language = self._desk.language if self._desk.language in TITLES else "zh"
        recipe = Recipe(title=TITLES[language], language=language, plan_ids=tuple(chosen), pairs=tuple(taken))
        self._panel.show_recipe(recipe.with_part(PartKind.LINEAGE, shown=lineage), scope=False)
        self._panel.show_scope(scope_of(session, self.recipe))
        self._kept = self.recipe
        if not plans:
            self._say(self.tr("资料库里还没有文件，没有可以写进简报的内容。请先导入文件。"), BannerKind.WARNING)

    # Recipes

    @property
    def recipe(self) -> Recipe:
        """What is chosen now."""
        return self._panel.recipe()

    def _open_recipe(self, name: str) -> None:
        session = self._desk.session
        if session is None or not name:
            return
        try:
            recipe = session.notes.recipe(name)
        except UserError as error:
            self._say(error.notice.text(self._desk.language), BannerKind.ERROR)
            return
        gone = missing(recipe, session.plans())
        self._panel.show_recipe(recipe)
        self._changed()
        self._kept = self.recipe
        self._fold_banner()
        if gone:
            said = self.tr("配方里有 %n 份文件已不在资料库里，没有收入。", "", gone)
            self._say(said, BannerKind.WARNING)

    def _keep_recipe(self, name: str) -> None:
        recipe = self.recipe
        if self._desk.edit(lambda session: session.notes.keep(name, recipe)) is not None and self._desk.session:
            self._kept = recipe
            self._panel.bar.fill(self._desk.session.notes.recipes(), name)

    def _forget_recipe(self, name: str) -> None:
        if self._desk.edit(lambda session: session.notes.forget(name)) is not None and self._desk.session:
            self._panel.bar.fill(self._desk.session.notes.recipes(), "")

    def _keep_own_words(self) -> None:
        """What the analyst wrote here is kept, under the name of the recipe or as the last note, where anything can be."""
        recipe = self.recipe
        written = any(part.before.strip() or part.conclusion.strip() for part in recipe.parts)
        if written and self._desk.read_only is None and recipe != self._kept and self._desk.session is not None:
            self._keep_recipe(self._panel.bar.name or self.tr("上次的简报"))

    # What is chosen

    @property
    def path(self) -> Path:
        """The file to write: the one chosen, else one named after the title in the user's documents."""
        if self._path is not None:
            return self._path
        return free_path(documents(), self.recipe.title, ".docx")

    def set_path(self, path: Path) -> None:
        """Write to this file."""
        self._path = path if path.suffix.lower() in WRITERS else path.with_name(f"{path.name}.docx")
        self._changed()

    def _changed(self) -> None:
        if self._desk.session is not None:
            self._panel.show_scope(scope_of(self._desk.session, self.recipe))
        self._footer.show_file(self.path, self._enough())
        self._timer.start()

    def _enough(self) -> bool:
        recipe = self.recipe
        return bool(recipe.plan_ids or recipe.pairs)

    def _refresh(self) -> None:
        if self._desk.session is None:
            return
        if self._run is None and self._written is None:
            self._footer.show_file(self.path, self._enough())
        self._composing.compose(self.recipe)

    def _show_composed(self, composed: Composed) -> None:
        self._preview.show_pages(composed.pages, composed.text)
        self._panel.show_counts(composed.counts)

    def _choose_file(self) -> None:
        kinds = {
            ".docx": self.tr("Word 文档 (*.docx)"),
            ".pdf": self.tr("PDF 文件 (*.pdf)"),
            ".xlsx": self.tr("Excel 工作簿 (*.xlsx)"),
        }
        before = self.path
        name, kind = QFileDialog.getSaveFileName(
            self, self.tr("简报存为"), str(before), ";;".join(kinds.values()), kinds[before.suffix.lower()]
        )
        if name:
            suffix = next((suffix for suffix, said in kinds.items() if said == kind), ".docx")
            path = Path(name)
            # Another kind was chosen and the name left as it was, or it has no ending of its own.
            renamed = path == before or path.suffix.lower() not in kinds
            self.set_path(path.with_name(f"{path.name.removesuffix(before.suffix)}{suffix}") if renamed else path)

    # Writing

    def _generate(self) -> None:
        path, stop = self.path, threading.Event()
        title = self.tr("正在生成“{name}”").format(name=path.name)
        self._begin(stop, title, partial(export, self.recipe, path, stop), partial(self._done, stop, path))

    def _begin(self, stop: threading.Event, title: str, work: Callable[..., Any], done: Callable[[Any], None]) -> None:
        """Run the one job this dialog has under way."""
        self._fold_banner()
        self._keep_own_words()
        self._run, self._started, self._written, self._job = stop, False, None, title
        self._panel.setEnabled(False)
        self._footer.show_progress(self.tr("正在等待别的任务结束…") if self._desk.jobs.busy else self.tr("正在生成…"), 0, 0)
        self._desk.run(title, work, done, partial(self._stopped, stop), repeats=False)

    def _done(self, run: threading.Event, path: Path, result: int | Notice) -> None:
        if run is not self._run:
            return
        self._run = None
        self._panel.setEnabled(True)
        if isinstance(result, Notice):
            self._say(result.text(self._desk.language), BannerKind.ERROR)
            self._footer.show_file(path, self._enough())
            return
        self._written = path
        said = self.tr("已生成“{name}”（{size} KB）").format(name=path.name, size=f"{max(1, result // 1024):,}")
        self._footer.show_done(said)
        self._desk.said.emit(said)

    # Printing

    def _ask_printer(self) -> None:
        printing = import_module("PySide6.QtPrintSupport")
        printer = printing.QPrinter(printing.QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.recipe.title)
        asked = printing.QPrintDialog(printer, self)
        asked.setWindowTitle(self.tr("打印简报"))
        asked.accepted.connect(lambda: self.print_to(printer))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def print_to(self, printer: Any) -> None:
        """Print the note on a QPrinter: its true pages where LibreOffice is installed, else those of the preview."""
        stop, lay = threading.Event(), self._composing.lay()
        title = self.tr("正在准备打印“{name}”").format(name=self.recipe.title)
        work = partial(printable, self.recipe, lambda note: lay(note)[0], stop)
        self._begin(stop, title, work, partial(self._print, stop, printer))

    def _print(self, run: threading.Event, printer: Any, result: bytes | Notice) -> None:
        if run is not self._run:
            return
        if isinstance(result, Notice):
            self._ready()
            self._say(result.text(self._desk.language), BannerKind.ERROR)
        elif run.is_set():
            self._stopped(run)
        else:
            self._printing.start(result, printer)

    def _printed(self, pages: int) -> None:
        self._ready()
        if pages:
            self._desk.said.emit(said := self.tr("已送去打印，共 %n 页", "", pages))
            self._footer.show_file(self.path, self._enough())
            self._say(said, BannerKind.WARNING)
        else:
            self._say(self.tr("没有打印：打印机没有接受。请检查打印机，或生成 PDF 后再打印。"), BannerKind.ERROR)

    def _ready(self) -> None:
        self._run = None
        self._panel.setEnabled(True)
        self._footer.show_file(self.path, self._enough())

    def _stopped(self, run: threading.Event) -> None:
        if run is not self._run:
            return
        self._ready()
        if run.is_set():
            self._say(self.tr("已停止，没有生成简报。"), BannerKind.WARNING)

    def _job_started(self, title: str) -> None:
        self._started = self._run is not None and title == self._job

    def _job_stepped(self, done: int, total: int, what: str) -> None:
        if self._run is not None and self._started and not self._run.is_set():
            self._footer.show_progress(what or self.tr("正在生成…"), done, total)

    def _job_failed(self, details: str) -> None:
        """`stopped` came first; the fault of the job that ran for us is shown here too, since the window is below."""
        if not self._started:
            return
        self._started = False
        self._say(self.tr("没有生成简报，资料库未受影响。请重试；还是不行，请复制详情交给支持人员。"), BannerKind.ERROR)
        self._banner.add_button(self.tr("复制详情"), lambda: QGuiApplication.clipboard().setText(details))

    def _cancel(self) -> None:
        if self._run is None:
            self.reject()
            return
        self._run.set()
        if self._printing.running:
            self._printing.stop()
            self._stopped(self._run)
            return
        if self._started:
            self._desk.jobs.cancel()
        self._footer.show_progress(self.tr("正在停止…"), 0, 0)

    # Closing

    def done(self, result: int) -> None:
        self._leave()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        super().closeEvent(event)

    def _leave(self) -> None:
        """Let go of a note that is being written: nobody would see that it is done."""
        self._composing.close()
        self._printing.stop()
        self._keep_own_words()
        if self._run is not None:
            run, self._run = self._run, None
            run.set()
            if self._started:
                self._desk.jobs.cancel()

    # Saying

    def banner(self) -> Banner:
        """The bar at the top that says what went wrong."""
        return self._banner

    def _say(self, text: str, kind: BannerKind) -> None:
        self._banner.clear_buttons()
        self._banner.set_message(text, kind)
        self._above.setContentsMargins(12, 8, 12, 8)
        self._banner.show()

    def _fold_banner(self) -> None:
        self._banner.hide()
        self._above.setContentsMargins(0, 0, 0, 0)

    def _show_in_system(self, path: Path | None) -> None:
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._say(self.tr("系统没有打开“{path}”。请在文件管理器里找到它。").format(path=path), BannerKind.WARNING)


def documents() -> Path:
    """The user's folder for documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
