"""Annotations of the whole library: narrowed, grouped, sorted, counted, edited, kept as views, exported, quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from core.annotating import AnnotationView
from core.errors import UserError
from core.exchange.workbook import Cell
from core.model import Fit, Span, Status
from core.progress import SILENT
from core.quotation import quotation
from core.session import Session
from core.store import Library
from core.store.annotation_query import AnnotationFilter, By, Sort
from tests.makers import a_library, a_source, clause_ids

OTHER = ("甲市2021年工作要点", "一、加强Party建设。", "1.健全机制。", "2.抓好落实。", "二、深化改革。")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Two plans of two years, five annotations of two authors, tags 经费 > 预算 and 机制."""
    library = a_library(tmp_path, a_source(), a_source(OTHER, noise="另"))
    with library.write() as connection:
        connection.execute("UPDATE plan SET year = 2021, issuer = '甲市教育局', region = NULL WHERE id = 2")
    library.close()
    with Session(Library.open(tmp_path / "库.yaodian"), "甲") as opened:
        for name in ("经费", "预算", "机制"):
            opened.tagging.add(name)
        opened.tagging.move([2], 1)
        opened.annotating.add(1, span=Span(0, 3), tag_names=["预算"], note="查Budget")
        opened.annotating.add(1, span=Span(3, 6), tag_names=["经费", "预算"], status=Status.CHECKED)
        opened.annotating.add(1, span=Span(6, 9), note="没有标签")
        opened.author = "乙"
        opened.annotating.add(2, span=Span(0, 2), tag_names=["机制", "预算"], status=Status.DOUBTFUL)
        opened.annotating.add(2, clause_id=clause_ids(library_of(opened), 2)[0], tag_names=["机制"])
        yield opened


def library_of(session: Session) -> Library:
    return session.library


def found(session: Session, asked: AnnotationFilter | None = None, **how) -> list[int]:
    view = AnnotationView(asked or AnnotationFilter({}), **how)
    return [i for group in session.annotating.find(view) for i in group.ids]


@pytest.mark.parametrize(
    "values, expected",
    [
        ({}, [1, 2, 3, 4, 5]),
        ({By.TAG: (1,)}, [1, 2, 4]),  # with those below it
        ({By.TAG: (2,)}, [1, 2, 4]),
        ({By.TAG: (3,)}, [4, 5]),
        ({By.TAG: (None,)}, [3]),
        ({By.TAG: (3, None)}, [3, 4, 5]),
        ({By.YEAR: (2021,)}, [4, 5]),
        ({By.YEAR: (None, 2023)}, [1, 2, 3]),
        ({By.REGION: (None,)}, [4, 5]),
        ({By.ISSUER: ("甲市教育局",)}, [4, 5]),
        ({By.PLAN: (1,), By.STATUS: ("open", "doubtful")}, [1, 3]),
        ({By.AUTHOR: ("乙",), By.TAG: (1,)}, [4]),
        ({By.FIT: ("check",)}, []),
        ({By.TAG: (0,)}, []),
    ],
)
def test_values_of_one_kind_are_alternatives_and_kinds_go_together(session: Session, values, expected: list[int]) -> None:
    assert found(session, AnnotationFilter(values)) == expected


def test_every_tag_can_be_asked_for(session: Session) -> None:
    assert found(session, AnnotationFilter({By.TAG: (1, 3)}, every_tag=True)) == [4]


@pytest.mark.parametrize(
    "text, expected", [("budget", [1]), ("标签 没有", [3]), ("某省", [1]), ("%", []), ("' OR 1", []), ("party", [5])]
)
def test_words_are_looked_for_in_quote_and_note(session: Session, text: str, expected: list[int]) -> None:
    assert found(session, AnnotationFilter({}, text=text)) == expected


def test_annotations_in_the_bin_are_not_there(session: Session) -> None:
    session.sources.bin_plans([1])
    assert found(session) == [4, 5]
    assert session.annotating.values(By.PLAN) == {2: 2}


def test_groups_stand_in_a_sensible_order_and_a_tag_groups_what_carries_it_itself(session: Session) -> None:
    groups = session.annotating.find(AnnotationView(group=By.TAG))
    assert [(group.key, group.ids) for group in groups] == [(1, (2,)), (2, (1, 2, 4)), (3, (4, 5)), (None, (3,))]
    assert [group.key for group in session.annotating.find(AnnotationView(group=By.YEAR))] == [2023, 2021]
    assert [group.key for group in session.annotating.find(AnnotationView(group=By.STATUS))] == ["open", "checked", "doubtful"]


@pytest.mark.parametrize(
    "sort, descending, expected",
    [
        (Sort.PLACE, False, [1, 2, 3, 4, 5]),
        (Sort.PLACE, True, [4, 5, 1, 2, 3]),
        (Sort.STATUS, False, [1, 3, 5, 4, 2]),
        (Sort.AUTHOR, False, [4, 5, 1, 2, 3]),
        (Sort.NOTE, True, [3, 1, 2, 4, 5]),
    ],
)
def test_sorting(session: Session, sort: Sort, descending: bool, expected: list[int]) -> None:
    assert found(session, sort=sort, descending=descending) == expected


