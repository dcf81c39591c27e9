"""The common scale of two plans in their own order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.model import Decision, Link, Relation
from desktop.compare.own_layout import Common, backbone
from desktop.compare.pairs import Pair
from tests.desktop.compare.test_pairs import side


def pairs(*ends: tuple[int, int]) -> list[Pair]:
    made: list[Pair] = []
    for link_id, (old, new) in enumerate(ends, start=1):
        link = Link(link_id, (old,), (new,), Relation.REVISED, False, 0.9, (), Decision.PROPOSED)
        made.append(Pair(link, (side("甲", place=old, link=1),), (side("乙", place=new, link=2),)))
    return made


def run_of(found: list[Pair]) -> list[tuple[int, int]]:
    places = ({100 + n: n for n in range(20)}, {200 + n: n for n in range(20)})
    return backbone(found, *places)


def test_what_moved_is_not_in_the_backbone():
    assert run_of(pairs((1, 1), (2, 9), (3, 3), (4, 4))) == [(1, 1), (3, 3), (4, 4)]


@given(order=st.permutations(range(1, 12)))
def test_the_backbone_rises_on_both_sides(order: list[int]):
    run = run_of(pairs(*enumerate(order, start=1)))
    assert run and all(a < c and b < d for (a, b), (c, d) in pairwise(run))


@given(
    steps=st.lists(st.tuples(st.integers(1, 200), st.integers(0, 200)), min_size=1, max_size=12),
    share=st.floats(0, 1),
)
def test_the_scale_rises_with_both_columns_and_ends_with_them(steps: list[tuple[int, int]], share: float):
    old = new = 0
    partners: list[tuple[int, int]] = []
    for a, b in steps:
        old, new = old + a, new + b
        partners.append((old, new))
    common = Common.of(partners, (old + 10, new + 10))
    assert (common.place(common.total, new=False), common.place(common.total, new=True)) == (old + 10, new + 10)
    at = share * common.total
    assert common.place(at, new=True) <= common.place(min(at + 5, common.total), new=True)
    height = share * old
    assert abs(common.place(common.of_height(height, new=False), new=False) - height) < 1e-6
    for a, b in partners:
        assert abs(common.place(common.of_height(a, new=False), new=True) - b) < 1e-6
