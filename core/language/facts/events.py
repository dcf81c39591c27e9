"""Meetings and events that a plan names: 第二十七次全区高校党的建设工作会议, 第三届来华留学生汉语文化大赛."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.language.facts.data import any_of, words
from core.language.facts.fact import Fact, FactKind
from core.language.facts.scene import Scene
from core.model import Span

_LONGEST = 40
_SHORTEST = 4
_BREAK = re.compile(r"[,。;:!?\n]|(?<=会|赛)[和、]|[、](?=第)")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of((*words('meetings'), *words('activities')))})(?![上的期员室场议展堂费组务事风])")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(any_of(words("event verbs")))


def events(scene: Scene) -> Iterator[Fact]:
    """Named meetings and events: from the verb that holds them, or their ordinal, to the last word of their name."""
    plain, at = scene.plain, 0
    for end in _ends().finditer(plain):
        if end.start() < at:
            continue
        start = max(at, end.start() - _LONGEST)
        for mark in _BREAK.finditer(plain, start, end.start()):
            start = mark.end()
        held = [found for found in _verbs().finditer(plain, start, end.start()) if plain[found.end()] not in "的者方"]
        ordinal = re.search(r"第[一二三四五六七八九十百\d]+[届次]", plain[start : end.start()])
        if held:
            start = held[0].end()
        elif ordinal:
            start += ordinal.start()
        else:
            continue
        while start < end.start() and plain[start] in " 好了":
            start += 1
        if end.end() - start >= _SHORTEST:
            at = end.end()
            yield Fact(FactKind.EVENT, Span(start, at), scene.text[start:at], title=scene.text[start:at])
