"""Which lines of a source are web noise, and of which kind. Titles are not known here: `split` adds what stands before them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from core.ingest import page_words
from core.ingest.lines import Line
from core.ingest.title_words import is_title_like
from core.language.script import simplified
from core.model import NoiseKind
from core.outline import marker_of

_RANKED = re.compile(r"(?=第[一二三四五六七八九十百零〇]{1,4}[编篇章节])")
_PAGE_NUMBER = re.compile(r"\d{1,3}$")
_LEADERS = ".·…．。—-"
_PAGED = re.compile(r"(?:[.·…．—-]{2,}|\s)\s*\d{1,3}$")
_ATTACHED = re.compile(r"附\s*[件录]|.{0,24}日\s*(?:印\s*发)?$|抄\s*送|[（(]此件")
_BULLETS = "-•·*● "
_BODY_LENGTH = 60
_LONGEST_NOISE = 260
_SHORT = 40
_COMMON = 200


def is_body(text: str) -> bool:
    """Whether a line is surely text of a plan: a numbered line, or a long one."""
    return len(text) >= _BODY_LENGTH or (marker_of(text) is not None and not page_words.NAVIGATION.match(text))


def is_info(text: str) -> bool:
    """Whether a line tells when, whence and by whom a page was put up."""
    return len(text) <= _BODY_LENGTH + _SHORT and page_words.INFO.match(simplified(text.lstrip(_BULLETS))) is not None


def classify(lines: Sequence[Line]) -> list[NoiseKind | None]:
    """The kind of noise of each line; None for text of a plan."""
    texts = [simplified(line.text) for line in lines]
    kinds = [line.kind or _anywhere(text) for line, text in zip(lines, texts, strict=True)]
    _mark_contents(texts, kinds)
    head = next((at for at, text in enumerate(texts) if kinds[at] is None and is_body(text) and not is_info(text)), len(texts))
    _mark_head(texts, kinds, head)
    _mark_bullets(texts, kinds, head)
    _mark_repeated_titles(texts, kinds)
    _mark_tail(texts, kinds, head)
    return kinds


def _anywhere(text: str) -> NoiseKind | None:
    if len(text) > _LONGEST_NOISE:
        return None
    return next((kind for kind, pattern in page_words.ANYWHERE if pattern.search(text)), None)


def _mark_contents(texts: Sequence[str], kinds: list[NoiseKind | None]) -> None:
    """A table of contents: 目录, then lines that all end with a page number or come again further down."""
    heads = [at for at, text in enumerate(texts) if page_words.CONTENTS.match(text)]
    ordered = sorted((_bare(text), at) for at, text in enumerate(texts)) if heads else []
    done = 0
    for at in heads:
        if at < done:
            continue
        end = at + 1
        while end < len(texts) and _is_entry(texts[end], end, ordered):
            end += 1
        if end - at > 2:
            kinds[at:end] = [NoiseKind.NAVIGATION] * (end - at)
            done = end


def _is_entry(text: str, at: int, ordered: Sequence[tuple[str, int]]) -> bool:
    """Whether a line of a table of contents is one: it ends with a page number, or comes again."""
    if len(text) > _BODY_LENGTH + _SHORT:
        return False
    return _PAGED.search(text) is not None or _again(_bare(text), at, ordered)


def _bare(text: str) -> str:
    return "".join(_PAGE_NUMBER.sub("", text).split()).rstrip(_LEADERS)


def _again(entry: str, at: int, ordered: Sequence[tuple[str, int]]) -> bool:
    """Whether an entry opens a line below `at`; of entries that ran together on one line, whether each of them does."""
    parts = [part for part in _RANKED.split(entry) if part] or [entry]
    return bool(entry) and all(_opens_below(part, at, ordered) for part in parts)


def _opens_below(entry: str, at: int, ordered: Sequence[tuple[str, int]]) -> bool:
    """`ordered`: the bare lines with their places, by alphabet. What opens hundreds of lines counts not."""
    first = bisect_right(ordered, (entry, at))
    near = ordered[first : first + _COMMON]
    return any(line.startswith(entry) and below > at for line, below in near)


def _mark_bullets(texts: Sequence[str], kinds: list[NoiseKind | None], head: int) -> None:
    """Three or more short bulleted lines on end are a menu before the body or after noise; else the plan's own list."""
    at = 0
    while at < len(texts):
        end = at
        while end < len(texts) and kinds[end] is None and page_words.BULLET.match(texts[end]):
            end += 1
        if end - at >= 3 and (at < head or kinds[at - 1] is not None):
            kinds[at:end] = [NoiseKind.NAVIGATION] * (end - at)
        at = max(end, at + 1)


