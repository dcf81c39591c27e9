"""Whether a number with a unit counts something, or is part of a word, a name or an order: 同一个, 一元化, 5G, “四个意识”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.language.facts.data import any_of, no_units, units, words
from core.language.facts.scene import Bracketed

_NETWORKS = re.compile(r"[2-6] ?G$")
_TRAFFIC = re.compile(r"带宽|内存|流量|出口|存储|容量|光")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SCALES = ("百", "千", "万", "十万", "百万", "千万")
_STAGE = re.compile(r"工程|项目|建设|规划|计划|改造|扩建")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number (`low`) with its unit at `[start, end)` of a folded text."""

    plain: str
    start: int
    end: int
    low: str
    unit: str

    @property
    def arabic(self) -> bool:
        """Whether the number is written in digits."""
        return self.low[0].isdigit()

    @property
    def before(self) -> str:
        """The three characters before it."""
        return self.plain[max(0, self.start - 3) : self.start]

    @property
    def after(self) -> str:
        """The three characters behind it."""
        return self.plain[self.end : self.end + 3]


@cache
def measures() -> frozenset[str]:
    """Units of measure and time: they count whatever numeral is before them."""
    return frozenset((*units()["measure"], *units()["duration"]))


@cache
def _things() -> frozenset[str]:
    return frozenset((*units()["classifier"], *units()["loose"]))


@cache
def _others() -> dict[str, frozenset[str]]:
    """The lists of words asked for here, by name."""
    names = ("meant otherwise", "not with one", "not with scale")
    return {name: frozenset(words(name)) for name in names} | {"loose": frozenset(units()["loose"])}


def counts(candidate: Candidate, quotes: Sequence[Bracketed]) -> bool:
    """Whether it counts something; in one of `quotes`, which are short, a number is most often part of a name."""
    if not _unit_stands_alone(candidate) or _is_technical(candidate):
        return False
    if not candidate.arabic and (candidate.unit not in measures() | _things() or _is_word(candidate)):
        return False
    quote = next((each for each in quotes if each.start <= candidate.start < each.end), None)
    if quote is None:
        return True
    opens = quote.start == candidate.start
    if candidate.unit in measures():
        return candidate.arabic or not opens
    return candidate.arabic and not opens


def _unit_stands_alone(candidate: Candidate) -> bool:
    """Whether the unit is a word of its own here: 年 of 年级, 周 of 周围, 条 of 条件 are none."""
    unit, after = candidate.unit, candidate.after
    if unit == "期" and _STAGE.match(after):
        return False
    if candidate.low in _SCALES and (after[:1] == "级" or unit in ("人", "人口")):  # 万吨级泊位, 每千人口
        return after[:1] != "级" and after.startswith(("以上", "以下"))
    if unit == "个" and after[:1] in ("人", "体", "性", "别"):
        return candidate.arabic and after[:1] == "人"
    if unit == "日" and not re.match(" ?(?:以上|以下|左右)", after) and not re.search("[过于满达计长]$", candidate.before):
        return False
    if unit == "届" and _YEAR.fullmatch(candidate.low):
        return False
    return not after or after[0] not in no_units().get(unit, "")


def _is_technical(candidate: Candidate) -> bool:
    """Whether the number is part of a technical name or a sum: 5G, 千兆光网, 1+2."""
    unit, after = candidate.unit, candidate.after
    if unit == "兆" and not candidate.arabic and after[:1] in ("光", "城"):
        return True
    if unit == "G" and _NETWORKS.search(candidate.low + unit) and not _TRAFFIC.match(after):
        return True
    return after[:1] in ("+", "×", "X") or (after[:1] == "-" and after[1:2].isdigit())


def _is_word(candidate: Candidate) -> bool:
    """Whether a Chinese numeral with a unit is a word rather than a count."""
    unit, low = candidate.unit, candidate.low
    if unit == "角" or low in ("零", "〇") or candidate.before.endswith(("第", "若", "逐", "齐划")):
        return True
    if low == "一" and _is_word_of_one(candidate):
        return True
    if low in ("百", "千", "万", "亿", "十") and unit in _others()["not with scale"]:
        return not (unit in ("大", "年") and low == "十")
    if unit in ("元", "大"):
        return low in ("一", "二", "两", "三") if unit == "元" else low[0] not in "两三四五六七八九十百"
    return unit == "届" and not candidate.before.endswith("连续")


def _is_word_of_one(candidate: Candidate) -> bool:
    """Whether 一 with its unit is a word: 统一, 同一个, 一种, 新的一年."""
    unit, before = candidate.unit, candidate.before
    if _joined().search(before) and before[-2:] not in _others()["meant otherwise"]:
        return True
    if unit == "年" and before.endswith("的"):
        return True
    if unit in ("处", "起", "例") and candidate.after.startswith(("案", "火灾")):
        return False
    return unit in _others()["loose"] or unit in _others()["not with one"]


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('not before one'))})$")
