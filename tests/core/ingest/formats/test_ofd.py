"""OFD files: text in reading order with its paragraphs; what can't be read is refused."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import RefusedFileError
from core.ingest import load
from core.ingest.formats import ofd
from tests.core.ingest.formats import typesetting
from tests.core.ingest.formats.docx_files import zipped
from tests.core.ingest.formats.typesetting import Line, set_pages

PLAN = [
    "各市教育局，厅机关各处室：",
    "一、提高学前教育普惠水平。新改扩建幼儿园30所，普惠性幼儿园覆盖率达到87%以上，全面完成城镇小区配套幼儿园治理任务。",
    "二、推进义务教育优质均衡。新改扩建城市学校45所，推动化解大班额大校额，巩固控辍保学成果，落实各项要求。",
] * 5


def own(data: bytes) -> list[str]:
    return [line.text for line in ofd.read(data).lines if line.kind is None]


def test_the_paragraphs_of_an_ofd_file_with_exact_places():
    reading = ofd.read(typesetting.ofd(set_pages(PLAN, head="某省教育厅")))
    assert [line.text for line in reading.lines if line.kind is None] == PLAN
    assert all(line.text == reading.text[line.start : line.end] for line in reading.lines)
    assert reading.media_type == "application/ofd"


def test_lines_are_read_as_they_stand_not_as_they_are_stored():
    pages = [list(reversed(page)) for page in set_pages(PLAN)]
    assert own(typesetting.ofd(pages)) == PLAN


def test_an_indent_written_as_blanks_is_one():
    pages = [
        [Line("　　" + line.text, typesetting.LEFT, line.baseline) if line.left > typesetting.LEFT + 1 else line for line in page]
        for page in set_pages(PLAN, numbered=False)
    ]
    assert own(typesetting.ofd(pages)) == PLAN


def test_what_stands_outside_the_page_is_not_shown():
    page = [*set_pages(PLAN[:3])[0], Line("页外文字", 900, 300)]
    assert own(typesetting.ofd([page])) == PLAN[:3]


def test_an_ofd_file_without_text_is_refused_with_advice():
    with pytest.raises(RefusedFileError) as refused:
        ofd.read(typesetting.ofd([[]]))
    assert "OCR" in refused.value.notice.zh


def test_an_ofd_file_whose_characters_have_no_size_is_refused():
    data = typesetting.ofd([[Line("一、抓学习。", 80, 100)]])
    parts = {name: zipfile.ZipFile(io.BytesIO(data)).read(name) for name in zipfile.ZipFile(io.BytesIO(data)).namelist()}
    content = parts["Doc_0/Pages/Page_0/Content.xml"].replace(b'Size="', b'Size="1e308')
    with pytest.raises(RefusedFileError, match="holds no text"):
        load(zipped({**parts, "Doc_0/Pages/Page_0/Content.xml": content}), "要点.ofd")


def without(name: str) -> bytes:
    whole = zipfile.ZipFile(io.BytesIO(typesetting.ofd(set_pages(PLAN))))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for entry in whole.namelist():
            if entry != name:
                package.writestr(entry, whole.read(entry))
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data", [b"", b"no zip", without("OFD.xml"), without("Doc_0/Document.xml"), typesetting.ofd(set_pages(PLAN))[:-200]]
)
def test_a_damaged_file_is_refused(data: bytes):
    with pytest.raises(RefusedFileError):
        ofd.read(data)


@settings(max_examples=50)
@given(st.data())
def test_changed_bytes_never_crash(data: st.DataObject):
    whole = bytearray(typesetting.ofd(set_pages(PLAN[:4])))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(RefusedFileError):
        assert ofd.read(bytes(whole)).lines
