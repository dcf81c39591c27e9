"""What the page says in place of a comparison: why there is none, and what can be done about it. The page does it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.compare.comparison import Comparison


@dataclass(frozen=True)
class Emptiness:
    """A sentence, what to do about it, and what else can be done."""

    text: str
    action: str = ""
    other: str = ""


def why_empty(comparison: Comparison, *, shown: int) -> Emptiness | None:
    """Why there is nothing to see where `shown` links pass the filter; None where there is something."""
    if not comparison.chosen:
        return _why_none_chosen(comparison)
    if comparison.busy and not comparison.pairs:
        return Emptiness(QCoreApplication.translate("ComparePage", "正在找两份文件之间的对应…"))
    if comparison.never_aligned:
        return _why_never_aligned(comparison)
    if not comparison.pairs:
        return Emptiness(QCoreApplication.translate("ComparePage", "两份文件里都没有可以对照的条目。"))
    return (
        None
        if shown
        else Emptiness(
            QCoreApplication.translate("ComparePage", "筛选后没有对应"), QCoreApplication.translate("ComparePage", "清除筛选")
        )
    )


def _why_none_chosen(comparison: Comparison) -> Emptiness:
    if not comparison.open:
        return Emptiness(QCoreApplication.translate("ComparePage", "还没有打开资料库。"))
    if len(comparison.known) < 2:
        return Emptiness(QCoreApplication.translate("ComparePage", "对照要两份文件。先导入，再回到这里。"))
    action = QCoreApplication.translate("ComparePage", "打开最近的对照") if all(comparison.latest()) else ""
    return Emptiness(QCoreApplication.translate("ComparePage", "在上面各选一份旧文件和新文件，就会逐条列出对应。"), action)


def _why_never_aligned(comparison: Comparison) -> Emptiness:
    if comparison.read_only:
        text = QCoreApplication.translate("ComparePage", "这两份文件还没有对照。资料库现在只能看，不能存下新的对照。")
        swap = QCoreApplication.translate("ComparePage", "换回") if comparison.only_reversed else ""
        return Emptiness(text, "", swap)
    start = QCoreApplication.translate("ComparePage", "开始对照")
    if comparison.only_reversed:
        text = QCoreApplication.translate("ComparePage", "这两份文件还没有这样对照过，只有新旧对调的对照。")
        return Emptiness(text, start, QCoreApplication.translate("ComparePage", "换回"))
    return Emptiness(QCoreApplication.translate("ComparePage", "这两份文件还没有对照。"), start)
