"""What a fact is: something said in a plan that can be found by rule."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from core.model import Span


class FactKind(StrEnum):
    """The kinds of facts, in the order in which they are listed."""

    QUANTITY = "quantity"
    TIME = "time"
    DOCUMENT = "document"
    INITIATIVE = "initiative"
    VERB = "verb"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact on a span (code points) of a text. Fields that its kind has not, or that the text does not tell, are empty.

    A quantity has `value` (`high` too where it is a range), `unit`, `modifier` and `counted`. A time has `year` (`until_year`
    where it is a span of years), `month`, `day`, or a `period` in words. A document has `title`; a verb `strength`.
    """

    kind: FactKind
    span: Span
    text: str
    value: float | None = None
    high: float | None = None
    unit: str = ""
    modifier: str = ""
    counted: str = ""
    year: int | None = None
    until_year: int | None = None
    month: int | None = None
    day: int | None = None
    period: str = ""
    title: str = ""
    strength: str = ""

    def details(self) -> dict[str, str | int | float]:
        """What is known beside kind, span and text, by field."""
        named = {field.name: getattr(self, field.name) for field in fields(self)[3:]}
        return {name: value for name, value in named.items() if value not in (None, "")}


def number_text(value: float) -> str:
    """A value as people write it: no needless decimals."""
    return str(int(value)) if value == int(value) else f"{value:.6g}"
