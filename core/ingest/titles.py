"""Where a plan's title stands: over one to four lines, or at the head of its first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.ingest.lines import Line
from core.ingest.noise import is_body, is_info
from core.ingest.title_words import TERMINAL, is_document_number, is_title_like
from core.language.folding import unspaced
from core.language.script import simplified
from core.model import NoiseKind
from core.outline import is_date

_ORGAN = re.compile(r"(委员会|人民政府|办公厅|办公室|党组|工委|领导小组|常委会|国务院|法院|检察院|总局|[部厅局委院校府会])$")
_PHONE = re.compile(r"[(（]?0\d{2,3}[)）]?\s*[-—–]?\s*\d{7,8}")
_UNDER_TITLE = re.compile(r"[（(](\d{4}\s*[—–-]+\s*\d{4}\s*年?|试行|暂行|草案|征求意见稿|修订稿?)[)）]")
_SUBTITLE = re.compile(r"[—–-]{1,3}\s*在[^。；，]{4,50}上的?[^。；，]{0,10}(?:讲话|报告|发言|致辞)(?:稿|摘要|提纲)?")
_GLUED = re.compile(
    r"(?P<mark>[【\[])?(?P<title>[^。；：，,;:！？]{4,45}?(?:要点|计划|方案|总结|意见|安排|思路|报告|讲话稿?)(?:范文稿?|稿)?)(?(mark)[】\]])\s*"
    r"(?=为了?|根据|按照|今年|本学[期年]|新学[期年]|随着|同志们|各位|在[^。]{2,24}下|[xX]{2,4}年|(?:19|20)\d{2}\s*年)"
)
_FILE_TYPE = re.compile(r"\.(?:docx?|wps|pdf|txt|rtf)$", re.IGNORECASE)
_INLINE = re.compile(r"(?P<title>[^。；：，,;:！？]{8,50})(?P<gap>\s+)(?=\S{10})")
_LONGEST_PART = 40
_MOST_LINES = 4
_LONGEST_HEAD = 40
_INLINE_BODY = 100
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Title:
    """The lines `[start, end)` of a title; `length` code points of the line where it shares that line with body text (else 0)."""

    start: int
    end: int
    text: str
    length: int = 0


def find_title(lines: Sequence[Line], kinds: Sequence[NoiseKind | None]) -> Title | None:
    """The title among the lines before a plan's body; None where it has none."""
    head = _head(lines, kinds)
    if spoken := _of_a_speech(lines, kinds, head):
        return spoken
    likely = [at for at in head if lines[at].mark == 1] or [at for at in head if is_title_like(lines[at].text)]
    if likely:
        found = _whole(lines, kinds, max(likely, key=lambda at: (_weight(lines[at].text), at)))
        if again := _in_parts(lines, head, found):
            return again
        wholes = [_whole(lines, kinds, at) for at in likely]
        return max((whole for whole in wholes if unspaced(whole.text) == unspaced(found.text)), key=lambda each: each.end)
    inline = _inline_title(lines, kinds, [lines[at].text for at in head])
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
            (is_body(line.text) and not is_title_like(line.text))
            or (TERMINAL.search(line.text) and len(line.text) > 4 and not _is_label_of_phone(lines, at))
        ):
            break
        head.append(at)
    return head


def _is_label_of_phone(lines: Sequence[Line], at: int) -> bool:
    """Whether the next line is a telephone number: whom one may call, at the head of a page."""
    return at + 1 < len(lines) and _PHONE.fullmatch(lines[at + 1].text) is not None


def _weight(text: str) -> int:
    text = simplified(text)
    return 2 * ("关于" in text) + 2 * bool(re.search(r"(19|20)\d{2}|[xX]{2,4}年", text)) + min(len(text), 16) // 4


def _could_be(text: str) -> bool:
    return 4 <= len(text) <= 60 and not (TERMINAL.search(text) or is_date(text) or is_info(text) or is_document_number(text))


