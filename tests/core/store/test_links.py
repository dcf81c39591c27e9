"""Stored alignments: what the analyst decided is kept with its id, whatever a new run proposes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import NotFoundError, StaleChangeError
from core.model import Decision, Link, Relation
from core.store import Library, links, plans
from tests.makers import a_library, a_source, clause_ids


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with a_library(tmp_path, a_source(), a_source(noise="另一页")) as opened:
        yield opened


def proposals(library: Library) -> list[Link]:
    old, new = clause_ids(library, 1), clause_ids(library, 2)
    return [
        Link(0, (old[0],), (new[0],), Relation.UNCHANGED, False, 1.0, ("similarity:1.00", "position")),
        Link(0, (old[1],), (new[1], new[2]), Relation.SPLIT, False, 0.7, ()),
        Link(0, (old[2],), (), Relation.DROPPED, False, 0.6, ("runner_up:0.10",)),
        Link(0, (), (new[3],), Relation.NEW, True, 0.5, ()),
    ]


def decide(library: Library, link_id: int, decision: Decision) -> None:
    with library.write():
        library.run(links.decide(library, [link_id, link_id], decision), "")


def test_links_come_back_in_order_with_ends_reasons_and_ids(library: Library) -> None:
    stored = links.store(library, 1, 2, proposals(library))
    assert links.alignment(library, 1, 2) == stored
    assert [replace(link, id=0) for link in stored.links] == proposals(library)
    assert len({link.id for link in stored.links}) == 4
    assert links.link(library, stored.links[1].id) == stored.links[1]
    assert links.alignment(library, 2, 1) is None


def test_links_with_the_same_ends_keep_their_id_and_take_the_new_values(library: Library) -> None:
    first = links.store(library, 1, 2, proposals(library))
    again = [replace(link, confidence=0.25, relation=Relation.REVISED) for link in reversed(proposals(library))]
    second = links.store(library, 1, 2, again)
    assert [link.id for link in second.links] == [link.id for link in reversed(first.links)]
    assert {link.confidence for link in links.alignment(library, 1, 2).links} == {0.25}
    assert second.id == first.id


def test_a_decision_is_kept_with_its_id_when_everything_else_is_proposed_anew(library: Library) -> None:
    first = links.store(library, 1, 2, proposals(library))
    decide(library, first.links[1].id, Decision.CONFIRMED)
    kept = links.link(library, first.links[1].id)
    fresh = proposals(library)[3]
    second = links.store(library, 1, 2, [fresh, kept])
    assert second.links[1] == kept
    assert links.alignment(library, 1, 2) == second
    for gone in (first.links[0], first.links[2]):
        with pytest.raises(NotFoundError, match=str(gone.id)):
            links.link(library, gone.id)


def test_a_proposal_with_the_ends_of_a_kept_link_does_not_take_its_id(library: Library) -> None:
    first = links.store(library, 1, 2, proposals(library))
    decide(library, first.links[0].id, Decision.REJECTED)
    kept = links.link(library, first.links[0].id)
    second = links.store(library, 1, 2, [proposals(library)[0], kept])
    assert second.links[1].id == kept.id
    assert second.links[0].id > max(link.id for link in first.links)


def test_ids_of_links_are_never_used_again(library: Library) -> None:
    first = links.store(library, 1, 2, proposals(library))
    links.store(library, 1, 2, [])
    second = links.store(library, 1, 2, proposals(library))
    assert min(link.id for link in second.links) > max(link.id for link in first.links)


def test_a_decision_made_while_a_new_run_was_working_is_not_overwritten(library: Library) -> None:
    first = links.store(library, 1, 2, proposals(library))
    with Library.open(library.path) as window:
        decide(window, first.links[0].id, Decision.REJECTED)
    before = links.alignment(library, 1, 2)
    for late in ([], proposals(library), list(first.links)):
        with pytest.raises(StaleChangeError):
            links.store(library, 1, 2, late)
    assert links.alignment(library, 1, 2) == before


def test_a_link_can_come_back_with_other_ends(library: Library) -> None:
    first = links.store(library, 1, 2, proposals(library))
    grown = replace(first.links[0], new=first.links[1].new)
    links.store(library, 1, 2, [grown])
    assert links.link(library, grown.id) == grown


def test_deciding_is_a_step_that_can_be_taken_back(library: Library) -> None:
    stored = links.store(library, 1, 2, proposals(library))
    ids = [link.id for link in stored.links[:2]]
    with library.write():
        touched = library.run(links.decide(library, ids, Decision.REJECTED), "")
    assert touched.ids == {"link": set(ids)}
    assert {links.link(library, link_id).decision for link_id in ids} == {Decision.REJECTED}
    library.undo()
    assert links.alignment(library, 1, 2) == stored
    library.redo()
    assert {links.link(library, link_id).decision for link_id in ids} == {Decision.REJECTED}


def test_deciding_the_same_again_is_no_step(library: Library) -> None:
    stored = links.store(library, 1, 2, proposals(library))
    assert links.decide(library, [stored.links[0].id], Decision.PROPOSED).rows == ()


def test_a_decision_taken_back_leaves_the_link_to_the_next_run(library: Library) -> None:
    stored = links.store(library, 1, 2, proposals(library))
    decide(library, stored.links[0].id, Decision.CONFIRMED)
    library.undo()
    links.store(library, 1, 2, [])
    with pytest.raises(StaleChangeError):
        library.redo()
    assert links.alignment(library, 1, 2).links == ()


def test_a_link_edited_by_hand_counts_as_decided(library: Library) -> None:
    stored = links.store(library, 1, 2, proposals(library))
    link = stored.links[0]
    with library.write():
        library.run(links.edit(library, link.id, relation=Relation.REVISED, moved=True, note="看过"), "")
    edited = links.link(library, link.id)
    assert edited == replace(link, relation=Relation.REVISED, moved=True, note="看过", decision=Decision.MANUAL)
    assert links.edit(library, link.id, relation=Relation.REVISED, moved=True, note="看过").rows == ()
    library.undo()
    assert links.link(library, link.id) == link


def test_a_note_alone_decides_nothing_and_outlives_a_new_run_with_the_same_ends(library: Library) -> None:
    link = links.store(library, 1, 2, proposals(library)).links[0]
    with library.write():
        library.run(links.edit(library, link.id, relation=link.relation, moved=link.moved, note="再看"), "")
    assert links.link(library, link.id) == replace(link, note="再看")
    links.store(library, 1, 2, proposals(library))
    assert links.link(library, link.id) == replace(link, note="再看")


def test_pairs_with_a_plan_in_the_bin_are_not_listed(library: Library) -> None:
    links.store(library, 1, 2, proposals(library))
    assert links.alignments(library) == ((1, 2),)
    with library.write():
        library.run(plans.bin_plans(library, [2]), "")
    assert links.alignments(library) == ()


def test_a_link_that_is_not_there_is_said_so(library: Library) -> None:
    with pytest.raises(NotFoundError, match="9"):
        links.link(library, 9)
    with pytest.raises(NotFoundError, match="9"):
        links.decide(library, [9], Decision.CONFIRMED)
