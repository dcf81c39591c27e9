"""Paragraphs rebuilt from where their characters stand on the pages."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ingest.formats.layout import Block, paragraphs_of, reading_of
from core.ingest.formats.layout_glyphs import Glyph, Rule, Sheet
from core.model import NoiseKind
from tests.core.ingest.formats.typesetting import (
    LEFT,
    PITCH,
    RIGHT,
    SIZE,
    TOP,
    Line,
    broken,
    centred,
    glyphs_of,
    set_pages,
    sheets,
)

PLAN = [
    "各市教育局，厅机关各处室：",
    "现将2023年教育工作要点印发给你们，请结合实际认真贯彻落实。",
    "一、提高学前教育普惠水平",
    "新改扩建幼儿园30所，普惠性幼儿园覆盖率达到87%以上，全面完成城镇小区配套幼儿园治理任务，健全学前教育经费保障机制。",
    "（一）健全经费保障机制。落实生均公用经费标准，合理确定公办园收费标准并建立定期动态调整机制，支持普惠性民办园发展。",
    "二、推进义务教育优质均衡",
    "新改扩建城市学校45所，推动化解大班额大校额，巩固控辍保学成果，落实“双减”各项要求，加强教师队伍建设和校园安全管理。",
]


def own(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if block.kind is None]


def test_paragraphs_come_back_over_pages_with_heads_and_numbers():
    blocks = paragraphs_of(sheets(set_pages(PLAN * 6, head="某省教育厅文件汇编")))
    assert own(blocks) == PLAN * 6
    feet = [block.text for block in blocks if block.kind is NoiseKind.FOOTER]
    assert "某省教育厅文件汇编" in feet
    assert "— 2 —" in feet


sentence = st.text(alphabet="推进落实教育改革发展质量保障机制学校教师，、", min_size=1, max_size=90).map(
    lambda text: f"全{text}好。"
)


@given(st.lists(sentence, min_size=12, max_size=40, unique=True))
def test_indented_paragraphs_come_back_whatever_their_length(paragraphs: list[str]):
    plan = [*PLAN, *paragraphs]
    assert own(paragraphs_of(sheets(set_pages(plan)))) == plan


@given(st.lists(sentence, min_size=8, max_size=30, unique=True))
def test_paragraphs_set_apart_and_not_indented_come_back(paragraphs: list[str]):
    joined = own(paragraphs_of(sheets(set_pages(paragraphs, indent=0, gap=20))))
    assert "".join(joined) == "".join(paragraphs)
    assert set(joined) >= {paragraph for paragraph in paragraphs if len(paragraph) < 20}


@given(st.integers(), st.booleans())
def test_the_order_in_which_characters_are_painted_does_not_matter(seed: int, twice: bool):
    shuffled = []
    for sheet in sheets(set_pages(PLAN * 4)):
        glyphs = [*sheet.glyphs, *(replace(glyph, left=glyph.left + 0.3) for glyph in sheet.glyphs if twice)]
        random.Random(seed).shuffle(glyphs)
        shuffled.append(Sheet(sheet.width, sheet.height, tuple(glyphs)))
    assert own(paragraphs_of(shuffled)) == PLAN * 4


def test_a_paragraph_goes_on_over_the_page_break_and_the_foot_stands_behind_it():
    long = "为深入贯彻落实党的二十大精神，加快建设高质量教育体系，办好人民满意的教育，结合我省实际，现提出如下要点" * 16 + "。"
    blocks = paragraphs_of(sheets(set_pages(["某市各学校：", long, "一、总体要求"])))
    assert [block.text for block in blocks] == ["某市各学校：", long, "— 1 —", "一、总体要求", "— 2 —"]


def test_page_numbers_in_their_many_shapes():
    for number in ("1", "- 1 -", "—1—", "第 1 页 共 9 页", "第1页", "1/9", "· 1 ·", "ii"):
        page = [*set_pages(PLAN, numbered=False)[0], Line(number, 290, 800, 12)]
        assert own(paragraphs_of(sheets([page]))) == PLAN


def test_margins_that_change_sides_from_page_to_page():
    pages = [[replace(line, left=line.left + 30 * (at % 2)) for line in page] for at, page in enumerate(set_pages(PLAN * 9))]
    assert own(paragraphs_of(sheets(pages))) == PLAN * 9


def test_a_title_over_two_lines_is_joined_and_its_number_stands_alone():
    title = [
        centred("某省教育厅关于印发", 60, 22),
        centred("2023年教育工作要点的通知", 95, 22),
        centred("某教发〔2023〕5号", 130),
    ]
    body = [replace(line, baseline=line.baseline + 70) for line in set_pages(PLAN)[0]]
    blocks = paragraphs_of(sheets([[*title, *body]]))
    assert own(blocks)[:3] == ["某省教育厅关于印发2023年教育工作要点的通知", "某教发〔2023〕5号", PLAN[0]]
    assert [block.mark for block in blocks[:3]] == [1, 0, 0]


def test_a_title_that_fills_its_first_line_goes_on_centred():
    first = "某省教育厅等部门关于进一步推进全省教育高质"
    lines = [Line(first, LEFT, 60, (RIGHT - LEFT) / len(first)), centred("量发展的意见", 95, (RIGHT - LEFT) / len(first))]
    body = [replace(line, baseline=line.baseline + 40) for line in set_pages(PLAN)[0]]
    assert own(paragraphs_of(sheets([[*lines, *body]])))[:2] == [first + "量发展的意见", PLAN[0]]


def test_centred_lines_of_one_size_that_belong_apart():
    lines = [
        centred("某市教育工作要点", 60),
        centred("（2023年1月5日）", 90),
        centred("第一章　总则", 120),
        centred("第一节　目标", 150),
    ]
    body = [replace(line, baseline=line.baseline + 100) for line in set_pages(PLAN)[0]]
    assert own(paragraphs_of(sheets([[*lines, *body]])))[:4] == [
        "某市教育工作要点",
        "（2023年1月5日）",
        "第一章 总则",
        "第一节 目标",
    ]


def test_a_title_set_wide_holds_no_spaces():
    title = "教育工作要点"
    wide = tuple(Glyph(char, 150 + 50 * at, 172 + 50 * at, 60, 22) for at, char in enumerate(title))
    sheet = sheets(set_pages(PLAN))[0]
    assert own(paragraphs_of([Sheet(sheet.width, sheet.height, (*wide, *sheet.glyphs))]))[0] == title


def test_signature_and_date_at_the_right_stand_alone():
    page = set_pages(PLAN, numbered=False)[0]
    y = page[-1].baseline + 2 * PITCH
    page += [Line("某省教育厅", RIGHT - 9 * SIZE, y), Line("2023年3月1日", RIGHT - 9.5 * SIZE, y + PITCH)]
    assert own(paragraphs_of(sheets([page]))) == [*PLAN, "某省教育厅", "2023年3月1日"]


def test_the_rows_of_a_table_keep_their_cells_apart():
    page = set_pages(PLAN, numbered=False)[0]
    y = page[-1].baseline + PITCH
    rows = [("序号", "任务", "责任单位"), ("1", "新改扩建幼儿园", "教育厅"), ("2", "化解大班额", "财政厅")]
    for at, cells in enumerate(rows):
        page += [Line(cell, LEFT + 150 * column, y + at * PITCH) for column, cell in enumerate(cells)]
    assert own(paragraphs_of(sheets([page])))[-3:] == ["\t".join(cells) for cells in rows]


def test_two_columns_are_read_one_after_the_other():
    left = [replace(line, baseline=TOP + PITCH * at) for at, line in enumerate(set_pages(PLAN[3:5] * 3, numbered=False)[0])]
    narrow = [line for line in left if len(line.text) >= 20][:12]
    first = [Line(line.text[:12], 60, TOP + PITCH * at, 14) for at, line in enumerate(narrow)]
    second = [Line(line.text[8:20], 320, TOP + PITCH * at, 14) for at, line in enumerate(narrow)]
    text = "".join(own(paragraphs_of(sheets([[*first, *second]]))))
    assert text == "".join(line.text for line in [*first, *second])


def test_paragraphs_are_rebuilt_in_each_of_two_columns():
    columns, height = 14, 12
    lines = [each for paragraph in PLAN[1:5] * 2 for each in broken(paragraph, columns=columns)]
    half = len(lines) // 2
    page = [
        Line(text, (60 if at < half else 310) + shift * height, TOP + 18 * (at % half), height)
        for at, (shift, text) in enumerate(lines[: 2 * half])
    ]
    assert own(paragraphs_of(sheets([page])))[:-1] == (PLAN[1:5] * 2)[:-1]


def test_latin_words_are_joined_with_spaces_and_hyphens_dissolved():
    lines = ["the work plan of the ministry for educa-", "tion and the vocational training of", "teachers in rural schools."]
    page = [Line(text, LEFT, TOP + PITCH * at, 12) for at, text in enumerate(lines)]
    sheet = Sheet(LEFT + max(map(len, lines)) * 6 + LEFT, 842, tuple(glyph for line in page for glyph in glyphs_of(line)))
    assert own(paragraphs_of([sheet])) == [
        "the work plan of the ministry for education and the vocational training of teachers in rural schools."
    ]


def test_numbers_set_a_little_apart_from_characters_are_not_parted_by_spaces():
    glyphs, at = [], LEFT
    for char in "到2025年建成30所学校":
        at += SIZE / 4 if glyphs and char.isascii() != glyphs[-1].text.isascii() else 0
        width = SIZE / 2 if char.isascii() else SIZE
        glyphs.append(Glyph(char, at, at + width, TOP, SIZE))
        at += width
    assert own(paragraphs_of([Sheet(595, 842, tuple(glyphs))])) == ["到2025年建成30所学校"]


def test_radicals_that_fonts_give_become_characters():
    assert own(paragraphs_of(sheets([[Line("教育⼯作⼆〇⼆三年", LEFT, TOP)]]))) == ["教育工作二〇二三年"]


def test_a_row_of_nothing_that_is_seen_is_none():
    page = [*set_pages(PLAN)[0], Line("\u200b\u200b", LEFT, TOP + 20 * PITCH)]
    reading = reading_of(sheets([page]), "")
    assert [line.text for line in reading.lines if line.kind is None] == PLAN
    assert reading_of(sheets([[Line("\u200b", LEFT, TOP)]]), "").lines == ()


@pytest.mark.parametrize("glyphs", [(), (Glyph("", 0, 0, 0, 0),), (Glyph(" ", 0, 5, 5, 5),), (Glyph("1", 300, 310, 800, 10),)])
def test_pages_with_next_to_nothing(glyphs: tuple[Glyph, ...]):
    assert own(paragraphs_of([Sheet(595, 842, glyphs)])) == []


places = st.integers(0, 12).map(lambda place: 50.0 * place)


@given(
    st.lists(st.tuples(places, places), max_size=12, unique=True),
    st.lists(st.builds(Rule, st.booleans(), places, places, places), max_size=40),
)
def test_rules_however_drawn_lose_no_text(spots: list[tuple[float, float]], rules: list[Rule]):
    glyphs = tuple(Glyph(chr(ord("一") + at), x, x + 12, y, 12) for at, (x, y) in enumerate(spots))
    text = "".join(block.text for block in paragraphs_of([Sheet(595, 842, glyphs, tuple(rules))]))
    assert sorted(char for char in text if not char.isspace()) == sorted(glyph.text for glyph in glyphs)


@given(
    st.lists(
        st.builds(
            Glyph,
            st.sampled_from(["一", "文", "a", " ", "。", "1"]),
            *(st.floats(-100, 700),) * 3,
            st.floats(0, 40),
        ),
        max_size=30,
    )
)
def test_any_placing_of_characters_keeps_them_all(glyphs: list[Glyph]):
    blocks = paragraphs_of([Sheet(595, 842, tuple(glyphs))])
    assert all(block.text.strip() for block in blocks)
