"""Decoding text files, and refusing what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import RefusedFileError
from core.ingest.decode import decode
from tests.core.ingest.makers import BODY

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "hz"]
common = st.text(
    alphabet="一、（）“”《》。，；：教育工作要点推进落实全面加强第章条是的年月日新时代中国特色0123456789.\n ", max_size=200
)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(extra=common)
def test_text_comes_back_from_every_encoding(encoding: str, extra: str) -> None:
    text = f"某市2024年教育工作要点\n{extra}\n{BODY}"
    assert decode(text.encode(encoding), "a.txt").text == text


def test_the_encoding_is_told() -> None:
    assert [decode(BODY.encode(encoding), "a.txt").encoding for encoding in ENCODINGS] == ENCODINGS


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [
        (b"", "空.txt", "没有文字"),
        (bytes(range(32)) * 20, "a.txt", "文本"),
        ("工作要点\x00\x01\x02".encode() * 9, "a.txt", "文本"),
        ("123 ，。！\n456\n".encode(), "a.txt", "没有文字"),
        (b" \n\t\n", "a.txt", "没有文字"),
        (b"\x81\x20\xff\xfe\xfd" * 30 + b"\x00", "a.txt", ""),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason_and_a_way_out(data: bytes, name: str, word: str) -> None:
    with pytest.raises(RefusedFileError) as caught:
        decode(data, name)
    notice = caught.value.notice
    assert name in notice.zh and name in notice.en
    assert word in notice.zh
    assert "请" in notice.zh and "lease" in notice.en


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_text_with_a_few_broken_bytes_is_read_with_a_word_about_them(encoding: str) -> None:
    data = f"某市2024年教育工作要点\n{BODY * 9}".encode(encoding)
    broken = data[:40] + b"\xff\xff" + data[42:-1] if encoding != "utf-16" else data[:-1]
    found = decode(broken, "a.txt")
    assert found.encoding == encoding and "明确责任分工" in found.text and 0 < found.lost == found.text.count("\ufffd")
    assert str(found.lost) in found.warnings[0].zh and "broken bytes" in found.warnings[0].en
    assert decode(data, "a.txt").warnings == ()


def test_a_text_with_many_broken_bytes_is_refused() -> None:
    with pytest.raises(RefusedFileError, match="encoding"):
        decode(BODY.encode("gb18030") + b"\xff" * 9, "a.txt")


def test_big5_is_told_from_gb18030() -> None:
    text = "教育廳2022年工作要點\n一、堅持領導\n1.加強思想建設。各地要加強組織領導，明確責任分工。\n"
    assert decode(text.encode("big5"), "a.txt").text == text


@pytest.mark.parametrize("opening", ["<!DOCTYPE html><p>", "\n<html><p>", '<?xml version="1.0"?>', "MIME-Version: 1.0\n"])
def test_the_source_of_a_web_page_is_no_text(opening: str) -> None:
    with pytest.raises(RefusedFileError):
        decode(f"{opening}某市2024年工作要点".encode(), "a.txt")


def test_a_text_is_read_whatever_its_name_ends_with() -> None:
    assert decode("教育工作要点".encode(), "a.log").text == "教育工作要点"


def test_a_few_stray_control_characters_do_not_make_a_text_binary() -> None:
    assert decode("某市2024年\x07工作\x1f要点\x1a".encode(), "a.txt").encoding == "utf-8"
    with pytest.raises(RefusedFileError):
        decode(("要点" + "\x01" * 20).encode(), "a.txt")
