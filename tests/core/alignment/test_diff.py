"""The word diff: both texts covered exactly, readable cuts, and differences that do not count."""

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.alignment import Segment, Substance, diff, share_in_common
from core.language.folding import fold
from core.language.words import Words
from core.model import Span
from tests.core.alignment.makers import items_of
from tests.training.wording import edited

PIECES = st.lists(
    st.sampled_from(
        [
            "推进",
            "教育",
            "，",
            ",",
            "。",
            "…",
            "...",
            "2020年",
            "①",
            "3.",
            "第三条",
            "（一）",
            "提高能力",
            "的",
            " ",
            "\n",
            "\u200b",
        ]
    ),
    max_size=12,
).map("".join)


@pytest.fixture(scope="module")
def words() -> Words:
    return Words()


def marked(old: str, new: str, words: Words) -> str:
    """The diff as text: [-removed-]{+added+}."""
    shown = {"equal": "{0}", "removed": "[-{0}-]", "added": "{{+{1}+}}"}
    return "".join(shown[s.op].format(old[s.old.start : s.old.end], new[s.new.start : s.new.end]) for s in diff(old, new, words))


@given(old=PIECES, new=PIECES)
def test_segments_cover_both_texts_in_order(words: Words, old: str, new: str):
    segments = diff(old, new, words)
    for side, text in (("old", old), ("new", new)):
        spans: list[Span] = [getattr(segment, side) for segment in segments]
        assert "".join(text[span.start : span.end] for span in spans) == text
        assert [span.start for span in spans] == [0, *(span.end for span in spans)][: len(spans)]
    assert all(not len(s.new) for s in segments if s.op == "removed")
    assert all(not len(s.old) for s in segments if s.op == "added")
    assert 0.0 <= share_in_common(segments) <= 1.0


@given(text=PIECES)
def test_a_text_equals_itself(words: Words, text: str):
    assert {segment.op for segment in diff(text, text, words)} <= {"equal"}
    assert share_in_common(diff(text, text, words)) == 1.0


@given(old=PIECES, new=PIECES)
def test_what_is_called_equal_reads_the_same_once_folded(words: Words, old: str, new: str):
    for at, segment in enumerate(diff("甲" + old, "甲" + new, words)):
        if segment.op == "equal":
            ours, theirs = ("甲" + old)[segment.old.start : segment.old.end], ("甲" + new)[segment.new.start : segment.new.end]
            assert fold(ours).text == fold(theirs).text, at


def test_changes_are_cut_at_words(words: Words):
    assert marked("薄弱环节改造和能力提升", "薄弱环节改善与能力提升", words) == "薄弱环节[-改造和-]{+改善与+}能力提升"
    assert marked("完成80%的任务", "完成87%的任务", words) == "完成[-80%-]{+87%+}的任务"


def test_a_short_run_in_common_between_changes_is_taken_in(words: Words):
    assert marked("健全考核评价的机制", "完善监督检查的办法", words) == "[-健全考核评价的机制-]{+完善监督检查的办法+}"


def test_a_sentence_end_keeps_changes_apart(words: Words):
    assert marked("健全考核评价。扩大对外开放。", "完善监督检查。发展老年教育。", words).count("。") == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.加强教材管理。", "12. 加强教材管理。"),
        ("第三条 国家实行义务教育，免收学费", "第十四条国家实行义务教育,免收学费"),
        ("（一）扩大资源", "一、扩大\u200b资源"),
        ("扩大资源", "2.扩大资源"),
        ("提高“双减”\n质量（试点）", '提高"双减"质量(试点)'),
    ],
)
def test_numbers_width_and_white_space_count_as_equal(words: Words, old: str, new: str):
    assert {segment.op for segment in diff(old, new, words)} == {"equal"}


def test_a_year_that_opens_a_text_is_no_number(words: Words):
    assert "[-2020-]{+2021+}年" in marked("2020年完成任务", "2021年完成任务", words)
    assert "equal" not in {s.op for s in diff("1.5", "2.5", words)[:1]}


def test_the_share_in_common_counts_both_texts():
    segments = [Segment("equal", Span(0, 3), Span(0, 3)), Segment("removed", Span(3, 5), Span(3, 3))]
    assert share_in_common(segments) == pytest.approx(6 / 8)
    assert share_in_common([]) == 1.0


@given(old=PIECES, new=PIECES)
def test_what_is_kept_and_added_is_the_new_text(words: Words, old: str, new: str):
    old, new = "甲" + old, "甲" + new
    kept = ((old, s.old) if s.op == "equal" else (new, s.new) for s in diff(old, new, words) if s.op != "removed")
    assert fold("".join(text[span.start : span.end] for text, span in kept)).text == fold(new).text


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_applied_to_an_item_of_a_plan_the_diff_gives_the_later_one(words: Words, seed: int):
    rng = Random(seed)
    sentences = [sentence for _, body in items_of("003")[:6] for sentence in re.findall("[^。]+。", body)]
    old = rng.sample(sentences, 6)
    new = [edited(sentence, 0.7, rng) if rng.random() < 0.5 else sentence for sentence in rng.sample(old, 5)]
    before, after = "".join(old), "".join(new)
    made = "".join(
        before[s.old.start : s.old.end] if s.op == "equal" else after[s.new.start : s.new.end]
        for s in diff(before, after, words)
        if s.op != "removed"
    )
    assert fold(made).text == fold(after).text
    for s in diff(before, after, words):
        if s.elsewhere and s.op == "removed":
            there = after[s.elsewhere.start : s.elsewhere.end]
            assert fold(there).text.strip("。") == fold(before[s.old.start : s.old.end]).text.strip("。")


def test_a_word_that_mostly_stays_shows_the_letters_that_changed(words: Words):
    assert marked("加强中小学校建设", "加强中小学建设", Words(["中小学校", "中小学"])) == "加强中小学[-校-]建设"


def test_a_moved_sentence_knows_where_it_stands_now(words: Words):
    first, second = "完善幼儿园教师补充机制。", "推进高校人员总量管理试点工作。"
    old, new = f"{first}{second}健全激励约束机制。", f"{second}健全激励约束机制。{first}"
    (gone,) = [s for s in diff(old, new, words) if s.op == "removed"]
    (come,) = [s for s in diff(old, new, words) if s.op == "added"]
    assert (gone.elsewhere, come.elsewhere) == (come.new, gone.old)
    assert old[gone.old.start : gone.old.end] == new[come.new.start : come.new.end] == first
    assert share_in_common(diff(old, new, words)) == 1.0


def test_a_changed_figure_is_a_change_of_substance(words: Words):
    kinds = [
        s.substance for s in diff("毛入园率达到85%以上，完善机制", "毛入园率达到87%以上，健全机制", words) if s.op != "equal"
    ]
    assert kinds == [Substance.FIGURE, Substance.FIGURE, None, None]


def test_stronger_wording_is_a_change_of_substance(words: Words):
    changed = [s for s in diff("鼓励学校开展试验", "应当学校开展试验", words) if s.op != "equal"]
    assert {s.substance for s in changed} == {Substance.STRONGER}
