"""Corrections of a section tree keep it a tree of the same text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.edits import EditKind
from core.model import ClauseKind
from core.outline import ClauseEdit, edited, parse
from core.parsed import OutlineNode

LINES = [
    "总体要求是稳中求进。",
    "一、加强党的建设",
    "1.学习宣传精神。组织培训。一是抓学习；二是抓落实。",
    "2.压实责任。开展督查。",
    "补充说明一段话。",
    "二、推进改革",
    "3.深化评价改革。",
    "（1）完善评价。",
    "（2）改进方式。",
    "总之，要抓好落实。",
]
TEXT = "\n".join(LINES)
NODES = parse(LINES)


def labels(nodes: tuple[OutlineNode, ...]) -> list[str]:
    return [f"{n.level}{n.kind.value[0]} {n.number or ''}{n.heading}" for n in nodes[1:]]


def at(words: str) -> int:
    return TEXT.index(words)


def after(*edits: ClauseEdit) -> list[str]:
    nodes, failed = edited(NODES, TEXT, edits)
    assert failed == ()
    return labels(nodes)


STARTS = st.sampled_from([node.span.start for node in NODES] + [at("组织"), at("开展"), 3])
EDITS = st.one_of(
    st.builds(ClauseEdit, st.just(EditKind.LEVEL), STARTS, st.sampled_from("01239")),
    st.builds(ClauseEdit, st.sampled_from([EditKind.SPLIT, EditKind.JOIN]), STARTS),
    st.builds(ClauseEdit, st.just(EditKind.KIND), STARTS, st.sampled_from([kind.value for kind in ClauseKind])),
    st.builds(ClauseEdit, st.sampled_from([EditKind.NUMBER, EditKind.HEADING]), STARTS, st.sampled_from(["", "2.", "压实责任"])),
)


@given(st.lists(EDITS, max_size=8))
def test_whatever_is_edited_spans_nest_in_text_order_and_cover_the_text(edits: list[ClauseEdit]) -> None:
    nodes, _ = edited(NODES, TEXT, edits)
    assert nodes[0].span == NODES[0].span and nodes[0].level == 0
    starts = [node.span.start for node in nodes]
    assert starts == sorted(starts)
    for index, node in enumerate(nodes[1:], 1):
        assert node.parent is not None and node.parent < index
        parent = nodes[node.parent]
        assert parent.level == node.level - 1
        assert parent.span.start <= node.span.start <= node.head_end <= node.span.end <= parent.span.end


def test_without_edits_the_tree_is_what_was_parsed() -> None:
    assert edited(NODES, TEXT, ()) == (NODES, ())
    unchanged, _ = edited(NODES, TEXT, [ClauseEdit(EditKind.LEVEL, at("一、"), "1")])
    assert unchanged == NODES


def test_a_demoted_section_becomes_an_item_of_the_one_before_with_its_own_clauses_inside() -> None:
    found = after(ClauseEdit(EditKind.LEVEL, at("二、"), "2"))
    assert "2s 二、推进改革" in found and "3i 3.深化评价改革" in found


def test_an_item_demoted_under_an_item_makes_that_a_section_but_a_bracketed_number_stays_a_point() -> None:
    assert after(ClauseEdit(EditKind.LEVEL, at("2."), "3"))[2:6] == [
        "2s 1.学习宣传精神",
        "3p 一是抓学习",
        "3p 二是抓落实",
        "3i 2.压实责任",
    ]
    assert "1i 3.深化评价改革" in after(ClauseEdit(EditKind.LEVEL, at("3."), "1"))


def test_an_unnumbered_line_can_be_made_a_section_with_the_rest_under_it() -> None:
    found = after(ClauseEdit(EditKind.KIND, at("补充"), "section"), ClauseEdit(EditKind.LEVEL, at("补充"), "1"))
    assert "1s 补充说明一段话" in found


def test_a_clause_joined_with_one_that_has_points_becomes_its_paragraph() -> None:
    assert after(ClauseEdit(EditKind.JOIN, at("2.")))[2:6] == ["2i 1.学习宣传精神", "3p 一是抓学习", "3p 二是抓落实", "3p "]


def test_split_and_join_at_one_place_cancel_each_other() -> None:
    nodes, failed = edited(NODES, TEXT, [ClauseEdit(EditKind.SPLIT, at("开展")), ClauseEdit(EditKind.JOIN, at("开展"))])
    assert (labels(nodes), failed) == (labels(NODES), ())


def test_an_edit_of_a_clause_that_is_not_there_is_named() -> None:
    lost = ClauseEdit(EditKind.JOIN, at("组织"))
    assert edited(NODES, TEXT, [lost]) == (NODES, (lost,))
