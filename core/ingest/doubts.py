"""What the import was not sure of in a source: places for the analyst to look at, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.edits import Edit
from core.ingest.lines import Line
from core.model import ClauseKind, NoiseKind, Notice, Span
from core.outline import marker_of
from core.parsed import Doubt, OutlineNode, ParsedPlan
from core.positions import Positions

_LONG = 60
_FEW = 0.1
_COUNTED = frozenset({ClauseKind.SECTION, ClauseKind.ITEM})


def doubts_of(lines: Sequence[Line], kinds: Sequence[NoiseKind | None], plans: Sequence[ParsedPlan]) -> Iterator[Doubt]:
    """The places of a source that are worth a look, in no order."""
    yield from _long_introductions(lines, kinds)
    yield from _noise_inside(lines, kinds)
    for plan in plans:
        yield from _boundary(plan)
        yield from _year(plan)
        yield from _joined(plan)
        yield from _counts(plan)


def unanswered(edits: Sequence[Edit]) -> Iterator[Doubt]:
    """Edits that nothing in the source answers to any more."""
    for edit in edits:
        yield Doubt(
            edit.anchor.span,
            Notice(
                "这里以前的一处改动现在对不上条目了，请重新核对。", "An earlier correction here fits no clause now. Check it."
            ),
        )


def _long_introductions(lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> Iterator[Doubt]:
    for line, kind in zip(lines, kinds, strict=True):
        if kind is NoiseKind.SITE_INTRO and len(line.text) >= _LONG:
            yield Doubt(
                Span(line.start, line.end),
                Notice("这段较长，当作网站导语没有收入正文。", "This long passage was left out as the site's introduction."),
            )


def _noise_inside(lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> Iterator[Doubt]:
    """A single line taken out between two long or numbered lines of a plan."""
    for at in range(1, len(lines) - 1):
        inside = kinds[at] is not None and kinds[at - 1] is None and kinds[at + 1] is None
        if inside and lines[at].kind is None and len(lines[at].text) > 8:
            yield Doubt(
                Span(lines[at].start, lines[at].end),
                Notice("正文中间的这一行当作网页杂质没有收入。", "This line amid the text was left out as noise."),
            )


def _boundary(plan: ParsedPlan) -> Iterator[Doubt]:
    for notice in plan.warnings:
        yield Doubt(_first(plan), notice)


def _first(plan: ParsedPlan) -> Span:
    pieces = plan.paragraphs[0].pieces
    return Span(pieces[0].start, pieces[-1].end)


def _year(plan: ParsedPlan) -> Iterator[Doubt]:
    evidence = plan.metadata.evidence_for("year")
    if evidence and evidence.claimed:
        year = plan.metadata.year
        yield Doubt(
            _first(plan),
            Notice(
                f"题名或网页写 {evidence.claimed}，按正文判断是 {year}：{evidence.quote}。",
                f"Title or page say {evidence.claimed}, the text speaks for {year}: {evidence.quote}.",
            ),
        )


def _joined(plan: ParsedPlan) -> Iterator[Doubt]:
    """Lines joined in mid-sentence, where that is the exception in the source."""
    title_lines = plan.text[: plan.nodes[0].head_end].count("\n") + 1 if plan.nodes[0].head_end else 0
    broken = [each for each in plan.paragraphs[title_lines:] if _gaps(each.pieces)]
    if len(broken) > max(3, _FEW * len(plan.paragraphs)):
        return
    for each in broken:
        yield Doubt(
            Span(each.pieces[0].start, each.pieces[-1].end),
            Notice("这一段由断开的几行接成。", "This paragraph was joined from broken lines."),
        )


def _gaps(pieces: Sequence[Span]) -> bool:
    return any(after.start > before.end for before, after in pairwise(pieces))


def _counts(plan: ParsedPlan) -> Iterator[Doubt]:
    """Clauses of one parent whose numbers do not follow one another; a count may go on from the parent before."""
    positions = Positions(plan.paragraphs)
    last: dict[tuple[int | None, object], tuple[int, OutlineNode]] = {}
    for node in plan.nodes:
        marker = marker_of(f"{node.number} {node.heading}") if node.number and node.kind in _COUNTED else None
        if marker is None:
            continue
        before = last.get((node.parent, marker.style))
        last[node.parent, marker.style] = marker.value, node
        if before and marker.value not in (before[0] + 1, 1):
            yield Doubt(
                positions.span_in_source(Span(node.span.start, max(node.head_end, node.span.start + 1))),
                Notice(
                    f"编号从“{before[1].number}”跳到“{node.number}”。",
                    f'The numbering jumps from "{before[1].number}" to "{node.number}".',
                ),
            )
