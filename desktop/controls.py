"""How controls look: one function for each, from a style option and the tokens. `style` says which is called when.

Options are `Any` throughout, because the stubs of Qt leave out the fields of style options.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStyle, QTextEdit, QWidget

from desktop.icons import paint_icon
from desktop.metrics import ICON_GAP
from desktop.painting import draw_box, draw_focus
from desktop.tokens import RADIUS_CARD, RADIUS_CONTROL, RADIUS_MARK, Tokens, mix

_State = QStyle.StateFlag


def is_on(option: Any, *flags: QStyle.StateFlag) -> bool:
    """Whether all these state flags are set."""
    return all(option.state & flag for flag in flags)


def keyboard_focus(option: Any) -> bool:
    """Whether the focus ring is due."""
    return is_on(option, _State.State_HasFocus, _State.State_KeyboardFocusChange)


def push_button(painter: QPainter, option: Any, tokens: Tokens, *, primary: bool) -> None:
    """The frame of a button with text, or of a combo box."""
    enabled = is_on(option, _State.State_Enabled)
    pressed = is_on(option, _State.State_Sunken) or is_on(option, _State.State_On)
    hovered = enabled and is_on(option, _State.State_MouseOver)
    fill, edge = tokens.bg_page, tokens.control
    if not enabled:
        fill, edge = tokens.bg_panel, tokens.line
    elif primary:
        share = 0.22 if pressed else 0.1 if hovered else 0.0
        fill = edge = mix(tokens.accent, tokens.text, share)
    elif pressed:
        fill, edge = tokens.bg_selected, tokens.accent
    elif hovered:
        fill = tokens.bg_hover
    draw_box(painter, option.rect, RADIUS_CONTROL, fill, edge)
    if keyboard_focus(option):
        if primary:
            draw_box(painter, option.rect.adjusted(2, 2, -2, -2), RADIUS_CONTROL - 2, None, tokens.on_accent, width=1.5)
        draw_focus(painter, option.rect, RADIUS_CONTROL, tokens)


def icon_and_text(painter: QPainter, option: Any, style: QStyle) -> None:
    """Icon and text of a button, side by side in its middle."""
    enabled = is_on(option, _State.State_Enabled)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
    flags |= Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine
    text = option.fontMetrics.size(Qt.TextFlag.TextShowMnemonic.value, option.text).width()
    side: int = option.iconSize.width()
    rect: QRect = option.rect
    left = rect.left() + (rect.width() - side - ICON_GAP - text) // 2
    square = QRect(left, rect.top() + (rect.height() - side) // 2, side, side)
    option.icon.paint(painter, square, Qt.AlignmentFlag.AlignCenter, QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled)
    area = QRect(square.right() + 1 + ICON_GAP, rect.top(), text, rect.height())
    style.drawItemText(painter, area, int(flags), option.palette, enabled, option.text, QPalette.ColorRole.ButtonText)


def tool_button(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """The ground of a flat button: nothing until the pointer is on it, or it is checked."""
    if not is_on(option, _State.State_Enabled):
        return
    if is_on(option, _State.State_On) or is_on(option, _State.State_Sunken):
        draw_box(painter, option.rect, RADIUS_CONTROL, tokens.bg_selected)
    elif is_on(option, _State.State_MouseOver):
        draw_box(painter, option.rect, RADIUS_CONTROL, mix(tokens.bg_hover, tokens.text, 0.04))


def line_edit(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """The ground and edge of a field; a field inside another control has neither."""
    if option.lineWidth <= 0:
        return
    enabled = is_on(option, _State.State_Enabled)
    edge = tokens.control if enabled else tokens.line_strong
    draw_box(painter, option.rect, RADIUS_CONTROL, tokens.bg_page if enabled else tokens.bg_panel, edge)
    if is_on(option, _State.State_HasFocus):
        draw_focus(painter, option.rect, RADIUS_CONTROL, tokens)


def frame(painter: QPainter, option: Any, tokens: Tokens, widget: QWidget | None) -> None:
    """The edge of text areas and lists: `control` and a focus ring where one types, else a plain line."""
    if isinstance(widget, QTextEdit | QPlainTextEdit) and not widget.isReadOnly():
        draw_box(painter, option.rect, RADIUS_MARK, None, tokens.control)
        if is_on(option, _State.State_HasFocus):
            draw_focus(painter, option.rect, RADIUS_MARK, tokens)
    else:
        draw_box(painter, option.rect, 0, None, tokens.line)


def shaped_frame(painter: QPainter, option: Any, tokens: Tokens) -> bool:
    """A dividing line. False where the frame is of another shape and was not drawn."""
    rect: QRect = option.rect
    if option.frameShape == QFrame.Shape.HLine:
        painter.fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), tokens.line)
    elif option.frameShape == QFrame.Shape.VLine:
        painter.fillRect(QRect(rect.center().x(), rect.top(), 1, rect.height()), tokens.line)
    else:
        return False
    return True


def check_box(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """The square of a check box, also of one in a list."""
    enabled = is_on(option, _State.State_Enabled)
    side = min(option.rect.width(), option.rect.height(), 16)
    box = QStyle.alignedRect(option.direction, Qt.AlignmentFlag.AlignCenter, QRect(0, 0, side, side).size(), option.rect)
    partly = is_on(option, _State.State_NoChange)
    if partly or is_on(option, _State.State_On):
        draw_box(painter, box, 4, tokens.accent if enabled else tokens.line_strong)
        paint_icon(painter, box.adjusted(1, 1, -1, -1), "minus" if partly else "check", tokens.on_accent)
    else:
        edge = tokens.accent if enabled and is_on(option, _State.State_MouseOver) else tokens.control
        draw_box(painter, box, 4, tokens.bg_page, edge if enabled else tokens.line_strong)


def radio_button(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """The ring of a radio button."""
    enabled = is_on(option, _State.State_Enabled)
    box = QRectF(option.rect)
    if is_on(option, _State.State_On):
        draw_box(painter, box, box.width() / 2, tokens.bg_page, tokens.accent if enabled else tokens.line_strong, width=5)
    else:
        draw_box(painter, box, box.width() / 2, tokens.bg_page, tokens.control if enabled else tokens.line_strong)


def item_row(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """The ground of a row or cell; a selected row has the accent bar where the row begins."""
    if is_on(option, _State.State_Selected):
        painter.fillRect(option.rect, tokens.bg_selected)
        if option.rect.left() == 0:
            painter.fillRect(QRect(0, option.rect.top(), 3, option.rect.height()), tokens.accent)
    elif is_on(option, _State.State_MouseOver, _State.State_Enabled):
        painter.fillRect(option.rect, tokens.bg_hover)


def branch(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """The arrow of a tree's row."""
    if is_on(option, _State.State_Children):
        square = QRect(option.rect.center().x() - 7, option.rect.center().y() - 6, 14, 14)
        paint_icon(painter, square, "chevron-down" if is_on(option, _State.State_Open) else "chevron-right", tokens.text_3)


