"""The filters at the left of the results: check boxes by year, issuer, region, kind, tag and status with live counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from core.model import ClauseKind, Status, Tag
from desktop.models.annotation_model import status_word
from desktop.outline.words import kind_word
from desktop.painting import draw_box, draw_focus, draw_tag_square
from desktop.reader.marks import tag_label
from desktop.search.filters import ANNOTATED, Facet, Filter, Value, counts
from desktop.search.findings import Findings
from desktop.theme import Theme, tabular
from desktop.tokens import RADIUS_MARK, SMALL, SMALL_STRONG, UI
from desktop.widgets import Label, LinkButton, SectionHeader, Surface, set_surface
from desktop.widgets.buttons import shows_focus
from desktop.widgets.choice_list import Choice, ChoiceList

SHOWN = 8  # values of a facet shown before the rest is asked for
UNFOLDED = 40  # values that are all shown then; of more some are picked from a list
_MARGIN = 12


class FacetBox(QCheckBox):
    """A check box with a count at its right end; a tag with its square on its tint. Long names give way."""

    def __init__(self, theme: Theme, text: str, count: int, tag: Tag | None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._count = f"{count:,}"
        self._tag = tag
        self.setFont(theme.font(UI))
        self.setToolTip(text)
        self.setAccessibleName(self.tr("{name}，%n 处", "", count).format(name=text))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, max(25, self.fontMetrics().height() + 6))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = self._theme.tokens, QPainter(self)
        option: Any = QStyleOptionButton()
        self.initStyleOption(option)
        option.rect = QRect(_MARGIN, (self.height() - 16) // 2, 16, 16)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter, self)
        small = tabular(self._theme.font(SMALL))
        painter.setFont(small)
        painter.setPen(tokens.text_3)
        area = self.rect().adjusted(_MARGIN + 22, 0, -_MARGIN, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._count)
        area.setRight(area.right() - painter.fontMetrics().horizontalAdvance(self._count) - 8)
        painter.setFont(self._theme.font(SMALL) if self._tag else self.font())
        if self._tag:
            text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width() - 30)
            ground = QRect(area.left(), (self.height() - 20) // 2, painter.fontMetrics().horizontalAdvance(text) + 30, 20)
            draw_box(painter, ground, RADIUS_MARK + 1, tokens.tag(self._tag.color - 1).tint)
            square = QRect(ground.left() + 4, (self.height() - 14) // 2, 14, 14)
            draw_tag_square(painter, square, tokens, self._tag.color - 1, tag_label(self._tag))
            area.setLeft(ground.left() + 23)
        else:
            text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(tokens.text)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        if shows_focus(self):
            draw_focus(painter, self.rect().adjusted(4, 0, -4, 0), RADIUS_MARK + 1, tokens)


class FacetPanel(QWidget):
    """Shows what can be chosen and says what is; which hits pass is left to the page."""

    changed = Signal(object)  # the Filter chosen

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chosen = Filter()
        self._open: set[Facet] = set()
        self._findings: Findings | None = None
        self._tags: Mapping[str, Tag] = {}
        self._head = SectionHeader(theme, self.tr("筛选"))
        self._clear = LinkButton(theme, self.tr("清除"), role=SMALL)
        self._clear.clicked.connect(self.clear)
        self._head.add_widget(self._clear)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its boxes take it
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._area, 1)
        set_surface(self, Surface.PANEL)
        set_surface(self._area, Surface.PANEL)
        self._fill()

    def chosen(self) -> Filter:
        """What is chosen now."""
        return self._chosen

    def show_findings(self, findings: Findings | None, tags: Iterable[Tag], chosen: Filter) -> None:
        """Offer the values that these findings have, with this choice."""
        self._findings, self._chosen = findings, chosen
        self._tags = {tag.name: tag for tag in tags}
        self._fill()

    def clear(self) -> None:
        """Choose everything again."""
        self._choose(Filter())

    def boxes(self) -> list[FacetBox]:
        """The boxes shown, from the top."""
        content = self._area.widget()
        return content.findChildren(FacetBox) if content else []

    def _choose(self, chosen: Filter) -> None:
        self._chosen = chosen
        self._fill()
        self.changed.emit(chosen)

    def _fill(self) -> None:
        """Make the boxes anew; the one that had the focus has it again."""
        focused = self.focusWidget()
        kept = focused.text() if isinstance(focused, FacetBox) and focused.hasFocus() else ""
        at = self._area.verticalScrollBar().value()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(0)
        if self._findings is not None and self._findings.hits:
            for facet, title in self._titles():
                self._add_facet(column, facet, title)
        column.addStretch(1)
        if (old := self._area.takeWidget()) is not None:
            old.hide()
            old.deleteLater()  # a click on one of its boxes brought us here
        self._area.setWidget(content)
        set_surface(content, Surface.PANEL)
        self._area.verticalScrollBar().setValue(at)
        self._clear.setEnabled(bool(self._chosen))
        for before, after in pairwise((self._clear, *content.findChildren(QAbstractButton))):
            self.setTabOrder(before, after)  # else what is made last comes last
        for box in self.boxes():
            if kept and box.text() == kept:
                box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _titles(self) -> tuple[tuple[Facet, str], ...]:
        return (
            (Facet.YEAR, self.tr("内容年份")),
            (Facet.ISSUER, self.tr("发文机关")),
            (Facet.REGION, self.tr("地区")),
            (Facet.KIND, self.tr("条目类型")),
            (Facet.TAG, self.tr("标签")),
            (Facet.STATUS, self.tr("批注")),
        )

    def _add_facet(self, column: QVBoxLayout, facet: Facet, title: str) -> None:
        findings = self._findings
        if findings is None:
            return
        found = counts(findings, self._chosen, facet)
        if not found:
            return
        if findings.truncated and not facet.of_plans:
            title = self.tr("{title}（列出的）").format(title=title)
        head = Label(self._theme, title, tone="text_2", role=SMALL_STRONG)
        head.setContentsMargins(_MARGIN, 12, _MARGIN, 4)
        column.addWidget(head)
        ordered = self._ordered(facet, counts(findings, Filter(), facet) if self._chosen else found)
        out = self._chosen.of(facet)
        if not facet.asked_for and out.issuperset(ordered[:SHOWN]):
            ordered.sort(key=lambda value: value in out)  # what is kept comes into sight
        shown = ordered if facet in self._open else ordered[:SHOWN]
        for value in shown:
            column.addWidget(self._box(facet, value, found[value]))
        if len(shown) < len(ordered):
            more = LinkButton(self._theme, self.tr("另有 {count} 个").format(count=len(ordered) - len(shown)), role=SMALL)
            more.clicked.connect(lambda: self._unfold(facet) if len(ordered) <= UNFOLDED else self._offer(facet, title))
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
            more.setContentsMargins(_MARGIN, 0, 0, 0)

    def _ordered(self, facet: Facet, found: Mapping[Value, int]) -> list[Value]:
        if facet is Facet.YEAR:
            return sorted(found, key=lambda year: -(year if isinstance(year, int) else 0))
        if facet is Facet.TAG:
            return [name for name in self._tags if name in found]
        if facet is Facet.STATUS:
            return [status for status in (ANNOTATED, *Status) if status in found]
        return sorted(found, key=lambda value: (value is None, -found[value], str(value)))

    def _box(self, facet: Facet, value: Value, count: int) -> FacetBox:
        box = FacetBox(self._theme, self._name(facet, value), count, self._tags.get(str(value)) if facet is Facet.TAG else None)
        box.setChecked((value in self._chosen.of(facet)) is facet.asked_for)
        box.clicked.connect(lambda: self._choose(self._chosen.toggled(facet, value)))
        if not facet.asked_for:
            box.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            box.customContextMenuRequested.connect(lambda at: self._menu(facet, value, box.mapToGlobal(at)))
            box.setToolTip(self.tr("{name}（右键：只看这一个）").format(name=box.text()))
        return box

    def _menu(self, facet: Facet, value: Value, at: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        only = menu.addAction(self.tr("只看“{name}”").format(name=self._name(facet, value).replace("&", "&&")))
        only.triggered.connect(lambda: self._choose(self._chosen.only(facet, value, self._every(facet))))
        every = menu.addAction(self.tr("不限"))
        every.setEnabled(bool(self._chosen.of(facet)))
        every.triggered.connect(lambda: self._choose(self._chosen.without(facet)))
        menu.popup(at)

    def _every(self, facet: Facet) -> Mapping[Value, int]:
        return counts(self._findings, Filter(), facet) if self._findings is not None else {}

    def _offer(self, facet: Facet, title: str) -> None:
        """The values of a facet with very many, to pick some of them by their words."""
        offered = ChoiceList(self._theme, title, self._head, hint=self.tr("查找{kind}").format(kind=title))

        def offer() -> None:
            if self._findings is not None:
                found, out, every = counts(self._findings, self._chosen, facet), self._chosen.of(facet), self._every(facet)
                ordered = self._ordered(facet, every)
                offered.offer(
                    [Choice(each, self._name(facet, each), found[each], bool(out) and each not in out) for each in ordered]
                )

        def pick(value: Any) -> None:
            self._choose(self._chosen.picked(facet, value, self._every(facet)))
            offer()

        offered.chosen.connect(pick)
        offer()
        offered.open()

    def _name(self, facet: Facet, value: Value) -> str:
        if value is None:
            unsaid = {Facet.YEAR: self.tr("年份未写明"), Facet.ISSUER: self.tr("机关未写明"), Facet.REGION: self.tr("地区未写明")}
            return unsaid.get(facet, "")
        if facet is Facet.KIND:
            return kind_word(ClauseKind(value))
        if facet is Facet.STATUS:
            return self.tr("有批注") if value == ANNOTATED else status_word(Status(value))
        return str(value)

    def _unfold(self, facet: Facet) -> None:
        self._open.add(facet)
        self._fill()
