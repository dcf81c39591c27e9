"""A plan as alignment sees it, worked out once and used against any number of other plans: grams, sentences, what it names.

How alike two plans' clauses are is decided in `similarity`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log

from core.alignable import alignable
from core.alignment.topics import Topics
from core.language.folding import Folding
from core.model import Clause, ClauseKind, Outline

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"[^。;!?\n]+")
_LEAST_SENTENCE = 5  # letters; shorter ones are set phrases and vote for nobody
_HEADING_WEIGHT = 2
_RUN = 4
_SHARED = -1
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

    `neutral` is the wording with digits and the numbers of cross references alike, `neutral_heading` that of its heading.

    `weights` are 1 + ln(count) of the 2-3-grams, those of the heading counted more often; `topics` how much it
    speaks of each topic; `grams` the 2-grams of the text;
    `heading` and `title` the 1-2-grams of its heading and of the heading it stands under. `documents` are the titles cited,
    `initiatives` what stands in quotation marks, `figures` numbers with their unit, years left out.
    """

    clause: Clause
    text: str
    wording: str
    neutral: str
    neutral_heading: str
    section: int
    weights: Mapping[str, float]
    topics: Mapping[int, float]
    grams: frozenset[str]
    heading: frozenset[str]
    title: frozenset[str]
    sentences: tuple[Sentence, ...]
    documents: frozenset[str]
    initiatives: frozenset[str]
    figures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """The alignable clauses of a plan. `postings` lists for each gram, in the order of the alphabet, places and weights,
    `counts` says in how many clauses it stands; `own_runs` are the runs of four letters of one clause only, with its place.
    """

    units: tuple[Unit, ...]
    postings: Mapping[str, tuple[tuple[int, float], ...]]
    counts: Mapping[str, int]
    own_runs: Mapping[str, int]

    @classmethod
    def of(cls, outline: Outline, topics: Topics) -> Profile:
        """The profile of a plan."""
        reader = _Reader(outline, topics)
        units = tuple(map(reader.unit, alignable(outline.clauses)))
        postings: dict[str, list[tuple[int, float]]] = {}
        for place, unit in enumerate(units):
            for gram, weight in unit.weights.items():
                postings.setdefault(gram, []).append((place, weight))
        ordered = {gram: tuple(postings[gram]) for gram in sorted(postings)}
        return cls(units, ordered, {gram: len(found) for gram, found in ordered.items()}, _own_runs(units))

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


def pairs_of_letters(folded: str) -> frozenset[str]:
    """The 2-grams inside the runs of letters of a folded text."""
    found: set[str] = set()
    for run in _LETTERS.findall(folded):
        found.update(map("".join, pairwise(run)))
    return frozenset(found)


def _own_runs(units: Iterable[Unit]) -> dict[str, int]:
    owners: dict[str, int] = {}
    for place, unit in enumerate(units):
        for run in {run for sentence in unit.sentences for run in _runs(sentence.wording)}:
            owners[run] = _SHARED if run in owners else place
    return {run: place for run, place in owners.items() if place != _SHARED}


def _runs(folded: str) -> Iterator[str]:
    for letters in _LETTERS.findall(folded):
        for at in range(len(letters) - _RUN + 1):
            yield letters[at : at + _RUN]


class _Reader:
    """Makes the units of one plan. Neutral is a folded text in which only the wording counts: digits and the numbers of cross
    references are alike.
    """

    def __init__(self, outline: Outline, topics: Topics) -> None:
        self._outline = outline
        self._topics = topics
        self._neutral = Folding(digits=True, references=True).text
        self._wording = Folding().text
        sections = (clause for clause in outline.clauses if clause.kind is ClauseKind.SECTION)
        self._titles = {clause.id: self._title(clause.heading) for clause in sections}

    def unit(self, clause: Clause) -> Unit:
        """The unit of a clause."""
        text = self._outline.quote(clause.span).removeprefix(clause.number or "")
        neutral, heading = self._neutral(text), self._neutral(clause.heading)
        counts = grams(neutral)
        for gram, count in grams(heading).items():
            counts[gram] += _HEADING_WEIGHT * count
        wording = self._wording(text)
        weights = {gram: 1 + log(count) for gram, count in counts.items()}
        return Unit(
            clause=clause,
            text=text,
            wording=wording,
            neutral=neutral,
            neutral_heading=heading,
            section=clause.parent_id or 0,
            weights=weights,
            topics=self._topics.of(weights),
            grams=frozenset(gram for gram in counts if len(gram) == 2),
            heading=self._title(clause.heading),
            title=self._titles.get(clause.parent_id or 0, frozenset()),
            sentences=self._sentences(text),
            documents=frozenset(_DOCUMENT.findall(wording)),
            initiatives=frozenset(_INITIATIVE.findall(wording)),
            figures=frozenset(figure for figure in _FIGURE.findall(wording) if not _YEAR.fullmatch(figure)),
        )

    def _title(self, heading: str) -> frozenset[str]:
        folded = self._neutral(heading)
        return pairs_of_letters(folded) | frozenset(filter(str.isalpha, folded))

    def _sentences(self, text: str) -> tuple[Sentence, ...]:
        found = [sentence for line in text.splitlines() for sentence in _SENTENCE.findall(self._neutral(line))]
        return tuple(Sentence(s, len(s), pairs_of_letters(s)) for s in found if len(s) >= _LEAST_SENTENCE)
