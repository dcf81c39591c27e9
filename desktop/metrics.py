"""Sizes and habits of controls in pixels at 100 %, in the tables that `style` answers Qt from, and where their parts are."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle

_Metric = QStyle.PixelMetric
_Hint = QStyle.StyleHint
_Contents = QStyle.ContentsType

ARROW_ROOM = 24
CONTROL_HEIGHT = 30
ICON_GAP = 6
QT_ICON_GAP = 4  # what Qt counts between icon and text when it says how wide a button's contents are
SLIDER_LEAST = 28

METRICS = {
    _Metric.PM_ButtonIconSize: 16,
    _Metric.PM_ButtonShiftHorizontal: 0,
    _Metric.PM_ButtonShiftVertical: 0,
    _Metric.PM_ExclusiveIndicatorHeight: 16,
    _Metric.PM_ExclusiveIndicatorWidth: 16,
    _Metric.PM_FocusFrameHMargin: 5,
    _Metric.PM_HeaderMargin: 7,
    _Metric.PM_IndicatorHeight: 16,
    _Metric.PM_IndicatorWidth: 16,
    _Metric.PM_LayoutHorizontalSpacing: 8,
    _Metric.PM_LayoutVerticalSpacing: 8,
    _Metric.PM_ListViewIconSize: 16,
    _Metric.PM_MenuBarHMargin: 6,
    _Metric.PM_MenuBarItemSpacing: 0,
    _Metric.PM_MenuBarPanelWidth: 0,
    _Metric.PM_MenuBarVMargin: 0,
    _Metric.PM_MenuHMargin: 0,
    _Metric.PM_MenuPanelWidth: 1,
    _Metric.PM_MenuVMargin: 4,
    _Metric.PM_ScrollBarExtent: 12,
    _Metric.PM_ScrollBarSliderMin: SLIDER_LEAST,
    _Metric.PM_SliderControlThickness: 22,
    _Metric.PM_SliderLength: 22,
    _Metric.PM_SliderThickness: 22,
    _Metric.PM_SmallIconSize: 16,
    _Metric.PM_SplitterWidth: 1,
    _Metric.PM_TabBarBaseOverlap: 0,
    _Metric.PM_TabBarTabHSpace: 20,
    _Metric.PM_TabBarTabShiftVertical: 0,
    _Metric.PM_TabBarTabVSpace: 16,
    _Metric.PM_ToolBarFrameWidth: 0,
    _Metric.PM_ToolBarIconSize: 16,
    _Metric.PM_ToolBarItemMargin: 7,
    _Metric.PM_ToolBarItemSpacing: 4,
    _Metric.PM_ToolTipLabelFrameWidth: 6,
    _Metric.PM_TreeViewIndentation: 18,
}

HINTS = {
    _Hint.SH_ComboBox_Popup: 0,
    _Hint.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    _Hint.SH_EtchDisabledText: 0,
    _Hint.SH_ItemView_ShowDecorationSelected: 1,
    _Hint.SH_ScrollBar_Transient: 0,
    _Hint.SH_TabBar_Alignment: int(Qt.AlignmentFlag.AlignLeft.value),
    _Hint.SH_ToolTipLabel_Opacity: 255,
}

LEAST_HEIGHT = {
    _Contents.CT_CheckBox: 24,
    _Contents.CT_ComboBox: CONTROL_HEIGHT,
    _Contents.CT_HeaderSection: 28,
    _Contents.CT_LineEdit: CONTROL_HEIGHT,
    _Contents.CT_RadioButton: 24,
    _Contents.CT_SpinBox: CONTROL_HEIGHT,
}


def scroll_bar_part(option: Any, part: QStyle.SubControl) -> QRect:
    """Where the parts of a scroll bar are: no buttons, the groove is all of it."""
    rect: QRect = option.rect
    flat = option.orientation == Qt.Orientation.Horizontal
    length = rect.width() if flat else rect.height()
    steps = option.maximum - option.minimum
    handle = length if steps <= 0 else min(length, max(SLIDER_LEAST, length * option.pageStep // (steps + option.pageStep)))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - handle, bool(option.upsideDown)
    )
    places = {
        QStyle.SubControl.SC_ScrollBarSlider: (start, handle),
        QStyle.SubControl.SC_ScrollBarSubPage: (0, start),
        QStyle.SubControl.SC_ScrollBarAddPage: (start + handle, length - start - handle),
        QStyle.SubControl.SC_ScrollBarGroove: (0, length),
    }
    if part not in places:
        return QRect()
    offset, size = places[part]
    if flat:
        return QRect(rect.left() + offset, rect.top(), size, rect.height())
    return QRect(rect.left(), rect.top() + offset, rect.width(), size)
