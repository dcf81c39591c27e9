"""Taking in files of every kind: each becomes the same plan, what can't be read is named, the rest goes on."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from core.ingest import READERS, Kind
from core.model import ClauseKind
from core.session import Session
from tests.core.ingest.formats.docx_files import a_docx, p

LINES = (
    "某市教育局2024年工作要点",
    "一、加强党的建设",
    "1.强化政治引领。深入学习。",
    "2.抓实基层组织。落实责任。",
    "二、提高质量",
    "3.办好学前教育。普惠。",
)
PAGE = "<html><head><meta charset='utf-8'></head><body>" + "".join(f"<p>{line}</p>" for line in LINES) + "</body></html>"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    with Session.create(tmp_path / "a.yaodian") as made:
        yield made


def a_zip(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return made.getvalue()


def tree(session: Session, plan_id: int) -> list[tuple[str | None, str, int]]:
    clauses = session.outline(plan_id).clauses
    return [(c.number, c.heading, c.level) for c in clauses if c.kind in (ClauseKind.SECTION, ClauseKind.ITEM)]


def test_text_page_and_word_document_become_the_same_tree(session: Session, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join(LINES), encoding="gb18030")
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "c.docx").write_bytes(a_docx("".join(p(line) for line in LINES)))
    with zipfile.ZipFile(tmp_path / "c.docx", "a") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
    reports = session.import_files([tmp_path / name for name in ("a.txt", "b.html", "c.docx")])
    assert [report.refused for report in reports] == [None] * 3
    trees = [tree(session, report.plan_ids[0]) for report in reports]
    assert trees[0] == trees[1] == trees[2] and len(trees[0]) == 5


def test_a_zip_is_taken_apart_and_what_is_bad_in_it_is_named(session: Session, tmp_path: Path) -> None:
    bad = b"%PDF-1.7\n" + bytes(100)
    inner = a_zip(x__txt="\n".join(LINES).encode())
    (tmp_path / "all.zip").write_bytes(a_zip(a__txt="\n".join(LINES).encode(), b__pdf=bad, c__zip=inner))
    reports = session.import_files([tmp_path / "all.zip"])
    assert [Path(report.file).name for report in reports if report.refused is None] == ["a.txt"]
    assert {Path(report.file).name for report in reports if report.refused} == {"b.pdf", "c.zip"}
    assert len(session.plans()) == 1


def test_a_zip_without_anything_to_read_is_refused(session: Session, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(a_zip(a__png=b"\x89PNG\r\n\x1a\n"))
    (report,) = session.import_files([tmp_path / "a.zip"])
    assert report.refused is not None and "a.zip" in report.refused.zh


def test_a_bomb_is_refused_and_the_next_file_comes_in(session: Session, tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * (600 << 20))
    (tmp_path / "a.docx").write_bytes(made.getvalue())
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    first, second = session.import_files([tmp_path / "a.docx", tmp_path / "b.html"])
    assert first.refused is not None and "a.docx" in first.refused.zh and second.refused is None


def test_every_reader_named_exists() -> None:
    assert set(READERS) == {Kind.DOCX, Kind.HTML, Kind.MHTML, Kind.PDF, Kind.OFD, Kind.DOC, Kind.WPS, Kind.RTF}
    for address in READERS.values():
        module, _, function = address.partition(":")
        assert callable(getattr(__import__(module, fromlist=[function]), function))
