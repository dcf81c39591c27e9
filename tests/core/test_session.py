"""The one door: importing, asking, editing with undo, aligning and exporting, on the seeds and on small files."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from core.alignable import alignable
from core.briefing import Recipe
from core.errors import LibraryExistsError, NotFoundError, StaleChangeError, UserError
from core.model import Decision, Relation, Span, Status
from core.progress import CancelledError, Progress
from core.session import Session
from core.store import Library

PLAIN = """某省教育厅2021年工作要点

一、加强党的建设
1.健全机制。各地要压实责任，完善监督检查制度。
2.抓好落实。全年完成87%以上的任务。
二、深化改革
3.推进“双减”。规范校外培训机构，减轻学生负担。
"""


@pytest.fixture(scope="module")
def library_of_seeds(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """A closed library with the five seeds; copy it before writing."""
    path = tmp_path_factory.mktemp("seeds") / "库.yaodian"
    with Session.create(path) as session:
        reports = session.import_files(sorted((project / "seeds").glob("*.txt")))
    assert [report.refused for report in reports] == [None] * 5
    return path


@pytest.fixture
def session(tmp_path: Path, library_of_seeds: Path) -> Iterator[Session]:
    """A session on a library of the seeds of its own."""
    path = tmp_path / "库.yaodian"
    shutil.copyfile(library_of_seeds, path)
    with Session.open(path, "甲") as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "空.yaodian", "甲") as opened:
        yield opened


def compilation(session: Session) -> tuple[int, int]:
    """The first two plans of the compilation among the seeds."""
    first, second, *_ = [plan.id for plan in session.plans() if plan.file.startswith("002")]
    return first, second


def write(folder: Path, name: str = "要点.txt", text: str = PLAIN) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# Importing


def test_the_seeds_become_plans_whose_clauses_lie_inside_one_another(session: Session) -> None:
    assert len({plan.source_id for plan in session.plans()}) == 5
    for plan in session.plans():
        outline = session.outline(plan.id)
        by_id = {clause.id: clause for clause in outline.clauses}
        assert outline.clauses[0].level == 0
        assert len(outline.clauses) == plan.clauses + 1
        for clause in outline.clauses[1:]:
            parent = by_id[clause.parent_id or 0]
            assert parent.span.start <= clause.span.start < clause.span.end <= parent.span.end
            assert outline.quote(clause.span).startswith(clause.number or "")


def test_the_bytes_of_the_seeds_are_kept(session: Session, project: Path) -> None:
    kept = {row["name"]: row["bytes"] for row in session.library.rows("SELECT name, bytes FROM source")}
    assert kept == {path.name: path.read_bytes() for path in (project / "seeds").glob("*.txt")}


def test_the_same_bytes_under_another_name_are_not_imported_twice(session: Session, project: Path, tmp_path: Path) -> None:
    seed = min((project / "seeds").glob("002*.txt"))
    before = session.plans()
    (report,) = session.import_files([shutil.copyfile(seed, tmp_path / "另存.txt")])
    assert report.known
    assert report.plan_ids == tuple(plan.id for plan in before if plan.file == seed.name)
    assert [warning.zh for warning in report.warnings] == [f"“另存.txt”与已有的“{seed.name}”内容完全相同，没有重复导入。"]
    assert session.plans() == before


def test_importing_a_binned_file_again_takes_its_plans_out_of_the_bin(session: Session, project: Path) -> None:
    first, _ = compilation(session)
    before = session.plans()
    session.sources.bin_plans([first])
    assert first not in [plan.id for plan in session.plans()]
    session.import_files(sorted((project / "seeds").glob("002*.txt")))
    assert session.plans() == before


def test_an_import_can_be_undone_and_redone(empty: Session, tmp_path: Path) -> None:
    empty.import_files([write(tmp_path)])
    before = empty.plans()
    assert len(before) == 1
    touched = empty.undo()
    assert touched.ids == {"plan": {before[0].id}}
    assert empty.plans() == ()
    empty.redo()
    assert empty.plans() == before


def test_a_refused_file_does_not_stop_the_others(empty: Session, tmp_path: Path) -> None:
    files = [tmp_path / "没有.txt", write(tmp_path, "空.txt", ""), tmp_path / "图.txt", write(tmp_path)]
    files[2].write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    reports = empty.import_files(files)
    assert [report.refused is None for report in reports] == [False, False, False, True]
    for report, file in zip(reports[:3], files[:3], strict=True):
        assert report.refused is not None
        assert file.name in report.refused.zh
        assert file.name in report.refused.en
        assert report.plan_ids == ()
    assert [plan.file for plan in empty.plans()] == ["要点.txt"]
    assert empty.check()["source"] == 1


def test_a_folder_is_searched_for_text_files_in_order_of_name(empty: Session, tmp_path: Path) -> None:
    write(tmp_path / "文件" / "下层", "b.TXT", PLAIN.replace("2021", "2022"))
    write(tmp_path / "文件", "a.txt")
    write(tmp_path / "文件", "图.png", "不是")
    reports = empty.import_files([tmp_path / "文件"])
    assert [Path(report.file).name for report in reports] == ["a.txt", "b.TXT"]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_file_name_from_a_chinese_windows_archive_is_read(empty: Session, tmp_path: Path) -> None:
    path = write(tmp_path, os.fsdecode("要点.txt".encode("gb18030")))
    (report,) = empty.import_files([path])
    assert report.refused is None
    assert empty.plans()[0].file == "要点.txt"


class StopAt(Progress):
    """Cancels before file number `stop`, and keeps what it was told."""

    def __init__(self, stop: int) -> None:
        self.stop = stop
        self.told: list[tuple[int, int, str]] = []

    def step(self, done: int, total: int, what: str) -> None:
        self.told.append((done, total, what))
        if done == self.stop:
            raise CancelledError


def test_cancelling_an_import_keeps_the_files_that_were_done(empty: Session, tmp_path: Path) -> None:
    files = [write(tmp_path, f"{year}.txt", PLAIN.replace("2021", str(year))) for year in (2019, 2020, 2021)]
    progress = StopAt(2)
    with pytest.raises(CancelledError):
        empty.import_files(files, progress)
    assert [plan.file for plan in empty.plans()] == ["2019.txt", "2020.txt"]
    assert progress.told == [(0, 3, "2019.txt"), (1, 3, "2020.txt"), (2, 3, "2021.txt")]


def test_a_job_beside_the_window_works_on_a_session_of_its_own(empty: Session, tmp_path: Path) -> None:
    with Session.open(empty.path) as job:
        job.import_files([write(tmp_path)])
    assert len(empty.plans()) == 1


# Asking and editing


def test_search_counts_as_reading_the_text_does(session: Session) -> None:
    texts = [session.outline(plan.id).text for plan in session.plans()]
    for query in ("教育", "健全", "“", "87%", "的", "AND"):
        assert session.search(query).total == sum(line.count(query) for text in texts for line in text.split("\n"))


def test_a_clause_is_annotated_as_a_whole(session: Session) -> None:
    plan_id, _ = compilation(session)
    outline = session.outline(plan_id)
    clause = alignable(outline.clauses)[3]
    made, touched = session.annotating.add(plan_id, clause_id=clause.id, tag_names=["经费"], note="看这里")
    assert (made.clause_id, made.span, made.exact) == (clause.id, clause.span, outline.quote(clause.span))
    assert (made.tags, made.note, made.author, made.status) == (("经费",), "看这里", "甲", Status.OPEN)
    assert touched.ids["annotation"] == {made.id}
    assert session.annotations(plan_ids=[plan_id]) == (made,)
    session.undo()
    assert session.annotations() == ()
    assert session.tags() == ()


@pytest.mark.parametrize("span", [Span(0, 0), Span(7, 7), Span(10**7, 10**7 + 1)])
def test_an_empty_span_or_one_outside_is_refused_and_says_so(session: Session, span: Span) -> None:
    with pytest.raises(UserError, match="span"):
        session.annotating.add(1, span=span)
    made, _ = session.annotating.add(1, span=Span(0, 2))
    with pytest.raises(UserError, match="span"):
        session.annotating.edit(made.id, span=span)
    assert session.annotations() == (made,)


def test_a_clause_of_another_plan_is_not_found(session: Session) -> None:
    first, second = compilation(session)
    other = session.outline(second).clauses[1].id
    with pytest.raises(NotFoundError, match=str(other)):
        session.annotating.add(first, clause_id=other)
    with pytest.raises(NotFoundError):
        session.annotating.add(first)


def test_a_step_touches_only_what_it_is_about(session: Session) -> None:
    made, _ = session.annotating.add(1, span=Span(0, 4), tag_names=["a"])
    assert session.annotating.edit(made.id, note="新").ids == {"annotation": {made.id}}
    session.tagging.add(" b ")
    assert [tag.name for tag in session.tags()] == ["a", "b"]
    assert session.tagging.remove([1]).ids == {"annotation": {made.id}, "tag": {1}}
    assert session.annotating.remove([made.id]).ids == {"annotation": {made.id}}
    for _ in range(4):
        session.undo()
    assert session.annotations() == (made,)


# Aligning


def test_a_plan_is_not_aligned_with_itself(session: Session) -> None:
    with pytest.raises(UserError, match="itself"):
        session.aligning.align(1, 1)


def test_every_alignable_clause_stands_in_a_link(session: Session) -> None:
    old, new = compilation(session)
    found = session.aligning.align(old, new)
    assert session.aligning.stored(old, new) == found
    assert session.aligning.pairs() == ((old, new),)
    for plan_id, side in ((old, "old"), (new, "new")):
        held = {clause_id for link in found.links for clause_id in getattr(link, side)}
        assert held == {clause.id for clause in alignable(session.outline(plan_id).clauses)}


def test_aligning_again_changes_nothing_and_keeps_every_id(session: Session) -> None:
    old, new = compilation(session)
    first = session.aligning.align(old, new)
    assert session.aligning.align(old, new) == first


def test_a_rejected_link_stays_rejected_and_a_confirmed_one_confirmed_after_realigning(session: Session) -> None:
    old, new = compilation(session)
    paired = [link for link in session.aligning.align(old, new).links if link.old and link.new]
    rejected, confirmed, by_hand = paired[0], paired[1], paired[2]
    session.links.decide([rejected.id], Decision.REJECTED)
    session.links.decide([confirmed.id], Decision.CONFIRMED)
    session.links.edit(by_hand.id, relation=Relation.REVISED, moved=not by_hand.moved, note="看过")
    decided = [session.links.link(link.id) for link in (rejected, confirmed, by_hand)]
    again = session.aligning.align(old, new)
    by_id = {link.id: link for link in again.links}
    assert [by_id[link.id] for link in decided] == decided
    assert [link.decision for link in decided] == [Decision.REJECTED, Decision.CONFIRMED, Decision.MANUAL]
    fresh = {(link.old, link.new) for link in again.links if link.decision is Decision.PROPOSED}
    assert fresh.isdisjoint({(link.old, link.new) for link in decided})
    assert session.aligning.align(old, new) == again


def test_decisions_survive_undo_and_closing(session: Session) -> None:
    old, new = compilation(session)
    link = session.aligning.align(old, new).links[0]
    session.links.decide([link.id], Decision.CONFIRMED)
    with Session.open(session.path) as again:
        assert again.links.link(link.id).decision is Decision.CONFIRMED
        again.undo()
    assert session.links.link(link.id).decision is Decision.PROPOSED


class DecideMeanwhile(Progress):
    """The analyst, in the window, rejects a link while the job works."""

    def __init__(self, path: Path, link_id: int) -> None:
        self.path = path
        self.link_id = link_id

    def step(self, done: int, total: int, what: str) -> None:
        with Session.open(self.path) as window:
            window.links.decide([self.link_id], Decision.REJECTED)


def test_a_decision_made_while_aligning_is_not_lost(session: Session) -> None:
    old, new = compilation(session)
    link = next(link for link in session.aligning.align(old, new).links if link.old and link.new)
    with pytest.raises(StaleChangeError):
        session.aligning.align(old, new, DecideMeanwhile(session.path, link.id))
    assert session.links.link(link.id).decision is Decision.REJECTED
    assert link.id in [kept.id for kept in session.aligning.align(old, new).links]


# Exporting


def test_a_note_holds_the_annotations_and_the_comparison(session: Session, tmp_path: Path) -> None:
    old, new = compilation(session)
    made, _ = session.annotating.add(old, span=Span(40, 60), tag_names=["经费"], note="数字要核对")
    path = tmp_path / "简报.docx"
    size = session.notes.write(path, Recipe(title="试写的简报", pairs=((old, new),)))
    assert size == path.stat().st_size
    document = docx.Document(str(path))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "试写的简报" in text
    for word in ("数字要核对", made.exact.strip()):
        assert word in text + cells
    assert document.tables
    assert session.aligning.pairs() == ((old, new),)


def test_a_note_is_written_in_english_too(session: Session, tmp_path: Path) -> None:
    session.annotating.add(1, span=Span(0, 4), note="a remark")
    path = tmp_path / "note.docx"
    session.notes.write(path, Recipe(language="en"))
    assert "Briefing note" in "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


# Opening


def test_creating_over_a_file_is_refused(empty: Session) -> None:
    with pytest.raises(LibraryExistsError):
        Session.create(empty.path)


def test_the_log_keeps_the_name_of_who_did_it(empty: Session) -> None:
    empty.tagging.add("a")
    with Library.open(empty.path) as library:
        assert library.rows("SELECT author FROM change_log") == [{"author": "甲"}]


def test_lineage_aligns_what_was_not_aligned_and_keeps_what_was_decided(session: Session) -> None:
    old, new = compilation(session)
    link = next(link for link in session.aligning.align(old, new).links if link.old and link.new)
    session.links.decide([link.id], Decision.CONFIRMED)
    third = session.plans()[-1].id
    found = session.aligning.lineage([old, new, third])
    assert set(found.plan_ids) == {old, new, third}
    assert session.aligning.stored(old, new) is not None
    assert session.links.link(link.id).decision is Decision.CONFIRMED
    theme = found.theme_of(link.old[0])
    assert theme is not None
    assert set(link.new) <= set(theme.cells[new].clause_ids)


def test_plans_of_a_library_that_can_only_be_read_are_aligned_for_this_time(session: Session) -> None:
    old, new = (plan.id for plan in session.plans()[:2])
    stored = session.aligning.align(old, new)
    path = session.path
    with Session.read(path) as reader:
        pair = next((a, b) for a in (plan.id for plan in reader.plans()) for b in (plan.id for plan in reader.plans()) if a > b)
        before = reader.aligning.pairs()
        proposed = reader.aligning.align(*pair)
        assert proposed.links and proposed.id == 0 and reader.aligning.stored(*pair) is None
        assert reader.aligning.pairs() == before == ((old, new),)
        assert [(link.old, link.new) for link in reader.aligning.align(old, new).links] == [
            (link.old, link.new) for link in stored.links
        ]
        assert len(reader.aligning.lineage([plan.id for plan in reader.plans()]).plan_ids) == len(reader.plans())
