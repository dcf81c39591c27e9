"""What was chosen for a note: its outline, and a name for its file."""

from __future__ import annotations

import re
from pathlib import Path

from docx import Document

from core.progress import Progress
from desktop.briefing.choice import Choice, Counted, LineKind, outline, pairs_offered
from desktop.desk import Desk


def test_the_outline_has_the_headings_of_the_document(desk: Desk, tmp_path: Path) -> None:
    desk.session.align(1, 2)
    choice = Choice("三地比较", (1, 2), ((1, 2),), (), "zh")
    lines = outline(desk.session, choice, desk.outline_of)
    path = tmp_path / "note.docx"
    choice.export(path, desk.session, Progress())
    styles = ("Title", "Heading 1", "Heading 2")
    written = [p.text for p in Document(str(path)).paragraphs if p.style.name in styles]
    headings = {LineKind.TITLE, LineKind.CHAPTER, LineKind.PART}
    shown = [re.sub("^([一二三]、|（[一二三]）)", "", line.text) for line in lines if line.kind in headings]  # Word counts itself
    assert shown == written


def test_the_outline_counts_annotations_links_and_plans(desk: Desk) -> None:
    links = len(desk.session.align(1, 2).links)
    lines = outline(desk.session, Choice("题", (1, 2), ((1, 2),), (), "zh"), desk.outline_of)
    chapters = {line.text: (line.counted, line.count) for line in lines if line.kind is LineKind.CHAPTER}
    assert chapters == {
        "一、概述": (Counted.NOTHING, 0),
        "二、批注条目": (Counted.ANNOTATIONS, 3),
        "三、条目对照": (Counted.LINKS, links),
        "附：来源": (Counted.PLANS, 2),
    }


def test_a_tag_filter_leaves_other_annotations_out(desk: Desk) -> None:
    lines = outline(desk.session, Choice("题", (1, 2), (), ("试点示范",), "en"), desk.outline_of)
    counted = {line.text: line.count for line in lines if line.kind is LineKind.CHAPTER}
    assert counted == {"1. Overview": 0, "2. Annotated clauses": 1, "Annex: Sources": 2}


def test_no_plans_give_an_outline_all_the_same(desk: Desk) -> None:
    assert outline(desk.session, Choice("题", (), (), (), "zh"), desk.outline_of)[0].text == "题"


def test_pairs_of_plans_that_are_gone_are_not_offered(desk: Desk) -> None:
    desk.session.align(1, 2)
    desk.session.align(2, 3)
    desk.session.sources.bin_plans([3])
    assert pairs_offered(desk.session, desk.session.plans(), None) == [(1, 2)]
    assert pairs_offered(desk.session, desk.session.plans(), (2, 1)) == [(1, 2), (2, 1)]
