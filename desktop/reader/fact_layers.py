"""The kinds of facts as layers over the open plan, each with the underline UI.md gives it."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from PySide6.QtCore import QObject

from core.language.facts import FactKind
from core.model import Outline, Span
from desktop.fact_words import kind_word
from desktop.painting import Underline
from desktop.reader.layers import Layer, LayerSource
from desktop.reader.plan_facts import PlanFacts

FORMS = MappingProxyType(
    {
        FactKind.QUANTITY: Underline.SOLID,
        FactKind.DOCUMENT: Underline.DASHED,
        FactKind.TIME: Underline.DOTTED,
        FactKind.INITIATIVE: Underline.DOUBLE,
        FactKind.VERB: Underline.WAVY,
        FactKind.EVENT: Underline.DASHED,
    }
)
_ON_AT_FIRST = (FactKind.QUANTITY, FactKind.DOCUMENT)


class FactLayers(LayerSource):
    """A layer a kind; meetings and events share the form of documents in the accent's colour."""

    def __init__(self, facts: PlanFacts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        facts.changed.connect(self.changed)

    def layers(self) -> Sequence[Layer]:
        return [
            Layer(
                f"fact:{kind}",
                kind_word(kind),
                form,
                (lambda tokens: tokens.accent) if kind is FactKind.EVENT else lambda tokens: tokens.text_2,
                self.tr("按规则找到的要素：{kind}").format(kind=kind_word(kind)),
                on_at_first=kind in _ON_AT_FIRST,
            )
            for kind, form in FORMS.items()
        ]

    def show(self, outline: Outline | None) -> None:
        self._facts.show(outline)

    def places(self, key: str) -> Sequence[Span] | None:
        if self._facts.facts is None:
            return None
        return [each.fact.span for each in self._facts.of_kind.get(FactKind(key.partition(":")[2]), ())]
