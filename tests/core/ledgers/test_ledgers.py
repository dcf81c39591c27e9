"""Targets and citations of several plans meet in rows, and what is not the same does not."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.ledgers import Ledger, LedgerRow
from core.session import Session

FIRST = """某省教育厅2020年工作要点

一、基础教育
1.发展学前教育。新改扩建幼儿园30所，学前教育毛入园率达到87%以上，落实《教育部关于学前教育的意见》。
2.巩固义务教育。新建学校20所，实施三年行动，培育一批名师，贯彻《义务教育法》。
"""
SECOND = """某省教育厅2021年工作要点

一、基础教育
1.发展学前教育。新建幼儿园50所，全省学前教育毛入园率提高到89%，落实《关于学前教育的意见》。
2.发展特殊教育。学前三年毛入园率不变，九年义务教育巩固率达到97%，执行《条例（试行）》。
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "a.yaodian") as made:
        for name, text in (("a", FIRST), ("b", SECOND)):
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
            made.import_files([tmp_path / f"{name}.txt"])
        yield made


def ids(session: Session) -> list[int]:
    return [plan.id for plan in session.plans()]


def row(ledger: Ledger, name: str) -> LedgerRow:
    (found,) = [each for each in ledger.rows if each.name == name]
    return found


def shown(ledger: Ledger, name: str) -> list[list[str]]:
    cells = row(ledger, name).cells
    return [[entry.text for entry in cells.get(plan.id, ())] for plan in ledger.plans]


def test_a_target_and_its_successor_meet_in_one_row(session: Session) -> None:
    ledger = session.ledgers.targets(ids(session))
    assert shown(ledger, "学前教育毛入园率") == [["87%以上"], ["89%"]]
    assert shown(ledger, "幼儿园") == [["30所"], ["50所"]]
    assert row(ledger, "学前教育毛入园率").unit == "%"


def test_every_clause_has_the_targets_that_stand_in_it(session: Session) -> None:
    outline = session.outline(ids(session)[0])
    found = session.ledgers.quantities([outline])
    by_heading = {outline.clause(clause_id).heading: texts for clause_id, texts in found.items()}
    assert by_heading["发展学前教育"] == ("30所", "87%以上") and by_heading["巩固义务教育"] == ("20所",)
    assert by_heading["基础教育"] == ("30所", "87%以上", "20所")


def test_what_counts_nothing_is_no_target(session: Session) -> None:
    texts = [e.text for r in session.ledgers.targets(ids(session)).rows for cell in r.cells.values() for e in cell]
    assert "三年" not in texts
    assert "一批" not in texts


def test_columns_are_in_order_of_year_whatever_is_asked(session: Session) -> None:
    assert [plan.metadata.year for plan in session.ledgers.targets(ids(session)[::-1]).plans] == [2020, 2021]


def test_an_entry_knows_its_section(session: Session) -> None:
    ledger = session.ledgers.targets(ids(session))
    (entry,) = row(ledger, "幼儿园").cells[ledger.plans[0].id]
    assert entry.section[0] == "一、基础教育"
    assert "发展学前教育" in entry.section[-1]


def test_links_bring_together_what_is_worded_otherwise(tmp_path: Path) -> None:
    old = "某市2022年工作要点\n\n1.扩大资源。普惠性幼儿园覆盖率达到80%。\n2.加强队伍。新招教师100名。\n"
    new = "某市2023年工作要点\n\n1.扩大资源。普惠园在园幼儿覆盖率达到85%。\n2.加强队伍。新招教师90名。\n"
    with Session.create(tmp_path / "b.yaodian") as session:
        for name, text in (("a", old), ("b", new)):
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
            session.import_files([tmp_path / f"{name}.txt"])
        apart = session.ledgers.targets(ids(session))
        assert len([r for r in apart.rows if "覆盖率" in r.name]) == 2
        session.aligning.align(*ids(session))
        (met,) = [r for r in session.ledgers.targets(ids(session)).rows if "覆盖率" in r.name]
        assert len(met.cells) == 2


