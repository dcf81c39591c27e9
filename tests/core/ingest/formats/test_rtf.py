"""The text of RTF as Word, WPS and LibreOffice write it, with the numbers written into it and without what is not text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ingest.formats.rtf import strip

TEXT = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x2FFFF, exclude_categories=("Cs", "Cc")), min_size=1)


def rtf(inside: str, fonts: str = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}}") -> bytes:
    return (r"{\rtf1\ansi\ansicpg936\deff0" + fonts + inside + "}").encode("latin-1")


def hexes(text: str, encoding: str = "gb18030") -> str:
    return "".join(rf"\'{byte:02x}" for byte in text.encode(encoding))


def units(text: str) -> str:
    raw = text.encode("utf-16-le")
    numbers = [int.from_bytes(raw[at : at + 2], "little", signed=True) for at in range(0, len(raw), 2)]
    return "".join(rf"\u{number}?" for number in numbers)


@given(TEXT)
def test_what_is_written_in_unicode_comes_back(text):
    assert strip(rtf(units(text))).text == text


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)))
def test_what_is_written_in_gbk_comes_back(text):
    assert strip(rtf(rf"{{\f1 {hexes(text)}}}")).text == text


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (hexes("一、抓学习。") + r"\par " + hexes("二、抓落实。") + r"\par", "一、抓学习。\n二、抓落实。\n"),
        # The second byte of 開 (0xE9 0x5F) and 乗 (0x81 0x5C, a backslash) as the letters they are.
        (r"{\f1 \'e9_\'81\\}", "開乗"),
        ("一、".encode("gb18030").decode("latin-1"), "一、"),
        (r"\f0 a\'b7b", "a·b"),
        (r"{\f2\'a4\'40}", "一"),
        (r"\uc2\u19968\'d2\'bb b", "一 b"),
        (r"{\uc0\u19968 b}", "一b"),
        (r"{\listtext\pard " + hexes("（一）") + r"\tab}" + hexes("抓学习"), "（一） 抓学习"),
        (r"{\pntext 1.\tab}{\*\pn\pnlvlbody{\pntxta .}}x", "1. x"),
        (r"{\deleted old}{\deleted0 new}{\v hidden}", "new"),
        (r"\trowd\intbl a\par b\cell\intbl c\cell\row\pard d\par", "a b\tc\nd\n"),
        (r"{\field{\*\fldinst HYPERLINK "
         r'"http://a"}{\fldrslt x}}', "x"),
        (r"{\header h}{\footer f}{\footnote n}{\info{\title t}}{\stylesheet{\s0 Normal;}}{\*\generator g;}x", "x"),
        (r"{\pict\pngblip 89504e47}{\*\shppict{\pict 00}}x", "x"),
        (r"a{\pict\bin5 }}}}}}b", "ab"),
        (r"\{\}\\\~\_\-x\emdash\ldblquote\rdblquote", "{}\\\xa0-x—“”"),
    ],
)  # fmt: skip
def test_what_rtf_says_is_read(inside, text):
    fonts = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}{\f2\fcharset136 MingLiU;}}"
    stripped = strip(rtf(inside, fonts))
    assert stripped.text == text
    assert stripped.complete


def test_what_follows_the_document_is_not_in_it():
    assert strip(rtf("a") + b"b").text == "a"


def test_a_file_cut_off_is_known():
    cut = strip(rtf(r"a\par b")[:-2])
    assert (cut.text, cut.complete) == ("a\n", False)


@given(
    st.binary(max_size=300),
    st.lists(st.sampled_from([r"\u", r"\bin9", "{", "}", r"\'8", r"\uc-1", r"\fcharset134", "\\", r"\f"])),
)
def test_no_bytes_break_it(data, words):
    strip(rb"{\rtf1" + "".join(words).encode() + data)


def test_a_million_open_groups_do_not_break_it():
    assert strip(b"{" * 1_000_000).text == ""
