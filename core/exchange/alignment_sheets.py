"""An alignment as sheets of a workbook: a row a link, and its figures by section."""

from __future__ import annotations

from collections.abc import Sequence

from core.alignment import ComparisonFigures, explain
from core.briefing.comparison import relation_word, same_issuer
from core.briefing.words import Words, words_in
from core.exchange.lineage_xlsx import TINTS
from core.exchange.workbook import Cell, Column, Sheet
from core.model import Alignment, Clause, Link, Outline, Relation

_HEADS_ZH = ("关系", "移动", "置信", "决定", "原章节", "原条目", "原文", "新章节", "新条目", "新文", "理由", "备注", "编号")
_HEADS_EN = (
    "Relation",
    "Moved",
    "Confidence",
    "Decision",
    "Old section",
    "Old clause",
    "Old text",
    "New section",
    "New clause",
    "New text",
    "Reasons",
    "Note",
    "Id",
)
_WIDTHS = (9, 8, 8, 9, 18, 22, 54, 18, 22, 54, 30, 20, 8)


def alignment_sheet(alignment: Alignment, old: Outline, new: Outline, language: str) -> Sheet:
    """Every link of two plans, rejected ones too; of several clauses on one side each stands in a line of its own."""
    words = words_in(language)
    heads = _HEADS_ZH if words.chinese else _HEADS_EN
    columns = [Column(head, width) for head, width in zip(heads, _WIDTHS, strict=True)]
    name = words.versus.format(old=old.plan.label, new=new.plan.label)
    related = same_issuer(old.plan, new.plan)
    return Sheet(name, columns, [_row(link, old, new, words, related=related) for link in alignment.links], frozen=1)


def _row(link: Link, old: Outline, new: Outline, words: Words, *, related: bool) -> list[Cell | str | float | None]:
    return [
        Cell(relation_word(words, link, related=related), TINTS[link.relation]),
        words.moved if link.moved else "",
        Cell(round(link.confidence, 4), number="0.00"),
        words.decisions[link.decision],
        *_side(old, link.old),
        *_side(new, link.new),
        words.semicolon.join(explain(reason, "zh" if words.chinese else "en") for reason in link.reasons),
        link.note,
        link.id,
    ]


def _side(outline: Outline, clause_ids: Sequence[int]) -> tuple[str, str, str]:
    """Section path, number and heading, and text of the clauses of one side."""
    clauses = [clause for clause_id in clause_ids if (clause := outline.find(clause_id))]
    return (
        "\n".join(_section(outline, clause) for clause in clauses),
        "\n".join(clause.label for clause in clauses),
        "\n\n".join(outline.quote(clause.span) for clause in clauses),
    )


def _section(outline: Outline, clause: Clause) -> str:
    return " › ".join(part.label for part in outline.path(clause)[:-1])


def figures_sheet(figures: ComparisonFigures, pair: str, language: str) -> Sheet:
    """Links of each relation by section; `pair` says which plans in the sheet's name. Rejected links are not counted."""
    words = words_in(language)
    total = "合计" if words.chinese else "Total"
    name = ("数据 " if words.chinese else "Figures ") + pair
    columns = [Column(words.section, 36), *(Column(words.relations[relation], 10) for relation in Relation), Column(total, 10)]

    def row(head: str, counts: dict[Relation, int]) -> list[Cell | str | float | None]:
        return [Cell(head, bold=True), *(counts.get(relation) for relation in Relation), sum(counts.values())]

    rows = [row(section or words.missing, dict(counts)) for section, counts in figures.sections.items()]
    return Sheet(name, columns, [*rows, row(total, dict(figures.relations))], frozen=1)
