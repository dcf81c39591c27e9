"""Notes in templates: the three that ship and the analyst's own; what a template may not hold is said in a sentence."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from core.briefing.content import BriefingNote
from core.briefing.recipe import Cover
from core.briefing.word import SHIPPED, TemplateError, document_bytes
from core.briefing.word.wordml import width
from tests.core.briefing.word.notes import note_of, remark

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MACROS = "officedocument.wordprocessingml.document.main=>ms-word.document.macroEnabled.main"
COVER = Cover("某省教育厅", "教研〔2026〕1号", "各市教育局")


def template(*paragraphs: str, **parts: str) -> bytes:
    """A .docx as Word's user would make one, in python-docx's own style; `parts` replaces text in the parts of the package."""
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(12)
    document.styles["Heading 1"].font.name = "Arial"
    for text in paragraphs:
        document.add_paragraph(text)
    stream = BytesIO()
    document.save(stream)
    return edited(stream.getvalue(), **parts)


def edited(data: bytes, **parts: str) -> bytes:
    """The package with `old=>new` put into the parts whose names contain a word."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(stream, "w") as made:
        for name in given.namelist():
            text = given.read(name)
            for part, change in parts.items():
                if part in name.replace(".", "_"):
                    old, new = change.split("=>")
                    text = text.replace(old.encode(), new.encode())
            made.writestr(name, text)
    return stream.getvalue()


def texts(data: bytes) -> list[str]:
    return [p.text for p in docx.Document(BytesIO(data)).paragraphs if p.text]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("cover", [Cover(), COVER])
def test_a_template_that_ships_leaves_no_placeholder_and_nothing_out(name: str, cover: Cover) -> None:
    note = replace(note_of(remark("甲", "乙")), template=name, cover=cover)
    data = document_bytes(note)
    found = texts(data)
    assert not [text for text in found if "{{" in text or text == "："]
    assert found.count("工作要点比较") == 1
    assert [text for text in found if text in ("概述", "批注条目", "条目对照", "附：来源")] == [
        "概述",
        "批注条目",
        "条目对照",
        "附：来源",
    ]
    assert ("各市教育局：" in found) == (name == "official" and bool(cover.addressee))
    page = docx.Document(BytesIO(data)).sections[0]
    assert (page.page_width > page.page_height) == (name == "compare")


def placed(data: bytes, text: str) -> tuple[float, float]:
    """How many characters of 16 pt before the margin the paragraph of a signature with this text begins and ends."""
    (line,) = [p for p in docx.Document(BytesIO(data)).paragraphs if p.text == text and p.style.name == "Signature"]
    end = line.paragraph_format.right_indent.pt / 16
    return width(text) + end, end


@pytest.mark.parametrize("signed", ["某省教育厅办公室", "教育厅", "某省教育厅"])
def test_the_day_begins_two_characters_after_who_signs(signed: str) -> None:
    note = replace(note_of(), template="official", cover=Cover(signed))
    data = document_bytes(note)
    (name, name_end), (day, day_end) = placed(data, signed), placed(data, note.date)
    assert name - day == pytest.approx(2)
    assert (name_end if width(signed) >= width(note.date) else day_end) == pytest.approx(2)


@pytest.mark.parametrize("landscape", [True, False])
def test_a_signature_stands_with_the_end_of_the_text_and_the_annex_on_a_page_of_its_own(landscape: bool) -> None:
    note = replace(note_of(rows=5, landscape=landscape), template="official", cover=COVER)
    document = docx.Document(BytesIO(document_bytes(note)))
    blocks = list(document.element.body)
    signature = [p for p in document.paragraphs if p.style.name == "Signature"]
    assert [p.text for p in signature] == [COVER.organization, note.date]
    signed = blocks.index(signature[0]._p)
    gap, table = blocks[signed - 1], blocks[signed - 2]
    assert table.tag == qn("w:tbl") and gap.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
    last = table.findall(qn("w:tr"))[-1]
    assert all(p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in last.iter(qn("w:p")))
    annex = next(p for p in document.paragraphs if p.text == "附：来源")
    assert annex.paragraph_format.page_break_before and blocks.index(annex._p) > signed


def test_words_are_put_in_however_word_cut_them_into_runs() -> None:
    document = docx.Document()
    line = document.add_paragraph()
    for piece in ("关于{", "{标", "题}} 的报", "告（{{日期}}、{{ author }}）"):
        line.add_run(piece).bold = piece.startswith("关于")
    document.add_paragraph("联系：{{机关}}")
    document.sections[0].footer.paragraphs[0].text = "{{编写}}编"
    stream = BytesIO()
    document.save(stream)
    made = docx.Document(BytesIO(document_bytes(note_of(), template=stream.getvalue())))
    assert made.paragraphs[0].text == "关于工作要点比较 的报告（2026年11月22日、分析员）"
    assert made.paragraphs[0].runs[0].text == "关于工作要点比较"
    assert not [p.text for p in made.paragraphs if "联系" in p.text]  # there is no such body, so the line says nothing
    assert made.sections[0].footer.paragraphs[0].text == "分析员编"


def test_parts_go_where_the_template_says_and_the_rest_where_the_text_goes() -> None:
    note = note_of(remark("甲", "乙"))
    found = texts(document_bytes(note, template=template("{{来源}}", "其间", "{{正文}}", "{{ comparisons }}", "完")))
    order = ["附：来源", "其间", "工作要点比较", "概述", "批注条目", "条目对照", "完"]
    assert [text for text in found if text in order] == order


