"""What a double, triple and fourfold click select: the word, the sentence, the clause at a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from core.language.words import Words
from core.model import Outline, Span

SENTENCE_END = re.compile(r"[。！？!?；;…]+[”’」』）)]*|\n")
WORD, SENTENCE, CLAUSE = 2, 3, 4
NEAR = 6  # pixels between clicks that count together
ASK_AGAIN = 40  # milliseconds


class ClickCounter:
    """How many clicks at one place followed one another quickly."""

    def __init__(self) -> None:
        self._count = 0
        self._when = 0
        self._where = (0.0, 0.0)

    def add(self, event: QMouseEvent) -> int:
        """Count a press of the mouse; 1 for the first one, at most `CLAUSE`. A double click is the second or the fourth."""
        place = event.position()
        quick = event.timestamp() - self._when <= QApplication.doubleClickInterval()
        near = abs(place.x() - self._where[0]) + abs(place.y() - self._where[1]) <= NEAR
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self._count = CLAUSE if self._count == SENTENCE and quick and near else WORD
        else:
            self._count = self._count % CLAUSE + 1 if quick and near else 1
        self._when, self._where = event.timestamp(), (place.x(), place.y())
        return self._count


def sentence_at(text: str, at: int) -> Span:
    """The sentence at a place, without the white space round it; it ends with its full stop or with its line."""
    start, end = 0, len(text)
    first = max(0, text.rfind("\n", 0, at) + 1)
    start = first
    for found in SENTENCE_END.finditer(text, first):
        if found.end() > at:
            end = found.start() if found.group() == "\n" else found.end()
            break
        start = found.end()
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return Span(left, max(left, left + len(words.strip())))


def word_at(text: str, at: int, words: Words) -> Span:
    """The word at a place, as jieba cuts the line it stands in."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    for _, first, last in words.words(line):
        if first <= at - start < last:
            return Span(start + first, start + last)
    return Span(at, at)


class Picker(QObject):
    """Selects by clicks in a text. The dictionary is read beside the window at the first double click; the word follows then."""

    def __init__(self, words: Callable[[], Words | None], select: Callable[[Span], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._select = select
        self._waiting: tuple[str, int] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(ASK_AGAIN)
        self._timer.timeout.connect(self._try)

    def forget(self) -> None:
        """Another press of the mouse: a word still waited for is not wanted any more."""
        self._waiting = None
        self._timer.stop()

    def pick(self, outline: Outline, at: int, clicks: int) -> None:
        """Select what so many clicks at a code point of the plan ask for."""
        self.forget()
        if clicks == SENTENCE:
            self._select(sentence_at(outline.text, at))
        elif clicks == CLAUSE:
            self._select(outline.at(at).span)
        elif (words := self._words()) is not None:
            self._waiting = outline.text, at
            if not words.ready:
                Thread(target=words.load, daemon=True).start()
                self._timer.start()
            else:
                self._try()

    def _try(self) -> None:
        words, waiting = self._words(), self._waiting
        if words is None or waiting is None:
            self.forget()
        elif words.ready:
            self.forget()
            self._select(word_at(*waiting, words))
