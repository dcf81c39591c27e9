"""One source -> the plans in it: collections with counted titles (一, 二, 篇一, 第一篇), and a second text without title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from core.ingest.lines import Line
from core.ingest.noise import is_body
from core.ingest.title_words import is_title_like
from core.model import NoiseKind
from core.outline import Style, chinese_value, marker_of

_NUMERAL = "一二三四五六七八九十"
_COUNTED = re.compile(rf"(?P<base>.{{6,60}}?)[（(【]?(?:第?篇)?第?(?P<count>[{_NUMERAL}]{{1,2}}|\d{{1,2}})篇?[)）】]?[:：]?$")
_PART = re.compile(
    rf"[【\[]?(?:第(?P<a>[{_NUMERAL}]{{1,2}}|\d{{1,2}})[篇份]|(?:篇|范文)(?P<b>[{_NUMERAL}]{{1,2}}|\d{{1,2}}))[】\]]?\s*[:：.、]?\s*(?P<base>.{{0,50}})$"
)
_LONGEST_TITLE = 70
_SHORTEST_PLAN = 200
_CLOSING = re.compile(r"此外|让我们|同志们|各位|特此|总之|最后|附件|各(地|级|市|县|区|单位|部门|学校|高校)")
_OF_A_YEAR = re.compile(
    r".{0,38}(?:[省市县区州旗盟乡镇厅局委院校部会府办室组]|大学|中学|小学)\s*(?:19|20)\d{2}\s*(?P<kind>年.{2,30})"
)
_QUOTED = re.compile(r"《([^《》]{6,60})》")
_ENTRY = re.compile(r"^\s*\d{1,3}\s*[.、．]?\s*(?P<title>\S.*?)[\s.·…．]*\d{0,3}$")
_ATTACHED = re.compile(r"附\s*件")
_HEADLINES = 4
_LEAD = re.compile(r"(?P<opening>[\u4e00-\u9fff]{2})[^。]{4,40}。\s*\S")


@dataclass(frozen=True, slots=True)
class Part:
    """The lines `[start, end)` of one plan.

    `titled`: its first line is a counted title; `unsure`: only signs speak for it; `given`: the analyst says that it begins here.
    """

    start: int
    end: int
    titled: bool = False
    unsure: bool = False
    given: bool = False


def split(lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> list[Part]:
    """The plans of a source, in text order; what stands before the first of a collection is in none."""
    counted = _counted_titles(lines, kinds)
    if counted:
        ends = [*counted[1:], len(lines)]
        return [Part(start, end, titled=True) for start, end in zip(counted, ends, strict=True)]
    editions = _editions(lines, kinds)
    starts = _named_above(lines, kinds) or ([0, *editions] if editions else [])
    if starts:
        return [Part(start, end) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    second = _untitled_second(lines, kinds)
    if second is not None:
        return [Part(0, second), Part(second, len(lines), unsure=True)]
    return [Part(0, len(lines))]


def _counted_titles(lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> list[int]:
    """Lines that count one title up from one: the same words and 一, 二, 三, or 篇一, 篇二; each with a text behind it."""
    numbers = _Numbers(lines)
    for pattern, shared in ((_COUNTED, True), (_PART, False)):
        found: dict[str, list[tuple[int, str]]] = {}
        for at, line in enumerate(lines):
            match = pattern.match(line.text) if kinds[at] is None and _could_be_title(line.text, shared) else None
            if match:
                count = match["count"] if shared else match["a"] or match["b"]
                found.setdefault(re.sub(r"\s+", "", match["base"]) if shared else "", []).append((at, count))
        runs = [
            run for titles in found.values() if len(run := _run(titles)) > 1 and _apart(lines, run) and not numbers.make_book(run)
        ]
        if runs:
            return max(runs, key=len)
    return []


class _Numbers:
    """The numbers that open the lines of a source, looked up by where the next one is; told only when first asked for."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    @cached_property
    def _next(self) -> list[tuple[int, Style, int] | None]:
        """For each line, the first number in it or below: its line, style and value."""
        found: list[tuple[int, Style, int] | None] = [None]
        for at in range(len(self._lines) - 1, -1, -1):
            marker = marker_of(self._lines[at].text)
            found.append((at, marker.style, marker.value) if marker else found[-1])
        return found[::-1]

    def first(self, start: int, end: int) -> tuple[Style, int] | None:
        """The first number of the lines `[start, end)`."""
        found = self._next[start]
        return found[1:] if found and found[0] < end else None

    def make_book(self, run: Sequence[int]) -> bool:
        """Whether what is counted are the parts of one plan: the first number below each opens a chapter, not a clause."""
        first = [self.first(at + 1, end) for at, end in zip(run, [*run[1:], len(self._lines)], strict=True)]
        return any(number and number[0] in (Style.CHAPTER, Style.DIVISION) for number in first)


