"""A later version of a file, comments in it, and libraries of an earlier version: what was worked on goes with its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core import ingest
from core.errors import UserError
from core.model import Decision, Fit, ImportReport, NoiseKind, Notice, Span
from core.positions import Positions
from core.session import Session
from core.store import sources

FIRST = """首页 > 工作计划 > 正文
长沙市教育局2023年工作要点
2023年，全市教育工作要坚持稳中求进，办好人民满意的教育。
一、加强党的建设
1.学习宣传贯彻党的二十大精神。组织全员培训，覆盖率达到100%。
2.压实管党治党责任。开展专项督查，推动问题整改到位。
二、推进教育改革
3.深化评价改革。完善学生综合素质评价，破除唯分数倾向。
4.落实“双减”政策。规范校外培训，提高课后服务质量。
5.促进教育公平。改善农村学校办学条件，扩大优质资源覆盖面。
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "要点.txt"
    found.write_text(FIRST, encoding="utf-8")
    return found


@pytest.fixture
def session(tmp_path: Path, file: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "库.yaodian", "张三") as opened:
        opened.import_files([file])
        yield opened


def mark(session: Session, words: str) -> int:
    at = session.outline(1).text.index(words)
    return session.annotating.add(1, span=Span(at, at + len(words)), note=words)[0].id


def import_again(session: Session, file: Path, text: str) -> ImportReport:
    file.write_text(text, encoding="utf-8")
    (report,) = session.import_files([file])
    return report


CHANGED = (
    FIRST.replace("2.压实管党治党责任。", "2.加强廉政教育。每季度开展一次警示教育。\n3.压实管党治党责任。")
    .replace("3.深化", "4.深化")
    .replace("4.落实", "5.落实")
    .replace("5.促进", "6.促进")
    .replace("破除唯分数倾向", "坚决破除唯分数、唯升学倾向")
)


def test_a_changed_file_updates_its_plans_and_what_hangs_on_them_goes_with_the_text(session: Session, file: Path) -> None:
    firm, near, gone = mark(session, "开展专项督查"), mark(session, "破除唯分数倾向"), mark(session, "覆盖率达到100%")
    clause_id = session.outline(1).at(session.outline(1).text.index("4.落实")).id
    report = import_again(session, file, CHANGED.replace("组织全员培训，覆盖率达到100%。", ""))
    assert (report.updated, report.plan_ids, report.to_check, report.lost) == (True, (1,), 1, 1)
    notes = {note.id: note for note in session.annotations()}
    assert (notes[firm].fit, notes[firm].exact) == (Fit.FIRM, "开展专项督查")
    assert (notes[near].fit, notes[near].exact) == (Fit.CHECK, "破除唯分数倾向")
    assert "唯分数" in session.outline(1).quote(notes[near].span)
    assert (notes[gone].fit, len(notes[gone].span)) == (Fit.LOST, 0)
    assert session.outline(1).clause(clause_id).label == "5.落实“双减”政策"
    assert session.search("每季度开展").total == 1 and session.search("3.深化").total == 0
    assert [plan.id for plan in session.plans()] == [1]


def test_undoing_the_update_brings_the_earlier_text_and_every_anchor_back(session: Session, file: Path) -> None:
    mark(session, "破除唯分数倾向")
    before = (session.outline(1), session.annotations())
    import_again(session, file, CHANGED)
    session.undo()
    assert (session.outline(1), session.annotations()) == before
    again = import_again(session, file, CHANGED)
    assert again.updated and "6.促进教育公平" in session.outline(1).text
    back = import_again(session, file, FIRST)
    assert back.updated and session.outline(1).text == before[0].text
    assert session.check()["foreign_keys"] == 0


