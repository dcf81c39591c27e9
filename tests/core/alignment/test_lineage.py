"""Lineage: chains through several plans, gaps, splits, decisions, and what a theme can be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.alignment import Lineage, in_order_of_year, lineage
from core.model import Alignment, Decision, Link, Outline, Relation
from tests.core.alignment.makers import outline

ITEMS = [("学前教育", "扩大资源。"), ("义务教育", "均衡发展。"), ("高中教育", "改善条件。")]
FIRST, SECOND, THIRD = 1000, 2000, 3000


def plans(*firsts: int, items: Sequence[tuple[str, str]] = ITEMS) -> list[Outline]:
    found = [outline(items, first) for first in firsts]
    return [replace(o, plan=replace(o.plan, metadata=replace(o.plan.metadata, year=2000 + at))) for at, o in enumerate(found)]


def link(old: Sequence[int], new: Sequence[int], relation: Relation = Relation.REVISED, **changes: object) -> Link:
    return replace(Link(0, tuple(old), tuple(new), relation, False, 0.9, ()), **changes)


def aligned(old: int, new: int, *links: Link) -> Alignment:
    return Alignment(0, old, new, links)


def cells(found: Lineage, at: int) -> dict[int, tuple[int, ...]]:
    return {plan: cell.clause_ids for plan, cell in found.themes[at].cells.items()}


def test_a_chain_of_links_is_one_theme():
    found = lineage(
        plans(FIRST, SECOND, THIRD),
        [aligned(FIRST, SECOND, link([1001], [2002])), aligned(SECOND, THIRD, link([2002], [3001], Relation.UNCHANGED))],
    )
    theme = found.themes[0]
    assert theme.name == "学前教育"
    assert cells(found, 0) == {FIRST: (1001,), SECOND: (2002,), THIRD: (3001,)}
    assert [cell.relation for cell in theme.cells.values()] == [None, Relation.REVISED, Relation.UNCHANGED]
    assert (theme.first, theme.last, theme.strongest_change) == (FIRST, THIRD, Relation.REVISED)
    assert found.theme_of(3001) is theme
    assert found.theme_of(77) is None


def test_a_year_that_says_nothing_is_a_gap():
    found = lineage(plans(FIRST, SECOND, THIRD), [aligned(FIRST, THIRD, link([1001], [3001]))])
    theme = found.themes[0]
    assert found.gaps(theme) == (SECOND,)
    assert theme.cells[THIRD].since == FIRST


def test_a_link_over_a_year_does_not_join_what_the_year_between_keeps_apart():
    found = lineage(
        plans(FIRST, SECOND, THIRD),
        [
            aligned(FIRST, SECOND, link([1001], [2001])),
            aligned(SECOND, THIRD, link([2001], [3001]), link([2002], [3002])),
            aligned(FIRST, THIRD, link([1001], [3002])),
        ],
    )
    assert cells(found, 0) == {FIRST: (1001,), SECOND: (2001,), THIRD: (3001,)}


def test_a_split_fills_a_cell_with_its_parts():
    found = lineage(plans(FIRST, SECOND), [aligned(FIRST, SECOND, link([1001], [2001, 2003], Relation.SPLIT, moved=True))])
    cell = found.themes[0].cells[SECOND]
    assert (cell.clause_ids, cell.relation, cell.moved) == ((2001, 2003), Relation.SPLIT, True)


def test_rejected_links_join_nothing_and_decided_ones_are_said_so():
    links = [link([1001], [2001], decision=Decision.REJECTED), link([1002], [2002], decision=Decision.CONFIRMED)]
    found = lineage(plans(FIRST, SECOND), [aligned(FIRST, SECOND, *links)])
    assert cells(found, 0) == {FIRST: (1001,)}
    assert found.themes[1].cells[SECOND].decided


def test_every_clause_is_in_exactly_one_theme():
    found = lineage(plans(FIRST, SECOND), [aligned(FIRST, SECOND, link([1002], [2001]), link([], [2002], Relation.NEW))])
    ids = [clause for theme in found.themes for cell in theme.cells.values() for clause in cell.clause_ids]
    assert sorted(ids) == [1001, 1002, 1003, 2001, 2002, 2003]


def test_proposals_do_not_tie_a_whole_plan_into_one_theme_but_decisions_may():
    items = [(f"事项{number}", "内容。") for number in range(8)]
    chain = [link([1001 + k, 1002 + k], [2001 + k], Relation.MERGED) for k in range(7)]
    loose = lineage(plans(FIRST, SECOND, items=items), [aligned(FIRST, SECOND, *chain)])
    assert max(len(cell.clause_ids) for theme in loose.themes for cell in theme.cells.values()) <= 4
    firm = [replace(one, decision=Decision.CONFIRMED) for one in chain]
    assert len(lineage(plans(FIRST, SECOND, items=items), [aligned(FIRST, SECOND, *firm)]).themes[0].cells[FIRST].clause_ids) == 8


def test_plans_come_in_order_of_year_those_without_one_last():
    early, late, unknown = plans(FIRST, SECOND, THIRD)
    unknown = replace(unknown, plan=replace(unknown.plan, metadata=replace(unknown.plan.metadata, year=None)))
    assert in_order_of_year([unknown, late, early]) == (early, late, unknown)