def met(tmp_path: Path, one: str, other: str) -> bool:
    """Whether what two plans of one issuer count meets in one row, by its name alone."""
    with Session.create(tmp_path / "n.yaodian") as session:
        for year, name in ((2022, one), (2023, other)):
            path = tmp_path / f"{year}.txt"
            path.write_text(f"某省教育厅{year}年工作要点\n\n1.重点。{name}达到80%。\n2.保障。加强领导。\n", encoding="utf-8")
            session.import_files([path])
        (first, *rest) = session.ledgers.targets(ids(session)).rows
        return not rest and len(first.cells) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("学前教育毛入园率", "学前三年毛入园率"),
        ("普惠性幼儿园覆盖率", "普惠园覆盖率"),
        ("高中阶段教育毛入学率", "高中阶段毛入学率"),
        ("适龄残疾儿童少年义务教育入学率", "残疾儿童义务教育入学率"),
        ("城镇调查失业率", "全国城镇调查失业率"),
        ("小学生总体近视率", "小学生近视率"),
        ("普惠性幼儿园在园幼儿占比", "普惠园在园幼儿占比"),
        ("随迁子女在公办学校就读比例", "进城务工人员随迁子女公办学校就读比例"),
        ("居民人均可支配收入", "全体居民人均可支配收入"),
        ("固定资产投资", "全社会固定资产投资"),
        ("进出口总额", "外贸进出口总额"),
        ("规模以上工业增加值", "规上工业增加值"),
        ("空气质量优良天数比例", "空气优良天数比率"),
        ("高标准农田", "高标准农田建设"),
    ],
)
def test_one_target_by_two_names_meets(tmp_path: Path, one: str, other: str) -> None:
    assert met(tmp_path, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("小学大班额比例", "初中大班额比例"),
        ("高中阶段毛入学率", "高等教育毛入学率"),
        ("农村自来水普及率", "农村卫生厕所普及率"),
        ("居民消费价格", "居民消费价格涨幅"),
        ("小学教师交流轮岗比例", "初中教师交流轮岗比例"),
        ("省级现代农业产业园", "市级现代农业产业园"),
        ("普惠性幼儿园覆盖率", "公办幼儿园覆盖率"),
        ("高速公路通车里程", "普通公路通车里程"),
        ("标志性成果", "标志性原创成果"),
        ("义务教育巩固率", "义务教育入学率"),
        ("基本医疗保险参保率", "基本养老保险参保率"),
        ("乡村教师", "乡村校长"),
        ("第一产业增加值", "第三产业增加值"),
        ("进口总额", "出口总额"),
        ("门诊次均费用增幅", "住院次均费用增幅"),
        ("粮食产量", "粮食播种面积"),
    ],
)
def test_targets_that_stand_side_by_side_stay_apart(tmp_path: Path, one: str, other: str) -> None:
    assert not met(tmp_path, one, other)


def test_citations_say_who_cites_first_and_what_is_left_out(session: Session) -> None:
    ledger = session.ledgers.citations(ids(session))
    first, second = (plan.id for plan in ledger.plans)
    both = row(ledger, "教育部关于学前教育的意见")
    assert (set(both.cells), both.first, both.last, ledger.no_longer(both)) == ({first, second}, first, second, False)
    old = row(ledger, "义务教育法")
    assert (set(old.cells), ledger.no_longer(old)) == ({first}, True)
    assert ledger.rows[0] == both


def test_what_a_plan_calls_a_document_for_short_is_that_document(tmp_path: Path) -> None:
    first = "某省教育厅2022年工作要点\n\n1.落实《关于深化评价改革的意见》（以下简称《评价意见》）。按《评价意见》分工。"
    first += "抓好《意见》落实。\n2.加强领导。\n"
    second = "某省教育厅2023年工作要点\n\n1.制定《意见》，落实《关于学前教育的规定》。\n2.加强领导。\n"
    with Session.create(tmp_path / "s.yaodian") as session:
        for name, text in (("a", first), ("b", second)):
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
            session.import_files([tmp_path / f"{name}.txt"])
        ledger = session.ledgers.citations(ids(session))
        assert shown(ledger, "关于深化评价改革的意见") == [["关于深化评价改革的意见", "评价意见", "评价意见", "意见"], []]
        assert shown(ledger, "意见") == [[], ["意见"]]


@pytest.mark.parametrize(
    ("kind", "language", "words"), [("targets", "zh", {"统计对象"}), ("citations", "en", {"Document", "no longer cited"})]
)
def test_a_ledger_is_written_as_a_workbook(session: Session, tmp_path: Path, kind: str, language: str, words: set[str]) -> None:
    path = tmp_path / "out.xlsx"
    assert session.ledgers.export(path, ids(session), kind=kind, language=language) == path.stat().st_size
    with zipfile.ZipFile(path) as package:
        written = package.read("xl/sharedStrings.xml").decode()
    assert all(each in written for each in words)
    assert "学前教育" in written