def test_edits_and_own_values_survive_the_update_and_decided_links_stay(session: Session, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "别的.txt"
    other.write_text(FIRST.replace("长沙市", "株洲市").replace("2023", "2022"), encoding="utf-8")
    (second,) = session.import_files([other])
    (old,) = second.plan_ids
    found = session.aligning.align(old, 1)
    session.links.decide([link.id for link in found.links], Decision.CONFIRMED)
    session.sources.give_values(1, {"issuer": "长沙市教育局党组"})
    session.sources.take_out(1, Span(FIRST.index("1.学习"), FIRST.index("\n2.压实")), NoiseKind.OTHER)
    assert import_again(session, file, CHANGED).updated
    assert "1.学习宣传" not in session.outline(1).text
    assert session.plan(1).metadata.issuer == "长沙市教育局党组"
    kept = [link for link in (session.aligning.stored(old, 1) or found).links if link.decision is Decision.CONFIRMED]
    assert len(kept) == len(found.links) - 1  # the clause that was taken out had one


@pytest.mark.parametrize(
    "text",
    [
        FIRST.replace("2023", "2024"),
        "长沙市教育局2023年总结\n" + "".join(f"{n}.完成第{n}项任务。全年共开展活动{n}场，受到广泛好评。\n" for n in range(1, 9)),
    ],
    ids=["the plan of another year", "another text"],
)
def test_another_plan_under_the_same_name_is_a_plan_of_its_own(session: Session, file: Path, text: str) -> None:
    report = import_again(session, file, text)
    assert (report.updated, report.plan_ids) == (False, (2,))
    assert "1.学习宣传" in session.outline(1).text


def test_two_files_of_one_name_in_one_batch_are_two_plans(session: Session, tmp_path: Path) -> None:
    folders = [tmp_path / "甲", tmp_path / "乙"]
    for number, folder in enumerate(folders):
        folder.mkdir()
        (folder / "同名.txt").write_text(FIRST.replace("长沙市", "株洲市").replace("100%", f"9{number}%"), encoding="utf-8")
    reports = session.import_files(folders)
    assert [(report.updated, report.plan_ids) for report in reports] == [(False, (2,)), (False, (3,))]


def test_a_source_without_stored_reading_is_read_from_its_bytes(session: Session) -> None:
    with session.library.write() as connection:  # as a library of version 1 has it
        connection.execute("UPDATE source SET reading = '', parsed_by = 0")
    text = session.outline(1).text
    review = session.sources.review(1)
    assert review.parsed.plans[0].text == text
    assert session.next_undo() == Notice("重新识别 要点.txt", "Read 要点.txt again")
    assert sources.reading(session.library, 1).parsed_by == ingest.RULES


def test_a_review_names_what_is_where_and_what_is_doubtful(tmp_path: Path, session: Session) -> None:
    file = tmp_path / "跳号.txt"
    file.write_text(FIRST.replace("长沙市", "长沙县").replace("4.落实", "6.落实").replace("5.促进", "7.促进"), encoding="utf-8")
    (report,) = session.import_files([file])
    review = session.sources.review(report.source_id)
    assert report.doubts == len(review.parsed.doubts) == 1
    assert review.text[review.parsed.doubts[0].span.start :].startswith("6.落实")
    assert [noise.kind for noise in review.parsed.noise if noise.span.start <= 2 < noise.span.end] == [NoiseKind.BREADCRUMB]
    (held,) = [Positions(plan.paragraphs) for plan in review.parsed.plans]
    assert held.in_plan(2) is None and held.in_plan(review.text.index("压实")) is not None
    assert review.plan_ids == (2,)


def test_comments_in_a_file_become_annotations_of_their_authors_once(session: Session) -> None:
    at = FIRST.index("开展专项督查")
    remark = ingest.Remark(Span(at, at + 6), "怎么督查？", "李四", "2023-05-04T10:00:00")
    stored = sources.reading(session.library, 1)
    reading = replace(ingest.Reading.from_json(stored.text, stored.reading), remarks=(remark,))
    with session.library.write() as connection:
        connection.execute("UPDATE source SET reading = ?", (reading.to_json(),))
    assert session.sources.review(1).remarks == (remark,)
    taken, _ = session.sources.take_remarks(1)
    (note,) = session.annotations()
    assert (taken, note.exact, note.note, note.author, note.created) == (
        1,
        "开展专项督查",
        "怎么督查？",
        "李四",
        "2023-05-04T10:00:00",
    )
    assert session.sources.take_remarks(1)[0] == 0
    session.undo()
    assert session.annotations() == ()


def test_the_plan_before_is_known_from_its_series_or_asked_for_once(session: Session, tmp_path: Path) -> None:
    for year in (2021, 2022):
        file = tmp_path / f"{year}.txt"
        file.write_text(FIRST.replace("2023", str(year)), encoding="utf-8")
        session.import_files([file])
    found = session.sources.predecessor(1)
    assert found.plan is not None and (found.plan.metadata.year, found.answered) == (2022, False)
    earliest = session.plans()[1].id
    assert session.sources.predecessor(earliest).plan is None
    session.sources.set_predecessor(1, earliest)
    answered = session.sources.predecessor(1)
    assert answered.plan is not None and (answered.plan.id, answered.answered) == (earliest, True)
    session.sources.set_predecessor(1, None)
    assert session.sources.predecessor(1).plan is None
    session.undo()
    session.undo()
    assert session.sources.predecessor(1) == found
    with pytest.raises(UserError):
        session.sources.set_predecessor(1, 1)
