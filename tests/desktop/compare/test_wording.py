"""What is said of the wording of a pair: changes of substance by kind, moved sentences as moved."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from core.alignment import Substance, diff
from core.language.words import Words
from desktop.compare.differences import Wording
from desktop.compare.marks import Mark, Show, marks_of
from desktop.compare.pairs import Joined
from tests.desktop.compare.conftest import Opened
from tests.desktop.compare.test_pairs import side


def wording(old: str, new: str) -> Wording:
    before, after = Joined.of([side(old)]), Joined.of([side(new)])
    return Wording.of(before, after, diff(before.text, after.text, Words(())))


def test_a_changed_figure_is_a_change_of_substance_with_both_values():
    (change,) = wording("毛入园率达到85%以上，完善机制", "毛入园率达到87%以上，完善机制").substance
    assert change.kind is Substance.FIGURE
    assert "85" in change.before and "87" in change.after


def test_mere_wording_is_none():
    assert wording("完善机制，抓好落实", "健全机制，抓好落实").substance == ()


def test_where_whole_sentences_were_exchanged_no_value_is_said_to_have_changed():
    old = "二〇二〇年全区教育工作坚持以立德树人为根本任务，新建幼儿园30所并且完善各项保障机制。"
    assert wording(old, "应急演练每学期开展1次，配齐消防器材，普及防溺水知识，健全校园安全责任体系与考核办法。").substance == ()


def test_a_sentence_that_moved_is_marked_as_moved_and_not_as_lost():
    first, second, third = "每学期组织一次应急疏散演练。", "新建公办幼儿园三十所并开展认定。", "深化学区制管理改革。"
    found = wording(first + second + third, second + third + first)
    marks = marks_of(found, 0, new=False, show=Show.DIFFERENT)
    spans = {each.kind: each.spans for each in marks}
    assert spans[Mark.MOVED] and not spans[Mark.REMOVED]


def test_the_panel_lists_changes_of_substance(qtbot: QtBot, opened: Opened):
    pair = next(pair for pair in opened.page.shown.pairs() if pair.old and "30所" in pair.old[0].text)
    opened.page.shown.select(pair.id)
    panel = opened.page.panel
    qtbot.waitUntil(panel.substance.isVisible, timeout=60_000)
    assert any(line.startswith("数字：") and "30" in line and "45" in line for line in panel.substance.texts())
    alone = next(pair for pair in opened.page.shown.pairs() if not pair.old)
    opened.page.shown.select(alone.id)
    assert not panel.substance.isVisible()
