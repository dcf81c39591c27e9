"""Numbers that open a line: 第X章, 一、, （一）, 1., 1.1, (1), ①. Which of them nest in which is for `levels`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_CN = "一二三四五六七八九十百零〇○"
_LONGEST_BARE_CHAPTER = 40
_FEWEST_BARE = 3


class Style(IntEnum):
    """Kinds of numbers, from the outermost to the innermost in usual practice (GB/T 9704-2012: 一、 （一） 1. （1））."""

    MARKED = 0
    BOOK = 1
    PART = 2
    CHAPTER = 3
    DIVISION = 4
    ARTICLE = 5
    CHINESE = 6
    CHINESE_BRACKETED = 7
    ARABIC = 8
    DECIMAL_2 = 9
    DECIMAL_3 = 10
    DECIMAL_4 = 11
    ARABIC_BRACKETED = 12
    ARABIC_HALF_BRACKETED = 13
    CIRCLED = 14
    LATIN = 15
    SPOKEN = 16


POINT_STYLES = frozenset({Style.ARABIC_BRACKETED, Style.ARABIC_HALF_BRACKETED, Style.CIRCLED, Style.LATIN, Style.SPOKEN})
"""Numbers that never open a clause of their own, only a point of one."""

_RANKS = {"编": Style.BOOK, "篇": Style.BOOK, "部分": Style.PART, "章": Style.CHAPTER, "节": Style.DIVISION, "条": Style.ARTICLE}
_DECIMALS = {2: Style.DECIMAL_2, 3: Style.DECIMAL_3, 4: Style.DECIMAL_4}


@dataclass(frozen=True, slots=True)
class Marker:
    """A number at the start of a line: `number` as printed, `value` what it counts, `major` what stands before (1 in 1.2)."""

    style: Style
    value: int
    number: str
    major: str = ""


_RANKED = re.compile(rf"第\s*([{_CN}\d]{{1,7}})\s*(编|篇|部分|章|节|条)(之[{_CN}]+)?")
_ENUMERATION = rf"[{_CN}](?:、|年级|级|类|等|线|季度|期|批|是|要)"
_CHINESE = re.compile(rf"([{_CN}]{{1,3}})\s*(?:[、．]|\.(?!\d))(?!{_ENUMERATION})")
_CHINESE_BRACKETED = re.compile(rf"[（(〔]\s*([{_CN}]{{1,3}})\s*[)）〕][、．.]?")
_ARABIC = re.compile(r"(\d{1,3})\s*(?:[、．]|\.(?!\d))")
_DECIMAL = re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){1,3})[、.．]?(?=\s|[\u4e00-\u9fff“《])")
_ARABIC_BRACKETED = re.compile(r"[（(]\s*(\d{1,2})\s*[)）][、．.]?")
_ARABIC_HALF = re.compile(r"(\d{1,2})\s*[)）]")
_LOOSE = re.compile(rf"([{_CN}]{{1,3}}|\d{{1,3}})(?:[，,：:。]|\s+)(?=[\u4e00-\u9fff“《])")
_LATIN = re.compile(r"([A-Za-z])(?:[、．)）]|\.(?![A-Za-z]))")
_PLAIN = (
    (_CHINESE, Style.CHINESE),
    (_CHINESE_BRACKETED, Style.CHINESE_BRACKETED),
    (_ARABIC, Style.ARABIC),
    (_ARABIC_BRACKETED, Style.ARABIC_BRACKETED),
    (_ARABIC_HALF, Style.ARABIC_HALF_BRACKETED),
)
_ENCLOSED = (
    (0x2460, 20, Style.CIRCLED),
    (0x2474, 20, Style.ARABIC_BRACKETED),
    (0x2488, 20, Style.ARABIC),
    (0x3220, 10, Style.CHINESE_BRACKETED),
    (0x2776, 10, Style.CIRCLED),
)


def chinese_value(text: str) -> int:
    """The integer a Chinese or Arabic numeral below ten thousand says, also digit by digit (一○一); 0 where it says none."""
    if text.isdecimal():
        return int(text)
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total = digit = 0
    for char in text:
        if char in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[char], 0
        elif char in _DIGITS:
            digit = _DIGITS[char]
        else:
            return 0
    return total + digit


def marker_of(line: str) -> Marker | None:
    """The number that opens a line, judged by the line alone."""
    if not line:
        return None
    return _ranked(line) or _enclosed(line) or _plain(line)


def _ranked(line: str) -> Marker | None:
    found = _RANKED.match(line)
    if not found:
        return None
    rest = line[found.end() :]
    style = _RANKS[found[2]]
    spaced = not rest or rest[0].isspace() or rest[0] in "：:、，【（(—"
    if not spaced and (style is not Style.ARTICLE) and (len(line) > _LONGEST_BARE_CHAPTER or "。" in line):
        return None
    return Marker(style, chinese_value(found[1]), found[0])


def _enclosed(line: str) -> Marker | None:
    code = ord(line[0])
    for first, count, style in _ENCLOSED:
        if first <= code < first + count:
            return Marker(style, code - first + 1, line[0])
    return None


def _plain(line: str) -> Marker | None:
    for pattern, style in _PLAIN:
        if found := pattern.match(line):
            value = chinese_value(found[1])
            return Marker(style, value, found[0]) if value else None
    if found := _DECIMAL.match(line):
        *majors, last = re.split(r"[.．]", found[1])
        return Marker(_DECIMALS[len(majors) + 1], int(last), found[0], ".".join(majors)) if int(last) else None
    if found := _LATIN.match(line):
        return Marker(Style.LATIN, ord(found[1].upper()) - ord("A") + 1, found[0])
    return None


_WHOLE_NUMBER = re.compile(r"(\d{1,2})\s*(?=[\u4e00-\u9fff])")


def line_markers(lines: Sequence[str]) -> list[Marker | None]:
    """The number of each line, those left out that the other lines of the plan belie.

    A number that stands alone in its plan and does not begin at one is no number; `2.1` is one only beside a `2.1`-style run.
    Where such runs exist (应急预案), a bare `2 总则` opens their chapter.
    """
    found = [marker_of(line) for line in lines]
    counts = Counter(marker.style for marker in found if marker)
    first = {(marker.style, marker.major) for marker in found if marker and marker.value == 1}
    majors = {
        marker.major for marker in found if marker and marker.style is Style.DECIMAL_2 and (marker.style, marker.major) in first
    }
    believed = [_believed(line, marker, counts, first, majors) for line, marker in zip(lines, found, strict=True)]
    return _with_slips(lines, _with_bare(lines, believed))


def _with_bare(lines: Sequence[str], markers: list[Marker | None]) -> list[Marker | None]:
    """Numbers that a space alone parts from short headings (一 总体要求), where they count from one to three at least."""
    found = list(markers)
    for style in (Style.CHINESE, Style.ARABIC):
        if any(marker and marker.style is style for marker in markers):
            continue
        bare = [(at, loose) for at, line in enumerate(lines) if (loose := _bare(line, style)) and markers[at] is None]
        if len(bare) >= _FEWEST_BARE and [loose.value for _, loose in bare] == list(range(1, len(bare) + 1)):
            for at, loose in bare:
                found[at] = loose
    return found


def _bare(line: str, style: Style) -> Marker | None:
    loose = _loose(line) if len(line) <= _LONGEST_BARE_CHAPTER and "。" not in line else None
    return loose if loose and loose.style is style and loose.number[-1] not in "，,：:。" else None


def _with_slips(lines: Sequence[str], markers: list[Marker | None]) -> list[Marker | None]:
    """Numbers whose mark is a slip of the pen (2，甲 or 三 甲), where just that number is missing between two of its style."""
    following: dict[Style, int] = {}
    next_value: list[int] = []
    loose = [_loose(line) if marker is None else None for line, marker in zip(lines, markers, strict=True)]
    for marker, slip in zip(reversed(markers), reversed(loose), strict=True):
        next_value.append(following.get(slip.style, 0) if slip else 0)
        if marker:
            following[marker.style] = marker.value
    before: dict[Style, int] = {}
    found = list(markers)
    for at, (marker, slip, after) in enumerate(zip(markers, loose, reversed(next_value), strict=True)):
        if slip and before.get(slip.style) == slip.value - 1 and after == slip.value + 1:
            found[at] = slip
        if believed := marker or found[at]:
            before[believed.style] = believed.value
    return found


def _loose(line: str) -> Marker | None:
    found = _LOOSE.match(line)
    if not found:
        return None
    style = Style.ARABIC if found[1].isdecimal() else Style.CHINESE
    return Marker(style, chinese_value(found[1]), found[0].rstrip())


def _believed(
    line: str, marker: Marker | None, counts: Counter[Style], first: set[tuple[Style, str]], majors: set[str]
) -> Marker | None:
    if marker is None:
        chapter = _WHOLE_NUMBER.match(line) if majors and len(line) <= _LONGEST_BARE_CHAPTER and "。" not in line else None
        if chapter and chapter[1] in majors:
            return Marker(Style.ARABIC, int(chapter[1]), chapter[1])
        return None
    decimal = marker.style in _DECIMALS.values()
    if decimal and ((marker.style, marker.major) not in first or counts[marker.style] < 2):
        return None
    if marker.style is Style.LATIN and (counts[marker.style] < 2 or (marker.style, "") not in first):
        return None
    alone = counts[marker.style] == 1 and marker.value != 1
    return None if alone and marker.style not in _RANKS.values() else marker
