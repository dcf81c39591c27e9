"""The way back and forward, as a browser has it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.desk import Place
from desktop.places import KEPT, Places

A, B, C = (Place("read", plan_id=n) for n in (1, 2, 3))


def test_back_and_forward_walk_the_places_left() -> None:
    places = Places()
    assert (places.can_go_back(), places.back(A)) == (False, None)
    places.leave(A)
    places.leave(B)
    assert (places.back(C), places.back(B)) == (B, A)
    assert not places.can_go_back()
    assert (places.forward(A), places.forward(B)) == (B, C)
    assert (places.can_go_forward(), places.forward(C)) == (False, None)


def test_a_new_way_ends_the_way_forward() -> None:
    places = Places()
    places.leave(A)
    places.back(B)
    places.leave(A)
    assert not places.can_go_forward()


def test_a_place_left_twice_in_a_row_is_one_step() -> None:
    places = Places()
    places.leave(A)
    places.leave(A)
    assert places.back(B) == A and not places.can_go_back()


def test_the_oldest_places_are_forgotten_and_clearing_forgets_all() -> None:
    places = Places()
    for number in range(3 * KEPT):
        places.leave(Place("read", plan_id=number))
    here, steps = C, 0
    while (before := places.back(here)) is not None:
        here, steps = before, steps + 1
    assert KEPT <= steps <= KEPT + 1
    places.clear()
    assert not places.can_go_back() and not places.can_go_forward()


@given(st.lists(st.integers(1, 5), min_size=1, max_size=20))
def test_going_all_the_way_back_and_forward_ends_where_it_began(visited: list[int]) -> None:
    places, here = Places(), Place("search")
    for number in visited:
        places.leave(here)
        here = Place("read", plan_id=number)
    end = here
    while places.can_go_back():
        here = places.back(here)
    assert here == Place("search")
    while places.can_go_forward():
        here = places.forward(here)
    assert here == end
