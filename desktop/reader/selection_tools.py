"""What can be done with the selected text, or with the current clause where none is: by the bar under it, menu or key."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QMenu

from core.model import Span
from core.quotation import quotation
from desktop.clipboard import copy_quotation
from desktop.desk import Desk
from desktop.outline.editing import OutlineEditing
from desktop.reader.overlay import line_rects
from desktop.reader.selection_bar import SelectionBar
from desktop.reader.text_view import PlanTextView
from desktop.readings import Reading


class SelectionTools(QObject):
    """Owns the bar and the context menu of a text view; what they ask for is done elsewhere."""

    tagged = Signal(str)
    noted = Signal()
    new_tag_wanted = Signal()
    search_wanted = Signal(str)

    def __init__(self, desk: Desk, reading: Reading, text: PlanTextView, editing: OutlineEditing) -> None:
        super().__init__(text)
        self._desk = desk
        self._reading = reading
        self._text = text
        self._editing = editing
        self.bar = SelectionBar(desk.theme, text.viewport())
        desk.edit_only.keep(self.bar.note)
        self.bar.tagged.connect(self.tagged)
        self.bar.noted.connect(self.noted)
        self.bar.searched.connect(self.search)
        self.bar.copied.connect(self.copy_quotation)
        text.selection_ended.connect(self.place)
        text.scrolled.connect(self.place)
        text.menu_wanted.connect(self._menu)

    def place(self) -> None:
        """Put the bar under the selection; away where nothing is selected or the selection is out of sight."""
        span = self._text.selected_span()
        if span is None or self._text.going:
            self.bar.hide()
            return
        positions, window = self._text.positions, self._text.window_shown()
        rects = list(line_rects(window, positions.to_qt(span.start), positions.to_qt(span.end)))
        if not rects:
            self.bar.hide()
            return
        area = rects[0].united(rects[-1]).toRect()
        left = round(min(rects[0].left(), rects[-1].left()))
        self.bar.show_at(QRect(QPoint(left, area.top()), area.bottomRight()))

    def _target(self) -> Span | None:
        outline = self._reading.outline
        clause = outline.find(self._reading.clause_id) if outline else None
        return self._text.selected_span() or (clause.span if clause else None)

    def copy_quotation(self) -> None:
        """Copy the selection, else the current clause, with its source."""
        outline, span = self._reading.outline, self._target()
        if outline is None or span is None:
            return
        copy_quotation(quotation([(outline, span, "")]))
        self._desk.said.emit(self.tr("已复制，附出处"))

    def search(self) -> None:
        """Search the library for the selected text."""
        span, outline = self._text.selected_span(), self._reading.outline
        if span and outline:
            self.search_wanted.emit(outline.quote(span))

    def _menu(self, position: QPoint, at: int) -> None:
        session, outline = self._desk.session, self._reading.outline
        if session is None or outline is None:
            return
        menu, with_key = QMenu(self._text), self._desk.actions.with_key
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tags = menu.addMenu(self.tr("加标签"))
        for tag in session.tagging.offered():
            tags.addAction(f"{tag.name}\t{tag.shortcut}", lambda name=tag.name: self.tagged.emit(name))
        tags.addSeparator()
        tags.addAction(self.tr("新建标签…"), self.new_tag_wanted.emit)
        note = menu.addAction(with_key(self.tr("批注"), "new_note"), self.noted.emit)
        menu.addSeparator()
        copy = menu.addAction(self.tr("复制"), self._text.copy)
        copy.setEnabled(self._text.selected_span() is not None)
        menu.addAction(with_key(self.tr("复制并注明出处"), "copy_quotation"), self.copy_quotation)
        if self._text.selected_span() is not None:
            menu.addAction(self.tr("在资料库中检索"), self.search)
        menu.addSeparator()
        start, words = self._editing.split_place(at)
        split = menu.addAction(self.tr("从“{words}”拆开").format(words=words) if words else self.tr("从这里拆开"))
        split.setEnabled(start >= 0)
        split.triggered.connect(lambda: self._editing.split(at))
        clause = outline.at(min(at, max(0, len(outline.text) - 1)))
        menu.addAction(with_key(self.tr("找相近条目"), "find_alike"), lambda: self._desk.alike(clause))
        join = menu.addAction(self.tr("合并到上一条"), lambda: self._editing.join_clauses((clause,)))
        join.setEnabled(clause.ordinal > 1)
        self._desk.edit_only.entries(tags.menuAction(), note, split, join)
        menu.popup(position)
