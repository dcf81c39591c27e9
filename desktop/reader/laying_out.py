"""Laying out a text that is not in sight yet, in steps that leave the window free.

Qt does it by itself on a timer, but in steps that double up to 200,000 characters, for a fifth of a second each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject, QSizeF, QTimerEvent
from PySide6.QtGui import QTextDocument

STEP = 8_000  # UTF-16 units laid out at once
_QTS_PAUSE = 10  # milliseconds between the steps of Qt's own timer, by which it is known


class LayingOut(QObject):
    """Takes the steps in place of the layout of one document, as whose child it lives."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document.documentLayout())
        self._document = document
        document.documentLayout().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Timer and isinstance(event, QTimerEvent) and self._lays_out(watched, event.timerId()):
            return self._step()
        return False

    @staticmethod
    def _lays_out(layout: QObject, timer: int) -> bool:
        timers = cast("list[Any]", QAbstractEventDispatcher.instance().registeredTimers(layout))  # the stubs leave out the fields
        return any(each.timerId == timer and each.interval == _QTS_PAUSE for each in timers)

    def _step(self) -> bool:
        """Lay out a little more; False where nothing is left, of which Qt's own step takes note."""
        at = reached(self._document)
        if at >= self._document.characterCount() - 1:
            return False
        lay_out(self._document, at + STEP)
        return reached(self._document) > at


def reached(document: QTextDocument) -> int:
    """The position up to which a document is laid out."""
    low, high = 0, document.blockCount()
    while low < high:
        middle = (low + high) // 2
        block = document.findBlockByNumber(middle)
        low, high = (middle + 1, high) if block.layout().lineCount() or not block.isVisible() else (low, middle)
    block = document.findBlockByNumber(low)
    return block.position() if block.isValid() else document.characterCount() - 1


def lay_out(document: QTextDocument, position: int) -> None:
    """Lay a document out up to a position."""
    block = document.findBlock(min(position, document.characterCount() - 1))
    document.documentLayout().blockBoundingRect(block)


def lay_out_to(document: QTextDocument, position: int) -> Iterator[None]:
    """Lay a document out up to a position, in slices, and tell the view how tall it is now, which Qt does only later."""
    at, position = reached(document), min(position, document.characterCount() - 1)
    while at < position:
        at += STEP
        lay_out(document, min(at, position))
        yield
    if position == document.characterCount() - 1:
        document.size()  # else Qt takes the end for missing, and the text for taller, until its own next step
    document.documentLayout().documentSizeChanged.emit(QSizeF())  # a view looks for itself how tall it is
