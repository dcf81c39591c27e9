"""Lexicons: terms found in a text, files taken in, every edit a step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import NotFoundError, UserError
from core.language.terms import TermFinder, lines_left_out, terms_of
from core.lexicons import SHIPPED, Shipped
from core.model import Span
from core.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "库.yaodian", "甲") as opened:
        yield opened


def test_the_longest_term_is_found_and_none_twice() -> None:
    finder = TermFinder(("教育", "义务教育", "义务教育优质均衡", "𠮷"))
    text = "推进义务教育优质均衡，办好教育𠮷。"
    assert [text[span.start : span.end] for span in finder.spans(text)] == ["义务教育优质均衡", "教育", "𠮷"]
    assert list(TermFinder(()).spans(text)) == []


@given(st.lists(st.text("甲乙丙[]^-\\.", min_size=1, max_size=3)), st.text("甲乙丙[]^-\\.", max_size=60), st.integers(1, 9))
def test_terms_are_found_piece_by_piece_as_at_once(terms: list[str], text: str, step: int) -> None:
    finder, found, at = TermFinder(terms), list[Span](), 0
    while at < len(text):
        end = min(at + step, len(text))
        found += (piece := list(finder.spans(text, at, end)))
        at = max(end, piece[-1].end if piece else 0)
    whole = list(finder.spans(text))
    assert found == whole
    assert all(text[span.start : span.end] in terms for span in whole)
    assert all(one.end <= other.start for one, other in pairwise(whole))
    assert bool(whole) == any(term in text for term in terms)


def test_a_file_gives_a_term_a_line() -> None:
    text = "\ufeff# 说明\n 双减 \n\n义务教育\t3\n双减\n" + "长" * 41
    assert terms_of(text) == ("双减", "义务教育")
    assert lines_left_out(text) == 3  # the remark, the second 双减 and the long one


def test_of_a_table_the_first_column_holds_the_terms(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "词.csv"
    file.write_text('双减,政策\n"义务教育，均衡",x\n\n', encoding="utf-8")
    session.lexicons.add_file(file)
    assert session.lexicons.all()[0].terms == ("双减", "义务教育，均衡")


def test_a_text_file_in_another_encoding_becomes_a_lexicon_named_as_the_file(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "我的词.txt"
    file.write_bytes("普惠性幼儿园\r\n义务教育\r\n教育评价改革\r\n".encode("gb18030"))
    session.lexicons.add_file(file)
    session.lexicons.add_file(file)
    first, second = session.lexicons.all()
    assert (first.name, second.name) == ("我的词", "我的词 2")
    assert first.terms == ("普惠性幼儿园", "义务教育", "教育评价改革")
    assert first.color != second.color


def test_what_holds_no_term_is_refused_with_the_reason(session: Session, tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.write_text("# 只有说明\n", encoding="utf-8")
    for path in (empty, tmp_path / "没有.txt"):
        with pytest.raises(UserError) as refused:
            session.lexicons.add_file(path)
        assert path.name in refused.value.notice.zh
    assert session.lexicons.all() == ()


def test_every_edit_of_a_lexicon_can_be_taken_back(session: Session) -> None:
    number, _ = session.lexicons.add("动词", ("出台",), 3)
    made = session.lexicons.all()[0]
    session.lexicons.edit(replace(made, name="动作", color=5, terms=("出台", "印发")))
    changed = session.lexicons.all()[0]
    session.lexicons.remove(number)
    assert session.lexicons.all() == ()
    session.undo()
    assert session.lexicons.all() == (changed,)
    session.undo()
    assert session.lexicons.all() == (made,)
    assert not session.lexicons.edit(made).ids
    session.undo()
    assert session.lexicons.all() == ()
    with pytest.raises(NotFoundError):
        session.lexicons.remove(number)


def test_two_lexicons_have_two_names(session: Session) -> None:
    session.lexicons.add("动词")
    for name in ("动词", " 动词 ", "  "):
        with pytest.raises(UserError):
            session.lexicons.add(name)


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda shipped: shipped.key)
def test_what_is_shipped_can_be_taken_in(session: Session, shipped: Shipped) -> None:
    session.lexicons.add_shipped(shipped, "en")
    assert session.lexicons.all()[0].name == shipped.en
    assert len(session.lexicons.all()[0].terms) > 20
