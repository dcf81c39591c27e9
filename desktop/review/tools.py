"""The corrections that start from the text of a source: by key, by button and from the menu at a place of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from core.model import NoiseKind, Span
from desktop.actions import Actions
from desktop.noise_words import noise_word
from desktop.review.boundary_card import plan_number
from desktop.review.corrections import Corrections
from desktop.review.source_text import SourceText

COMMANDS = ("take_out", "give_back", "begin_plan", "merge_plan", "next_doubt", "previous_doubt")


class Tools(QObject):
    """Knows what the caret and the selection allow."""

    said = Signal(str)

    def __init__(self, text: SourceText, corrections: Corrections) -> None:
        super().__init__(text)
        self._text = text
        self._corrections = corrections
        self._actions: dict[str, QAction] = {}
        text.caret_moved.connect(self.refresh)
        text.menu_wanted.connect(self._menu)

    def use(self, actions: Actions) -> None:
        """Take the commands from the table of the window."""
        self._actions = {name: actions[name] for name in COMMANDS}
        for name in COMMANDS:
            self._actions[name].triggered.connect(getattr(self, name))
        self.refresh()

    def refresh(self) -> None:
        """Switch on what can be done at the caret."""
        if not self._actions:
            return
        index = self.plan_index()
        on = {
            "take_out": self._text.selected_span() is not None,
            "give_back": bool(self._noise()),
            "begin_plan": self._corrections.source_id != 0 and not self._at_beginning(),
            "merge_plan": bool(index),
            "next_doubt": bool(self._text.marks.doubts),
            "previous_doubt": bool(self._text.marks.doubts),
        }
        for name, enabled in on.items():
            self._actions[name].setEnabled(enabled)

    def plan_index(self) -> int | None:
        """The index of the plan that the caret is in or behind."""
        return self._text.marks.plan_at(self._text.caret())

    def _at_beginning(self) -> bool:
        return self._text.caret_line() in {beginning.at for beginning in self._text.marks.beginnings}

    def _noise(self) -> list[Span]:
        """The noise in the selection, cut to it, or all of the piece at the caret."""
        selected = self._text.selected_span()
        if selected is None:
            at = self._text.caret()
            return [noise.span for noise in self._text.marks.noise_within(Span(at, at))]
        return [
            Span(max(noise.span.start, selected.start), min(noise.span.end, selected.end))
            for noise in self._text.marks.noise_within(selected)
        ]

    # Commands

    def take_out(self, _checked: bool = False, kind: NoiseKind = NoiseKind.OTHER) -> None:
        """Leave the selection out of its plan."""
        span = self._text.selected_span()
        if span is not None:
            self._corrections.take_out(span, kind)
            cursor = self._text.textCursor()
            cursor.setPosition(cursor.selectionStart())
            self._text.setTextCursor(cursor)

    def give_back(self) -> None:
        """Take the noise at the selection or the caret back into its plan."""
        spans = self._noise()
        if spans:
            self._corrections.give_back(spans)

    def begin_plan(self) -> None:
        """Let a plan begin at the caret's line, or at the selection."""
        selected = self._text.selected_span()
        self._corrections.begin_plan(selected.start if selected else self._text.caret_line())

    def merge_plan(self) -> None:
        """Let the plan at the caret go on with the one before."""
        index = self.plan_index()
        if index:
            self._corrections.merge_plan(index)

    def split_plan(self, index: int) -> None:
        """Let a plan begin at the caret, which has to be inside the plan with this index."""
        if self.plan_index() == index and not self._at_beginning():
            self.begin_plan()
        else:
            self.said.emit(self.tr("先把光标放到文件{number}里要分开的那一行").format(number=plan_number(index)))

    def next_doubt(self) -> None:
        """Go to the next doubt, round the end."""
        self._step(1)

    def previous_doubt(self) -> None:
        """Go to the doubt before, round the beginning."""
        self._step(-1)

    def _step(self, step: int) -> None:
        doubts, at = self._text.marks.doubts, self._text.textCursor().position()
        if not doubts:
            return
        ahead = [mark for mark in doubts if (mark.start > at if step > 0 else mark.start < at)]
        mark = (ahead or doubts)[0 if step > 0 else -1]
        self._text.go_to(mark.doubt.span)
        reason = mark.doubt.notice.text(self._text.language)
        self.said.emit(self.tr("疑点 {at}/{total}：{reason}").format(at=doubts.index(mark) + 1, total=len(doubts), reason=reason))

    def _menu(self, place: QPoint) -> None:
        if not self._corrections.source_id:
            return
        menu = QMenu(self._text)
        self.fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def fill(self, menu: QMenu) -> None:
        """The menu at the caret: at most eight entries."""
        kinds = menu.addMenu(self._actions["take_out"].icon(), self.tr("归为网页杂质"))
        kinds.setEnabled(self._actions["take_out"].isEnabled())
        for kind in (NoiseKind.OTHER, *(kind for kind in NoiseKind if kind is not NoiseKind.OTHER)):
            kinds.addAction(noise_word(kind), lambda kind=kind: self.take_out(kind=kind))
        for name in ("give_back", "begin_plan", "merge_plan"):
            menu.addAction(self._actions[name])
        begins = menu.addMenu(self.tr("把起点移到这一行"))
        line, near = self._text.caret_line(), self.plan_index()
        for beginning in self._text.marks.beginnings:
            if beginning.at != line and beginning.plan in (near, 0 if near is None else near + 1):
                words = self.tr("文件{number}").format(number=plan_number(beginning.plan))
                begins.addAction(words, lambda index=beginning.plan: self._corrections.move_beginning(index, line))
        begins.setEnabled(not begins.isEmpty())
        menu.addSeparator()
        menu.addAction(self.tr("复制"), self._text.copy).setEnabled(self._text.textCursor().hasSelection())
