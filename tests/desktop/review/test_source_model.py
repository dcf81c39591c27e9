"""The list of sources: a verdict and one sentence each, and a thousand rows at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from core.model import Notice
from desktop.review.batch import Entry, Verdict
from desktop.review.source_model import ABOUT_ROLE, ENTRY_ROLE, SENTENCE_ROLE, SourceModel

DOUBT = Notice("编号从“一”跳到“三”。", "The numbering jumps.")
ENTRIES = {
    Entry("甲.txt", source_id=1, size=2048, encoding="utf-8", plans=1, clauses=9, seen=True): (Verdict.OK, "可以使用"),
    Entry("乙.txt", source_id=2, seen=True, doubts=2, doubt=DOUBT): (Verdict.CHECK, "2 处请核对：编号从“一”跳到“三”。"),
    Entry("丙.docx", source_id=3, seen=True, remarks=4): (Verdict.CHECK, "文件里有 4 条批注可以收入"),
    Entry("丁.txt", source_id=4, seen=True, updated=True, to_check=1): (
        Verdict.CHECK,
        "已按新版本更新，1 条批注待核对，0 条未能定位",
    ),
    Entry("戊.txt", source_id=5, seen=True, known=True): (Verdict.OK, "已在资料库中，没有重复导入"),
    Entry("己.zip", refused=Notice("打不开。", "It cannot be opened."), seen=True): (Verdict.REFUSED, "打不开。"),
    Entry("庚.txt", source_id=6): (Verdict.UNSEEN, ""),
    Entry("辛.doc", source_id=7, seen=True, warnings=(Notice("表格没有读全。", "Tables are missing."),)): (
        Verdict.CHECK,
        "表格没有读全。",
    ),
}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_a_source_has_one_verdict_and_one_sentence(qapp, entry: Entry) -> None:
    model = SourceModel("zh")
    model.show([entry])
    verdict, sentence = ENTRIES[entry]
    assert entry.verdict is verdict and model.index(0).data(SENTENCE_ROLE) == sentence
    assert sentence in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_what_a_source_is_stands_in_one_line(qapp) -> None:
    model = SourceModel("zh")
    model.show(list(ENTRIES))
    assert model.index(0).data(ABOUT_ROLE) == "2 KB · UTF-8 · 1 份文件 · 9 条"
    assert model.index(5).data(ABOUT_ROLE) == "" and model.row_of(4) == 3 and model.row_of(99) == -1


def test_the_model_of_a_thousand_sources_keeps_the_rules_of_models(qapp, qtmodeltester, qtbot) -> None:
    model = SourceModel("zh")
    model.show([Entry(f"{n}.txt", source_id=n, seen=True) for n in range(1, 1001)])
    qtmodeltester.check(model)
    with qtbot.waitSignal(model.dataChanged):
        model.put(3, Entry("新.txt", source_id=4))
    assert model.index(3).data(ENTRY_ROLE).name == "新.txt"
