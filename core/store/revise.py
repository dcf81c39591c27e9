"""What a source says now against what the library holds of it: the change that makes one the other.

Used where the analyst corrected how a source was read, where a later version reads it, and where the file itself changed.
Plans and clauses keep their ids where their text is still there; `following` lets annotations and links go with their text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from core.changes import Row, RowChange, Value
from core.moves import stay
from core.parsed import Paragraph, ParsedPlan, ParsedSource
from core.positions import Positions
from core.store import plan_rows
from core.store.library import Library, Record, now

Move = Callable[[int], int | None]


@dataclass(slots=True)
class StoredPlan:
    """A plan as the library holds it: its rows, and where its text stands in the source."""

    row: Record
    paragraphs: list[Record]
    clauses: list[Record]
    evidence: dict[str, Record]
    positions: Positions

    @property
    def id(self) -> int:
        """The plan's id."""
        return self.row["id"]


@dataclass(slots=True)
class Steps:
    """Row changes by when they have to be written: what others refer to first, what refers to others is taken away first."""

    plans: list[RowChange] = field(default_factory=list[RowChange])
    texts: list[RowChange] = field(default_factory=list[RowChange])
    clauses: list[RowChange] = field(default_factory=list[RowChange])
    gone_clauses: list[RowChange] = field(default_factory=list[RowChange])
    gone_plans: list[RowChange] = field(default_factory=list[RowChange])
    source: list[RowChange] = field(default_factory=list[RowChange])

    def rows(self, following: Sequence[RowChange]) -> tuple[RowChange, ...]:
        """All of them in order, with what hangs on plans and clauses between what is new and what is taken away."""
        return (
            *self.plans,
            *self.texts,
            *self.clauses,
            *following,
            *self.gone_clauses,
            *self.gone_plans,
            *self.source,
        )


def stored_plans(library: Library, source_id: int) -> list[StoredPlan]:
    """The plans of a source with all that was read of them, binned ones too, in text order."""
    found: list[StoredPlan] = []
    for row in library.rows("SELECT * FROM plan WHERE source_id = ? ORDER BY ordinal, id", source_id):
        paragraphs = library.rows("SELECT * FROM paragraph WHERE plan_id = ? ORDER BY start", row["id"])
        clauses = library.rows("SELECT * FROM clause WHERE plan_id = ? ORDER BY ordinal", row["id"])
        evidence = {e["field"]: e for e in library.rows("SELECT * FROM evidence WHERE plan_id = ?", row["id"])}
        texts = [Paragraph(each["text"], plan_rows.pieces_of(each["pieces"])) for each in paragraphs]
        found.append(StoredPlan(row, paragraphs, clauses, evidence, Positions(texts)))
    return found


