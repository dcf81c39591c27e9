"""PDFs: text read with its paragraphs; scans, passwords and damage refused with advice."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import RefusedFileError
from core.ingest.formats import pdf
from tests.core.ingest.formats import typesetting
from tests.core.ingest.formats.typesetting import Line, set_pages

PLAN = [
    "各市教育局，厅机关各处室：",
    "一、提高学前教育普惠水平。新改扩建幼儿园30所，普惠性幼儿园覆盖率达到87%以上，全面完成城镇小区配套幼儿园治理任务。",
    "二、推进义务教育优质均衡。新改扩建城市学校45所，推动化解大班额大校额，巩固控辍保学成果，落实各项要求。",
] * 5


def own(data: bytes) -> list[str]:
    return [line.text for line in pdf.read(data).lines if line.kind is None]


def test_the_paragraphs_of_a_pdf_with_exact_places():
    reading = pdf.read(typesetting.pdf(set_pages(PLAN, head="某省教育厅")))
    assert [line.text for line in reading.lines if line.kind is None] == PLAN
    for line in reading.lines:
        assert line.text == reading.text[line.start : line.end]
    assert reading.media_type == "application/pdf"


def test_a_page_turned_on_its_side_is_read_upright():
    turned = "q 0 1 -1 0 0 0 cm\n"
    data = typesetting.pdf(
        [[]],
        extra=turned
        + "".join(
            f"BT /F 16 Tf 80 {-100 - 30 * at} Td <{text}> Tj ET\n"
            for at, text in enumerate(
                paragraph.encode("utf-16-be").hex()
                for paragraph in ("一、提高普惠水平。", "二、推进优质均衡。", "三、深化产教融合。")
            )
        )
        + "Q\n",
    )
    assert own(data) == ["一、提高普惠水平。", "二、推进优质均衡。", "三、深化产教融合。"]


def test_a_slanted_watermark_is_left_out():
    mark = "q .7 .7 -.7 .7 200 300 cm BT /F 60 Tf 0 0 Td <5185900853C28003> Tj ET Q\n"
    assert own(typesetting.pdf(set_pages(PLAN), extra=mark)) == PLAN


@pytest.mark.parametrize("pages", [[[]], [[Line("1", 300, 800)], []]])
@pytest.mark.parametrize("picture", [True, False])
def test_a_scan_is_refused_with_advice(pages: list[list[Line]], picture: bool):
    with pytest.raises(RefusedFileError) as refused:
        pdf.read(typesetting.pdf(pages, picture=picture))
    assert "OCR" in refused.value.notice.zh


def test_scanned_pages_among_others_are_named():
    reading = pdf.read(typesetting.pdf([*set_pages(PLAN), []], picture=True))
    assert "第 3 页" in reading.warnings[0].zh


def test_a_picture_behind_the_text_is_no_scan():
    assert own(typesetting.pdf(set_pages(PLAN), picture=True)) == PLAN


def test_a_password_is_told():
    encrypted = typesetting.assembled(
        ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>"],
        trailer=f"/ID[<{'00' * 16}><{'00' * 16}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'01' * 32}>/U<{'02' * 32}>>>",
    )
    with pytest.raises(RefusedFileError) as refused:
        pdf.read(encrypted)
    assert "密码" in refused.value.notice.zh


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"no pdf at all"])
def test_a_damaged_file_is_refused(data: bytes):
    with pytest.raises(RefusedFileError):
        pdf.read(data)


@settings(max_examples=50)
@given(st.data())
def test_changed_and_cut_bytes_never_crash(data: st.DataObject):
    whole = bytearray(typesetting.pdf(set_pages(PLAN[:4])))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(RefusedFileError):
        assert pdf.read(bytes(whole[: data.draw(st.integers(0, len(whole)))])).lines


def ruled(rows: list[list[list[str]]], top: float) -> tuple[list[Line], str]:
    """A table drawn with its rules: lines of text in cells of 140 points, rows as high as their highest cell."""
    lines: list[Line] = []
    drawn = ""
    y = top
    for row in rows:
        height = 6 + 20 * max(map(len, row))
        for column, cell in enumerate(row):
            lines += [Line(text, 85 + 140 * column, y + 17 + 20 * at, 14) for at, text in enumerate(cell)]
            drawn += f"{80 + 140 * column} {typesetting.HEIGHT - y - height} 140 {height} re S\n"
        y += height
    return lines, drawn


def test_the_cells_of_a_ruled_table_keep_their_lines_together():
    rows = [[["任务"], ["措施"], ["单位"]], [["新改扩建幼儿园三", "十所"], ["一、安排用地。", "二、落实经费。"], []]]
    page = set_pages(PLAN[:3], numbered=False)[0]
    lines, drawn = ruled(rows, page[-1].baseline + 20)
    after = Line("某省教育厅", 400, 700)
    assert own(typesetting.pdf([[*page, *lines, after]], extra=drawn)) == [
        *PLAN[:3],
        "任务\t措施\t单位",
        "新改扩建幼儿园三十所\t一、安排用地。 二、落实经费。",
        "某省教育厅",
    ]


def test_a_frame_round_the_text_is_no_table():
    frame = "60 60 475 722 re S\n70 780 m 500 780 l S\n"
    assert own(typesetting.pdf(set_pages(PLAN), extra=frame)) == PLAN
