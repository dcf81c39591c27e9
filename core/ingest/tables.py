"""The tables that dates and places are read by, from `resources/metadata/`."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import add
from types import MappingProxyType
from typing import Literal, cast

Rule = Literal["count", "exact", "from", "until"]
_COUNT = r"\s*(?:\d{1,3}|[一二三四五六七八九十百零〇]{1,5})\s*"
_ETHNIC = "蒙古|朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|柯尔克孜|哈萨克"
_SUFFIX = re.compile(rf"(?:市|地区|盟|(?:(?:{_ETHNIC})族?)*自治州)$")
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Event:
    """Words that tell a year: the year itself, one counted from it (`count`), the first or the last it can be.

    `literal` is in every text that `pattern` is found in: looking for it first costs a fiftieth.
    """

    pattern: re.Pattern[str]
    literal: str
    rule: Rule
    year: int
    what: str


@dataclass(frozen=True, slots=True)
class Province:
    """A province by its names, its one-letter name, words that only it uses, and names of its prefectures that are also words."""

    name: str
    full: str
    short: str
    cues: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """A province, prefecture or county: the province it lies in, and its level (省级, 市级, 县级)."""

    province: str
    level: str


@cache
def events() -> tuple[Event, ...]:
    """Dated events, in the order of the table."""
    return tuple(
        Event(
            re.compile(row["pattern"].replace("N)", _COUNT + ")")),
            literal_of(row["pattern"]),
            cast(Rule, row["rule"]),
            int(row["year"]),
            row["what"],
        )
        for row in _rows("events.tsv")
    )


@cache
def provinces() -> tuple[Province, ...]:
    """The provinces, in the usual order."""
    return tuple(
        Province(row["name"], row["full"], row["short"], _words(row["cues"]), _words(row["words"])) for row in _rows("places.tsv")
    )


@cache
def divisions() -> Mapping[str, tuple[Division, ...]]:
    """All divisions by name. Prefectures also by their short names (恩施, 恩施州), save those that are words."""
    found: dict[str, set[Division]] = defaultdict(set)
    words = {word for province in provinces() for word in province.words} | {province.name for province in provinces()}
    for province in provinces():
        found[province.name].add(Division(province.name, "省级"))
        found[province.full].add(Division(province.name, "省级"))
        if province.full.endswith("自治区"):
            found[f"{province.name}自治区"].add(Division(province.name, "省级"))
    for row in _rows("divisions.tsv"):
        for name in _names(row["prefecture"]):
            if name not in words:
                found[name].add(Division(row["province"], "市级"))
        for county in _words(row["counties"]):
            found[county].add(Division(row["province"], "县级"))
    return MappingProxyType({name: tuple(sorted(known, key=lambda each: each.province)) for name, known in found.items()})


def _names(prefecture: str) -> tuple[str, ...]:
    """The names of a prefecture: 恩施土家族苗族自治州, 恩施州, 恩施."""
    if not prefecture:
        return ()
    short = _SUFFIX.sub("", prefecture)
    return (prefecture, short, f"{short}州") if prefecture.endswith("自治州") else (prefecture, short)


@cache
def _known_words() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Words that stand for one province alone, by their first two characters, longest first: (word, province)."""
    own = {
        name: known[0].province
        for name, known in divisions().items()
        if len({each.province for each in known}) == 1 and _tells(name, known[0])
    }
    own |= {cue: province.name for province in provinces() for cue in (province.full, *province.cues)}
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word in sorted(own, key=len, reverse=True):
        found[word[:2]].append((word, own[word]))
    return MappingProxyType({start: tuple(words) for start, words in found.items()})


def _tells(name: str, division: Division) -> bool:
    """Whether a name says in running text where that is: no bare province (吉林大地), no county of two characters (和县)."""
    return division.level == "市级" or (division.level == "县级" and len(name) > _SHORT)


@cache
def _in_context() -> re.Pattern[str]:
    names = "|".join(province.name for province in provinces())
    shorts = "|".join(province.short for province in provinces() if province.short)
    return re.compile(rf"(?<![\u4e00-\u9fff])(?:{names})|新(?:{names})|[来在入赴驻援留](?:{shorts})(?!剧)")


def region_words(text: str) -> Iterator[tuple[str, str]]:
    """(province, word) for every word of a text that only that province uses."""
    known = _known_words()
    end = 0
    for at, start in enumerate(map(add, text, text[1:])):
        if at < end or start not in known:
            continue
        word, province = next((each for each in known[start] if text.startswith(each[0], at)), ("", ""))
        if word:
            yield province, word
            end = at + len(word)
    by_name = {province.name: province.name for province in provinces()}
    by_name |= {province.short: province.name for province in provinces() if province.short}
    for found in _in_context().finditer(text):
        yield by_name.get(found[0]) or by_name[found[0][1:]], found[0]


def literal_of(pattern: str) -> str:
    """The longest run of Chinese characters that a pattern wants in any case; groups, classes and what may lack are none."""
    bare, before = pattern, ""
    while bare != before:
        before, bare = bare, re.sub(r"\([^()]*\)\??", " ", bare)
    bare = re.sub(r"\[[^\]]*\][?*+]?|.(?:[?*]|\{[^}]*\}\??)", " ", bare)
    return "" if "|" in bare else max(re.findall(r"[\u4e00-\u9fff]+", bare), key=len, default="")


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("|") if word)


def _rows(name: str) -> list[dict[str, str]]:
    text = files("resources").joinpath("metadata", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
