"""Points counted in running words: 一是 ... 二是, 一要, 首先 ... 其次, 第一，; only as a run that begins at the first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from core.outline.markers import chinese_value

_TOKEN = re.compile(
    r"(?:(?<=^)|(?<=[。；;，,：:！!？?、”）)—\s]))"
    r"(?:(?P<numeral>[一二三四五六七八九十]{1,3})(?P<verb>是|要|为)[，,：:]?|(?P<order>首先|其次|再次|最[后後])[，,、]?"
    r"|第(?P<nth>[一二三四五六七八九十])[，,、：:])"
    r"|(?<=[\u4e00-\u9fff])(?<![唯统之同万专单第])一(?P<glued>是|要)"
)
_ORDER = {"首先": 1, "其次": 2, "再次": 3, "最后": 4, "最後": 4}
_ENCLOSED = re.compile(r"[①-⑳]|[（(](\d{1,2})[)）](?=[\u4e00-\u9fff“《])")


@dataclass(frozen=True, slots=True)
class PointToken:
    """`一是` at an offset of a paragraph; `last` where its run ends with it."""

    paragraph: int
    offset: int
    number: str
    value: int
    family: str
    last: bool = False


def spoken_runs(paragraphs: Sequence[tuple[int, str]]) -> list[PointToken]:
    """The points of one clause, in text order; `paragraphs` are its (index, text) pairs in order."""
    families: dict[str, list[PointToken]] = defaultdict(list)
    for index, text in paragraphs:
        for token in _tokens(index, text):
            families[token.family].append(token)
    found = [token for tokens in families.values() for token in _runs(tokens)]
    return sorted(found, key=lambda token: (token.paragraph, token.offset))


def _tokens(index: int, text: str) -> list[PointToken]:
    tokens = [_token(index, found) for found in _TOKEN.finditer(text)]
    for found in _ENCLOSED.finditer(text):
        value = int(found[1]) if found[1] else ord(found[0]) - ord("①") + 1
        tokens.append(PointToken(index, found.start(), found[0], value, f"enclosed in {index}" + "(" * bool(found[1])))
    return tokens


def _token(index: int, found: re.Match[str]) -> PointToken:
    if found["numeral"]:
        return PointToken(index, found.start(), found[0], chinese_value(found["numeral"]), found["verb"])
    if found["glued"]:
        return PointToken(index, found.start(), found[0], 1, found["glued"])
    if found["order"]:
        return PointToken(index, found.start(), found[0], _ORDER[found["order"]], "order")
    return PointToken(index, found.start(), found[0], chinese_value(found["nth"]), "nth")


def _runs(tokens: list[PointToken]) -> list[PointToken]:
    runs: list[list[PointToken]] = []
    for token in tokens:
        if token.value == 1:
            runs.append([token])
        elif runs and _follows(runs[-1][-1], token):
            runs[-1].append(token)
    kept: list[PointToken] = []
    for run in runs:
        if len(run) > 1:
            end = run[-1]
            kept += [*run[:-1], PointToken(end.paragraph, end.offset, end.number, end.value, end.family, last=True)]
    return kept


def _follows(before: PointToken, token: PointToken) -> bool:
    """`最后` may follow any of its kind but the first; every other number follows the one before it."""
    return token.value == before.value + 1 or (token.number[0] == "最" and before.value > 1)
