"""Meetings and events that a plan names: 第二十七次全区高校党的建设工作会议, 第三届来华留学生汉语文化大赛."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from core.language.facts.data import any_of, words
from core.language.facts.fact import Fact, FactKind
from core.language.facts.scene import HIDDEN, Scene
from core.model import Span

_LONGEST = 60
_SHORTEST = 4
_BREAK = re.compile(r"[,。;:!?\n]|--|(?<=精神)[和与及、]|(?<=会|赛|节|动|周|月)[和与及、]|、(?=第)")
_JOINED = re.compile(r"以及|[、和与及]")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+[届次]|[二十][一二三四五六七八九十]*届")
_COUNT = re.compile(r"(?:\d+|[一二两三四五六七八九十]+)(?:余|多)?[次场期个](?=..)")
_CONGRESS = r"党的(?:十[一二三四五六七八九]|二十[一二三四五六七八九]?)大(?!会|以来)"
_NO_EVENT = r"[上的期员室场议展堂费组务事风班化区量示]|年会|常务|问题|中心|方案|课程|平台|意识|能力|经费|空间"
_SO_ON = re.compile(r"等(?:重点|领域|方面|环节|场所|工作|各)")
_REST = re.compile(r"[^、和与及]{1,6}等(?:系列)?活动")  # of a list whose members are no events by name: 竞赛、展示等活动
_QUOTED = re.compile("“[^“”]*”")
_MATCHING = MappingProxyType({"”": "“", ")": "(", "》": "《"})


@dataclass(frozen=True, slots=True)
class _Grammar:
    ends: re.Pattern[str]
    verbs: re.Pattern[str]
    conveners: re.Pattern[str]
    heard: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    conveners = rf"(?:{any_of(words('conveners'))})(?!织)"
    return _Grammar(
        ends=re.compile(
            rf"{_CONGRESS}|(?:{any_of((*words('meetings'), *words('activities'), *words('named events')))})(?!{_NO_EVENT})"
        ),
        verbs=re.compile(
            rf"(?<![党级团类课程])(?:{any_of(words('event verbs'))})"
            r"(?![的者方])(?!(?<=组织)(?:部|生活|工作|建设|原则|纪律|体系|领导|机构|成员|关系|保障|力))"
        ),
        conveners=re.compile(conveners),
        heard=re.compile(rf"(?:学习|贯彻|落实|传达)(?={conveners})"),
    )


def events(scene: Scene) -> Iterator[Fact]:
    """Named meetings and events, each to the last word of its name; in the title of a document there is none.

    A name begins behind the verb that holds it, with its ordinal, with who convenes it (学习贯彻|全国教育大会精神), or behind
    another one.
    """
    plain = scene.hide(scene.plain, [(each.start, each.end) for each in scene.titles if each.depth == 0])
    at = 0
    for last in _grammar().ends.finditer(plain):
        if last.start() < at:
            continue
        end = last.end()
        while more := _grammar().ends.match(plain, end):  # 座谈|研讨会
            end = more.end()
        start = last.start() if last.group().startswith("党的") else _begins(plain, at, last)
        if start is None:
            continue
        start, end = _balanced(plain, start, end)
        if (end - start >= _SHORTEST or plain[start:end] in words("named events")) and plain[start] not in "、和与及":
            at = end
            yield Fact(FactKind.EVENT, Span(start, at), scene.text[start:at], title=scene.text[start:at])


def _begins(plain: str, at: int, end: re.Match[str]) -> int | None:
    """Where the name begins that ends here, `at` the end of the one before; None where nothing shows that it is a name."""
    grammar = _grammar()
    joined = _JOINED.match(plain, at, end.start()) if at else None
    start = max(at, end.start() - _LONGEST)
    for mark in _BREAK.finditer(plain, start, end.start()):
        start = mark.end()
    shown = [found for found in (_ORDINAL.search(plain, start, end.start()), _convened(plain, start, end)) if found]
    behind = joined is not None and joined.end() >= start
    if held := _held(plain, start, end.start()):
        begun = held
    elif behind and joined and not _REST.fullmatch(plain, joined.end(), end.end()):
        begun = joined.end()
    elif shown:
        return min(found.start() for found in shown)
    else:
        return None
    if not shown and _SO_ON.match(plain, end.end()):  # 做好校舍、校外活动等重点领域安全工作
        return None
    if heard := [found for found in grammar.heard.finditer(plain, begun, end.start()) if _convened(plain, found.end(), end)]:
        return heard[-1].end()
    while begun < end.start() and plain[begun] in " 好了":
        begun += 1
    count = _COUNT.match(plain, begun)
    return count.end() if count and count.end() <= end.start() else begun


def _held(plain: str, start: int, end: int) -> int | None:
    """Behind the last verb there that holds something, none within quotation marks: 组织指导高校开展好|“第一堂党课”活动."""
    open_text = _QUOTED.sub(lambda quoted: HIDDEN * len(quoted.group()), plain[start:end])
    found = [verb.end() for verb in _grammar().verbs.finditer(open_text)]
    return start + found[-1] if found else None


def _balanced(plain: str, start: int, end: int) -> tuple[int, int]:
    """The name with the mark that closes it, or behind one whose partner is not in it."""
    opened: list[int] = []
    for at in range(start, end):
        if plain[at] in _MATCHING.values():
            opened.append(at)
        elif plain[at] in _MATCHING:
            if opened and plain[opened[-1]] == _MATCHING[plain[at]]:
                opened.pop()
            else:
                start, opened = at + 1, []
    if not opened:
        return start, end
    if opened[0] == start and len(opened) == 1 and _MATCHING.get(plain[end : end + 1]) == plain[start]:
        return start, end + 1
    return opened[-1] + 1, end


def _convened(plain: str, start: int, end: re.Match[str]) -> re.Match[str] | None:
    """Who convenes a meeting at the head of its name; an activity needs a verb that holds it, 代表大会 is an institution."""
    if end.group().endswith("代表大会") or not end.group().endswith(("会议", "大会", "全会")):
        return None
    return _grammar().conveners.search(plain, start, end.start())