def arrow(painter: QPainter, option: Any, tokens: Tokens, direction: str, room: QRect | None = None) -> None:
    """A chevron in the middle of `room`, or of the option's rectangle."""
    color = tokens.text_2 if is_on(option, _State.State_Enabled) else tokens.text_off
    area = room or option.rect
    side = min(14, max(11, min(area.width(), area.height())))
    square = QRect(0, 0, side, side)
    square.moveCenter(area.center())
    paint_icon(painter, square, f"chevron-{direction}", color)


def menu_sign(painter: QPainter, option: Any, tokens: Tokens, room: int) -> None:
    """The chevron of a button with a menu, in `room` pixels beside its text."""
    area = QRect(option.rect.right() - room - 9, option.rect.top(), room, option.rect.height())
    arrow(painter, option, tokens, "down", area)


def scroll_bar(painter: QPainter, option: Any, tokens: Tokens, slider: QRect) -> None:
    """A thin handle without buttons; wider while the pointer is on it."""
    if option.maximum <= option.minimum:
        return
    active = is_on(option, _State.State_MouseOver) or is_on(option, _State.State_Sunken)
    margin = 2 if active else 3
    handle = slider.adjusted(margin, 2, -margin, -2)
    if option.orientation == Qt.Orientation.Horizontal:
        handle = slider.adjusted(2, margin, -2, -margin)
    draw_box(painter, handle, min(handle.width(), handle.height()) / 2, tokens.control if active else tokens.line_strong)


