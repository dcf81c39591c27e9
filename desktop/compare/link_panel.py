"""The panel of the current link: what it joins, why, and what the analyst says of it. It tells; the page carries out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.model import Clause, Decision, Relation
from desktop.compare.link_ends import LinkEnds
from desktop.compare.link_parts import Contents, NoteField, Signs
from desktop.compare.pairs import Pair
from desktop.compare.possible_view import Possible, PossibleView
from desktop.compare.reasons_view import ReasonsView
from desktop.compare.relation_picker import RelationPicker
from desktop.compare.substance_view import SubstanceView
from desktop.theme import Theme
from desktop.tokens import SMALL, SMALL_STRONG
from desktop.widgets import IconButton, Label, PrimaryButton, PushButton, SaveSoon, SectionHeader, Surface, set_surface

WIDTH = 304
_NOTE_LINES = 3


class LinkPanel(QWidget):
    """One link at a time; empty while there is none."""

    stepped = Signal(int)
    skipped = Signal()
    decided = Signal(Decision)
    edited = Signal(int, Relation, bool, str)  # link id, and what it shall be: relation, moved, note
    opened = Signal(Clause)
    relink_asked = Signal()
    taken = Signal(int)  # a possible clause, for the side that is not the first one

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pair: Pair | None = None
        self._saved = ""
        self.setFixedWidth(WIDTH)
        set_surface(self, Surface.PANEL)
        self._header = SectionHeader(theme, self.tr("这一处对应"))
        self.before = self._header.add_button("chevron-up", self.tr("上一处"))
        self.after = self._header.add_button("chevron-down", self.tr("下一处"))
        self._signs = Signs(theme, self)
        self._confidence = Label(theme, role=SMALL, tone="text_2")
        self._ends = LinkEnds(theme, self)
        self._reasons = ReasonsView(theme, language)
        self.substance = SubstanceView(theme)
        self.possible = PossibleView(theme, language)
        self.picker = RelationPicker(theme)
        self.moved = QCheckBox(self.tr("同时标为移动"))
        self.moved.setToolTip(self.tr("同时标为移动 (M)"))
        self.note = NoteField()
        self.confirm = PrimaryButton(theme, self.tr("确认"), "check")
        self.reject = PushButton(theme, self.tr("否决"), "x")
        self.reopen = PushButton(theme, self.tr("待定"), "circle-dashed")
        self.relink = PushButton(theme, self.tr("改选…"), "unlink")
        self.relink.setToolTip(self.tr("从排好的候选里改选对应条目"))
        self.skip = IconButton(theme, "skip-forward", self.tr("跳过，看下一处待定"))
        self._contents = self._build_contents()
        self._foot = self._build_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._contents, 1)
        column.addWidget(self._foot)
        self._wire()
        self.show_pair(None)

    def pair(self) -> Pair | None:
        """The pair shown."""
        return self._pair

    def reason_texts(self) -> list[str]:
        """The reasons in words, as shown."""
        return self._reasons.texts()

    def show_pair(
        self, pair: Pair | None, *, place: int = 0, total: int = 0, labels: tuple[str, str] = ("", ""), other_issuer: bool = False
    ) -> None:
        """Show a pair as number `place` of `total`. A note being written is saved before another pair comes."""
        if self._pair is not None and (pair is None or pair.id != self._pair.id):
            self.commit_note()
            self._contents.verticalScrollBar().setValue(0)
        typing = pair is not None and self._pair is not None and pair.id == self._pair.id and self._typed()
        self._pair = pair
        for part in (self._contents, self._foot):
            part.setVisible(pair is not None)
        self._header.set_count(f"{place} / {total}" if pair else "")
        self.before.setEnabled(place > 1)
        self.after.setEnabled(0 < place < total)
        if pair is None:
            return
        link = pair.link
        self._signs.show_pair(pair, other_issuer=other_issuer)
        self._confidence.setText(self.tr("置信 {}").format(f"{link.confidence:.2f}"))
        old, new = labels
        ends = ((self.tr("旧 · {}").format(old), pair.old), (self.tr("新 · {}").format(new), pair.new))
        self._ends.show_ends(ends, self.tr("未见对应条目"))
        self._reasons.show_reasons(link.reasons)
        self._why.setVisible(bool(link.reasons))
        self.picker.show_link(link, other_issuer=other_issuer)
        self.moved.setChecked(link.moved)
        self.moved.setEnabled(bool(pair.old and pair.new))
        if not typing:
            self._saved = link.note
            if self.note.toPlainText() != link.note:  # else the caret would go to the beginning while one writes
                self.note.setPlainText(link.note)
        self.reopen.setEnabled(link.decision is not Decision.PROPOSED)

    def show_possible(self, found: Sequence[Possible] | None) -> None:
        """Show what else may belong to the current link; None while that is not known."""
        self.possible.show_possible(found)

    def commit_note(self) -> None:
        """Save the note if it was changed."""
        if self._pair is not None and self._typed():
            self._saved = self.note.toPlainText()
            self.edited.emit(self._pair.id, self._pair.link.relation, self._pair.link.moved, self._saved)

    def hideEvent(self, event: QHideEvent) -> None:
        self.commit_note()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(0, 0, 1, self.height(), tokens.line)
        painter.fillRect(0, self._header.geometry().bottom(), self.width(), 1, tokens.line)
        if self._foot.isVisible():
            painter.fillRect(0, self._foot.y(), self.width(), 1, tokens.line)

    def _typed(self) -> bool:
        return self.note.toPlainText() != self._saved

    def _build_contents(self) -> QScrollArea:
        inside = Contents()
        set_surface(inside, Surface.PANEL)
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self._signs, 1)
        top.addWidget(self._confidence)
        column.addLayout(top)
        column.addWidget(self._ends)
        column.addWidget(self.substance)
        self._why = Label(self._theme, self.tr("理由"), tone="text_2", role=SMALL_STRONG)
        note = Label(self._theme, self.tr("备注"), tone="text_2", role=SMALL_STRONG)
        note.setBuddy(self.note)
        relation = Label(self._theme, self.tr("关系"), tone="text_2", role=SMALL_STRONG)
        self.note.setAccessibleName(self.tr("备注"))
        self.note.setPlaceholderText(self.tr("写下判断的依据"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_LINES * self.note.fontMetrics().lineSpacing() + 16)
        possible = Label(self._theme, self.tr("可能的对应"), tone="text_2", role=SMALL_STRONG)
        matter: tuple[QWidget, ...] = (self._why, self._reasons, relation, self.picker, self.moved)
        for part in (*matter, possible, self.possible, note, self.note):
            if part in (self._why, relation, possible, note):
                column.addSpacing(8)
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setViewportMargins(1, 0, 0, 0)
        area.setWidget(inside)
        set_surface(area, Surface.PANEL)
        return area

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.confirm, 1)
        first.addWidget(self.reject, 1)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.reopen)
        second.addWidget(self.relink)
        second.addStretch(1)
        second.addWidget(self.skip)
        column.addLayout(first)
        column.addLayout(second)
        return foot

    def _wire(self) -> None:
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.skip.clicked.connect(self.skipped)
        self._ends.opened.connect(self.opened)
        self.relink.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.relink.clicked.connect(self.relink_asked)
        self.possible.taken.connect(self.taken)
        decisions = ((self.confirm, Decision.CONFIRMED), (self.reject, Decision.REJECTED), (self.reopen, Decision.PROPOSED))
        for button, decision in decisions:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, decision=decision: self.decided.emit(decision))
        self.picker.picked.connect(self._pick)
        self.picker.focused.connect(lambda: self._bring_into_sight(self.picker))
        self.note.entered.connect(lambda: self._bring_into_sight(self.note))
        self.moved.clicked.connect(self._move)
        self.note.left.connect(self.commit_note)
        SaveSoon(self.note).due.connect(self.commit_note)

    def _bring_into_sight(self, part: QWidget) -> None:
        """Scroll to the part that has the focus, whole and not only its cursor, where the window is too low to show all."""
        middle = part.mapTo(self._contents.widget(), part.rect().center())
        self._contents.ensureVisible(0, middle.y(), 0, part.height() // 2 + 12)

    def _pick(self, relation: Relation) -> None:
        if self._pair is not None:
            self.edited.emit(self._pair.id, relation, self._pair.link.moved, self.note.toPlainText())

    def _move(self, on: bool) -> None:
        if self._pair is not None:
            self.edited.emit(self._pair.id, self._pair.link.relation, on, self.note.toPlainText())
