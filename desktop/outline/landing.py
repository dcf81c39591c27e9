"""Where dragged clauses may be dropped: levels change, the text's order never does. Says why a place is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea

from core.clause_levels import block_end, holders_allowed, level_below
from core.model import Clause, Outline
from desktop.painting import draw_box
from desktop.theme import Theme
from desktop.tokens import RADIUS_MARK, SMALL
from desktop.widgets import Label, Surface, set_surface

NAME = 16  # characters of a clause's name in a hint


@dataclass(frozen=True)
class Landing:
    """What dropping on `holder` (None: beside all clauses) comes to: the new level, 0 where it is refused, and words for it."""

    holder: Clause | None
    level: int
    words: str


class Landings:
    """The places for the clauses `ids` of one plan; `name` gives a clause's name in the tree."""

    def __init__(self, outline: Outline, ids: Sequence[int], name: Callable[[Clause], str]) -> None:
        self._outline = outline
        self._name = name
        self._places = sorted(clause.ordinal for clause in outline.clauses if clause.id in ids)
        self.ids = tuple(outline.clauses[at].id for at in self._places)
        self._holders = holders_allowed(outline.clauses, self._places[0])
        self._allowed = frozenset(at for at in self._holders if self.on(outline.clauses[at]).level)

    def allows(self, clause: Clause) -> bool:
        """Whether the dragged clauses may go below this one and don't lie right there."""
        return clause.ordinal in self._allowed

    def on(self, clause: Clause | None) -> Landing:
        """What dropping on a clause comes to."""
        holder = clause or self._outline.clauses[0]
        level = level_below(self._outline.clauses, self._places, holder.ordinal)
        reason = self._reason(holder, level)
        if reason:
            return Landing(clause, 0, reason)
        if clause is None:
            return Landing(None, 1, QCoreApplication.translate("Landing", "成为第 1 级条目"))
        words = QCoreApplication.translate("Landing", "放进“{name}”，成为第 {level} 级")
        return Landing(clause, level or 0, words.format(name=_short(self._name(clause)), level=level))

    def _reason(self, holder: Clause, level: int | None) -> str:
        """Why nothing can be dropped there; empty where it can."""
        clauses, first = self._outline.clauses, self._places[0]
        words = ""
        if any(at <= holder.ordinal < block_end(clauses, at) for at in self._places):
            words = QCoreApplication.translate("Landing", "不能放进自己里面")
        elif holder.ordinal > first:
            words = QCoreApplication.translate("Landing", "“{name}”在后面。正文的顺序不变，只能放进前面的条目")
        elif holder.ordinal not in self._holders and block_end(clauses, holder.ordinal) < first:
            words = QCoreApplication.translate("Landing", "和“{name}”之间隔着别的条目")
        elif holder.ordinal not in self._holders:
            words = QCoreApplication.translate("Landing", "“{name}”里面不能再有条目")
        elif level is None:
            words = QCoreApplication.translate("Landing", "选中的条目不相连，请分开拖动")
        elif all(clauses[at].parent_id == holder.id for at in self._places):
            words = QCoreApplication.translate("Landing", "已经在“{name}”里")
        return words.format(name=_short(self._name(holder)))


class LandingHint(Label):
    """A line at the foot of a view that says what a drop would do."""

    def __init__(self, theme: Theme, view: QAbstractScrollArea) -> None:
        super().__init__(theme, role=SMALL, wrap=True, parent=view)
        self._view = view
        self.setMargin(8)
        set_surface(self, Surface.WINDOW)
        self.hide()

    def show_landing(self, landing: Landing) -> None:
        """Say what a landing comes to."""
        self.set_tone("accent" if landing.level else "err")
        self.setText(landing.words)
        self.show()
        self.place()

    def place(self) -> None:
        """Stand at the foot of the view."""
        area = self._view.viewport().geometry()
        height = self.heightForWidth(area.width())
        self.setGeometry(QRect(area.left(), area.bottom() + 1 - height, area.width(), height))


class DragLabel:
    """What is seen of clauses while they are dragged: the first one's name, and how many more."""

    def __init__(self, theme: Theme, view: QAbstractScrollArea) -> None:
        self._theme = theme
        self._view = view

    def picture(self, words: str, more: int) -> QPixmap:
        """A small label, as sharp as the screen."""
        if more:
            words = QCoreApplication.translate("Landing", "{name} 等 {count} 条").format(name=_short(words), count=more + 1)
        else:
            words = _short(words)
        font, tokens, ratio = self._theme.font(SMALL), self._theme.tokens, self._view.devicePixelRatioF()
        metrics = QFontMetrics(font)
        size = QSize(metrics.horizontalAdvance(words) + 20, metrics.height() + 8)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw_box(painter, QRect(0, 0, size.width() - 1, size.height() - 1), RADIUS_MARK, tokens.bg_page, tokens.accent)
        painter.setFont(font)
        painter.setPen(tokens.text)
        painter.drawText(QRect(10, 0, size.width() - 20, size.height()), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
        return picture


def _short(name: str) -> str:
    return name if len(name) <= NAME else name[: NAME - 1] + "…"
