"""Wordings that gave way to others inside the clauses compared, counted over all alignments of a note."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from core.briefing.comparison import listed_links
from core.briefing.content import WordingRow, Wordings
from core.briefing.items import clause_label
from core.briefing.material import Material
from core.briefing.passage import clause_text
from core.briefing.words import Words
from core.model import Clause, Outline, Span

_LONGEST = 14
"""Characters of a wording; what is longer is a change of content, which the comparison shows."""
_MOST = 40


@dataclass(slots=True)
class _Replaced:
    """How often a wording was replaced by another, what that changes, and where it was met first."""

    place: str
    count: int = 0
    changes: set[str] = field(default_factory=set[str])


def wordings(words: Words, material: Material, *, confirmed_only: bool, heed: Callable[[], None]) -> Wordings | None:
    """The chapter; None without an alignment."""
    if not material.alignments:
        return None
    found: dict[tuple[str, str], _Replaced] = {}
    for alignment, old, new in material.alignments:
        by_id = {clause.id: clause for clause in (*old.clauses, *new.clauses)}
        for link in listed_links(alignment, confirmed_only=confirmed_only).links:
            heed()
            before, after = ([by_id[i] for i in ids if i in by_id] for ids in (link.old, link.new))
            if before and after:
                place = f"{new.plan.label} › {clause_label(words, after[0])}"
                _count(found, _replaced(material, (old, before), (new, after)), place)
    if not found:
        return Wordings(words.no_wording, ())
    ranked = sorted(found.items(), key=lambda item: (-item[1].count, not item[1].changes))[:_MOST]
    total = sum(replaced.count for replaced in found.values())
    said = words.wording.format(kinds=len(found), count=total, shown=len(ranked))
    return Wordings(said, tuple(_row(words, wording, replaced) for wording, replaced in ranked))


def _count(found: dict[tuple[str, str], _Replaced], pairs: Iterator[tuple[str, str, str]], place: str) -> None:
    for before, after, change in pairs:
        one = found.setdefault((before, after), _Replaced(place))
        one.count += 1
        if change:
            one.changes.add(change)


def _replaced(
    material: Material, old: tuple[Outline, Sequence[Clause]], new: tuple[Outline, Sequence[Clause]]
) -> Iterator[tuple[str, str, str]]:
    """Wordings of both sides that replace one another, and what that changes ('' nothing)."""
    left, right = clause_text(*old).text, clause_text(*new).text
    segments = material.differences(left, right)
    if 2 * sum(len(one.old) for one in segments if one.op == "equal") < len(left):
        return  # two clauses on one matter, not two wordings of one clause
    for first, second in pairwise(segments):
        if (first.op, second.op) == ("removed", "added"):
            before, after = _wording(left, first.old), _wording(right, second.new)
            if before and after and max(len(before), len(after)) <= _LONGEST:
                yield before, after, str(second.substance or first.substance or "")


def _wording(text: str, span: Span) -> str:
    """The words of a span without the punctuation around them; '' where they are none or more than one sentence."""
    said = text[span.start : span.end].strip(" 　、，。；：,;:.\n“”")
    return said if any(letter.isalnum() for letter in said) and "。" not in said and "\n" not in said else ""


def _row(words: Words, wording: tuple[str, str], replaced: _Replaced) -> WordingRow:
    changes = words.comma.join(words.substances[name] for name in words.substances if name in replaced.changes)
    return WordingRow(*wording, replaced.count, changes, replaced.place)
