"""The six relations as buttons: sign, word and colour, one of them on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from core.model import Link, Relation
from desktop.compare.words import RELATION_ICONS, relation_word
from desktop.icons import paint_icon
from desktop.painting import draw_box
from desktop.theme import Theme
from desktop.tokens import SMALL
from desktop.widgets import FlowLayout, draw_focus
from desktop.widgets.buttons import shows_focus

_ICON = 14
_PADDING = 8
_RING = 4
_GAP = 5
_RADIUS = 5


class RelationButton(QToolButton):
    """One relation; thick-edged while it is on, with a ring at some distance while it has the focus."""

    focused = Signal()

    def __init__(self, theme: Theme, relation: Relation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.relation = relation
        self.setCheckable(True)
        self.setFont(theme.font(SMALL))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_word(relation_word(relation))
        theme.changed.connect(self.update)

    def set_word(self, word: str) -> None:
        """Say it otherwise."""
        self.setText(word)
        self.setAccessibleName(word)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = 2 * _PADDING + _ICON + _GAP + self.fontMetrics().horizontalAdvance(self.text())
        return QSize(width, max(26, self.fontMetrics().height() + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        color = tokens.relations[self.relation] if self.isEnabled() else tokens.text_off
        fill = tokens.bg_selected if self.isChecked() else tokens.bg_hover if self.underMouse() and self.isEnabled() else None
        edge = color if self.isEnabled() else tokens.line
        ring = _RING if shows_focus(self) else 0
        box = self.rect().adjusted(ring, ring, -ring, -ring)
        draw_box(painter, box, _RADIUS - ring / 2, fill, edge, width=2.0 if self.isChecked() else 1.0)
        paint_icon(
            painter, self.rect().adjusted(_PADDING, 0, _PADDING + _ICON - self.width(), 0), RELATION_ICONS[self.relation], color
        )
        painter.setPen(color)
        area = self.rect().adjusted(_PADDING + _ICON + _GAP, 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if ring:
            draw_focus(painter, self.rect(), _RADIUS, tokens)


class RelationPicker(QWidget):
    """Arrow keys go from one to the next, Space and Enter choose, Escape leaves. What the sides of the link rule out is off."""

    picked = Signal(Relation)
    focused = Signal()
    left = Signal()  # picked or not, the keyboard has done its work here

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {relation: RelationButton(theme, relation, self) for relation in Relation}
        flow = FlowLayout(self, spacing=6, row_spacing=6)
        for button in self._buttons.values():
            flow.addWidget(button)
            button.clicked.connect(self._clicked)
            button.focused.connect(self.focused)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("关系"))

    def show_link(self, link: Link, *, other_issuer: bool) -> None:
        """Show the relation of a link and what else it could be."""
        for relation, button in self._buttons.items():
            button.setChecked(relation is link.relation)
            button.setEnabled(relation in possible(link))
            button.set_word(relation_word(relation, other_issuer=other_issuer))

    def button(self, relation: Relation) -> RelationButton:
        """The button of a relation."""
        return self._buttons[relation]

    def take_focus(self) -> None:
        """Put the focus on the relation that is on."""
        chosen = next((b for b in self._buttons.values() if b.isChecked()), None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        focused = next((b for b in self._buttons.values() if b.hasFocus()), None)
        if focused is None:
            super().keyPressEvent(event)
        elif step:
            able = [button for button in self._buttons.values() if button.isEnabled() or button is focused]
            able[(able.index(focused) + step) % len(able)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, RelationButton):
            button.setChecked(True)
            self.picked.emit(button.relation)
            self.left.emit()


def possible(link: Link) -> tuple[Relation, ...]:
    """The relations that the sides of a link allow."""
    if not link.old:
        return (Relation.NEW,)
    if not link.new:
        return (Relation.DROPPED,)
    return Relation.UNCHANGED, Relation.REVISED, Relation.SPLIT, Relation.MERGED
