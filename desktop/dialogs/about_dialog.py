"""关于要点: name, version, licence, that nothing leaves the machine, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.dialogs.frame import Foot, fit_height, lay_out
from desktop.icons import app_icon
from desktop.theme import Theme
from desktop.tokens import HERO, SMALL, SMALL_STRONG
from desktop.widgets import Label, PushButton

THIRD_PARTY = (
    ("Qt, PySide6", "LGPL-3.0"),
    ("Python", "PSF-2.0"),
    ("SQLite", "public domain"),
    ("cn2an, proces", "MIT"),
    ("jieba", "MIT"),
    ("regex", "Apache-2.0, CNRI-Python"),
    ("OpenCC", "Apache-2.0"),
    ("python-docx", "MIT"),
    ("lxml", "BSD-3-Clause"),
    ("ofdkit", "Apache-2.0"),
    ("olefile", "BSD-2-Clause"),
    ("pypdfium2", "Apache-2.0, BSD-3-Clause"),
    ("RapidFuzz", "MIT"),
    ("sqlite-utils", "Apache-2.0"),
    ("Lucide", "ISC"),
)


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
        text.addWidget(Label(theme, self.tr("使用的第三方软件"), tone="text_2", role=SMALL_STRONG))
        text.addLayout(_licences(theme))
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


def _licences(theme: Theme) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    for row, (name, licence) in enumerate(THIRD_PARTY):
        shown = f"{name} {qVersion()}" if name.startswith("Qt") else name
        grid.addWidget(Label(theme, shown, tone="text_2", role=SMALL), row, 0)
        grid.addWidget(Label(theme, licence, tone="text_3", role=SMALL), row, 1)
    return grid
