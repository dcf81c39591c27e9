"""What was made of plans, as one workbook."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from core.briefing import Recipe
from core.model import Decision
from core.sample import build
from core.session import Session
from core.workbooks import export_recipe

SHEETS = {"zh": ("批注", "数据", "沿革", "指标", "引文"), "en": ("Annotations", "Figures", "Lineage", "Targets", "Citations")}


@pytest.mark.parametrize("language", list(SHEETS))
def test_what_a_note_is_made_of_stands_on_sheets_of_its_own(tmp_path: Path, language: str) -> None:
    with Session.create(tmp_path / "l.yaodian", "分析员") as session:
        build(session, Path("seeds"))
        first, second, third = [plan.id for plan in session.plans()][:3]
        links = session.aligning.align(first, second).links
        session.links.decide([links[0].id], Decision.REJECTED)
        path = tmp_path / "表.xlsx"
        recipe = Recipe(language=language, plan_ids=(first, second, third), pairs=((first, second),))
        size = export_recipe(session, path, recipe)
        annotated = len(session.annotations(plan_ids=[first, second, third]))
    assert size == path.stat().st_size
    with zipfile.ZipFile(path) as package:
        names = re.findall(r'<sheet name="([^"]+)"', package.read("xl/workbook.xml").decode())
        notes, rows = (package.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 3))
        strings = package.read("xl/sharedStrings.xml").decode()
    assert len(names) == 7 and all(any(word in name for name in names) for word in SHEETS[language])
    assert notes.count("<row ") == annotated + 1 and rows.count("<row ") == len(links) + 1
    assert ("已否决" if language == "zh" else "rejected") in strings


def test_a_tag_and_a_status_narrow_the_annotations_of_the_workbook(tmp_path: Path) -> None:
    with Session.create(tmp_path / "l.yaodian", "分析员") as session:
        build(session, Path("seeds"))
        path = tmp_path / "t.xlsx"
        for recipe, told in (
            (Recipe(tag_names=("目标指标",)), len(session.annotations(tag_names=["目标指标"]))),
            (Recipe(checked_only=True), sum(note.status == "checked" for note in session.annotations())),
            (Recipe(tag_names=("没有这个标签",)), 0),
        ):
            export_recipe(session, path, recipe)
            with zipfile.ZipFile(path) as package:
                shown = package.read("xl/worksheets/sheet1.xml").decode().count("<row ") - 1
            assert shown == told
