"""A plan as alignment sees it, worked out once and used against any number of other plans: grams, sentences, what it names.

How alike two plans' clauses are is decided in `similarity`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import hypot, log
from operator import mul

from core.alignable import alignable
from core.alignment.background import Rarity, grams, letters, pairs_of_letters
from core.alignment.knowledge import Knowledge
from core.language.folding import Folding
from core.model import Clause, ClauseKind, Outline
from core.progress import SILENT, Progress, heeding

_SENTENCE = re.compile(r"[^。;!?\n]+")
_LEAST_SENTENCE = 5  # letters; shorter ones are set phrases and vote for nobody
_HEADING_WEIGHT = 2
_RUN = 4
_SHARED = -1
_DOCUMENT = re.compile(r"<([^<>]{2,60})>")
_INITIATIVE = re.compile(r"\"([^\"]{2,20})\"")
_FIGURE = re.compile(r"\d[\d.,]*(?:%|个百分点|[万亿]?[^\W\d_年月日时届第条款项号])")
_FINE = 2.0**10  # of weights, which are multiplied with such values once more
_GRAIN = 2.0**20  # values are whole multiples of 1 / _GRAIN: their sums are exact in any order


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a clause: its folded wording with neutral digits, how many letters it has, and 1 + ln(count) of its grams."""

    wording: str
    letters: int
    weights: Mapping[str, float]


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
class Masses:
    """Of a unit, by the rarity of its plan: the length of the grams of each of its sentences as a vector, and the masses of its
    2-grams, of its heading and its title.
    """

    sentences: tuple[float, ...]
    grams: int
    heading: int
    heading_pairs: int
    title: int
    title_pairs: int

    @classmethod
    def of(cls, unit: Unit, rarity: Rarity) -> Masses:
        """Weigh a unit."""
        return cls(
            tuple(hypot(*map(mul, s.weights.values(), map(rarity.__getitem__, s.weights))) for s in unit.sentences),
            rarity.mass(unit.grams),
            rarity.mass(unit.heading),
            rarity.mass(gram for gram in unit.heading if len(gram) == 2),
            rarity.mass(unit.title),
            rarity.mass(gram for gram in unit.title if len(gram) == 2),
        )


@dataclass(frozen=True, slots=True)
class Profile:
    """The alignable clauses of a plan.

    `rarity` weighs the plan's grams; `vectors` are the clauses' weights by rarity, of length 1, empty for a clause without words;
    `postings` lists for each gram places and values; `own_runs` are the runs of four letters of one clause only, with its place.
    """

    units: tuple[Unit, ...]
    rarity: Rarity
    masses: tuple[Masses, ...]
    vectors: tuple[Mapping[str, float], ...]
    postings: Mapping[str, Sequence[tuple[int, float]]]
    own_runs: Mapping[str, int]
    places: Mapping[int, int]

    @classmethod
    def of(cls, outline: Outline, knowledge: Knowledge, progress: Progress = SILENT) -> Profile:
        """The profile of a plan."""
        reader = _Reader(outline, knowledge)
        units = tuple(map(reader.unit, heeding(alignable(outline.clauses), progress)))
        counts = Counter(chain.from_iterable(unit.weights for unit in units))
        rarity = knowledge.background.rarity(counts, len(units))
        vectors = tuple(unit_vector(unit.weights, rarity) for unit in heeding(units, progress))
        postings: dict[str, list[tuple[int, float]]] = {gram: [] for gram in counts}
        for place, vector in enumerate(vectors):
            for gram, value in vector.items():
                postings[gram].append((place, value))
        return cls(
            units=units,
            rarity=rarity,
            masses=tuple(Masses.of(unit, rarity) for unit in units),
            vectors=vectors,
            postings=postings,
            own_runs=_own_runs(units),
            places={unit.clause.id: place for place, unit in enumerate(units)},
        )

    def place(self, clause_id: int) -> int | None:
        """Where a clause stands among the units; None where it is none of them."""
        return self.places.get(clause_id)


def weighed(found: Iterable[str], heading: str) -> dict[str, float]:
    """1 + ln(count) of the 2-3-grams found in a text, those of its folded heading counted more often."""
    return _weights(chain(found, grams(heading) * _HEADING_WEIGHT))


def _weights(found: Iterable[str]) -> dict[str, float]:
    return {gram: round(_FINE + _FINE * log(count)) / _FINE if count > 1 else 1.0 for gram, count in Counter(found).items()}


def unit_vector(weights: Mapping[str, float], rarity: Mapping[str, int]) -> dict[str, float]:
    """Weights by rarity, of length 1; empty where nothing weighs."""
    values = list(map(mul, weights.values(), map(rarity.__getitem__, weights)))
    length = hypot(*values)
    scale = _GRAIN / length if length else 0.0
    return {gram: round(value * scale) / _GRAIN for gram, value in zip(weights, values, strict=True) if value}


def _own_runs(units: Iterable[Unit]) -> dict[str, int]:
    owners: dict[str, int] = {}
    for place, unit in enumerate(units):
        for run in {run for sentence in unit.sentences for run in _runs(sentence.wording)}:
            owners[run] = _SHARED if run in owners else place
    return {run: place for run, place in owners.items() if place != _SHARED}


def _runs(folded: str) -> Iterator[str]:
    for run in letters(folded):
        for at in range(len(run) - _RUN + 1):
            yield run[at : at + _RUN]


class _Reader:
    """Makes the units of one plan. Neutral is a folded text in which only the wording counts: digits and the numbers of cross
    references are alike.
    """

    def __init__(self, outline: Outline, knowledge: Knowledge) -> None:
        self._outline = outline
        self._topics = knowledge.topics
        self._neutral = Folding(digits=True, references=True).text
        self._wording = Folding().text
        sections = (clause for clause in outline.clauses if clause.kind is ClauseKind.SECTION)
        self._titles = {clause.id: self._title(clause.heading) for clause in sections}

    def unit(self, clause: Clause) -> Unit:
        """The unit of a clause."""
        text = self._outline.quote(clause.span).removeprefix(clause.number or "")
        neutral, heading = self._neutral(text), self._neutral(clause.heading)
        wording = self._wording(text)
        told = [(s, grams(s)) for line in text.splitlines() for s in _SENTENCE.findall(self._neutral(line))]
        weights = weighed(chain.from_iterable(found for _, found in told), heading)
        same = {gram: gram for gram in weights}.__getitem__  # strings of their own would take most of the room of a plan
        return Unit(
            clause=clause,
            text=text,
            wording=wording,
            neutral=neutral,
            neutral_heading=heading,
            section=clause.parent_id or 0,
            weights=weights,
            topics=self._topics.of(weights),
            grams=frozenset(gram for gram in weights if len(gram) == 2),
            heading=self._title(clause.heading),
            title=self._titles.get(clause.parent_id or 0, frozenset()),
            sentences=tuple(Sentence(s, len(s), _weights(map(same, found))) for s, found in told if len(s) >= _LEAST_SENTENCE),
            documents=frozenset(_DOCUMENT.findall(wording)),
            initiatives=frozenset(_INITIATIVE.findall(wording)),
            figures=frozenset(_FIGURE.findall(wording)),
        )

    def _title(self, heading: str) -> frozenset[str]:
        folded = self._neutral(heading)
        return pairs_of_letters(folded) | frozenset(filter(str.isalpha, folded))
