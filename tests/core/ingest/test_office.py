"""Old Word, WPS and RTF files give their text with a LibreOffice and without one, and say what was lost."""

import stat
import sys
import time

import pytest

from core import office
from core.errors import RefusedFileError
from core.ingest.formats.office import convert, read_doc
from core.office import find_office
from tests.core.ingest import hostile

RTF = (
    r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\f0 "
    + "".join(rf"\'{byte:02x}" for byte in "一、抓学习。".encode("gbk"))
    + r"\par \u20108?\u12289?x\par}"
).encode()
TEXT = "一、抓学习。\n二、抓落实。\n"

needs_office = pytest.mark.skipif(find_office() is None, reason="there is no LibreOffice here")
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for LibreOffice")


@pytest.fixture
def without_office(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_PLACES", (str(tmp_path / "*" / "soffice"),))


def stand_in(folder, script: str):
    """A program in place of LibreOffice; `$out` is the folder it is told to write to."""
    program = folder / "soffice"
    find_out = 'while [ "$1" != "--outdir" ]; do shift; done; out="$2"; /bin/mkdir -p "$out"\n'
    program.write_text(f"#!/bin/sh\n{find_out}{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def lines_of(reading) -> list[str]:
    return [line.text for line in reading.lines]


def test_libre_office_is_found_where_installers_put_it(without_office, tmp_path):
    assert find_office() is None
    place = tmp_path / "libreoffice7.6" / "soffice"
    place.parent.mkdir()
    place.touch()
    assert find_office() == place
    place.with_name("soffice.bin").touch()
    assert find_office() == place.with_name("soffice.bin")


@pytest.mark.parametrize(
    ("data", "media_type", "lost"),
    [
        (hostile.doc(TEXT.replace("\n", "\r")), "application/msword", "自动编号"),
        (RTF, "application/rtf", "文本框"),
    ],
)
def test_without_libre_office_the_bare_text_is_read_and_what_is_lost_is_said(without_office, data, media_type, lost):
    reading = read_doc(data)
    assert lines_of(reading)[0] == "一、抓学习。"
    assert reading.media_type == media_type
    (warning,) = reading.warnings
    assert "没有装 LibreOffice" in warning.zh
    assert lost in warning.zh
    assert "LibreOffice is not installed" in warning.en


def test_every_character_of_the_bare_text_that_is_not_blank_belongs_to_a_line(without_office):
    reading = read_doc(hostile.doc("甲\r\r\x07 乙\x07\x07\x0c丙"))
    pieces = "".join(reading.text[piece.start : piece.end] for line in reading.lines for piece in line.pieces)
    assert "".join(pieces.split()) == "".join(reading.text.split()) == "甲乙丙"


def test_a_file_cut_off_is_read_as_far_as_it_goes_and_told(without_office):
    reading = read_doc(RTF[:-4])
    assert lines_of(reading)[0] == "一、抓学习。"
    assert any("不完整" in warning.zh for warning in reading.warnings)


@pytest.mark.parametrize(
    "data", [hostile.doc("\r\r"), hostile.ole({"CONTENTS": b"Works"}), rb"{\rtf1{\pict 00}}", hostile.doc("一")[:600]]
)
def test_a_file_that_gives_no_words_is_refused(without_office, data):
    with pytest.raises(RefusedFileError, match="gave no words") as refused:
        read_doc(data)
    assert "没有读出文字" in refused.value.notice.zh


@needs_posix
def test_what_libre_office_makes_of_it_is_read_as_a_word_document(without_office, tmp_path):
    (tmp_path / "made.docx").write_bytes(hostile.docx(hostile.body("一、抓学习。", "二、抓落实。")))
    stand_in(tmp_path, f'/bin/cp "{tmp_path}/made.docx" "$out/in.docx"')
    reading = read_doc(hostile.doc("甲"))
    assert lines_of(reading) == ["一、抓学习。", "二、抓落实。"]
    assert reading.media_type == "application/msword"
    assert not reading.warnings


@needs_posix
@pytest.mark.parametrize("script", ["exit 1", "exit 0", "exit 81", 'echo no > "$out/in.docx"', "kill -9 $$"])
def test_where_libre_office_fails_the_bare_text_is_read(without_office, tmp_path, script):
    stand_in(tmp_path, script)
    reading = read_doc(hostile.doc("一、抓学习。"))
    assert lines_of(reading) == ["一、抓学习。"]
    assert "LibreOffice 没能打开它" in reading.warnings[0].zh


@needs_posix
def test_a_bomb_that_libre_office_makes_is_not_read(without_office, tmp_path):
    (tmp_path / "made.docx").write_bytes(hostile.empty_paragraphs())
    stand_in(tmp_path, f'/bin/cp "{tmp_path}/made.docx" "$out/in.docx"')
    assert lines_of(read_doc(hostile.doc("一、抓学习。"))) == ["一、抓学习。"]


@needs_posix
def test_libre_office_is_stopped_when_its_time_is_over(tmp_path):
    program = stand_in(tmp_path, "exec sleep 60")
    start = time.monotonic()
    assert convert(RTF, program, time_limit=0.3) is None
    assert time.monotonic() - start < 5


def test_a_program_that_does_not_start_gives_nothing(tmp_path):
    assert convert(RTF, tmp_path / "soffice") is None


@needs_office
def test_the_real_libre_office_gives_the_paragraphs():
    reading = read_doc(RTF)
    assert lines_of(reading) == ["一、抓学习。", "二、x"]
    assert not reading.warnings


@needs_office
def test_the_real_libre_office_leaves_a_broken_file_to_the_bare_reader():
    data = hostile.doc("一、抓学习。")
    assert "一、抓学习。" in lines_of(read_doc(data))
