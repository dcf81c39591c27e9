"""A search as a workbook: a row for every hit, with where it stands."""

from __future__ import annotations

import zipfile
from pathlib import Path

from core.finding import Mode, Query
from core.session import Session
from tests.makers import a_library, a_source


def words(path: Path) -> str:
    with zipfile.ZipFile(path) as book:
        return book.read("xl/sharedStrings.xml").decode()


def test_all_hits_or_those_chosen_are_written(tmp_path: Path) -> None:
    a_library(tmp_path, a_source(("要点", "一、办学。", "=1+1 办园。", "甲办校乙"))).close()
    with Session.open(tmp_path / "库.yaodian") as session:
        query = Query("办.", Mode.REGEX)
        hits = session.finding.find(query).hits
        session.finding.export(tmp_path / "全.xlsx", query)
        session.finding.export(tmp_path / "一.xlsx", query, places=[(hits[2].plan_id, hits[2].span)], language="en")
    assert [text in words(tmp_path / "全.xlsx") for text in ("办学", "办园", "办校", "=1+1 ", "命中")] == [True] * 5
    assert [text in words(tmp_path / "一.xlsx") for text in ("办学", "办园", "办校", "Hit")] == [False, False, True, True]


def test_clauses_like_one_are_written_with_their_whole_text(tmp_path: Path) -> None:
    lines = (
        "要点",
        "一、学前",
        "推进学前教育普及普惠发展，新建公办幼儿园。",
        "推进学前教育普及普惠发展，改造公办幼儿园。",
        "抓好森林防火。",
    )
    a_library(tmp_path, a_source(lines, levels=(0, 1, 2, 2, 2))).close()
    with Session.open(tmp_path / "库.yaodian") as session:
        clause = session.outline(1).clauses[2]
        alike = session.finding.alike(clause.id)
        assert session.finding.export_alike(tmp_path / "近.xlsx", clause.id) == (tmp_path / "近.xlsx").stat().st_size
        session.finding.export_alike(tmp_path / "无.xlsx", clause.id, chosen=[], language="en")
    assert [text in words(tmp_path / "近.xlsx") for text in ("相似度", lines[3], alike[0].shared[0])] == [True] * 3
    assert "Similarity" in words(tmp_path / "无.xlsx") and lines[3] not in words(tmp_path / "无.xlsx")
