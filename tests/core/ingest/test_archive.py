"""A folder or a zip gives the files that may be plans, with their names as they were, and stops at no bad one."""

import os
import struct
import sys
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import RefusedFileError
from core.ingest import preflight
from core.ingest.archive import Member, file_at, folder_files, members, name_of
from tests.core.ingest import hostile

NAMES = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12)


def named(raw: bytes, flags=0, extra=b"") -> zipfile.ZipInfo:
    """The entry as it is read back from a zip that has these very bytes as a name."""
    data = bytearray(hostile.zipped([("x" * len(raw), "")]))
    entry = zipfile.ZipFile(hostile.io.BytesIO(bytes(data).replace(b"x" * len(raw), raw))).infolist()[0]
    entry.flag_bits |= flags
    entry.extra = extra
    return entry


def texts(found) -> dict[str, str]:
    return {member.name: member.data.decode() for member in found if not member.refused}


def in_folder(folder) -> dict[str, Member]:
    return {name: file_at(path) for name, path in folder_files(folder)}


def test_the_files_come_in_order_of_name_with_their_folders():
    data = hostile.zipped([("乙/", ""), ("乙/二.txt", "2"), ("甲\\一.md", "1")])
    assert list(texts(members(data, "a.zip")).items()) == [("乙/二.txt", "2"), ("甲/一.md", "1")]


def test_only_what_may_be_a_plan_is_taken():
    junk = ["Thumbs.db", "__MACOSX/._要点.docx", "~$要点.docx", "a.jpg", "要点_files/广告.html", ".git/a.txt", "a.files/b.htm"]
    data = hostile.zipped([(name, "x") for name in [*junk, "要点.html", "a.htm", "报告_files/正文.txt", "要点.DOCX"]])
    assert [member.name for member in members(data, "a.zip")] == [
        "a.htm",
        "报告_files/正文.txt",
        "要点.DOCX",
        "要点.html",
    ]


def test_an_entry_without_a_name_is_passed_over():
    data = hostile.zipped([("x", "1"), ("c.txt", "2")])
    for signature, at in ((b"PK\x03\x04", 26), (b"PK\x01\x02", 28)):
        start = data.find(signature)
        name = start + (30 if at == 26 else 46)
        data = data[: start + at] + b"\x00\x00" + data[start + at + 2 : name] + data[name + 1 :]
    end = data.rfind(b"PK\x05\x06")
    directory = data.find(b"PK\x01\x02")
    data = data[: end + 12] + struct.pack("<LL", end - directory, directory) + data[end + 20 :]
    entries = zipfile.ZipFile(hostile.io.BytesIO(data)).infolist()
    assert entries[0].filename == ""
    second = data[:directory] + data[directory:].replace(
        struct.pack("<L", entries[1].header_offset) + b"c.txt", struct.pack("<L", entries[1].header_offset - 1) + b"c.txt"
    )
    assert texts(members(second, "a.zip")) == {"c.txt": "2"}


def test_a_zip_in_a_zip_is_refused_and_the_rest_goes_on():
    data = hostile.zipped([("a.zip", hostile.zipped([("b.txt", "1")])), ("c.txt", "2")])
    first, second = members(data, "外.zip")
    assert "解压" in first.refused.notice.zh
    assert "archive within an archive" in first.refused.notice.en
    assert second.data == b"2"


def test_a_damaged_file_is_refused_and_the_rest_goes_on():
    data = bytearray(hostile.zipped([("a.txt", os.urandom(500)), ("c.txt", "2")]))
    data[200] ^= 0xFF
    first, second = members(bytes(data), "a.zip")
    assert "cut off or damaged" in first.refused.notice.en
    assert second.data == b"2"


def test_a_file_too_large_is_refused_unread(monkeypatch, tmp_path):
    monkeypatch.setattr(preflight, "LARGEST_SOURCE", 10)
    (tmp_path / "a.txt").write_text("x" * 11)
    (tmp_path / "b.txt").write_text("y")
    for first, second in (in_folder(tmp_path).values(), _without_check(monkeypatch, tmp_path)):
        assert "larger than the limit" in first.refused.notice.en
        assert second.data == b"y"


def _without_check(monkeypatch, folder):
    monkeypatch.setattr(preflight, "check", lambda *_: ())
    return members(hostile.zipped([(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]), "a.zip")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_and_a_file_that_is_not_there_are_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "管道.txt")
    for name in ("管道.txt", "没有.txt"):
        refused = file_at(tmp_path / name).refused.notice
        assert name in refused.zh and "请" in refused.zh and "lease" in refused.en


def test_a_bomb_is_refused_as_a_whole():
    with pytest.raises(RefusedFileError, match="zip bomb"):
        next(members(hostile.zipped([("a.txt", bytes(50 << 20))]), "a.zip"))
    with pytest.raises(RefusedFileError, match="entries"):
        next(members(hostile.many_entries(), "a.zip"))


@given(NAMES)
def test_names_in_gbk_are_read(name):
    raw = f"{name}要点.txt".encode("gb18030")
    entry = named(raw)
    # Bytes that happen to be sound UTF-8 as well can't be told apart; four characters of it hardly ever are.
    assert name_of(entry) == f"{name}要点.txt"


@given(NAMES)
def test_names_in_utf_8_are_read_with_and_without_the_flag(name):
    assert name_of(named(f"{name}.txt".encode())) == f"{name}.txt"
    (entry,) = zipfile.ZipFile(hostile.io.BytesIO(hostile.zipped([(f"{name}.txt", "")]))).infolist()
    assert name_of(entry) == f"{name}.txt"


def test_the_unicode_path_field_wins_where_it_belongs_to_the_name():
    raw = b"????.txt"
    field = b"\x01" + struct.pack("<L", zlib.crc32(raw)) + "要点.txt".encode()
    extra = b"\x01\x00\x02\x00ab" + struct.pack("<HH", 0x7075, len(field)) + field
    assert name_of(named(raw, extra=extra)) == "要点.txt"
    stale = extra.replace(field[:5], b"\x01\x00\x00\x00\x00")
    assert name_of(named(raw, extra=stale)) == "????.txt"


def test_a_folder_is_read_with_its_subfolders_and_no_link_is_followed(tmp_path):
    (tmp_path / "省").mkdir()
    (tmp_path / "省" / "二.txt").write_text("2")
    (tmp_path / "一.md").write_text("1")
    (tmp_path / "图.png").write_text("x")
    if sys.platform != "win32":
        (tmp_path / "外.txt").symlink_to("/etc/passwd")
        (tmp_path / "圈").symlink_to(tmp_path)
    assert {name: member.data.decode() for name, member in in_folder(tmp_path).items()} == {"一.md": "1", "省/二.txt": "2"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' file names are Unicode")
def test_a_file_name_that_is_not_utf_8_is_read_as_gb18030(tmp_path):
    (tmp_path / os.fsdecode("工作要点.txt".encode("gb18030"))).write_text("1")
    assert {name: member.data.decode() for name, member in in_folder(tmp_path).items()} == {"工作要点.txt": "1"}
