"""Lines into which a page ran several paragraphs together -> one line for each paragraph.

Where a numbered clause begins in mid-line is told by how all numbers of the source count on; the rest is told by form.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from core.ingest.corrections import parted
from core.ingest.lines import Line
from core.ingest.page_marks import without_page_marks
from core.ingest.title_words import DOCUMENT_NUMBER, is_title_like
from core.outline import Marker, Style, chinese_value, marker_of

_NUMBER = re.compile(
    r"[一二三四五六七八九十百]{1,4}\s*[、.．]|[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）]|(?<![\d.])\d{1,3}\s*[、.．](?!\d)"
    r"|第[一二三四五六七八九十百零〇\d]{1,5}[编篇章节条](?=[\s（(【])"
)
_STYLES = frozenset(
    {Style.BOOK, Style.CHAPTER, Style.DIVISION, Style.ARTICLE, Style.CHINESE, Style.CHINESE_BRACKETED, Style.ARABIC}
)
_NUMBER_WINDOW = 24
_AFTER_SENTENCE = re.compile(r"(?:[。！？!?…][”’」』）)】\]]*\s*|\s)$")
_AFTER_COLON = re.compile(r"[：:；;]\s*$")
_LONGEST_BARE_HEADING = 40
_ATTACHMENT = re.compile(r"(?<=[。！？])\s+(?=附\s*件\s*\d*\s*[：:])")
_SIGNATURE = re.compile(
    r"[\s。](?P<issuer>[\u4e00-\u9fff]{2,40}(?:委员会|政府|办公[厅室]|党组|[部厅局委院校会]))\s+"
    r"(?P<date>(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)$"
)
_SITE = re.compile(r"\s[\u4e00-\u9fff]{0,8}\s?(?:https?://|www\.)[\w./?=&%-]+$", re.IGNORECASE)
_TYPE_SIZE = re.compile(r"\s+[【\[]?(?:字号|字体|分享)\s*[:：]")
_COUNT = r"(?:十[一二三四五六七八九]?|[一二三四五六七八九]|\d{1,2})"
_PART = re.compile(
    rf"(?:^(?P<base>[^。；;，,：:]{{0,40}}?)|(?<=[。！？!?]))(?P<tag>【(?:第(?P<a>{_COUNT})篇|篇(?P<b>{_COUNT}))】)(?=\s*\S)"
    rf"|^[^。；;，,：:]{{0,40}}?篇(?P<c>{_COUNT})(?=\s*\S)"
)
_LONG = 50
_HEAD_LINES = 12
_NUMBER_WITHIN = 90
_REFERENCE = re.compile(r"\s*[)）]?\s*(?:文|精神|要求|规定|通知|印发|[》」”、，,。；;)）])")


@dataclass(frozen=True, slots=True)
class _Number:
    """A clause number at an offset of a line; `sure`: it opens the line."""

    line: int
    offset: int
    marker: Marker

    @property
    def sure(self) -> bool:
        return self.offset == 0


def unflattened(lines: Sequence[Line]) -> list[Line]:
    """The lines, each cut where a further paragraph begins in it; what a line says and where it stands is kept."""
    lines = without_page_marks(lines)
    texts = _texts(lines)
    parts = _counted_parts(texts)
    framed = [
        _tail_cuts(text) | (_head_cuts(text) if at < _HEAD_LINES else set[int]()) | parts.get(at, set())
        for at, text in enumerate(texts)
    ]
    lines = [piece for line, offsets in zip(lines, framed, strict=True) for piece in _cut(line, sorted(offsets))]
    cuts: dict[int, set[int]] = defaultdict(set)
    for number in _inline_numbers(_texts(lines)):
        cuts[number.line].add(number.offset)
    return [piece for at, line in enumerate(lines) for piece in _cut(line, sorted(cuts[at]))]


def _texts(lines: Sequence[Line]) -> list[str]:
    """What may be cut: the text of each line that the format does not show to be noise."""
    return [line.text if line.kind is None else "" for line in lines]


def _cut(line: Line, offsets: Sequence[int]) -> list[Line]:
    pieces: list[Line] = []
    rest = line
    for offset in reversed(offsets):
        first, behind = parted(rest, offset)
        if first is not None and behind is not None:
            pieces.append(behind)
            rest = first
    return [rest, *reversed(pieces)]


def _counted_parts(texts: Sequence[str]) -> dict[int, set[int]]:
    """Round 【篇一】 or 计划 篇1 in the lines that go on with the text itself; only where two or more count up from one."""
    cuts: dict[int, set[int]] = defaultdict(set)
    count = 0
    for at, text in enumerate(texts):
        for found in _PART.finditer(text):
            rest = text[found.end() :].lstrip()
            goes_on = marker_of(rest) is not None or len(rest) > _LONG
            if chinese_value(found["a"] or found["b"] or found["c"]) == count + 1 and (goes_on or found.start()):
                start = found.start("tag") if "篇" in (found["base"] or "") else found.start()
                cuts[at] |= {start, found.end()} - {0}
                count += 1
    return cuts if count > 1 else {}


def _head_cuts(text: str) -> set[int]:
    """Round a document number that shares its line with the title before it or the text behind it; before 字号 behind a title."""
    if (size := _TYPE_SIZE.search(text)) and is_title_like(text[: size.start()]):
        return {size.start()}
    found = DOCUMENT_NUMBER.search(text, 0, _NUMBER_WITHIN)
    if found is None:
        return set()
    before = text[: found.start()].rstrip(" （(")
    if _REFERENCE.match(text, found.end()) and not text[found.end() :].startswith((")", "）")):
        return set()
    if before and not (is_title_like(before) or before.endswith("文件")):
        return set()
    end = found.end() + (text[found.end() :][:1] in ("）", ")") and len(before) < found.start())
    return {len(before), end} - {0}


def _tail_cuts(text: str) -> set[int]:
    """Where something begins behind the last sentence: a notice's list of attachments, its issuer and date, a site's address."""
    found = _SIGNATURE.search(text)
    ends = {found.start("issuer"), found.start("date")} if found and found.start("issuer") > 1 else set[int]()
    site = _SITE.search(text)
    return ends | {gap.end() for gap in _ATTACHMENT.finditer(text)} | ({site.start() + 1} if site else set())


def _inline_numbers(texts: Sequence[str]) -> list[_Number]:
    """The numbers in mid-line that open a clause: those with which a count begins or goes on."""
    numbers = [number for at, text in enumerate(texts) for number in _numbers(at, text)]
    found: list[_Number] = []
    for style in _STYLES:
        run = [number for number in numbers if number.marker.style is style]
        if any(not number.sure for number in run):
            found += [number for chain in _chains(texts, run, numbers) if len(chain) > 1 for number in chain if not number.sure]
    return found


def _numbers(at: int, text: str) -> list[_Number]:
    opening = marker_of(text)
    found = [_Number(at, 0, opening)] if opening else []
    for number in _NUMBER.finditer(text, len(opening.number) if opening else 1):
        marker = marker_of(text[number.start() : number.start() + _NUMBER_WINDOW])
        if marker and marker.style in _STYLES:
            found.append(_Number(at, number.start(), marker))
    return found


def _chains(texts: Sequence[str], run: Sequence[_Number], numbers: Sequence[_Number]) -> list[list[_Number]]:
    """The numbers of one style as they count on. Where those that open lines do so by themselves, nothing between is missing."""
    following: list[int] = []
    value = 0
    for number in reversed(run):
        following.append(value)
        value = number.marker.value if number.sure else value
    chains: list[list[_Number]] = [[]]
    for number, after in zip(run, reversed(following), strict=True):
        last = chains[-1][-1].marker.value if chains[-1] else 0
        counts_on = bool(last) and number.marker.value == last + 1
        if number.sure:
            chains.append([number]) if not counts_on else chains[-1].append(number)
        elif last and after == last + 1:
            continue
        elif counts_on and (_opens(texts[number.line], number.offset) or _heads(texts[number.line], number, numbers)):
            chains[-1].append(number)
        elif number.marker.value == 1 and _begins(texts[number.line], number, numbers):
            chains.append([number])
    return chains


def _opens(text: str, offset: int) -> bool:
    return _AFTER_SENTENCE.search(text, max(0, offset - 8), offset) is not None


def _begins(text: str, number: _Number, numbers: Sequence[_Number]) -> bool:
    """Whether a first number can open a clause: behind a sentence or a colon, straight behind a title or the heading above."""
    if _opens(text, number.offset) or _AFTER_COLON.search(text, max(0, number.offset - 3), number.offset):
        return True
    return is_title_like(text[: number.offset]) or _heads(text, number, numbers)


def _heads(text: str, number: _Number, numbers: Sequence[_Number]) -> bool:
    """Whether what stands before a number is the bare heading of a clause round it: 三、主要工作 before 1、."""
    above = [
        other.offset
        for other in numbers
        if other.line == number.line and other.offset < number.offset and other.marker.style < number.marker.style
    ]
    heading = text[max(above) : number.offset] if above else ""
    return 0 < len(heading) <= _LONGEST_BARE_HEADING and "。" not in heading
