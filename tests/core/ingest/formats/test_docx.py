"""Word documents: all that is printed, once, in order, and nothing that is not."""

from core.ingest.formats import docx
from tests.core.ingest.formats.docx_files import (
    HEADINGS,
    LONG,
    a_list,
    cell,
    changed,
    comment,
    commented,
    definition,
    field,
    kinds,
    level,
    listed,
    marks,
    old_box,
    p,
    read,
    remarked,
    row_of,
    run,
    style,
    styled,
    table,
    texts,
)


def box(content: str) -> str:
    return f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"


def test_a_paragraph_is_a_line_and_an_empty_one_a_gap() -> None:
    reading = read(p("甲") + p() + p("乙"))
    assert reading.text == "甲\n\n乙"
    assert [(line.text, line.gap) for line in reading.lines] == [("甲", 0), ("乙", 1)]
    assert reading.media_type == docx.MEDIA_TYPE


def test_white_space_at_the_ends_of_a_run_counts_only_where_it_is_to_be_kept() -> None:
    assert texts("<w:p><w:r><w:t>甲 </w:t></w:r><w:r><w:t> 乙</w:t></w:r></w:p>") == ["甲乙"]
    assert texts(p(run("甲 ") + run("乙"))) == ["甲 乙"]


def test_insertions_stay_and_deletions_go() -> None:
    deleted = changed("del", "<w:r><w:delText>旧</w:delText></w:r>")
    moved = changed("moveFrom", run("此处")) + changed("moveTo", run("移来"))
    reading = read(p(run("甲") + changed("ins", run("新")) + deleted + moved))
    assert reading.text == "甲新移来"
    assert "修订" in reading.warnings[0].zh


def test_a_deleted_end_of_paragraph_joins_two_and_a_wholly_deleted_one_is_not_counted() -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="某人"/></w:rPr>'
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = p(run("甲"), place + gone) + p("乙", place)
    body += p(changed("del", "<w:r><w:delText>丙</w:delText></w:r>"), place + gone) + p("丁", place)
    assert texts(body, numbering=definition(level(0, "decimal", "%1.")) + a_list()) == ["1. 甲乙", "2. 丁"]


def test_a_deleted_row_goes() -> None:
    assert texts(f"<w:tbl>{row_of(['甲', '1'], '<w:del/>')}{row_of(['乙', '2'], '<w:ins/>')}</w:tbl>") == ["乙\t2"]