class Revision:
    """The steps from the stored plans of a source to `parsed`, computed inside `write`.

    `move` takes positions of the stored source's text to those of the new one; `source_id` is the source that `parsed` was
    read from, which differs from the stored one where the file itself changed.
    """

    def __init__(self, library: Library, stored_source: int, parsed: ParsedSource, source_id: int, move: Move = stay) -> None:
        self.library = library
        self.parsed = parsed
        self.move = move
        self.source_id = source_id
        self.stored = stored_plans(library, stored_source)
        self.positions = [Positions(plan.paragraphs) for plan in parsed.plans]
        self.plan_ids = self._plan_ids()
        self.clause_ids: dict[tuple[int, int], int] = {}  # (index of the parsed plan, ordinal) -> clause id
        self.new_home: dict[int, int] = {}  # clause that stays -> the plan it is in now
        self.at = now()
        self.steps = Steps()

    @cached_property
    def gone(self) -> list[StoredPlan]:
        """The stored plans that are no longer plans of their own."""
        return [plan for plan in self.stored if plan.id not in self.plan_ids]

    def place(self, plan: StoredPlan, position: int) -> tuple[int, int] | None:
        """Where a position of a stored plan is now: index of the parsed plan and position in it; None where in none."""
        source = self.move(plan.positions.in_source(position))
        if source is None:
            return None
        return next(
            ((at, found) for at, positions in enumerate(self.positions) if (found := positions.in_plan(source)) is not None), None
        )

    def home_of(self, plan: StoredPlan) -> int:
        """The index of the parsed plan that a stored plan became, or that took most of its text."""
        if plan.id in self.plan_ids:
            return self.plan_ids.index(plan.id)
        shares = self._shares(plan)
        return max(shares, key=lambda at: (shares[at], -at)) if shares else 0

    def compute(self) -> Steps:
        """Plans, texts, clauses, evidence and noise; what hangs on them is `following`'s."""
        by_id = {plan.id: plan for plan in self.stored}
        clause_id = self.library.next_id("clause")
        pool = self._clause_pool()
        for at, (plan, plan_id) in enumerate(zip(self.parsed.plans, self.plan_ids, strict=True)):
            clause_id = self._clauses(at, plan, plan_id, pool, clause_id)
        self._paragraphs()
        self._drop_clauses()
        changed = self._changed_plans()
        for at, (plan, plan_id) in enumerate(zip(self.parsed.plans, self.plan_ids, strict=True)):
            self._plan(at, plan, plan_id, by_id.get(plan_id), revised=plan_id in changed)
        self._noise()
        return self.steps

    def _plan_ids(self) -> list[int]:
        """An id for each parsed plan: of the stored plan that shares most text with it, each given once, else a new one."""
        claims = sorted(((share, -at, plan.id) for plan in self.stored for at, share in self._shares(plan).items()), reverse=True)
        given: dict[int, int] = {}
        for _, at, plan_id in claims:
            if -at not in given and plan_id not in given.values():
                given[-at] = plan_id
        fresh = self.library.next_id("plan")
        ids: list[int] = []
        for at in range(len(self.parsed.plans)):
            ids.append(given.get(at) or fresh)
            fresh += at not in given
        return ids

    def _shares(self, plan: StoredPlan) -> Counter[int]:
        """How many characters of a stored plan's paragraphs are in each parsed plan now."""
        shares: Counter[int] = Counter()
        for paragraph in plan.paragraphs:
            if found := self.place(plan, paragraph["start"]):
                shares[found[0]] += len(paragraph["text"])
        return shares

    def _plan(self, at: int, plan: ParsedPlan, plan_id: int, stored: StoredPlan | None, *, revised: bool) -> None:
        row: Row = {"source_id": self.source_id, "ordinal": at, **plan_rows.plan_row(plan)}
        read = {item.field: plan_rows.evidence_row(item, row.get(item.field)) for item in plan.metadata.evidence}
        if revised:
            row["revised_at"] = self.at
        if stored is None:
            self.steps.plans.append(RowChange("plan", {"id": plan_id}, None, row))
        else:
            own = {name for name, evidence in stored.evidence.items() if evidence["own"]}
            for name in own:
                row[name] = stored.row[name]
                read[name] = {**(read.get(name) or plan_rows.NOTHING_READ), "own": 1}
            update(self.steps.plans, "plan", plan_id, stored.row, row)
        before = stored.evidence if stored else {}
        for name in {**before, **read}:
            key: Row = {"plan_id": plan_id, "field": name}
            old = {c: before[name][c] for c in plan_rows.NOTHING_READ} if name in before else None
            if old != read.get(name):
                self.steps.texts.append(RowChange("evidence", key, old, read.get(name)))

    def _changed_plans(self) -> set[Value]:
        """The plans whose text or clauses are no longer what they were."""
        homes: dict[tuple[str, Value], Value] = {
            ("clause", clause["id"]): plan.id for plan in self.stored for clause in plan.clauses
        }
        homes |= {("paragraph", each["id"]): plan.id for plan in self.stored for each in plan.paragraphs}
        rows = [*self.steps.clauses, *self.steps.gone_clauses, *self.steps.texts]
        named = {side["plan_id"] for row in rows for side in (row.before, row.after) if side and "plan_id" in side}
        return {homes.get((row.table, row.key.get("id"))) for row in rows} | named

    def _clause_pool(self) -> dict[tuple[int, int], list[Record]]:
        """The stored clauses by where they begin now (index of the parsed plan, position), outermost first."""
        pool: dict[tuple[int, int], list[Record]] = defaultdict(list)
        for plan in self.stored:
            home = self.home_of(plan)
            for clause in plan.clauses:
                if clause["level"] == 0:
                    if plan.id in self.plan_ids:
                        pool[home, -1].append(clause)
                elif found := self.place(plan, clause["start"]):
                    pool[found].append(clause)
        return pool

    def _clauses(self, at: int, plan: ParsedPlan, plan_id: int, pool: dict[tuple[int, int], list[Record]], fresh: int) -> int:
        """Give each clause of a parsed plan the id it had, else a new one; the next id that is free."""
        ids: list[int] = []
        for ordinal, node in enumerate(plan.nodes):
            waiting = pool.get((at, node.span.start if node.level else -1), [])
            stored = next((clause for clause in waiting if clause["kind"] == node.kind), waiting[0] if waiting else None)
            row = plan_rows.clause_row(node, ordinal, None if node.parent is None else ids[node.parent])
            if stored is None:
                ids.append(fresh)
                self.steps.clauses.append(RowChange("clause", {"id": fresh}, None, {"plan_id": plan_id, **row}))
                fresh += 1
            else:
                waiting.remove(stored)
                ids.append(stored["id"])
                self.new_home[stored["id"]] = plan_id
                update(self.steps.clauses, "clause", stored["id"], stored, {"plan_id": plan_id, **row})
            self.clause_ids[at, ordinal] = ids[-1]
        return fresh

    def _drop_clauses(self) -> None:
        for plan in reversed(self.stored):
            for clause in reversed(plan.clauses):
                if clause["id"] not in self.new_home:
                    self.steps.gone_clauses.append(removed("clause", clause))

    def _paragraphs(self) -> None:
        waiting: dict[tuple[int, int], Record] = {}
        for plan in self.stored:
            for paragraph in plan.paragraphs:
                if found := self.place(plan, paragraph["start"]):
                    waiting.setdefault(found, paragraph)
        fresh, stays = self.library.next_id("paragraph"), set[int]()
        for at, (plan, plan_id) in enumerate(zip(self.parsed.plans, self.plan_ids, strict=True)):
            for row in plan_rows.paragraph_rows(plan.paragraphs):
                stored = waiting.get((at, int(row["start"] or 0)))
                if stored is None:
                    self.steps.texts.append(RowChange("paragraph", {"id": fresh}, None, {"plan_id": plan_id, **row}))
                    fresh += 1
                else:
                    stays.add(stored["id"])
                    update(self.steps.texts, "paragraph", stored["id"], stored, {"plan_id": plan_id, **row})
        for plan in self.stored:
            self.steps.texts += [removed("paragraph", each) for each in plan.paragraphs if each["id"] not in stays]

    def _noise(self) -> None:
        stored = self.library.rows("SELECT * FROM noise WHERE source_id = ? ORDER BY start", self.source_id)
        wanted = [{"source_id": self.source_id, **plan_rows.noise_row(noise)} for noise in self.parsed.noise]
        left = list(wanted)
        for row in stored:
            bare = {column: row[column] for column in ("source_id", "kind", "start", "end")}
            if bare in left:
                left.remove(bare)
            else:
                self.steps.source.append(removed("noise", row))
        first = self.library.next_id("noise")
        self.steps.source += [RowChange("noise", {"id": first + at}, None, dict(row)) for at, row in enumerate(left)]


def update(steps: list[RowChange], table: str, row_id: int, before: Record, after: Row) -> None:
    """The columns of a row that differ, if any."""
    changed = {column: value for column, value in after.items() if before[column] != value}
    if changed:
        steps.append(RowChange(table, {"id": row_id}, {column: before[column] for column in changed}, changed))


def removed(table: str, row: Record) -> RowChange:
    return RowChange(table, {"id": row["id"]}, {column: value for column, value in row.items() if column != "id"}, None)
