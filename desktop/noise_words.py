"""The words for kinds of noise, the same wherever noise is shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.model import NoiseKind


def noise_word(kind: NoiseKind) -> str:
    """The kind in the words of the window."""
    return {
        NoiseKind.NAVIGATION: QCoreApplication.translate("Noise", "导航"),
        NoiseKind.BREADCRUMB: QCoreApplication.translate("Noise", "所在位置"),
        NoiseKind.PAGE_TITLE: QCoreApplication.translate("Noise", "网页标题"),
        NoiseKind.PAGE_INFO: QCoreApplication.translate("Noise", "发布信息"),
        NoiseKind.SITE_INTRO: QCoreApplication.translate("Noise", "网站介绍"),
        NoiseKind.DISCLAIMER: QCoreApplication.translate("Noise", "免责声明"),
        NoiseKind.RELATED: QCoreApplication.translate("Noise", "相关链接"),
        NoiseKind.FOOTER: QCoreApplication.translate("Noise", "页脚"),
        NoiseKind.OTHER: QCoreApplication.translate("Noise", "其他"),
    }[kind]
