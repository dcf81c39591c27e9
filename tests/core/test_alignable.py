"""What takes part in alignments."""

from __future__ import annotations

from core.alignable import alignable
from core.model import Clause, ClauseKind, Span


def clauses(*rows: tuple[ClauseKind, int | None, int, str]) -> tuple[Clause, ...]:
    """Clauses of kind, place of their parent, length and number, one after another; ids are places."""
    return tuple(
        Clause(at, 1, parent, at, 0, kind, number or None, "", Span(0, length), 0)
        for at, (kind, parent, length, number) in enumerate(rows)
    )


TITLE = (ClauseKind.TITLE, None, 9000, "")


def ids(found: tuple[Clause, ...]) -> list[int]:
    return [clause.id for clause in found]


def test_items_take_part_with_all_they_hold():
    plan = clauses(
        TITLE, (ClauseKind.SECTION, 0, 500, "一、"), (ClauseKind.ITEM, 1, 400, "1."), (ClauseKind.POINT, 2, 100, "一是")
    )
    assert ids(alignable(plan)) == [2]


def test_unnumbered_lines_outside_of_items_take_part():
    plan = clauses(
        TITLE,
        (ClauseKind.PREAMBLE, 0, 100, ""),
        (ClauseKind.SECTION, 0, 500, "一、"),
        (ClauseKind.PARAGRAPH, 2, 90, ""),
        (ClauseKind.ITEM, 2, 300, "1."),
        (ClauseKind.PARAGRAPH, 4, 90, ""),
        (ClauseKind.CLOSING, 0, 30, ""),
    )
    assert ids(alignable(plan)) == [1, 3, 4]


def test_a_preamble_of_several_paragraphs_takes_part_in_its_paragraphs():
    plan = clauses(TITLE, (ClauseKind.PREAMBLE, 0, 100, ""), (ClauseKind.PARAGRAPH, 1, 50, ""), (ClauseKind.PARAGRAPH, 1, 49, ""))
    assert ids(alignable(plan)) == [2, 3]


def test_an_item_as_long_as_a_chapter_takes_part_in_its_paragraphs_and_points():
    inside = [(ClauseKind.PARAGRAPH, 1, 700, ""), (ClauseKind.PARAGRAPH, 1, 700, ""), (ClauseKind.POINT, 1, 300, "一是")]
    assert ids(alignable(clauses(TITLE, (ClauseKind.ITEM, 0, 1700, "一、"), *inside))) == [2, 3, 4]
    assert ids(alignable(clauses(TITLE, (ClauseKind.ITEM, 0, 1700, "第三条"), *inside))) == [1]
    assert ids(alignable(clauses(TITLE, (ClauseKind.ITEM, 0, 1700, "一、"), inside[0]))) == [1]
