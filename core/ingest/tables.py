"""The tables that dates and places are read by, from `resources/metadata/`."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

Rule = Literal["count", "exact", "from", "until"]
_COUNT = r"\s*(?:\d{1,3}|[一二三四五六七八九十百零〇]{1,5})\s*"


@dataclass(frozen=True, slots=True)
class Event:
    """Words that tell a year: the year itself, one counted from it (`count`), the first or the last it can be."""

    pattern: re.Pattern[str]
    rule: Rule
    year: int
    what: str


@dataclass(frozen=True, slots=True)
class Province:
    """A province by its names, its one-letter name, words that only it uses, and its prefectures."""

    name: str
    full: str
    short: str
    cues: tuple[str, ...]
    cities: tuple[str, ...]


@cache
def events() -> tuple[Event, ...]:
    """Dated events, in the order of the table."""
    return tuple(
        Event(re.compile(row["pattern"].replace("N)", _COUNT + ")")), cast(Rule, row["rule"]), int(row["year"]), row["what"])
        for row in _rows("events.tsv")
    )


@cache
def provinces() -> tuple[Province, ...]:
    """The provinces, in the usual order."""
    return tuple(
        Province(row["name"], row["full"], row["short"], _words(row["cues"]), _words(row["cities"]))
        for row in _rows("places.tsv")
    )


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("|") if word)


def _rows(name: str) -> list[dict[str, str]]:
    text = files("resources").joinpath("metadata", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
