"""Clauses like a given one, in any plan of the library: candidates from the character index, then the cosine of alignments.

The index is asked for the pairs of letters that tell most; of those the ones known to stand elsewhere come first, since a pair
that straddles two words stands nowhere else.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest

from core.alignment import Likeness, Wording
from core.errors import NotFoundError
from core.finding.trees import Tree, marks, tree_around
from core.model import Clause, Plan
from core.progress import SILENT, Progress
from core.store import plans
from core.store.library import Library
from core.store.search_tokens import tokens

LEAST = 0.06  # cosine below which clauses share no more than any two do
_RUN = re.compile(r"[^\W\d_]{2,}")
_PIECE = 2  # letters
_ASKED, _MOST_ASKED = 20, 200  # pieces that a large library is asked for, and a small one, where each costs little
_LARGE = 500_000  # paragraphs
_UNKNOWN = 0.25  # of the weight of a piece that was sampled nowhere
_MOST = 20_000  # paragraphs taken that hold a piece
_WEIGHED = 120  # paragraphs whose clauses are compared as a whole
_READ = 3_000  # paragraphs whose texts are looked through instead of asking for more pieces
_SAMPLES, _IN_A_ROW = 100, 12  # places of the library, and paragraphs from each, that say what is common in it


@dataclass(frozen=True, slots=True)
class Alike:
    """A clause like the one asked for: `path` the headings above it, `similarity` 0..1, `shared` runs of letters in both."""

    plan: Plan
    clause: Clause
    path: tuple[str, ...]
    text: str
    similarity: float
    shared: tuple[str, ...]


class Kin:
    """Finds clauses like a given one in one library; remembers what is common there while no paragraphs come in."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: tuple[int, Likeness] | None = None

    def of(self, clause_id: int, *, limit: int | None = None, progress: Progress = SILENT) -> tuple[Alike, ...]:
        """The clauses that alignments pair which are most like a given one, the best first, those left out that share its text.

        NotFoundError, CancelledError.
        """
        rows = self._library.rows("SELECT plan_id FROM clause WHERE id = ?", clause_id)
        if not rows:
            raise NotFoundError(f"编号为 {clause_id} 的条目", f"clause with the id {clause_id}")
        outline = plans.outline(self._library, rows[0]["plan_id"])
        own, last = outline.clause(clause_id), self._last()
        likeness = self._likeness(last)
        text = outline.quote(own.span)
        asked = likeness.wording(_words(text, own), own.heading)
        units: dict[int, tuple[Clause, Tree]] = {}
        for plan_id, start, end in self._candidates(pieces(text, likeness, _pieces_for(last)), likeness, progress):
            progress.heed()
            tree = tree_around(self._library, plan_id, start, end)
            units.update((unit.id, (unit, tree)) for unit in tree.units(start, end) if not _share_text(unit, own))
        scored: list[tuple[float, Clause, str, Wording]] = []
        for unit, _ in units.values():
            progress.heed()
            text = self._text(unit)
            wording = likeness.wording(_words(text, unit), unit.heading)
            if (similarity := likeness.cosine(asked, wording)) >= LEAST:
                scored.append((similarity, unit, text, wording))
        scored.sort(key=lambda each: (-each[0], each[1].plan_id, each[1].span.start))
        best = scored[:limit]
        shown = plans.some(self._library, sorted({unit.plan_id for _, unit, _, _ in best}))
        return tuple(
            Alike(
                shown[unit.plan_id],
                unit,
                tuple(step.label for step in units[unit.id][1].path(unit)[:-1]),
                text,
                round(similarity, 4),
                likeness.shared(asked, wording),
            )
            for similarity, unit, text, wording in best
        )

    def _candidates(self, asked: Sequence[str], likeness: Likeness, progress: Progress) -> list[tuple[int, int, int]]:
        """The paragraphs, by plan id, start and end, that hold most of these pieces, the rarest counted most.

        The index is asked for the rarest first. Once none that holds none of those can be among the best, the texts of
        the few that still can are looked through instead: that costs less than all the places of common pieces.
        """
        votes: defaultdict[int, int] = defaultdict(int)
        weights = sorted(((likeness.weight(piece), piece) for piece in asked), reverse=True)
        left = sum(weight for weight, _ in weights)
        sql = f"SELECT rowid FROM text_index WHERE text_index MATCH ? LIMIT {_MOST}"
        for at, (weight, piece) in enumerate(weights):
            progress.heed()
            if at % max(1, len(weights) // _ASKED) == 0 and (few := _contenders(votes, left)):
                self._look_through(few, weights[at:], votes)
                break
            for (row,) in self._library.db.conn.execute(sql, (f'"{tokens(piece)}"',)):
                votes[row] += weight
            left -= weight
        best = nlargest(_WEIGHED, votes, key=votes.__getitem__)
        sql = f"""SELECT plan_id, start, start + length(text) FROM paragraph JOIN plan ON plan.id = plan_id
            WHERE paragraph.id IN ({marks(best)}) AND binned_at IS NULL ORDER BY plan_id, start"""
        return self._library.db.conn.execute(sql, best).fetchall()

    def _look_through(self, rows: Sequence[int], weights: Sequence[tuple[int, str]], votes: dict[int, int]) -> None:
        """Count the votes of pieces for some paragraphs from their texts."""
        sql = f"SELECT id, text FROM paragraph WHERE id IN ({marks(rows)})"
        for row, text in self._library.db.conn.execute(sql, rows):
            votes[row] += sum([weight for weight, piece in weights if piece in text])

    def _text(self, clause: Clause) -> str:
        sql = """SELECT start, text FROM paragraph WHERE plan_id = ?1 AND start < ?3 AND start >= coalesce(
            (SELECT max(start) FROM paragraph WHERE plan_id = ?1 AND start <= ?2), 0) ORDER BY start"""
        a, b = clause.span.start, clause.span.end
        rows = self._library.db.conn.execute(sql, (clause.plan_id, a, b))
        return "\n".join(text[max(0, a - start) : b - start] for start, text in rows)

    def _last(self) -> int:
        """The highest id of a paragraph: changes whenever text comes in."""
        return self._library.rows("SELECT max(id) AS last FROM paragraph")[0]["last"] or 0

    def _likeness(self, last: int) -> Likeness:
        if self._known is None or self._known[0] != last:
            self._known = last, Likeness(self._samples(last))
        return self._known[1]

    def _samples(self, last: int) -> Iterator[str]:
        sql = f"SELECT text FROM paragraph WHERE id > ? ORDER BY id LIMIT {_IN_A_ROW}"
        for number in range(_SAMPLES):
            yield from (text for (text,) in self._library.db.conn.execute(sql, (last * number // _SAMPLES,)))


def pieces(text: str, likeness: Likeness, most: int) -> list[str]:
    """The pieces of a text that tell most about where else it may stand."""
    counts = Counter(run[at : at + _PIECE] for run in _RUN.findall(text) for at in range(len(run) - _PIECE + 1))

    def told(piece: str) -> float:
        return likeness.weight(piece) ** 2 * counts[piece] * (1.0 if likeness.is_known(piece) else _UNKNOWN)

    return nsmallest(most, counts, key=lambda piece: (-told(piece), piece))


def _contenders(votes: Mapping[int, int], left: int) -> list[int]:
    """The paragraphs that can be among the best with `left` more votes; none where others can be too, or these are many."""
    if len(votes) < _WEIGHED:
        return []
    least = nlargest(_WEIGHED, votes.values())[-1]
    found = [row for row, given in votes.items() if given + left >= least] if least > left else []
    return found if len(found) <= _READ else []


def _pieces_for(paragraphs: int) -> int:
    """How many pieces a library of so many paragraphs is asked for, so that it takes about as long as in a large one."""
    return max(_ASKED, min(_MOST_ASKED, _ASKED * _LARGE // max(1, paragraphs)))


def _words(text: str, clause: Clause) -> str:
    return text.removeprefix(clause.number or "")


def _share_text(unit: Clause, own: Clause) -> bool:
    return unit.plan_id == own.plan_id and unit.span.start < own.span.end and own.span.start < unit.span.end
