"""Word documents that are spoilt, hostile or large; lines and text agree whatever is in them."""

import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import RefusedFileError
from core.ingest.formats import docx
from core.ingest.lines import is_blank
from tests.core.ingest.formats.docx_files import (
    HEADINGS,
    LONG,
    a_docx,
    a_list,
    comment,
    commented,
    definition,
    field,
    level,
    listed,
    old_box,
    p,
    read,
    run,
    styled,
    table,
    texts,
    zipped,
)


def test_headers_and_footers_are_left_out_and_strict_documents_read() -> None:
    strict = f"<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:body>{p('甲')}</w:body></w:document>"
    data = zipped({"word/document.xml": strict, "word/header1.xml": "<x/>"})
    assert [line.text for line in docx.read(data).lines] == ["甲"]


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04rubbish", zipped({"a.txt": "x"}), zipped({"word/document.xml": "<w:document"}), a_docx(""), a_docx(p())],
)
def test_what_is_no_document_or_has_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedFileError) as refused:
        docx.read(data)
    assert "没有导入" in refused.value.notice.zh and refused.value.notice.en


def test_entities_and_deep_nesting_are_refused() -> None:
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>'
    deep = a_docx("<w:sdt><w:sdtContent>" * 3000 + p("甲") + "</w:sdtContent></w:sdt>" * 3000)
    for data in (zipped({"word/document.xml": entity}), deep):
        with pytest.raises(RefusedFileError):
            docx.read(data)


def test_a_table_nested_as_deep_as_a_document_may_be_is_read() -> None:
    inner = p("芯")
    for _ in range(80):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert texts(inner) == ["芯"]


def test_every_character_belongs_to_a_line_and_lines_say_what_the_text_says() -> None:
    body = p("甲\u2028乙") + styled(f"{run('题')}<w:r><w:br/><w:t>目</w:t></w:r>", "T") + table(["一", "二"]) + p("\u3000\u200b")
    reading = read(body, styles=HEADINGS)
    covered = {at for line in reading.lines for piece in line.pieces for at in range(piece.start, piece.end)}
    assert all(at in covered or is_blank(char) for at, char in enumerate(reading.text))
    for line in reading.lines:
        assert line.text == "".join(reading.text[piece.start : piece.end] for piece in line.pieces)


WORDS = st.text(st.sampled_from("甲乙一、（） \u3000\u200b\x0b.1"), max_size=8)
SHAPES = st.sampled_from(
    [p, listed, lambda text: styled(text, "T"), lambda text: table([text or "格", "乙"]), lambda text: styled(text, "toc")]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(SHAPES, WORDS), min_size=1, max_size=12))
def test_whatever_is_written_lines_and_text_agree(blocks: list) -> None:
    body = "".join(shape(text.replace("\x0b", "")) for shape, text in blocks) + p("完")
    reading = read(body, styles=HEADINGS, numbering=definition(level(0, "chineseCounting", "%1、")) + a_list())
    ends = [(piece.start, piece.end) for line in reading.lines for piece in line.pieces]
    assert ends == sorted(ends)
    for line in reading.lines:
        assert line.text == "".join(reading.text[piece.start : piece.end] for piece in line.pieces)
    covered = {at for start, end in ends for at in range(start, end)}
    assert all(at in covered or is_blank(char) for at, char in enumerate(reading.text))


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_a_spoilt_file_is_read_or_refused(data: st.DataObject) -> None:
    sound = bytearray(
        a_docx(listed("甲") + table(["一", "二"]) + p(commented("乙", 1)), comments=comment(1, "看"), styles=HEADINGS)
    )
    for _ in range(data.draw(st.integers(1, 6))):
        sound[data.draw(st.integers(0, len(sound) - 1))] = data.draw(st.integers(0, 255))
    spoilt = bytes(sound[: data.draw(st.integers(0, len(sound)))]) if data.draw(st.booleans()) else bytes(sound)
    try:
        assert docx.read(spoilt).lines
    except RefusedFileError as refused:
        assert refused.notice.zh


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_spoilt_xml_is_read_or_refused(data: st.DataObject) -> None:
    body = (
        listed("甲")
        + table(["一", "二"])
        + p(field(" TOC ", run("目")))
        + p(commented("乙", 1) + f"<w:r>{old_box(p('框'))}</w:r>")
    )
    numbering = definition(level(0, "chineseCounting", "%1、")) + a_list()
    with zipfile.ZipFile(io.BytesIO(a_docx(body, numbering=numbering, styles=HEADINGS))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(files)))
    at = data.draw(st.integers(0, len(files[name]) - 1))
    files[name] = files[name][:at] + data.draw(st.sampled_from(["", "9", "-", "w:p", "w:tbl", "²", '"'])) + files[name][at + 1 :]
    try:
        assert docx.read(zipped(files)).lines
    except RefusedFileError as refused:
        assert refused.notice.zh


def test_five_thousand_numbered_paragraphs_take_little_time() -> None:
    numbering = definition(level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.")) + a_list()
    data = a_docx("".join(listed(run(LONG) * 3, level=at % 5 > 0) for at in range(5000)), numbering=numbering)
    began = time.process_time()
    assert len(docx.read(data).lines) == 5000
    assert time.process_time() - began < 4
