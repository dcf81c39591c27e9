"""Pairs as values: what a side shows, how texts are joined for comparing, what a filter takes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.model import Clause, ClauseKind, Decision, Link, Metadata, Plan, Relation, Span
from desktop.compare.pair_layout import captions_of
from desktop.compare.pairs import Filter, Joined, Pair, Side, different_issuers
from desktop.compare.words import describe


def side(text: str, number: str | None = None, *, head: int = 0, section: str = "", place: int = 1, link: int = 1) -> Side:
    clause = Clause(link * 100 + place, 1, None, place, 1, ClauseKind.ITEM, number, text[:head], Span(0, len(text)), head)
    return Side(clause, place, section, text, head, head)


def pair(link_id: int = 1, *, relation: Relation = Relation.REVISED, moved: bool = False, sections=("", ""), **values) -> Pair:
    old, new = (side(f"{link_id}.条目。正文", f"{link_id}.", head=5, section=name, link=link_id) for name in sections)
    decision = values.get("decision", Decision.PROPOSED)
    return Pair(Link(link_id, (1,), (2,), relation, moved, 0.5, (), decision), (old,), (new,))


TEXTS = st.lists(st.text(alphabet="一二，。𠮷ab\n", max_size=12), min_size=1, max_size=4)


@given(texts=TEXTS, data=st.data())
def test_spans_of_joined_texts_come_back_as_the_same_characters(texts: list[str], data: st.DataObject) -> None:
    joined = Joined.of([side("1." + text, "1.") for text in texts])
    low = data.draw(st.integers(0, len(joined.text)))
    high = data.draw(st.integers(low, len(joined.text)))
    back = [joined.spans_in(index, [Span(low, high)]) for index in range(len(texts))]
    found = "".join(joined.sides[i].text[span.start : span.end] for i, spans in enumerate(back) for span in spans)
    separators = {start - 1 for start in joined.starts[1:]}
    wanted = "".join(character for at, character in enumerate(joined.text) if low <= at < high and at not in separators)
    if all(texts):
        assert found == wanted
    else:
        assert found.replace("\n", "") == wanted.replace("\n", "")


def test_joined_texts_leave_out_the_printed_numbers():
    assert Joined.of([side("1.甲", "1."), side("（二）乙", "（二）")]).text == "甲\n乙"


def test_a_short_number_drops_its_mark_and_a_missing_one_becomes_the_place():
    assert side("8.加大", "8.").short_number == "8"
    assert side("第一百二十三条 内容", "第一百二十三条", place=7).short_number == "7"
    assert side("内容", None, place=3).short_number == "3"


def test_a_filter_takes_any_of_its_relations_and_moved_ones():
    revised, moved = pair(relation=Relation.REVISED), pair(relation=Relation.UNCHANGED, moved=True)
    done = pair(relation=Relation.REVISED, decision=Decision.REJECTED)
    assert [Filter().takes(p) for p in (revised, moved, done)] == [True, True, True]
    assert [Filter(frozenset({Relation.REVISED})).takes(p) for p in (revised, moved, done)] == [True, False, True]
    assert [Filter(moved=True).takes(p) for p in (revised, moved, done)] == [False, True, False]
    assert [Filter(undecided=True).takes(p) for p in (revised, moved, done)] == [True, True, False]


def test_captions_stand_where_a_section_changes():
    rows = [pair(1, sections=("一、甲", "")), pair(2, sections=("一、甲", "")), pair(3, sections=("二、乙", ""))]
    assert captions_of(rows, "（无章）") == [("一、甲", "（无章）"), ("", ""), ("二、乙", "")]


def test_issuers_differ_only_where_both_are_known():
    def plan(issuer: str | None, region: str | None) -> Plan:
        return Plan(1, 1, 0, Metadata("题", issuer=issuer, region=region), "f", 0, 0, 0)

    assert different_issuers(plan("甲厅", "甲省"), plan("乙厅", "乙省"))
    assert different_issuers(plan(None, "甲省"), plan("乙厅", "乙省"))
    assert not different_issuers(plan(None, None), plan("乙厅", "乙省"))
    assert not different_issuers(plan("甲厅", "甲省"), plan("甲厅", "甲省"))


def test_a_pair_is_described_in_words():
    assert describe(pair(moved=True), other_issuer=False) == "修改、移动，待定：1.条目。 → 1.条目。"
