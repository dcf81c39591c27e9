"""Which differences change what a clause demands: figures, dates, cited documents, and how strongly it is worded."""

from __future__ import annotations

import re
from enum import StrEnum

from core.language.folding import Folding

_NUMERAL = "零〇一二两三四五六七八九十百千万亿"
_DATE = re.compile(
    rf"(?:\d{{2,4}}|[{_NUMERAL}]{{4}})年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?|\d{{1,2}}月(?:\d{{1,2}}日)?|[上下]半年|年[底内初末]"
)
_FIGURE = re.compile(
    rf"\d[\d.,]*[万亿]?(?:%|个百分点|[^\W\d_])?|百分之[{_NUMERAL}]+|[{_NUMERAL}]+(?:成|倍|[个名所家项批次场期届]|年内|以上|以下)"
)
_DOCUMENT = re.compile(r"<[^<>]{2,60}>")

_folded = Folding().text  # remembers every character it met

# From the weakest to the strongest; longer words are looked for first, so that 全面推进 is not 推进.
_SCALES: tuple[tuple[tuple[str, ...], ...], ...] = (
    (
        ("研究", "谋划"),
        ("探索", "尝试"),
        ("试点", "试行", "先行先试"),
        ("推进", "推动", "开展", "促进"),
        ("加快", "深化", "深入推进", "大力推进", "加快推进", "实施"),
        ("全面推进", "全面实施", "全面落实", "全面推开", "全覆盖", "坚决"),
    ),
    (
        ("可以", "鼓励", "提倡", "倡导"),
        ("支持", "引导", "争取", "力争"),
        ("应当", "应", "要", "确保"),
        ("必须", "不得", "严禁", "禁止"),
    ),
)


class Substance(StrEnum):
    """What of the substance a difference changes."""

    FIGURE = "figure"
    DATE = "date"
    DOCUMENT = "document"
    STRONGER = "stronger"
    WEAKER = "weaker"


def substance(removed: str, added: str) -> Substance | None:
    """What changes of the substance where `removed` was replaced by `added` (either may be empty); None for mere wording."""
    before, after = _folded(removed), _folded(added)
    for kind, pattern in ((Substance.DOCUMENT, _DOCUMENT), (Substance.DATE, _DATE), (Substance.FIGURE, _FIGURE)):
        if set(pattern.findall(before)) != set(pattern.findall(after)):
            return kind
    for scale, words in zip(_SCALES, _WORDS, strict=True):
        ranks = [_rank(text, scale, words) for text in (before, after)]
        if None not in ranks and ranks[0] != ranks[1]:
            return Substance.STRONGER if (ranks[1] or 0) > (ranks[0] or 0) else Substance.WEAKER
    return None


_WORDS = tuple(re.compile("|".join(sorted((w for step in scale for w in step), key=len, reverse=True))) for scale in _SCALES)


def _rank(text: str, scale: tuple[tuple[str, ...], ...], words: re.Pattern[str]) -> int | None:
    """How strong the first word of the scale in a text is; None where it has none."""
    found = words.search(text)
    return next(rank for rank, step in enumerate(scale) if found[0] in step) if found else None
