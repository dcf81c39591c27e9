"""Comments in a file, taken once as annotations; which sources are in use."""

from __future__ import annotations

from pathlib import Path

from docx import Document

from core.session import Session

TITLE = "某省教育系统2023年工作要点"


def a_file(folder: Path) -> Path:
    document, file = Document(), folder / "要点.docx"
    for line in (TITLE, "一、加强党的建设", "二、推进教育改革", "三、保障安全稳定"):
        document.add_paragraph(line)
    for at, words in ((1, "核对"), (2, "同意")):
        document.add_comment(document.paragraphs[at].runs, words, author="张三")
    document.save(str(file))
    return file


def test_comments_are_offered_until_they_are_taken_and_again_after_undo(tmp_path: Path) -> None:
    with Session.create(tmp_path / "库.yaodian") as session:
        (report,) = session.import_files([a_file(tmp_path)])
        assert report.remarks == 2
        assert [remark.text for remark in session.sources.review(report.source_id).remarks] == ["核对", "同意"]
        assert session.sources.take_remarks(report.source_id)[0] == 2
        assert session.sources.review(report.source_id).remarks == ()
        assert [note.note for note in session.annotations()] == ["核对", "同意"]
        assert session.sources.take_remarks(report.source_id)[0] == 0
        session.undo()
        assert len(session.sources.review(report.source_id).remarks) == 2


def test_a_source_is_in_use_while_one_of_its_plans_is_outside_the_bin(tmp_path: Path) -> None:
    with Session.create(tmp_path / "库.yaodian") as session:
        (report,) = session.import_files([a_file(tmp_path)])
        assert [source.id for source in session.sources.in_use()] == [report.source_id]
        session.sources.bin_plans(report.plan_ids)
        assert session.sources.in_use() == ()
        session.undo()
        assert [source.name for source in session.sources.in_use()] == ["要点.docx"]
