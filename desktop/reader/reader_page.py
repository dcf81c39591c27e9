"""The reading desk: library and section tree left, the plan's text in the middle, annotations right, all in step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.model import Annotation, Clause, ClauseKind, Fit, Outline, Span, Tag, Touched
from desktop.desk import Desk, Place
from desktop.library.library_panel import LibraryPanel
from desktop.models.annotation_model import in_card_order
from desktop.reader.annotating import Annotating
from desktop.reader.change_layer import ChangeLayer
from desktop.reader.fact_layers import FactLayers
from desktop.reader.facts_panel import FactsPanel
from desktop.reader.finding import Finding
from desktop.reader.inspector import Inspector
from desktop.reader.inspector_tabs import NOTES, InspectorTabs
from desktop.reader.layers import Layers
from desktop.reader.lexicon_layers import LexiconLayers
from desktop.reader.marks import by_key, marks_of
from desktop.reader.outline_panel import OutlinePanel
from desktop.reader.overview_strip import OverviewStrip
from desktop.reader.panes import Panes
from desktop.reader.picking import Picker
from desktop.reader.plan_document import Look
from desktop.reader.plan_facts import PlanFacts
from desktop.reader.reader_header import ReaderHeader
from desktop.reader.selection_tools import SelectionTools
from desktop.reader.tagging import ReaderTagging
from desktop.reader.text_view import PlanTextView
from desktop.settings import Settings
from desktop.widgets import EmptyState, Surface, set_surface

USUAL_SIZE = 16


class ReaderPage(QWidget):
    """Wires the parts of the reading desk; each part knows the desk, none knows another."""

    search_wanted = Signal(str)
    compare_wanted = Signal(int)
    last_year_wanted = Signal(int)
    info_wanted = Signal(int)
    source_wanted = Signal(int)
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
        self._annotations: Sequence[Annotation] = ()
        self._shown = 0
        self._tops: dict[int, int] = {}  # where the reader was in each plan
        self.text = PlanTextView(theme, look_of(desk.settings))
        self.text.picker = Picker(lambda: desk.session.words if desk.session else None, self.text.mark_out, self.text)
        self.annotating = Annotating(desk, self.text.selected_span)
        self.library = LibraryPanel(desk)
        self.tree = OutlinePanel(desk)
        self.inspector = Inspector(desk, self.annotating)
        self.header = ReaderHeader(theme)
        self.plan_facts = PlanFacts(desk, self)
        self.facts_panel = FactsPanel(desk, self.plan_facts, self.text.selected_span)
        self.side = InspectorTabs(theme, self.inspector, self.facts_panel)
        self.layers = Layers(desk.settings, self)
        self.layers.add(LexiconLayers(desk, self))
        self.layers.add(ChangeLayer(desk, self))
        self.layers.add(FactLayers(self.plan_facts, self))
        self.header.strip.use(self.layers)
        self.finding = Finding(desk, self.text, self.tree, self.header)
        self.find_bar = self.finding.bar
        self.selection = SelectionTools(desk, self.text, self.tree.editing)
        self._empty = EmptyState(theme, "book-open-text", self.tr("从左边选一份文件开始阅读。"), self.tr("导入文件…"))
        self._lay_out()
        self._wire()
        self.tagging = ReaderTagging(self)

    def _lay_out(self) -> None:
        theme = self.desk.theme
        reading = QWidget()
        text = QHBoxLayout()
        text.setSpacing(0)
        text.addWidget(self.text, 1)
        text.addWidget(OverviewStrip(theme, self.text))
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.find_bar)
        column.addLayout(text, 1)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._empty)
        self._middle.addWidget(reading)
        set_surface(self._middle, Surface.PAGE)
        self.panes = Panes(theme, above=self.library, below=self.tree, middle=self._middle, right=self.side)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.panes)

    def _wire(self) -> None:
        desk, text = self.desk, self.text
        desk.outline_changed.connect(self._show)
        desk.outline_revised.connect(self._revise)
        desk.clause_changed.connect(self._at_clause)
        desk.touched.connect(self._on_touched)
        desk.library_changed.connect(self._forget)
        text.clause_reached.connect(desk.set_clause)
        text.selection_ended.connect(self.say_where)
        text.annotation_clicked.connect(self.select_annotation)
        text.zoomed.connect(lambda step: self.zoom(desk.settings.reader_size + step))
        self.selection.tagged.connect(self.toggle_tag)
        self.selection.noted.connect(self.new_note)
        self.selection.search_wanted.connect(self.search_wanted)
        self.selection.new_tag_wanted.connect(self.new_tag_wanted)
        self.inspector.selected.connect(self._show_annotation)
        self.inspector.left.connect(text.setFocus)
        self.facts_panel.place_wanted.connect(self.show_place)
        self.inspector.new_tag_wanted.connect(self.new_tag_wanted)
        self.inspector.edit_tag_wanted.connect(self.edit_tag_wanted)
        self.header.layers_changed.connect(self._switch_layers)
        self.header.strip.lexicons_wanted.connect(self.lexicons_wanted)
        self.layers.drawn_changed.connect(self._draw_layers)
        self.header.panel_toggled.connect(self.panes.toggle_right)
        self.header.info_wanted.connect(lambda: self.info_wanted.emit(desk.outline.plan.id if desk.outline else 0))
        self.finding.changed.connect(self._draw)
        self.finding.place_wanted.connect(self.show_place)
        self.header.last_year_wanted.connect(lambda: self.last_year_wanted.emit(desk.outline.plan.id if desk.outline else 0))
        self.library.compare_wanted.connect(self.compare_wanted)
        self.library.last_year_wanted.connect(self.last_year_wanted)
        self.library.info_wanted.connect(self.info_wanted)
        self.library.source_wanted.connect(self.source_wanted)
        self.library.chosen.connect(text.setFocus)
        self.library.import_wanted.connect(self.import_wanted)
        self._empty.triggered.connect(self.import_wanted)

    # Showing

    def _show(self, outline: Outline | None) -> None:
        if self._shown:
            self._tops[self._shown] = self.text.top_position()
        self._shown = outline.plan.id if outline else 0
        self._middle.setCurrentIndex(1 if outline else 0)
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
        self.desk.set_clause(outline.at(top).id)
        self._at_clause(self.desk.clause_id)
        self.finding.repeat()

    def _revise(self, outline: Outline) -> None:
        """The open plan is read anew: show it as it is now and stay where the reader is."""
        self.text.revise(outline)
        self.layers.show(outline, self.text.positions)
        self.header.show_plan(outline)
        self.refresh_marks()
        self.finding.repeat()
        self._at_clause(self.desk.clause_id)
        self.selection.place()

    def _say_why_empty(self) -> None:
        if self.desk.session is not None and not self.desk.plans():
            self._empty.set_text(self.tr("资料库里还没有文件。把文件拖到窗口里，或导入。"), self.tr("导入文件…"))
        else:
            self._empty.set_text(self.tr("从左边选一份文件开始阅读。"), self.tr("导入文件…"))

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
            self.refresh_marks()
        if "plan" in touched.ids and self.desk.outline is None:
            self._say_why_empty()

    def refresh_marks(self) -> None:
        """Read annotations and tags anew and show them in text, tree and cards."""
        session, outline = self.desk.session, self.desk.outline
        tags = session.tags() if session else ()
        found = session.annotations(plan_ids=[outline.plan.id]) if session and outline else ()
        self._annotations = in_card_order(found)
        self.selection.bar.set_tags(by_key(tags))
        self.inspector.show_annotations(self._annotations, tags, session.tag_counts() if session else {})
        self.tree.mark(self._annotations, tags)
        self.header.set_counts(sum(len(annotation.tags) or 1 for annotation in self._annotations))
        self._draw()

    def _draw(self) -> None:
        outline, session = self.desk.outline, self.desk.session
        if outline is not None and session is not None:
            marks = marks_of(outline, self.text.positions, self._annotations, session.tags(), self.finding.hits)
            self.text.set_marks(marks)

    def _at_clause(self, clause_id: int) -> None:
        outline = self.desk.outline
        clause = outline.find(clause_id) if outline else None
        if outline is None or clause is None:
            return
        section = clause.kind in (ClauseKind.SECTION, ClauseKind.TITLE)
        self.text.set_current(Span(clause.span.start, max(clause.head_end, clause.span.start)) if section else clause.span)
        path = outline.path(clause)
        self.header.set_path([c.label for c in path])
        self.say_where()

    def say_where(self) -> None:
        """Tell where the reader is, how much is selected, and how long the plan is."""
        outline = self.desk.outline
        if outline is None:
            self.where_changed.emit("")
            return
        clause = outline.find(self.desk.clause_id) or outline.clauses[0]
        numbers = [(c.number or c.heading[:12]).strip(" .、．（）()") for c in outline.path(clause) if c.label]
        selected = self.text.selected_span()
        parts = [
            " › ".join(numbers),
            self.tr("选中 {n} 字").format(n=f"{len(selected):,}") if selected else "",
            self.tr("全文 {n} 字").format(n=f"{len(outline.text):,}"),
        ]
        self.where_changed.emit(" · ".join(part for part in parts if part))

    def show_place(self, span: Span) -> None:
        """Scroll to a span of the open plan and make its clause the current one."""
        if self.desk.outline is not None:
            self.text.scroll_to(span, center=bool(span))  # an empty span is the top of the view as it was
            self.desk.set_clause(self.desk.outline.at(span.start).id)

    def here(self) -> Place:
        """The place in the open plan."""
        outline = self.desk.outline
        return Place("read", plan_id=outline.plan.id, span=self.text.top_span()) if outline else Place("read")

    def go_to(self, place: Place) -> None:
        """Show a place in a plan, with the query that led there; without a plan, what was shown before."""
        if not place.plan_id:
            return
        self.desk.show_plan(place.plan_id)
        if place.query and place.span:
            self.finding.show_at(place.query, place.span)
        elif place.span is not None:
            self.show_place(place.span)
        if place.annotation_id:
            self.select_annotation(place.annotation_id)

    def _switch_layers(self) -> None:
        self.text.overlay.tags_on = self.header.tags_on()
        self.text.overlay.hits_on = self.header.hits_on()
        self.text.viewport().update()
        self.update()

    def _draw_layers(self) -> None:
        self.text.overlay.drawn = self.layers.drawn()
        self.text.viewport().update()

    # Annotating

    def toggle_tag(self, name: str) -> None:
        """Put a tag on the selection or the current clause, or take it off."""
        self.inspector.reveal(self.annotating.toggle_tag(name))
        self.selection.place()

    def toggle_tag_number(self, number: int) -> None:
        """The tag with this digit as its key."""
        tag = self.tagging.number(number)
        if tag is not None:
            self.toggle_tag(tag.name)

    def new_note(self) -> None:
        """Write a note on the selection or the current clause."""
        annotation_id = self.annotating.note()
        if annotation_id:
            self.selection.bar.hide()
            self.side.show_page(NOTES)
            self.inspector.edit(annotation_id)

    def remove_annotation(self) -> None:
        """Delete the annotation that is selected in the text."""
        annotation_id = self.text.overlay.selected
        if annotation_id and annotation_id in {annotation.id for annotation in self._annotations}:
            self.annotating.remove(annotation_id)
            self.desk.said.emit(self.tr("已删除批注，可以撤销"))

    def select_annotation(self, annotation_id: int) -> None:
        """Select an annotation's card and mark its span; 0 selects none."""
        self.inspector.reveal(annotation_id)
        self.text.overlay.selected = annotation_id
        self.text.viewport().update()

    def _show_annotation(self, annotation_id: int) -> None:
        self.text.overlay.selected = annotation_id
        found = next((a for a in self._annotations if a.id == annotation_id), None)
        if found is not None and found.fit is not Fit.LOST:
            self.show_place(found.span)
        self.text.viewport().update()

    def step_annotation(self, step: int) -> None:
        """Go to the annotation after or before the selected one."""
        ids = [annotation.id for annotation in self._annotations]
        if not ids:
            return
        current = self.inspector.current_id()
        at = (ids.index(current) + step) % len(ids) if current in ids else 0
        self.inspector.reveal(ids[at])
        self._show_annotation(ids[at])

    def step_clause(self, step: int) -> None:
        """Go to the clause after or before the current one."""
        outline = self.desk.outline
        if outline is None:
            return
        clauses: list[Clause] = [c for c in outline.clauses if c.level and c.kind is not ClauseKind.POINT]
        at = next((i for i, c in enumerate(clauses) if c.id == self.desk.clause_id), -1 if step > 0 else len(clauses))
        if 0 <= at + step < len(clauses):
            clause = clauses[at + step]
            self.text.scroll_to(clause.span)
            self.desk.set_clause(clause.id)

    # The window

    def show_source(self) -> None:
        """Show the source of the open plan as it was read, noise dimmed."""
        if self.desk.outline is not None:
            self.source_wanted.emit(self.desk.outline.plan.id)

    def split_here(self) -> None:
        """Let a clause begin where the selection begins, else at the caret."""
        self.tree.editing.split(self.text.place())

    def zoom(self, size: int) -> None:
        """Show the text in another size, in pixels, and remember it."""
        settings = self.desk.settings
        settings.reader_size = size
        self.set_look()

    def set_look(self) -> None:
        """Set the text as the settings say."""
        self.text.set_look(look_of(self.desk.settings))
        self.refresh_marks()
        self.zoomed.emit()


def look_of(settings: Settings) -> Look:
    """How the reader's text is set, as the user wants it."""
    return Look(settings.reader_size, settings.reader_columns, settings.reader_line / 100, settings.reader_font)
