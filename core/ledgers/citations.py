"""引文台账: which documents plans cite, which plan cites one first and which last."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from core.facts import PlanFact
from core.language.facts import FactKind
from core.language.folding import Folding
from core.ledgers.ledger import Entry, LedgerRow
from core.ledgers.targets import entry
from core.model import Outline

_ISSUED = re.compile(r"^[^<>\[\]]{2,24}?(?=关于)")  # 教育部关于… and 关于… are one document
_STATE = re.compile(r"^中华人民共和国(?=.{2})")
_MARKS = re.compile(r"[<>\[\]\"'·:,.()\-]")
_SHORT = re.compile(
    r"(?:总体|实施|指导|若干|行动|管理|暂行|工作)?(?:意见|规定|决定|办法|方案|规划|纲要|通知|条例|准则|指南|计划|标准|公报|决议|建议|通则|细则)"
)
_CALLED = re.compile(r"简称[“《]?$")
_TRIAL = re.compile(r"\((?:试行|暂行|修订|征求意见稿|草案)\)$")


def citations(outlines: Sequence[Outline], facts: Mapping[int, Sequence[PlanFact]]) -> tuple[LedgerRow, ...]:
    """The rows of plans in order of year, those cited by the most plans first; `facts` by plan id."""
    folding = Folding()
    rows: dict[str, list[tuple[Outline, PlanFact]]] = defaultdict(list)
    for outline in outlines:
        cited = [each for each in facts[outline.plan.id] if each.kind is FactKind.DOCUMENT]
        for each, title in zip(cited, _full_titles(outline, cited), strict=True):
            rows[document_key(title, folding) if title else f"{outline.plan.id} {each.fact.title}"].append((outline, each))
    made = [_row(members) for members in rows.values()]
    return tuple(sorted(made, key=lambda row: -len(row.cells)))


def _full_titles(outline: Outline, cited: Sequence[PlanFact]) -> list[str]:
    """The titles in full: what a plan calls 《意见》 for short is what it named before; '' where it named nothing such."""
    full: list[str] = []
    called: dict[str, str] = {}  # what a plan says it calls another for short
    for each in cited:
        title, start = each.fact.title, each.fact.span.start
        if full and _CALLED.search(outline.text, max(0, start - 4), start):
            called[title] = full[-1]
        if title not in called and _SHORT.fullmatch(title):
            called[title] = next((known for known in reversed(full) if known.endswith(title)), "")
        full.append(called.get(title, title))
    return full


def document_key(title: str, folding: Folding) -> str:
    """What two ways to write one title have in common: no width, marks, name of the issuer or of the state, 试行."""
    folded = _TRIAL.sub("", folding.text(title))
    return _MARKS.sub("", _STATE.sub("", _ISSUED.sub("", folded)))


def _row(members: Sequence[tuple[Outline, PlanFact]]) -> LedgerRow:
    cells: dict[int, list[Entry]] = defaultdict(list)
    for outline, each in members:
        cells[outline.plan.id].append(entry(each, outline))
    name = max((each.fact.title for _, each in members), key=len)
    return LedgerRow(
        name,
        {plan_id: tuple(entries) for plan_id, entries in cells.items()},
        first=members[0][0].plan.id,
        last=members[-1][0].plan.id,
    )
