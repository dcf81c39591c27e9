"""Passages by the facts in them: which facts stand in a passage of a plan, and a condition on them (数量, 毛入园率 ≥ 85%)."""

from __future__ import annotations

import operator
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import Any, Self

from core.errors import UserError
from core.facts import guessed, silenced
from core.language.facts import Fact, FactKind, number_text
from core.language.facts import facts as found_in
from core.model import Fit, Span
from core.store import Library
from core.store import facts as stored
from core.store.facts import Details, FactState

_ASKED = re.compile(r"(?P<words>[^≥≤<>=]*)(?P<sign>[≥≤]|[<>]=?|=)?(?P<value>.*)")
_TESTS: Mapping[str, Callable[[float, float], bool]] = MappingProxyType(
    {"≥": operator.ge, "≤": operator.le, ">": operator.gt, "<": operator.lt, "=": operator.eq}
)


SHOWN = (FactKind.QUANTITY, FactKind.TIME, FactKind.DOCUMENT, FactKind.EVENT)
"""The kinds that tables show beside a passage; verbs and quoted words stand in nearly every one."""


@dataclass(frozen=True, slots=True)
class FactFilter:
    """Which facts are asked for: of a kind (None: any), with these words in them or in what they count, of a value or of a year.

    `sign` is one of ≥ ≤ > < =, or empty where no value is asked for; without `unit` any unit passes.
    """

    kind: FactKind | None
    words: str = ""
    sign: str = ""
    value: float = 0.0
    unit: str = ""

    @classmethod
    def parse(cls, kind: FactKind | None, text: str) -> Self:
        """What an analyst types: words, a sign with a value, or both (毛入园率 ≥ 85%); UserError for what is no value.

        Where no kind is said, that of the value (85%, 2025年); a bare number is compared with values and years.
        """
        found = _ASKED.fullmatch(text.strip())
        words = found["words"].strip() if found else ""
        if found is None or not found["sign"]:
            return cls(kind, text.strip())
        kind, said = _value(found["value"].strip(), kind)
        value = said.get("year" if kind is FactKind.TIME else "value", _number(found["value"]))
        if not isinstance(value, int | float):
            raise UserError(
                f"“{found['value'].strip()}”不是可以比较的数。请写成 ≥ 80% 或 ≤ 2025 这样。",
                f"“{found['value'].strip()}” is no value to compare with. Write it like ≥ 80% or ≤ 2025.",
            )
        sign = {">=": "≥", "<=": "≤"}.get(found["sign"], found["sign"])
        return cls(kind, words, sign, float(value), str(said.get("unit", "")))

    def passes(self, fact: Fact) -> bool:
        """Whether a fact is one of those asked for; a range is by either end, a span of years by any year of it."""
        if fact.kind not in self.kinds or self.words not in fact.text + "\n" + fact.counted + "\n" + fact.title:
            return False
        if not self.sign:
            return True
        ends = (fact.year, fact.until_year) if fact.kind is FactKind.TIME else (fact.value, fact.high)
        if self.unit and fact.unit.replace("％", "%") != self.unit.replace("％", "%"):
            return False
        return any(end is not None and _TESTS[self.sign](end, self.value) for end in ends)

    @property
    def kinds(self) -> tuple[FactKind, ...]:
        """The kinds of which one is asked for."""
        return (self.kind,) if self.kind else tuple(FactKind)

    @property
    def text(self) -> str:
        """The condition as it is typed."""
        value = f"{self.sign} {number_text(self.value)}{self.unit}" if self.sign else ""
        return " ".join(part for part in (self.words, value) if part)

    def to_value(self) -> dict[str, Any]:
        """The condition as JSON can keep it."""
        return asdict(self)

    @classmethod
    def from_value(cls, value: Mapping[str, Any]) -> Self | None:
        """What `to_value` gave; None for what this version doesn't know."""
        kinds: Mapping[str, FactKind] = {kind.value: kind for kind in FactKind}
        kind, sign = kinds.get(str(value.get("kind"))), str(value.get("sign", ""))
        any_kind = value.get("kind", "") is None
        if (kind is None and not any_kind) or (sign and sign not in _TESTS):
            return None
        return cls(kind, str(value.get("words", "")), sign, float(value.get("value", 0.0)), str(value.get("unit", "")))


def _value(text: str, kind: FactKind | None) -> tuple[FactKind | None, Details]:
    """What these words say of a fact of this kind, or of which kind they tell a value."""
    kinds = (kind,) if kind else (FactKind.TIME, FactKind.QUANTITY)
    for each in kinds:
        if said := guessed(text, each):
            return each, said
    return kind, {}


def _number(text: str) -> float | None:
    try:
        return float(text.strip().replace(",", ""))
    except ValueError:
        return None


def fact_order(facts: Sequence[Fact]) -> tuple[int, str, float, str]:
    """By what facts beside one another are sorted: kind, unit, value or year, words of the first one."""
    first = facts[0]
    value = first.value if first.value is not None else float(first.year or 0)
    return SHOWN.index(first.kind), first.unit, value, first.text


def facts_at(
    library: Library, places: Mapping[int, tuple[int, Span]], kinds: Collection[FactKind] = tuple(FactKind)
) -> dict[int, tuple[Fact, ...]]:
    """The facts of these kinds that overlap each place (by any number: plan and span), as the rules and the analyst say."""
    by_plan: dict[int, list[int]] = defaultdict(list)
    for key, (plan_id, span) in places.items():
        if span:
            by_plan[plan_id].append(key)
    found: dict[int, tuple[Fact, ...]] = dict.fromkeys(places, ())
    with_own = {row["plan_id"] for row in library.rows("SELECT DISTINCT plan_id FROM fact")}
    for plan_id, keys in by_plan.items():
        facts = _in_spans(library, plan_id, [places[key][1] for key in keys], kinds, own=plan_id in with_own)
        starts = [fact.span.start for fact in facts]
        longest = max((len(fact.span) for fact in facts), default=0)
        for key in keys:
            span = places[key][1]
            near = facts[bisect_left(starts, span.start - longest) : bisect_right(starts, span.end - 1)]
            found[key] = tuple(fact for fact in near if fact.span.overlaps(span))
    return found


def _in_spans(library: Library, plan_id: int, spans: Iterable[Span], kinds: Collection[FactKind], *, own: bool) -> list[Fact]:
    """The facts of the paragraphs that these spans touch, in text order."""
    rows = library.rows("SELECT start, text FROM paragraph WHERE plan_id = ? ORDER BY start", plan_id)
    starts = [row["start"] for row in rows]
    touched: set[int] = set()
    for span in spans:
        touched.update(range(max(0, bisect_right(starts, span.start) - 1), bisect_right(starts, span.end - 1)))
    facts = [_moved(fact, rows[at]["start"]) for at in sorted(touched) for fact in found_in(rows[at]["text"], kinds)]
    if own:
        said = [each for each in stored.own_facts(library, plan_id) if each.fit is not Fit.LOST]
        facts = [fact for fact in facts if not any(silenced(fact, each.kind, each.span) for each in said)]
        facts += [each.fact() for each in said if each.state is not FactState.REMOVED and each.kind in kinds]
    return sorted(facts, key=lambda fact: (fact.span.start, fact.span.end))


def _moved(fact: Fact, by: int) -> Fact:
    return replace(fact, span=Span(fact.span.start + by, fact.span.end + by))
