"""Meetings and events that a plan names: 第二十七次全区高校党的建设工作会议, 第三届来华留学生汉语文化大赛."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core.language.facts.data import any_of, words
from core.language.facts.fact import Fact, FactKind
from core.language.facts.scene import Scene
from core.model import Span

_LONGEST = 40
_SHORTEST = 4
_BREAK = re.compile(r"[,。;:!?\n]|(?<=会|赛|节|动|周|月)[和与及、]|、(?=第)")
_JOINED = re.compile(r"以及|[、和与及]")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+[届次]|[二十][一二三四五六七八九十]*届")
_COUNT = re.compile(r"(?:\d+|[一二两三四五六七八九十]+)(?:余|多)?[次场期个](?=..)")
_CONGRESS = r"党的(?:十[一二三四五六七八九]|二十[一二三四五六七八九]?)大(?!会)"


@dataclass(frozen=True, slots=True)
class _Grammar:
    ends: re.Pattern[str]
    verbs: re.Pattern[str]
    conveners: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    return _Grammar(
        ends=re.compile(
            rf"{_CONGRESS}|(?:{any_of((*words('meetings'), *words('activities')))})(?![上的期员室场议展堂费组务事风]|年会|常务)"
        ),
        verbs=re.compile(any_of(words("event verbs"))),
        conveners=re.compile(any_of(words("conveners"))),
    )


def events(scene: Scene) -> Iterator[Fact]:
    """Named meetings and events, each to the last word of its name.

    A name begins behind the verb that holds it, with its ordinal, with who convenes it (学习贯彻|全国教育大会精神), or behind
    another one.
    """
    plain, at = scene.plain, 0
    for end in _grammar().ends.finditer(plain):
        if end.start() < at:
            continue
        start = end.start() if end.group().startswith("党的") else _begins(plain, at, end)
        if start is not None and end.end() - start >= _SHORTEST:
            at = end.end()
            yield Fact(FactKind.EVENT, Span(start, at), scene.text[start:at], title=scene.text[start:at])


def _begins(plain: str, at: int, end: re.Match[str]) -> int | None:
    """Where the name begins that ends here, `at` the end of the one before; None where nothing shows that it is a name."""
    grammar = _grammar()
    joined = _JOINED.match(plain, at, end.start()) if at else None
    start = max(at, end.start() - _LONGEST)
    for mark in _BREAK.finditer(plain, start, end.start()):
        start = mark.end()
    held = [found.end() for found in grammar.verbs.finditer(plain, start, end.start()) if plain[found.end()] not in "的者方"]
    behind = joined is not None and joined.end() >= start
    if held:
        begun = held[0]
    elif behind and joined:
        begun = joined.end()
    elif shown := [found for found in (_ORDINAL.search(plain, start, end.start()), _convened(plain, start, end)) if found]:
        return min(found.start() for found in shown)
    else:
        return None
    while begun < end.start() and plain[begun] in " 好了":
        begun += 1
    count = _COUNT.match(plain, begun)
    return count.end() if count and count.end() <= end.start() else begun


def _convened(plain: str, start: int, end: re.Match[str]) -> re.Match[str] | None:
    """Who convenes a meeting at the head of its name; an activity needs a verb that holds it, 代表大会 is an institution."""
    if end.group().endswith("代表大会") or not end.group().endswith(("会议", "大会", "全会")):
        return None
    return _grammar().conveners.search(plain, start, end.start())
