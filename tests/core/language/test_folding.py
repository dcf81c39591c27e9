"""Folding: what it takes away, and that every folded code point knows where it came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.folding import fold
from core.model import Span

TEXTS = st.text(
    st.sampled_from("教育工作第十二条款，,。．（(）1１①…㈠ \u3000\n\u200b\ufeffＡa“”《〈—½") | st.characters(codec="utf-8"),
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("教育，公平；（优质）！", "教育,公平;(优质)!"),
        ("ＡＢ１２％", "AB12%"),
        (" 提高\u3000保教\n质量\u200b\ufeff\u00ad", "提高保教质量"),
        ("“双减”‘双减’「双减」", '"双减"\'双减\'"双减"'),
        ("〔2020〕《意见》", "[2020]<意见>"),
        ("①…", "1..."),
    ],
)
def test_width_shape_and_white_space_do_not_count(text: str, folded: str):
    assert fold(text).text == folded


def test_digits_are_neutral_on_demand():
    assert fold("2020年87%", digits=True).text == "0000年00%"
    assert fold("2020年").text == "2020年"


def test_cross_references_are_neutral_on_demand():
    folded = fold("依照第一百零二条第２款，第三方", references=True)
    assert folded.text == "依照第#条第#款,第三方"
    assert folded.source(Span(3, 4)) == Span(3, 7)


def test_spans_go_both_ways():
    folded = fold("提高 质\u200b量")
    assert folded.source(Span(2, 4)) == Span(3, 6)
    assert folded.folded(Span(3, 6)) == Span(2, 4)
    assert folded.folded(Span(2, 3)) == Span(2, 2)


@given(TEXTS, st.booleans(), st.booleans())
def test_folding_twice_changes_nothing_more(text: str, digits: bool, references: bool):
    once = fold(text, digits=digits, references=references).text
    assert fold(once, digits=digits, references=references).text == once


@given(TEXTS, st.booleans(), st.booleans())
def test_the_map_rises_and_stays_inside_the_source(text: str, digits: bool, references: bool):
    folded = fold(text, digits=digits, references=references)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


@given(TEXTS)
def test_a_folded_code_point_is_part_of_its_source_folded(text: str):
    folded = fold(text)
    for at, letter in enumerate(folded.text):
        span = folded.source(Span(at, at + 1))
        assert letter in fold(text[span.start : span.end]).text


@given(TEXTS, st.booleans(), st.data())
def test_there_and_back_holds_what_was_asked_for(text: str, references: bool, data: st.DataObject):
    folded = fold(text, references=references)
    start = data.draw(st.integers(0, len(folded.text)))
    span = Span(start, data.draw(st.integers(start, len(folded.text))))
    back = folded.folded(folded.source(span))
    assert not len(span) or (back.start <= span.start and span.end <= back.end)


@given(TEXTS, st.data())
def test_a_source_span_and_what_it_became_fold_alike(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    folded = fold(text)
    became = folded.folded(span)
    assert folded.text[became.start : became.end] == fold(text[span.start : span.end]).text
