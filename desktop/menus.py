"""How the rows of menus and the titles of the menu bar look. Options are `Any` as in `controls`."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionMenuItem

from desktop.controls import is_on
from desktop.icons import paint_icon
from desktop.painting import draw_box
from desktop.tokens import RADIUS_CONTROL, Tokens, mix

_State = QStyle.StateFlag
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SIGN = 28
_KEY_GAP = 32
_ARROW = 20


def menu_bar_item(painter: QPainter, option: Any, tokens: Tokens, style: QStyle) -> None:
    """One title of the menu bar."""
    painter.fillRect(option.rect, tokens.bg_window)
    enabled = is_on(option, _State.State_Enabled)
    if enabled and is_on(option, _State.State_Selected):
        draw_box(painter, option.rect.adjusted(0, 2, 0, -2), RADIUS_CONTROL, mix(tokens.bg_hover, tokens.text, 0.05))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine
    style.drawItemText(painter, option.rect, int(flags), option.palette, enabled, option.text, QPalette.ColorRole.WindowText)


def menu_item(painter: QPainter, option: Any, tokens: Tokens, style: QStyle) -> None:
    """One row of a menu: sign, text, key, arrow."""
    rect: QRect = option.rect
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
        painter.fillRect(QRect(rect.left() + 8, rect.center().y(), rect.width() - 16, 1), tokens.line)
        return
    enabled = is_on(option, _State.State_Enabled)
    chosen = enabled and is_on(option, _State.State_Selected)
    if chosen:
        draw_box(painter, rect.adjusted(4, 0, -4, 0), RADIUS_CONTROL - 1, tokens.bg_selected)
    _menu_sign(painter, option, tokens, enabled=enabled, chosen=chosen)
    text, _, key = option.text.partition("\t")
    area = rect.adjusted(_SIGN + 8, 0, -_ARROW, 0)
    painter.save()
    painter.setFont(option.font)
    flags = _LEFT | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine
    style.drawItemText(painter, area, int(flags), option.palette, enabled, text, QPalette.ColorRole.Text)
    style.drawItemText(painter, area, int(_RIGHT), option.palette, enabled, key, QPalette.ColorRole.PlaceholderText)
    painter.restore()
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.SubMenu:
        square = QRect(rect.right() - _ARROW, rect.center().y() - 6, 14, 14)
        paint_icon(painter, square, "chevron-right", tokens.text_3 if enabled else tokens.text_off)


def menu_item_size(option: Any, size: QSize, row_height: int) -> QSize:
    """The size of one row of a menu whose text takes `size`; the widest key is added by the menu."""
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
        return QSize(size.width(), 9)
    return QSize(size.width() + _SIGN + _ARROW + _KEY_GAP, row_height)


def _menu_sign(painter: QPainter, option: Any, tokens: Tokens, *, enabled: bool, chosen: bool) -> None:
    square = QRect(option.rect.left() + 12, option.rect.center().y() - 7, 16, 16)
    checkable = option.checkType != QStyleOptionMenuItem.CheckType.NotCheckable
    if checkable and option.checked:
        sign = "circle-check" if option.checkType == QStyleOptionMenuItem.CheckType.Exclusive else "check"
        paint_icon(painter, square, sign, tokens.accent if enabled else tokens.text_off)
    elif not option.icon.isNull() and not checkable:
        mode = QIcon.Mode.Disabled if not enabled else QIcon.Mode.Active if chosen else QIcon.Mode.Normal
        option.icon.paint(painter, square, Qt.AlignmentFlag.AlignCenter, mode)
