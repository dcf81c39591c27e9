"""Annotations that are not surely where they belong: saying that a place is right, or choosing another in the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model import Annotation, Span
from desktop.desk import Desk
from desktop.reader.place_row import PlaceAct
from desktop.tokens import SMALL
from desktop.widgets import Label, PushButton, Surface, set_surface

SHOWN = 40  # characters of a quote


class RelocateBar(QWidget):
    """Hidden until an annotation is to be moved; `selection` tells what is selected in the text then."""

    def __init__(self, desk: Desk, selection: Callable[[], Span | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._selection = selection
        self._annotation_id = 0
        self._words = Label(desk.theme, role=SMALL, wrap=True)
        self.here = PushButton(desk.theme, self.tr("定位到所选"), "map-pin")
        self.here.clicked.connect(self._move)
        self.cancel = PushButton(desk.theme, self.tr("取消"))
        self.cancel.clicked.connect(self.hide)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.here)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addLayout(buttons)
        set_surface(self, Surface.WINDOW)
        self.hide()
        desk.outline_changed.connect(lambda _: self.hide())

    def act(self, annotation: Annotation, act: PlaceAct) -> None:
        """Confirm the place of an annotation, or ask for another one."""
        if act is PlaceAct.CONFIRM:
            self._desk.edit(lambda session: session.annotating.edit(annotation.id, span=annotation.span))
            return
        self._annotation_id = annotation.id
        words = " ".join(annotation.exact.split())
        quote = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
        self._words.setText(self.tr("在正文里选中“{quote}”现在的位置").format(quote=quote))
        self.show()

    def _move(self) -> None:
        span = self._selection()
        if span is None:
            self._desk.said.emit(self.tr("先在正文里选中文字，再按“定位到所选”"))
            return
        annotation_id = self._annotation_id
        if self._desk.edit(lambda session: session.annotating.edit(annotation_id, span=span)) is not None:
            self.hide()
            self._desk.said.emit(self.tr("已定位到所选文字，可以撤销"))
