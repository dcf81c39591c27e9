"""A plan as alignment sees it, worked out once and used against any number of other plans: grams, sentences, what it names.

How alike two plans' clauses are is decided in `similarity`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log

from core.language.folding import fold
from core.model import Clause, ClauseKind, Outline, alignable

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"[^。;!?\n]+")
_LEAST_SENTENCE = 5  # letters; shorter ones are set phrases and vote for nobody
_HEADING_WEIGHT = 2
_DOCUMENT = re.compile(r"<([^<>]{2,60})>")
_INITIATIVE = re.compile(r"\"([^\"]{2,20})\"")
_FIGURE = re.compile(r"\d[\d.,]*(?:%|[^\W\d_]{1,2})")
_YEAR = re.compile(r"(?:19|20)\d\d年?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a clause: its folded wording with neutral digits, how many letters it has, and its 2-grams."""

    wording: str
    letters: int
    grams: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unit:
    """An alignable clause: `text` without the printed number, `wording` the same folded, `section` the id of its parent.

    `weights` are 1 + ln(count) of the 2-3-grams, those of the heading counted more often; `grams` the 2-grams of the text;
    `heading` and `title` the 1-2-grams of its heading and of the heading it stands under. `documents` are the titles cited,
    `initiatives` what stands in quotation marks, `figures` numbers with their unit, years left out.
    """

    clause: Clause
    text: str
    wording: str
    section: int
    weights: Mapping[str, float]
    grams: frozenset[str]
    heading: frozenset[str]
    title: frozenset[str]
    sentences: tuple[Sentence, ...]
    documents: frozenset[str]
    initiatives: frozenset[str]
    figures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """The alignable clauses of a plan; `postings` lists for each gram, in the order of the alphabet, places and weights."""

    units: tuple[Unit, ...]
    postings: Mapping[str, tuple[tuple[int, float], ...]]

    @classmethod
    def of(cls, outline: Outline) -> Profile:
        """The profile of a plan."""
        titles = {c.id: _title(c.heading) for c in outline.clauses if c.kind is ClauseKind.SECTION}
        units = tuple(_unit(outline, clause, titles) for clause in alignable(outline.clauses))
        postings: dict[str, list[tuple[int, float]]] = {}
        for place, unit in enumerate(units):
            for gram, weight in unit.weights.items():
                postings.setdefault(gram, []).append((place, weight))
        return cls(units, {gram: tuple(postings[gram]) for gram in sorted(postings)})

    def place(self, clause_id: int) -> int | None:
        """Where a clause stands among the units; None where it is none of them."""
        return next((place for place, unit in enumerate(self.units) if unit.clause.id == clause_id), None)


def grams(folded: str) -> Counter[str]:
    """Character 2- and 3-grams inside the runs of letters of a folded text."""
    counts: Counter[str] = Counter()
    for run in _LETTERS.findall(folded):
        counts.update(map("".join, pairwise(run)))
        counts.update(map("".join, zip(run, run[1:], run[2:], strict=False)))
    return counts


def neutral(text: str) -> str:
    """A text folded so that only its wording counts: digits and the numbers of cross references made alike."""
    return fold(text, digits=True, references=True).text


def pairs_of_letters(folded: str) -> frozenset[str]:
    """The 2-grams inside the runs of letters of a folded text."""
    found: set[str] = set()
    for run in _LETTERS.findall(folded):
        found.update(map("".join, pairwise(run)))
    return frozenset(found)


def _unit(outline: Outline, clause: Clause, titles: Mapping[int, frozenset[str]]) -> Unit:
    text = outline.quote(clause.span).removeprefix(clause.number or "")
    body, heading = neutral(text), neutral(clause.heading)
    counts = grams(body)
    for gram, count in grams(heading).items():
        counts[gram] += _HEADING_WEIGHT * count
    wording = fold(text).text
    return Unit(
        clause=clause,
        text=text,
        wording=wording,
        section=clause.parent_id or 0,
        weights={gram: 1 + log(count) for gram, count in counts.items()},
        grams=frozenset(gram for gram in counts if len(gram) == 2),
        heading=_title(clause.heading),
        title=titles.get(clause.parent_id or 0, frozenset()),
        sentences=_sentences(text),
        documents=frozenset(_DOCUMENT.findall(wording)),
        initiatives=frozenset(_INITIATIVE.findall(wording)),
        figures=frozenset(figure for figure in _FIGURE.findall(wording) if not _YEAR.fullmatch(figure)),
    )


def _title(heading: str) -> frozenset[str]:
    folded = neutral(heading)
    return pairs_of_letters(folded) | frozenset(filter(str.isalpha, folded))


def _sentences(text: str) -> tuple[Sentence, ...]:
    found = [sentence for line in text.splitlines() for sentence in _SENTENCE.findall(neutral(line))]
    return tuple(Sentence(s, len(s), pairs_of_letters(s)) for s in found if len(s) >= _LEAST_SENTENCE)