def test_sorting_by_facts_goes_by_their_values_and_what_has_none_comes_last(tmp_path: Path) -> None:
    texts = ("培训教师500人", "覆盖率达到9%", "加强领导", "覆盖率达到87%", "9月底前完成")
    path = tmp_path / "a.txt"
    path.write_text("某市2024年工作要点\n\n" + "".join(f"{at}.{text}。\n" for at, text in enumerate(texts, 1)), encoding="utf-8")
    with Session.create(tmp_path / "s.yaodian") as session:
        session.import_files([path])
        outline = session.outline(session.plans()[0].id)
        for text in texts:
            start = outline.text.index(text)
            session.annotating.add(outline.plan.id, span=Span(start, start + len(text)), note=text)
        assert found(session, sort=Sort.FACTS) == [2, 4, 1, 5, 3]
        assert found(session, sort=Sort.FACTS, descending=True) == [5, 1, 4, 2, 3]
        assert found(session, sort=Sort.FACTS, group=By.STATUS) == [2, 4, 1, 5, 3]


def test_values_to_choose_from_are_counted_whatever_is_chosen_of_their_kind(session: Session) -> None:
    asked = AnnotationFilter({By.YEAR: (2021,), By.STATUS: ("open",)})
    assert session.annotating.values(By.YEAR, asked) == {2023: 2, 2021: 1}
    assert session.annotating.values(By.STATUS, asked) == {"open": 1, "doubtful": 1}
    assert session.annotating.values(By.TAG) == {1: 1, 2: 3, 3: 2, None: 1}


def test_the_matrix_counts_each_annotation_once_in_a_tag_and_what_lies_below_it(session: Session) -> None:
    matrix = session.annotating.matrix(By.YEAR)
    assert matrix.columns == (2021, 2023)
    rows = {row.tag.name if row.tag else None: (dict(row.counts), row.total) for row in matrix.rows}
    assert rows == {
        "经费": ({2023: 2, 2021: 1}, 3),
        "预算": ({2023: 2, 2021: 1}, 3),
        "机制": ({2021: 2}, 2),
        None: ({2023: 1}, 1),
    }
    assert session.annotating.matrix(By.ISSUER, AnnotationFilter({By.TAG: (3,)})).columns == ("甲市教育局",)


def test_every_cell_of_the_matrix_holds_what_its_filter_finds(session: Session) -> None:
    for by in (By.YEAR, By.ISSUER, By.REGION, By.PLAN):
        for row in session.annotating.matrix(by).rows:
            for key, count in row.counts.items():
                asked = AnnotationFilter({By.TAG: (row.tag.id if row.tag else None,), by: (key,)})
                assert len(found(session, asked)) == count


def test_a_row_says_where_an_annotation_stands(session: Session) -> None:
    row = session.annotating.rows([5, 99])[5]
    assert (row.plan_label, row.year, row.clause_label) == ("甲市教育局 2021", 2021, "一、加强Party建设")
    assert row.annotation == session.annotation(5)


def test_editing_several_is_one_step_and_leaves_alone_what_is_as_wanted(session: Session) -> None:
    before = session.annotations()
    touched = session.annotating.edit_many([1, 2, 3, 99], add=["机制", "新的"], take=["经费"], status=Status.CHECKED)
    assert touched.ids["annotation"] == {1, 2, 3}
    after = {note.id: note for note in session.annotations()}
    assert after[2].tags == ("预算", "机制", "新的") and after[3].tags == ("机制", "新的")
    assert {after[i].status for i in (1, 2, 3)} == {Status.CHECKED}
    assert session.next_undo().zh == "改 3 条批注"
    session.undo()
    assert session.annotations() == before
    assert not session.annotating.edit_many([2], status=Status.CHECKED).ids


def test_another_author_can_be_given(session: Session) -> None:
    session.annotating.edit_many([1, 2], author=" 丙 ")
    session.annotating.edit(3, author="丁")
    assert [note.author for note in session.annotations()] == ["丙", "丙", "丁", "乙", "乙"]


def test_deleting_several_is_one_step(session: Session) -> None:
    before = session.annotations()
    session.annotating.remove([1, 4])
    assert found(session) == [2, 3, 5] and session.next_undo().zh == "删除 2 条批注"
    session.undo()
    assert session.annotations() == before


def test_a_tag_goes_on_several_clauses_and_off_again(session: Session) -> None:
    first, second, *_ = clause_ids(session.library, 2)
    before = session.annotations()
    session.annotating.toggle_on_clauses(2, [first, second], "经费")
    on = {note.clause_id: note.tags for note in session.annotations(plan_ids=[2]) if note.clause_id}
    assert on == {first: ("经费", "机制"), second: ("经费",)}
    assert session.next_undo().zh == "加标签 经费（2 条）"
    session.annotating.toggle_on_clauses(2, [first, second], "经费")
    assert {note.clause_id: note.tags for note in session.annotations(plan_ids=[2]) if note.clause_id} == {first: ("机制",)}
    session.undo()
    session.undo()
    assert session.annotations() == before


