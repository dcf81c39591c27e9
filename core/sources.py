"""The files behind the plans: what was read of them, and everything the analyst can put right in that.

Each correction is an edit anchored in the source's text; the plans are made anew with it, as one step that can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from core import ingest, rereading
from core.anchors import CONTEXT, Anchor
from core.changes import Change
from core.clause_levels import block_end, levels_allowed
from core.edits import Edit, EditKind
from core.errors import NotFoundError, UserError
from core.model import Clause, ClauseKind, NoiseKind, Notice, Plan, Source, Span, Touched
from core.parsed import ParsedSource
from core.series import likely_predecessors, predecessor
from core.store import Library, edits, plans, sources
from core.store.erasing import Erased, erase
from core.store.remarks import Words, take_remarks, untaken
from core.values import checked_values


@dataclass(frozen=True, slots=True)
class Review:
    """A source as it was read. `parsed.plans[i]` is the plan with the id `plan_ids[i]`.

    `edits` were made so far; `remarks` are the comments in the file that were not yet taken as annotations.
    """

    source: Source
    parsed: ParsedSource
    plan_ids: tuple[int, ...]
    edits: tuple[Edit, ...]
    remarks: tuple[ingest.Remark, ...]

    @property
    def text(self) -> str:
        """The source's text."""
        return self.parsed.text


@dataclass(frozen=True, slots=True)
class Predecessor:
    """The plan before another, None where none is known; `answered`: the analyst said so. `likely` are others to ask about."""

    plan: Plan | None
    answered: bool
    likely: tuple[Plan, ...]


