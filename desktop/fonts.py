"""Which font families to ask for, whether there are Chinese ones, digits of one width, and a semi-bold that is always bolder."""

from __future__ import annotations

import sys
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo


def ui_families() -> list[str]:
    """Font families of the window, mainland forms first; empty where the system's own choice is right (macOS)."""
    if sys.platform == "darwin":
        return []
    if sys.platform == "win32":
        return ["Microsoft YaHei UI", "Segoe UI"]
    return ["Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Micro Hei"]


def reader_families(*, serif: bool = False) -> list[str]:
    """Font families of the plan's text, sans or Song."""
    if sys.platform == "darwin":
        return ["Songti SC"] if serif else ["PingFang SC"]
    if sys.platform == "win32":
        return ["Source Han Serif SC", "SimSun"] if serif else ["Microsoft YaHei"]
    return ["Noto Serif CJK SC", "Source Han Serif SC", "AR PL UMing CN"] if serif else ui_families()


def has_chinese_font() -> bool:
    """Whether the system has any font for simplified Chinese: a bare Linux may have none."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def tabular(font: QFont) -> QFont:
    """The same font with digits of one width, for counts and tables."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def strong(font: QFont) -> QFont:
    """The same font semi-bold; bold where the family has only a regular face, so that it is thickened at all."""
    result = QFont(font)
    heavy = _has_heavy_face(QFontInfo(font).family())
    result.setWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Bold)
    return result


@lru_cache(maxsize=64)
def _has_heavy_face(family: str) -> bool:
    return any(QFontDatabase.weight(family, style) >= QFont.Weight.DemiBold for style in QFontDatabase.styles(family))
