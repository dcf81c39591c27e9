"""Paragraphs of one stretch -> the tree of its clauses: preamble, numbered clauses with their paragraphs and points, closing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from core.model import ClauseKind
from core.outline.draft import Draft
from core.outline.headings import heading_end, sentence_end, spaced
from core.outline.levels import Nesting
from core.outline.markers import POINT_STYLES, Marker, Style, line_markers
from core.outline.points import PointToken, spoken_runs

_ALWAYS_CLOSING = re.compile(
    r"此外|让我们|同志们|各位(代表|委员|同志)|特此(通知|报告|函|公告)|请各|以上(意见|报告)|总之|本\S{2,6}自\S{2,16}(施行|实施|执行)"
)
_OFTEN_CLOSING = re.compile(r"各(地|级|市|县|区|部门|单位|高校|学校|省|有关)|全(省|市|县|区)")
_SENTENCE = re.compile(r"[，,。；;！!？?]|[、：:—-]$|^[（(—]")
_LONGEST_BARE_HEADING = 24
_LONGEST_POINT_HEADING = 40
_ENCLOSED = frozenset({Style.CIRCLED, Style.ARABIC_BRACKETED})


class Clauses:
    """Grows the tree of one stretch of paragraphs; `starts` are the offsets of its paragraphs in the plan's text."""

    def __init__(self, paragraphs: Sequence[str], starts: Sequence[int], marks: Mapping[int, int]) -> None:
        self._lines = paragraphs
        self._starts = starts
        markers = line_markers(paragraphs)
        self._marks = marks or _headings_of_new_counts(paragraphs, markers)
        self._markers = self._with_marks(markers)
        self._points = self._spoken()
        self._goes_on: dict[int, bool] = {}
        self._nesting = Nesting([marker for marker in self._markers if marker])
        self._by_space = self._spaced_styles()
        self._is_law = any(marker and marker.style is Style.ARTICLE for marker in self._markers)

    def drafts(self) -> list[Draft]:
        """The top-level clauses in order."""
        first = next((at for at, marker in enumerate(self._markers) if marker and marker.style is not Style.SPOKEN), None)
        if first is None:
            return [self._paragraph(at) for at in range(len(self._lines))]
        top = Draft(ClauseKind.TITLE, 0, 0)
        if first:
            top.children.append(self._block(ClauseKind.PREAMBLE, [self._paragraph(at) for at in range(first)]))
        stack = [top]
        for at in range(first, len(self._lines)):
            marker = self._markers[at]
            if marker is None:
                self._attach(stack, self._paragraph(at), at)
                continue
            self._close_for(stack, marker, self._marks.get(at, 0))
            clause = self._clause(at, marker)
            stack[-1].children.append(clause)
            stack.append(clause)
        return self._with_closing(top.children)

    def _with_marks(self, markers: list[Marker | None]) -> list[Marker | None]:
        """A heading that only the source's markup shows has no number but opens a clause all the same."""
        return [
            Marker(Style.MARKED, 0, "") if marker is None and at in self._marks else marker for at, marker in enumerate(markers)
        ]

    def _spoken(self) -> dict[int, list[PointToken]]:
        """The counted points by paragraph; those that open a line become that line's number."""
        points: dict[int, list[PointToken]] = defaultdict(list)
        for at, marker in enumerate(self._markers):
            if marker and marker.style in _ENCLOSED and len(spoken_runs([(at, self._lines[at])])) > 1:
                self._markers[at] = None
        bounds = [at for at, marker in enumerate(self._markers) if marker] + [len(self._lines)]
        for start, end in zip([0, *bounds], bounds, strict=False):
            for token in spoken_runs([(at, self._lines[at]) for at in range(start, end)]):
                points[token.paragraph].append(token)
        first_number = bounds[0]
        for at, tokens in points.items():
            opens = tokens[0].offset == 0 and len(tokens) == 1 and self._markers[at] is None
            if opens and at >= first_number and not (tokens[0].value == 1 and tokens[0].last):
                self._markers[at] = Marker(Style.SPOKEN, tokens[0].value, tokens[0].number, "last" if tokens[0].last else "")
        return {at: tokens for at, tokens in points.items() if (m := self._markers[at]) is None or m.style is not Style.SPOKEN}

    def _spaced_styles(self) -> frozenset[Style]:
        texts: dict[Style, list[str]] = defaultdict(list)
        for line, marker in zip(self._lines, self._markers, strict=True):
            if marker:
                texts[marker.style].append(line[len(marker.number) :].strip())
        return frozenset(style for style, found in texts.items() if style is not Style.ARTICLE and spaced(found))

    def _close_for(self, stack: list[Draft], marker: Marker, marked: int) -> None:
        while len(stack) > 1:
            top = stack[-1]
            if marked and top.marked:
                if top.marked < marked:
                    return
            elif top.style is None or self._nesting.contains(top.style, marker.style):
                return
            stack.pop()

    def _attach(self, stack: list[Draft], paragraph: Draft, at: int) -> None:
        """A paragraph without number belongs to the open clause; after the last of a run of points, to the clause round it."""
        depth = len(stack)
        while depth > 2 and self._is_point(stack[:depth]) and not self._run_goes_on(stack[depth - 1], at):
            depth -= 1
        del stack[depth:]
        stack[-1].children.append(paragraph)

    def _is_point(self, path: Sequence[Draft]) -> bool:
        return not path[-1].structural or any(draft.style is Style.ARTICLE for draft in path[:-1])

    def _run_goes_on(self, point: Draft, at: int) -> bool:
        """Whether a further point follows below: the same wherever it is asked, for what ends the run closes the point too."""
        if point.start not in self._goes_on:
            self._goes_on[point.start] = self._next_follows(point, at)
        return self._goes_on[point.start]

    def _next_follows(self, point: Draft, at: int) -> bool:
        for below in range(at + 1, len(self._markers)):
            marker = self._markers[below]
            if marker and marker.style is point.style:
                return marker.value == point.value + 1
            if marker and point.style is not None and not self._nesting.contains(point.style, marker.style):
                return False
        return False

    def _clause(self, at: int, marker: Marker) -> Draft:
        line, start = self._lines[at], self._starts[at]
        rest = line[len(marker.number) :]
        lead = len(rest) - len(rest.lstrip())
        body = rest.lstrip()
        points = [token.offset - len(marker.number) - lead for token in self._points.get(at, [])]
        before_points = body[: min(points)].rstrip("，,、；;：: ") if points else body
        length = min(self._heading_length(body, marker), len(before_points))
        clause = Draft(ClauseKind.ITEM, start, start + len(line), marker.style, marker.number or None, marker.value)
        clause.heading = body[:length].strip()
        clause.head_end = start + len(marker.number) + (lead + length if length else 0)
        clause.marked = self._marks.get(at, 0)
        clause.children = self._inline(at, clause)
        return clause

    def _heading_length(self, body: str, marker: Marker) -> int:
        if marker.style is Style.ARTICLE:
            named = re.match(r"[【（(〔][^】）)〕]{2,30}[】）)〕]", body)
            return named.end() if named else 0
        if marker.style is Style.MARKED:
            return len(body)
        if marker.style is Style.SPOKEN:
            return _point_heading(body)
        if self._is_law and body.endswith(("；", ";")):
            return 0
        return heading_end(body, marker.style in self._by_space)

    def _paragraph(self, at: int) -> Draft:
        start = self._starts[at]
        paragraph = Draft(ClauseKind.PARAGRAPH, start, start + len(self._lines[at]))
        paragraph.children = self._inline(at, paragraph)
        return paragraph

    def _inline(self, at: int, owner: Draft) -> list[Draft]:
        """The counted points inside a paragraph, each up to the next or to its end; a run within a point lies in that point."""
        line, start = self._lines[at], self._starts[at]
        tokens = [token for token in self._points.get(at, []) if start + token.offset >= max(owner.head_end, owner.start)]
        roots: list[Draft] = []
        open_points: list[tuple[str, Draft]] = []
        for token in tokens:
            families = [family for family, _ in open_points]
            if token.family in families:
                del open_points[families.index(token.family) :]
            siblings = open_points[-1][1].children if open_points else roots
            if siblings and siblings[-1].end > start + token.offset:
                _shorten(siblings[-1], start + _text_end(line, token.offset))
            point = Draft(ClauseKind.POINT, start + token.offset, start + len(line), Style.SPOKEN, token.number, token.value)
            point.head_end = point.start + len(token.number)
            siblings.append(point)
            open_points.append((token.family, point))
        for root in _flatten(roots):
            own_end = root.children[0].start if root.children else root.end
            _name_point(root, line[root.start - start : own_end - start])
        return roots

    def _block(self, kind: ClauseKind, paragraphs: list[Draft]) -> Draft:
        """One clause for a run of paragraphs; a single one is the clause itself."""
        block = Draft(kind, paragraphs[0].start, paragraphs[0].end)
        block.children = paragraphs if len(paragraphs) > 1 else paragraphs[0].children
        return block

    def _with_closing(self, top: list[Draft]) -> list[Draft]:
        """Take the paragraphs that close the whole plan out of its last clause."""
        leaf, chain = top[-1], [top[-1]]
        while leaf.children and leaf.children[-1].structural:
            leaf = leaf.children[-1]
            chain.append(leaf)
        first = len(leaf.children)
        while first and leaf.children[first - 1].kind is ClauseKind.PARAGRAPH and leaf.children[first - 1].style is None:
            first -= 1
        trail = leaf.children[first:]
        cut = self._closing_at(trail, leaf, top)
        if cut is None or leaf.style is Style.ARTICLE:
            return top
        leaf.children = leaf.children[: first + cut]
        return [*top, self._block(ClauseKind.CLOSING, trail[cut:])]

    def _closing_at(self, trail: list[Draft], leaf: Draft, top: list[Draft]) -> int | None:
        base = self._starts[0]
        text = {start: line for start, line in zip(self._starts, self._lines, strict=True) if start >= base}
        peers = [peer for peer in _flatten(top) if peer.style is leaf.style and peer is not leaf and peer.structural]
        single = leaf.has_body and len(peers) >= 2 and not any(_has_paragraphs(peer) for peer in peers)
        if single and trail:
            return 0
        for at, paragraph in enumerate(trail):
            line = text[paragraph.start]
            own_body = leaf.has_body or at > 0
            if own_body and (
                _ALWAYS_CLOSING.match(line) or (leaf.has_body and _OFTEN_CLOSING.match(line) and at == len(trail) - 1)
            ):
                return at
        return None


