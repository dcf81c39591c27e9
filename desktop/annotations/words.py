"""What the values by which annotations are grouped and counted are called, in the window's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from core.model import Fit, Plan, Status, Tag
from core.store.annotation_query import By, Key
from desktop.models.annotation_model import status_word


def by_word(by: By) -> str:
    """标签, 文件, 年份 and so on."""
    return {
        By.TAG: QCoreApplication.translate("Annotations", "标签"),
        By.PLAN: QCoreApplication.translate("Annotations", "文件"),
        By.YEAR: QCoreApplication.translate("Annotations", "年份"),
        By.ISSUER: QCoreApplication.translate("Annotations", "机关"),
        By.REGION: QCoreApplication.translate("Annotations", "地区"),
        By.STATUS: QCoreApplication.translate("Annotations", "状态"),
        By.AUTHOR: QCoreApplication.translate("Annotations", "作者"),
        By.FIT: QCoreApplication.translate("Annotations", "位置"),
    }[by]


def _fit_word(fit: Fit) -> str:
    return {
        Fit.FIRM: QCoreApplication.translate("Annotations", "位置无误"),
        Fit.CHECK: QCoreApplication.translate("Annotations", "位置待核对"),
        Fit.LOST: QCoreApplication.translate("Annotations", "未能定位"),
    }[fit]


@dataclass(frozen=True)
class Names:
    """The tags and plans of the library, for naming them by id."""

    tags: Mapping[int, Tag] = field(default_factory=dict[int, Tag])
    plans: Mapping[int, Plan] = field(default_factory=dict[int, Plan])

    @classmethod
    def of(cls, tags: Sequence[Tag], plans: Sequence[Plan]) -> Names:
        """The names of these tags and plans."""
        return cls({tag.id: tag for tag in tags}, {plan.id: plan for plan in plans})

    def text(self, by: By, key: Key) -> str:
        """What a value is called."""
        if key is None:
            no_tag = QCoreApplication.translate("Annotations", "没有标签")
            return no_tag if by is By.TAG else QCoreApplication.translate("Annotations", "未写明")
        if by is By.TAG and isinstance(key, int):
            return self.tags[key].name if key in self.tags else QCoreApplication.translate("Annotations", "已删除的标签")
        if by is By.PLAN and isinstance(key, int):
            return f"{self.plans[key].label} · {self.plans[key].title}" if key in self.plans else str(key)
        if by is By.STATUS:
            return status_word(Status(str(key)))
        if by is By.FIT:
            return _fit_word(Fit(str(key)))
        return str(key) or QCoreApplication.translate("Annotations", "未署名")

    def short(self, by: By, key: Key) -> str:
        """What a value is called where room is short."""
        if by is By.PLAN and isinstance(key, int) and key in self.plans:
            return self.plans[key].label
        return self.text(by, key)
