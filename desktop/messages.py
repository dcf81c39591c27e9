"""What the window tells the analyst: the banner for what has to be seen, the toast for what passes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from core.model import ImportReport, Notice
from desktop.desk import Desk
from desktop.faults import Faults
from desktop.widgets import Banner, BannerKind, Toast

SHOWN = 4  # sentences in the banner; all of them go into the details


class Messages(QObject):
    """Owns banner and toast and says what the desk and its jobs report."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self.faults: Faults | None = None  # where reports are, once somebody keeps them
        self.toast = Toast(desk.theme, host)
        self.banner = Banner(desk.theme, kind=BannerKind.ERROR, closable=True)
        self.banner.closed.connect(self.banner.hide)
        self.banner.hide()
        self._unsaved = False  # the banner says that the file did not take a change
        desk.editing_changed.connect(self._follow_saving)
        desk.said.connect(self.toast.show_message)
        desk.refused.connect(self.refused)
        desk.jobs.failed.connect(self.failed)
        for asked in (desk.jobs, desk.lookups):
            asked.repeatable.connect(self.offer_again)
        desk.jobs.cancelled.connect(self.cancelled)

    def refused(self, notice: Notice) -> None:
        """Something that the analyst or the machine can put right."""
        text = notice.text(self._desk.language)
        self._say(text, BannerKind.ERROR, text)
        self._unsaved = self._desk.unsaved

    def _follow_saving(self) -> None:
        """The file takes changes again: what was said of it is over."""
        if self._unsaved and not self._desk.unsaved:
            self._unsaved = False
            self.banner.hide()

    def failed(self, details: str) -> None:
        """A fault of ours; the details are for support."""
        self._say(self.tr("这一步没有完成，资料库未受影响。"), BannerKind.ERROR, details)
        self._offer_report()

    def crashed(self) -> None:
        """Yaodian went down the last time."""
        text = self.tr("上次要点意外退出。已存入资料库的内容都在；报告里没有文件的内容。")
        report = self.faults.report if self.faults else None
        self._say(text, BannerKind.WARNING, report.read_text(encoding="utf-8") if report else "")
        self._offer_report()

    def no_chinese_font(self) -> None:
        """Chinese can't be shown: said in English, which can."""
        text = (
            "No Chinese font is installed, so Chinese shows as empty boxes. "
            "Install one, such as fonts-noto-cjk or fonts-wqy-microhei, and start Yaodian again."
        )
        self._say(text, BannerKind.WARNING, text)

    def _offer_report(self) -> None:
        faults = self.faults
        if faults is not None:
            self.banner.add_button(self.tr("打开报告"), lambda: open_file(faults.report) if faults.report else None)

    def offer_again(self, again: Callable[[], object]) -> None:
        """What the banner says was not done can be asked for again."""

        def repeat() -> None:
            self.banner.hide()
            again()

        if not self.banner.isHidden():
            self.banner.add_button(self.tr("重试"), repeat)

    def cancelled(self, job: str) -> None:
        """A job was stopped."""
        self._desk.said.emit(self.tr("已取消：{job}。已完成的部分保留").format(job=job))

    def imported(self, summary: str, take_back: Callable[[], object] | None, review: Callable[[], object] | None) -> None:
        """What came of a batch of files, with the ways to take it back and to look at it, where there are any."""
        links = [(self.tr("撤销"), take_back), (self.tr("查看"), review)]
        (first, action), (second, other) = sorted(links, key=lambda link: link[1] is None)
        self.toast.show_message(summary, first if action else "", action, other_text=second if other else "", other=other)

    def want_a_look(
        self, reports: Sequence[ImportReport], review: Callable[[], object], again: Callable[[list[Path]], object]
    ) -> None:
        """Which files were refused or are doubtful; it stays until it is closed. Refused files can be taken `again`."""
        refused = [report.refused for report in reports if report.refused]
        warned = [
            Notice(f"{Path(report.file).name}：{warning.zh}", f"{Path(report.file).name}: {warning.en}")
            for report in reports
            for warning in report.warnings
        ]
        sentences = [notice.text(self._desk.language) for notice in (*refused, *warned)]
        doubtful = sum(report.refused is None for report in reports)
        said = [self.tr("%n 个来源请核对", "", doubtful)] if doubtful else []
        kind = BannerKind.ERROR if refused else BannerKind.WARNING
        self._say("\n".join([*said, *sentences][:SHOWN]), kind, "\n".join(sentences))
        self.banner.add_button(self.tr("核对"), review)
        missed = [path for report in reports if report.refused and stands_alone(path := Path(report.file))]
        if missed:
            self.offer_again(lambda: again(missed))

    def _say(self, text: str, kind: BannerKind, details: str) -> None:
        self._unsaved = False
        self.banner.clear_buttons()
        self.banner.set_message(text, kind)
        self.banner.add_button(self.tr("复制详情"), lambda: QGuiApplication.clipboard().setText(details))
        self.banner.show()


def stands_alone(path: Path) -> bool:
    """Whether a report is of a file that can be read by itself: not of one in an archive, nor of pasted text."""
    return path.is_absolute() and not any(parent.is_file() for parent in path.parents)


def open_file(path: Path) -> None:
    """Show a file with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
