"""What was made of some plans as one workbook: annotations, alignments with their figures, lineage, targets and citations."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.annotating import AnnotationView
from core.briefing import Recipe
from core.briefing.words import words_in
from core.exchange.alignment_sheets import alignment_sheet, figures_sheet
from core.exchange.lineage_xlsx import lineage_sheet
from core.exchange.workbook import Sheet, write_workbook
from core.ledgers.sheets import citations_sheet, targets_sheet
from core.lineage_table import lineage_table
from core.progress import SILENT, Progress
from core.session import Session
from core.store.annotation_query import AnnotationFilter, By


def export_recipe(session: Session, path: Path, recipe: Recipe, progress: Progress = SILENT) -> int:
    """Write what the note of a recipe is made of as tables; the number of bytes.

    Without plans in the recipe: of the plans that carry annotations. Lineage and ledgers only where there are plans for them; a
    pair that was never aligned is aligned first. NotFoundError for a plan or tag that is gone; ExportError leaves an older file
    as it was; CancelledError writes nothing.
    """
    language, progress_total = recipe.language, len(recipe.pairs) + 3
    for plan_id in recipe.plan_ids:
        session.plan(plan_id)
    sheets = session.annotating.sheets(AnnotationView(_asked(session, recipe)), language, progress)
    for done, pair in enumerate(recipe.pairs):
        progress.step(done, progress_total, "align")
        sheets += pair_sheets(session, pair, language, progress)
    plan_ids = _plans(session, recipe)
    if len(plan_ids) > 1:
        sheets.append(_lineage(session, plan_ids, language, progress))
    progress.step(progress_total - 2, progress_total, "ledgers")
    if plan_ids:
        sheets.append(targets_sheet(session.ledgers.targets(plan_ids), language))
        sheets.append(citations_sheet(session.ledgers.citations(plan_ids), language))
    progress.step(progress_total - 1, progress_total, path.name)
    return write_workbook(sheets, path, title=recipe.title or path.stem, author=session.author)


def export_pair(session: Session, path: Path, pair: tuple[int, int], language: str, progress: Progress = SILENT) -> int:
    """Write the links of two plans and their figures; the number of bytes. Errors as of `export_recipe`."""
    return write_workbook(pair_sheets(session, pair, language, progress), path, title=path.stem, author=session.author)


def export_lineage(session: Session, path: Path, plan_ids: Sequence[int], language: str, progress: Progress = SILENT) -> int:
    """Write the lineage of plans; the number of bytes. Errors as of `export_recipe`."""
    sheet = _lineage(session, plan_ids, language, progress)
    return write_workbook([sheet], path, title=sheet.name, author=session.author)


def _lineage(session: Session, plan_ids: Sequence[int], language: str, progress: Progress) -> Sheet:
    found = session.aligning.lineage(plan_ids, progress)
    outlines = {plan_id: session.outline(plan_id) for plan_id in found.plan_ids}
    return lineage_sheet(lineage_table(found, outlines, session.ledgers.quantities(outlines.values())), words_in(language))


def pair_sheets(session: Session, pair: tuple[int, int], language: str, progress: Progress) -> list[Sheet]:
    """The links of two plans, aligned first if they never were, and their figures."""
    old, new = pair
    alignment = session.aligning.ready(old, new, progress)
    sheet = alignment_sheet(alignment, session.outline(old), session.outline(new), language)
    counted = session.aligning.figures(old, new)
    return [sheet, *([figures_sheet(counted, sheet.name, language)] if counted else [])]


def _asked(session: Session, recipe: Recipe) -> AnnotationFilter:
    """The annotations of a recipe; of a tag that is gone there are none."""
    ids = {tag.name: tag.id for tag in session.tags()}
    tags = tuple(ids.get(name, 0) for name in recipe.tag_names)
    values = {By.PLAN: recipe.plan_ids, By.TAG: tags}
    if recipe.checked_only:
        values = {**values, By.STATUS: ("checked",)}
    return AnnotationFilter({by: keys for by, keys in values.items() if keys})


def _plans(session: Session, recipe: Recipe) -> Sequence[int]:
    annotated = [plan.id for plan in session.plans() if plan.annotations]
    chosen = [*(recipe.plan_ids or annotated), *(plan_id for pair in recipe.pairs for plan_id in pair)]
    return list(dict.fromkeys(chosen))
