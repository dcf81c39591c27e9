"""Where characters went in a later version of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.moves import Moves, share_kept

LINES = st.lists(st.text("甲乙丙1.。", max_size=12), min_size=1, max_size=8)


@given(lines=LINES, data=st.data())
def test_characters_of_lines_that_stayed_are_found_after_insertions(lines: list[str], data: st.DataObject) -> None:
    old = "\n".join(lines)
    at = data.draw(st.integers(0, len(lines)))
    new = "\n".join([*lines[:at], "新的一行，别处没有", *lines[at:]])
    move = Moves(old, new)
    for position, character in enumerate(old):
        moved = move(position)
        assert moved is not None
        assert character == "\n" or new[moved] == character


@given(old=LINES, new=LINES)
def test_a_position_goes_into_the_new_text_or_nowhere(old: list[str], new: list[str]) -> None:
    before, after = "\n".join(old), "\n".join(new)
    move = Moves(before, after)
    for position in range(len(before)):
        moved = move(position)
        assert moved is None or 0 <= moved < max(1, len(after)) + 1
    assert 0 <= share_kept(before, after) <= 1


def test_a_changed_number_and_changed_words_leave_the_rest_of_a_line_in_place() -> None:
    old, new = "1.好的。\n2.坏的事。\n3.完", "1.好的。\n2.新增。\n3.坏的事情。\n4.完"
    move = Moves(old, new)
    assert new[move(old.index("坏")) or 0] == "坏" and new[move(old.index("完")) or 0] == "完"
    assert Moves("甲\n乙", "甲")(2) is None


def test_the_share_kept_is_one_for_the_same_text_and_small_for_another() -> None:
    text = "一、加强领导。各地要压实责任。"
    assert share_kept(text, "前言。" + text) == 1
    assert share_kept(text, "完全是另外的一篇文章，讲别的事情。") == 0
