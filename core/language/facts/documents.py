"""Documents named in title marks, also within one another, and initiatives in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.language.facts.fact import Fact, FactKind
from core.language.facts.scene import Scene
from core.model import Span

_LONGEST_NAME = 20
_WORD = re.compile(r"\w")
_SENTENCE = re.compile(r"[。;!?\n]")


def documents(scene: Scene) -> Iterator[Fact]:
    """The documents of a text; the span is the title without its marks."""
    for each in scene.titles:
        title = scene.text[each.start : each.end]
        yield Fact(FactKind.DOCUMENT, Span(each.start, each.end), title, title=" ".join(title.split()))


def initiatives(scene: Scene, taken: Sequence[Fact]) -> Iterator[Fact]:
    """Quoted names that are no times; the span holds the quotation marks. What is a sentence is a quotation, no name."""
    for each in scene.quotes:
        span = Span(each.start - 1, each.end + 1)
        name = scene.plain[each.start : each.end]
        if (
            not _WORD.search(name)
            or len(name) > _LONGEST_NAME
            or _SENTENCE.search(name)
            or any(span.overlaps(fact.span) for fact in taken)
        ):
            continue
        if any(title.start <= each.start < title.end for title in scene.titles):
            continue
        yield Fact(FactKind.INITIATIVE, span, scene.text[span.start : span.end], title=scene.text[each.start : each.end])
