"""Where a plan's title stands: over one to four lines, or at the head of its first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.ingest.lines import Line
from core.ingest.noise import is_body, is_info
from core.model import NoiseKind
from core.outline import is_date

_KIND_OF_TEXT = re.compile(
    r"(要点|意见|规划|计划|方案|报告|通知|办法|条例|法|决定|总结|安排|纲要|细则|规定|函|批复|公报|公告|讲话|清单|措施|制度|章程|指南|行动|部署|汇报|思路|任务|通报|倡议书|责任书|纪要|建议)"
    r"([（(][^（）()]{1,20}[)）])?[一二三四五六七八九十\d]{0,2}[》”\"]?$"
)
_ORGAN = re.compile(r"(委员会|人民政府|办公厅|办公室|党组|工委|领导小组|常委会|国务院|法院|检察院|总局|[部厅局委院校府会])$")
_TERMINAL = re.compile(r"[。！？；：，、!?;:,][”’」』）)》]?$")
_UNDER_TITLE = re.compile(r"[（(](\d{4}\s*[—–-]+\s*\d{4}\s*年?|试行|暂行|草案|征求意见稿|修订稿?)[)）]")
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff×xX\s]{1,12}[〔\[（(【]\s*(19|20)\d{2}\s*[〕\]）)】]\s*(?:第\s*)?\d{1,5}\s*号")
_INLINE = re.compile(r"(?P<title>[^。；：，,;:！？]{8,50})(?P<gap>\s+)(?=\S{10})")
_LONGEST = 80
_LONGEST_PART = 40
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Title:
    """The lines `[start, end)` of a title; `length` code points of the line where it shares that line with body text (else 0)."""

    start: int
    end: int
    text: str
    length: int = 0


def is_document_number(text: str) -> bool:
    """Whether a line is a 发文字号 and nothing else."""
    return _DOCUMENT_NUMBER.fullmatch(text.strip(" ()（）")) is not None


def is_title_like(text: str) -> bool:
    """Whether a line could be the last line of a title: it names a kind of document and does not end a sentence."""
    return (
        3 <= len(text) <= _LONGEST
        and text[0] not in "—-"
        and not _TERMINAL.search(text)
        and _KIND_OF_TEXT.search(_unspaced(text)) is not None
    )


def find_title(lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> Title | None:
    """The title among the lines before a plan's body; None where it has none."""
    head = _head(lines, kinds)
    likely = [at for at in head if lines[at].mark == 1] or [at for at in head if is_title_like(lines[at].text)]
    if likely:
        return _whole(lines, kinds, max(likely, key=lambda at: (_weight(lines[at].text), at)))
    inline = _inline_title(lines, kinds)
    if inline:
        return inline
    plain = [at for at in head if _could_be(lines[at].text)]
    return _whole(lines, kinds, plain[0]) if plain else None


def _head(lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> list[int]:
    """The lines before the first that is surely body text."""
    head: list[int] = []
    for at, line in enumerate(lines):
        if kinds[at] is not None:
            continue
        if line.mark != 1 and (
            (is_body(line) and not is_title_like(line.text)) or (_TERMINAL.search(line.text) and len(line.text) > 4)
        ):
            break
        head.append(at)
    return head


def _weight(text: str) -> int:
    return 2 * ("关于" in text) + 2 * bool(re.search(r"(19|20)\d{2}", text)) + min(len(text), 16) // 4


def _could_be(text: str) -> bool:
    return 4 <= len(text) <= 60 and not (_TERMINAL.search(text) or is_date(text) or is_info(text) or is_document_number(text))


def _whole(lines: Sequence[Line], kinds: Sequence[NoiseKind | None], at: int) -> Title:
    """A title line with the lines that it runs over: upwards to 关于 or an issuer, downwards to a bracketed span of years."""
    start = at
    for first in range(at - 1, max(-1, at - _MOST_LINES), -1):
        if not _joins(lines, kinds, first):
            break
        text, below = _unspaced(lines[first].text), _unspaced(lines[first + 1].text)
        named = below.startswith(("关于", "印发")) or (start == first + 1 and _ORGAN.search(below))
        if "关于" in text or (_ORGAN.search(text) and named):
            start = first
    end = at + 1
    if end < len(lines) and kinds[end] is None and _UNDER_TITLE.fullmatch(lines[end].text):
        end += 1
    return Title(start, end, "".join(line.text for line in lines[start:end]))


def _joins(lines: Sequence[Line], kinds: Sequence[NoiseKind | None], at: int) -> bool:
    text = lines[at].text
    return (
        kinds[at] is None
        and lines[at + 1].gap <= 1
        and len(text) <= _LONGEST_PART
        and lines[at].mark == lines[at + 1].mark
        and _could_be(text)
        and not is_title_like(text)
    )


def _inline_title(lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> Title | None:
    """A title that only a space parts from the body behind it."""
    at = next((at for at, kind in enumerate(kinds) if kind is None), None)
    if at is None or len(lines[at].text) < 100:
        return None
    found = _INLINE.match(lines[at].text)
    if not found or re.match(r"\D{0,2}\d+\s*年", found["title"]):
        return None
    title = _shortest(found["title"])
    return Title(at, at + 1, title, len(title))


def _shortest(title: str) -> str:
    """Up to the first space between Chinese characters or before a year, a further space being the body's."""
    early = re.search(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]|(19|20)\d{2})", title)
    return title[: early.start()] if early and early.start() >= 8 else title


def _unspaced(text: str) -> str:
    return re.sub(r"\s+", "", text)
