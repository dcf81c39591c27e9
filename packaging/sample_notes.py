"""Writes notes of the sample library for packaging/office-check.sh: by each template, one in English, and a revision.

Usage: .venv/bin/python packaging/sample_notes.py FOLDER
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from core import sample
from core.briefing import Part, PartKind, Recipe
from core.briefing.recipe import OFFERED, Cover, Grouping
from core.briefing.word import SHIPPED
from core.session import Session

ROOT = Path(__file__).resolve().parent.parent
COVER = Cover("某省教育厅办公室", "某教办函〔2026〕8号", "厅领导")
BEFORE = "本部分由规则列出，数字均可在原文中核对，引用前请再看一遍原文。"
CONCLUSION = "建议：对两份文件都写明数值的指标逐项核对口径，时限已到的任务列入下次调度。"


def recipes(plans: tuple[int, ...], pair: tuple[int, int]) -> dict[str, Recipe]:
    """A recipe by the name of its file: by each template in Chinese, one in English; whole texts are in one of them only."""
    pairs = (pair, (plans[0], plans[-1]))
    parts = tuple(Part(kind, before=BEFORE, conclusion=CONCLUSION) for kind in OFFERED)
    full = Recipe(title="教育工作要点比较", parts=parts, plan_ids=plans, pairs=pairs, contents=True, cover=COVER)
    full = full.with_part(PartKind.ITEMS, grouping=Grouping.TAG)
    short = full.with_part(PartKind.TEXT, shown=False)
    return {
        **{name: replace(full if name == "official" else short, template=name) for name in SHIPPED},
        "english": replace(short, title="Education plans compared", language="en"),
    }


def main() -> None:
    """Write them all."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sample.yaodian").unlink(missing_ok=True)
    with Session.create(folder / "sample.yaodian", author="分析员") as session:
        pair = sample.build(session, ROOT / "seeds")
        for name, recipe in recipes(tuple(plan.id for plan in session.plans()), pair).items():
            session.notes.write(folder / f"{name}.docx", recipe)
        session.notes.write_revision(folder / "revision.docx", *pair)


if __name__ == "__main__":
    main()
