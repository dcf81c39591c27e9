"""Lines into which a page ran several paragraphs together -> one line for each paragraph.

Where a numbered clause begins in mid-line is told by how all numbers of the source count on; the rest is told by form.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core.ingest.corrections import parted
from core.ingest.lines import Line
from core.ingest.page_marks import without_page_marks
from core.ingest.title_words import DOCUMENT_NUMBER, is_title_like
from core.model import NoiseKind
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
_ORNAMENT = re.compile(r"[★☆◆◇■□●▲△▶►※◎❖✦➤•·]+\s*")
_SITE = re.compile(r"\s[\u4e00-\u9fff]{0,8}\s?(?:https?://|www\.)[\w./?=&%-]+$", re.IGNORECASE)
_HIDDEN = re.compile(r"…+此处隐藏\d+个字…+")
_TYPE_SIZE = re.compile(r"(?<!\s)\s+[【\[]?(?:字号|字体|分享)\s*[:：]")
_LENGTH = re.compile(r"[(（]全文[共约]\s*\d+\s*字[)）]$")
_COUNT = r"(?:十[一二三四五六七八九]?|[一二三四五六七八九]|\d{1,2})"
_PART = re.compile(
    rf"(?:^(?P<base>[^。；;，,：:]{{0,40}}?)|(?<=[。！？!?])\s?)(?P<tag>【(?:第(?P<a>{_COUNT})篇|篇(?P<b>{_COUNT}))】)"
    rf"|^[^。；;，,：:]{{0,40}}?篇(?P<c>{_COUNT})"
    r"|(?:^|(?<=[。！？!?]))[^。；;，,：:！？]{4,40}?(?:计划|总结|方案|要点)(?P<d>\d{1,2})(?=为了?|根据|[本今]|随着|一、|\d{4}年|[xX]{2,4}年)"
)
_MAY_COUNT = re.compile(r"篇|(?:计划|总结|方案|要点)\d")
_LONG = 50
_HEAD_LINES = 12
_NUMBER_WITHIN = 90
_CLAUSE = re.compile(r"[，,。；;]")
_REFERENCE = re.compile(r"\s*[)）]?\s*(?:文|精神|要求|规定|通知|印发|[》」”、，,。；;)）]|$)")


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
    lines = [piece for line in without_page_marks(lines) for piece in _without_ornament(line)]
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


def _without_ornament(line: Line) -> list[Line]:
    """A star or bullet before a number is no part of it."""
    found = _ORNAMENT.match(line.text) if line.kind is None else None
    if found is None or marker_of(line.text[found.end() :]) is None:
        return [line]
    ornament, rest = parted(line, found.end())
    return [replace(ornament, kind=NoiseKind.OTHER), replace(rest, mark=line.mark)] if ornament and rest else [line]


def _texts(lines: Sequence[Line]) -> list[str]:
    """What may be cut: the text of each line that the format does not show to be noise."""
    return [line.text if line.kind is None else "" for line in lines]


def _cut(line: Line, offsets: Sequence[int]) -> list[Line]:
    """The parts of a line between offsets in order. Halving keeps the work small for a page in one line."""
    if not offsets:
        return [line]
    middle = len(offsets) // 2
    first, behind = parted(line, offsets[middle])
    if first is None or behind is None:
        return _cut(line, [*offsets[:middle], *offsets[middle + 1 :]])
    gone = len(line.text) - len(behind.text)
    return [*_cut(first, offsets[:middle]), *_cut(behind, [offset - gone for offset in offsets[middle + 1 :]])]


def _counted_parts(texts: Sequence[str]) -> dict[int, set[int]]:
    """Round 【篇一】 or 计划 篇1 in the lines that go on with the text itself; only where two or more count up from one."""
    cuts: dict[int, set[int]] = defaultdict(set)
    count = 0
    for at, text in enumerate(texts):
        for found in _PART.finditer(text) if _MAY_COUNT.search(text) else ():
            rest = text[found.end() :].lstrip()
            goes_on = not rest or marker_of(rest) is not None or len(rest) > _LONG
            if chinese_value(found["a"] or found["b"] or found["c"] or found["d"]) == count + 1 and (goes_on or found.start()):
                base = found["base"] or ""
                start = found.start("tag") if "篇" in base or base.endswith(" ") else found.start()
                cuts[at] |= {start, found.end()} - {0, len(text)}
                count += 1
    return cuts if count > 1 else {}


def _head_cuts(text: str) -> set[int]:
    """Round a document number that shares its line with the title before it or the text behind it; before 字号 or 全文共…字."""
    if (behind := _TYPE_SIZE.search(text) or _LENGTH.search(text)) and is_title_like(text[: behind.start()]):
        return {behind.start()}
    found = DOCUMENT_NUMBER.search(text, 0, _NUMBER_WITHIN)
    if found is None:
        return set()
    before = text[: found.start()].rstrip(" （(")
    titled = not before or before.endswith("文件") or (is_title_like(before) and _CLAUSE.search(before) is None)
    if _REFERENCE.match(text, found.end()) or not titled:
        return set()
    end = found.end() + (text[found.end() :][:1] in ("）", ")") and len(before) < found.start())
    return {len(before), end} - {0}


def _tail_cuts(text: str) -> set[int]:
    """Where something begins behind the last sentence: a notice's list of attachments, its issuer and date, a site's address."""
    found = _SIGNATURE.search(text)
    ends = {found.start("issuer"), found.start("date")} if found and found.start("issuer") > 1 else set[int]()
    site = _SITE.search(text)
    hidden = {edge for found in _HIDDEN.finditer(text) for edge in found.span()} - {0}
    return ends | hidden | {gap.end() for gap in _ATTACHMENT.finditer(text)} | ({site.start() + 1} if site else set())


def _inline_numbers(texts: Sequence[str]) -> list[_Number]:
    """The numbers in mid-line that open a clause: those with which a count begins or goes on."""
    numbers = [number for at, text in enumerate(texts) for number in _numbers(at, text)]
    above = {number: before for before, number in pairwise(numbers) if before.line == number.line}
    found: list[_Number] = []
    for style in _STYLES:
        run = [number for number in numbers if number.marker.style is style]
        if any(not number.sure for number in run):
            found += [number for chain in _chains(texts, run, above) if len(chain) > 1 for number in chain if not number.sure]
    return found


def _numbers(at: int, text: str) -> list[_Number]:
    opening = marker_of(text)
    found = [_Number(at, 0, opening)] if opening else []
    for number in _NUMBER.finditer(text, len(opening.number) if opening else 1):
        marker = marker_of(text[number.start() : number.start() + _NUMBER_WINDOW])
        if marker and marker.style in _STYLES:
            found.append(_Number(at, number.start(), marker))
    return found


def _chains(texts: Sequence[str], run: Sequence[_Number], above: Mapping[_Number, _Number]) -> list[list[_Number]]:
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
        elif counts_on and (_opens(texts[number.line], number.offset) or _heads(texts[number.line], number, above)):
            chains[-1].append(number)
        elif number.marker.value == 1 and _begins(texts[number.line], number, above):
            chains.append([number])
    return chains


def _opens(text: str, offset: int) -> bool:
    return _AFTER_SENTENCE.search(text, max(0, offset - 8), offset) is not None


def _begins(text: str, number: _Number, above: Mapping[_Number, _Number]) -> bool:
    """Whether a first number can open a clause: behind a sentence or a colon, straight behind a title or the heading above."""
    if _opens(text, number.offset) or _AFTER_COLON.search(text, max(0, number.offset - 3), number.offset):
        return True
    return (number.offset <= _NUMBER_WITHIN and is_title_like(text[: number.offset])) or _heads(text, number, above)


def _heads(text: str, number: _Number, above: Mapping[_Number, _Number]) -> bool:
    """Whether what stands before a number is the bare heading of a clause round it: 三、主要工作 before 1、."""
    outer = above.get(number)
    if outer is None or outer.marker.style >= number.marker.style or number.offset - outer.offset > _LONGEST_BARE_HEADING:
        return False
    return "。" not in text[outer.offset : number.offset]
