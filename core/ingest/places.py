"""Region and level of government, from a plan's issuer and title, else from words in its text that only one place uses."""

from __future__ import annotations

import re
from collections import Counter

from core.ingest.tables import Province, provinces
from core.model import Evidence

NATIONAL = "全国"
_NATIONAL = re.compile(r"^\s*(国务院|中共中央|中央|教育部|全国人民代表大会|国家|[\u4e00-\u9fff]{2,6}部(?!队))|中华人民共和国")
_LEVELS = (
    ("省级", re.compile(r"省委|省政府|省人民政府|省教育|自治区")),
    ("市级", re.compile(r"市委|市政府|市人民政府|市教育")),
    ("县级", re.compile(r"[县区旗](委|政府|人民政府|教育)")),
)
_SCOPES = (
    ("省级", re.compile(r"全省|全区教育大会|自治区党委|(?<!校)省委")),
    ("县级", re.compile(r"全县|全旗|县委")),
    ("市级", re.compile(r"全市|市委")),
    ("国家级", re.compile(r"全国人大代表，|我代表国务院")),
)
_MUNICIPALITIES = frozenset({"北京", "天津", "上海", "重庆"})


def region_of(issuer: str, title: str, body: str) -> tuple[str, Evidence] | None:
    """The province (its short name, 全国 for the centre) and the words that tell it; None where the text leaves it open."""
    return _named_region(issuer) or _named_region(title) or _inferred_region(body)


def _named_region(heading: str) -> tuple[str, Evidence] | None:
    if found := _NATIONAL.search(heading):
        return NATIONAL, Evidence("region", found[0].strip())
    for province in provinces():
        named = next((name for name in (province.full, province.name, *province.cities) if name in heading), None)
        if named:
            return province.name, Evidence("region", named)
    return None


def _inferred_region(body: str) -> tuple[str, Evidence] | None:
    counts: Counter[str] = Counter()
    quotes: dict[str, list[str]] = {}
    for province in provinces():
        found = [match[0] for match in _cues(province).finditer(body)]
        counts[province.name], quotes[province.name] = len(found), found
    (name, most), (_, second) = counts.most_common(2)
    if most < 2 or most < 2 * second:
        return None
    return name, Evidence("region", "；".join(dict.fromkeys(quotes[name])), inferred=True)


def _cues(province: Province) -> re.Pattern[str]:
    words = [province.full, *province.cues, *province.cities, rf"(?<![\u4e00-\u9fff]){province.name}", f"新{province.name}"]
    if province.short:
        words.append(f"[来在入赴驻援留]{province.short}(?!剧)")
    return re.compile("|".join(words))


def level_of(issuer: str, title: str, preamble: str) -> tuple[str, Evidence] | None:
    """国家级, 省级, 市级 or 县级, and the words that tell it."""
    heading = f"{issuer} {title}"
    if found := _NATIONAL.search(issuer):
        return "国家级", Evidence("level", found[0].strip())
    if found := re.search("|".join(f"{name}市" for name in sorted(_MUNICIPALITIES)), heading):
        return "省级", Evidence("level", found[0])
    for level, pattern in _LEVELS:
        if found := pattern.search(heading):
            return level, Evidence("level", found[0])
    if found := _NATIONAL.search(heading):
        return "国家级", Evidence("level", found[0].strip())
    for level, pattern in _SCOPES:
        if found := pattern.search(f"{title}\n{preamble}"):
            return level, Evidence("level", found[0], inferred=True)
    return None