def _whole(lines: Sequence[Line], kinds: Sequence[NoiseKind | None], at: int) -> Title:
    """A title line with the lines that it runs over: upwards to 关于 or an issuer, downwards to a bracketed span of years."""
    start = at
    for first in range(at - 1, max(-1, at - _MOST_LINES), -1):
        if not _joins(lines, kinds, first):
            break
        text, below = simplified(unspaced(lines[first].text)), simplified(unspaced(lines[first + 1].text))
        named = below.startswith(("关于", "印发")) or (start == first + 1 and _ORGAN.search(below))
        if "关于" in text or (_ORGAN.search(text) and named):
            start = first
    end = at + 1
    if end < len(lines) and kinds[end] is None and _UNDER_TITLE.fullmatch(lines[end].text):
        end += 1
    return Title(start, end, "".join(line.text for line in lines[start:end]))


def _of_a_speech(lines: Sequence[Line], kinds: Sequence[NoiseKind | None], head: Sequence[int]) -> Title | None:
    """A title over one to three lines whose last says where it was spoken: ——在全省教育工作会议上的讲话."""
    last = next((at for at in head if _SUBTITLE.fullmatch(simplified(lines[at].text))), None)
    if last is None or lines[last].mark == 1:
        return None
    start = last
    while start > max(0, last - _MOST_LINES + 1) and _joins(lines, kinds, start - 1):
        start -= 1
    named = " ".join(line.text for line in lines[start:last])
    return Title(start, last + 1, named + lines[last].text) if named else None


def _in_parts(lines: Sequence[Line], head: Sequence[int], title: Title) -> Title | None:
    """The same title once more below, over two or three lines: a page's headline stands above the document's own."""
    for first, at in enumerate(head):
        for many in (2, 3):
            parts = head[first : first + many]
            text = "".join(lines[part].text for part in parts)
            if at >= title.end and len(parts) == many and unspaced(text) == unspaced(title.text):
                return Title(at, parts[-1] + 1, title.text)
    return None


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


def _inline_title(lines: Sequence[Line], kinds: Sequence[NoiseKind | None], head: Sequence[str]) -> Title | None:
    """A title that shares a line with the body behind it: named above, or parted by its last word or by a space."""
    if named := _named_above(lines, kinds, head):
        return named
    first = next((at for at, kind in enumerate(kinds) if kind is None), None)
    text = lines[first].text if first is not None else ""
    if first is None or not text:
        return None
    if glued := _GLUED.match(simplified(text)):
        return Title(first, first + 1, text[glued.start("title") : glued.end("title")], len(glued[0].rstrip()))
    if len(text) < _INLINE_BODY:
        return None
    found = _INLINE.match(text)
    if not found or re.match(r"\D{0,2}\d+\s*年", found["title"]):
        return None
    title = _shortest(found["title"])
    return Title(first, first + 1, title, len(title))


def _named_above(lines: Sequence[Line], kinds: Sequence[NoiseKind | None], head: Sequence[str]) -> Title | None:
    """The first line that begins with what a line above it says alone, such as the name of the file (计划.docx)."""
    names: list[str] = []
    head = head[:_LONGEST_HEAD]
    for at, line in enumerate(lines[: len(head) + _MOST_LINES]):
        if kinds[at] is not None:
            continue
        named = next((name for name in names if line.text.startswith(name) and len(line.text) >= len(name) + _SHORTEST), "")
        if named:
            length = len(named)
            while line.text.startswith(named, length):
                length += len(named)
            return Title(at, at + 1, named, length)
        if line.text in head and len(name := _FILE_TYPE.sub("", line.text)) >= _SHORTEST:
            names.append(name)
    return None


def _shortest(title: str) -> str:
    """Up to the first space between Chinese characters or before a year, a further space being the body's."""
    early = re.search(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]|(19|20)\d{2})", title)
    return title[: early.start()] if early and early.start() >= 8 else title
