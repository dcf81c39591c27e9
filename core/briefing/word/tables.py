"""Lays out tables: plans reviewed, comparisons, changes of wording, lineage, targets, sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.briefing.content import (
    Comparison,
    ComparisonRow,
    Comparisons,
    FollowedThemes,
    ReviewedPlan,
    TargetEntry,
    Targets,
    Wordings,
)
from core.briefing.passage import Passage
from core.briefing.word.page import Page
from core.briefing.word.prose import STRONG, legend, passage
from core.briefing.word.references import References
from core.briefing.word.wordml import cell, paragraph, row, run, table
from core.briefing.words import Words
from core.lineage_table import LineageTable, TableCell

HEAD_FILL = "EFEFEC"
_ABSENT_FILL = "F5F5F3"
_LONG_ROW = 200
"""Characters in a cell, a third of a page, from which a row may break across pages: kept whole it could leave as much empty."""

_PLAN_SHARES = (26, 17, 16, 20, 11, 10)
_SOURCE_SHARES = (7, 25, 16, 12, 18, 22)
_SINGLE_SHARES = (17, 23, 20, 40)
_WORDING_SHARES = (27, 27, 8, 12, 26)
_PAIR_SHARES = (42, 42, 16)

_MOST_QUANTITIES = 8
"""Of a theme in a plan; the target table has them all."""
_THEME_SHARE = 0.17
_NARROWEST = 1750
"""Twips of a plan's column in a lineage; less would leave less than five characters a line."""

GAP = paragraph("", "TableGap")


def text_table(columns: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[int], page: Page) -> str:
    """A table of texts."""
    widths = page.shared(shares)
    lines = (
        row(cell(paragraph(run(text), "TableText"), width) for text, width in zip(texts, widths, strict=True)) for texts in rows
    )
    return table([_head_row(columns, widths), *lines], widths, "BriefingTable") + GAP


def _head_row(columns: Sequence[str], widths: Sequence[int]) -> str:
    heads = (cell(paragraph(run(text), "TableHead"), width, HEAD_FILL) for text, width in zip(columns, widths, strict=True))
    return row(heads, header=True)


def plan_table(words: Words, references: References, plans: Sequence[ReviewedPlan], page: Page) -> str:
    """The plans reviewed."""
    rows = [(plan.title, plan.issuer, plan.year, plan.issued_on, str(plan.items), str(plan.annotations)) for plan in plans]
    caption = references.caption(words.table, words.plan_caption, above=True)
    return caption + text_table(words.plan_columns, rows, _PLAN_SHARES, page)


def source_table(words: Words, references: References, plans: Sequence[ReviewedPlan], page: Page) -> str:
    """The plans as sources."""
    rows = [
        (str(number), plan.title, plan.issuer, plan.number, plan.issued_on, plan.file) for number, plan in enumerate(plans, 1)
    ]
    caption = references.caption(words.table, words.source_caption, above=True)
    return caption + text_table(words.source_columns, rows, _SOURCE_SHARES, page)


def wording_chapter(words: Words, references: References, wordings: Wordings, page: Page) -> str:
    """Wordings that gave way to others."""
    if not wordings.rows:
        return paragraph(run(wordings.summary), "BodyText")
    rows = [(one.old, one.new, str(one.count), one.change, one.place) for one in wordings.rows]
    said = paragraph(run(wordings.summary) + _seen(words, references), "BodyText")
    caption = references.caption(words.table, words.wording_caption, above=True)
    return said + caption + text_table(words.wording_columns, rows, _WORDING_SHARES, page)


def _seen(words: Words, references: References) -> str:
    """See the next table, as a reference to it."""
    before, after = words.see
    return run(before) + references.reference(words.table) + run(after)


# Comparisons


def comparison_chapter(words: Words, references: References, comparisons: Comparisons, page: Page) -> str:
    """A legend and the tables."""
    return legend(words) + "".join(_comparison(words, references, one, page) for one in comparisons.tables)


def _comparison(words: Words, references: References, comparison: Comparison, page: Page) -> str:
    # The heading stays with the summary; kept with the table too, all of them could leave half a page empty.
    heading = references.heading(comparison.heading, 2)
    if not comparison.rows:
        return heading + paragraph(run(comparison.summary), "BodyText")
    said = paragraph(run(comparison.summary) + _seen(words, references), "BodyText")
    caption = references.caption(words.table, comparison.heading, above=True)
    widths = page.shared(_PAIR_SHARES)
    heads = (comparison.old_label, comparison.new_label, words.relation_column)
    rows = [_head_row(heads, widths), *(_pair(pair, widths) for pair in comparison.rows)]
    return heading + said + caption + table(rows, widths, "BriefingTable") + GAP


def _pair(pair: ComparisonRow, widths: Sequence[int]) -> str:
    relation = paragraph(run(pair.relation, STRONG), "TableText")
    remarks = "".join(paragraph(run(remark), "TableText") for remark in pair.remarks)
    old, new, word = widths
    longest = max(sum(len(piece.text) for line in side for piece in line) for side in (pair.old, pair.new))
    return row([_side(pair.old, old), _side(pair.new, new), cell(relation + remarks, word)], whole=longest < _LONG_ROW)


def _side(quoted: Passage, width: int) -> str:
    return cell("".join(passage(quoted, "TableText")) or paragraph(run("—"), "TableText"), width)


# Plans beside each other


