"""What a quantity counts, by where it stands: 学前教育毛入园率达到87%, 整合600所乡村小规模学校, 新改扩建幼儿园30所."""

from __future__ import annotations

import re
from functools import cache

from core.language.facts.data import any_of, units, verbs, words
from core.language.facts.scene import HIDDEN, Scene
from core.model import Span

_STOP = re.compile(r"[,。;:!?()《》\n]|\0(?!\0*$)|、(?=[^、,。;]{0,12}[\d])")
_COMPARED = re.compile("[较比]$")
_LONGEST = 24


@cache
def _level() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of((*words('level'), *words('before')))}|[ “”])+$")


@cache
def _lead() -> re.Pattern[str]:
    leading = any_of((*words("adverbs"), *words("softeners"), *(verb for verb in verbs() if len(verb) > 1)))
    return re.compile(rf"(?:{leading}|使|让|将|把|到|在|从|对)+(?=[^的之]{{2}})")


@cache
def _behind() -> re.Pattern[str]:
    """The noun behind a classifier: up to a mark, a verb or the end of the phrase."""
    return re.compile(r"[^,。;:!?()《》\n\0、\d和及与并“”]{1,24}")


@cache
def _things() -> frozenset[str]:
    kinds = units()
    return frozenset((*kinds["classifier"], *kinds["loose"], *kinds["digits"], "岁", "周岁", ""))


@cache
def _predicates() -> re.Pattern[str]:
    return re.compile(any_of(words("predicates")))


def counted(scene: Scene, plain: str, whole: Span, unit: str) -> str:
    """The words for what is counted; empty where the sentence does not tell it beside the number."""
    if unit in _things():
        behind = _after(plain, whole.end)
        if behind:
            return scene.text[behind.start : behind.end].strip()
    ahead = _before(plain, whole.start)
    if ahead:
        return scene.text[ahead.start : ahead.end].strip()
    if unit not in _things():
        behind = _after(plain, whole.end)
        return scene.text[behind.start : behind.end].strip() if behind else ""
    return ""


def _before(plain: str, end: int) -> Span | None:
    """The noun phrase that ends at `end`, without the verbs before and behind it."""
    start = max(0, end - 60)
    for stop in _STOP.finditer(plain, start, end):
        start = stop.end()
    start = max(start, plain.rfind("、", start, end) + 1 if _is_list(plain, start, end) else start)
    while start < end and plain[end - 1] == HIDDEN:  # 近视率较上年下降: the time and what compares with it
        end -= 1
    compared = _COMPARED.search(plain, start, end) if plain[end : end + 1] == HIDDEN else None
    end = compared.start() if compared else end
    level = _level().search(plain, start, end)
    end = level.start() if level else end
    lead = _lead().match(plain, start, end)
    start = lead.end() if lead else start
    while start < end and plain[start] in " 的”、":
        start += 1
    while start < end and plain[end - 1] in " 和及与、对":
        end -= 1
    if re.search(r"\d", plain[start:end]) or plain[start:end] in verbs():
        return None
    if end - start > _LONGEST:
        cut = max(plain.rfind(mark, start, end - 1) for mark in "的、")
        start = cut + 1 if cut > 0 and end - cut <= _LONGEST else end
    if plain.count("“", start, end) != plain.count("”", start, end):  # “阳光锻炼|一小时”: a name that was cut
        start = max(start, plain.rfind("“", start, end) + 1)
    return Span(start, end) if end - start >= 2 and HIDDEN not in plain[start:end] else None


def _is_list(plain: str, start: int, end: int) -> bool:
    return "、" in plain[start:end] and bool(re.search(r"[\d一二两三四五六七八九十百]\S{0,4}、", plain[start:end]))


def _after(plain: str, start: int) -> Span | None:
    while plain[start : start + 1] in (" ", "的") and start < len(plain):
        start += 1
    if plain[start : start + 1] == "“":  # 100所“四有”学校: the quoted name is part of the noun
        closing = plain.find("”", start, start + 30)
        rest = _behind().match(plain, closing + 1) if closing > 0 else None
        return Span(start, rest.end() if rest else closing + 1) if closing > 0 else None
    found = _behind().match(plain, start)
    if found is None:
        return None
    end = found.end()
    if inside := _predicates().search(plain, start + 2, end):
        end = inside.start() if "的" not in plain[inside.end() : end] else end
    while end > start and plain[end - 1] in " 的地等":
        end -= 1
    return Span(start, end) if end - start >= 2 else None
