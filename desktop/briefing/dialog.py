"""生成简报: the recipe of a note at the left, its pages at the right, the file below. `making` writes and prints it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.briefing import PartKind, Recipe
from core.model import Notice
from desktop.briefing.composing import Composed, Composing
from desktop.briefing.footer import Footer
from desktop.briefing.layout_page import TITLES
from desktop.briefing.making import Making, Work
from desktop.briefing.offered import Pair, pairs_offered, scope_of
from desktop.briefing.page_view import PageView
from desktop.briefing.recipe_panel import RecipePanel
from desktop.briefing.recipes import Recipes
from desktop.briefing.writing import WRITERS, export, pages_of, print_note
from desktop.desk import Desk
from desktop.fonts import reader_families
from desktop.saving import free_path
from desktop.widgets import Banner, BannerKind, screen_room

PREVIEW_MS = 300  # after the last change
SIZE, SMALLEST = QSize(1088, 740), QSize(760, 480)


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
        self._path: Path | None = None  # chosen by the analyst; None: named after the title
        self._written: Path | None = None
        self.setWindowTitle(self.tr("生成简报"))
        self._fit(parent)
        self._banner = Banner(desk.theme, framed=True, closable=True)
        self._banner.hide()
        self._panel = RecipePanel(desk.theme, desk.language)
        self._preview = PageView(desk.theme)
        self._composing = Composing(desk, reader_families(serif=True), self)
        self._footer = Footer(desk.theme)
        self._recipes = Recipes(desk, self._panel, self)
        self._making = Making(desk, self)
        self._doing = ""  # what is said of the job under way
        self._lay_out()
        self._timer = QTimer(self, interval=PREVIEW_MS, singleShot=True)
        self._timer.timeout.connect(self._refresh)
        self._fill(plan_ids, pair, lineage=lineage)
        self._wire()
        self._refresh()

    def _wire(self) -> None:
        self._panel.changed.connect(self._changed)
        self._recipes.opened.connect(self._recipe_opened)
        self._recipes.refused.connect(lambda said: self._say(said, BannerKind.ERROR))
        self._composing.composed.connect(self._show_composed)
        self._composing.laid_true.connect(lambda pages: self._preview.show_pages(pages, self._preview.text(), true=True))
        self._making.stepped.connect(lambda what, done, total: self._footer.show_progress(what or self._doing, done, total))
        self._making.stopped.connect(self._stopped)
        self._making.failed.connect(self._failed)
        footer = self._footer
        footer.choose_file.connect(self._choose_file)
        footer.generate.connect(self._generate)
        footer.cancel.connect(self._cancel)
        footer.print_wanted.connect(self._ask_printer)
        footer.open_file.connect(lambda: self._show_in_system(self._written))
        footer.open_folder.connect(lambda: self._show_in_system(self._written.parent if self._written else None))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(footer.print_button().click)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(footer.make_button().click)

    def _fit(self, parent: QWidget | None) -> None:
        """As large as the window below and the screen allow."""
        below = parent.window() if parent else self
        screen = screen_room(below)
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
        links = {known: len(found.links) if (found := session.aligning.stored(*known)) else None for known in offered}
        self._panel.fill(plans=plans, links=links, tags=session.tags(), tag_counts=session.tagging.counts())
        chosen = [*plan_ids, *(pair or ())] or [p.id for p in plans if p.annotations] or [p.id for p in plans]
        taken = [pair] if pair else [known for known in offered if not lineage and set(known) <= set(chosen)]
        language = self._desk.language if self._desk.language in TITLES else "zh"
        recipe = Recipe(title=TITLES[language], language=language, plan_ids=tuple(chosen), pairs=tuple(taken))
        self._panel.show_recipe(recipe.with_part(PartKind.LINEAGE, shown=lineage), scope=False)
        self._panel.show_scope(scope_of(session, self.recipe))
        self._recipes.begin()
        if not plans:
            self._say(self.tr("资料库里还没有文件，没有可以写进简报的内容。请先导入文件。"), BannerKind.WARNING)

    @property
    def recipe(self) -> Recipe:
        """What is chosen now."""
        return self._panel.recipe()

    def _recipe_opened(self, gone: int) -> None:
        self._changed()
        self._fold_banner()
        if gone:
            said = self.tr("配方里有 %n 份文件已不在资料库里，没有收入。", "", gone)
            self._say(said, BannerKind.WARNING)

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
        if not self._making.running and self._written is None:
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

    # Writing and printing

    def _generate(self) -> None:
        path = self.path
        title = self.tr("正在生成“{name}”").format(name=path.name)
        self._begin(title, self.tr("正在生成…"), partial(export, self.recipe, path), partial(self._done, path))

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
        lay = self._composing.lay()
        title = self.tr("正在打印“{name}”").format(name=self.recipe.title)
        work = partial(print_note, partial(pages_of, self.recipe, lambda note: lay(note)[0]), printer)
        self._begin(title, self.tr("正在打印…"), work, self._printed)

    def _begin(self, title: str, doing: str, work: Work, done: Callable[[Any], None]) -> None:
        """Run the one job this dialog has under way; `doing` is said while it runs."""
        self._fold_banner()
        self._recipes.keep_own_words()
        self._written, self._doing = None, doing
        self._panel.setEnabled(False)
        self._footer.show_progress(self.tr("正在等待别的任务结束…") if self._desk.jobs.busy else doing, 0, 0)
        self._making.start(title, work, done)

    def _ready(self) -> None:
        """Nothing is under way any more."""
        self._panel.setEnabled(True)
        self._footer.show_file(self.path, self._enough())

    def _done(self, path: Path, result: int | Notice) -> None:
        self._ready()
        if isinstance(result, Notice):
            self._say(result.text(self._desk.language), BannerKind.ERROR)
            return
        self._written = path
        said = self.tr("已生成“{name}”（{size} KB）").format(name=path.name, size=f"{max(1, result // 1024):,}")
        self._footer.show_done(said)
        self._desk.said.emit(said)

    def _printed(self, result: int | Notice) -> None:
        self._ready()
        if isinstance(result, Notice):
            self._say(result.text(self._desk.language), BannerKind.ERROR)
        elif result:
            self._desk.said.emit(said := self.tr("已送去打印，共 %n 页", "", result))
            self._say(said, BannerKind.WARNING)
        else:
            self._say(self.tr("没有打印：打印机没有接受。请检查打印机，或生成 PDF 后再打印。"), BannerKind.ERROR)

    def _stopped(self, wanted: bool) -> None:
        self._ready()
        if wanted:
            self._say(self.tr("已停止，没有生成简报。"), BannerKind.WARNING)

    def _failed(self, details: str) -> None:
        """A fault of ours is shown here too, since the window is below."""
        self._say(self.tr("没有生成简报，资料库未受影响。请重试；还是不行，请复制详情交给支持人员。"), BannerKind.ERROR)
        self._banner.add_button(self.tr("复制详情"), lambda: QGuiApplication.clipboard().setText(details))

    def _cancel(self) -> None:
        if not self._making.running:
            self.reject()
            return
        self._making.stop()
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
        self._recipes.keep_own_words()
        self._making.leave()
        self._preview.let_go()

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
