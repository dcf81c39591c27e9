"""What was made of plans, as one workbook."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from core.model import Decision
from core.sample import build
from core.session import Session
from core.workbooks import export_workbook

SHEETS = {"zh": ("数据", "沿革"), "en": ("Figures", "Lineage")}


@pytest.mark.parametrize("language", list(SHEETS))
def test_links_figures_and_lineage_stand_on_sheets_of_their_own(tmp_path: Path, language: str) -> None:
    with Session.create(tmp_path / "l.yaodian", "分析员") as session:
        build(session, Path("seeds"))
        first, second, third = [plan.id for plan in session.plans()][:3]
        links = session.align(first, second).links
        session.decide([links[0].id], Decision.REJECTED)
        path = tmp_path / "表.xlsx"
        size = export_workbook(session, path, plan_ids=[first, second, third], pairs=[(first, second)], language=language)
    assert size == path.stat().st_size
    with zipfile.ZipFile(path) as package:
        names = re.findall(r'<sheet name="([^"]+)"', package.read("xl/workbook.xml").decode())
        rows = package.read("xl/worksheets/sheet1.xml").decode()
        strings = package.read("xl/sharedStrings.xml").decode()
    assert len(names) == 3 and names[1].startswith(SHEETS[language][0]) and SHEETS[language][1] in names[2]
    assert rows.count("<row ") == len(links) + 1
    assert ("已否决" if language == "zh" else "rejected") in strings
