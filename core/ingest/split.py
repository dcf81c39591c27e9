"""One source -> the plans in it: collections with counted titles (一, 二, 篇一, 第一篇), and a second text without title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from core.ingest.lines import Line
from core.ingest.noise import is_body
from core.ingest.title_words import is_title_like
from core.model import NoiseKind
from core.outline import Marker, Style, marker_of

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
    further = _named_above(lines, kinds) or _editions(lines, kinds)
    if further:
        starts = [0, *further]
        return [Part(start, end) for start, end in zip(starts, [*further, len(lines)], strict=True)]
    second = _untitled_second(lines, kinds)
    if second is not None:
        return [Part(0, second), Part(second, len(lines), unsure=True)]
    return [Part(0, len(lines))]


def _counted_titles(lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> list[int]:
    """Lines that count one title up from one: the same words and 一, 二, 三, or 篇一, 篇二; each with a text behind it."""
    for pattern, shared in ((_COUNTED, True), (_PART, False)):
        found: dict[str, list[tuple[int, str]]] = {}
        for at, line in enumerate(lines):
            match = pattern.match(line.text) if kinds[at] is None and _could_be_title(line.text, shared) else None
            if match:
                count = match["count"] if shared else match["a"] or match["b"]
                found.setdefault(re.sub(r"\s+", "", match["base"]) if shared else "", []).append((at, count))
        runs = [
            run for titles in found.values() if len(run := _run(titles)) > 1 and _apart(lines, run) and not _is_book(lines, run)
        ]
        if runs:
            return max(runs, key=len)
    return []


def _is_book(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Whether what is counted are the parts of one plan: the first number below each opens a chapter, not a clause."""
    ends = [*run[1:], len(lines)]
    first = [_first_number([marker_of(line.text) for line in lines[at + 1 : end]]) for at, end in zip(run, ends, strict=True)]
    return any(number and number[0] in (Style.CHAPTER, Style.DIVISION) for number in first)


def _named_above(lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> list[int]:
    """Where the second and later plans begin whose titles a page's own headline names: 某市印发《甲意见》和《乙意见》."""
    named: list[list[str]] = [_QUOTED.findall(line.text) for line in lines[:_HEADLINES]]
    names = max(named, key=len) if named else list[str]()
    starts = [at for at, line in enumerate(lines) if kinds[at] is None and line.text in names]
    attached = any(_ATTACHED.match(line.text) for line in lines[: starts[-1]]) if starts else True
    return starts[1:] if len(names) > 1 and len(starts) > 1 and not attached and _apart(lines, starts) else []


def _editions(lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> list[int]:
    """Where further plans of one kind begin: a title like the first but for year and issuer, the clauses counted anew."""
    first = next((at for at, line in enumerate(lines) if kinds[at] is None and is_title_like(line.text)), None)
    if first is None:
        return []
    title = _series_of(lines[first].text)
    found: list[int] = []
    since = first
    for at in range(first + 1, len(lines)):
        text = lines[at].text
        if kinds[at] is None and text != lines[since].text and is_title_like(text) and _series_of(text) == title:
            opens = [marker_of(line.text) for line in lines[at + 1 :]]
            before = [marker_of(line.text) for line in lines[since + 1 : at]]
            if _first_number(before) and _first_number(before) == _first_number(opens) and _apart(lines, [since, at]):
                found.append(at)
                since = at
    return found


def _series_of(text: str) -> str:
    """A title without its numbers, and without the place or body before its year: 甲市2023年工作要点 is 年工作要点."""
    found = _OF_A_YEAR.fullmatch(text)
    return found["kind"] if found else _without_numbers(text)


def _without_numbers(text: str) -> str:
    return re.sub(rf"[\s\d{_NUMERAL}〇]", "", text)


def _first_number(markers: Sequence[Marker | None]) -> tuple[Style, int] | None:
    return next(((marker.style, marker.value) for marker in markers if marker), None)


def _could_be_title(text: str, shared: bool) -> bool:
    return len(text) <= _LONGEST_TITLE and not re.search(r"[。；，,;]$", text) and (not shared or marker_of(text) is None)


def _run(titles: Sequence[tuple[int, str]]) -> list[int]:
    run: list[int] = []
    for at, count in titles:
        value = int(count) if count.isdecimal() else _value(count)
        if value == len(run) + 1:
            run.append(at)
    return run


def _value(count: str) -> int:
    if count == "十":
        return 10
    tens, _, ones = count.rpartition("十") if "十" in count else ("", "", count)
    return 10 * ("十" in count) * (_NUMERAL.index(tens) + 1 if tens else 1) + (_NUMERAL.index(ones) + 1 if ones else 0)


def _apart(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Whether a text of its own stands behind each title."""
    ends = [*run[1:], len(lines)]
    return all(
        sum(len(line.text) for line in lines[start + 1 : end]) >= _SHORTEST_PLAN for start, end in zip(run, ends, strict=True)
    )


def _untitled_second(lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> int | None:
    """Where a second text begins that was joined on without a title.

    Wanted: a first text of four or more numbered clauses of one paragraph each; behind it three or more long paragraphs
    without numbers, of a sixth of the whole at least, whose lead sentences run parallel and which don't begin as a closing does.
    """
    body = [at for at, kind in enumerate(kinds) if kind is None]
    numbered = [at for at in body if (marker := marker_of(lines[at].text)) and marker.style is Style.CHINESE]
    if len(numbered) < 4:
        return None
    between = [at for at in body if numbered[0] < at < numbered[-1] and at not in set(numbered)]
    tail = [at for at in body if at > numbered[-1]]
    if between or len(tail) < 3 or any(not is_body(lines[at].text) or marker_of(lines[at].text) for at in tail):
        return None
    size = sum(len(lines[at].text) for at in tail)
    openings = Counter(found["opening"] for at in tail if (found := _LEAD.match(lines[at].text)))
    parallel = max(openings.values(), default=0)
    long_enough = size >= 800 and 6 * size >= sum(len(lines[at].text) for at in body)
    return tail[0] if parallel >= 3 and long_enough and not _CLOSING.match(lines[tail[0]].text) else None
