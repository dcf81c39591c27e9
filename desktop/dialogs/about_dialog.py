"""关于要点: name, version, licence, that nothing leaves the machine, and the way to the licences of others."""

from __future__ import annotations

import platform
import sqlite3

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.dialogs.frame import Foot, fit_height, lay_out
from desktop.dialogs.licences_dialog import LicencesDialog
from desktop.icons import app_icon
from desktop.theme import Theme
from desktop.tokens import HERO, SMALL
from desktop.widgets import Label, LinkButton, PushButton


class AboutDialog(QDialog):
    """`version` is the application's where none is given."""

    def __init__(self, theme: Theme, version: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("关于要点"))
        sign = QLabel()
        sign.setPixmap(app_icon().pixmap(56, 56))
        shown = version or QCoreApplication.applicationVersion()
        name = self.tr("要点 {version}").format(version=shown).strip()
        text = QVBoxLayout()
        text.setSpacing(6)
        text.addWidget(Label(theme, name, role=HERO))
        said = self.tr("逐条阅读、批注和对照工作要点，生成 Word 简报。")
        text.addWidget(Label(theme, said, tone="text_2", wrap=True))
        text.addSpacing(8)
        text.addWidget(Label(theme, self.tr("全部内容存在本机的资料库文件里。要点从不联网。"), wrap=True))
        text.addSpacing(8)
        text.addWidget(
            Label(theme, self.tr("以 MIT 许可证发布。© 2026 The Yaodian authors"), tone="text_2", role=SMALL, wrap=True)
        )
        text.addSpacing(8)
        text.addWidget(Label(theme, self._versions(), tone="text_2", role=SMALL, wrap=True))
        self.licences = LinkButton(theme, self.tr("第三方软件和许可证…"))
        self.licences.clicked.connect(lambda: LicencesDialog(theme, self).open())
        text.addWidget(self.licences, 0, Qt.AlignmentFlag.AlignLeft)
        text.addStretch(1)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(24, 22, 24, 18)
        row.setSpacing(20)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        close = PushButton(theme, self.tr("关闭"))
        close.clicked.connect(self.accept)
        lay_out(self, body, Foot(theme, close))
        fit_height(self, 520)

    def _versions(self) -> str:
        return f"Qt {qVersion()} · Python {platform.python_version()} · SQLite {sqlite3.sqlite_version}"