def _mark_head(texts: Sequence[str], kinds: list[NoiseKind | None], head: int) -> None:
    for at in range(head):
        if kinds[at] is not None:
            continue
        if page_words.NAVIGATION.match(texts[at]):
            kinds[at] = NoiseKind.NAVIGATION
        elif is_info(texts[at]):
            kinds[at] = NoiseKind.PAGE_INFO
    for at in range(head):
        if kinds[at] in (None, NoiseKind.PAGE_INFO) and page_words.LABEL.match(texts[at]):
            kinds[at] = NoiseKind.PAGE_INFO
            if at + 1 < head and not is_title_like(texts[at + 1]) and not page_words.LABEL.match(texts[at + 1]):
                kinds[at + 1] = NoiseKind.PAGE_INFO
    for at in range(1, head - 1):
        between = kinds[at - 1] is kinds[at + 1] is NoiseKind.PAGE_INFO
        if (
            kinds[at] is None
            and between
            and len(texts[at]) <= 15
            and not is_title_like(texts[at])
            and texts[at][-1] not in "：:。"
        ):
            kinds[at] = NoiseKind.PAGE_INFO


def _mark_repeated_titles(texts: Sequence[str], kinds: list[NoiseKind | None]) -> None:
    """A page's title that comes again behind the first words of the text, as under a picture; an attached plan has its own."""
    seen: set[str] = set()
    begun = False
    for at, text in enumerate(texts):
        if kinds[at] is not None:
            continue
        if text in seen and begun and not _ATTACHED.match(texts[at - 1]):
            kinds[at] = NoiseKind.PAGE_TITLE
        elif is_title_like(text) and marker_of(text) is None:
            seen.add(text)
        begun = begun or is_body(text)


def _mark_tail(texts: Sequence[str], kinds: list[NoiseKind | None], head: int) -> None:
    """Read forward from the first line that begins a page's foot; long lines end it unless they speak of copyright."""
    current: NoiseKind | None = None
    for at in range(_tail_start(texts, kinds, head), len(texts)):
        if kinds[at] is None:
            current = _foot(texts[at]) or (current if current and _goes_on(current, texts[at]) else None)
            kinds[at] = current
        elif kinds[at] in (NoiseKind.RELATED, NoiseKind.FOOTER):
            current = kinds[at]


def _foot(text: str) -> NoiseKind | None:
    """The kind of a line that opens or makes a part of a page's foot."""
    if page_words.DISCLAIMER.match(text):
        return NoiseKind.DISCLAIMER
    if page_words.RELATED.match(text):
        return NoiseKind.RELATED
    if _is_footer(text):
        return NoiseKind.FOOTER
    if is_info(text):
        return NoiseKind.PAGE_INFO
    return NoiseKind.NAVIGATION if page_words.NAVIGATION.match(text) else None


def _is_footer(text: str) -> bool:
    """A page's own address and licences; the person to ask (联系人) is named by the plan itself."""
    return len(text) <= _LONGEST_NOISE and page_words.FOOTER.search(text) is not None and not page_words.CONTACT.search(text)


def _goes_on(kind: NoiseKind, text: str) -> bool:
    """Whether a line that shows no kind of its own belongs to the part of the foot before it."""
    if kind is NoiseKind.DISCLAIMER:
        return page_words.DISCLAIMER_BODY.search(text) is not None
    return kind in (NoiseKind.FOOTER, NoiseKind.RELATED) and len(text) <= _BODY_LENGTH


def _tail_start(texts: Sequence[str], kinds: Sequence[NoiseKind | None], head: int) -> int:
    """The line after the last one that is surely a plan's; a disclaimer's and other texts' titles are none, numbered or not."""
    last = head
    in_disclaimer = in_list = False
    for at in range(head, len(texts)):
        text = texts[at]
        if page_words.DISCLAIMER.match(text):
            in_disclaimer = True
        elif page_words.RELATED.match(text):
            in_list = True
        elif (in_disclaimer and page_words.DISCLAIMER_BODY.search(text)) or (in_list and _is_entry_of_list(text)):
            continue
        elif kinds[at] is None and is_body(text) and not _is_footer(text):
            last, in_disclaimer, in_list = at, False, False
    return min(last + 1, len(texts))


def _is_entry_of_list(text: str) -> bool:
    return len(text) <= _SHORT and text[-1] not in "。；;"
