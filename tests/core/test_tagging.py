"""The tree of tags: order, moving, merging, retiring, deleting, and tag sets out and in again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import RefusedFileError, UserError
from core.exchange.tag_set import PALETTE, read_tag_set
from core.model import Span
from core.session import Session
from core.store import Library
from tests.makers import a_library, a_source

NAMES = ("经费", "机制", "监督", "督导", "试点")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Five tags in a row and three annotations."""
    a_library(tmp_path, a_source()).close()
    with Session(Library.open(tmp_path / "库.yaodian"), "甲") as opened:
        for name in NAMES:
            opened.tagging.add(name)
        opened.annotating.add(1, span=Span(0, 3), tag_names=["经费", "机制"])
        opened.annotating.add(1, span=Span(3, 6), tag_names=["机制"])
        opened.annotating.add(1, span=Span(6, 9), tag_names=["监督"], note="记")
        yield opened


def ids(session: Session) -> dict[str, int]:
    return {tag.name: tag.id for tag in session.tags()}


def shape(session: Session) -> list[tuple[str, int]]:
    return [(node.tag.name, node.depth) for node in session.tagging.tree()]


def test_tags_are_moved_below_one_another_and_before_one_another(session: Session) -> None:
    tag = ids(session)
    session.tagging.move([tag["督导"], tag["试点"]], tag["机制"])
    session.tagging.move([tag["监督"]], None, tag["经费"])
    session.tagging.move([tag["试点"]], tag["机制"], tag["督导"])
    assert shape(session) == [("监督", 0), ("经费", 0), ("机制", 0), ("试点", 1), ("督导", 1)]
    for _ in range(3):
        session.undo()
    assert shape(session) == [(name, 0) for name in NAMES]


def test_a_tag_does_not_go_below_itself(session: Session) -> None:
    tag = ids(session)
    session.tagging.move([tag["督导"]], tag["机制"])
    with pytest.raises(UserError, match="below itself"):
        session.tagging.move([tag["机制"]], tag["督导"])
    assert shape(session)[1:3] == [("机制", 0), ("督导", 1)]


def test_where_a_tag_stands_already_is_no_step(session: Session) -> None:
    tag, before = ids(session), session.next_undo()
    session.tagging.move([tag["机制"]], None, tag["监督"])
    assert session.next_undo() == before


def test_merging_carries_annotations_and_tags_below_and_comes_back_by_undo(session: Session) -> None:
    tag = ids(session)
    session.tagging.move([tag["督导"]], tag["机制"])
    before = session.annotations()
    session.tagging.merge([tag["机制"], tag["监督"]], tag["经费"])
    assert [note.tags for note in session.annotations()] == [("经费",)] * 3
    assert shape(session) == [("经费", 0), ("督导", 1), ("试点", 0)]
    assert session.next_undo().zh == "把标签 机制、监督 并入 经费"
    session.undo()
    assert session.annotations() == before and ("督导", 1) in shape(session)


def test_merging_into_a_tag_below_the_merged_one_makes_no_ring(session: Session) -> None:
    tag = ids(session)
    session.tagging.move([tag["机制"]], tag["经费"])
    session.tagging.move([tag["监督"]], tag["机制"])
    session.tagging.merge([tag["经费"]], tag["监督"])
    assert shape(session) == [("机制", 0), ("监督", 1), ("督导", 0), ("试点", 0)]


def test_what_is_merged_leaves_its_key_and_description_where_there_is_none(session: Session) -> None:
    tag = {each.name: each for each in session.tags()}
    session.tagging.retire([tag["经费"].id])
    session.tagging.retire([tag["经费"].id], retired=False)
    session.tagging.merge([tag["机制"].id], tag["经费"].id)
    assert session.tags()[0].shortcut == "2"


def test_a_retired_tag_stays_on_annotations_is_not_offered_and_gives_its_key_free(session: Session) -> None:
    tag = ids(session)
    session.tagging.move([tag["督导"]], tag["机制"])
    session.tagging.retire([tag["机制"]])
    assert [each.name for each in session.tagging.offered()] == ["经费", "监督", "试点"]
    assert session.annotations()[0].tags == ("经费", "机制")
    session.tagging.add("新的")
    assert session.tags()[-1].shortcut == "2"
    session.tagging.retire([tag["督导"]], retired=False)
    assert [each.name for each in session.tagging.offered()] == ["经费", "机制", "督导", "监督", "试点", "新的"]


def test_deleting_several_moves_what_lies_below_up(session: Session) -> None:
    tag = ids(session)
    session.tagging.move([tag["机制"]], tag["经费"])
    session.tagging.move([tag["监督"]], tag["机制"])
    session.tagging.remove([tag["经费"], tag["机制"]])
    assert shape(session) == [("监督", 0), ("督导", 0), ("试点", 0)]
    assert [note.tags for note in session.annotations()] == [(), (), ("监督",)]
    session.undo()
    assert shape(session)[:3] == [("经费", 0), ("机制", 1), ("监督", 2)]


def test_a_tag_counts_what_lies_below_it_once(session: Session) -> None:
    tag = ids(session)
    session.tagging.move([tag["经费"], tag["监督"]], tag["机制"])
    node = next(node for node in session.tagging.tree() if node.tag.name == "机制")
    assert (node.count, node.total) == (2, 3)


