"""提法: the phrases of one side against another: what is new, what is gone, what is said more and what less."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from core.language.keyness import SURE, keyness
from core.language.phrases import Phrase, Phrases
from core.model import Plan, Span
from core.progress import SILENT, Progress
from core.store.search import occurrences

_SHORTEST = 4  # code points of a phrase that may stand in another
_SAME_USE = 0.7  # a phrase of which so many occurrences are part of a longer one is the longer one's variant


class Change(StrEnum):
    """What became of a phrase from the first side to the second."""

    NEW = "new"
    GONE = "gone"
    MORE = "more"
    LESS = "less"
    LIKE = "like"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a plan that belongs to a side; `start` in the plan's text."""

    plan_id: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class PhrasePlace:
    """Where a phrase stands."""

    plan_id: int
    span: Span


@dataclass(frozen=True, slots=True)
class WordingRow:
    """A phrase with its counts on both sides; `variants` are shorter phrases that stand in it nearly always."""

    phrase: str
    quoted: bool
    before: int
    after: int
    change: Change
    log_likelihood: float
    log_odds: float
    places: tuple[PhrasePlace, ...]
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """Rows, the most telling first. `words` is how many words each side has.

    `unlike`: the sides are of different levels or kinds, so that a difference may be theirs and not the year's. `left_out`: plans
    that were not compared because the other side has none of their level and kind. `of_tag`: what carries a tag (the second
    side) against the rest, so that nothing came or went.
    """

    rows: tuple[WordingRow, ...]
    words: tuple[int, int]
    unlike: bool = False
    left_out: tuple[Plan, ...] = field(default=())
    of_tag: bool = False


@dataclass(slots=True)
class _Use:
    counts: list[int]
    places: list[PhrasePlace]
    shown: Counter[str]
    quoted: bool = False


def compare(
    sides: tuple[Sequence[Passage], Sequence[Passage]], phrases: Phrases, *, least: int = 2, progress: Progress = SILENT
) -> Wording:
    """The wording of two sides. Phrases said fewer than `least` times in all are left out; unquoted ones once more."""
    uses: dict[str, _Use] = {}
    sizes = [0, 0]
    total = sum(map(len, sides))
    done = 0
    for side, passages in enumerate(sides):
        for passage in passages:
            progress.step(done, total, "wording")
            done += 1
            found, size = phrases.of(passage.text)
            sizes[side] += size
            _take(uses, side, passage, found)
    kept = {key: use for key, use in uses.items() if sum(use.counts) >= least + (not use.quoted)}
    variants = _merge(kept)
    for use in kept.values():
        _count_quoted_anywhere(use, sides)
    rows = [_row(kept[key], sizes, variants.get(key, ())) for key in kept]
    rows.sort(key=lambda row: (-row.log_likelihood, -row.before - row.after, row.phrase))
    return Wording(tuple(rows), (sizes[0], sizes[1]))


def _take(uses: dict[str, _Use], side: int, passage: Passage, found: Sequence[Phrase]) -> None:
    for phrase in found:
        use = uses.get(phrase.key)
        if use is None:
            use = uses[phrase.key] = _Use([0, 0], [], Counter())
        use.counts[side] += 1
        use.quoted |= phrase.quoted
        span = Span(phrase.span.start + passage.start, phrase.span.end + passage.start)
        use.places.append(PhrasePlace(passage.plan_id, span))
        use.shown[passage.text[phrase.span.start : phrase.span.end].strip('“”"「」')] += 1


def _count_quoted_anywhere(use: _Use, sides: tuple[Sequence[Passage], Sequence[Passage]]) -> None:
    """Take in where a quoted phrase stands without its marks, so that one side doesn't lack what it says unquoted."""
    phrase = use.shown.most_common(1)[0][0]
    if not use.quoted or len(phrase) < _SHORTEST:
        return
    taken: dict[int, list[Span]] = defaultdict(list)
    for place in use.places:
        taken[place.plan_id].append(place.span)
    for side, passages in enumerate(sides):
        for passage in passages:
            known = tuple(taken[passage.plan_id])
            for at in occurrences(passage.text, phrase):
                span = Span(passage.start + at, passage.start + at + len(phrase))
                if not any(span.overlaps(each) for each in known):
                    use.counts[side] += 1
                    use.places.append(PhrasePlace(passage.plan_id, span))
                    taken[passage.plan_id].append(span)


def _merge(uses: dict[str, _Use]) -> Mapping[str, tuple[str, ...]]:
    """Take out of `uses` what is nearly always part of a longer phrase; the shorter ones by the longer that has them."""
    variants: dict[str, list[str]] = defaultdict(list)
    gone: set[str] = set()
    for key in sorted(uses, key=lambda key: (-len(key), key)):
        if key in gone:
            continue
        inside = {key[a:b] for a in range(len(key)) for b in range(a + _SHORTEST, len(key) + 1)} - {key}
        for part in sorted(inside & uses.keys() - gone):
            if not uses[part].quoted and sum(uses[part].counts) * _SAME_USE <= sum(uses[key].counts):
                gone.add(part)
                variants[key].append(uses[part].shown.most_common(1)[0][0])
    for key in gone:
        del uses[key]
    return {key: _longest(found) for key, found in variants.items() if key in uses}


def _longest(phrases: Sequence[str]) -> tuple[str, ...]:
    """Those that are no part of another one."""
    return tuple(one for one in phrases if not any(one != other and one in other for other in phrases))


def _row(use: _Use, sizes: Sequence[int], variants: tuple[str, ...]) -> WordingRow:
    before, after = use.counts
    key = keyness(before, after, sizes[0], sizes[1])
    change = Change.NEW if not before else Change.GONE if not after else Change.LIKE
    if change is Change.LIKE and key.log_likelihood >= SURE:
        change = Change.MORE if key.log_odds > 0 else Change.LESS
    return WordingRow(
        use.shown.most_common(1)[0][0],
        use.quoted,
        before,
        after,
        change,
        key.log_likelihood,
        key.log_odds,
        tuple(sorted(use.places, key=lambda place: (place.plan_id, place.span.start))),
        variants,
    )
