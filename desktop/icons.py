"""The drawings of `resources/icons` as icons that take their colour from the theme whenever they are painted."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from desktop.theme import Theme


@cache
def _folder() -> Traversable:
    return files("resources").joinpath("icons")


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    """The SVG text of one drawing, at the stroke width we use. KeyError when there is none of this name."""
    file = _folder().joinpath(f"{name}.svg")
    if not file.is_file():
        raise KeyError(name)
    return file.read_text(encoding="utf-8").replace('stroke-width="2"', 'stroke-width="1.75"')


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, color: QColor) -> None:
    """Paint a drawing in one colour, sharp at the painter's device pixel ratio, into the middle of `rect`."""
    side = min(rect.width(), rect.height())
    if side <= 0:
        return
    area = QRectF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side)
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(area.topLeft(), _pixmap(name, color, side, ratio))


def _pixmap(name: str, color: QColor, side: float, ratio: float) -> QPixmap:
    pixels = max(1, round(side * ratio))
    key = f"yaodian:{name}:{color.rgba()}:{pixels}:{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", color.name()).encode()))
    painter = QPainter(made)
    renderer.render(painter)
    painter.end()
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


class _Engine(QIconEngine):
    def __init__(self, name: str, theme: Theme, role: str | None) -> None:
        super().__init__()
        self._name = name
        self._theme = theme
        self._role = role

    def color(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        tokens = self._theme.tokens
        if mode is QIcon.Mode.Disabled:
            return tokens.text_off
        if self._role is not None:
            return getattr(tokens, self._role)
        if state is QIcon.State.On:
            return tokens.accent
        return tokens.text_2 if mode is QIcon.Mode.Normal else tokens.text

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, rect, self._name, self.color(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return _pixmap(self._name, self.color(mode, state), min(size.width(), size.height()), scale)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._theme, self._role)


def icon(name: str, theme: Theme, role: str | None = None) -> QIcon:
    """An icon of `resources/icons/NAME.svg` that follows the theme.

    `role` names a colour of `Tokens` ("accent", "ok", "on_accent" ...). Without one the icon is text_2, text while
    active or selected, and accent while checked. A disabled icon is always faded. KeyError: no such drawing or colour.
    """
    _drawing(name)
    if role is not None and not isinstance(getattr(theme.tokens, role, None), QColor):
        raise KeyError(role)
    return QIcon(_Engine(name, theme, role))


def app_icon() -> QIcon:
    """The sign of the program, for the window and the task bar."""
    result = QIcon()
    renderer = QSvgRenderer(QByteArray(_drawing("yaodian").encode()))
    for side in (16, 24, 32, 48, 64, 128, 256):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        result.addPixmap(pixmap)
    return result
