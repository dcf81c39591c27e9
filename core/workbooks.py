"""What was made of some plans as one workbook: alignments with their figures, and a lineage."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.briefing.words import words_in
from core.exchange.alignment_sheets import alignment_sheet, figures_sheet
from core.exchange.lineage_xlsx import lineage_sheet
from core.exchange.workbook import Sheet, write_workbook
from core.lineage_table import lineage_table
from core.progress import Progress
from core.session import SILENT, Session


def export_workbook(
    session: Session,
    path: Path,
    *,
    plan_ids: Sequence[int] = (),
    pairs: Sequence[tuple[int, int]] = (),
    language: str = "zh",
    progress: Progress = SILENT,
) -> int:
    """Write sheets of the pairs and, of two `plan_ids` at least, of their lineage; the number of bytes.

    A pair that was never aligned is aligned first. ExportError leaves an older file as it was; CancelledError writes nothing.
    """
    words, sheets = words_in(language), list[Sheet]()
    for done, (old, new) in enumerate(pairs):
        progress.step(done, len(pairs) + 1, "align")
        sheets += _pair(session, old, new, language, progress)
    if len(set(plan_ids)) > 1:
        found = session.lineage(plan_ids, progress)
        table = lineage_table(found, {plan_id: session.outline(plan_id) for plan_id in found.plan_ids})
        sheets.append(lineage_sheet(table, words))
    progress.step(len(pairs), len(pairs) + 1, path.name)
    return write_workbook(sheets, path, title=path.stem, author=session.author)


def _pair(session: Session, old: int, new: int, language: str, progress: Progress) -> list[Sheet]:
    alignment = session.alignment(old, new) or session.align(old, new, progress)
    before, after = session.outline(old), session.outline(new)
    sheet = alignment_sheet(alignment, before, after, language)
    counted = session.figures(old, new)
    return [sheet, *([figures_sheet(counted, sheet.name, language)] if counted else [])]
