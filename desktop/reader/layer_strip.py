"""The row of layers over the text: a chip is the legend, switch and counter of a layer; what has no room is in the menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.reader.layers import Layers
from desktop.theme import Theme
from desktop.widgets import Chip, IconButton

GAP = 8


class LayerStrip(QWidget):
    """Chips of tags and hits first, then those of `layers`. The button at the end opens the menu of all of them."""

    switched = Signal()  # tags or hits
    lexicons_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layers: Layers | None = None
        self.tags = Chip(theme, self.tr("标签"), icon_name="tag", checked=True, parent=self)
        self.hits = Chip(theme, self.tr("命中"), icon_name="search", checked=True, parent=self)
        self.hits.hide()
        self._with_hits = False
        for chip in (self.tags, self.hits):
            chip.toggled.connect(lambda _on: self.switched.emit())
        self._more: list[tuple[str, Chip]] = []
        self.menu_button = IconButton(theme, "layers", self.tr("图层…"), parent=self)
        self.menu_button.clicked.connect(self.open_menu)

    def use(self, layers: Layers) -> None:
        """Show these layers after tags and hits."""
        self._layers = layers
        layers.changed.connect(self._renew)
        self._renew()

    def set_counts(self, tags: int) -> None:
        """How many marks the layer of tags has; a chip that grew pushes on those after it."""
        self.tags.set_count(tags)
        self._place()

    def set_hits_known(self, known: bool) -> None:
        """Whether there is a layer of search hits."""
        self._with_hits = known
        self._place()

    def _renew(self) -> None:
        """Chips as the layers are now. A chip whose layer stays is kept: it may have the focus."""
        layers = self._layers
        if layers is None:
            return
        known, before = layers.all(), dict(self._more)
        self._more = []
        for layer in known:
            chip = before.pop(layer.key, None)
            if chip is None:
                chip = Chip(self._theme, layer.name, underline=layer.form, tone=layer.color, parent=self)
                chip.toggled.connect(lambda on, key=layer.key: layers.switch(key, on))
            chip.setText(layer.name)
            chip.set_line(layer.form, layer.color)
            chip.setToolTip(layer.about or layer.name)
            chip.blockSignals(True)
            chip.setChecked(layers.is_on(layer))
            chip.blockSignals(False)
            chip.set_count(layers.count(layer))
            self._more.append((layer.key, chip))
        for chip in before.values():
            chip.hide()
            chip.deleteLater()
        self._place()

    def chips(self) -> list[Chip]:
        """The chips in order, as far as their layer is there."""
        return [self.tags, *([self.hits] if self._with_hits else []), *(chip for _, chip in self._more)]

    def switch(self, number: int) -> None:
        """Switch the layer with this number, from 1: tags, hits, then the others."""
        if number == 2:
            self.hits.toggle()
        else:
            order = [self.tags, None, *(chip for _, chip in self._more)]
            chip = order[number - 1] if number <= len(order) else None
            if chip is not None:
                chip.toggle()

    def open_menu(self) -> None:
        """All layers with their switches, and the way to the lexicons."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for chip in self.chips():
            action = QAction(" ".join(part for part in (chip.text().replace("&", "&&"), chip.count()) if part), menu)
            action.setCheckable(True)
            action.setChecked(chip.isChecked())
            action.toggled.connect(chip.setChecked)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("词表…"), self.lexicons_wanted.emit)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    def _place(self) -> None:
        """Put as many chips as fit from the left; the button stands behind them."""
        left, room = 0, self.width() - self.menu_button.sizeHint().width()
        fits = True
        for chip in (self.tags, self.hits, *(chip for _, chip in self._more)):
            width = chip.sizeHint().width()
            fits = fits and left + width <= room
            there = chip is not self.hits or self._with_hits
            chip.setVisible(there and fits)
            if there and fits:
                chip.setGeometry(left, (self.height() - chip.sizeHint().height()) // 2, width, chip.sizeHint().height())
                left += width + GAP
        side = self.menu_button.sizeHint()
        self.menu_button.setGeometry(left, (self.height() - side.height()) // 2, side.width(), side.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(300, max(28, self.tags.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())
