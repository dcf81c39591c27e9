"""What of a comparison is shown, whichever way it is laid out: the pairs, the current one, what is chosen and unfolded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop.compare.differences import Differences, Wording
from desktop.compare.marks import Show, shown_for
from desktop.compare.pairs import Pair


class Shown(QObject):
    """Shared by the two orders and the list, so that each shows the same pair when the analyst changes from one to another."""

    pairs_changed = Signal()  # which pairs are shown, or what is known of them
    current_changed = Signal(int)  # link id, 0 for none
    sought = Signal()  # the current pair was asked for once more: it shall be in sight
    chosen_changed = Signal()  # which links are chosen beside the current one
    folds_changed = Signal()  # what is shown whole
    marks_changed = Signal()  # how the wording is marked

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs: tuple[Pair, ...] = ()
        self._places: dict[int, int] = {}
        self._current = 0
        self._chosen: frozenset[int] = frozenset()
        self._folded = False
        self._all_unfolded = False
        self._show: Show | None = None
        self._differences: Differences | None = None
        self.other_issuer = False

    # What is shown

    def set_pairs(self, pairs: Sequence[Pair], *, other_issuer: bool) -> None:
        """Show these pairs; what is current and chosen stays so if it is still there."""
        self._pairs = tuple(pairs)
        self._places = {pair.id: at for at, pair in enumerate(self._pairs)}
        self._chosen = frozenset(link_id for link_id in self._chosen if link_id in self._places)
        self.other_issuer = other_issuer
        self.pairs_changed.emit()

    def pairs(self) -> tuple[Pair, ...]:
        """The pairs shown."""
        return self._pairs

    def index_of(self, link_id: int) -> int:
        """The place of a link; -1 where it is not shown."""
        return self._places.get(link_id, -1)

    def current(self) -> Pair | None:
        """The current pair."""
        index = self.current_index()
        return self._pairs[index] if index >= 0 else None

    def current_index(self) -> int:
        """The place of the current pair; -1 for none."""
        return self.index_of(self._current)

    def is_current(self, link_id: int) -> bool:
        """Whether a link is the current one."""
        return link_id == self._current

    # Going from pair to pair

    def select(self, link_id: int) -> None:
        """Make a pair the current one, alone and unfolded; 0, or one that is not shown, makes none."""
        index = self.index_of(link_id)
        self._choose(frozenset({link_id}) if index >= 0 else frozenset())
        if index >= 0 and link_id == self._current:
            self.sought.emit()
            return
        self._go(link_id if index >= 0 else 0)

    def step(self, by: int, *, extend: bool = False) -> None:
        """Go some pairs down, or up where negative, as far as there are any; `extend`: and choose what is passed."""
        if not self._pairs:
            return
        index = min(max(self.current_index() + by, 0), len(self._pairs) - 1)
        if extend:
            self.choose_through(self._pairs[index].id)
        else:
            self.select(self._pairs[index].id)

    # Choosing several

    def chosen(self) -> tuple[Pair, ...]:
        """The pairs chosen, the current one among them, in their order."""
        return tuple(pair for pair in self._pairs if pair.id in self._chosen or pair.id == self._current)

    def is_chosen(self, link_id: int) -> bool:
        """Whether a link is chosen beside the current one."""
        return link_id in self._chosen and link_id != self._current

    def toggle_chosen(self, link_id: int) -> None:
        """Choose a pair too, which makes it the current one, or leave it out again."""
        if link_id in self._chosen and link_id != self._current:
            self._choose(self._chosen - {link_id})
        elif self.index_of(link_id) >= 0 and link_id != self._current:
            self._choose(self._chosen | {self._current, link_id})
            self._go(link_id)

    def choose_through(self, link_id: int) -> None:
        """Choose everything from the current pair to this one, which becomes the current one."""
        start, end = self.current_index(), self.index_of(link_id)
        if end < 0:
            return
        low, high = sorted((max(start, 0), end))
        self._choose(self._chosen | {pair.id for pair in self._pairs[low : high + 1]})
        self._go(link_id)

    # Folding and marking

    def unfolded(self) -> frozenset[int]:
        """The links that are shown whole."""
        ids = set(self._places) if self._all_unfolded else {self._current} & set(self._places)
        return frozenset(ids - {self._current} if self._folded else ids)

    def is_unfolded(self, link_id: int) -> bool:
        """Whether a pair is shown whole."""
        return link_id in self.unfolded()

    def toggle_fold(self) -> None:
        """Fold or unfold the current pair."""
        self._folded = not self._folded
        self.folds_changed.emit()

    def set_all_unfolded(self, on: bool) -> None:
        """Show every pair whole, or only the current one."""
        self._all_unfolded = on
        self._folded = False
        self.folds_changed.emit()

    def set_differences(self, differences: Differences | None) -> None:
        """Where the wording of pairs is compared."""
        if differences is not self._differences:
            self._differences = differences
            if differences is not None:
                differences.ready.connect(self.marks_changed)

    def set_show(self, show: Show | None) -> None:
        """Mark what differs or what is common; None leaves it to how much is common."""
        self._show = show
        self.marks_changed.emit()

    def show_choice(self) -> Show | None:
        """What the analyst chose to have marked."""
        return self._show

    def show(self) -> Show | None:
        """How the current pair is marked; None while that is not known."""
        wording = self.wording()
        return shown_for(wording, self._show) if wording else None

    def wording(self) -> Wording | None:
        """The differences of the current pair, where it is shown whole and they are known."""
        pair = self.current()
        return self._differences.of(pair) if self._differences and pair and not self._folded else None

    # Within

    def _go(self, link_id: int) -> None:
        if link_id == self._current:
            return
        self._current = link_id
        self._folded = False
        self.current_changed.emit(link_id)
        self.marks_changed.emit()

    def _choose(self, link_ids: frozenset[int]) -> None:
        if link_ids != self._chosen:
            self._chosen = link_ids
            self.chosen_changed.emit()