def _named_above(lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> list[int]:
    """Where the plans begin whose titles the page names above: in its headline (印发《甲意见》和《乙意见》) or its contents."""
    named: list[list[str]] = [_QUOTED.findall(line.text) for line in lines[:_HEADLINES]]
    named.append([_ENTRY.sub(r"\g<title>", line.text) for at, line in enumerate(lines) if kinds[at] is NoiseKind.NAVIGATION])
    names = max(named, key=len)
    starts = [at for at, line in enumerate(lines) if kinds[at] is None and line.text in names]
    attached = any(_ATTACHED.match(line.text) for line in lines[: starts[-1]]) if starts else True
    return starts if len(names) > 1 and len(starts) > 1 and not attached and _apart(lines, starts) else []


def _editions(lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> list[int]:
    """Where further plans of one kind begin: a title like the first but for year and issuer, the clauses counted anew."""
    first = next((at for at, line in enumerate(lines) if kinds[at] is None and is_title_like(line.text)), None)
    if first is None:
        return []
    title = _series_of(lines[first].text)
    numbers = _Numbers(lines)
    found: list[int] = []
    since = first
    for at in range(first + 1, len(lines)):
        text = lines[at].text
        if kinds[at] is None and text != lines[since].text and is_title_like(text) and _series_of(text) == title:
            before = numbers.first(since + 1, at)
            if before and before == numbers.first(at + 1, len(lines)) and _apart(lines, [since, at]):
                found.append(at)
                since = at
    return found


def _series_of(text: str) -> str:
    """A title without its numbers, and without the place or body before its year: 甲市2023年工作要点 is 年工作要点."""
    found = _OF_A_YEAR.fullmatch(text)
    return found["kind"] if found else _without_numbers(text)


def _without_numbers(text: str) -> str:
    return re.sub(rf"[\s\d{_NUMERAL}〇]", "", text)


def _could_be_title(text: str, shared: bool) -> bool:
    return len(text) <= _LONGEST_TITLE and not re.search(r"[。；，,;]$", text) and (not shared or marker_of(text) is None)


def _run(titles: Sequence[tuple[int, str]]) -> list[int]:
    run: list[int] = []
    for at, count in titles:
        if chinese_value(count) == len(run) + 1:
            run.append(at)
    return run


def _apart(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Whether a text of its own stands behind each title."""
    ends = [*run[1:], len(lines)]
    return all(_is_long(lines, start + 1, end) for start, end in zip(run, ends, strict=True))


def _is_long(lines: Sequence[Line], start: int, end: int) -> bool:
    sizes = accumulate(len(lines[at].text) for at in range(start, end))
    return any(size >= _SHORTEST_PLAN for size in sizes)


def _untitled_second(lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> int | None:
    """Where a second text begins that was joined on without a title.

    Wanted: a first text of four or more numbered clauses of one paragraph each; behind it three or more long paragraphs
    without numbers, of a sixth of the whole at least, whose lead sentences run parallel and which don't begin as a closing does.
    """
    body = [at for at, kind in enumerate(kinds) if kind is None]
    numbered = [at for at in body if (marker := marker_of(lines[at].text)) and marker.style is Style.CHINESE]
    if len(numbered) < 4:
        return None
    between = set(body[body.index(numbered[0]) : body.index(numbered[-1])]) - set(numbered)
    tail = [at for at in body if at > numbered[-1]]
    if between or len(tail) < 3 or any(not is_body(lines[at].text) or marker_of(lines[at].text) for at in tail):
        return None
    size = sum(len(lines[at].text) for at in tail)
    openings = Counter(found["opening"] for at in tail if (found := _LEAD.match(lines[at].text)))
    parallel = max(openings.values(), default=0)
    long_enough = size >= 800 and 6 * size >= sum(len(lines[at].text) for at in body)
    return tail[0] if parallel >= 3 and long_enough and not _CLOSING.match(lines[tail[0]].text) else None
