"""Pairs cut into groups one to many, and the strongest chain of pairs in the order of both sides."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.alignment.pairing import Pair, groups, strongest_chain

PAIRS = st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)), st.floats(0.1, 1.0), max_size=14)
WEIGHTS = st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), st.integers(1, 50), max_size=9)


@given(chances=PAIRS)
def test_every_pair_is_in_exactly_one_group(chances: Mapping[Pair, float]):
    found = groups(chances.keys(), chances)
    assert sorted(pair for group in found for pair in group.pairs) == sorted(chances)
    assert all(min(len(group.old), len(group.new)) == 1 for group in found)


@given(chances=PAIRS)
def test_what_does_not_hang_together_is_cut_as_if_it_were_alone(chances: Mapping[Pair, float]):
    beside = {(i + 100, j + 100): chance for (i, j), chance in chances.items()}
    alone = groups(chances.keys(), chances)
    both = groups(chances.keys() | beside.keys(), {**chances, **beside})
    assert [group for group in both if group.old[0] < 100] == alone
    assert len(both) == 2 * len(alone)


def test_the_clause_with_the_most_partners_takes_them_all():
    chances = {(0, 0): 0.9, (0, 1): 0.8, (1, 1): 0.95, (0, 2): 0.7}
    first, second = groups(chances.keys(), chances)
    assert (first.old, first.new) == ((0,), (0, 1, 2))
    assert (second.old, second.new, second.merged) == ((1,), (1,), True)


@given(weights=WEIGHTS)
def test_no_chain_in_order_weighs_more_than_the_strongest(weights: Mapping[Pair, int]):
    chain = strongest_chain(weights)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain))
    heaviest = max(
        (
            sum(weights[pair] for pair in chosen)
            for size in range(len(weights) + 1)
            for chosen in combinations(sorted(weights), size)
            if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chosen))
        ),
        default=0,
    )
    assert sum(weights[pair] for pair in chain) == heaviest
