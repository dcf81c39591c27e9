"""The seeded generator: a plan of the seeds edited as a year or another issuer edits it, and the truth of what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from random import Random

from core.alignment.knowledge import Knowledge
from core.model import Outline
from tests.training.items import Item, Shape, alignable_ids, as_articles, outline
from tests.training.kindred import Kindred
from tests.training.wording import Terms, echo, edited, next_year, other_heading

_WIDEST = 6  # items of a section that another issuer may say in one
_STEADY = 0.25  # laws and reports move a quarter of what plans move
_OLD, _NEW = 10_000, 20_000  # ids of the two outlines


@dataclass(frozen=True, slots=True)
class Level:
    """How much is changed: shares of sentences (`replaced`, `cut`, `edited`), of headings, and of items.

    `buried`: items that end as a sentence of another; `condensed`: sections that end as one item; `echoed`: sentences that leave
    no more than a phrase; `rewritten`: items that are treated as by another issuer.
    """

    name: str
    replaced: float
    cut: float
    edited: float
    reheaded: float
    merged: float
    split: float
    moved: float
    dropped: float
    inserted: float
    buried: float = 0.0
    condensed: float = 0.0
    echoed: float = 0.0
    rewritten: float = 0.0


EASY = Level("easy", 0.10, 0.08, 0.35, 0.30, 0.04, 0.08, 0.05, 0.05, 0.08)
MEDIUM = Level("medium", 0.35, 0.20, 0.60, 0.60, 0.08, 0.16, 0.15, 0.12, 0.15)
HARD = Level("hard", 0.60, 0.30, 0.80, 0.85, 0.12, 0.20, 0.35, 0.20, 0.25)
# Another issuer: hardly a sentence alike, topics buried in other items, whole sections said in one item.
ISSUER = Level("issuer", 0.50, 0.30, 0.95, 0.95, 0.20, 0.12, 0.80, 0.18, 0.18, 0.25, 0.50, 0.90)
# A law revised: most articles hardly touched, some written anew.
REVISION = Level("revision", 0.12, 0.10, 0.45, 0.40, 0.06, 0.10, 0.08, 0.05, 0.15, rewritten=0.3)
LEVELS = (EASY, MEDIUM, HARD)
ALL_LEVELS = (*LEVELS, ISSUER, REVISION)


@dataclass(frozen=True, slots=True)
class Example:
    """Two outlines and which clause ids belong together."""

    old: Outline
    new: Outline
    truth: frozenset[tuple[int, int]]


class Generator:
    """Makes examples from the plans of the seeds; the same seed makes the same example."""

    def __init__(self, plans: Sequence[Sequence[Item]], knowledge: Knowledge, edited: Sequence[int] | None = None) -> None:
        """`edited`: places of the plans that are edited, all where None; the others then only lend sentences and items."""
        self._plans = tuple(tuple(plan) for plan in plans)
        self._edited = tuple(range(len(self._plans))) if edited is None else tuple(edited)
        self._terms = Terms()
        self._kindred = Kindred.of(self._plans, knowledge)

    def example(self, seed: int, level: Level, shape: Shape = Shape.PLAN) -> Example:
        """The example of a seed: which plan is edited, and whether its edited form is the old or the new side, is drawn too."""
        rng = Random(f"{seed} {level.name} {shape.value}")
        place = rng.choice(self._edited)
        plan = self._plans[place]
        before = plan if shape is Shape.PLAN else as_articles(plan)
        if shape is not Shape.PLAN:
            level = replace(level, moved=level.moved * _STEADY)
        before = tuple(replace(item, sources=frozenset({at})) for at, item in enumerate(before))
        after = _Edit(level, rng, self._kindred, place, self._terms).of(before)
        if shape is Shape.PLAN:
            return _example(before, after, shape, turned=rng.random() < 0.5)
        bare = [replace(item, heading="") for item in after]
        return _example(before, bare, shape, turned=rng.random() < 0.5)


class _Edit:
    """One run of edits over a plan."""

    def __init__(self, level: Level, rng: Random, kindred: Kindred, place: int, terms: Terms) -> None:
        self._level = level
        self._terms = terms
        self._rng = rng
        self._strangers = kindred.strangers[place]
        self._alike = kindred.alike

    def of(self, items: Sequence[Item]) -> list[Item]:
        kept = [item for item in items if not self._hit(self._level.dropped)]
        kept = self._bury(self._merge(self._condense(kept or list(items))))
        kept = [part for item in kept for part in self._split(item)]
        kept = [self._rewrite(item) for item in kept]
        return self._move(self._insert(kept, len(items)))

    def _hit(self, share: float) -> bool:
        return self._rng.random() < share

    def _condense(self, items: Sequence[Item]) -> list[Item]:
        """Some sections end as one item under their heading, with a sentence or two of each of their items."""
        condensed: list[Item] = []
        for section, group in groupby(items, key=lambda item: item.section):
            members = list(group)
            if not section or not 2 <= len(members) <= _WIDEST or not self._hit(self._level.condensed):
                condensed += members
                continue
            told = tuple(sentence for item in members for sentence in self._in_short(item))
            sources = frozenset[int]().union(*(item.sources for item in members))
            condensed.append(Item(section, told, section, sources))
        return condensed

    def _in_short(self, item: Item) -> list[str]:
        """A sentence or two of an item, often with its topic named first."""
        count = min(len(item.sentences), self._rng.choice((1, 1, 2)))
        told = self._rng.sample(item.sentences, count)
        if item.heading and self._hit(0.6):
            topic = other_heading(item.heading, 0.6, self._rng)
            told = [f"{topic},{told[0]}", *told[1:]] if told else [f"{topic}。"]
        return told

    def _merge(self, items: Sequence[Item]) -> list[Item]:
        merged: list[Item] = []
        at = 0
        while at < len(items):
            size = self._rng.choice((2, 2, 2, 3, 4)) if self._hit(self._level.merged) else 1
            merged.append(_joined(items[at : at + size]))
            at += size
        return merged

    def _bury(self, items: Sequence[Item]) -> list[Item]:
        """Some items end as one sentence in another item."""
        found = list(items)
        for item in items:
            if len(found) < 3 or not item.sentences or item not in found or not self._hit(self._level.buried):
                continue
            found.remove(item)
            host = self._rng.randrange(len(found))
            into = found[host]
            told = (*into.sentences, *self._in_short(item)[:1])
            found[host] = replace(into, sentences=told, sources=into.sources | item.sources)
        return found

    def _split(self, item: Item) -> list[Item]:
        if len(item.sentences) < 2 or len(item.sources) > 1 or not self._hit(self._level.split):
            return [item]
        cut = self._rng.randrange(1, len(item.sentences))
        second = item.sentences[cut:]
        heading = other_heading(second[0].rstrip("。;!?")[:14], 0.3, self._rng) if item.heading else ""
        return [replace(item, sentences=item.sentences[:cut]), replace(item, heading=heading, sentences=second)]

    def _rewrite(self, item: Item) -> Item:
        level, rng = ISSUER if self._hit(self._level.rewritten) else self._level, self._rng
        spared = rng.randrange(max(1, len(item.sentences)))  # one sentence of its own stays, else nothing were left to find
        sentences: list[str] = []
        for at, sentence in enumerate(item.sentences):
            if at != spared and self._hit(level.cut):
                continue
            if at != spared and self._hit(level.replaced):
                sentences.append(self._other_sentence(item))
            elif self._hit(level.echoed):
                sentences.append(echo(sentence, self._other_sentence(item), rng))
            else:
                strength = rng.uniform(0.2, 1.0) * level.edited
                sentences.append(edited(sentence, strength, rng) if self._hit(level.edited) else sentence)
        heading = item.heading
        if heading and self._hit(level.reheaded):
            heading = other_heading(heading, level.reheaded * rng.random(), rng)
        return replace(item, heading=next_year(heading), sentences=tuple(map(next_year, sentences)))

    def _other_sentence(self, item: Item) -> str:
        """A sentence of an item on the same topic where one is known, else one on another topic turned to this one."""
        donor = self._alike.get(item.text) if self._hit(0.7) else None
        if donor and donor.sentences:
            return self._rng.choice(donor.sentences)
        sentence = self._rng.choice(self._rng.choice(self._strangers).sentences or ("",))
        return self._terms.turned(sentence, self._terms.of(item.heading * 3 + item.text), self._rng)

    def _insert(self, items: Sequence[Item], count: int) -> list[Item]:
        found = list(items)
        for _ in range(round(count * self._level.inserted * self._rng.uniform(0.5, 1.5))):
            stranger = self._rng.choice(self._strangers)
            at = self._rng.randrange(len(found) + 1)
            section = found[min(at, len(found) - 1)].section
            cut = self._rng.randrange(1, 4) if not found[0].heading else len(stranger.sentences)
            found.insert(at, Item(stranger.heading, stranger.sentences[:cut], section))
        return found

    def _move(self, items: Sequence[Item]) -> list[Item]:
        found = list(items)
        for item in [item for item in items if self._hit(self._level.moved)]:
            found.remove(item)
            at = self._rng.randrange(len(found) + 1)
            section = found[min(at, len(found) - 1)].section if found else item.section
            found.insert(at, replace(item, section=section))
        sections = list(dict.fromkeys(item.section for item in found))
        if len(sections) > 1 and self._hit(self._level.moved):
            one, other = self._rng.sample(sections, 2)
            order = {section: at for at, section in enumerate(sections)}
            order[one], order[other] = order[other], order[one]
            found.sort(key=lambda item: order[item.section])
        titles = {section: self._title(section) for section in sections}
        return [replace(item, section=titles[item.section]) for item in found]

    def _title(self, section: str) -> str:
        if not section or not self._hit(self._level.reheaded):
            return section
        return other_heading(section, self._level.reheaded * self._rng.random(), self._rng)


def _joined(items: Sequence[Item]) -> Item:
    """Several items as one, headings joined as plans do it."""
    if len(items) == 1:
        return items[0]
    heading = "、".join(item.heading for item in items[:2] if item.heading)
    sentences = tuple(sentence for item in items for sentence in item.sentences)
    return Item(heading, sentences, items[0].section, frozenset[int]().union(*(item.sources for item in items)))


def _example(before: Sequence[Item], after: Sequence[Item], shape: Shape, *, turned: bool) -> Example:
    pairs = {(source, place) for place, item in enumerate(after) for source in item.sources}
    if turned:
        before, after = after, before
        pairs = {(place, source) for source, place in pairs}
    old, new = outline(before, _OLD, shape), outline(after, _NEW, shape)
    ours, theirs = alignable_ids(old), alignable_ids(new)
    return Example(old, new, frozenset((ours[i], theirs[j]) for i, j in pairs))