def better_sideways(columns: int, page: Page) -> bool:
    """Whether on pages that lie on their side so many plans make fewer tables."""
    return len(_side_by_side(columns, page.on_its_side())) < len(_side_by_side(columns, page))


def _side_by_side(columns: int, page: Page) -> list[tuple[int, int]]:
    """The first plan and the one after the last of each table, as many of `columns` plans as the page holds in each."""
    most = max(1, int(page.width * (1 - _THEME_SHARE)) // _NARROWEST)
    share = max(-(-columns // max(-(-columns // most), 1)), 1)
    return [(start, min(start + share, columns)) for start in range(0, columns, share)]


def _widths(columns: int, page: Page) -> tuple[int, ...]:
    """The width of a first column, and those of so many plans."""
    first = round(page.width * _THEME_SHARE)
    return (first, *([(page.width - first) // columns] * columns))


# Lineage


def lineage_chapter(words: Words, references: References, followed: FollowedThemes, page: Page) -> str:
    """Themes and plans, as many plans beside each other as the page holds; more of them in further tables."""
    pieces = _side_by_side(len(followed.table.columns), page)
    parts = [paragraph(run(followed.summary), "BodyText")]
    for number, piece in enumerate(pieces, 1):
        caption = references.caption(words.table, words.piece(words.lineage_caption, number, len(pieces)), above=True)
        parts.append(caption + _themes(words, followed.table, piece, page))
    return "".join(parts)


def _themes(words: Words, lineage: LineageTable, piece: tuple[int, int], page: Page) -> str:
    """The columns of a piece; themes none of its plans speaks of are left out."""
    start, end = piece
    first, *widths = _widths(end - start, page)
    rows = [_head_row((words.theme, *(label for label, _ in lineage.columns[start:end])), (first, *widths))]
    for each in lineage.rows:
        said = each.cells[start:end]
        if any(one.clauses for one in said):
            name = cell(paragraph(run(each.theme, STRONG), "TableText"), first)
            rows.append(row([name, *(_theme(words, one, width) for one, width in zip(said, widths, strict=True))]))
    return table(rows, (first, *widths), "BriefingTable") + GAP


def _theme(words: Words, said: TableCell, width: int) -> str:
    if not said.clauses:
        return cell(paragraph(run(words.absent), "TableText"), width, _ABSENT_FILL)
    lines = "".join(paragraph(run(clause), "TableText") for clause in said.clauses)
    if said.quantities:
        counted = run(words.comma).join(run(text, '<w:u w:val="single"/>') for text in said.quantities[:_MOST_QUANTITIES])
        rest = run("…") if len(said.quantities) > _MOST_QUANTITIES else ""
        lines += paragraph(counted + rest, "TableText")
    parts = [words.relations[said.relation]] if said.relation else []
    parts += [words.moved] if said.moved else []
    return cell(lines + (paragraph(run(words.comma.join(parts), STRONG), "TableText") if parts else ""), width)


# Targets


def target_chapter(words: Words, references: References, targets: Targets, page: Page) -> str:
    """What several plans count, as many plans beside each other as the page holds; then what one of them counts, as a list."""
    parts = [paragraph(run(targets.summary) + _seen(words, references), "BodyText")]
    pieces = _side_by_side(len(targets.plans), page) if targets.rows else []
    for number, piece in enumerate(pieces, 1):
        caption = references.caption(words.table, words.piece(words.target_caption, number, len(pieces)), above=True)
        parts.append(caption + _counted(words, targets, piece, page))
    if targets.single:
        parts.append(references.caption(words.table, words.single_caption, above=True) + _single(words, targets, page))
    return "".join(parts)


def _counted(words: Words, targets: Targets, piece: tuple[int, int], page: Page) -> str:
    """The columns of a piece; what none of its plans counts is left out."""
    start, end = piece
    first, *widths = _widths(end - start, page)
    rows = [_head_row((words.target_column, *targets.plans[start:end]), (first, *widths))]
    for each in targets.rows:
        cells = each.cells[start:end]
        if any(cells):
            unit = paragraph(run(words.unit_said.format(unit=each.unit)), "TableText") if each.unit else ""
            name = cell(paragraph(run(each.name, STRONG), "TableText") + unit, first)
            longest = max(sum(len(one.text) + sum(map(len, one.section)) for one in entries) for entries in cells)
            said = [_wanted(words, entries, width) for entries, width in zip(cells, widths, strict=True)]
            rows.append(row([name, *said], whole=longest < _LONG_ROW))
    return table(rows, (first, *widths), "BriefingTable") + GAP


def _wanted(words: Words, entries: Sequence[TargetEntry], width: int) -> str:
    """How much a plan wants, each with its place below."""
    if not entries:
        return cell(paragraph(run(words.absent), "TableText"), width, _ABSENT_FILL)
    lines: list[str] = []
    for one in entries:
        lines.append(paragraph(run(one.text, STRONG), "TableText"))
        lines += [paragraph(run(" › ".join(one.section)), "TableText")] if one.section else []
    return cell("".join(lines), width)


def _single(words: Words, targets: Targets, page: Page) -> str:
    """A row for each value: which plan, what it counts, how much, where."""
    rows = [
        (target.plan, target.name, entry.text, " › ".join(entry.section) or "—")
        for target in targets.single
        for entry in target.entries
    ]
    return text_table(words.single_columns, rows, _SINGLE_SHARES, page)
