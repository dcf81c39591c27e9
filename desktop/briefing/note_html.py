"""A note as HTML for the preview: what stands where, in the note's own words; Word lays it out in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from types import MappingProxyType

from core.briefing.content import (
    BriefingNote,
    Chapter,
    Charts,
    Comparison,
    Comparisons,
    Content,
    FollowedThemes,
    FullText,
    FullTexts,
    Items,
    KeyChanges,
    Overview,
    Remark,
    ReviewedPlan,
    Sources,
    TargetEntry,
    TargetRow,
    Targets,
    Wordings,
)
from core.briefing.passage import Mark, Passage, Run
from core.briefing.words import Words, words_in
from core.lineage_table import TableCell

LONGEST = 120  # rows, items or lines of a part; the preview says how many more there are

_MARKS = MappingProxyType(
    {
        Mark.PLAIN: "",
        Mark.REMOVED: "background-color:#FBE3D6; text-decoration:line-through;",
        Mark.ADDED: "background-color:#D8EFEA; text-decoration:underline;",
        Mark.KEPT: "text-decoration:underline;",
    }
)
_STYLE = """
body { color: #000000; }
h1 { font-size: 22pt; text-align: center; margin: 12px 0 4px 0; }
h2 { font-size: 16pt; margin: 18px 0 6px 0; }
h3 { font-size: 14pt; margin: 12px 0 4px 0; }
p { font-size: 12pt; margin: 2px 0 4px 0; }
p.body { text-indent: 32px; }
p.small { font-size: 10pt; color: #4E5358; }
p.red { font-size: 26pt; color: #C00000; text-align: center; }
p.center { text-align: center; color: #4E5358; }
td, th { font-size: 10pt; padding: 3px; vertical-align: top; }
th { background-color: #EFEFEC; }
"""


def note_html(note: BriefingNote, more: str) -> str:
    """The note as an HTML document; `more` says of how many rows only the first are shown, by `{count}`."""
    return _Pages(words_in(note.language), more).document(note)


class _Pages:
    def __init__(self, words: Words, more: str) -> None:
        self._words = words
        self._more = more

    def document(self, note: BriefingNote) -> str:
        parts = [f"<html><head><style>{_STYLE}</style></head><body>"]
        if note.cover.organization:
            parts.append(f'<p class="red">{escape(note.cover.organization)}</p>')
        if note.cover.number:
            parts.append(f'<p class="center">{escape(note.cover.number)}</p><hr/>')
        parts.append(f"<h1>{escape(note.title)}</h1>")
        byline = [self._words.byline.format(author=note.author)] if note.author else []
        parts.append(f'<p class="center">{escape(" · ".join([note.date, *byline]))}</p>')
        if note.cover.addressee:
            parts.append(f"<p>{escape(note.cover.addressee)}{self._words.colon}</p>")
        number = 0
        for chapter in note.chapters:
            number += chapter.numbered
            heading = self._words.chapter(number, chapter.heading) if chapter.numbered else chapter.heading
            parts.append(f"<h2>{escape(heading)}</h2>")
            parts += self._chapter(chapter, number)
        return "".join((*parts, "</body></html>"))

    def _chapter(self, chapter: Chapter, number: int) -> Iterable[str]:
        yield from (_p(line, "body") for line in chapter.before)
        if chapter.content is not None:
            yield from self._content(chapter.content, number)
        yield from (_p(line, "body") for line in chapter.conclusion)

    def _content(self, content: Content, chapter: int) -> Iterable[str]:
        match content:
            case Overview():
                yield from (_p(said, "body") for said in content.summary)
                yield self._plans(content.plans, self._words.plan_columns)
            case Items():
                yield from self._items(content, chapter)
            case KeyChanges():
                yield from self._changes(content, chapter)
            case Comparisons():
                for number, one in enumerate(content.tables, 1):
                    yield f"<h3>{escape(self._words.part(number, one.heading, chapter))}</h3>{_p(one.summary, 'body')}"
                    yield self._comparison(one)
            case FollowedThemes() | Targets() | Wordings():
                yield _p(content.summary, "body")
                yield self._rows(content)
            case Charts():
                for chart in content.charts:
                    yield f'<p class="center">{escape(chart.caption)}</p>'
                    heads = ["", *(series.name for series in chart.series)]
                    counts = [[str(series.values[at]) for series in chart.series] for at in range(len(chart.categories))]
                    names = [[_p(name), *map(_p, row)] for name, row in zip(chart.categories, counts, strict=True)]
                    yield self._table(heads, names)
            case FullTexts():
                for text in content.texts:
                    yield f"<h3>{escape(text.heading)}</h3>{self._full(text)}"
            case Sources():
                yield self._plans(content.plans, self._words.source_columns)

    def _rows(self, content: FollowedThemes | Targets | Wordings) -> str:
        words = self._words
        match content:
            case FollowedThemes(table=table):
                heads = [words.theme, *(label for label, _ in table.columns)]
                return self._table(heads, [[_p(row.theme), *map(self._cell, row.cells)] for row in table.rows])
            case Targets(plans=plans, rows=targets, single=single):
                rows = [[_p(row.name) + self._unit(row), *map(self._wanted, row.cells)] for row in targets]
                alone = [[_p(one.plan), _p(one.name), self._wanted(one.entries)] for one in single]
                shared = self._table([words.target_column, *plans], rows) if rows else ""
                return shared + (self._table(words.single_columns[:3], alone) if alone else "")
            case Wordings(rows=wordings):
                return self._table([], [[_p(row.old), _p(row.new), _p(str(row.count)), _p(row.place)] for row in wordings])

    def _unit(self, row: TargetRow) -> str:
        return _p(self._words.unit_said.format(unit=row.unit), "small") if row.unit else ""

    def _items(self, items: Items, chapter: int) -> Iterable[str]:
        left = LONGEST
        for number, group in enumerate(items.groups, 1):
            yield f"<h3>{escape(self._words.part(number, group.heading, chapter))}</h3>"
            for section in group.sections:
                if section.path and left > 0:
                    yield f'<p class="small">{escape(" › ".join(section.path))}</p>'
                for item in section.items:
                    left -= len(item.remarks)
                    if left > 0:
                        yield f"<p><b>{escape(item.label)}</b></p>" if item.label else ""
                        yield from map(self._remark, item.remarks)
        if left < 0:
            yield f'<p class="small">{escape(self._more.format(count=-left))}</p>'

    def _remark(self, remark: Remark) -> str:
        about = self._words.comma.join(part for part in (*(tag.name for tag in remark.tags), remark.status) if part)
        note = _p(self._words.note + remark.note, "body") if remark.note else ""
        return f'{_passage(remark.quote, "body")}{note}<p class="small">{escape(about)}</p>'

    def _changes(self, changes: KeyChanges, chapter: int) -> Iterable[str]:
        yield _p(changes.summary, "body")
        for number, group in enumerate(changes.groups, 1):
            yield f"<h3>{escape(self._words.part(number, group.heading, chapter))}</h3>"
            for change in group.changes[:LONGEST]:
                yield f'<p class="small">{escape(change.place)}</p>' if change.place else ""
                yield _passage(change.old, "body") + _passage(change.new, "body")
                yield from (_p(note, "body") for note in change.notes)
            if group.left_out:
                yield f'<p class="small">{escape(group.left_out)}</p>'

    def _comparison(self, one: Comparison) -> str:
        rows = [
            [_passage(row.old), _passage(row.new), "".join(map(_p, (row.relation, *row.remarks)))] for row in one.rows[:LONGEST]
        ]
        return self._table([one.old_label, one.new_label, self._words.relation_column], rows, len(one.rows) - len(rows))

    def _cell(self, cell: TableCell) -> str:
        return "".join(map(_p, cell.clauses)) or _p(self._words.absent)

    def _wanted(self, entries: Sequence[TargetEntry]) -> str:
        said = (_p(one.text) + (_p(" › ".join(one.section), "small") if one.section else "") for one in entries)
        return "".join(said) or _p(self._words.absent)

    def _plans(self, plans: Sequence[ReviewedPlan], heads: Sequence[str]) -> str:
        if heads == self._words.plan_columns:
            rows = [(p.title, p.issuer, p.year, p.issued_on, str(p.items), str(p.annotations)) for p in plans]
        else:
            rows = [(str(at), p.title, p.issuer, p.number, p.issued_on, p.file) for at, p in enumerate(plans, 1)]
        return self._table(heads, [[_p(value) for value in row] for row in rows])

    def _full(self, text: FullText) -> str:
        lines = "".join(
            f"<p{' class=plain' if line.level else ''}>"
            + "".join(f"<b>{escape(piece.text)}</b>" if piece.strong else escape(piece.text) for piece in line.pieces)
            + "</p>"
            for line in text.below[:LONGEST]
        )
        rest = len(text.below) - LONGEST
        return lines + (f'<p class="small">{escape(self._more.format(count=rest))}</p>' if rest > 0 else "")

    def _table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], rest: int = 0) -> str:
        head = "<tr>" + "".join(f"<th>{_p(name)}</th>" for name in heads) + "</tr>" if heads else ""
        body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[:LONGEST])
        rest = rest or len(rows) - LONGEST
        said = f'<p class="small">{escape(self._more.format(count=rest))}</p>' if rest > 0 else ""
        return f'<table width="100%" border="1" cellspacing="0" cellpadding="2">{head}{body}</table>{said}'


def _p(text: str, kind: str = "") -> str:
    return f'<p class="{kind}">{escape(text)}</p>'


def _passage(passage: Passage, kind: str = "") -> str:
    return "".join(f'<p class="{kind}">' + "".join(map(_run, paragraph)) + "</p>" for paragraph in passage)


def _run(run: Run) -> str:
    text, mark, strong = escape(run.text), _MARKS[run.mark], run.strong
    text = f"<b>{text}</b>" if strong else text
    return f'<span style="{mark}">{text}</span>' if mark else text
