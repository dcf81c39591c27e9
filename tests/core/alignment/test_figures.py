"""A comparison in figures."""

from __future__ import annotations

import pytest

from core.alignment import figures
from core.language.words import Words
from core.model import Alignment, Decision, Link, Relation
from tests.core.alignment.makers import outline


def link(link_id: int, old: tuple[int, ...], new: tuple[int, ...], relation: Relation, **given: object) -> Link:
    decision = given.get("decision", Decision.PROPOSED)
    assert isinstance(decision, Decision)
    return Link(link_id, old, new, relation, bool(given.get("moved")), 0.9, (), decision)


@pytest.fixture
def words() -> Words:
    return Words(())


def test_counts_shares_and_moves(words: Words):
    old = outline([("学前教育", "新建幼儿园三十所。"), ("应急演练", "每学期一次。")], 100)
    new = outline([("学前教育", "新建幼儿园三十所。"), ("智慧平台", "互联互通。")], 200)
    links = (
        link(1, (101,), (201,), Relation.UNCHANGED, moved=True),
        link(2, (102,), (), Relation.DROPPED),
        link(3, (), (202,), Relation.NEW),
        link(4, (102,), (202,), Relation.REVISED, decision=Decision.REJECTED),
    )
    found = figures(Alignment(1, 100, 200, links), old, new, words)
    assert found.clauses == (2, 2)
    assert found.relations == {Relation.UNCHANGED: 1, Relation.DROPPED: 1, Relation.NEW: 1}
    assert found.decisions == {Decision.PROPOSED: 3, Decision.REJECTED: 1}
    assert [each.id for each in found.moved] == [1]
    kept = len(old.clauses[1].span) / sum(len(clause.span) for clause in old.clauses[1:])
    assert found.kept_old == pytest.approx(kept, abs=0.02)
    assert sum(sum(section.relations.values()) for section in (*found.sections, *found.new_sections)) == 3


def test_nothing_linked_keeps_nothing(words: Words):
    old, new = outline([("甲", "甲。")], 100), outline([("乙", "乙。")], 200)
    links = (link(1, (101,), (), Relation.DROPPED), link(2, (), (201,), Relation.NEW))
    found = figures(Alignment(1, 100, 200, links), old, new, words)
    assert (found.kept_old, found.kept_new, found.moved) == (0.0, 0.0, ())
