"""The annotations of the open plan as cards, narrowed to the clause, the chapter or the whole text, over the palette of tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QVBoxLayout, QWidget

from core.model import Annotation, Fit, Span, Status, Tag
from desktop.desk import Desk
from desktop.models.annotation_model import ANNOTATION_ROLE, AnnotationModel, next_status, status_word
from desktop.reader.annotating import Annotating
from desktop.reader.cards.card import CardDelegate
from desktop.reader.cards.column import CardColumn
from desktop.reader.cards.editor import CardEditor
from desktop.reader.place_row import PlaceAct, place_act_word
from desktop.reader.relocating import RelocateBar
from desktop.reader.tag_palette import TagPalette
from desktop.tokens import SMALL_STRONG
from desktop.widgets import Chip, ElidedLabel, EmptyState, FlowLayout, SectionHeader, Surface, set_surface

CLAUSE, CHAPTER, PLAN, UNSURE = "clause", "chapter", "plan", "unsure"


class Inspector(QWidget):
    """Cards and palette. The selected card and its span in the text point at each other."""

    history_wanted = Signal(int)  # annotation id
    selected = Signal(int)  # annotation id: its card was chosen here
    left = Signal()  # a note is written: reading goes on
    new_tag_wanted = Signal()
    edit_tag_wanted = Signal(Tag)
    tags_wanted = Signal()

    def __init__(self, desk: Desk, annotating: Annotating, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._annotating = annotating
        self._all: Sequence[Annotation] = ()
        self._unsure: Sequence[Annotation] = ()
        self._places: Sequence[tuple[int, int, Annotation]] = ()  # where those that have a place begin and end
        self._model = AnnotationModel(self)
        theme = desk.theme
        self._header = SectionHeader(theme, self.tr("批注"))
        self._scope = PLAN
        self._chips = {
            CLAUSE: Chip(theme, self.tr("本条")),
            CHAPTER: Chip(theme, self.tr("本章")),
            PLAN: Chip(theme, self.tr("全文"), checked=True),
            UNSURE: Chip(theme, self.tr("位置待核对"), icon_name="triangle-alert", tone=lambda tokens: tokens.warn),
        }
        scopes = QWidget()
        chips = FlowLayout(scopes, spacing=6, row_spacing=4)
        chips.setContentsMargins(12, 4, 12, 4)
        scopes.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        for scope, chip in self._chips.items():
            chip.clicked.connect(lambda _checked=False, scope=scope: self.set_scope(scope))
            chips.addWidget(chip)
        self._where = ElidedLabel(theme, role=SMALL_STRONG, tone="text_2")
        self._where.setContentsMargins(12, 0, 12, 0)
        self._relocate = RelocateBar(desk, annotating.selection)
        self._delegate = CardDelegate(theme, self)
        self._view = CardColumn(self._model, self._delegate)
        self._dress_view()
        self._empty = EmptyState(theme, "message-square", self.tr("没有批注。选中文字后按 N，或按数字键加标签。"))
        self._palette = TagPalette(theme)
        desk.edit_only.keep(*self._palette.editing)
        self._palette.chosen.connect(lambda name: self.reveal(annotating.toggle_tag(name)))
        self._palette.new_wanted.connect(self.new_tag_wanted)
        self._palette.edit_wanted.connect(self.edit_tag_wanted)
        self._palette.manage_wanted.connect(self.tags_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(scopes)
        column.addWidget(self._relocate)
        column.addWidget(self._where)
        column.addWidget(self._view, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._palette)
        set_surface(self, Surface.PANEL)
        desk.clause_changed.connect(lambda _: self._narrow())
        desk.library_closing.connect(self.close_editor)
        theme.changed.connect(self._view.remeasure)

    def _dress_view(self) -> None:
        view = self._view
        view.setAccessibleName(self.tr("批注"))
        view.customContextMenuRequested.connect(self._menu)
        view.clicked.connect(lambda index: self.selected.emit(index.data(ANNOTATION_ROLE).id))
        view.doubleClicked.connect(lambda index: self.edit(index.data(ANNOTATION_ROLE).id))
        view.activated.connect(lambda index: self.edit(index.data(ANNOTATION_ROLE).id))
        view.digit.connect(self._retag_current)
        view.note_wanted.connect(lambda: self.edit(self.current_id()))
        view.removal_wanted.connect(self.remove_current)
        view.status_wanted.connect(lambda: self.step_status(self.current_id()))
        view.act_wanted.connect(self._relocate.act)

    @property
    def view(self) -> CardColumn:
        """The list of cards."""
        return self._view

    @property
    def palette_view(self) -> TagPalette:
        """The tags at the foot."""
        return self._palette

    # What is shown

    def show_annotations(self, annotations: Sequence[Annotation], tags: Sequence[Tag], counts: dict[int, int]) -> None:
        """Show a plan's annotations and the library's tags."""
        editor = self._editor()
        if editor is not None and editor.annotation.id not in {annotation.id for annotation in annotations}:
            # Another plan, or an undo: the cards must not change while the editor, which goes with them, saves.
            self._delegate.editing = 0
            editor.save()
        self._all = annotations
        self._unsure = [annotation for annotation in annotations if annotation.fit is not Fit.FIRM]
        self._places = [(each.span.start, each.span.end, each) for each in annotations if each.fit is not Fit.LOST]
        self._delegate.tags = {tag.name: tag for tag in tags}
        self._palette.show_tags(tags, counts)
        self._header.set_count(str(len(annotations)) if annotations else "")
        self._narrow()

    def set_scope(self, scope: str) -> None:
        """Narrow to the current clause, its chapter, or nothing."""
        self._scope = scope
        self._narrow()

    def _scopes(self) -> dict[str, Sequence[Annotation]]:
        """What each of the scopes holds."""
        outline = self._desk.outline
        clause = outline.find(self._desk.clause_id) if outline else None
        path = outline.path(clause) if outline and clause else ()
        return {
            CLAUSE: self._within(clause.span) if clause else (),
            CHAPTER: self._within((path[0] if path else clause).span) if clause else (),
            PLAN: self._all,
            UNSURE: self._unsure,
        }

    def _within(self, span: Span) -> list[Annotation]:
        return [found for start, end, found in self._places if start < span.end and span.start < end]

    def _narrow(self) -> None:
        scopes = self._scopes()
        if self._scope == UNSURE and not self._unsure:
            self._scope = PLAN
        self._chips[UNSURE].setVisible(bool(self._unsure))
        for scope, chip in self._chips.items():
            chip.set_count(len(scopes[scope]))
            chip.setChecked(scope == self._scope)
        outline = self._desk.outline
        clause = outline.find(self._desk.clause_id) if outline and self._scope == CLAUSE else None
        self._where.setText(clause.label if clause else "")
        self._where.setVisible(bool(self._where.text()))
        shown = scopes[self._scope]
        if self._delegate.editing and self._scope != PLAN:  # a card that is being written on stays
            in_scope = {annotation.id for annotation in shown} | {self._delegate.editing}
            shown = [annotation for annotation in self._all if annotation.id in in_scope]
        self._model.show(shown)
        self._view.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        if editor := self._editor():
            editor.refresh(self._model.index_of(editor.annotation.id).data(ANNOTATION_ROLE))

    def reveal(self, annotation_id: int) -> None:
        """Select an annotation's card, showing the whole text's where the scope hides it."""
        if not annotation_id:
            self._view.setCurrentIndex(QModelIndex())
            return
        if not self._model.index_of(annotation_id).isValid():
            self.set_scope(PLAN)
        index = self._model.index_of(annotation_id)
        self._view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._view.scrollTo(index)

    def current_id(self) -> int:
        """The annotation whose card is selected; 0 where none is."""
        found = self._view.currentIndex().data(ANNOTATION_ROLE)
        return found.id if isinstance(found, Annotation) else 0

    # Editing

    def _editor(self) -> CardEditor | None:
        """The editor that is open."""
        found = self._view.indexWidget(self._model.index_of(self._delegate.editing)) if self._delegate.editing else None
        return found if isinstance(found, CardEditor) else None

    def edit(self, annotation_id: int) -> None:
        """Open an annotation's note for writing, with the focus in it; where nothing can be saved, say why."""
        if (why := self._desk.read_only) is not None:
            self._desk.refused.emit(why)
            return
        if self._delegate.editing != annotation_id:
            self.close_editor()
        self.reveal(annotation_id)
        index = self._model.index_of(annotation_id)
        if not index.isValid():
            return
        editor = self._editor()
        if editor is None:
            self._delegate.editing = annotation_id
            editor = CardEditor(self._desk.theme, index.data(ANNOTATION_ROLE), self._view.viewport())
            editor.saved.connect(self._annotating.write)
            editor.finished.connect(self.close_editor)
            editor.removed.connect(self._remove)
            self._view.remeasure()
            self._view.setIndexWidget(index, editor)
        self._view.scrollTo(index)
        editor.note.setFocus()

    def save_editor(self) -> None:
        """Save what is written so far; the editor stays open."""
        if editor := self._editor():
            editor.save()

    def close_editor(self) -> None:
        """Save what is written and give the card its place back; an annotation that says nothing goes."""
        editor = self._editor()
        self._delegate.editing = 0
        if editor is None:
            return
        writing = editor.isAncestorOf(QApplication.focusWidget() or self)
        self._annotating.write(editor.annotation.id, *editor.written())
        if writing:
            self.left.emit()
        # The editor may be what called us: it goes when it has returned.
        annotation_id = editor.annotation.id
        QTimer.singleShot(0, self._view, lambda: self._drop_editor(annotation_id))

    def _drop_editor(self, annotation_id: int) -> None:
        index = self._model.index_of(annotation_id)
        if index.isValid() and annotation_id != self._delegate.editing:
            self._view.setIndexWidget(index, None)  # type: ignore[arg-type]  # the stubs don't allow None; Qt does
            self._view.remeasure()

    def _remove(self, annotation_id: int) -> None:
        self._delegate.editing = 0
        QTimer.singleShot(0, self, lambda: self._annotating.remove(annotation_id))

    def remove_current(self) -> None:
        """Delete the annotation whose card is selected."""
        if current := self.current_id():
            self._remove(current)

    def _menu(self, position: QPoint) -> None:
        annotation = self._view.indexAt(position).data(ANNOTATION_ROLE)
        if not isinstance(annotation, Annotation):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        edit = menu.addAction(self.tr("改批注"), lambda: self.edit(annotation.id))
        tags = menu.addMenu(self.tr("标签"))
        for name in (tag.name for tag in self._delegate.tags.values() if not tag.retired or tag.name in annotation.tags):
            action = tags.addAction(name)
            action.setCheckable(True)
            action.setChecked(name in annotation.tags)
            action.triggered.connect(lambda on, name=name: self._retag(annotation, name, on))
        states = menu.addMenu(self.tr("状态"))
        for status in Status:
            states.addAction(status_word(status), lambda status=status: self._set_status(annotation.id, status))
        acts = () if annotation.fit is Fit.FIRM else PlaceAct if annotation.fit is Fit.CHECK else (PlaceAct.MOVE,)
        if acts:
            menu.addSeparator()
        places = [menu.addAction(place_act_word(act), lambda act=act: self._relocate.act(annotation, act)) for act in acts]
        menu.addSeparator()
        menu.addAction(self.tr("历史…"), lambda: self.history_wanted.emit(annotation.id))
        remove = menu.addAction(self.tr("删除批注"), lambda: self._remove(annotation.id))
        self._desk.edit_only.entries(edit, tags.menuAction(), states.menuAction(), *places, remove)
        menu.popup(self._view.viewport().mapToGlobal(position))

    def _retag_current(self, digit: int) -> None:
        annotation = self._view.currentIndex().data(ANNOTATION_ROLE)
        tag = next((tag for tag in self._delegate.tags.values() if tag.shortcut == str(digit)), None)
        if isinstance(annotation, Annotation) and tag is not None:
            self._retag(annotation, tag.name, tag.name not in annotation.tags)

    def _retag(self, annotation: Annotation, name: str, on: bool) -> None:
        names = [*annotation.tags, name] if on else [n for n in annotation.tags if n != name]
        self._desk.edit(lambda session: session.annotating.edit(annotation.id, tag_names=names))

    def step_status(self, annotation_id: int) -> None:
        """Give an annotation the status after its own, and say which; 0 says that one has to be selected."""
        annotation = next((each for each in self._all if each.id == annotation_id), None)
        if annotation is None:
            self._desk.said.emit(self.tr("先选一条批注，再改它的状态"))
            return
        status = next_status(annotation.status)
        self._set_status(annotation_id, status)
        self.reveal(annotation_id)
        self._desk.said.emit(status_word(status))

    def _set_status(self, annotation_id: int, status: Status) -> None:
        self._desk.edit(lambda session: session.annotating.edit(annotation_id, status=status))
