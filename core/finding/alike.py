"""Clauses like a given one, in any plan: candidates from the character index, ranked by the cosine that alignments use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot, log

from core.alignment.profile import grams
from core.alignment.similarity import Background
from core.errors import NotFoundError
from core.finding.trees import Tree, trees
from core.language.folding import Folding
from core.model import Clause, Plan
from core.store import plans
from core.store.library import Library
from core.store.search_tokens import tokens

_RUN = re.compile(r"[^\W\d_]{3,}")
_ASKED = 16  # phrases that the index is asked for
_EACH = 100  # paragraphs taken of one phrase
_WEIGHED = 150  # clauses compared as a whole


@dataclass(frozen=True, slots=True)
class Alike:
    """A clause like the one asked for; `path` the headings above it, `score` 0..1."""

    plan: Plan
    clause: Clause
    path: tuple[str, ...]
    score: float


class Likeness:
    """Finds clauses like a given one. Reads how common grams are when it is made."""

    def __init__(self, library: Library, background: Background | None = None) -> None:
        self._library = library
        self._background = background or Background.bundled()
        self._neutral = Folding(digits=True, references=True).text

    def of(self, clause_id: int, limit: int = 20) -> tuple[Alike, ...]:
        """The clauses most like a given one, the best first, without itself and what it holds; NotFoundError."""
        rows = self._library.rows("SELECT plan_id FROM clause WHERE id = ?", clause_id)
        if not rows:
            raise NotFoundError(f"条目 {clause_id}", f"clause {clause_id}")
        plan_id = rows[0]["plan_id"]
        outline = plans.outline(self._library, plan_id)
        own = outline.clause(clause_id)
        text = outline.quote(own.span)
        vector = self._vector(text.removeprefix(own.number or ""))
        found = self._candidates(text)
        known = trees(self._library, {plan for plan, _ in found})
        votes: Counter[tuple[int, int]] = Counter()
        for (plan, start), count in found.items():
            if plan != plan_id or not own.span.start <= start < own.span.end:
                votes[plan, known[plan].unit(start)] += count
        return self._ranked(vector, votes, known, limit)

    def _candidates(self, text: str) -> Counter[tuple[int, int]]:
        """Paragraphs by plan id and start that hold the clause's rarest runs of three letters, and how many of them."""
        runs = {run[at : at + 3] for run in _RUN.findall(text) for at in range(len(run) - 2)}
        common = self._background.frequencies
        rarest = sorted(runs, key=lambda run: (common.get(run, 0), run))[:_ASKED]
        found: Counter[tuple[int, int]] = Counter()
        sql = """SELECT paragraph.plan_id, paragraph.start FROM
            (SELECT rowid FROM text_index WHERE text_index MATCH ? LIMIT ?) AS hit
            JOIN paragraph ON paragraph.id = hit.rowid JOIN plan ON plan.id = plan_id WHERE binned_at IS NULL"""
        for run in rarest:
            found.update(self._library.db.conn.execute(sql, (f'"{tokens(run)}"', _EACH)).fetchall())
        return found

    def _vector(self, text: str) -> Mapping[str, float]:
        total, known = self._background.documents + 1, self._background.frequencies
        counts = grams(self._neutral(text))
        return {gram: (1 + log(n)) * log(total / (1 + known.get(gram, 0)) + 1) for gram, n in counts.items()}

    def _ranked(
        self, vector: Mapping[str, float], votes: Counter[tuple[int, int]], known: Mapping[int, Tree], limit: int
    ) -> tuple[Alike, ...]:
        scored: list[tuple[float, int, Clause]] = []
        for (plan_id, unit), _ in sorted(votes.items(), key=lambda each: (-each[1], each[0]))[:_WEIGHED]:
            clause = next(each for each in known[plan_id].clauses if each.id == unit)
            score = _cosine(vector, self._vector(self._text(clause).removeprefix(clause.number or "")))
            scored.append((score, plan_id, clause))
        scored.sort(key=lambda each: (-each[0], each[1], each[2].id))
        best = scored[:limit]
        shown = plans.some(self._library, sorted({plan_id for _, plan_id, _ in best}))
        paths = [tuple(step.label for step in known[plan_id].path(clause)[:-1]) for _, plan_id, clause in best]
        return tuple(
            Alike(shown[plan_id], clause, path, score) for (score, plan_id, clause), path in zip(best, paths, strict=True)
        )

    def _text(self, clause: Clause) -> str:
        sql = "SELECT start, text FROM paragraph WHERE plan_id = ? AND start < ? AND start + length(text) > ? ORDER BY start"
        rows = self._library.db.conn.execute(sql, (clause.plan_id, clause.span.end, clause.span.start)).fetchall()
        a, b = clause.span.start, clause.span.end
        return "\n".join(text[max(0, a - start) : b - start] for start, text in rows)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    length = hypot(*one.values()) * hypot(*other.values())
    return min(1.0, sum(one[gram] * other[gram] for gram in sorted(one.keys() & other.keys())) / length) if length else 0.0
