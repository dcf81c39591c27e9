"""What is looked for, as a value: the text, how it is meant, what is folded, and where is looked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import Any, Self, cast

from core.fact_filter import FactFilter

NEAR = 10  # characters between two words that stand near one another, where nothing else is said


class Mode(StrEnum):
    """How the text of a query is meant; in `ALL`, `ANY` and `NEAR` white space stands between the words."""

    LITERAL = "literal"
    ALL = "all"
    ANY = "any"
    NEAR = "near"
    REGEX = "regex"


@dataclass(frozen=True, slots=True)
class Folds:
    """What counts as the same: full and half width with the shapes of quotation marks, traditional and simplified, upper
    and lower case, ways to write a number (2020 二〇二〇, 50% 百分之五十)."""

    width: bool = False
    script: bool = False
    case: bool = False
    numbers: bool = False

    @classmethod
    def of(cls, *names: str) -> Self:
        """The foldings with these names."""
        return cls(**dict.fromkeys(names, True))

    def __bool__(self) -> bool:
        return self.width or self.script or self.case or self.numbers


@dataclass(frozen=True, slots=True)
class Filters:
    """Where is looked; what is empty admits everything. None among years, issuers or regions: where the plan says none.

    `kinds`: of the clause of a hit. `tags`, `statuses`: it has an annotation with any of the tags and any of the statuses.
    """

    plan_ids: frozenset[int] = frozenset()
    years: frozenset[int | None] = frozenset()
    issuers: frozenset[str | None] = frozenset()
    regions: frozenset[str | None] = frozenset()
    kinds: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    @property
    def by_clause(self) -> bool:
        """Whether it is not enough to know in which plan a hit is."""
        return bool(self.kinds) or self.by_annotation

    @property
    def by_annotation(self) -> bool:
        """Whether annotations decide what is admitted."""
        return bool(self.tags or self.statuses)


@dataclass(frozen=True, slots=True)
class Query:
    """A search. `distance`: characters between words in `NEAR`; `headings`: only in titles, numbers and headings of clauses;
    `fact`: only in items, and paragraphs that stand in none, that have such a fact."""

    text: str
    mode: Mode = Mode.LITERAL
    folds: Folds = Folds()
    filters: Filters = field(default_factory=Filters)
    headings: bool = False
    distance: int = NEAR
    fact: FactFilter | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """What is looked for: the words in the order given, each once; the whole text where it is meant as one."""
        if self.mode in (Mode.LITERAL, Mode.REGEX):
            return (self.text,) if self.text else ()
        return tuple(dict.fromkeys(self.text.split()))

    @property
    def plain(self) -> bool:
        """Whether the text is looked for as it stands, anywhere in the plans."""
        return self.mode is Mode.LITERAL and not self.folds and not self.headings and self.fact is None

    @property
    def unfolded(self) -> bool:
        """Whether each word is looked for as it stands."""
        return self.mode is not Mode.REGEX and not self.folds

    @property
    def everywhere(self) -> bool:
        """Whether each occurrence of a word is a place: nothing around it decides, and no other word holds it."""
        words = self.words
        alone = len(words) == 1 or (self.unfolded and not any(one in other for one in words for other in words if one != other))
        together = self.mode in (Mode.ALL, Mode.NEAR) and len(words) > 1
        return alone and not together and not self.headings and self.fact is None and not self.filters.by_clause

    def to_json(self) -> str:
        """The query as text, for keeping it."""
        value = asdict(self)
        value["filters"] = {name: sorted(found, key=str) for name, found in value["filters"].items() if found}
        return json.dumps(value, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The query that `to_json` wrote; what a later version wrote beside it is passed over."""
        value = cast("dict[str, Any]", json.loads(text))
        kept: Mapping[str, Any] = value.get("filters", {})
        filters = {each.name: frozenset(kept[each.name]) for each in fields(Filters) if each.name in kept}
        folds = {each.name: bool(value.get("folds", {}).get(each.name)) for each in fields(Folds)}
        return cls(
            str(value["text"]),
            Mode(value.get("mode", Mode.LITERAL)),
            Folds(**folds),
            Filters(**filters),
            bool(value.get("headings")),
            int(value.get("distance", NEAR)),
            FactFilter.from_value(value.get("fact") or {}),
        )
