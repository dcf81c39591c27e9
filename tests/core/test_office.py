"""The note as PDF: by a LibreOffice, stopped when asked to, and a sentence where there is none."""

from __future__ import annotations

import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import office
from core.briefing import Recipe
from core.office import ConversionError, NoOfficeError, find_office, pdf_of
from core.progress import CancelledError
from core.session import Session

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for LibreOffice")
PLAN = "某省教育厅{year}年工作要点\n\n一、基础教育\n1.发展学前教育。新建幼儿园{count}所。\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "a.yaodian") as made:
        for year, count in ((2020, 30), (2021, 50)):
            (tmp_path / f"{year}.txt").write_text(PLAN.format(year=year, count=count), encoding="utf-8")
            made.import_files([tmp_path / f"{year}.txt"])
        yield made


@pytest.fixture
def without_office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_PLACES", ())


def stand_in(folder: Path, script: str) -> None:
    """A program in place of LibreOffice on the path; `$out` is the folder it is told to write to, `$last` the file it gets."""
    program = folder / "soffice"
    find = 'for last; do :; done; while [ "$1" != "--outdir" ]; do shift; done; out="$2"; /bin/mkdir -p "$out"\n'
    program.write_text(f"#!/bin/sh\n{find}{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def test_without_libre_office_a_pdf_is_refused_in_a_sentence_and_the_old_file_stays(
    session: Session, tmp_path: Path, without_office: None
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(NoOfficeError) as refused:
        session.notes.write(path, Recipe())
    assert "LibreOffice" in refused.value.notice.zh and "not installed" in refused.value.notice.en
    with pytest.raises(NoOfficeError):
        session.notes.write_revision(path, *[plan.id for plan in session.plans()])
    assert path.read_bytes() == b"old"


@needs_posix
def test_what_libre_office_makes_of_the_word_document_is_the_file(session: Session, tmp_path: Path, without_office: None) -> None:
    stand_in(tmp_path, '/bin/cp "$last" "$out/in.pdf"')
    size = session.notes.write(tmp_path / "a.PDF", Recipe(plan_ids=(1,)))
    assert (tmp_path / "a.PDF").read_bytes().startswith(b"PK") and size == (tmp_path / "a.PDF").stat().st_size


@needs_posix
@pytest.mark.parametrize("script", ["exit 1", 'echo -n > "$out/in.pdf"'])
def test_where_libre_office_makes_nothing_that_is_said(
    session: Session, tmp_path: Path, without_office: None, script: str
) -> None:
    stand_in(tmp_path, script)
    with pytest.raises(ConversionError):
        session.notes.write(tmp_path / "a.pdf", Recipe(plan_ids=(1,)))
    assert not (tmp_path / "a.pdf").exists()


@needs_posix
def test_libre_office_is_killed_when_nobody_wants_the_pages_any_more(tmp_path: Path, without_office: None) -> None:
    stand_in(tmp_path, f'echo $$ > "{tmp_path}/pid"; exec /bin/sleep 60')
    asked: list[bool] = []

    def heed() -> None:
        asked.append((tmp_path / "pid").exists())
        if asked[-1]:
            raise CancelledError

    start = time.monotonic()
    with pytest.raises(CancelledError):
        pdf_of(b"", heed)
    assert len(asked) > 0 and time.monotonic() - start < 30


@pytest.mark.skipif(find_office() is None, reason="there is no LibreOffice here")
def test_the_real_libre_office_gives_pdf(session: Session, tmp_path: Path) -> None:
    size = session.notes.write(tmp_path / "a.pdf", Recipe(title="简报", plan_ids=(1, 2)))
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF") and size > 5000
