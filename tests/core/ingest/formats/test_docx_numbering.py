"""Automatic numbers of Word: every paragraph gets the number that Word prints before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ingest.formats.docx_numerals import circled, padded, printed
from tests.core.ingest.formats.docx_files import a_list, definition, level, listed, p, style, styled, table, texts

CHAPTERS = definition(level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>'), level(1, "chineseCounting", "（%2）"))


def forms(form: str, *values: int) -> str:
    return " ".join(printed(value, form) for value in values)


@pytest.mark.parametrize(
    ("form", "values", "expected"),
    [
        ("decimal", (1, 12), "1 12"),
        ("decimalZero", (7, 12), "07 12"),
        ("upperLetter", (1, 26, 27, 53), "A Z AA AAA"),
        ("lowerLetter", (2, 28), "b bb"),
        ("upperRoman", (4, 9, 1949), "IV IX MCMXLIX"),
        ("lowerRoman", (3, 40), "iii xl"),
        ("chineseCounting", (1, 10, 11, 20, 99, 100, 101, 1999), "一 十 十一 二十 九十九 一○○ 一○一 一九九九"),
        ("taiwaneseCounting", (10, 21, 105), "十 二十一 一○五"),
        (
            "chineseCountingThousand",
            (10, 19, 20, 100, 101, 110, 111, 1000, 1001, 1010, 1100, 10_000, 20_030),
            "十 十九 二十 一百 一百〇一 一百一十 一百一十一 一千 一千〇一 一千〇一十 一千一百 一万 二万〇三十",
        ),
        ("taiwaneseCountingThousand", (101, 10_000), "一百零一 一萬"),
        ("japaneseCounting", (10, 11, 100, 110, 101, 1000, 2345), "十 十一 百 百十 百一 千 二千三百四十五"),
        ("ideographDigital", (10, 205), "一〇 二〇五"),
        ("ideographTraditional", (1, 10, 11), "甲 癸 11"),
        ("ideographZodiac", (1, 12, 13), "子 亥 13"),
        ("ideographZodiacTraditional", (1, 60, 61), "甲子 癸亥 61"),
        ("ideographEnclosedCircle", (1, 10, 11), "㈠ ㈩ 11"),
        ("decimalEnclosedCircle", (1, 20, 21), "① ⑳ 21"),
        ("decimalEnclosedParen", (1, 20), "⑴ ⒇"),
        ("decimalEnclosedFullstop", (1, 20), "⒈ ⒛"),
        ("decimalFullWidth", (1, 10), "１ １０"),
        ("chineseLegalSimplified", (1, 10, 12, 101), "壹 壹拾 壹拾贰 壹佰零壹"),
        ("ideographLegalTraditional", (2, 30), "貳 參拾"),
        ("ordinal", (1, 2, 3, 11, 112, 21), "1st 2nd 3rd 11th 112th 21st"),
        ("numberInDash", (3,), "- 3 -"),
        ("aFormatOfTheFuture", (5,), "5"),
    ],
)
def test_each_format_prints_as_word_does(form: str, values: tuple[int, ...], expected: str) -> None:
    assert forms(form, *values) == expected


def test_none_and_bullets_print_nothing() -> None:
    assert forms("none", 1) + forms("bullet", 1) == ""


def test_zero_and_below_are_printed_in_decimals() -> None:
    assert forms("chineseCounting", 0, -1) == "0 -1"


@given(st.integers(1, 9_999))
def test_a_number_counted_in_thousands_is_read_back(value: int) -> None:
    assert _value(printed(value, "chineseCountingThousand")) == value


@given(st.sampled_from(["chineseCounting", "japaneseCounting", "lowerRoman", "lowerLetter", "chineseLegalSimplified"]))
def test_neighbours_never_share_a_number(form: str) -> None:
    numbers = [printed(value, form) for value in range(1, 700)]
    assert len(set(numbers)) == len(numbers)


def _value(number: str) -> int:
    value = digit = 0
    for char in number:
        if char in "十百千":
            value += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        else:
            digit = "〇一二三四五六七八九".index(char)
    return value + digit


def test_a_custom_format_pads_with_zeros() -> None:
    assert (padded(7, "001, 002, 003, ..."), padded(7, "?")) == ("007", "7")


def test_signs_of_notes_go_on_after_fifty() -> None:
    assert [circled(value) for value in (1, 20, 21, 36, 50, 51)] == ["①", "⑳", "㉑", "㊱", "㊿", "[51]"]


def test_the_number_of_a_paragraph_itself_with_its_suffix() -> None:
    body = listed("总则") + listed("目标", level=1) + listed("附则")
    assert texts(body, numbering=CHAPTERS + a_list()) == ["一、总则", "（一） 目标", "二、附则"]


@pytest.mark.parametrize(("suffix", "expected"), [("tab", "1. 甲"), ("space", "1. 甲"), ("nothing", "1.甲")])
def test_a_space_follows_where_the_suffix_is_one(suffix: str, expected: str) -> None:
    numbering = definition(level(0, "decimal", "%1.", f'<w:suff w:val="{suffix}"/>')) + a_list()
    assert texts(listed("甲"), numbering=numbering) == [expected]


def test_levels_show_those_above_them() -> None:
    numbering = (
        definition(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3")) + a_list()
    )
    body = "".join(listed("文", level=at) for at in (0, 1, 2, 2, 1, 2, 0, 1))
    expected = ["I.", "I.1", "I.1.1", "I.1.2", "I.2", "I.2.1", "II.", "II.1"]
    assert texts(body, numbering=numbering) == [f"{number} 文" for number in expected]


def test_a_legal_level_shows_all_in_decimals() -> None:
    numbering = definition(level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + a_list()
    assert texts(listed("甲") + listed("乙", level=1), numbering=numbering) == ["第一章 甲", "1.1 乙"]


def test_an_outer_level_that_never_came_counts_as_begun() -> None:
    numbering = definition(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")) + a_list()
    assert texts(listed("甲", level=1) + listed("乙", level=0), numbering=numbering) == ["1.1 甲", "2. 乙"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [("", ["a 子", "a 子", "a 子"]), ('<w:lvlRestart w:val="0"/>', ["a 子", "b 子", "c 子"]),
     ('<w:lvlRestart w:val="1"/>', ["a 子", "b 子", "a 子"])],
)  # fmt: skip
def test_a_level_counts_anew_after_the_levels_it_names(restart: str, expected: list[str]) -> None:
    numbering = (
        definition(level(0, "decimal", "%1"), level(1, "decimal", "%2"), level(2, "lowerLetter", "%3", restart)) + a_list()
    )
    body = "".join(listed("子" if at == 2 else "外", level=at) for at in (0, 1, 2, 1, 2, 0, 1, 2))
    assert [text for text in texts(body, numbering=numbering) if text.endswith("子")] == expected


def test_lists_of_one_definition_count_on_unless_one_starts_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = definition(level(0, "decimal", "%1.")) + a_list(1) + a_list(2) + a_list(3, more=override)
    body = listed("甲", 1) + listed("乙", 2) + listed("丙", 3) + listed("丁", 3) + listed("戊", 1)
    assert texts(body, numbering=numbering) == ["1. 甲", "2. 乙", "5. 丙", "6. 丁", "7. 戊"]


def test_a_list_may_define_a_level_for_itself() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    numbering = definition(level(0, "decimal", "%1.")) + definition(level(0, "decimal", "%1."), name=1)
    numbering += a_list(1) + a_list(2, 1, override)
    assert texts(listed("甲", 1) + listed("乙", 2), numbering=numbering) == ["1. 甲", "A) 乙"]


def test_two_definitions_count_by_themselves() -> None:
    numbering = definition(level(0, "decimal", "%1.")) + definition(level(0, "decimal", "%1."), name=1)
    numbering += a_list(1) + a_list(2, 1)
    assert texts(listed("甲", 1) + listed("乙", 2) + listed("丙", 1), numbering=numbering) == ["1. 甲", "1. 乙", "2. 丙"]


def test_a_list_starts_where_its_level_says() -> None:
    numbering = definition(level(0, "decimal", "%1.", start=3)) + a_list()
    assert texts(listed("甲") + listed("乙"), numbering=numbering) == ["3. 甲", "4. 乙"]


def test_numbers_come_through_styles_and_those_they_are_based_on() -> None:
    place = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("A", "章", place) + style("B", "节", place) + style("C", "专用节", based="B")
    levels = [
        level(0, "chineseCounting", "第%1章", '<w:pStyle w:val="A"/>'),
        level(1, "decimal", "第%2节", '<w:pStyle w:val="B"/>'),
    ]
    body = styled("甲", "A") + styled("乙", "B") + styled("丙", "C") + styled("丁", "A")
    assert texts(body, styles=styles, numbering=definition(*levels) + a_list()) == [
        "第一章 甲",
        "第1节 乙",
        "第2节 丙",
        "第二章 丁",
    ]


def test_a_paragraph_can_leave_the_list_of_its_style_or_its_level() -> None:
    styles = style("A", "条", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    numbering = definition(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)")) + a_list()
    out, deeper = '<w:numPr><w:numId w:val="0"/></w:numPr>', '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    body = styled("甲", "A") + styled("乙", "A", out) + styled("丙", "A", deeper) + styled("丁", "A")
    assert texts(body, styles=styles, numbering=numbering) == ["1. 甲", "乙", "a) 丙", "2. 丁"]


def test_the_style_of_ordinary_paragraphs_counts_too() -> None:
    usual = style("N", "Normal", '<w:numPr><w:numId w:val="1"/></w:numPr>').replace("<w:style ", '<w:style w:default="1" ')
    numbering = definition(level(0, "decimal", "%1.")) + a_list()
    assert texts(p("甲") + styled("乙", "没有的样式"), styles=usual, numbering=numbering) == ["1. 甲", "2. 乙"]


@pytest.mark.parametrize("own", [True, False])
def test_a_numbering_style_stands_for_a_definition(own: bool) -> None:
    place = '<w:numPr><w:numId w:val="2"/></w:numPr>' if own else ""
    numbering = definition(name=0, more='<w:numStyleLink w:val="S"/>')
    numbering += definition(level(0, "decimal", "（%1）"), name=1, more='<w:styleLink w:val="S"/>') + a_list(1, 0) + a_list(2, 1)
    styles = style("S", "公文编号", place, kind="numbering")
    assert texts(listed("甲"), styles=styles, numbering=numbering) == ["（1） 甲"]


def test_bullets_and_hidden_numbers_are_left_out_but_count() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    numbering = (
        definition(level(0, "decimal", "%1.", hidden), level(1, "bullet", "\uf0b7"), level(2, "decimal", "%1.%3")) + a_list()
    )
    body = listed("甲") + listed("乙") + listed("点", level=1) + listed("丙", level=2)
    assert texts(body, numbering=numbering) == ["甲", "乙", "点", "2.1 丙"]


def test_a_format_none_keeps_the_words_round_the_number() -> None:
    assert texts(listed("甲"), numbering=definition(level(0, "none", "附件%1：")) + a_list()) == ["附件： 甲"]


def test_a_custom_format_is_read_beside_the_one_for_old_versions() -> None:
    both = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert texts(listed("甲"), numbering=definition(both) + a_list()) == ["001 甲"]


def test_an_empty_paragraph_counts_without_printing_but_prints_in_a_cell() -> None:
    numbering = definition(level(0, "decimal", "%1.")) + a_list()
    body = listed("甲") + listed("") + listed("乙") + table([listed(""), "新建学校", "30所"])
    assert texts(body, numbering=numbering) == ["1. 甲", "3. 乙", "4.\t新建学校\t30所"]


def test_missing_lists_levels_and_texts_give_no_number() -> None:
    numbering = definition('<w:lvl w:ilvl="0"/>') + a_list(1) + a_list(2, 9)
    body = listed("甲", 1) + listed("乙", 1, 5) + listed("丙", 2) + listed("丁", 77)
    assert texts(body, numbering=numbering) == ["甲", "乙", "丙", "丁"]


def test_styles_based_on_one_another_in_a_circle_end() -> None:
    styles = style("A", "甲", based="B") + style("B", "乙", based="A")
    assert texts(styled("文", "A"), styles=styles) == ["文"]


def test_a_number_without_end_is_cut() -> None:
    numbering = definition(level(0, "decimal", "%1" * 5000)) + a_list()
    assert all(len(text) < 200 for text in texts(listed("甲") * 3, numbering=numbering))