class Sources:
    """What can be asked of the sources of one library, and done to them, in the name of `author`."""

    def __init__(self, library: Library, author: str) -> None:
        self._library = library
        self._author = author

    def source(self, source_id: int) -> Source:
        """A source by id; NotFoundError."""
        return sources.source(self._library, source_id)

    def in_use(self) -> tuple[Source, ...]:
        """The sources that have plans outside the bin, in the order they were imported."""
        return sources.in_use(self._library)

    def review(self, source_id: int) -> Review:
        """A source with what was made of it; one read by older rules is read again first. NotFoundError."""
        source = self.source(source_id)
        if rereading.is_outdated(self._library, source_id):
            self.reread(source_id)
        reading = rereading.reading_of(self._library, source_id)
        made = edits.edits_of(self._library, source_id)
        parsed = ingest.parse(reading, source.name, made)
        left = {words for _, _, words in untaken(self._library, source_id, [_words(remark) for remark in reading.remarks])}
        remarks = tuple(remark for remark in reading.remarks if _words(remark) in left)
        return Review(source, parsed, plans.plan_ids_of(self._library, source_id), made, remarks)

    def reread(self, source_id: int) -> Touched:
        """Make the plans of a source anew by today's rules; the edits made so far count as before."""
        name = self.source(source_id).name
        label = Notice(f"重新识别 {name}", f"Read {name} again")
        prepared = rereading.prepare(self._library, source_id)
        return self._run(lambda: rereading.reread(self._library, source_id, label, prepared).change)

    def take_remarks(self, source_id: int) -> tuple[int, Touched]:
        """Take the comments in the file as annotations of their authors; how many were new."""
        remarks = rereading.reading_of(self._library, source_id).remarks
        with self._library.write():
            change = take_remarks(self._library, source_id, [_words(remark) for remark in remarks])
            return sum(row.table == "annotation" for row in change.rows), self._library.run(change, self._author)

    # What is known of a plan

    def give_values(self, plan_id: int, values: Mapping[str, str | int | None]) -> Touched:
        """Give a plan own values by the names of `Metadata` (None or empty: none); they win over what the text says.

        UserError for a value that cannot be: an empty title, a year that is none, a date that is not YYYY, YYYY-MM or YYYY-MM-DD.
        """
        checked = checked_values(values)
        return self._run(lambda: plans.give_values(self._library, plan_id, checked))

    def take_back_values(self, plan_id: int, names: Sequence[str]) -> Touched:
        """Let the text speak again for these values."""
        return self._run(lambda: plans.take_back_values(self._library, plan_id, names))

    def predecessor(self, plan_id: int) -> Predecessor:
        """The plan before a plan: as the analyst said, else the nearest earlier one of its series; NotFoundError."""
        plan = plans.plan(self._library, plan_id)
        answered, earlier = plans.answered_predecessor(self._library, plan_id)
        known = plans.plans(self._library)
        likely = likely_predecessors(plan, known)
        if answered:
            return Predecessor(next((each for each in known if each.id == earlier), None), True, likely)
        return Predecessor(predecessor(plan, known), False, likely)

    def set_predecessor(self, plan_id: int, earlier_id: int | None) -> Touched:
        """Keep which plan comes before a plan, None for none, so that it is asked only once. UserError for the plan itself."""
        if plan_id == earlier_id:
            raise UserError("一份文件不能是它自己的上一年文件。请另选一份。", "A plan cannot come before itself. Choose another.")
        return self._run(lambda: plans.answer_predecessor(self._library, plan_id, earlier_id))

    # The bin

    def binned(self) -> tuple[tuple[Plan, str], ...]:
        """The plans in the bin with the time they were put there (ISO 8601), the latest first."""
        return plans.binned(self._library)

    def bin_plans(self, plan_ids: Sequence[int]) -> Touched:
        """Put plans, with what belongs to them, in the bin."""
        return self._run(lambda: plans.bin_plans(self._library, plan_ids))

    def restore(self, plan_ids: Sequence[int]) -> Touched:
        """Take plans out of the bin."""
        titles = "、".join(plans.plan(self._library, plan_id).title for plan_id in plan_ids[:3])
        label = Notice(f"移回资料库 {titles}", f"Put back {titles}")
        return self._run(lambda: plans.restore_plans(self._library, plan_ids, label))

    def erase(self, plan_ids: Sequence[int]) -> Erased:
        """Erase plans in the bin for good: text, annotations, links, index, log, and files that no other plan needs.

        This cannot be undone. UserError where a plan is not in the bin.
        """
        return erase(self._library, plan_ids)

    # Lines of the source; spans and places are code points of its text

    def give_back(self, source_id: int, *spans: Span) -> Touched:
        """Take noise back into the plans it stands in."""
        return self._correct(
            source_id, [(EditKind.KEEP, span, "") for span in spans], Notice("收回正文", "Take back into the text")
        )

    def take_out(self, source_id: int, span: Span, kind: NoiseKind = NoiseKind.OTHER) -> Touched:
        """Leave a passage out of its plan, as noise of this kind; UserError where nothing would be left."""
        return self._correct(source_id, [(EditKind.NOISE, span, kind.value)], Notice("归为网页杂质", "Leave out as noise"))

    def begin_plan(self, source_id: int, at: int) -> Touched:
        """Let a plan begin at a place."""
        label = Notice("从这里分出一份文件", "Begin a plan here")
        return self._correct(source_id, [(EditKind.START, Span(at, at), "")], label)

    def merge_plan(self, plan_id: int) -> Touched:
        """Let a plan go on with the one before it in its source."""
        plan, at = self._beginning(plan_id)
        label = Notice(f"并入上一份 {plan.title}", f"Merge {plan.title} into the plan before it")
        return self._correct(plan.source_id, [(EditKind.NO_START, Span(at, at), "")], label)

    def move_beginning(self, plan_id: int, at: int) -> Touched:
        """Let a plan begin at another place of its source."""
        plan, before = self._beginning(plan_id)
        label = Notice(f"移动起点 {plan.title}", f"Move the beginning of {plan.title}")
        both = [(EditKind.NO_START, Span(before, before), ""), (EditKind.START, Span(at, at), "")]
        return self._correct(plan.source_id, both, label)

    def _beginning(self, plan_id: int) -> tuple[Plan, int]:
        return plans.plan(self._library, plan_id), plans.positions(self._library, plan_id).in_source(0)

    # Clauses of a plan; places are code points of the plan's text

    def shift_clauses(self, plan_id: int, clause_ids: Sequence[int], by: int) -> Touched:
        """Promote (-1) or demote (+1) clauses with all that lies in them, as far as their places allow."""
        label = Notice("升级条目", "Promote") if by < 0 else Notice("降级条目", "Demote")
        return self._level(plan_id, clause_ids, lambda clause: clause.level + by, label)

    def set_level(self, plan_id: int, clause_ids: Sequence[int], level: int) -> Touched:
        """Put clauses on a level (1 is outermost), as far as their places allow."""
        return self._level(plan_id, clause_ids, lambda _: level, Notice(f"改为第 {level} 级", f"Set to level {level}"))

    def _level(self, plan_id: int, clause_ids: Sequence[int], wanted: Callable[[Clause], int], label: Notice) -> Touched:
        tree = [*plans.clauses(self._library, plan_id)]  # with the levels as they become: the next clause may lie below this one
        chosen: list[tuple[Clause, str]] = []
        taken = Span(0, 0)
        for index, clause in enumerate(tree):
            inside = taken.start <= clause.span.start < taken.end
            if clause.id not in clause_ids or inside or index == 0:
                continue
            taken, allowed = clause.span, levels_allowed(tree, index)
            level = min(max(wanted(clause), allowed.start), allowed.stop - 1)
            if level != clause.level:
                chosen.append((clause, str(level)))
                block = slice(index, block_end(tree, index))
                tree[block] = [replace(each, level=each.level + level - clause.level) for each in tree[block]]
        return self._edit_clauses(plan_id, [(EditKind.LEVEL, clause.span.start, value) for clause, value in chosen], label)

    def set_kind(self, plan_id: int, clause_ids: Sequence[int], kind: ClauseKind, level: int | None = None) -> Touched:
        """Say what clauses are, and on which level."""
        places = [self._clause(plan_id, clause_id).span.start for clause_id in clause_ids]
        wanted = [(EditKind.KIND, at, kind.value) for at in places]
        wanted += [(EditKind.LEVEL, at, str(level)) for at in places if level is not None]
        return self._edit_clauses(plan_id, wanted, Notice("改条目类型", "Change what the clause is"))

    def split_clause(self, plan_id: int, position: int) -> Touched:
        """Let a clause begin at a place of the plan's text."""
        return self._edit_clauses(plan_id, [(EditKind.SPLIT, position, "")], Notice("从这里拆开", "Split here"))

    def join_clauses(self, plan_id: int, clause_ids: Sequence[int]) -> Touched:
        """Let clauses go on with the clause before them."""
        places = [self._clause(plan_id, clause_id).span.start for clause_id in clause_ids]
        label = Notice("合并到上一条", "Join with the clause before")
        return self._edit_clauses(plan_id, [(EditKind.JOIN, at, "") for at in places], label)

    def name_clause(self, plan_id: int, clause_id: int, number: str, heading: str) -> Touched:
        """Give a clause another number and heading; the plan's text stays as printed."""
        clause = self._clause(plan_id, clause_id)
        wanted: list[tuple[EditKind, int, str]] = []
        if number.strip() != (clause.number or ""):
            wanted.append((EditKind.NUMBER, clause.span.start, number.strip()))
        if heading.strip() != clause.heading:
            wanted.append((EditKind.HEADING, clause.span.start, heading.strip()))
        return self._edit_clauses(plan_id, wanted, Notice("改编号和标题", "Change number and heading"))

    def _clause(self, plan_id: int, clause_id: int) -> Clause:
        found = next((clause for clause in plans.clauses(self._library, plan_id) if clause.id == clause_id), None)
        if found is None:
            raise NotFoundError(f"编号为 {clause_id} 的条目", f"clause with the id {clause_id}")
        return found

    def _edit_clauses(self, plan_id: int, wanted: Sequence[tuple[EditKind, int, str]], label: Notice) -> Touched:
        if not wanted:
            return Touched()
        plan, positions = plans.plan(self._library, plan_id), plans.positions(self._library, plan_id)
        places = [(kind, positions.span_in_source(Span(at, min(at + CONTEXT, positions.length))), v) for kind, at, v in wanted]
        return self._correct(plan.source_id, places, label)

    def _correct(self, source_id: int, wanted: Sequence[tuple[EditKind, Span, str]], label: Notice) -> Touched:
        if rereading.is_outdated(self._library, source_id):
            self.reread(source_id)
        text, _ = sources.text(self._library, source_id)
        made = [Edit(kind, Anchor.on(text, span), value) for kind, span, value in wanted]
        prepared = rereading.prepare(self._library, source_id, made)
        return self._run(lambda: rereading.reread(self._library, source_id, label, prepared).change)

    def _run(self, make: Callable[[], Change]) -> Touched:
        return self._library.carry_out(make, self._author)


def _words(remark: ingest.Remark) -> Words:
    return remark.span, remark.text, remark.author, remark.date