def test_a_template_without_a_place_for_the_text_has_it_at_the_end() -> None:
    found = texts(document_bytes(note_of(), template=template("封面")))
    assert found[:3] == ["封面", "工作要点比较", "2026年11月22日　编写：分析员"] and "附：来源" in found


def test_the_styles_of_the_template_win_and_those_it_lacks_follow_its_text() -> None:
    data = document_bytes(note_of(remark("甲", "乙")), template=template("{{正文}}"))
    document = docx.Document(BytesIO(data))
    assert document.styles["Heading 1"].font.name == "Arial"
    body = next(p for p in document.paragraphs if p.text.startswith("批注："))
    assert body.style.name == "Body Text" and body.style.font.size is None
    defined = set(re.findall(r'w:styleId="([^"]+)"', part(data, "word/styles.xml")))
    assert set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', part(data, "word/document.xml"))) <= defined
    counted = [p for p in document.paragraphs if p.style.name == "Heading 1"]
    numbers = {p._p.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") for p in counted}
    assert len(numbers) == 2 and "0" in numbers  # ours, since the template's headings don't count, and none for the annex
    assert f'w:numId="{(numbers - {"0"}).pop()}"' in part(data, "word/numbering.xml")


def test_a_page_of_the_templates_own_is_kept_and_turned_for_comparisons() -> None:
    document = docx.Document()
    document.sections[0].left_margin = Mm(40)
    document.sections[0].header.paragraphs[0].text = "内部资料"
    stream = BytesIO()
    document.save(stream)
    made = docx.Document(BytesIO(document_bytes(note_of(landscape=True), template=stream.getvalue())))
    assert [(s.page_width > s.page_height, round(s.left_margin.mm)) for s in made.sections] == [
        (False, 40),
        (True, 25),
        (False, 40),
    ]
    assert all(s.header.paragraphs[0].text == "内部资料" for s in made.sections)


def test_comments_and_footnotes_of_the_template_stay_beside_ours() -> None:
    document = docx.Document()
    run = document.add_paragraph("{{正文}}").insert_paragraph_before("封面").add_run("语")
    document.add_comment(run, "模板的批注", "甲", "甲")
    stream = BytesIO()
    document.save(stream)
    commented = replace(remark("原文", "我的批注"), comment=True)
    made = docx.Document(BytesIO(document_bytes(note_of(commented), template=stream.getvalue())))
    assert [(c.comment_id, c.text.split("\n")[0]) for c in made.comments] == [(0, "模板的批注"), (1, "我的批注")]


def test_a_dotx_becomes_a_document() -> None:
    dotx = template("{{正文}}", Content_Types="document.main+xml=>template.main+xml")
    assert "document.main+xml" in part(document_bytes(note_of(), template=dotx), "[Content_Types].xml")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "不是 Word 文档"),
        (b"PK\x03\x04rubbish", "不是 Word 文档"),
        (template("{{天气}}"), "没有“{{天气}}”这个占位符"),
        (template("前言{{正文}}"), "独占一段"),
        (
            template("甲", Content_Types=MACROS),
            "带宏",
        ),
        (template("甲", document_xml="<w:t>甲</w:t>=><w:instrText> DDEAUTO cmd </w:instrText>"), "DDEAUTO"),
        (template("甲", document_xml="<w:body>=><w:body"), "损坏"),
        (template("甲", document_xml="2006/main=>2099/main"), "严格"),
    ],
)
def test_a_bad_template_is_explained(data: bytes, said: str) -> None:
    with pytest.raises(TemplateError) as raised:
        document_bytes(note_of(), template=data)
    assert said in raised.value.notice.zh and raised.value.notice.en


def linked(kind: str) -> bytes:
    """A template with a relation of `kind` to a file outside."""
    outside = f'<Relationship Id="rIdX" Type="{_RELATIONS}/{kind}" Target="http://192.0.2.1/x" TargetMode="External"/>'
    return template("甲", document_xml_rels=f"</Relationships>=>{outside}</Relationships>")


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_a_template_that_draws_on_another_file_is_refused_and_its_own_template_forgotten() -> None:
    with pytest.raises(TemplateError) as raised:
        document_bytes(note_of(), template=linked("image"))
    assert "192.0.2.1" in raised.value.notice.zh
    assert "192.0.2.1" not in part(document_bytes(note_of(), template=linked("attachedTemplate")), "word/_rels/document.xml.rels")
    assert "192.0.2.1" in part(document_bytes(note_of(), template=linked("hyperlink")), "word/_rels/document.xml.rels")


def test_the_shipped_templates_are_those_the_script_makes(tmp_path, monkeypatch) -> None:
    import importlib.util
    from pathlib import Path

    root = Path(__file__).parents[4]
    spec = importlib.util.spec_from_file_location("make_templates", root / "packaging" / "make_templates.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(script, "ROOT", tmp_path)
    script.main()
    for name in (*SHIPPED, "plain"):
        made = (tmp_path / "resources" / "templates" / f"{name}.docx").read_bytes()
        kept = (root / "resources" / "templates" / f"{name}.docx").read_bytes()
        for inside in zipfile.ZipFile(BytesIO(kept)).namelist():
            assert part(made, inside) == part(kept, inside), (name, inside)


def test_an_english_note_counts_in_english() -> None:
    note: BriefingNote = note_of(remark("甲", "乙"), language="en")
    assert 'w:lvlText w:val="%1.%2"' in part(document_bytes(note), "word/numbering.xml")
