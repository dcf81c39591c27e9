"""The modes of the window as a table, and the ways between places in them: going, back, forward, from pane to pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop.actions import Actions
from desktop.desk import Desk, Place
from desktop.late_pages import LatePage
from desktop.places import Places
from desktop.top_bar import TopBar

WELCOME = "welcome"


def _nothing() -> None:
    """What a mode does that has nothing to do."""


@dataclass(frozen=True)
class ModePage:
    """A page of the window: `page` gives it, in the stack by then.

    `show` goes to a place in it, `here` says where the analyst is, `entered` is called when it appears. `panes` gives the widgets
    between which F6 walks, each the one that takes the focus or one that holds such; the page itself where there are none.
    """

    name: str
    page: Callable[[], QWidget]
    show: Callable[[Place], object]
    here: Callable[[], Place]
    entered: Callable[[], object] = _nothing
    panes: Callable[[], Sequence[QWidget]] = tuple


def late_mode(
    name: str,
    page: LatePage[Any],
    entered: Callable[[], object],
    *,
    show: Callable[[Place], object] | None = None,
    here: Callable[[], Place] | None = None,
) -> ModePage:
    """A mode whose page is made when it is first wanted, and does itself what isn't given."""
    return ModePage(
        name,
        page,
        show or (lambda place: page().go_to(place)),
        here or (lambda: page().here()),
        entered,
        lambda: page().stops(),
    )


class Navigation(QObject):
    """Shows the pages of a stack by mode and remembers the places that were left."""

    def __init__(self, desk: Desk, stack: QStackedWidget, bar: TopBar, actions: Actions) -> None:
        super().__init__(stack)
        self._desk = desk
        self._stack = stack
        self._bar = bar
        self._actions = actions
        self._modes: dict[str, ModePage] = {}
        self._shown = WELCOME
        desk.go.connect(self.go)
        desk.readings.activated.connect(self._enable)

    def calls(self) -> dict[str, Callable[[], object]]:
        """The commands of this room: a `mode_NAME` for every mode, and the ways between places."""
        return {
            **{f"mode_{name}": lambda name=name: self.go(Place(name)) for name in self._modes if f"mode_{name}" in self._actions},
            "back": self.back,
            "forward": self.forward,
            "next_pane": lambda: self.step_pane(1),
            "previous_pane": lambda: self.step_pane(-1),
        }

    def add(self, mode: ModePage) -> None:
        """Take a mode in."""
        self._modes[mode.name] = mode

    def modes(self) -> tuple[str, ...]:
        """The names of all modes."""
        return tuple(self._modes)

    @property
    def mode(self) -> str:
        """The mode that is shown."""
        return self._shown

    def go(self, place: Place) -> None:
        """Show a place, remembering this one for the way back."""
        if self._desk.session is None:
            return
        if place.beside:
            self._desk.readings.turn_aside()
        here = self._here()
        if here != Place("read"):  # a pane that shows nothing is no place to go back to
            self._places.leave(here)
        self._show_place(place)

    def back(self) -> None:
        """Return to the place before."""
        self._walk(self._places.back(self._here()))

    def forward(self) -> None:
        """Return to the place that was left by going back."""
        self._walk(self._places.forward(self._here()))

    def start(self, mode: str) -> None:
        """Show a mode with nothing behind it, for another library."""
        for reading in self._desk.readings.all():
            reading.places.clear()
        self.show_mode(mode)
        self._enable()

    def show_mode(self, name: str) -> None:
        """Show a mode as it was left."""
        mode = self._modes[name]
        page = mode.page()
        seen, before = page.focusWidget(), QApplication.focusWidget()
        elsewhere = before is not None and not any(part.isAncestorOf(before) for part in (self._stack, self._bar.modes))
        self._stack.setCurrentWidget(page)
        self._shown = name
        if not elsewhere:  # it goes where it was in this mode; in the search field it stays
            (seen or page).setFocus(Qt.FocusReason.OtherFocusReason)
        if name != WELCOME:
            with QSignalBlocker(self._bar.modes):  # it follows; only the analyst's choice is a way to a new place
                self._bar.show_mode(name)
        mode.entered()

    def step_pane(self, step: int) -> None:
        """Give the focus to the next pane, or with -1 to the one before; the search field is one of them."""
        mode = self._modes[self.mode]
        visible = [pane for pane in (self._bar.field, *(mode.panes() or (mode.page(),))) if pane.isVisible()]
        panes = [(pane, way) for pane in visible if (way := way_in(pane)) is not None]
        focus = QApplication.focusWidget()
        at = next((i for i, (pane, _) in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), -1)
        if panes:
            _, target = panes[(at + step) % len(panes)]
            target.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # Qt shows it after Tab alone
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _places(self) -> Places:
        """The way back: each side of the reader has its own, which goes on in the other modes."""
        return self._desk.readings.active.places

    def _here(self) -> Place:
        return self._modes[self.mode].here()

    def _walk(self, place: Place | None) -> None:
        if place is not None:
            self._show_place(place)

    def _show_place(self, place: Place) -> None:
        known = {plan.id for plan in self._desk.plans()}
        if {place.plan_id, place.old, place.new, *place.plan_ids} - {0} <= known:  # none was removed since
            self.show_mode(place.mode)
            self._modes[place.mode].show(place)
        self._enable()

    def _enable(self) -> None:
        self._actions["back"].setEnabled(self._places.can_go_back())
        self._actions["forward"].setEnabled(self._places.can_go_forward())


def way_in(pane: QWidget) -> QWidget | None:
    """What takes the focus in a pane: itself, what had it last in it, or the first that can have it; None where nothing can."""
    if pane.focusPolicy() is not Qt.FocusPolicy.NoFocus or pane.focusProxy() is not None:
        return pane
    last = pane.focusWidget()
    inside = [*([last] if last is not None else ()), *pane.findChildren(QWidget)]
    return next(
        (part for part in inside if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus), None
    )
