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
_TRIAL = re.compile(r"\((?:试行|暂行|修订|征求意见稿|草案)\)$")


def citations(outlines: Sequence[Outline], facts: Mapping[int, Sequence[PlanFact]]) -> tuple[LedgerRow, ...]:
    """The rows of plans in order of year, those cited by the most plans first; `facts` by plan id."""
    folding = Folding()
    rows: dict[str, list[tuple[Outline, PlanFact]]] = defaultdict(list)
    for outline in outlines:
        for each in facts[outline.plan.id]:
            if each.kind is FactKind.DOCUMENT:
                rows[document_key(each.fact.title, folding)].append((outline, each))
    made = [_row(members) for members in rows.values()]
    return tuple(sorted(made, key=lambda row: -len(row.cells)))


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
