"""Clauses like a given one are found across plans, the clause itself left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import NotFoundError
from core.session import Session

OLD = "一、推进老旧小区改造，完善养老托育设施，全年改造一百个小区。\n二、建设高标准农田，守住耕地红线，保障粮食安全。\n"
NEW = "一、培育专精特新企业，支持中小企业数字化转型。\n二、继续推进老旧小区改造，补齐养老托育设施短板。\n"


def test_the_counterpart_comes_first_and_the_clause_itself_never(tmp_path: Path) -> None:
    for name, text in (("2023年工作要点", OLD), ("2024年工作要点", NEW)):
        (tmp_path / f"{name}.txt").write_text(f"{name}\n{text}", encoding="utf-8")
    with Session.create(tmp_path / "alike.yaodian") as session:
        session.import_files(sorted(tmp_path.glob("*.txt")))
        first, second = (session.outline(plan.id) for plan in session.plans())
        asked = next(clause for clause in first.clauses if clause.number and "小区" in first.quote(clause.span))
        found = session.finding.alike(asked.id)
        assert "老旧小区" in second.quote(found[0].clause.span)
        assert 0 < found[0].score < 1
        assert asked.id not in {each.clause.id for each in found}
        assert len(session.finding.alike(asked.id, 0)) == 0
        with pytest.raises(NotFoundError):
            session.finding.alike(10**9)