def test_a_key_given_to_a_tag_is_taken_from_the_one_that_had_it(session: Session) -> None:
    session.tagging.add("第六", shortcut="1")
    assert [tag.shortcut for tag in session.tags()] == ["", "2", "3", "4", "5", "1"]


# Tag sets


@pytest.mark.parametrize("name", ["标签.qdc", "标签.tsv", "标签.csv"])
def test_a_tag_set_makes_the_same_tree_in_another_library(session: Session, tmp_path: Path, name: str) -> None:
    tag = ids(session)
    session.tagging.move([tag["督导"]], tag["机制"])
    first = session.tags()[0]
    session.tagging.edit(type(first)(first.id, "经费 <保障>\"&'", 7, "1", "第一行\n第二行，有逗号", None))
    session.tagging.export(tmp_path / name)
    with Session.create(tmp_path / "另一个.yaodian") as other:
        taken, _ = other.tagging.take_in(tmp_path / name)
        assert (taken.new, taken.known) == (5, 0)
        assert shape(other) == shape(session)
        made = other.tags()[0]
        assert (made.name, made.color, made.description) == ("经费 <保障>\"&'", 7, "第一行\n第二行，有逗号")
        assert [each.color for each in other.tags()] == [each.color for each in session.tags()]
        taken, touched = other.tagging.take_in(tmp_path / name)
        assert (taken.new, taken.known) == (0, 5) and not touched.ids
        other.undo()
        assert other.tags() == ()


def test_a_table_also_keeps_keys_and_what_is_out_of_use(session: Session, tmp_path: Path) -> None:
    session.tagging.retire([ids(session)["机制"]])
    session.tagging.export(tmp_path / "标签.tsv")
    with Session.create(tmp_path / "另一个.yaodian") as other:
        other.tagging.take_in(tmp_path / "标签.tsv")
        assert [(tag.shortcut, tag.retired) for tag in other.tags()] == [(tag.shortcut, tag.retired) for tag in session.tags()]


def test_a_known_tag_keeps_what_the_library_says_of_it(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "标签.tsv"
    path.write_text("标签\t上级\t颜色\t数字键\t说明\n机制\t经费\t8\t7\t说明机制\n新的\t机制\t\t\t\n", encoding="gb18030")
    before = session.tags()[1]
    session.tagging.take_in(path)
    found = {tag.name: tag for tag in session.tags()}
    assert (found["机制"].color, found["机制"].shortcut) == (before.color, before.shortcut)
    assert (found["机制"].description, found["机制"].parent_id) == ("说明机制", None)  # 经费 is not in the table
    assert found["新的"].parent_id == found["机制"].id


def test_codes_of_other_programs_are_read(tmp_path: Path) -> None:
    path = tmp_path / "nvivo.qdc"
    path.write_text(
        """<?xml version="1.0" encoding="utf-8"?><CodeBook origin="NVivo" xmlns="urn:QDA-XML:codebook:1:0"><Codes>
        <Code guid="1" name="政策 工具" isCodable="false" color="#ff0000"><Description>说明</Description>
        <Code guid="2" name="其他" isCodable="true"/></Code>
        <Code guid="3" name="目标" isCodable="true" color="blue"><Code guid="4" name="其他" isCodable="true"/></Code>
        <Code guid="5" name=" " isCodable="true"/></Codes><Sets><Set guid="6" name="一组"><MemberCode guid="1"/></Set></Sets>
        </CodeBook>""",
        encoding="utf-8",
    )
    found = read_tag_set(path)
    assert [(tag.name, tag.parent, tag.description) for tag in found] == [
        ("政策 工具", None, "说明"),
        ("其他", 0, ""),
        ("目标", None, ""),
        ("目标·其他", 2, ""),
    ]
    assert [tag.color for tag in found] == [2, 0, 0, 0]


def test_a_plain_list_of_names_is_a_tag_set(tmp_path: Path) -> None:
    path = tmp_path / "名单.txt"
    path.write_text("经费\n机制\t怎样做\n\n经费\n", encoding="utf-8")
    assert [(tag.name, tag.description) for tag in read_tag_set(path)] == [("经费", ""), ("机制", "怎样做")]


def test_a_table_in_any_order_and_with_a_ring_of_parents_loses_no_tag(tmp_path: Path) -> None:
    path = tmp_path / "乱.csv"
    path.write_text("tag,parent\n丙,乙\n乙,甲\n甲,丙\n丁,没有\n", encoding="utf-8")
    found = read_tag_set(path)
    assert {tag.name for tag in found} == {"甲", "乙", "丙", "丁"}
    assert all(tag.parent is None or tag.parent < at for at, tag in enumerate(found))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<CodeBook><Codes>",
        b'<!DOCTYPE a [<!ENTITY x "y">]><CodeBook><Codes><Code name="&x;"/></Codes></CodeBook>',
        b"<html><body>no codes</body></html>",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    ],
)
def test_what_is_no_tag_set_is_refused_and_changes_nothing(session: Session, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "坏.qdc"
    path.write_bytes(content)
    before = session.tags()
    with pytest.raises(RefusedFileError):
        session.tagging.take_in(path)
    assert session.tags() == before


def test_the_colours_of_tag_sets_are_those_of_the_window() -> None:
    from desktop.tokens import LIGHT

    assert tuple(color.bar.name().upper() for color in LIGHT.tags) == PALETTE
