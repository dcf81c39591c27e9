"""Lays out what runs as text: annotated items, key changes, full texts, and the analyst's own paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.briefing.content import Comment, FullTexts, ItemGroup, Items, KeyChange, KeyChanges, Remark, TextLine, TextPiece
from core.briefing.passage import Mark, Passage, Run
from core.briefing.word.references import References
from core.briefing.word.wordml import comment_end, comment_start, paragraph, right_indent, run, shade
from core.briefing.words import Words

STRONG = "<w:b/><w:bCs/>"
KEPT = "<w:keepNext/>"
_RIGHT = f'{right_indent(2)}<w:jc w:val="right"/>'
_MARKS = {
    Mark.PLAIN: "",
    Mark.REMOVED: '<w:strike/><w:color w:val="A33E12"/><w:shd w:val="clear" w:color="auto" w:fill="FBE3D6"/>',
    Mark.ADDED: '<w:color w:val="0F6B5C"/><w:u w:val="single"/><w:shd w:val="clear" w:color="auto" w:fill="D8EFEA"/>',
    Mark.KEPT: '<w:color w:val="4E5358"/><w:u w:val="dotted"/>',
}
_TAG_TINTS = ("EFEFEC", "E4E5F4", "F2E7DF", "E4EDEB", "F1E9F9", "ECE0DF", "EAF1F5", "F5EFDF", "E4E5E7")
"""The tints of the palette's colours 1-8 on white; first, that of a tag without colour."""


def own_words(paragraphs: Iterable[str]) -> str:
    """The analyst's paragraphs."""
    return "".join(paragraph(run(text), "BodyText") for text in paragraphs)


def legend(words: Words) -> str:
    """What the marks of a comparison mean."""
    samples = (
        marked(Run(words.legend_removed, Mark.REMOVED)),
        marked(Run(words.legend_added, Mark.ADDED)),
        marked(Run(words.legend_kept, Mark.KEPT)),
    )
    return paragraph(run(words.legend) + run(words.comma).join(samples) + run(words.legend_rest), "RemarkLine", KEPT)


def marked(piece: Run) -> str:
    """A run with the look of its mark."""
    return run(piece.text, (STRONG if piece.strong else "") + _MARKS[piece.mark])


def passage(quoted: Passage, style: str, *, first: str = "", last: str = "", kept: bool = False) -> Iterator[str]:
    """The paragraphs of a passage; `first` and `last` are runs put before and after it, `kept`: it stays with what follows."""
    for number, line in enumerate(quoted, 1):
        runs = "".join(marked(piece) for piece in line)
        end = number == len(quoted)
        yield paragraph((first if number == 1 else "") + runs + (last if end else ""), style, KEPT if kept and end else "")


# Annotated items


def item_chapter(words: Words, references: References, items: Items) -> str:
    """The groups of annotated items."""
    return "".join(part for group in items.groups for part in _group(words, references, group))


def _group(words: Words, references: References, group: ItemGroup) -> Iterator[str]:
    yield references.heading(group.heading, 2)
    source = group.source
    for section in group.sections:
        if section.path:
            yield references.heading(" › ".join(section.path), 3)
        source = source or section.source
        for item in section.items:
            if item.label:
                yield paragraph(run(item.label, STRONG), "ItemLabel")
            for remark in item.remarks:
                yield from _remark(words, references, remark, references.footnote(source))
                source = ""


def _remark(words: Words, references: References, remark: Remark, cited: str) -> Iterator[str]:
    """The quote with the mark of the footnote that cites it, the note, and what is known of it on the same page."""
    if remark.comment:
        yield from _commented(words, references, remark, cited)
    else:
        yield from passage(remark.quote, "QuotedText", first=run(words.quote, STRONG), last=cited, kept=not remark.note)
    if remark.note:
        yield paragraph(run(words.note, STRONG) + run(remark.note), "BodyText", KEPT)
    tags = "".join(run(tag.name, shade(tint(tag.color))) + run(" ") for tag in remark.tags)
    known = [f"{words.status}{words.colon}{remark.status}"]
    if remark.author:
        known.append(f"{words.author}{words.colon}{remark.author}")
    before = run(f"{words.tags}{words.colon}") + tags + run(" ") if tags else ""
    yield paragraph(before + run("　".join(known)), "RemarkLine")


def _commented(words: Words, references: References, remark: Remark, cited: str) -> Iterator[str]:
    """The quote with the annotation as a comment on all of it."""
    tags = words.comma.join(tag.name for tag in remark.tags)
    said = "\n".join(text for text in (remark.note, tags, remark.status) if text)
    number = references.comment(Comment(remark.author, remark.made, said))
    lines = remark.quote or ((Run(""),),)
    for place, line in enumerate(lines):
        runs = "".join(marked(piece) for piece in line)
        runs = comment_start(number) + runs if place == 0 else runs
        end = place == len(lines) - 1
        runs = runs + comment_end(number) + cited if end else runs
        kept = KEPT if end and not remark.note else ""
        yield paragraph((run(words.quote, STRONG) if place == 0 else "") + runs, "QuotedText", kept)


def tint(color: int) -> str:
    """The ground of a tag of this colour, RRGGBB."""
    return _TAG_TINTS[(color - 1) % 8 + 1] if color > 0 else _TAG_TINTS[0]


# Key changes


def change_chapter(words: Words, references: References, changes: KeyChanges) -> str:
    """The key changes by relation, with a legend where marks are shown."""
    parts = [paragraph(run(changes.summary), "BodyText")]
    if any(change.old and change.new for group in changes.groups for change in group.changes):
        parts.append(legend(words))
    for group in changes.groups:
        parts.append(references.heading(group.heading, 2))
        parts += [part for change in group.changes for part in _change(words, references, change)]
        if group.left_out:
            parts.append(paragraph(run(group.left_out), "RemarkLine"))
    return "".join(parts)


def _change(words: Words, references: References, change: KeyChange) -> Iterator[str]:
    if change.place:
        yield references.heading(change.place, 3)
    cited = references.footnote(change.source)
    if not (change.old and change.new):
        yield from passage(change.new or change.old, "QuotedText", first=run(words.quote, STRONG), last=cited)
    else:
        yield from passage(change.old, "QuotedText", first=run(words.quote_old, STRONG))
        yield from passage(change.new, "QuotedText", first=run(words.quote_new, STRONG), last=cited)
    for note in change.notes:
        yield paragraph(run(words.note, STRONG) + run(note), "BodyText")


# Full text


def text_chapter(references: References, texts: FullTexts) -> str:
    """Whole plans with their annotations as comments."""
    parts: list[str] = []
    for text in texts.texts:
        parts.append(references.heading(text.heading, 2, source=text.source))
        numbers = [references.comment(comment) for comment in text.comments]
        parts += [_line(line, numbers) for line in text.below]
    return "".join(parts)


def _line(line: TextLine, numbers: list[int]) -> str:
    runs = "".join(_piece(piece, numbers, plain=line.level > 0) for piece in line.pieces)
    if line.level:
        return paragraph(runs, f"PlanHeading{line.level}")
    return paragraph(runs, "BodyText", _RIGHT if line.signed else "")


def _piece(piece: TextPiece, numbers: list[int], *, plain: bool) -> str:
    look = (STRONG if piece.strong and not plain else "") + (shade(tint(piece.tag)) if piece.tag is not None else "")
    before = "".join(comment_start(numbers[place]) for place in piece.opens)
    return before + run(piece.text, look) + "".join(comment_end(numbers[place]) for place in piece.closes)
