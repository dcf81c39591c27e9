"""The reading desk: library and section tree left, one or two plans in the middle, annotations and facts right, all in step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from core.model import Fit, Span, Tag
from desktop.desk import Desk, Place
from desktop.library.library_panel import LibraryPanel
from desktop.reader.annotating import Annotating
from desktop.reader.beside import Beside
from desktop.reader.facts_panel import FactsPanel
from desktop.reader.inspector import Inspector
from desktop.reader.inspector_tabs import NOTES, InspectorTabs
from desktop.reader.outline_panel import OutlinePanel
from desktop.reader.panes import Panes
from desktop.reader.reader_pane import ReaderPane
from desktop.reader.sides import Sides
from desktop.reader.tagging import ReaderTagging
from desktop.reader.text_view import PlanTextView
from desktop.readings import Reading
from desktop.slices import PAUSE

USUAL_SIZE = 16


class ReaderPage(QWidget):
    """Wires the parts of the reading desk. Whatever is done is done in the active pane, `pane`."""

    search_wanted = Signal(str)
    compare_wanted = Signal(int)
    last_year_wanted = Signal(int)
    info_wanted = Signal(int)
    source_wanted = Signal(int, object)  # plan id, and the span of its text to be shown there: a Span or None
    import_wanted = Signal()
    new_tag_wanted = Signal()
    lexicons_wanted = Signal()
    edit_tag_wanted = Signal(Tag)
    where_changed = Signal(str)
    zoomed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        theme = desk.theme
        self.annotating = Annotating(desk, self.selected_span)
        self.library = LibraryPanel(desk)
        self.inspector = Inspector(desk, self.annotating)
        self.facts_panel = FactsPanel(desk, self.annotating.selection)
        self.side = InspectorTabs(theme, self.inspector, self.facts_panel)
        self.tagging = ReaderTagging(self)
        self.beside = Beside(self)
        self._panes: dict[Reading, ReaderPane] = {}
        self._trees = QStackedWidget()
        self._sides = Sides(theme)
        self.panes = Panes(theme, above=self.library, below=self._trees, middle=self._sides, right=self.side)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.panes)
        self._show_panes()
        self._wire()

    def _wire(self) -> None:
        desk = self.desk
        desk.readings.changed.connect(self._show_panes)
        desk.readings.activated.connect(self._show_active)
        self.inspector.selected.connect(self._show_annotation)
        self.inspector.left.connect(self.focus_text)
        self.inspector.new_tag_wanted.connect(self.new_tag_wanted)
        self.inspector.edit_tag_wanted.connect(self.edit_tag_wanted)
        self.facts_panel.place_wanted.connect(self.show_place)
        self.library.compare_wanted.connect(self.compare_wanted)
        self.library.last_year_wanted.connect(self.last_year_wanted)
        self.library.info_wanted.connect(self.info_wanted)
        self.library.source_wanted.connect(lambda plan_id: self.source_wanted.emit(plan_id, None))
        self.library.chosen.connect(self.focus_text)
        self.library.import_wanted.connect(self.import_wanted)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    # The panes

    @property
    def pane(self) -> ReaderPane:
        """The active pane."""
        return self._panes[self.desk.readings.active]

    @property
    def text(self) -> PlanTextView:
        """The text of the active pane."""
        return self.pane.text

    @property
    def tree(self) -> OutlinePanel:
        """The section tree of the active pane."""
        return self.pane.tree

    def sides(self) -> tuple[ReaderPane, ...]:
        """The panes that are shown, from left to right."""
        return tuple(self._panes[reading] for reading in self.desk.readings.all())

    def stops(self) -> Sequence[QWidget]:
        """The widgets between which F6 walks."""
        return (self.library.view, self.pane.tree.view, *(pane.text for pane in self.sides()), self.inspector.view)

    def focus_text(self) -> None:
        """Let reading go on, in the active pane."""
        self.pane.text.setFocus()

    def _show_panes(self) -> None:
        for reading in self.desk.readings.all():
            self._pane_of(reading)
        self._sides.show_panes(self.sides())
        self.panes.make_room(len(self.sides()))
        self._show_active()

    def _pane_of(self, reading: Reading) -> ReaderPane:
        if reading not in self._panes:
            self._panes[reading] = self._made(reading)
        return self._panes[reading]

    def prepare(self) -> Iterator[object]:
        """Make the other side, so that a second plan opens at once."""
        yield PAUSE
        if self.desk.readings.other() is None:
            pane = self._pane_of(self.desk.readings.spare())
            pane.hide()
            self._sides.addWidget(pane)

    def _show_active(self) -> None:
        self.setFocusProxy(self.pane.text)
        """Tree, cards and facts are those of the active pane, which is marked."""
        sides, active = self.sides(), self.pane
        for pane in sides:
            pane.set_beside(len(sides) > 1, pane is active)
        if self._trees.currentWidget() is not active.tree and self._trees.isAncestorOf(QApplication.focusWidget() or self):
            # A tree that goes would hand the focus to any widget, such as the text of the side that is left.
            (active.text if active.text.isVisible() else active).setFocus()
        self._trees.setCurrentWidget(active.tree)
        self.facts_panel.use(active.facts)
        self._show_cards(active)
        active.say_where()

    def _made(self, reading: Reading) -> ReaderPane:
        pane = ReaderPane(self.desk, reading)
        text, header, selection = pane.text, pane.header, pane.selection

        def enter(*_: object) -> None:  # before what is asked for is done: it is done in the active pane
            self.desk.readings.activate(reading)

        for asked in (pane.pressed, selection.tagged, selection.noted, selection.new_tag_wanted, text.annotation_clicked):
            asked.connect(enter)
        text.annotation_clicked.connect(self.select_annotation)
        text.zoomed.connect(lambda step: self.zoom(self.desk.settings.reader_size + step))
        selection.tagged.connect(self.toggle_tag)
        selection.noted.connect(self.new_note)
        selection.search_wanted.connect(self.search_wanted)
        selection.new_tag_wanted.connect(self.new_tag_wanted)
        header.panel_toggled.connect(self.panes.toggle_right)
        header.info_wanted.connect(lambda: self.info_wanted.emit(reading.plan_id))
        header.last_year_wanted.connect(lambda: self.last_year_wanted.emit(reading.plan_id))
        header.close_wanted.connect(lambda: self.beside.close(reading))
        header.strip.lexicons_wanted.connect(self.lexicons_wanted)
        pane.layers.switched.connect(self._switch_elsewhere)
        pane.marked.connect(lambda: self._show_cards(pane))
        pane.where_changed.connect(lambda words: self.where_changed.emit(words) if pane is self.pane else None)
        pane.import_wanted.connect(self.import_wanted)
        self.tagging.serve(pane.tree)
        self._trees.addWidget(pane.tree)
        return pane

    def _on_focus(self, _before: QObject | None, now: QObject | None) -> None:
        for reading, pane in self._panes.items():
            if isinstance(now, QWidget) and pane.isAncestorOf(now):
                self.desk.readings.activate(reading)

    def _switch_elsewhere(self) -> None:
        """A layer was switched, which holds in every plan."""
        for pane in self._panes.values():
            if pane.layers is not self.sender():
                pane.layers.renew()

    def _show_cards(self, pane: ReaderPane) -> None:
        if pane.reading is self.desk.readings.active:
            session = self.desk.session
            self.inspector.show_annotations(pane.annotations, pane.tags, session.tagging.counts() if session else {})

    # Places

    def say_where(self) -> None:
        """Tell where the reader is."""
        self.pane.say_where()

    def here(self) -> Place:
        """The place in the open plan."""
        return self.pane.here()

    def go_to(self, place: Place) -> None:
        """Show a place in a plan, with the query that led there; without a plan, what was shown before."""
        if not place.plan_id:
            return
        self.desk.show_plan(place.plan_id, partial(self._go_on, place))

    def _go_on(self, place: Place) -> None:
        """The plan of a place is shown: show the place in it."""
        if place.query and place.span:
            self.pane.finding.show_at(place.query, place.span)
        elif place.span is not None:
            self.pane.show_place(place.span, place.clause_id)
        if place.annotation_id:
            self.select_annotation(place.annotation_id)
        if place.beside:
            self.focus_text()

    def show_place(self, span: Span) -> None:
        """Show a span of the open plan."""
        self.pane.show_place(span)

    def show_source(self) -> None:
        """Show the source of the open plan as it was read, noise dimmed, at what is selected or else the current clause."""
        outline = self.desk.outline
        if outline is not None:
            clause = outline.find(self.desk.clause_id)
            self.source_wanted.emit(outline.plan.id, self.selected_span() or (clause.span if clause else None))

    # Annotating

    def selected_span(self) -> Span | None:
        """What is selected in the open plan."""
        return self.pane.text.selected_span()

    def toggle_tag(self, name: str) -> None:
        """Put a tag on the selection or the current clause, or take it off."""
        self.inspector.reveal(self.annotating.toggle_tag(name))
        self.pane.selection.place()

    def toggle_tag_number(self, number: int) -> None:
        """The tag with this digit as its key."""
        tag = self.tagging.number(number)
        if tag is not None:
            self.toggle_tag(tag.name)

    def new_note(self) -> None:
        """Write a note on the selection or the current clause."""
        annotation_id = self.annotating.note()
        if annotation_id:
            self.pane.selection.bar.hide()
            self.panes.show_right()
            self.side.show_page(NOTES)
            self.inspector.edit(annotation_id)

    def step_status(self) -> None:
        """Give the selected annotation, else that of the selection or the current clause, the next status."""
        found = self.annotating.existing()
        self.inspector.step_status(self.inspector.current_id() or (found.id if found else 0))

    def remove_annotation(self) -> None:
        """Delete the annotation that is selected in the text."""
        annotation_id = self.pane.text.overlay.selected
        if annotation_id and annotation_id in {annotation.id for annotation in self.pane.annotations}:
            self.annotating.remove(annotation_id)
            self.desk.said.emit(self.tr("已删除批注，可以撤销"))

    def select_annotation(self, annotation_id: int) -> None:
        """Select an annotation's card and mark its span; 0 selects none."""
        self.inspector.reveal(annotation_id)
        self.pane.mark_annotation(annotation_id)

    def _show_annotation(self, annotation_id: int) -> None:
        found = next((a for a in self.pane.annotations if a.id == annotation_id), None)
        self.pane.mark_annotation(annotation_id)
        if found is not None and found.fit is not Fit.LOST:
            self.pane.show_place(found.span)

    def step_annotation(self, step: int) -> None:
        """Go to the annotation after or before the selected one."""
        ids = [annotation.id for annotation in self.pane.annotations]
        if not ids:
            return
        current = self.inspector.current_id()
        at = (ids.index(current) + step) % len(ids) if current in ids else 0
        self.inspector.reveal(ids[at])
        self._show_annotation(ids[at])

    def split_here(self) -> None:
        """Let a clause begin where the selection begins, else at the caret."""
        self.pane.tree.editing.split(self.pane.text.place())

    def copy_quotation(self) -> None:
        """Copy the selection, else the current clause, with its source."""
        self.pane.selection.copy_quotation()

    # The look

    def choose_layers(self) -> None:
        """Offer the layers with their switches."""
        self.pane.header.strip.open_menu()

    def zoom(self, size: int) -> None:
        """Show the text in another size, in pixels, and remember it."""
        self.desk.settings.reader_size = size
        self.set_look()

    def set_look(self) -> None:
        """Set the text as the settings say."""
        for pane in self._panes.values():
            pane.set_look()
        self.zoomed.emit()
