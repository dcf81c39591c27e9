"""A comparison in figures."""

from __future__ import annotations

from dataclasses import replace

from core.alignment import Aligner, figures
from core.model import Alignment, ClauseKind, Decision, Relation
from tests.core.alignment.makers import items_of, outline

ITEMS = items_of("000")[:8]


def aligned(old: list[tuple[str, str]], new: list[tuple[str, str]]):
    before, after = outline(old, 1000), outline(new, 2000)
    return Alignment(1, 1000, 2000, Aligner().propose(before, after)), before, after


def test_a_plan_against_itself_keeps_everything():
    found = figures(*aligned(ITEMS, ITEMS))
    assert found.relations == {Relation.UNCHANGED: 8}
    assert (found.kept, found.moved, found.decided, found.total) == (1.0, (), 0, 8)


def test_what_is_dropped_and_what_moved_is_counted():
    found = figures(*aligned(ITEMS, [*ITEMS[1:6], ITEMS[7], ITEMS[0]]))
    assert found.relations[Relation.DROPPED] == 1
    assert [link.old for link in found.moved] == [(1001,)]
    assert 0.5 < found.kept < 1.0


def test_counts_are_told_by_section():
    alignment, old, new = aligned(ITEMS, ITEMS)
    section = replace(old.clauses[1], kind=ClauseKind.SECTION, heading="党建")
    inside = tuple(replace(c, parent_id=section.id) for c in old.clauses[2:])
    found = figures(alignment, replace(old, clauses=(old.clauses[0], section, *inside)), new)
    assert found.sections["党建"] == {Relation.UNCHANGED: 7}


def test_a_rejected_link_counts_as_decided_only():
    alignment, old, new = aligned(ITEMS, ITEMS)
    rejected = replace(alignment.links[0], decision=Decision.REJECTED)
    found = figures(replace(alignment, links=(rejected, *alignment.links[1:])), old, new)
    assert (sum(found.relations.values()), found.decided, found.total) == (7, 1, 8)
