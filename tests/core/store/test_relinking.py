"""Links made, changed, split and joined by hand leave no clause out and none in two minds; undo restores every row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.changes import Change
from core.errors import UserError
from core.model import Alignment, Decision, Link, Relation
from core.store import Library, links, relinking
from tests.makers import a_library, a_source, clause_ids

ITEMS = ("要点", "一、甲。", "二、乙。", "三、丙。")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with a_library(tmp_path, a_source(ITEMS), a_source(ITEMS, noise="别处")) as opened:
        yield opened


def a_link(old: tuple[int, ...], new: tuple[int, ...], decision: Decision = Decision.PROPOSED) -> Link:
    return Link(0, old, new, relinking.relation_by_count(old, new), False, 0.8, ("词",), decision)


@pytest.fixture
def alignment(library: Library) -> Alignment:
    (a, b, c), (x, y, z) = clause_ids(library, 1), clause_ids(library, 2)
    return links.store(library, 1, 2, [a_link((a,), (x,)), a_link((b,), (y,)), a_link((c,), ()), a_link((), (z,))])


def now(library: Library) -> Alignment:
    found = links.alignment(library, 1, 2)
    assert found is not None
    return found


def ends(library: Library) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(link.old, link.new) for link in now(library).links}


def run(library: Library, make: Any) -> Change:
    with library.write():
        change = make()
        library.run(change, "")
    return change


def one_or_two(ids: tuple[int, ...]) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True).map(lambda found: tuple(sorted(found)))


def rows(library: Library) -> list[list[Any]]:
    return [library.rows("SELECT * FROM link ORDER BY id"), library.rows("SELECT * FROM link_end ORDER BY link_id, clause_id")]


def test_a_clause_that_is_left_alone_is_new_or_dropped_and_its_new_partner_no_longer_is(
    library: Library, alignment: Alignment
) -> None:
    (a, b, c), (x, y, z) = clause_ids(library, 1), clause_ids(library, 2)
    run(library, lambda: relinking.relink(library, alignment.links[0].id, ((a,), (z,))))
    assert ends(library) == {((a,), (z,)), ((b,), (y,)), ((c,), ()), ((), (x,))}
    changed = links.link(library, alignment.links[0].id)
    assert (changed.decision, changed.relation) == (Decision.MANUAL, Relation.REVISED)


def test_a_link_made_by_hand_joins_clauses_that_had_none(library: Library, alignment: Alignment) -> None:
    (_, _, c), (_, _, z) = clause_ids(library, 1), clause_ids(library, 2)
    run(library, lambda: relinking.connect(library, alignment, ((c,), (z,))))
    assert ((c,), (z,)) in ends(library) and len(ends(library)) == 3


def test_links_joined_and_split_again_are_the_links_they_were(library: Library, alignment: Alignment) -> None:
    (a, b, _), (x, y, _) = clause_ids(library, 1), clause_ids(library, 2)
    first, second = alignment.links[0].id, alignment.links[1].id
    run(library, lambda: relinking.relink(library, first, ((a,), (x, y)), None))
    assert links.link(library, first).relation is Relation.SPLIT
    run(library, lambda: relinking.split(library, first))
    assert {((a,), (x,)), ((a,), (y,))} <= ends(library)
    run(library, lambda: relinking.join(library, [first, second]))
    assert ((a, b), (x, y)) in ends(library)


@pytest.mark.parametrize("chosen", [((1,), ()), ((99,), (6,)), ((), ())])
def test_what_is_no_link_is_refused(library: Library, alignment: Alignment, chosen: Any) -> None:
    with pytest.raises(UserError):
        run(library, lambda: relinking.connect(library, alignment, chosen))


def test_only_one_to_several_can_be_split_and_two_are_needed_to_join(library: Library, alignment: Alignment) -> None:
    with pytest.raises(UserError):
        run(library, lambda: relinking.split(library, alignment.links[0].id))
    with pytest.raises(UserError):
        run(library, lambda: relinking.join(library, [alignment.links[0].id] * 2))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(data=st.data())
def test_whatever_is_done_every_clause_stands_in_a_link_and_undo_restores_every_row(
    library: Library, alignment: Alignment, data: st.DataObject
) -> None:
    ours, theirs = clause_ids(library, 1), clause_ids(library, 2)
    before, steps = rows(library), 0
    for _ in range(data.draw(st.integers(1, 5))):
        chosen = (data.draw(one_or_two(ours)), data.draw(one_or_two(theirs)))
        ids = [link.id for link in now(library).links]
        link_id, other = (ids[data.draw(st.integers(0, 11)) % len(ids)] for _ in range(2))
        kind = data.draw(st.sampled_from(["relink", "connect", "split", "join"]))
        acts: dict[str, Callable[..., Change]] = {
            "relink": partial(relinking.relink, library, link_id, chosen),
            "connect": partial(relinking.connect, library, now(library), chosen),
            "split": partial(relinking.split, library, link_id),
            "join": partial(relinking.join, library, [link_id, other]),
        }
        try:
            change = run(library, acts[kind])
        except UserError:
            continue
        steps += bool(change.rows)
        for clause in (*ours, *theirs):
            own = [link for link in now(library).links if clause in (*link.old, *link.new)]
            paired = [link for link in own if link.old and link.new]
            assert own and (not paired or paired == own)
    for _ in range(steps):
        library.undo()
    assert rows(library) == before
