"""What is painted over a source's text: bars of plans, noise, doubts, and where plans begin. Made off the window's thread."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.model import ClauseKind, Plan, Span
from core.parsed import Doubt, Noise
from core.positions import Positions as Places
from core.session import Session
from desktop.reader.positions import Positions

if TYPE_CHECKING:
    from core.sources import Review

_BREAKS = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True)
class Stripe:
    """Adjoining text of one plan (its index) or one piece of noise (its index); `[start, end)` in UTF-16 units.

    `whole`: nothing else stands in its first and last line.
    """

    start: int
    end: int
    plan: int | None = None
    noise: int | None = None
    whole: bool = True


@dataclass(frozen=True)
class DoubtMark:
    """A place of doubt, in UTF-16 units."""

    start: int
    end: int
    doubt: Doubt


@dataclass(frozen=True)
class Beginning:
    """Where a plan begins: its index, the code point `at` and the same in UTF-16 units."""

    plan: int
    at: int
    start: int


@dataclass(frozen=True)
class SourceMarks:
    """Marks in text order; `noise` as in the review, `lines` are how many lines that are not blank each piece of it has.

    `heads` are the titles and headings of sections, in UTF-16 units.
    """

    positions: Positions
    stripes: tuple[Stripe, ...] = ()
    doubts: tuple[DoubtMark, ...] = ()
    beginnings: tuple[Beginning, ...] = ()
    noise: tuple[Noise, ...] = ()
    lines: tuple[int, ...] = ()
    heads: tuple[tuple[int, int], ...] = ()

    def stripe_at(self, unit: int) -> Stripe | None:
        """The stripe that holds a place."""
        at = bisect_right(self.stripes, unit, key=lambda stripe: stripe.start) - 1
        return self.stripes[at] if at >= 0 and unit < self.stripes[at].end else None

    def noise_within(self, span: Span) -> tuple[Noise, ...]:
        """The noise that shares a character with a span (code points), or holds the place of an empty one."""
        reach = span if len(span) else Span(span.start, span.start + 1)
        return tuple(noise for noise in self.noise if noise.span.overlaps(reach))

    def plan_at(self, at: int) -> int | None:
        """The index of the plan that a code point is in or behind; None before the first."""
        return next((beginning.plan for beginning in reversed(self.beginnings) if beginning.at <= at), None)


@dataclass(frozen=True)
class Opened:
    """A source as the review shows it; the lines of `text` are parted by line feeds alone.

    `plans[i]` is the stored plan of `review.parsed.plans[i]`; `in_use` are the ids of those outside the bin.
    """

    review: Review
    text: str
    marks: SourceMarks
    plans: tuple[Plan, ...]
    in_use: frozenset[int]

    def in_source(self, plan_id: int, span: Span) -> Span | None:
        """Where a span of the text of one of the plans stands; None where the plan is none of them."""
        found = next((index for index, plan in enumerate(self.plans) if plan.id == plan_id), None)
        return Places(self.review.parsed.plans[found].paragraphs).span_in_source(span) if found is not None else None


def open_source(session: Session, source_id: int) -> Opened:
    """Read a source again, with its marks; 20 to 1,500 ms."""
    review = session.sources.review(source_id)
    known = {plan.id: plan for plan in session.plans()}
    plans = tuple(known.get(plan_id) or session.plan(plan_id) for plan_id in review.plan_ids)
    return Opened(review, shown_text(review.text), marks_of(review), plans, frozenset(known) & frozenset(review.plan_ids))


def shown_text(text: str) -> str:
    """The text with every break of line as a line feed, each character in its place."""
    return _BREAKS.sub("\n", text.replace("\r\n", " \n"))


def marks_of(review: Review) -> SourceMarks:
    """The marks of a review."""
    positions, parsed = Positions(review.text), review.parsed
    to_qt = positions.to_qt
    beginnings = [(plan.paragraphs[0].pieces[0].start, index) for index, plan in enumerate(parsed.plans)]
    return SourceMarks(
        positions,
        tuple(_stripes(review, shown_text(review.text), positions)),
        tuple(DoubtMark(to_qt(d.span.start), to_qt(max(d.span.end, d.span.start + 1)), d) for d in parsed.doubts),
        tuple(Beginning(index, at, to_qt(at)) for at, index in sorted(beginnings)),
        parsed.noise,
        tuple(_lines(review.text[noise.span.start : noise.span.end]) for noise in parsed.noise),
        tuple((to_qt(span.start), to_qt(span.end)) for span in _heads(review)),
    )


def _heads(review: Review) -> Iterator[Span]:
    for plan in review.parsed.plans:
        places = Places(plan.paragraphs)
        for node in plan.nodes:
            if node.kind in (ClauseKind.TITLE, ClauseKind.SECTION) and node.head_end > node.span.start:
                yield places.span_in_source(Span(node.span.start, node.head_end))


def _stripes(review: Review, text: str, positions: Positions) -> Iterator[Stripe]:
    """Pieces side by side of one plan are one stripe, whatever blanks are between them."""
    found = [(noise.span, None, index) for index, noise in enumerate(review.parsed.noise)]
    found += [
        (piece, index, None)
        for index, plan in enumerate(review.parsed.plans)
        for paragraph in plan.paragraphs
        for piece in paragraph.pieces
    ]
    found.sort(key=lambda each: each[0].start)
    merged: list[tuple[Span, int | None, int | None]] = []
    for span, plan, noise in found:
        if merged and merged[-1][1:] == (plan, noise):
            merged[-1] = Span(merged[-1][0].start, max(span.end, merged[-1][0].end)), plan, noise
        else:
            merged.append((span, plan, noise))
    for span, plan, noise in merged:
        yield Stripe(positions.to_qt(span.start), positions.to_qt(span.end), plan, noise, _is_whole(text, span))


def _is_whole(text: str, span: Span) -> bool:
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    end = text.find("\n", span.end)
    return not before.strip() and not text[span.end : end if end >= 0 else len(text)].strip()


def _lines(text: str) -> int:
    return sum(bool(line.strip()) for line in shown_text(text).split("\n"))


def first_of_line(text: str, at: int) -> int:
    """The first character that is not blank in the line of `at`; `text` as shown."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    return start + len(line) - len(line.lstrip())
