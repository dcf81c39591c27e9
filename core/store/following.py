"""Annotations and links go with their text when a source is read anew, and what finds no text says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.anchors import Anchor, locate
from core.changes import RowChange
from core.model import ClauseKind, Decision, Fit, Span
from core.store.annotations import anchor_row
from core.store.library import Library, Record
from core.store.revise import Revision, StoredPlan, removed, update

_PROPOSED = Decision.PROPOSED.value


@dataclass(slots=True)
class Followed:
    """The rows that follow, and how many annotations are to be checked and are lost."""

    rows: list[RowChange] = field(default_factory=list[RowChange])
    to_check: int = 0
    lost: int = 0


class Following:
    """What hangs on the plans of a revision whose own steps are computed."""

    def __init__(self, revision: Revision, *, same_text: bool) -> None:
        """`same_text`: the source's text is what it was, so a place is certain and words need not be looked for."""
        self._revision = revision
        self._library: Library = revision.library
        self._same_text = same_text
        self._texts = [plan.text for plan in revision.parsed.plans]
        self._found = Followed()
        self._made: dict[tuple[int, int], int] = {}  # alignments made for links that moved

    def compute(self) -> Followed:
        """Annotations, then links, alignments and answers about predecessors."""
        for plan in self._revision.stored:
            for row in self._library.rows("SELECT * FROM annotation WHERE plan_id = ? ORDER BY start, id", plan.id):
                self._annotation(plan, row)
            for row in self._library.rows("SELECT * FROM fact WHERE plan_id = ? ORDER BY start, id", plan.id):
                self._fact(plan, row)
        self._links()
        dropped = set[int]()
        for plan in self._revision.gone:
            self._without(plan, dropped)
        return self._found

    # Annotations

    def _annotation(self, plan: StoredPlan, row: Record) -> None:
        revision = self._revision
        at, span, fit = self._place(plan, row)
        plan_id, text = revision.plan_ids[at], self._texts[at]
        clause_id = row["clause_id"] if revision.new_home.get(row["clause_id"] or 0) == plan_id else None
        after = {"plan_id": plan_id, "clause_id": clause_id, "fit": fit.value, "start": span.start, "end": span.end}
        if fit is Fit.FIRM:
            after |= anchor_row(Anchor.on(text, span))
        self._found.to_check += fit is Fit.CHECK and row["fit"] != fit
        self._found.lost += fit is Fit.LOST and row["fit"] != fit
        update(self._found.rows, "annotation", row["id"], row, after)

    def _fact(self, plan: StoredPlan, row: Record) -> None:
        """The analyst's word on a fact goes with its words."""
        at, span, fit = self._place(plan, row)
        plan_id, text = self._revision.plan_ids[at], self._texts[at]
        after: Record = {"plan_id": plan_id, "fit": fit.value, "start": span.start, "end": span.end}
        if fit is Fit.FIRM:
            after |= anchor_row(Anchor.on(text, span))
        update(self._found.rows, "fact", row["id"], row, after)

    def _place(self, plan: StoredPlan, row: Record) -> tuple[int, Span, Fit]:
        """Index of the parsed plan, span in it, and how surely."""
        revision, home = self._revision, self._revision.home_of(plan)
        span = Span(row["start"], row["end"])
        ends = (revision.place(plan, span.start), revision.place(plan, span.end - 1)) if span else (None, None)
        if self._same_text:
            return self._same_place(plan, span, home, Fit(row["fit"]))
        first, last = ends
        at = first[0] if first else last[0] if last else home
        expected = first[1] if first and first[0] == at else None
        anchor = Anchor(span, row["exact"], row["prefix"], row["suffix"])
        found, fit = locate(anchor, self._texts[at], expected)
        return at, found, fit if row["fit"] == Fit.FIRM or fit is Fit.LOST else Fit.CHECK

    def _same_place(self, plan: StoredPlan, span: Span, home: int, fit: Fit) -> tuple[int, Span, Fit]:
        """Of the characters of a span those that one plan still holds: all of them, or what is left of them."""
        places = [found for at in range(span.start, span.end) if (found := self._revision.place(plan, at))]
        if not places:
            return home, Span(0, 0), Fit.LOST
        at = places[0][0]
        inside = [position for index, position in places if index == at]
        return at, Span(min(inside), max(inside) + 1), fit if fit is not Fit.LOST else Fit.CHECK

    # Links

    def _links(self) -> None:
        ids = [clause["id"] for plan in self._revision.stored for clause in plan.clauses]
        touched: dict[int, Record] = {}
        for first in range(0, len(ids), 500):
            chosen = ",".join(str(each) for each in ids[first : first + 500])
            rows = self._library.rows(
                f"""SELECT link.*, alignment.old_plan_id, alignment.new_plan_id
                    FROM link JOIN alignment ON alignment.id = alignment_id
                    WHERE link.id IN (SELECT link_id FROM link_end WHERE clause_id IN ({chosen}))"""
            )
            touched |= {row["id"]: row for row in rows}
        for link in touched.values():
            self._link(link)

    def _link(self, link: Record) -> None:
        ends = self._library.rows("SELECT * FROM link_end WHERE link_id = ? ORDER BY clause_id", link["id"])
        sides = {side: {end["clause_id"] for end in ends if end["side"] == side} for side in ("old", "new")}
        homes = {side: self._homes(sides[side], link[f"{side}_plan_id"]) for side in sides}
        plans = {side: next(iter(homes[side].values()), link[f"{side}_plan_id"]) for side in sides}
        kept = {side: {clause for clause, plan_id in homes[side].items() if plan_id == plans[side]} for side in sides}
        if kept == sides and plans == {side: link[f"{side}_plan_id"] for side in sides}:
            return
        if link["decision"] == _PROPOSED or any(sides[side] and not kept[side] for side in sides) or plans["old"] == plans["new"]:
            self._found.rows += [*self._unlinked(ends), removed("link", _bare(link))]
            return
        alignment_id = self._alignment(plans["old"], plans["new"])
        update(self._found.rows, "link", link["id"], link, {"alignment_id": alignment_id})
        self._found.rows += self._unlinked(end for end in ends if end["clause_id"] not in kept[end["side"]])
        have = {end["clause_id"] for end in ends}
        for side, clauses in kept.items():
            keys = [{"link_id": link["id"], "clause_id": clause} for clause in sorted(clauses - have)]
            self._found.rows += [RowChange("link_end", {**key}, None, {"side": side}) for key in keys]

    def _homes(self, clauses: set[int], plan_id: int) -> dict[int, int]:
        """The clauses that hold the text of these now, and the plan each is in, those of `plan_id` first."""
        found: dict[int, int] = {}
        for clause in clauses:
            if clause in self._revision.new_home:
                found[clause] = self._revision.new_home[clause]
            elif heir := self._heir(clause):
                found[heir[0]] = heir[1]
            elif not self._is_ours(clause):
                found[clause] = plan_id
        return dict(sorted(found.items(), key=lambda item: (item[1] != plan_id, item[0])))

    def _is_ours(self, clause_id: int) -> bool:
        return any(clause["id"] == clause_id for plan in self._revision.stored for clause in plan.clauses)

    def _heir(self, clause_id: int) -> tuple[int, int] | None:
        """The item that holds the first words of a clause that is no more (else the innermost clause), and its plan."""
        revision = self._revision
        for plan in revision.stored:
            clause = next((each for each in plan.clauses if each["id"] == clause_id), None)
            found = revision.place(plan, clause["start"]) if clause else None
            if found is None:
                continue
            at, position = found
            nodes = revision.parsed.plans[at].nodes
            holders = [i for i, node in enumerate(nodes) if node.span.start <= position < node.span.end]
            items = [i for i in holders if nodes[i].kind is ClauseKind.ITEM]
            return revision.clause_ids[at, (items or holders or [0])[-1]], revision.plan_ids[at]
        return None

    def _alignment(self, old: int, new: int) -> int:
        """The alignment of two plans, made where there is none; its proposals are then still to come."""
        found = self._library.rows("SELECT id FROM alignment WHERE old_plan_id = ? AND new_plan_id = ?", old, new)
        made = [row for row in self._found.rows if row.table == "alignment" and row.after and row.before is None]
        same = next(
            (row for row in made if row.after and (row.after["old_plan_id"], row.after["new_plan_id"]) == (old, new)), None
        )
        if found:
            return found[0]["id"]
        if same:
            return int(same.key["id"] or 0)
        alignment_id = self._library.next_id("alignment") + len(made)
        pair = {"old_plan_id": old, "new_plan_id": new, "made_at": ""}
        self._found.rows.append(RowChange("alignment", {"id": alignment_id}, None, {**pair}))
        return alignment_id

    def _without(self, plan: StoredPlan, dropped: set[int]) -> None:
        """Take away a plan that is no more, with its proposals and its evidence; decided links have moved by now."""
        settled = {row.key.get("id") for row in self._found.rows if row.table == "link"}
        for alignment in self._library.rows("SELECT * FROM alignment WHERE ? IN (old_plan_id, new_plan_id)", plan.id):
            for link in self._library.rows("SELECT * FROM link WHERE alignment_id = ?", alignment["id"]):
                if link["id"] not in settled:
                    ends = self._library.rows("SELECT * FROM link_end WHERE link_id = ?", link["id"])
                    self._found.rows += [*self._unlinked(ends), removed("link", link)]
                    settled.add(link["id"])
            if alignment["id"] not in dropped:
                dropped.add(alignment["id"])
                self._found.rows.append(removed("alignment", alignment))
        gone = self._revision.steps.gone_plans
        for answer in self._library.rows("SELECT * FROM predecessor WHERE ? IN (plan_id, earlier_id)", plan.id):
            key = {"plan_id": answer["plan_id"]}
            gone.append(RowChange("predecessor", {**key}, {"earlier_id": answer["earlier_id"]}, None))
        for name, evidence in plan.evidence.items():
            read = {column: value for column, value in evidence.items() if column not in ("plan_id", "field")}
            gone.append(RowChange("evidence", {"plan_id": plan.id, "field": name}, read, None))
        gone.append(removed("plan", plan.row))

    @staticmethod
    def _unlinked(ends: Iterator[Record] | list[Record]) -> list[RowChange]:
        return [
            RowChange("link_end", {"link_id": end["link_id"], "clause_id": end["clause_id"]}, {"side": end["side"]}, None)
            for end in ends
        ]


def _bare(link: Record) -> Record:
    return {column: value for column, value in link.items() if column not in ("old_plan_id", "new_plan_id")}
