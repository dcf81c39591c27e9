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
    no more than a phrase; `rewritten`: items that are treated as by another issuer; `reworded`: items with a heading of which the
    topic alone stays.
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
    reworded: float = 0.0


EASY = Level("easy", 0.10, 0.08, 0.35, 0.30, 0.04, 0.08, 0.05, 0.05, 0.08)
MEDIUM = Level("medium", 0.35, 0.20, 0.60, 0.60, 0.08, 0.16, 0.15, 0.12, 0.15)
HARD = Level("hard", 0.60, 0.30, 0.80, 0.85, 0.12, 0.20, 0.35, 0.20, 0.25)
# Another issuer: hardly a sentence alike, topics buried in other items, whole sections said in one item.
ISSUER = Level("issuer", 0.60, 0.30, 0.95, 0.95, 0.16, 0.16, 0.50, 0.18, 0.18, 0.12, 0.30, 0.90, reworded=0.25)
# The same issuer after a year: the order and most topics stay, half of the items are written anew.
YEARLY = Level("yearly", 0.35, 0.25, 0.80, 0.70, 0.10, 0.14, 0.20, 0.15, 0.18, 0.04, 0.05, rewritten=0.5)
# A law revised: most articles hardly touched, some written anew.
REVISION = Level("revision", 0.12, 0.10, 0.45, 0.40, 0.06, 0.10, 0.08, 0.05, 0.15, rewritten=0.3)
LEVELS = (EASY, MEDIUM, HARD)
FAR_LEVELS = (YEARLY, ISSUER)
ALL_LEVELS = (*LEVELS, REVISION, *FAR_LEVELS)


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


@dataclass(frozen=True, slots=True)
class _Draft:
    """An item to be: the items it tells, each in its own words yet, under one heading."""

    heading: str
    section: str
    parts: tuple[Item, ...]


class _Edit:
    """One run of edits over a plan."""

    def __init__(self, level: Level, rng: Random, kindred: Kindred, place: int, terms: Terms) -> None:
        self._level = level
        self._terms = terms
        self._rng = rng
        self._strangers = kindred.strangers[place]
        self._alike = kindred.alike

    def of(self, items: Sequence[Item]) -> list[Item]:
        """The items as they stand afterwards: first what is said together, then how it is said, then in which order."""
        kept = [item for item in items if not self._hit(self._level.dropped)]
        drafts = self._bury(self._merge(self._condense(kept or list(items))))
        told = [self._rewrite(part) for draft in drafts for part in self._split(draft)]
        return self._move(self._insert(told, len(items)))

    def _hit(self, share: float) -> bool:
        return self._rng.random() < share

    def _condense(self, items: Sequence[Item]) -> list[_Draft]:
        """Some sections end as one item under their heading, with a sentence or two of each of their items."""
        drafts: list[_Draft] = []
        for section, group in groupby(items, key=lambda item: item.section):
            members = list(group)
            if section and 2 <= len(members) <= _WIDEST and self._hit(self._level.condensed):
                drafts.append(_Draft(section, section, tuple(map(self._in_short, members))))
            else:
                drafts += [_Draft(item.heading, section, (item,)) for item in members]
        return drafts

    def _in_short(self, item: Item) -> Item:
        """A sentence or two of an item, often with its topic named first."""
        count = min(len(item.sentences), self._rng.choice((1, 1, 2)))
        told = self._rng.sample(item.sentences, count)
        if item.heading and self._hit(0.6):
            topic = other_heading(item.heading, 0.6, self._rng)
            told = [f"{topic},{told[0]}", *told[1:]] if told else [f"{topic}。"]
        return replace(item, sentences=tuple(told))

    def _merge(self, drafts: Sequence[_Draft]) -> list[_Draft]:
        merged: list[_Draft] = []
        at = 0
        while at < len(drafts):
            size = self._rng.choice((2, 2, 2, 3, 4)) if self._hit(self._level.merged) else 1
            merged.append(_joined(drafts[at : at + size]))
            at += size
        return merged

    def _bury(self, drafts: Sequence[_Draft]) -> list[_Draft]:
        """Some items end as one sentence in another item."""
        found = list(drafts)
        for draft in drafts:
            item, *others = draft.parts
            if len(found) < 3 or draft not in found or others or not self._hit(self._level.buried):
                continue
            found.remove(draft)
            host = self._rng.randrange(len(found))
            told = self._in_short(item)
            found[host] = replace(found[host], parts=(*found[host].parts, replace(told, sentences=told.sentences[:1])))
        return found

    def _split(self, draft: _Draft) -> list[_Draft]:
        item, *others = draft.parts
        if others or len(item.sentences) < 2 or not self._hit(self._level.split):
            return [draft]
        cut = self._rng.randrange(1, len(item.sentences))
        first, second = item.sentences[:cut], item.sentences[cut:]
        heading = other_heading(second[0].rstrip("。;!?")[:14], 0.3, self._rng) if draft.heading else ""
        return [
            replace(draft, parts=(replace(item, sentences=first),)),
            replace(draft, heading=heading, parts=(replace(item, sentences=second),)),
        ]

    def _rewrite(self, draft: _Draft) -> Item:
        """The item a draft becomes."""
        level, rng = ISSUER if self._hit(self._level.rewritten) else self._level, self._rng
        sentences = [sentence for part in draft.parts for sentence in self._retold(part, level)]
        heading = draft.heading
        if heading and self._hit(level.reheaded):
            donor = self._alike.get(draft.parts[0].text) if self._hit(level.echoed * 0.5) else None
            heading = other_heading(donor.heading if donor else heading, level.reheaded * rng.random(), rng)
        sources = frozenset[int]().union(*(part.sources for part in draft.parts))
        return Item(next_year(heading), tuple(map(next_year, sentences)), draft.section, sources)

    def _retold(self, item: Item, level: Level) -> list[str]:
        """The sentences of an item as another author has them; one always stays, unless the heading tells the topic."""
        rng = self._rng
        if item.heading and self._hit(level.reworded):
            return [self._other_sentence(item) for _ in item.sentences if not self._hit(level.cut)]
        spared = rng.randrange(max(1, len(item.sentences)))
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
        return sentences

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


def _joined(drafts: Sequence[_Draft]) -> _Draft:
    """Several drafts as one, headings joined as plans do it."""
    if len(drafts) == 1:
        return drafts[0]
    heading = "、".join(draft.heading for draft in drafts[:2] if draft.heading)
    return _Draft(heading, drafts[0].section, tuple(part for draft in drafts for part in draft.parts))


def _example(before: Sequence[Item], after: Sequence[Item], shape: Shape, *, turned: bool) -> Example:
    pairs = {(source, place) for place, item in enumerate(after) for source in item.sources}
    if turned:
        before, after = after, before
        pairs = {(place, source) for source, place in pairs}
    old, new = outline(before, _OLD, shape), outline(after, _NEW, shape)
    ours, theirs = alignable_ids(old), alignable_ids(new)
    return Example(old, new, frozenset((ours[i], theirs[j]) for i, j in pairs))