def test_hidden_text_goes_by_itself_and_by_style() -> None:
    styles = style("H", "藏", kind="character", more="<w:rPr><w:vanish/></w:rPr>") + style(
        "P", "隐", more="<w:rPr><w:vanish/></w:rPr>"
    )
    body = p(run("甲") + run("藏", "<w:vanish/>") + run("乙", '<w:vanish w:val="0"/>') + run("藏", '<w:rStyle w:val="H"/>'))
    body += p(run("藏") + run("丙", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="P"/>')
    assert texts(body, styles=styles) == ["甲乙", "丙"]


def test_a_hidden_end_of_paragraph_runs_a_heading_on_into_its_text() -> None:
    body = styled("一、目标。", "1", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p("到2025年建成。")
    assert texts(body, styles=HEADINGS) == ["一、目标。到2025年建成。"]


def test_links_fields_and_content_controls_show_what_they_print() -> None:
    link = f'<w:hyperlink r:id="x">{run("链接")}</w:hyperlink>'
    simple = f'<w:fldSimple w:instr=" PAGE ">{run("3")}</w:fldSimple>'
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('内容')}</w:sdtContent></w:sdt>"
    tagged = f"<w:smartTag>{run('标')}</w:smartTag>"
    assert texts(p(link + field(' HYPERLINK "http://x" ', run("某网")) + simple + control + tagged)) == ["链接某网3内容标"]


def test_a_content_control_may_hold_paragraphs_and_rows() -> None:
    body = f"<w:sdt><w:sdtContent>{p('甲')}{p('乙')}</w:sdtContent></w:sdt>"
    row = f"<w:tbl><w:sdt><w:sdtContent><w:tr>{cell('丙')}{cell('丁')}</w:tr></w:sdtContent></w:sdt></w:tbl>"
    assert texts(body + row) == ["甲", "乙", "丙\t丁"]


def test_a_field_that_is_never_closed_hides_nothing_after_its_paragraph() -> None:
    opened = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
    reading = read(p(opened) + p("甲") + p("乙"))
    assert kinds(reading) == [("甲", None), ("乙", None)]


def test_a_sign_that_word_circles_by_a_formula_is_kept() -> None:
    drawn = field(" eq \\o\\ac(○,3) ", "").replace('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "")
    assert texts(p(drawn + run("考核"))) == ["③考核"]


def test_symbols_tabs_and_hyphens() -> None:
    signs = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t><w:sym w:font="Wingdings" w:char="F082"/>'
    signs += '<w:sym w:font="Symbol" w:char="F0B3"/><w:tab/><w:t>5</w:t><w:noBreakHyphen/><w:t>6</w:t><w:softHyphen/></w:r>'
    assert texts(p(signs)) == ["☑是②≥ 5-6"]


def test_soft_breaks_end_lines_but_not_in_a_heading() -> None:
    broken = f"{run('某省2023年')}<w:r><w:br/></w:r>{run('工作要点')}"
    body = styled(broken, "T") + p(f'{run("甲")}<w:r><w:br/><w:t>乙</w:t><w:br w:type="page"/><w:t>丙</w:t></w:r>')
    reading = read(body, styles=HEADINGS)
    assert marks(reading) == [("某省2023年工作要点", 1), ("甲", 0), ("乙丙", 0)]
    assert reading.text == "某省2023年\n工作要点\n甲\n乙丙"
    assert len(reading.lines[0].pieces) == 2


def test_ruby_shows_its_base_and_mathematics_its_letters() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('zhāng')}</w:rt><w:rubyBase>{run('章')}</w:rubyBase></w:ruby></w:r>"
    formula = "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"
    assert texts(p(ruby + formula)) == ["章x+1"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box(p("框") + p("内"))}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{old_box(p('框') + p('内'))}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(p(run("甲") + both + run("乙")) + p("丙")) == ["甲乙", "框", "内", "丙"]
    assert texts(p(f"<w:r>{old_box(p('旧框'))}</w:r>")) == ["旧框"]
    assert texts(p(f"<w:r>{old_box(p('外') + p('<w:r>' + old_box(p('里')) + '</w:r>'))}</w:r>")) == ["外", "里"]


def test_a_branch_without_text_leaves_it_to_the_other() -> None:
    branches = f'<mc:Choice Requires="x"><w:p/></mc:Choice><mc:Fallback>{p("甲")}</mc:Fallback>'
    assert texts(f"<mc:AlternateContent>{branches}</mc:AlternateContent>") == ["甲"]


def test_a_row_of_data_is_a_line_with_its_cells_apart() -> None:
    rows = table(
        ["任务", "单位"], [p("新建") + p("改建"), "<w:p><w:r><w:t>教育厅</w:t><w:br/><w:t>财政厅</w:t></w:r></w:p>"], ["", "空"]
    )
    assert texts(rows) == ["任务\t单位", "新建 改建\t教育厅 财政厅", "空"]


def test_an_empty_cell_keeps_its_place() -> None:
    assert texts(table(["甲", "", "丙"], ["甲", "乙", ""])) == ["甲\t\t丙", "甲\t乙"]


def test_merged_cells_are_read_once() -> None:
    first, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = table([cell("大类", first), "甲"], [cell("", more), "乙"], [cell("合计", '<w:gridSpan w:val="2"/>')])
    assert texts(rows) == ["大类\t甲", "乙", "合计"]
    assert texts(table([cell("有字", more), "甲"])) == ["有字\t甲"]


def test_tables_that_lay_out_text_are_read_as_text() -> None:
    whole = table([p("一、" + LONG) + p("二、" + LONG)])
    beside = table(["说明", "".join(p(f"{number}、{LONG}") for number in "一二三四五")])
    assert texts(whole) == ["一、" + LONG, "二、" + LONG]
    assert texts(beside) == ["说明", *(f"{number}、{LONG}" for number in "一二三四五")]


def test_a_table_in_a_table_is_flattened() -> None:
    assert texts(table(["外", p("前") + table(["甲", "乙"]) + p("后")])) == ["外", "前", "甲\t乙", "后"]


def test_notes_stand_below_their_line_with_their_sign() -> None:
    footnotes = "".join(
        f'<w:footnote w:id="{name}">{p("<w:r><w:footnoteRef/></w:r>" + run(text))}</w:footnote>'
        for name, text in (("0", "分隔"), ("2", "指某某。"), ("3", "见附件。"))
    )
    endnotes = f'<w:endnote w:id="2">{p("尾")}{p("又")}</w:endnote>'
    marked = '<w:r><w:{}Reference w:id="{}"/></w:r>'.format
    body = p(run("甲") + marked("footnote", 3) + run("乙") + marked("endnote", 2)) + p(
        run("丙") + marked("footnote", 2) + marked("footnote", 3)
    )
    expected = ["甲①乙②", "注①：见附件。", "注②：尾", "又", "丙③①", "注③：指某某。"]
    assert texts(body, footnotes=footnotes, endnotes=endnotes) == expected


def test_notes_of_a_table_stand_below_its_row() -> None:
    footnotes = f'<w:footnote w:id="2">{p("口径")}</w:footnote>'
    row = [p(run("指标") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), "30所"]
    assert texts(table(row, ["甲", "乙"]), footnotes=footnotes) == ["指标①\t30所", "注①：口径", "甲\t乙"]


def test_a_note_that_refers_to_itself_ends() -> None:
    itself = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    reading = texts(p(run("甲") + itself), footnotes=f'<w:footnote w:id="2">{p(run("注") + itself)}</w:footnote>')
    assert reading == ["甲①", "注①：注①"]


def test_comments_are_remarks_on_the_text_they_are_anchored_to() -> None:
    body = listed(run("提高") + commented("覆盖率", 1) + run("。")) + p(commented(" 全段 ", 2))
    comments = comment(1, "核对", "数字") + comment(2, "同意")
    reading = read(body, comments=comments, numbering=definition(level(0, "decimal", "%1.")) + a_list())
    assert remarked(reading) == [("覆盖率", "核对\n数字"), ("全段", "同意")]
    assert (reading.remarks[0].author, reading.remarks[0].date) == ("张三", "2023-03-01T09:00:00Z")


def test_a_comment_over_paragraphs_and_one_at_the_very_start_of_a_numbered_one() -> None:
    body = listed('<w:commentRangeStart w:id="1"/>' + run("甲")) + listed(run("乙") + '<w:commentRangeEnd w:id="1"/>')
    reading = read(body, comments=comment(1, "看"), numbering=definition(level(0, "decimal", "%1.")) + a_list())
    assert remarked(reading) == [("甲\n2. 乙", "看")]


def test_a_comment_on_nothing_that_is_left_is_on_its_line() -> None:
    reference = '<w:r><w:commentReference w:id="1"/></w:r>'
    gone = (
        '<w:commentRangeStart w:id="2"/>'
        + changed("del", "<w:r><w:delText>旧</w:delText></w:r>")
        + '<w:commentRangeEnd w:id="2"/>'
    )
    reading = read(p("甲") + p(run("乙") + reference) + p(gone), comments=comment(1, "一") + comment(2, "二") + comment(3, "三"))
    assert sorted(remarked(reading)) == [("乙", "一"), ("乙", "二"), ("甲", "三")]
