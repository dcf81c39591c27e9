"""Where the heading of a numbered line ends: `1.标题。正文`, `一、标题 正文`, `（一）标题：正文`, or the whole line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

LONGEST = 60
"""Code points a heading may have; a longer first sentence is body text."""

_LONGEST_LABEL = 25
_SHORTEST = 2
_OPENING, _CLOSING = "“《（(【「『〈", "”》）)】」』〉"
_STOPS = "。！？!?"
_CJK = "\u4e00-\u9fff"
_DOT = re.compile(rf"(?<=[{_CJK}”》）)])[.．](?=[{_CJK}“《])")
_GAP = re.compile(rf"(?<=[{_CJK}”》）)])\s+(?=[{_CJK}“《\d])")
_USUAL = re.compile(
    r"(?:(?:主要)?指导思想|(?:总体|工作)(?:要求|思路|目标)|(?:发展|主要|年度)目标|(?:主要|重点)(?:任务|工作)|工作(?:重点|任务|措施|要求)"
    r"|(?:主要|具体|保障)措施|基本(?:原则|情况)|组织领导)"
    r"(?=(?:坚持)?以(?!及|上|下|外)|坚持|全面|深入|认真|高举|紧紧|按照|根据|围绕|继续|今年|本学期|[xX]{2,4}年|(?:19|20)\d{2})"
)


def sentence_end(text: str) -> int:
    """Where the first sentence of a text ends (index of its stop), quotes and brackets passed over; -1 where it has none.

    A half-width dot between Chinese characters counts: some sources lose their full stops that way.
    """
    depth = 0
    dots = {found.start() for found in _DOT.finditer(text)}
    for at, char in enumerate(text):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and (char in _STOPS or at in dots):
            return at
    return text.find("。") if depth else -1


def gap_end(text: str) -> int:
    """Where a heading that only a space parts from its body ends; -1 where there is no such space before the first stop."""
    stop = sentence_end(text)
    if stop < 0:
        return -1
    near = takewhile(lambda gap: gap.start() <= LONGEST, _GAP.finditer(text, 0, stop))
    found = next((gap for gap in near if _outside_brackets(text, gap.start())), None)
    return found.start() if found and found.start() >= _SHORTEST and len(text) - found.end() > found.start() else -1


def spaced(texts: Iterable[str]) -> bool:
    """Whether clauses of one style part heading and body by a space: most of those must that have a body."""
    ends = [gap_end(text) >= 0 for text in texts if sentence_end(text) >= 0]
    return bool(ends) and sum(ends) >= 0.6 * len(ends)


def heading_end(text: str, by_space: bool = False) -> int:
    """The length of the heading in a text that follows a number; 0 where the text is body from its first word.

    A usual heading (指导思想) counts as one where nothing at all parts it from the body.
    """
    if by_space and (gap := gap_end(text)) >= 0:
        return gap
    if usual := _USUAL.match(text):
        return usual.end()
    stop = sentence_end(text)
    label = _label_end(text, stop)
    if label:
        return label
    if stop < 0:
        return len(text.rstrip("：:；;")) if len(text) <= LONGEST and text[-1:] not in "，,、" else 0
    return stop if _SHORTEST <= stop <= LONGEST else 0


def _label_end(text: str, stop: int) -> int:
    """The end of a label such as `指导思想：`, which has no comma and stands before the first stop."""
    found = re.search(r"[：:]", text[: _LONGEST_LABEL + 1])
    if not found or (0 <= stop < found.start()) or not _outside_brackets(text, found.start()):
        return 0
    label = text[: found.start()]
    return found.start() if len(label) >= _SHORTEST and not re.search(r"[，,；;]", label) else 0


def _outside_brackets(text: str, at: int) -> bool:
    opened = sum(text.count(char, 0, at) for char in _OPENING)
    return opened <= sum(text.count(char, 0, at) for char in _CLOSING)
