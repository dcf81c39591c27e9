"""Why two clauses were linked, as short codes a link stores, and the words that explain a code to the analyst.

Codes: `heading:甲、乙` and `terms:甲、乙` (wording in common), `sentences:3` (sentences in common), `similarity:0.46`,
`runner_up:0.22`, `position` (neighbours are linked in the same order), `identical`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from core.alignment.similarity import Weighted
from core.language.folding import fold
from core.language.words import Words

_SENTENCE = re.compile(r"[^。;!?]+")
_RUN = re.compile(r"[^\W\d_]{2,}")
_LEAST_SENTENCE = 6  # letters; shorter ones are set phrases
_LONGEST_TERM = 8
_TERMS = 4

_WORDS = {
    "heading": ("标题都有：{}", "headings share: {}"),
    "terms": ("都写到：{}", "both mention: {}"),
    "sentences": ("有 {} 句相同", "{} sentences alike"),
    "similarity": ("相似度 {}", "similarity {}"),
    "runner_up": ("其次的相似度 {}", "next best similarity {}"),
    "position": ("前后顺序一致", "same place in the order"),
    "identical": ("文字相同", "same wording"),
}


def explain(reason: str, language: str) -> str:
    """The words for a code in `language` (`zh` or `en`); a code that is not known comes back as it is."""
    name, _, value = reason.partition(":")
    if name not in _WORDS:
        return reason
    zh, en = _WORDS[name]
    return (zh if language.startswith("zh") else en).format(value)


def shared_terms(old: str, new: str, weights: Weighted, words: Words | None = None) -> str:
    """The weightiest wording two texts share, joined by 、; empty where they share none. `words` keeps terms to whole words."""
    ours, theirs = fold(old, references=True).text, fold(new, references=True).text
    scored: dict[str, float] = {}
    for run in _RUN.findall(ours):
        pieces = [word for word, _, _ in words.words(run)] if words else list(run)
        for term in _common(pieces, theirs):
            scored[term] = max(scored.get(term, 0.0), _weight(term, weights))
    best = sorted(scored, key=lambda term: (-scored[term], term))
    return "、".join(_distinct(best))


def shared_sentences(old: str, new: str) -> int:
    """How many sentences of one text stand in the other, digits left aside."""
    return len(_sentences(old) & _sentences(new))


def _sentences(text: str) -> set[str]:
    return {s for s in _SENTENCE.findall(fold(text, digits=True, references=True).text) if len(s) >= _LEAST_SENTENCE}


def _common(pieces: Sequence[str], text: str) -> Iterator[str]:
    """The longest runs of `pieces` that stand in `text`, from left to right, none longer than a term may be."""
    term = ""
    for piece in pieces:
        if len(term + piece) <= _LONGEST_TERM and term + piece in text:
            term += piece
            continue
        if len(term) >= 2:
            yield term
        term = piece if piece in text else ""
    if len(term) >= 2:
        yield term


def _weight(term: str, weights: Weighted) -> float:
    return sum(weights.weights.get(term[at : at + 2], 0.0) for at in range(len(term) - 1))


def _distinct(terms: Iterable[str]) -> list[str]:
    chosen: list[str] = []
    for term in terms:
        if len(chosen) == _TERMS:
            break
        if not any(term in other or other in term for other in chosen):
            chosen.append(term)
    return chosen
