"""Composes the note of a recipe beside the window, for its preview: the latest recipe alone, whatever came before is dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, QSizeF, QTimer, Signal
from PySide6.QtGui import QFont, QPageSize, QPdfWriter, QTextDocument

from core.briefing import BriefingNote, PartKind, Recipe, compose
from core.briefing.content import Charts, Comparisons, FollowedThemes, FullTexts, Items, KeyChanges, Targets, Wordings
from core.office import find_office
from core.progress import Progress
from core.session import Session
from desktop.briefing.note_html import note_html
from desktop.desk import Desk
from desktop.jobs import Job, Jobs

TRUE_MS = 1000  # after the approximate pages, if nothing else is chosen until then
DOTS = 96  # an inch, of a page as it is laid out
MARGIN = 26 / 25.4 * DOTS


@dataclass(frozen=True)
class Composed:
    """A note as it will be: its pages as PDF, its text, how much the chapters of each kind hold, and the note itself."""

    pages: bytes
    text: str
    counts: dict[PartKind, int]
    note: BriefingNote


class Composing(QObject):
    """`composed` gives the note of the latest recipe, `laid_true` its true pages as PDF where LibreOffice is installed, some
    seconds later. `close` ends it: no job is left behind.
    """

    composed = Signal(object)
    laid_true = Signal(bytes)

    def __init__(self, desk: Desk, families: list[str], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._families = families
        self._jobs = Jobs(self)
        self._wanted: Recipe | None = None
        self._note: BriefingNote | None = None  # composed last
        self._later = QTimer(self, interval=TRUE_MS, singleShot=True)
        self._later.timeout.connect(self._lay)

    def compose(self, recipe: Recipe) -> None:
        """Compose this one, and none that was asked for before."""
        self._wanted = recipe
        self._later.stop()
        if self._jobs.busy:
            self._jobs.cancel()
        else:
            self._start()

    def close(self) -> None:
        """Stop composing."""
        self._wanted = None
        self._later.stop()
        self._jobs.wait()

    def _start(self) -> None:
        session, recipe = self._desk.session, self._wanted
        if session is None or recipe is None:
            return
        self._wanted = None
        lay = self.lay()

        def work(own: Session, progress: Progress) -> Composed:
            note = composed_note(own, recipe, progress)
            pages, text = lay(note)
            return Composed(pages, text, counts_of(note), note)

        self._jobs.run(Job("", work, self._done, self._start), session.path, session.author)

    def _done(self, result: Composed) -> None:
        self._note = result.note
        self.composed.emit(result)
        if self._wanted is None and find_office() is not None:
            self._later.start()
        self._start()

    def _lay(self) -> None:
        session, note = self._desk.session, self._note
        if session is None or note is None or self._jobs.busy:
            return
        job = Job("", lambda own, progress: own.notes.pages(note, progress), self._laid, self._start)
        self._jobs.run(job, session.path, session.author)

    def _laid(self, pages: bytes) -> None:
        if self._wanted is None:
            self.laid_true.emit(pages)
        self._start()

    def lay(self) -> Callable[[BriefingNote], tuple[bytes, str]]:
        """What lays out a note as in the preview, in any thread; as of `laid_out`."""
        more, families = self.tr("……另有 {count} 处，写进 Word 文档，预览里不列"), self._families
        return lambda note: laid_out(note_html(note, more), families)


def composed_note(session: Session, recipe: Recipe, progress: Progress) -> BriefingNote:
    """The note of a recipe, without what would have to be aligned first."""
    known = set(session.aligning.pairs())
    recipe = replace(recipe, pairs=tuple(pair for pair in recipe.pairs if pair in known))
    plans = dict.fromkeys([*recipe.plan_ids, *(plan_id for pair in recipe.pairs for plan_id in pair)])
    if not all(pair in known or pair[::-1] in known for pair in combinations(plans, 2)):
        recipe = recipe.with_part(PartKind.LINEAGE, shown=False)
    return compose(recipe, session.notes.material(recipe, progress), progress)


def laid_out(html: str, families: list[str]) -> tuple[bytes, str]:
    """The A4 pages of a note as PDF, and their text. In any thread: a laid out document itself is bound to the thread's fonts."""
    document, font, pages = QTextDocument(), QFont(), QBuffer()
    font.setFamilies(families)
    document.setDefaultFont(font)
    document.setDocumentMargin(MARGIN)
    document.setHtml(html)
    pages.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(pages)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(DOTS)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)
    return bytes(pages.data().data()), document.toPlainText()


def counts_of(note: BriefingNote) -> dict[PartKind, int]:
    """How much the chapters of each kind hold: annotations, links, changes, themes, targets, words, charts, plans."""
    counts: dict[PartKind, int] = {}
    for chapter in note.chapters:
        match chapter.content:
            case Items(groups=groups):
                counts[chapter.kind] = sum(group.remarks for group in groups)
            case Comparisons(tables=tables):
                counts[chapter.kind] = sum(len(table.rows) for table in tables)
            case KeyChanges(groups=groups):
                counts[chapter.kind] = sum(len(group.changes) for group in groups)
            case FollowedThemes(table=table):
                counts[chapter.kind] = len(table.rows)
            case Targets(rows=rows, single=single):
                counts[chapter.kind] = len(rows) + len(single)
            case Wordings(rows=rows):
                counts[chapter.kind] = len(rows)
            case Charts(charts=charts):
                counts[chapter.kind] = len(charts)
            case FullTexts(texts=texts):
                counts[chapter.kind] = len(texts)
            case _:
                pass
    return counts
