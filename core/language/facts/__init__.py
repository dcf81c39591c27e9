"""Facts of a text by rule: quantities, times, documents, initiatives, leading verbs, meetings and events.

The grammar is small, its words are in `resources/facts` and `resources/lexicons`; both are loaded when the first text is read.
What an analyst puts right is kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from core.language.facts.fact import Fact, FactKind, number_text
from core.model import Span

__all__ = ["Fact", "FactKind", "facts", "facts_in_pieces", "number_text"]

_PIECE = 4000  # code points found at once


def facts(text: str, kinds: Collection[FactKind] = tuple(FactKind)) -> tuple[Fact, ...]:
    """The facts of these kinds in text order; those of one kind don't overlap, but documents within titles of documents do."""
    from core.language.facts.by_rule import found

    return found(text, kinds)


def facts_in_pieces(text: str) -> Iterator[tuple[Fact, ...]]:
    """The facts of a text a few paragraphs at a time: no fact goes across the end of a paragraph."""
    start = 0
    while start < len(text):
        end = text.find("\n", min(start + _PIECE, len(text))) + 1 or len(text)
        yield tuple(replace(fact, span=Span(fact.span.start + start, fact.span.end + start)) for fact in facts(text[start:end]))
        start = end
