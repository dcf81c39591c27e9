"""The parts of a plan round its clauses: list of attachments, signature and date, attached texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from core.language.folding import unspaced
from core.outline.markers import marker_of

_CN_DIGIT = "〇○零一二三四五六七八九"
_DATE = re.compile(
    rf"[（(]?(?:\d{{4}}|[{_CN_DIGIT}]{{4}})\s*年\s*(?:\d|[{_CN_DIGIT}十]){{1,3}}\s*月(?:\s*(?:\d|[{_CN_DIGIT}十]){{1,3}}\s*日)?[)）]?"
)
_LOST_DATE = re.compile(r"20\d{4,6}")  # 2024327: the marks between its numbers were pictures or of another font
_NAMED = re.compile("《([^《》]{4,})》")
_ATTACHMENT = re.compile(r"附\s*(?:[件录表]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})?\s*[:：]?|[:：])")
_LIST_ENTRY = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、]\s*\S")
_TRAILER = re.compile(
    r"[（(](?:此件|本文|联系|共印|主动公开)|抄\s*送|主题词|.{0,40}日\s*印\s*发$|共印\s*\d+\s*份|信息公开|[（(].{0,12}(?:电|讯)[)）]$|《.{2,12}》?\s*[（(].*版"
)
TERMINAL = re.compile(r"[。！？；：!?;:，,][”’」』）)》]?$")
_NO_NAME = re.compile(r"^[^\w（(]|[：:；;]")
_COVERING = re.compile(r"[印转轉下][发發][给給]")
_LONGEST_ISSUER = 45


class Zone(Enum):
    """What a stretch of paragraphs is."""

    CLAUSES = "clauses"
    ATTACHMENT_LIST = "attachment list"
    SIGNATURE = "signature"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs `[start, end)` of one zone."""

    zone: Zone
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the zones of a plan are told by.

    Its paragraphs, the first behind its title, the last that is a date, the one that says 现印发给你们 (`covering`; behind the
    last where none does), and the documents that are named up to there.
    """

    paragraphs: Sequence[str]
    first: int
    last_date: int
    covering: int
    named: frozenset[str]


def is_date(line: str) -> bool:
    """Whether a line holds a date and nothing else: 2019年1月27日, 二〇〇四年十月."""
    return _DATE.fullmatch(line) is not None


def stretches(paragraphs: Sequence[str], first: int) -> list[Stretch]:
    """The zones of the paragraphs from `first` on, in order and without gaps."""
    plan = _plan(paragraphs, first)
    found: list[Stretch] = []
    at = opened = first
    zone = Zone.CLAUSES
    while at < len(paragraphs):
        taken, kind = _special(plan, at)
        if not taken:
            at += 1
            continue
        if opened < at:
            found.append(Stretch(zone, opened, at))
        if kind is Zone.ATTACHMENT:
            zone, opened, at = kind, at, at + taken
            continue
        found.append(Stretch(kind, at, at + taken))
        at = opened = at + taken
        zone = _after(kind, paragraphs, at)
    if opened < len(paragraphs):
        found.append(Stretch(zone, opened, len(paragraphs)))
    return found


def _plan(paragraphs: Sequence[str], first: int) -> _Plan:
    last_date = max((at for at, line in enumerate(paragraphs) if is_date(line)), default=-1)
    covering = next((at for at in range(first, len(paragraphs)) if _COVERING.search(paragraphs[at])), len(paragraphs))
    named = frozenset(unspaced(name) for line in paragraphs[: covering + 1] for name in _NAMED.findall(line))
    return _Plan(paragraphs, first, last_date, covering, named)


def _after(kind: Zone, paragraphs: Sequence[str], at: int) -> Zone:
    """A signature in mid-text ends a covering notice: what follows is the attached text."""
    return Zone.ATTACHMENT if kind is Zone.SIGNATURE and at < len(paragraphs) else Zone.CLAUSES


def _special(plan: _Plan, at: int) -> tuple[int, Zone]:
    """How many paragraphs from `at` on belong to a zone that begins there; 0 where none does.

    附件1：登记表 names an attachment where the date of the signature is still to come, and opens it behind that date. A notice
    that says 现印发给你们 has the document it named behind it, also where nothing says 附件.
    """
    paragraphs, line = plan.paragraphs, plan.paragraphs[at]
    found = _ATTACHMENT.match(line)
    if (found and found.end() == len(line)) or (at > plan.covering and unspaced(line) in plan.named):
        return 1, Zone.ATTACHMENT
    if found and line[found.end() - 1] in ":：" and not line.endswith("。"):
        end = at + 1
        while end < len(paragraphs) and _LIST_ENTRY.match(paragraphs[end]) and not paragraphs[end].endswith("。"):
            end += 1
        goes_on = end < len(paragraphs) and not _ATTACHMENT.match(paragraphs[end])
        opens = end == at + 1 and at > plan.last_date and goes_on
        return end - at, Zone.ATTACHMENT if opens else Zone.ATTACHMENT_LIST
    return _signature(plan, at), Zone.SIGNATURE


def _signature(plan: _Plan, at: int) -> int:
    """The length of a signature that begins at a paragraph: issuers, a date, remarks such as （此件公开发布）; 0 for none.

    In mid-text only an issuer with a date counts, and only before what can be the attached text's title or behind the paragraph
    that says 现印发给你们; before a document that was named a date is enough.
    """
    paragraphs, end = plan.paragraphs, at
    while end < len(paragraphs) and end - at < 4 and _is_issuer(paragraphs[end]):
        end += 1
    dated = end < len(paragraphs) and (end > at or at > plan.first) and _dates(paragraphs[end], behind_notice=at > plan.covering)
    if not dated and (end > at or at == plan.first):
        return 0
    remark = end + dated
    while remark < len(paragraphs) and _TRAILER.match(paragraphs[remark]):
        remark += 1
    if remark < len(paragraphs) and not _ATTACHMENT.match(paragraphs[remark]):
        by_name = unspaced(paragraphs[remark]) in plan.named
        notice = dated and at > plan.first and (end > at or by_name) and paragraphs[end][0] not in "（("
        titled = not TERMINAL.search(paragraphs[remark])
        return remark - at if notice and (titled or plan.covering < at) else 0
    return 0 if dated and at == plan.first else remark - at


def _dates(line: str, *, behind_notice: bool) -> bool:
    return is_date(line) or (behind_notice and _LOST_DATE.fullmatch(line) is not None)


def _is_issuer(line: str) -> bool:
    return len(line) <= _LONGEST_ISSUER and not (
        TERMINAL.search(line)
        or _NO_NAME.search(line)
        or _dates(line, behind_notice=True)
        or marker_of(line)
        or _ATTACHMENT.match(line)
        or _TRAILER.match(line)
    )
