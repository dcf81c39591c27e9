"""What the page of the ledgers asks of the library, and what must be known to read the answer right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from core.ledgers import Ledger
from core.model import Plan
from core.progress import Progress
from core.series import document_kind, series_of
from core.session import Session
from core.wording import Wording
from desktop.ledgers.bar import TARGETS, WORDING, LedgerBar

Question = Callable[[Session, Progress], Any]


def question(bar: LedgerBar, plan_ids: Sequence[int], known: Sequence[Plan]) -> Question | None:
    """What is to be worked out; None where too little is chosen."""
    if bar.kind == WORDING:
        return _of_wording(bar, known)
    if not plan_ids:
        return None
    if bar.kind == TARGETS:
        return lambda session, _: session.ledgers.targets(plan_ids)
    return lambda session, _: session.ledgers.citations(plan_ids)


def _of_wording(bar: LedgerBar, known: Sequence[Plan]) -> Question | None:
    before, after = bar.sides()
    least, everyone = bar.least.value(), bar.all_issuers.isChecked()
    if before is None or after is None or before == after:
        return None
    if after[0] == "tag":
        return lambda session, progress: session.wordings.tag(str(after[1]), least=least, progress=progress)
    if before[0] == after[0] == "year":
        years = (int(str(before[1])), int(str(after[1])))
        return lambda session, progress: session.wordings.years(*years, all_issuers=everyone, least=least, progress=progress)
    sides = [
        [plan.id for plan in known if (plan.id if kind == "plan" else plan.metadata.year) == key] for kind, key in (before, after)
    ]
    if not all(sides) or set(sides[0]) & set(sides[1]):
        return None
    return lambda session, progress: session.wordings.plans(*sides, least=least, progress=progress)


def remark(found: Ledger | Wording) -> str:
    """How much was found; of a comparison how long its sides are, and where they are unlike."""
    if isinstance(found, Ledger):
        met = sum(len(row.cells) > 1 for row in found.rows)
        if not any(row.first for row in found.rows):
            said = QCoreApplication.translate("LedgersPage", "统计对象 {rows} 个，其中 {met} 个在两份以上文件里。")
            return said.format(rows=len(found.rows), met=met)
        gone = sum(found.no_longer(row) for row in found.rows)
        said = QCoreApplication.translate(
            "LedgersPage", "引用文件 {rows} 份，其中 {met} 份被两份以上文件引用，{gone} 份不再引用。"
        )
        return said.format(rows=len(found.rows), met=met, gone=gone)
    parts = [
        QCoreApplication.translate("LedgersPage", "词数 {before} 和 {after}。").format(
            before=found.words[0], after=found.words[1]
        )
    ]
    if found.unlike:
        parts.append(QCoreApplication.translate("LedgersPage", "两边的发文层级或文种不同，差别可能来自这里。"))
    if found.left_out:
        names = "、".join(plan.label for plan in found.left_out)
        parts.append(QCoreApplication.translate("LedgersPage", "另一年没有同层级同文种的，未比较：{names}。").format(names=names))
    return "".join(parts)


def like_pair(known: Sequence[Plan]) -> tuple[int, int] | None:
    """The two plans that are compared first: the last two of a series, else two of one level and kind, the later years first."""
    for series in sorted(series_of(known), key=lambda each: -len(each.plans)):
        if len(series.plans) > 1:
            return series.plans[-2].id, series.plans[-1].id
    latest = sorted(known, key=lambda plan: -(plan.metadata.year or 0))
    kinds = [(plan.metadata.level, document_kind(plan.title)) for plan in latest]
    pairs = ((one, other) for other in range(len(latest)) for one in range(other))
    return next(((latest[one].id, latest[other].id) for one, other in pairs if kinds[one] == kinds[other]), None)