def test_a_new_tag_on_several_clauses_is_made_in_the_same_step(session: Session) -> None:
    ids = clause_ids(session.library, 1)[:3]
    session.annotating.toggle_on_clauses(1, ids, "全新")
    assert sum("全新" in note.tags for note in session.annotations()) == 3
    session.undo()
    assert "全新" not in {tag.name for tag in session.tags()}


# Views


def test_a_view_is_kept_under_a_name_and_comes_back_as_it_was(session: Session) -> None:
    asked = AnnotationFilter({By.TAG: (1, None), By.REGION: (None, "某省")}, every_tag=True, text="机 制")
    view = AnnotationView(asked, Sort.NOTE, True, By.YEAR, By.ISSUER)
    session.annotating.keep_view("我的", view)
    session.annotating.keep_view("另一个", AnnotationView())
    assert session.annotating.views() == {"另一个": AnnotationView(), "我的": view}
    session.annotating.drop_view("我的")
    assert list(session.annotating.views()) == ["另一个"]
    session.undo()
    assert session.annotating.views()["我的"] == view
    with pytest.raises(UserError):
        session.annotating.keep_view(" ", view)


def test_a_view_of_a_tag_that_is_gone_shows_nothing_rather_than_everything(session: Session) -> None:
    session.annotating.keep_view("机制", AnnotationView(AnnotationFilter({By.TAG: (3,)})))
    session.tagging.remove([3])
    assert session.annotating.find(session.annotating.views()["机制"]) == ()


def test_a_view_of_a_later_version_is_read_as_far_as_it_is_known() -> None:
    assert AnnotationView.from_json('{"values": {"mood": [1], "year": [2021]}, "sort": "colour", "group": "mood"}') == (
        AnnotationView(AnnotationFilter({By.YEAR: (2021,)}))
    )


# Out


def test_a_view_is_written_as_a_workbook(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "批注.xlsx"
    size = session.annotating.export(path, AnnotationView(AnnotationFilter({By.YEAR: (2023,)})))
    assert path.stat().st_size == size
    with ZipFile(path) as book:
        words = book.read("xl/sharedStrings.xml").decode()
    assert "查Budget" in words and "预算" in words and "Party" not in words
    sheet = session.annotating.sheets(AnnotationView(), "zh", SILENT)[0]
    written = [row[[column.title for column in sheet.columns].index("写于")] for row in sheet.rows]
    assert all(isinstance(cell, Cell) and isinstance(cell.value, datetime) for cell in written)


def test_passages_are_quoted_with_source_and_section_path(session: Session) -> None:
    outline = session.outline(1)
    start = outline.text.index("完成87%")
    made = quotation([(outline, Span(start, start + 5), "")])
    assert made.plain == "“完成87%”（《某省二〇二三年工作要点》（2023），一、加强组织领导，2.抓好落实）"
    assert 'class="' not in made.html and "style=" in made.html
    assert rtf_text(made.rtf) == made.plain + "\n" and made.rtf.isascii()


def test_several_annotations_are_quoted_in_the_order_asked_for(session: Session) -> None:
    first, *_, last = session.annotating.quotation([5, 1, 99]).plain.split("\n")
    assert first.startswith("“一、加强Party建设") and last == "“某省二”（《某省二〇二三年工作要点》（2023））"


def rtf_text(rtf: str) -> str:
    r"""What a reader of RTF makes of `\uN?`, `\par` and escapes."""
    body = rtf[rtf.index(r"\pard") :][:-1]
    body = re.sub(r"\\u(-?\d+)\?", lambda m: chr(int(m[1]) % 65536), body)
    body = body.replace(r"\par}", "\n").replace(r"\pard\sa120 ", "").replace(r"{\cf1 ", "").replace("}\\par", "\n")
    return re.sub(r"\\line ", "\n", body)


def test_signs_that_mean_something_in_html_and_rtf_stay_words(session: Session) -> None:
    made = quotation([(session.outline(1), Span(0, 2), "a<b> {c} \\d\n𠮷")])
    assert "a&lt;b&gt; {c} \\d<br>𠮷" in made.html
    assert r"a<b> \{c\} \\d\line \u-10174?\u-8265?" in made.rtf


def test_a_lost_annotation_is_quoted_as_it_was(session: Session) -> None:
    with session.library.write() as connection:
        connection.execute("UPDATE annotation SET fit = 'lost', start = 0, end = 0, exact = '旧文' WHERE id = 1")
    assert session.annotation(1).fit is Fit.LOST
    assert session.annotating.quotation([1]).plain.startswith("“旧文”（《某省二〇二三年工作要点》")