def _headings_of_new_counts(lines: Sequence[str], markers: Sequence[Marker | None]) -> dict[int, int]:
    """Headings without number (上半年工作, 三月：), shown by the outermost count beginning anew below them: line to level 1."""
    numbered = [at for at, marker in enumerate(markers) if marker]
    if not numbered or (outermost := markers[numbered[0]]) is None or outermost.style in POINT_STYLES:
        return {}
    counts = [at for at in numbered if (marker := markers[at]) and marker.style is outermost.style]
    anew = [at for before, at in pairwise(counts) if _value(markers, at) == 1 < _value(markers, before)]
    found = [at - 1 for at in anew if markers[at - 1] is None and _is_bare_heading(lines[at - 1])]
    if found and numbered[0] and _is_bare_heading(lines[numbered[0] - 1]):
        found.append(numbered[0] - 1)
    return dict.fromkeys(found, 1)


def _value(markers: Sequence[Marker | None], at: int) -> int:
    marker = markers[at]
    return marker.value if marker else 0


def _is_bare_heading(line: str) -> bool:
    return len(line) <= _LONGEST_BARE_HEADING and _SENTENCE.search(line.rstrip("：:")) is None


def _has_paragraphs(draft: Draft) -> bool:
    return any(child.kind is ClauseKind.PARAGRAPH for child in draft.children)


def _flatten(drafts: Sequence[Draft]) -> list[Draft]:
    return [found for draft in drafts for found in (draft, *_flatten(draft.children))]


def _text_end(line: str, at: int) -> int:
    """Where the text before a place ends, blanks left out."""
    while at and line[at - 1].isspace():
        at -= 1
    return at


def _shorten(draft: Draft, end: int) -> None:
    """End a point, and what lies in it, where the next begins."""
    draft.end = min(draft.end, end)
    for child in draft.children:
        _shorten(child, end)


def _name_point(point: Draft, text: str) -> None:
    number = point.number or ""
    rest = text[len(number) :]
    body = rest.lstrip("，,、：: ")
    length = _point_heading(body)
    if length:
        point.heading = body[:length].strip()
        point.head_end = point.start + len(number) + len(rest) - len(body) + length


def _point_heading(body: str) -> int:
    """A point's first sentence where more follows it, or a short only one."""
    stop = sentence_end(body)
    if stop < 0:
        stop = len(body.rstrip("；;，,、"))
    return stop if 2 <= stop <= _LONGEST_POINT_HEADING else 0
