"""A passage is found again by its words, and says when it is not sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.anchors import CONTEXT, Anchor, locate
from core.model import Fit, Span

TEXT = "一、加强领导。各地要压实责任，完成87%以上。二、深化改革。各地要压实责任，定期督查。"


def on(words: str, nth: int = 0, text: str = TEXT) -> Anchor:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Anchor.on(text, Span(at, at + len(words)))


@given(text=st.text("甲乙丙丁，。", min_size=1, max_size=80), data=st.data())
def test_in_its_own_text_an_anchor_stands_where_it_stood(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    anchor = Anchor.on(text, span)
    assert len(anchor.prefix) <= CONTEXT and len(anchor.suffix) <= CONTEXT
    assert locate(anchor, text, start) == (span, Fit.FIRM)


@given(before=st.text("天地人。", max_size=40), behind=st.text("天地人。", max_size=40))
def test_text_put_round_it_moves_an_anchor_and_leaves_it_firm(before: str, behind: str) -> None:
    anchor = on("深化改革")
    span, fit = locate(anchor, before + TEXT + behind)
    assert (fit, span.start) == (Fit.FIRM, len(before) + anchor.span.start)


@pytest.mark.parametrize("nth", [0, 1])
def test_of_the_same_words_twice_the_context_tells_which(nth: int) -> None:
    anchor = on("各地要压实责任", nth)
    span, fit = locate(anchor, "新增一段。" + TEXT)
    assert (span.start, fit) == (anchor.span.start + 5, Fit.FIRM)


def test_the_same_words_in_other_surroundings_are_to_be_checked() -> None:
    span, fit = locate(on("压实责任"), "附件里说，压实责任是关键。")
    assert (span, fit) == (Span(5, 9), Fit.CHECK)


def test_reworded_text_is_offered_for_checking() -> None:
    changed = TEXT.replace("完成87%以上", "完成率达到87%以上")
    span, fit = locate(on("各地要压实责任，完成87%以上"), changed)
    assert fit is Fit.CHECK and "完成率达到87%" in changed[span.start : span.end]


def test_words_that_are_gone_are_lost_at_the_place_where_they_were() -> None:
    anchor = on("深化改革")
    assert locate(anchor, "完全不同的文字", 3) == (Span(3, 3), Fit.LOST)
    assert locate(anchor, "", 9) == (Span(0, 0), Fit.LOST)
