"""What is shown when Yaodian can't start: a sentence, and the report as a file. It needs no theme, which may be what failed."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.faults import Faults


class CrashDialog(QMessageBox):
    """The report holds no text of any document."""

    def __init__(self, faults: Faults, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = faults.report
        self.setIcon(QMessageBox.Icon.Critical)
        self.setWindowTitle(self.tr("要点"))
        self.setText(self.tr("要点没有能够启动。资料库未受影响。"))
        place = str(self._report) if self._report else str(faults.folder)
        self.setInformativeText(self.tr("报告在：{place}\n里面没有文件的内容，可以发给支持人员。").format(place=place))
        self.details = self._report.read_text(encoding="utf-8") if self._report else ""
        self.setDetailedText(self.details)  # to be read before it is sent anywhere
        self.copy_button = self.addButton(self.tr("复制详情"), QMessageBox.ButtonRole.ActionRole)
        self.open_button = self.addButton(self.tr("打开报告"), QMessageBox.ButtonRole.ActionRole)
        self.addButton(self.tr("关闭"), QMessageBox.ButtonRole.RejectRole)
        self.buttonClicked.connect(self._clicked)

    def _clicked(self, button: object) -> None:
        if button is self.copy_button:
            QGuiApplication.clipboard().setText(self.details)
        elif button is self.open_button and self._report is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._report)))
