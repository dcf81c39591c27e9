"""Phrases of a text: quoted names, and runs of words that stand together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from core.language.facts.data import verbs
from core.language.facts.documents import initiatives
from core.language.facts.scene import Scene
from core.language.folding import Folding
from core.language.words import Words
from core.model import Span

LONGEST = 8  # words of a phrase
_FEWEST, _MOST = 4, 20  # code points of a phrase
_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]+")
_LOOSE = frozenset((files("resources") / "lexicons" / "loose_words.txt").read_text(encoding="utf-8").split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase where it stands; `key` is the same for all ways to write it."""

    key: str
    span: Span
    quoted: bool


class Phrases:
    """Finds the phrases of texts; the first call loads the dictionary (0.5 to 1.3 s)."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._folding = Folding()

    def of(self, text: str) -> tuple[tuple[Phrase, ...], int]:
        """The phrases of a text with every run of words they are part of, and how many words the text has."""
        tokens = [(word, start, end) for word, start, end in self._words.words(text) if word.strip()]
        starts = {start: text[start:end] for _, start, end in tokens}
        scene = Scene(text)
        quoted = [Phrase(self._folding.text(fact.title), fact.span, True) for fact in initiatives(scene, ())]
        runs = [
            Phrase(self._folding.text(text[span.start : span.end]), span, False)
            for run in _runs(tokens)
            for span in _spans(run)
            if not _opens_with_verb(run, span, starts)
        ]
        names = {phrase.key for phrase in quoted}
        free = [phrase for phrase in runs if phrase.key not in names]
        return (*quoted, *free), sum(1 for word, _, _ in tokens if _WORD.fullmatch(word))


def _runs(tokens: list[tuple[str, int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Words that follow one another without a mark, a number or a word of grammar between them."""
    run: list[tuple[int, int]] = []
    for word, start, end in tokens:
        if not _WORD.fullmatch(word) or word in _LOOSE or (run and run[-1][1] != start):
            if len(run) > 1:
                yield run
            run = []
        if _WORD.fullmatch(word) and word not in _LOOSE:
            run.append((start, end))
    if len(run) > 1:
        yield run


def _opens_with_verb(run: list[tuple[int, int]], span: Span, words: Mapping[int, str]) -> bool:
    """Whether a phrase is a verb with what it governs (推进教育): the noun alone is one; 统筹推进, verbs only, is one too."""
    inside = [words[start] in verbs() for start, _ in run if span.start <= start < span.end]
    return inside[0] and not all(inside)


def _spans(run: list[tuple[int, int]]) -> Iterator[Span]:
    for first in range(len(run) - 1):
        for last in range(first + 1, min(first + LONGEST, len(run))):
            span = Span(run[first][0], run[last][1])
            if _FEWEST <= len(span) <= _MOST:
                yield span
