"""The bare text of .doc files made here, of one piece each, with Word's own control characters."""

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ingest.formats.word97 import text_of
from tests.core.ingest import hostile

WORDS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xD7FF, exclude_categories=("Cc",)), min_size=1)


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_paragraphs_come_back_as_lines(paragraphs):
    assert text_of(hostile.doc("\r".join(paragraphs))).split("\n") == paragraphs


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("甲\x0b乙\x0c丙\r", "甲\n乙\n丙\n"),
        ("序号\x07任务\x07\x07一\x07学习\x07\x07", "序号\t任务\n一\t学习\n"),
        ("见\x13 HYPERLINK \x14附件\x15。", "见附件。"),
        ("\x13 TOC \x14甲\x13 PAGEREF \x141\x15乙\x15丙", "甲1乙丙"),
        ("甲\x13 PAGE 乙", "甲 PAGE 乙"),
        ("甲\x01\x08乙\x02\x05\x1f丙\x1e丁", "甲乙丙-丁"),
    ],
)
def test_control_characters_are_what_they_stand_for(raw, text):
    assert text_of(hostile.doc(raw)) == text


def test_text_of_one_byte_a_character_is_read():
    assert text_of(hostile.doc("No. 1 – “plan”", compressed=True)) == "No. 1 – “plan”"


def test_notes_and_text_boxes_behind_the_main_text_are_left_out():
    assert text_of(hostile.doc("正文\r脚注", main_length=3)) == "正文\n"


def test_a_word_6_document_is_read_as_gbk():
    text = "一、抓学习。".encode("gb18030")
    head = bytearray(0x300)
    struct.pack_into("<HH", head, 0, 0xA5DC, 104)
    struct.pack_into("<LL", head, 0x18, 0x300, 0x300 + len(text))
    assert text_of(hostile.ole({"WordDocument": bytes(head) + text})) == "一、抓学习。"


@pytest.mark.parametrize(
    "data", [b"", b"x" * 9000, hostile.ole({"Workbook": b""}), hostile.ole({"WordDocument": b"\xec\xa5\xc1"})]
)
def test_what_is_no_word_document_is_an_os_error_or_nothing(data):
    with suppress(OSError):
        assert text_of(data) == ""


@given(st.data())
def test_damage_gives_some_text_or_an_os_error(data):
    raw = bytearray(hostile.doc("一、抓学习。\r二、抓落实。"))
    for at in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=10)):
        raw[at] = data.draw(st.integers(0, 255))
    with suppress(OSError):
        assert isinstance(text_of(bytes(raw)), str)
