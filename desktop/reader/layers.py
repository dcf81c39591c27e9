"""The layers of underlines over the open plan: who finds them, which are on, and where they stand.

Tags and search hits are drawn by the overlay in ways of their own. Everything else that is known of a text, by rule or by
list, is a layer here: a source says which layers it has and where they lie in the plan that is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from core.model import Outline, Span
from desktop.painting import Underline
from desktop.reader.positions import Positions
from desktop.settings import Settings
from desktop.tokens import Tokens


@dataclass(frozen=True)
class Layer:
    """One kind of mark: a key that lasts, its words, its look, and whether it is on until the analyst says otherwise."""

    key: str
    name: str
    form: Underline
    color: Callable[[Tokens], QColor]
    about: str = ""
    on_at_first: bool = True


@dataclass(frozen=True)
class Drawn:
    """A layer that is on, and its places in Qt's positions: in text order, not overlapping."""

    layer: Layer
    places: Sequence[tuple[int, int]]


class LayerSource(QObject):
    """Finds layers in the plan that is shown. Finding may take its time: `found` says that a layer's places are there."""

    changed = Signal()  # there are other layers, or they look otherwise
    found = Signal(str)  # the key of a layer

    def layers(self) -> Sequence[Layer]:
        """The layers this source has for the plan that is shown."""
        return ()

    def show(self, outline: Outline | None) -> None:
        """Another plan is shown, or the same one with another text."""

    def places(self, key: str) -> Sequence[Span] | None:
        """Where a layer lies, in text order; None where that is not known yet. Only layers that are on are asked for."""
        return ()


class Layers(QObject):
    """The layers of all sources in one order, which the analyst switches on and off."""

    changed = Signal()  # other layers, switches or numbers: the legend
    drawn_changed = Signal()  # other places: the text
    switched = Signal()  # the analyst switched one, here and everywhere

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._sources: list[LayerSource] = []
        self._positions = Positions("")
        self._drawn: dict[str, Drawn] = {}

    def add(self, source: LayerSource) -> None:
        """Take in a source; its layers follow those of the sources before it."""
        self._sources.append(source)
        source.changed.connect(self.renew)
        source.found.connect(self._find)
        self.renew()

    def show(self, outline: Outline | None, positions: Positions) -> None:
        """Look in another plan, or in the same one with another text."""
        self._positions = positions
        for source in self._sources:
            source.show(outline)
        self.renew()

    def all(self) -> tuple[Layer, ...]:
        """The layers in the order of the legend."""
        return tuple(layer for source in self._sources for layer in source.layers())

    def is_on(self, layer: Layer) -> bool:
        """Whether a layer is drawn."""
        return self._settings.layer_on(layer.key, layer.on_at_first)

    def switch(self, key: str, on: bool) -> None:
        """Switch a layer, now and in every plan after."""
        self._settings.set_layer_on(key, on)
        self.renew()
        self.switched.emit()

    def count(self, layer: Layer) -> int | None:
        """How many places a layer has in the plan that is shown; None where it is off or not known yet."""
        drawn = self._drawn.get(layer.key)
        return len(drawn.places) if drawn is not None else None

    def drawn(self) -> tuple[Drawn, ...]:
        """The layers that are on and known, in order."""
        return tuple(self._drawn[layer.key] for layer in self.all() if layer.key in self._drawn)

    def renew(self) -> None:
        """Ask the sources anew for what is on."""
        self._drawn = {}
        for source in self._sources:
            for layer in source.layers():
                self._ask(source, layer)
        self.changed.emit()
        self.drawn_changed.emit()

    def _find(self, key: str) -> None:
        for source in self._sources:
            for layer in source.layers():
                if layer.key == key:
                    self._ask(source, layer)
        self.changed.emit()
        self.drawn_changed.emit()

    def _ask(self, source: LayerSource, layer: Layer) -> None:
        places = source.places(layer.key) if self.is_on(layer) else None
        if places is not None:
            to_qt = self._positions.to_qt
            self._drawn[layer.key] = Drawn(layer, [(to_qt(span.start), to_qt(span.end)) for span in _apart(places)])


def _apart(spans: Iterable[Span]) -> Iterable[Span]:
    """Spans in text order without overlaps: of two that do, the later one begins where the earlier one ends."""
    reached = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > reached:
            yield Span(max(span.start, reached), span.end)
            reached = span.end
