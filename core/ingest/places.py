"""Region and level of government, from a plan's issuer and title, else from words in its text that only one place uses."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from core.ingest.tables import Division, divisions, provinces, region_words
from core.language.script import simplified
from core.model import Evidence

NATIONAL = "全国"
_NATIONAL = re.compile(r"^\s*(国务院|中共中央|中央|教育部|全国人民代表大会|国家|[\u4e00-\u9fff]{2,6}部(?!队))|中华人民共和国")
_LEVELS = (
    ("省级", re.compile(r"省委|省政府|省人民政府|省教育|自治区")),
    ("市级", re.compile(r"市委|市政府|市人民政府|市教")),
    ("县级", re.compile(r"[县旗](委|政府|人民政府|教|文教)|(?<!全)区(委|政府|人民政府|教)")),
)
_SCOPES = (
    ("省级", re.compile(r"[全我]省|全区教育大会|自治区(?:党委|政府|人民政府|教育|第)|(?<!校)省委")),
    ("县级", re.compile(r"[全我]县|全旗|县委")),
    ("市级", re.compile(r"[全我]市|市委")),
    ("国家级", re.compile(r"全国人大代表，|我代表国务院")),
)
_EVERYWHERE = re.compile(r"(?:全[国省市县区][、和及,，])+全[省市县区]")  # 全国、全省、全市教育大会: above the plan, not its own
_SCHOOL = re.compile(r"大学|学院|学校|中学|小学|幼儿园|[一二三四五六七八九十]中")
_ORDER = ("省级", "市级", "县级")
_LONGEST_NAME, _SHORTEST_COUNTY = 12, 3


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a heading: its words, and the divisions of that name."""

    quote: str
    divisions: tuple[Division, ...]


def region_of(issuer: str, title: str, body: str) -> tuple[str, Evidence] | None:
    """The province (its short name, 全国 for the centre) and the words that tell it; None where the text leaves it open.

    A name that counties of several provinces have (鼓楼区) decides only together with words of one of them in the text.
    """
    for heading in (issuer, title):
        if found := _NATIONAL.search(simplified(heading)):
            return NATIONAL, _said("region", heading, found)
        places = _places(heading)
        shared = _shared(places)
        if len(shared) == 1:
            return next(iter(shared)), Evidence("region", "".join(dict.fromkeys(place.quote for place in places)))
        if shared and (found := _inferred_region(body, shared)):
            return found
    return _inferred_region(body, frozenset())


def level_of(issuer: str, title: str, preamble: str, body: str) -> tuple[str, Evidence] | None:
    """国家级, 省级, 市级 or 县级, and the words that tell it; 全区 is a 自治区 where the text speaks of one."""
    if found := _NATIONAL.search(simplified(issuer)):
        return "国家级", _said("level", issuer, found)
    scope = _EVERYWHERE.sub("", f"{title}\n{preamble}")
    named = _level_of_place(issuer) or _level_of_place(title) or _level_of_words(f"{issuer} {title}", scope)
    if named or "全区" not in scope:
        return named
    return "省级" if "自治区" in body else "县级", Evidence("level", "全区", inferred=True)


def _said(field: str, text: str, found: re.Match[str], *, inferred: bool = False) -> Evidence:
    """The words of a text that a pattern found in its simplified form."""
    return Evidence(field, text[found.start() : found.end()].strip(), inferred)


def _level_of_place(heading: str) -> tuple[str, Evidence] | None:
    """The level of the last place that a heading names; a school in a city has none."""
    places = _places(heading)
    if not places or _SCHOOL.search(heading):
        return None
    shared = _shared(places)
    levels = {each.level for each in places[-1].divisions if not shared or each.province in shared}
    return min(levels, key=_ORDER.index), Evidence("level", places[-1].quote)


def _level_of_words(heading: str, scope: str) -> tuple[str, Evidence] | None:
    known, spoken = simplified(heading), simplified(scope)
    for level, pattern in (*_LEVELS, ("国家级", _NATIONAL)):
        if found := pattern.search(known):
            return level, _said("level", heading, found)
    for level, pattern in _SCOPES:
        if found := pattern.search(spoken):
            return level, _said("level", scope, found, inferred=True)
    return None


def _places(heading: str) -> list[Place]:
    """The places a heading names, in order, the longest name first where several begin at one character."""
    names, folded = divisions(), simplified(heading)
    found: list[Place] = []
    at = 0
    while at < len(heading):
        for length in range(_LONGEST_NAME, 1, -1):
            name = folded[at : at + length]
            known = names.get(name, ()) if len(name) == length else ()
            if known and (at == 0 or length >= _SHORTEST_COUNTY or any(each.level != "县级" for each in known)):
                found.append(Place(heading[at : at + length], known))
                at += length - 1
                break
        at += 1
    return found


def _shared(places: list[Place]) -> frozenset[str]:
    """The provinces in which all the places of a heading can lie; none where they lie apart."""
    common = [frozenset(each.province for each in place.divisions) for place in places]
    return frozenset[str].intersection(*common) if common else frozenset()


def _autonomous_region(body: str) -> tuple[str, Evidence] | None:
    """Where a text speaks of its 自治区 and names one alone of them."""
    named = [each.name for each in provinces() if each.full.endswith("自治区") and each.name in body]
    if len(named) != 1 or "自治区" not in body:
        return None
    return named[0], Evidence("region", f"自治区；{named[0]}", inferred=True)


def _inferred_region(body: str, among: frozenset[str]) -> tuple[str, Evidence] | None:
    """The province whose words are in the text: twice at least and twice as often as another's; once, if it is `among` some."""
    counts: Counter[str] = Counter()
    quotes: dict[str, list[str]] = {}
    for province, word in region_words(body):
        if not among or province in among:
            counts[province] += 1
            quotes.setdefault(province, []).append(word)
    first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    if first[1] < (1 if among else 2) or first[1] < 2 * second[1]:
        return None if among else _autonomous_region(body)
    return first[0], Evidence("region", "；".join(dict.fromkeys(quotes[first[0]])), inferred=True)
