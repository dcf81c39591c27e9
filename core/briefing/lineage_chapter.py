"""Lays the lineage of themes out: a table of themes and plans, as many plans beside each other as a page holds."""

from __future__ import annotations

from core.briefing.content import FollowedThemes
from core.briefing.wordml import cell, paragraph, row, run, table
from core.briefing.words import Words
from core.lineage_table import LineageTable, TableCell

_WIDTH = 8844  # twips of the text
_THEME = 1500
_MOST = 4
"""Plans beside each other; a fifth would leave less than five characters a line. More plans go into further tables."""

_HEAD_FILL = "EFEFEC"
_ABSENT_FILL = "F5F5F3"
_STRONG = "<w:b/><w:bCs/>"


def lineage_chapter(words: Words, followed: FollowedThemes) -> str:
    """The content of the chapter."""
    parts = [paragraph(run(followed.summary), "BodyText")]
    columns = len(followed.table.columns)
    tables = -(-columns // _MOST)
    share = -(-columns // max(tables, 1))
    for start in range(0, columns, max(share, 1)):
        parts.append(_table(words, followed.table, start, min(start + share, columns)))
    return "".join(parts)


def _table(words: Words, lineage: LineageTable, start: int, end: int) -> str:
    """The columns `start` to `end`; themes none of these plans speaks of are left out."""
    width = (_WIDTH - _THEME) // (end - start)
    widths = (_THEME, *([width] * (end - start)))
    heads = [cell(paragraph(run(words.theme), "TableHead"), _THEME, _HEAD_FILL)]
    heads += [cell(paragraph(run(label), "TableHead"), width, _HEAD_FILL) for label, _ in lineage.columns[start:end]]
    rows = [row(heads, header=True)]
    for each in lineage.rows:
        said = each.cells[start:end]
        if any(one.clauses for one in said):
            theme = cell(paragraph(run(each.theme, _STRONG), "TableText"), _THEME)
            rows.append(row([theme, *(_cell(words, one, width) for one in said)]))
    gap = paragraph("", "TableGap")
    return gap + table(rows, widths, "BriefingTable") + gap


def _cell(words: Words, said: TableCell, width: int) -> str:
    if not said.clauses:
        return cell(paragraph(run(words.absent), "TableText"), width, _ABSENT_FILL)
    lines = "".join(paragraph(run(clause), "TableText") for clause in said.clauses)
    parts = [words.relations[said.relation]] if said.relation else []
    parts += [words.moved] if said.moved else []
    return cell(lines + (paragraph(run(words.comma.join(parts), _STRONG), "TableText") if parts else ""), width)
