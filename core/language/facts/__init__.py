"""Facts of a text by rule: quantities, times, documents, initiatives, leading verbs, meetings and events.

The grammar is small, its words are in `resources/facts` and `resources/lexicons`. What an analyst puts right is kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from core.language.facts.documents import documents, initiatives
from core.language.facts.events import events
from core.language.facts.fact import Fact, FactKind, number_text
from core.language.facts.quantities import quantities
from core.language.facts.scene import Scene
from core.language.facts.times import times
from core.language.facts.verbs import leading_verbs
from core.model import Span

__all__ = ["Fact", "FactKind", "facts", "facts_in_pieces", "number_text"]

_PIECE = 4000  # code points found at once


def facts(text: str, kinds: Collection[FactKind] = tuple(FactKind)) -> tuple[Fact, ...]:
    """The facts of these kinds in text order; those of one kind don't overlap, but documents within titles of documents do."""
    scene = Scene(text)
    when = tuple(times(scene))
    finders: dict[FactKind, Callable[[], Iterable[Fact]]] = {
        FactKind.QUANTITY: lambda: quantities(scene, when),
        FactKind.TIME: lambda: when,
        FactKind.DOCUMENT: lambda: documents(scene),
        FactKind.INITIATIVE: lambda: initiatives(scene, when),
        FactKind.VERB: lambda: leading_verbs(scene, when),
        FactKind.EVENT: lambda: events(scene),
    }
    found = [fact for kind, find in finders.items() if kind in kinds for fact in find()]
    order = {kind: at for at, kind in enumerate(FactKind)}
    return tuple(sorted(found, key=lambda fact: (fact.span.start, fact.span.end, order[fact.kind])))


def facts_in_pieces(text: str) -> Iterator[tuple[Fact, ...]]:
    """The facts of a text a few paragraphs at a time: no fact goes across the end of a paragraph."""
    start = 0
    while start < len(text):
        end = text.find("\n", min(start + _PIECE, len(text))) + 1 or len(text)
        yield tuple(replace(fact, span=Span(fact.span.start + start, fact.span.end + start)) for fact in facts(text[start:end]))
        start = end
