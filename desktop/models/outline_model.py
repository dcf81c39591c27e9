"""The section tree of one plan, whole or narrowed, with what is worth knowing of each clause: its tags and its search hits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from core.model import Annotation, Clause, ClauseKind, Fit, Outline, Span, Tag

Index = QModelIndex | QPersistentModelIndex

CLAUSE_ROLE = Qt.ItemDataRole.UserRole + 1
TAGS_ROLE = Qt.ItemDataRole.UserRole + 2  # tuple of Tag, each once, of the clause and all below it
HITS_ROLE = Qt.ItemDataRole.UserRole + 3  # number of search hits in the clause and all below it
NOTES_ROLE = Qt.ItemDataRole.UserRole + 4  # number of annotations in the clause and all below it
DECISIONS_ROLE = Qt.ItemDataRole.UserRole + 5  # confirmed and all links of the clause and all below it

CLAUSES = "application/x-yaodian-clauses"  # of what is dragged: the plan's id, then the clauses' ids
BESIDE_FLAGS = Qt.ItemFlag.ItemIsDropEnabled  # what is dropped beside all clauses becomes outermost
CLAUSE_FLAGS = (
    Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
)
LEAF_FLAGS = CLAUSE_FLAGS | Qt.ItemFlag.ItemNeverHasChildren
FEW = 100  # clauses with changed ones below them
ABOUT_LENGTH = 40  # code points of a clause without heading that stand for it


class OutlineModel(QAbstractItemModel):
    """Clauses below the plan's root; the internal id of an index is the clause's place in reading order."""

    many_changed = Signal()  # what stands beside clauses all over the tree: to be painted anew

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outline: Outline | None = None
        self._children: dict[int, list[Clause]] = {}
        self._rows: dict[int, int] = {}
        self._by_id: dict[int, Clause] = {}
        self._tags: dict[int, tuple[Tag, ...]] = {}
        self._hits: dict[int, int] = {}
        self._notes: dict[int, int] = {}
        self._decisions: dict[int, tuple[int, int]] = {}
        self._text = ""
        self._annotated = False
        self._among: Collection[int] | None = None

    @property
    def outline(self) -> Outline | None:
        """The plan whose clauses are shown."""
        return self._outline

    def show(self, outline: Outline | None) -> None:
        """Show a plan's clauses, without marks."""
        self.beginResetModel()
        self._outline = outline
        self._tags, self._hits, self._notes, self._decisions = {}, {}, {}, {}
        self._by_id = {clause.id: clause for clause in outline.clauses} if outline else {}
        self._arrange()
        self.endResetModel()

    def narrow(self, text: str, *, annotated: bool, among: Collection[int] | None = None) -> None:
        """Show the clauses whose words in the tree hold a text ('': any), that carry annotations, and in which lie those
        with the ids of `among` (None: any), with those above them."""
        asked = text.strip(), annotated, among
        if asked != (self._text, self._annotated, self._among):
            self._text, self._annotated, self._among = asked
            self._narrow()

    @property
    def narrowed(self) -> bool:
        """Whether it is said which clauses are shown."""
        return bool(self._text) or self._annotated or self._among is not None

    def _narrow(self) -> None:
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        """Put the clauses that are shown below one another."""
        self._children, self._rows = {}, {}
        passing = self._passing() if self.narrowed else None
        for clause in self._by_id.values():
            if clause.parent_id is not None and (passing is None or clause.id in passing):
                siblings = self._children.setdefault(clause.parent_id, [])
                self._rows[clause.id] = len(siblings)
                siblings.append(clause)

    def _passing(self) -> set[int]:
        found: set[int] = set()
        wanted = (self._by_id[i] for i in self._among or () if i in self._by_id)
        holding = {each.id for clause in wanted for each in self.chain(clause)}
        for clause in self._by_id.values():
            if self._annotated and clause.id not in self._notes:
                continue
            if self._among is not None and clause.id not in holding:
                continue
            if not self._text or self._text in self.about(clause):
                found.update(each.id for each in self.chain(clause))
        return found

    def marking(self, annotations: Iterable[Annotation], tags: Sequence[Tag]) -> Iterator[None]:
        """Show which tags stand in which clause: found in slices, shown when all are found."""
        by_name = {tag.name: tag for tag in tags}
        found: dict[int, dict[str, Tag]] = {}
        notes: dict[int, int] = {}
        for annotation in annotations:
            own = self._own(annotation)
            if own is None:
                continue
            notes[own.id] = notes.get(own.id, 0) + 1
            names = [name for name in annotation.tags if name in by_name]
            at: Clause | None = own
            while at is not None and at.parent_id is not None:
                there = found.setdefault(at.id, {})
                if there and all(name in there for name in names):
                    break  # what is above has them too
                there.update((name, by_name[name]) for name in names)
                at = self._by_id.get(at.parent_id)
            yield
        for clause in reversed(self._by_id.values()):  # those inside a clause before it
            if clause.parent_id is not None and clause.id in notes:
                notes[clause.parent_id] = notes.get(clause.parent_id, 0) + notes[clause.id]
        known, self._notes = self._notes, notes
        before, self._tags = self._tags, {clause_id: tuple(names.values()) for clause_id, names in found.items() if names}
        if self._annotated and known.keys() != notes.keys():
            self._narrow()
            return
        both = known.keys() | notes.keys()
        self._say_changed(
            [i for i in both if known.get(i) != notes.get(i) or before.get(i) != self._tags.get(i)], NOTES_ROLE, TAGS_ROLE
        )

    def decide(self, progress: Mapping[int, tuple[int, int]]) -> None:
        """Show how many links are confirmed, and how many there are, from these numbers by clause."""
        found: dict[int, tuple[int, int]] = {}
        for clause_id, (confirmed, total) in progress.items():
            own = self._by_id.get(clause_id)
            for clause in self.chain(own) if own is not None else ():
                before = found.get(clause.id, (0, 0))
                found[clause.id] = before[0] + confirmed, before[1] + total
        known, self._decisions = self._decisions, found
        self._say_changed([i for i in {**known, **found} if known.get(i) != found.get(i)], DECISIONS_ROLE)

    def count_hits(self, spans: Iterable[Span]) -> None:
        """Show how many of these search hits stand in which clause."""
        starts = sorted(span.start for span in spans)
        before, self._hits = self._hits, {}
        for clause in self._by_id.values():
            if inside := bisect_left(starts, clause.span.end) - bisect_left(starts, clause.span.start):
                self._hits[clause.id] = inside
        self._say_changed([i for i in {**before, **self._hits} if before.get(i) != self._hits.get(i)], HITS_ROLE)

    def _say_changed(self, clause_ids: Iterable[int], *roles: int) -> None:
        """Once for all that lie below one clause, as views take long over each time; of many it is said that they changed."""
        rows: dict[int | None, list[Clause]] = {}
        for clause_id in clause_ids:
            clause = self._by_id.get(clause_id)
            if clause is not None and clause.parent_id is not None and clause_id in self._rows:
                rows.setdefault(clause.parent_id, []).append(clause)
        if len(rows) > FEW:
            self.many_changed.emit()
            return
        for found in rows.values():
            found.sort(key=lambda clause: clause.ordinal)
            self.dataChanged.emit(self.index_of(found[0].id), self.index_of(found[-1].id), list(roles))

    def _own(self, annotation: Annotation) -> Clause | None:
        """The clause that an annotation is on, or begins in; None where its place was lost."""
        if self._outline is None or annotation.fit is Fit.LOST:
            return None
        return self._by_id.get(annotation.clause_id or 0) or self._outline.at(annotation.span.start)

    def chain(self, clause: Clause) -> list[Clause]:
        """A clause and those above it, without the root."""
        found: list[Clause] = []
        at: Clause | None = clause
        while at is not None and at.parent_id is not None:
            found.append(at)
            at = self._by_id.get(at.parent_id)
        return found

    def index_of(self, clause_id: int) -> QModelIndex:
        """The index of a clause; invalid for the root, for unknown ids and for clauses that are not shown."""
        clause = self._by_id.get(clause_id)
        row = self._rows.get(clause_id)
        return self.createIndex(row, 0, clause.ordinal) if clause is not None and row is not None else QModelIndex()

    def holders(self) -> Iterator[Clause]:
        """The clauses shown that have others below them, an outermost one after another, each behind all that lie in it."""
        within: list[Clause] = []
        for clause_id in tuple(self._children):
            clause = self._by_id[clause_id]
            if clause.parent_id is None:
                continue
            if self._by_id[clause.parent_id].parent_id is None:
                yield from reversed(within)
                within = []
            within.append(clause)
        yield from reversed(within)

    def _of(self, parent: Index | None) -> Sequence[Clause]:
        """The clauses below one; an index has one column, and its internal id is a place among the clauses."""
        if self._outline is None:
            return ()
        at = parent.internalId() if parent is not None and parent.isValid() else 0
        return self._children.get(self._outline.clauses[at].id, ())

    def _clause(self, index: Index) -> Clause:
        if self._outline is None:
            raise LookupError("no plan is shown")
        return self._outline.clauses[index.internalId()]

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        found = self._of(parent)
        if column or not 0 <= row < len(found):
            return QModelIndex()
        return self.createIndex(row, column, found[row].ordinal)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid():
            return QModelIndex()
        return self.index_of(self._clause(index).parent_id or 0)

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._of(parent))

    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    def hasChildren(self, parent: Index | None = None) -> bool:
        return bool(self._of(parent))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return BESIDE_FLAGS
        return CLAUSE_FLAGS if self._of(index) else LEAF_FLAGS

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [CLAUSES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data, ids = QMimeData(), [self._clause(index).id for index in indexes]
        words = " ".join(map(str, [self._outline.plan.id if self._outline else 0, *ids]))
        data.setData(CLAUSES, QByteArray(words.encode()))
        return data

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        clause = self._clause(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.about(clause)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(clause)
        values: Mapping[int, object] = {
            CLAUSE_ROLE: clause,
            TAGS_ROLE: self._tags.get(clause.id, ()),
            HITS_ROLE: self._hits.get(clause.id, 0),
            NOTES_ROLE: self._notes.get(clause.id, 0),
            DECISIONS_ROLE: self._decisions.get(clause.id, (0, 0)),
        }
        return values.get(int(role))

    def about(self, clause: Clause) -> str:
        """Number and heading, or what the clause is, or its first words."""
        if clause.number or clause.heading:
            return clause.label
        named = {
            ClauseKind.PREAMBLE: self.tr("前言"),
            ClauseKind.CLOSING: self.tr("结语"),
            ClauseKind.SIGNATURE: self.tr("落款"),
            ClauseKind.ATTACHMENT: self.tr("附件"),
        }
        text = self._outline.quote(clause.span) if self._outline else ""
        return named.get(clause.kind) or text[:ABOUT_LENGTH].replace("\n", " ")

    def _spoken(self, clause: Clause) -> str:
        parts = [self.about(clause)]
        tags, hits = self._tags.get(clause.id, ()), self._hits.get(clause.id, 0)
        if tags:
            parts.append(self.tr("标签 {names}").format(names="、".join(tag.name for tag in tags)))
        if notes := self._notes.get(clause.id, 0):
            parts.append(self.tr("%n 条批注", "", notes))
        confirmed, links = self._decisions.get(clause.id, (0, 0))
        if links:
            parts.append(self.tr("对应已确认 {confirmed} 处，共 {links} 处").format(confirmed=confirmed, links=links))
        if hits:
            parts.append(self.tr("%n 处命中", "", hits))
        return "，".join(parts)


def dragged_clauses(data: QMimeData, plan_id: int) -> list[int]:
    """The ids of the clauses that are dragged, if they are of this plan."""
    plan, *ids = [int(word) for word in bytes(data.data(CLAUSES).data()).decode().split()] or [0]
    return ids if plan == plan_id else []