def slider(painter: QPainter, option: Any, tokens: Tokens, handle: QRect) -> None:
    """A line, accent up to the round handle."""
    rect: QRect = option.rect
    enabled = is_on(option, _State.State_Enabled)
    accent = tokens.accent if enabled else tokens.line_strong
    if option.orientation == Qt.Orientation.Horizontal:
        groove = QRect(rect.left(), rect.center().y() - 1, rect.width(), 4)
        done = groove.adjusted(0, 0, handle.center().x() - rect.right(), 0)
    else:
        groove = QRect(rect.center().x() - 1, rect.top(), 4, rect.height())
        done = groove.adjusted(0, handle.center().y() - rect.top(), 0, 0)
    draw_box(painter, groove, 2, tokens.line_strong)
    draw_box(painter, done, 2, accent)
    knob = QRect(0, 0, 14, 14)
    knob.moveCenter(handle.center())
    draw_box(painter, knob, 7, tokens.bg_page, accent, width=2)
    if keyboard_focus(option):
        draw_focus(painter, knob.adjusted(-3, -3, 3, 3), 10, tokens)


def progress_bar(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """A 6 px bar; where the end is not known, the middle third is filled."""
    rect = QRect(option.rect.left(), option.rect.center().y() - 2, option.rect.width(), 6)
    draw_box(painter, rect, 3, tokens.line)
    if option.maximum <= option.minimum:
        third = rect.width() // 3
        draw_box(painter, rect.adjusted(third, 0, -third, 0), 3, tokens.accent)
    elif option.progress > option.minimum:
        share = min(1.0, (option.progress - option.minimum) / (option.maximum - option.minimum))
        draw_box(painter, QRect(rect.left(), rect.top(), max(6, round(rect.width() * share)), 6), 3, tokens.accent)


def popup(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """The ground of a menu or a tooltip."""
    draw_box(painter, option.rect, 0, tokens.bg_page, tokens.line_strong)


def status_bar(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """The ground of the status bar, with a line on top."""
    painter.fillRect(option.rect, tokens.bg_window)
    painter.fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), tokens.line)


def bar(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """The ground of the menu bar."""
    painter.fillRect(option.rect, tokens.bg_window)


def tool_bar(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """The ground of a tool bar, with a line under it."""
    painter.fillRect(option.rect, tokens.bg_window)
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.line)


def splitter(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """The line between two panes."""
    painter.fillRect(option.rect, tokens.line)


def tool_bar_separator(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """A short upright line between groups of buttons."""
    painter.fillRect(QRect(option.rect.center().x(), option.rect.center().y() - 10, 1, 20), tokens.line_strong)


def group_box(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """The edge round a group of controls."""
    draw_box(painter, option.rect, RADIUS_CARD, None, tokens.line)


def tab_bar_base(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """The line under a row of tabs."""
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.line)


def tab_shape(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """A tab is its text; the one that is open has an accent line under it."""
    rect: QRect = option.rect
    if is_on(option, _State.State_Selected):
        painter.fillRect(QRect(rect.left() + 10, rect.bottom() - 1, rect.width() - 20, 2), tokens.accent)
    if keyboard_focus(option):
        draw_focus(painter, rect.adjusted(2, 3, -2, -4), RADIUS_CONTROL, tokens)


def header_section(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """The ground of one column head."""
    rect: QRect = option.rect
    painter.fillRect(rect, tokens.bg_panel)
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line)
    painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), tokens.line)


def header_empty(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """What is left of a table's head beyond its columns."""
    painter.fillRect(option.rect, tokens.bg_panel)
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.line)


def drop_line(painter: QPainter, option: Any, tokens: Tokens) -> None:
    """Where a dragged row would land."""
    rect: QRect = option.rect
    if rect.height() > 1:
        draw_box(painter, rect, RADIUS_MARK, None, tokens.accent, width=2.0)
        return
    painter.fillRect(QRect(rect.left(), rect.top() - 1, rect.width(), 2), tokens.accent)
    painter.save()
    painter.setBrush(tokens.accent)
    painter.setPen(Qt.PenStyle.NoPen)
    left = QPointF(rect.left(), rect.top())
    painter.drawPolygon(QPolygonF([left + QPointF(0, -4), left + QPointF(5, 0), left + QPointF(0, 4)]))
    painter.restore()
