"""The rules for all kinds of facts applied to a text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from core.language.facts.documents import documents, initiatives
from core.language.facts.events import events
from core.language.facts.fact import Fact, FactKind
from core.language.facts.quantities import quantities
from core.language.facts.scene import Scene
from core.language.facts.times import times
from core.language.facts.verbs import leading_verbs


def found(text: str, kinds: Collection[FactKind]) -> tuple[Fact, ...]:
    """The facts of these kinds, as `facts` gives them."""
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
    all_kinds = [fact for kind, find in finders.items() if kind in kinds for fact in find()]
    order = {kind: at for at, kind in enumerate(FactKind)}
    return tuple(sorted(all_kinds, key=lambda fact: (fact.span.start, fact.span.end, order[fact.kind])))
