"""One plan in the reader: its head, its text with marks and layers, and its section tree, which stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.model import Annotation, Clause, ClauseKind, Outline, Span, Tag, Touched
from desktop.desk import Desk, Place
from desktop.keymap import READER
from desktop.models.annotation_model import in_card_order
from desktop.reader.change_layer import ChangeLayer
from desktop.reader.fact_layers import FactLayers
from desktop.reader.finding import Finding
from desktop.reader.layers import Layers
from desktop.reader.lexicon_layers import LexiconLayers
from desktop.reader.marks import Marks, by_key, marking, with_hits
from desktop.reader.outline_panel import OutlinePanel
from desktop.reader.overview_strip import OverviewStrip
from desktop.reader.picking import Picker
from desktop.reader.plan_document import Look
from desktop.reader.plan_facts import PlanFacts
from desktop.reader.reader_header import ReaderHeader
from desktop.reader.selection_tools import SelectionTools
from desktop.reader.text_view import PlanTextView
from desktop.readings import Reading
from desktop.settings import Settings
from desktop.slices import AT_ONCE, PAUSE, Slices
from desktop.widgets import EmptyState, Surface, set_surface

LOW = 360  # pixels of height under which a pane that is one of two leaves its text more room


class ReaderPane(QWidget):
    """Shows what a reading has open. What is done with the text is asked of the page, which does it where the analyst works."""

    pressed = Signal()  # the mouse was pressed beside the text
    marked = Signal()  # annotations and tags were read anew
    where_changed = Signal(str)
    import_wanted = Signal()

    def __init__(self, desk: Desk, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.reading = reading
        theme = desk.theme
        self.annotations: Sequence[Annotation] = ()
        self.tags: Sequence[Tag] = ()
        self._marks = Marks()  # of the annotations
        self._marking = Slices(self)
        self._shown = 0
        self._beside = False
        self._missed = False  # whether annotations or tags were touched while this was hidden
        self._tops: dict[int, int] = {}  # where the reader was in each plan
        self.text = PlanTextView(theme, look_of(desk.settings))
        self.text.picker = Picker(lambda: desk.session.words if desk.session else None, self.text.mark_out, self.text)
        desk.actions.serve(READER, self.text)
        self.tree = OutlinePanel(desk, reading)
        self.header = ReaderHeader(theme)
        self.facts = PlanFacts(desk, self)
        self.facts.changed.connect(lambda: self.tree.know_facts(self.facts.facts or ()))
        self.layers = Layers(desk.settings, self)
        self.layers.add(LexiconLayers(desk, self))
        self.layers.add(ChangeLayer(desk, self))
        self.layers.add(FactLayers(self.facts, self))
        self.header.strip.use(self.layers)
        self.finding = Finding(reading, theme, self.text, self.tree, self.header)
        for button, name in (
            (self.header.close_button, "close_side"),
            (self.header.strip.menu_button, "layers"),
            (self.finding.bar.previous, "previous_hit"),
            (self.finding.bar.following, "next_hit"),
        ):
            desk.actions.say_key(button, name)
        self.selection = SelectionTools(desk, reading, self.text, self.tree.editing)
        self.empty = EmptyState(theme, "book-open-text", "", self.tr("导入文件…"))
        self._lay_out()
        self._wire()
        self._say_why_empty()
        desk.jobs.started.connect(self._say_what_is_made)
        desk.jobs.finished.connect(self._say_why_empty)

    def _lay_out(self) -> None:
        text = QHBoxLayout()
        text.setSpacing(0)
        text.addWidget(self.text, 1)
        text.addWidget(OverviewStrip(self._desk.theme, self.text))
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.addWidget(self.finding.bar)
        column.addLayout(text, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(shown)
        outer = QVBoxLayout(self)
        outer.addWidget(self.header)
        outer.addWidget(self._stack, 1)
        for layout in (column, outer):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.header.show_plan(None)
        self.header.hide()
        set_surface(self, Surface.PAGE)

    def _wire(self) -> None:
        desk, reading, text = self._desk, self.reading, self.text
        reading.prepare = text.prepare
        reading.outline_changed.connect(self._show)
        reading.outline_revised.connect(self._revise)
        reading.clause_changed.connect(self._at_clause)
        desk.touched.connect(self._on_touched)
        desk.library_changed.connect(self._forget)
        text.clause_reached.connect(reading.set_clause)
        text.selection_ended.connect(self.say_where)
        self.tree.editing.split_at.connect(self._at_split)
        self.header.layers_changed.connect(self._switch_layers)
        self.layers.drawn_changed.connect(self._draw_layers)
        self.finding.changed.connect(self._draw)
        self.finding.place_wanted.connect(self.show_place)
        self.empty.triggered.connect(self.import_wanted)
        desk.edit_only.keep(self.empty.button())

    # Showing

    def _show(self, outline: Outline | None) -> None:
        if self._shown:
            self._tops[self._shown] = self.text.top_position()
        self._shown = self.reading.plan_id
        self._stack.setCurrentIndex(1 if outline else 0)
        self._marks = Marks()
        self._show_head()
        self.finding.begin()
        self.selection.bar.hide()
        self.text.show_outline(outline)
        self.layers.show(outline, self.text.positions)
        self.header.show_plan(outline)
        self.refresh_marks()
        if outline is None:
            self._say_why_empty()
            self.say_where()
            return
        top = self._tops.get(self._shown, 0)
        if top:
            self.text.scroll_to(Span(top, top), center=False)
        self.reading.set_clause(outline.at(top).id)
        self._at_clause(self.reading.clause_id)
        self.finding.repeat()

    def _revise(self, outline: Outline) -> None:
        """The plan is read anew: show it as it is now and stay where the reader is."""
        self._marks = Marks()
        self.text.revise(outline)
        self.layers.show(outline, self.text.positions)
        self.header.show_plan(outline)
        self.refresh_marks()
        self.finding.repeat()
        self._at_clause(self.reading.clause_id)
        self.selection.place()

    def _say_what_is_made(self, title: str) -> None:
        """A job runs on a library without plans: it may be what brings them."""
        if self._desk.session is not None and not self._desk.plans():
            self.empty.set_text(f"{title}…")

    def _say_why_empty(self) -> None:
        nothing_there = self._desk.session is not None and not self._desk.plans()
        self.empty.set_text(
            self.tr("资料库里还没有文件。把文件拖到窗口里，或导入。") if nothing_there else self.tr("从左边选一份文件开始阅读。"),
            self.tr("导入文件…"),
        )

    def _forget(self) -> None:
        """Another library: its plans have other texts and places."""
        self.text.clear_cache()
        self._tops.clear()
        self._shown = 0
        self._say_why_empty()

    def _on_touched(self, touched: Touched) -> None:
        if "plan" in touched.ids:
            self.text.forget(touched.ids["plan"])
        if {"annotation", "tag", "plan"} & set(touched.ids):
            self._missed = not self.isVisible()
            if not self._missed:
                self.refresh_marks()
        if "plan" in touched.ids and self.reading.outline is None:
            self._say_why_empty()

    def refresh_marks(self) -> None:
        """Read annotations and tags anew and show them: as cards, in the text, in the tree."""
        session, outline = self._desk.session, self.reading.outline
        self.tags = session.tags() if session else ()
        self.annotations = in_card_order(self._desk.annotations_of(outline.plan.id) if outline else ())
        few = outline is None or max(len(outline.clauses), len(self.annotations)) <= AT_ONCE
        self._marking.begin(self._mark(outline), at_once=few)

    @property
    def marking(self) -> bool:
        """Whether marks are still to be shown."""
        return self._marking.busy

    def _mark(self, outline: Outline | None) -> Iterator[object]:
        self.selection.bar.set_tags(by_key(self.tags) if self._desk.read_only is None else ())
        self.marked.emit()
        yield PAUSE
        if outline is not None:
            self._marks = yield from marking(outline, self.text.positions, self.annotations, self.tags)
            self._draw()
            yield
        yield from self.tree.marking(self.annotations, self.tags)
        self.header.set_counts(sum(len(annotation.tags) or 1 for annotation in self.annotations))

    def _draw(self) -> None:
        if self.reading.outline is not None and self._desk.session is not None:
            self.text.set_marks(with_hits(self._marks, self.text.positions, self.finding.hits))

    def _switch_layers(self) -> None:
        self.text.overlay.tags_on = self.header.tags_on()
        self.text.overlay.hits_on = self.header.hits_on()
        self.text.viewport().update()
        self.update()

    def _draw_layers(self) -> None:
        self.text.overlay.drawn = self.layers.drawn()
        self.text.viewport().update()

    def set_look(self) -> None:
        """Set the text as the settings say."""
        self.text.set_look(look_of(self._desk.settings))

    # Places

    def _at_clause(self, clause_id: int) -> None:
        outline = self.reading.outline
        clause = outline.find(clause_id) if outline else None
        if outline is None or clause is None:
            return
        section = clause.kind in (ClauseKind.SECTION, ClauseKind.TITLE)
        self.text.set_current(clause.head if section else clause.span)
        self.header.set_path([c.label for c in outline.path(clause)])
        self.say_where()

    def _at_split(self, position: int) -> None:
        if self.reading.outline is not None:
            self.reading.set_clause(self.reading.outline.at(position).id)

    def say_where(self) -> None:
        """Tell where the reader is, how much is selected, and how long the plan is."""
        outline = self.reading.outline
        if outline is None:
            self.where_changed.emit("")
            return
        clause = outline.find(self.reading.clause_id) or outline.clauses[0]
        numbers = [(c.number or c.heading[:12]).strip(" .、．（）()") for c in outline.path(clause) if c.label]
        selected = self.text.selected_span()
        parts = [
            " › ".join(numbers),
            self.tr("选中 {n} 字").format(n=f"{len(selected):,}") if selected else "",
            self.tr("全文 {n} 字").format(n=f"{len(outline.text):,}"),
        ]
        self.where_changed.emit(" · ".join(part for part in parts if part))

    def show_place(self, span: Span, clause_id: int = 0) -> None:
        """Scroll to a span of the plan and make the clause named, else that of the span, the current one."""
        outline = self.reading.outline
        if outline is not None:
            self.text.scroll_to(span, center=bool(span))  # an empty span is the top of the view as it was
            self.reading.set_clause((outline.find(clause_id) or outline.at(span.start)).id)

    def here(self) -> Place:
        """The place in the plan."""
        reading = self.reading
        if not reading.plan_id:
            return Place("read")
        return Place("read", plan_id=reading.plan_id, span=self.text.top_span(), clause_id=reading.clause_id)

    def step_clause(self, step: int) -> None:
        """Go to the clause after or before the current one."""
        outline = self.reading.outline
        if outline is None:
            return
        clauses: list[Clause] = [c for c in outline.clauses if c.level and c.kind is not ClauseKind.POINT]
        at = next((i for i, c in enumerate(clauses) if c.id == self.reading.clause_id), -1 if step > 0 else len(clauses))
        if 0 <= at + step < len(clauses):
            clause = clauses[at + step]
            self.text.scroll_to(clause.span)
            self.reading.set_clause(clause.id)

    def mark_annotation(self, annotation_id: int) -> None:
        """Show in the text which annotation is the selected one; 0: none."""
        self.text.overlay.selected = annotation_id
        self.text.viewport().update()

    # Beside another pane

    def set_beside(self, beside: bool, active: bool) -> None:
        """Whether there is another pane, and whether this is the one the analyst works in."""
        self._beside = beside
        self._show_head()
        self.header.set_low(beside and self.height() < LOW)
        self.header.set_beside(beside, active)
        self.tree.name_plan(beside)

    def _show_head(self) -> None:
        """A pane that is alone and empty has nothing to say over it; one of two can be closed."""
        self.header.setVisible(self._beside or self.reading.outline is not None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._missed:
            self._missed = False
            self.refresh_marks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.set_low(self._beside and self.height() < LOW)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        if event.button() == Qt.MouseButton.LeftButton and self.reading.outline is not None:
            self.text.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)


def look_of(settings: Settings) -> Look:
    """How the reader's text is set, as the user wants it."""
    return Look(settings.reader_size, settings.reader_columns, settings.reader_line / 100, settings.reader_font)
