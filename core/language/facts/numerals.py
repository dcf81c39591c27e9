"""Numbers as plans write them, Arabic, Chinese and mixed: their pattern and their value."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from typing import Protocol

LONGEST = 14  # characters of a number in words; longer runs are none
CHINESE = "一二两三四五六七八九十百千万亿零〇"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|[1-9]\d{0,2}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?)"
_SCALE = r"(?:万亿|千亿|百亿|十亿|千万|百万|十万|[百千万亿])(?!(?<=千)[伏瓦克米卡焦赫帕]|(?<=百)帕)"  # 千伏 is a unit
ARABIC = rf"{_DIGITS}(?: ?[多余几]?{_SCALE}[多余]?|[多余])?"
WORDED = (
    rf"(?:[几数][十百千万亿]{{1,4}}|[{CHINESE}]{{1,{LONGEST}}}(?:点[零〇一二三四五六七八九]{{1,9}})?[几多余来]?[万亿]{{0,2}})"
)
NUMBER = rf"(?:{ARABIC}|{WORDED})"

_VAGUE = re.compile(r"[多余几来 ,]")
_SCALES = {"十": 10.0, "百": 100.0, "千": 1e3, "万": 1e4, "亿": 1e8}


class _Convert(Protocol):
    def __call__(self, inputs: str, mode: str) -> float: ...


@lru_cache(maxsize=4096)
def value_of(number: str) -> float | None:
    """The value of a number; of one that is not exact (数百, 30多万) the value it is more than. None where it has none."""
    bare = _VAGUE.sub("", number).replace("数", "一").replace("〇", "零")
    arabic = re.fullmatch(r"(\d+(?:\.\d+)?)([十百千万亿]*)", bare)
    if arabic:
        value = float(arabic.group(1))
        for scale in arabic.group(2):
            value *= _SCALES[scale]
        return round(value, 6)
    if re.fullmatch(r"[两二三四五六七八九][二三四五六七八九][十百千万]?", bare):  # 两三百: between the two
        bare = bare[0] + bare[2:]
    if bare[:1] in ("百", "千", "万", "亿"):
        bare = "一" + bare
    convert: _Convert = import_module("cn2an").cn2an
    with suppress(ValueError, KeyError, IndexError):
        return float(convert(bare, "smart"))
    return None
