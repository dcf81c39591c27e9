"""Lays a briefing note out: its values as the content of a Word document's body, in the styles of `styles`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from core.briefing.content import BriefingNote, Comparison, ComparisonRow, PlanGroup, Remark, ReviewedPlan
from core.briefing.lineage_chapter import lineage_chapter
from core.briefing.passage import Mark, Passage, Run
from core.briefing.wordml import cell, paragraph, row, run, table
from core.briefing.words import Words, words_in

_HEAD_FILL = "EFEFEC"
_LONG_ROW = 200
"""Characters in a cell, a third of a page, from which a row may break across pages: kept whole it could leave as much empty."""

_PLAN_WIDTHS = (2324, 1580, 1440, 1700, 940, 860)
_SOURCE_WIDTHS = (640, 2744, 1660, 1700, 2100)
_PAIR_WIDTHS = (3722, 3722, 1400)

_GAP = paragraph("", "TableGap")
_KEPT = "<w:keepNext/>"
_GAP_BEFORE = paragraph("", "TableGap", _KEPT)
"""Keeps what stands before a table with its first row."""
_STRONG = "<w:b/><w:bCs/>"
_MARKS = {
    Mark.PLAIN: "",
    Mark.REMOVED: '<w:strike/><w:color w:val="A33E12"/><w:shd w:val="clear" w:color="auto" w:fill="FBE3D6"/>',
    Mark.ADDED: '<w:color w:val="0F6B5C"/><w:u w:val="single"/><w:shd w:val="clear" w:color="auto" w:fill="D8EFEA"/>',
    Mark.KEPT: '<w:color w:val="4E5358"/><w:u w:val="dotted"/>',
}
_TAG_TINTS = ("EFEFEC", "E4E5F4", "F2E7DF", "E4EDEB", "F1E9F9", "ECE0DF", "EAF1F5", "F5EFDF", "E4E5E7")
"""The tints of the palette's colours 1-8 on white; first, that of a tag without colour."""


def body(note: BriefingNote) -> str:
    """Paragraphs and tables of the whole note, without the section properties. Chapters without content are left out."""
    words = words_in(note.language)
    parts = [paragraph(run(note.title), "Title")]
    if note.subtitle:
        parts.append(paragraph(run(note.subtitle), "Subtitle"))
    chapters = [(words.overview, _overview(words, note))]
    if note.groups:
        chapters.append((words.items, "".join(part for group in note.groups for part in _group(words, group))))
    if note.comparisons:
        compared = _legend(words) + "".join(_comparison(words, comparison) for comparison in note.comparisons)
        chapters.append((words.comparisons, compared))
    if note.lineage:
        chapters.append((words.lineage, lineage_chapter(words, note.lineage)))
    for number, (heading, content) in enumerate(chapters, 1):
        parts += [paragraph(run(words.chapter(number, heading)), "Heading1"), content]
    if note.plans:
        parts += [paragraph(run(words.sources), "Heading1"), _sources(words, note.plans)]
    return "".join(parts)


def _overview(words: Words, note: BriefingNote) -> str:
    said = paragraph(run((" " if not words.chinese else "").join(note.summary)), "BodyText")
    if not note.plans:
        return said
    rows = [(plan.title, plan.issuer, plan.year, plan.issued_on, str(plan.items), str(plan.annotations)) for plan in note.plans]
    return said + _text_table(words.plan_columns, rows, _PLAN_WIDTHS)


def _sources(words: Words, plans: Sequence[ReviewedPlan]) -> str:
    rows = [(str(number), plan.title, plan.issuer, plan.issued_on, plan.file) for number, plan in enumerate(plans, 1)]
    return _text_table(words.source_columns, rows, _SOURCE_WIDTHS)


def _text_table(columns: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
    lines = (
        row(cell(paragraph(run(text), "TableText"), width) for text, width in zip(texts, widths, strict=True)) for texts in rows
    )
    return _GAP_BEFORE + table([_head_row(columns, widths), *lines], widths, "BriefingTable") + _GAP


def _head_row(columns: Sequence[str], widths: Sequence[int]) -> str:
    heads = (cell(paragraph(run(text), "TableHead"), width, _HEAD_FILL) for text, width in zip(columns, widths, strict=True))
    return row(heads, header=True)


# Annotated items


def _group(words: Words, group: PlanGroup) -> Iterator[str]:
    yield paragraph(run(group.heading), "Heading2")
    for section in group.sections:
        if section.path:
            yield paragraph(run(" › ".join(section.path)), "Heading3")
        for item in section.items:
            if item.label:
                yield paragraph(run(item.label, _STRONG), "ItemLabel")
            for remark in item.remarks:
                yield from _remark(words, remark)


def _remark(words: Words, remark: Remark) -> Iterator[str]:
    yield from _passage(remark.quote, "QuotedText", first=run(words.quote, _STRONG))
    if remark.note:
        yield paragraph(run(words.note, _STRONG) + run(remark.note), "BodyText")
    tags = "".join(
        run(tag.name, f'<w:shd w:val="clear" w:color="auto" w:fill="{_tint(tag.color)}"/>') + run(" ") for tag in remark.tags
    )
    known = [f"{words.status}{words.colon}{remark.status}"]
    if remark.author:
        known.append(f"{words.author}{words.colon}{remark.author}")
    before = run(f"{words.tags}{words.colon}") + tags + run(" ") if tags else ""
    yield paragraph(before + run("　".join(known)), "RemarkLine")


def _tint(color: int) -> str:
    return _TAG_TINTS[(color - 1) % 8 + 1] if color > 0 else _TAG_TINTS[0]


# Comparisons


def _legend(words: Words) -> str:
    samples = (
        _run(Run(words.legend_removed, Mark.REMOVED)),
        _run(Run(words.legend_added, Mark.ADDED)),
        _run(Run(words.legend_kept, Mark.KEPT)),
    )
    return paragraph(run(words.legend) + run(words.comma).join(samples) + run(words.legend_rest), "RemarkLine", _KEPT)


def _comparison(words: Words, comparison: Comparison) -> str:
    # The heading stays with the summary; kept with the table too, all of them could leave half a page empty.
    said = paragraph(run(comparison.heading), "Heading2") + paragraph(run(comparison.summary), "BodyText")
    if not comparison.rows:
        return said
    heads = (comparison.old_label, comparison.new_label, words.relation_column)
    rows = [_head_row(heads, _PAIR_WIDTHS), *(_pair(pair) for pair in comparison.rows)]
    return said + _GAP + table(rows, _PAIR_WIDTHS, "BriefingTable") + _GAP


def _pair(pair: ComparisonRow) -> str:
    relation = paragraph(run(pair.relation, _STRONG), "TableText")
    remarks = "".join(paragraph(run(remark), "TableText") for remark in pair.remarks)
    old, new, word = _PAIR_WIDTHS
    longest = max(sum(len(piece.text) for line in side for piece in line) for side in (pair.old, pair.new))
    return row([_side(pair.old, old), _side(pair.new, new), cell(relation + remarks, word)], whole=longest < _LONG_ROW)


def _side(passage: Passage, width: int) -> str:
    return cell("".join(_passage(passage, "TableText")) or paragraph(run("—"), "TableText"), width)


def _passage(passage: Passage, style: str, *, first: str = "") -> Iterator[str]:
    """The paragraphs of a passage; `first` is a run put before them."""
    for number, line in enumerate(passage):
        runs = (first if number == 0 else "") + "".join(_run(piece) for piece in line)
        yield paragraph(runs, style)


def _run(piece: Run) -> str:
    return run(piece.text, (_STRONG if piece.strong else "") + _MARKS[piece.mark])
