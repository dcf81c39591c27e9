"""Which topics a clause speaks of, by words that are known to go together: 互联网 and 数字化, 控辍保学 and 困难学生.

Similarity compares wording; this sees what two authors say in words of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from core.language.folding import fold

_GRAM = 3


@dataclass(frozen=True, slots=True)
class Topics:
    """Words by the first of the grams that all occur where a word does: those grams, and the numbers of its topics."""

    words: Mapping[str, Sequence[tuple[tuple[str, ...], tuple[int, ...]]]]

    @classmethod
    def bundled(cls) -> Topics:
        """The topics that come with the tool: `resources/alignment/topics.txt`."""
        return cls.parse((files("resources") / "alignment" / "topics.txt").read_text(encoding="utf-8").splitlines())

    @classmethod
    def parse(cls, lines: Iterable[str]) -> Topics:
        """One topic a line, its words parted by blanks; `#` opens a remark."""
        topics: dict[str, list[int]] = {}
        for number, line in enumerate(line for line in lines if line and not line.startswith("#")):
            for word in dict.fromkeys(line.split()):
                topics.setdefault(fold(word, digits=True).text, []).append(number)
        words: dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]] = {}
        for word, numbers in topics.items():
            grams = _grams(word)
            words.setdefault(grams[0], []).append((grams, tuple(numbers)))
        return cls(words)

    def of(self, weights: Mapping[str, float]) -> dict[int, float]:
        """How much a clause with these grams speaks of each topic: a word of two topics counts half for either."""
        found: dict[int, float] = {}
        for first in sorted(self.words.keys() & weights.keys()):
            for grams, numbers in self.words[first]:
                weight = min(weights.get(gram, 0.0) for gram in grams) / len(numbers)
                for number in numbers if weight else ():
                    found[number] = found.get(number, 0.0) + weight
        return found


def _grams(word: str) -> tuple[str, ...]:
    if len(word) <= _GRAM:
        return (word,)
    return tuple(word[at : at + _GRAM] for at in range(len(word) - _GRAM + 1))
