"""What a briefing note is to hold, as a value that can be kept under a name and run again: parts in order, each with its options
and the analyst's own words, and what they are made of. It knows no library; ids of plans are those of the library it is kept in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from core.errors import UserError


class PartKind(StrEnum):
    """A part of a note. `OWN` is a chapter of the analyst's own words alone."""

    OVERVIEW = "overview"
    CHANGES = "changes"
    ITEMS = "items"
    COMPARISONS = "comparisons"
    LINEAGE = "lineage"
    TARGETS = "targets"
    WORDING = "wording"
    CHARTS = "charts"
    TEXT = "text"
    OWN = "own"
    SOURCES = "sources"


OFFERED = tuple(kind for kind in PartKind if kind is not PartKind.OWN)
"""The parts that a note can have made for it, in their usual order."""


class Grouping(StrEnum):
    """By what annotated items are put together."""

    PLAN = "plan"
    TAG = "tag"
    SECTION = "section"
    STATUS = "status"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Part:
    """One part with its options. `heading` '' is the usual one; `before` and `conclusion` are the analyst's paragraphs at its
    beginning and end. Of the options each kind uses its own: `grouping` and `comments` (each annotation also as a comment of
    Word) items, `landscape` comparisons, `whole` (nothing is shortened) items, changes and comparisons.
    """

    kind: PartKind
    shown: bool = True
    heading: str = ""
    before: str = ""
    conclusion: str = ""
    grouping: Grouping = Grouping.PLAN
    comments: bool = False
    landscape: bool = True
    whole: bool = False


def usual_parts(*shown: PartKind) -> tuple[Part, ...]:
    """Every part that is offered in its usual order; those of `shown` are shown."""
    return tuple(Part(kind, shown=kind in shown) for kind in OFFERED)


def completed(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts with those that are offered and aren't among them yet, not shown: a recipe of an earlier version lacks some."""
    given = tuple(parts)
    kinds = {part.kind for part in given}
    return (*given, *(Part(kind, shown=False) for kind in OFFERED if kind not in kinds))


@dataclass(frozen=True, slots=True)
class Cover:
    """The head of an official paper; what is empty is left out. `organization` is set in red."""

    organization: str = ""
    number: str = ""
    addressee: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A whole note. No `plan_ids`: the plans that carry annotations; no `tag_names`: annotations of every tag and of none.

    `template` is the name of one that ships, or the path of the analyst's own. `contents`: with a table of contents.
    """

    title: str = ""
    language: str = "zh"
    template: str = "report"
    parts: tuple[Part, ...] = field(
        default_factory=lambda: usual_parts(PartKind.OVERVIEW, PartKind.ITEMS, PartKind.COMPARISONS, PartKind.SOURCES)
    )
    plan_ids: tuple[int, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()
    tag_names: tuple[str, ...] = ()
    confirmed_only: bool = False
    checked_only: bool = False
    contents: bool = False
    cover: Cover = field(default_factory=Cover)

    def shown(self) -> tuple[Part, ...]:
        """The parts that are shown, in order."""
        return tuple(part for part in self.parts if part.shown)

    def part(self, kind: PartKind) -> Part | None:
        """The first shown part of a kind; None where there is none."""
        return next((part for part in self.shown() if part.kind is kind), None)

    def with_part(self, kind: PartKind, **options: Any) -> Recipe:
        """The recipe with these options of the parts of a kind; such a part is added where there is none."""
        parts = self.parts if any(part.kind is kind for part in self.parts) else (*self.parts, Part(kind))
        return replace(self, parts=tuple(replace(part, **options) if part.kind is kind else part for part in parts))

    def to_json(self) -> str:
        """The recipe as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Recipe:
        """The recipe that `to_json` wrote. What a later version added is passed over; RecipeError where it is none."""
        try:
            return _recipe(json.loads(text))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise RecipeError from error


class RecipeError(UserError):
    """What should be a recipe can't be read as one."""

    def __init__(self) -> None:
        super().__init__(
            "这不是简报配方，或配方已损坏。请在“生成简报”里重新存一份。",
            "This is no recipe of a note, or a damaged one. Save it again from the dialog of the note.",
        )


_PART_TEXTS = ("heading", "before", "conclusion")
_PART_SWITCHES = ("shown", "comments", "landscape", "whole")


def _recipe(given: Mapping[str, Any]) -> Recipe:
    usual = Recipe()
    return Recipe(
        title=str(given.get("title", "")),
        language="en" if given.get("language") == "en" else "zh",
        template=str(given.get("template", usual.template)),
        parts=tuple(part for found in given["parts"] if (part := _part(found))),
        plan_ids=tuple(int(plan) for plan in given.get("plan_ids", ())),
        pairs=tuple((int(old), int(new)) for old, new in given.get("pairs", ())),
        tag_names=tuple(str(name) for name in given.get("tag_names", ())),
        confirmed_only=bool(given.get("confirmed_only")),
        checked_only=bool(given.get("checked_only")),
        contents=bool(given.get("contents")),
        cover=_cover(given.get("cover") or {}),
    )


def _cover(given: Mapping[str, Any]) -> Cover:
    return Cover(**{name: str(given[name]) for name in Cover.__dataclass_fields__ if name in given})


def _part(given: Mapping[str, Any]) -> Part | None:
    """The part; None for a kind that only a later version knows."""
    if given["kind"] not in {kind.value for kind in PartKind}:
        return None
    groupings = {grouping.value for grouping in Grouping}
    grouping = Grouping(given["grouping"]) if given.get("grouping") in groupings else Grouping.PLAN
    texts: dict[str, Any] = {name: str(given[name]) for name in _PART_TEXTS if name in given}
    switches: dict[str, Any] = {name: bool(given[name]) for name in _PART_SWITCHES if name in given}
    return Part(PartKind(given["kind"]), grouping=grouping, **texts, **switches)
