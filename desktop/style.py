"""Fusion with our metrics and flat controls. Says which function of `controls` draws what; holds no colour itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractSlider,
    QComboBox,
    QPlainTextEdit,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionTab,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from desktop import controls, menus
from desktop.icons import icon
from desktop.metrics import ARROW_ROOM, CONTROL_HEIGHT, HINTS, ICON_GAP, LEAST_HEIGHT, METRICS, QT_ICON_GAP, scroll_bar_part
from desktop.painting import draw_box, draw_focus
from desktop.tokens import RADIUS_CONTROL, RADIUS_MARK, Tokens

if TYPE_CHECKING:
    from desktop.theme import Theme

_Primitive = QStyle.PrimitiveElement
_Control = QStyle.ControlElement
_Complex = QStyle.ComplexControl
_Metric = QStyle.PixelMetric
_Contents = QStyle.ContentsType
_Hint = QStyle.StyleHint

_ARROWS = {
    _Primitive.PE_IndicatorArrowDown: "down",
    _Primitive.PE_IndicatorArrowLeft: "left",
    _Primitive.PE_IndicatorArrowRight: "right",
    _Primitive.PE_IndicatorArrowUp: "up",
    _Primitive.PE_IndicatorHeaderArrow: "down",
    _Primitive.PE_IndicatorSpinDown: "down",
    _Primitive.PE_IndicatorSpinUp: "up",
}

_PRIMITIVES: dict[QStyle.PrimitiveElement, Callable[[QPainter, Any, Tokens], None]] = {
    _Primitive.PE_FrameGroupBox: controls.group_box,
    _Primitive.PE_FrameTabBarBase: controls.tab_bar_base,
    _Primitive.PE_IndicatorBranch: controls.branch,
    _Primitive.PE_IndicatorCheckBox: controls.check_box,
    _Primitive.PE_IndicatorItemViewItemCheck: controls.check_box,
    _Primitive.PE_IndicatorItemViewItemDrop: controls.drop_line,
    _Primitive.PE_IndicatorRadioButton: controls.radio_button,
    _Primitive.PE_IndicatorToolBarSeparator: controls.tool_bar_separator,
    _Primitive.PE_PanelItemViewItem: controls.item_row,
    _Primitive.PE_PanelItemViewRow: controls.item_row,
    _Primitive.PE_PanelLineEdit: controls.line_edit,
    _Primitive.PE_PanelMenu: controls.popup,
    _Primitive.PE_PanelStatusBar: controls.status_bar,
    _Primitive.PE_PanelTipLabel: controls.popup,
}

_CONTROLS: dict[QStyle.ControlElement, Callable[[QPainter, Any, Tokens], None]] = {
    _Control.CE_HeaderEmptyArea: controls.header_empty,
    _Control.CE_HeaderSection: controls.header_section,
    _Control.CE_MenuBarEmptyArea: controls.bar,
    _Control.CE_ProgressBar: controls.progress_bar,
    _Control.CE_Splitter: controls.splitter,
    _Control.CE_TabBarTabShape: controls.tab_shape,
    _Control.CE_ToolBar: controls.tool_bar,
}

_SIGNS = {
    QStyle.StandardPixmap.SP_LineEditClearButton: ("x", None),
    QStyle.StandardPixmap.SP_MessageBoxCritical: ("circle-x", "err"),
    QStyle.StandardPixmap.SP_MessageBoxInformation: ("info", "accent"),
    QStyle.StandardPixmap.SP_MessageBoxQuestion: ("circle-question-mark", "accent"),
    QStyle.StandardPixmap.SP_MessageBoxWarning: ("triangle-alert", "warn"),
}

_NOT_DRAWN = {
    _Primitive.PE_FrameMenu,
    _Primitive.PE_FrameStatusBarItem,
    _Primitive.PE_FrameTabWidget,
    _Primitive.PE_PanelMenuBar,
}

_HAS_MENU = QStyleOptionButton.ButtonFeature.HasMenu
_OWN_RING = (QPushButton, QComboBox, QAbstractSlider, QTabBar)


class Style(QProxyStyle):
    """Draws controls with the tokens the theme has at the moment of painting."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme

    def pixelMetric(
        self, metric: QStyle.PixelMetric, /, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric is _Metric.PM_DefaultFrameWidth:
            return 2 if isinstance(widget, QTextEdit | QPlainTextEdit) else 1
        own = METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if own is None else own

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        /,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803
    ) -> int:
        if hint is _Hint.SH_Widget_Animation_Duration:
            return self._theme.motion_ms
        own = HINTS.get(hint)
        return super().styleHint(hint, option, widget, returnData) if own is None else own

    def sizeFromContents(self, type: QStyle.ContentsType, option: Any, size: QSize, widget: QWidget) -> QSize:  # noqa: A002
        if type is _Contents.CT_PushButton:
            wider = ICON_GAP - QT_ICON_GAP if _has_icon_and_text(option) else 0
            return QSize(size.width() + 26 + wider, max(CONTROL_HEIGHT, size.height() + 8))
        if type is _Contents.CT_MenuBarItem:
            return QSize(size.width() + 18, max(28, size.height() + 8))
        if type is _Contents.CT_MenuItem:
            return menus.menu_item_size(option, size, self._theme.row_height(option.fontMetrics))
        least = LEAST_HEIGHT.get(type, 0)
        if type is _Contents.CT_ItemViewItem:
            least = self._theme.row_height(option.fontMetrics)
        return super().sizeFromContents(type, option, size, widget).expandedTo(QSize(0, least))

    def subControlRect(self, cc: QStyle.ComplexControl, opt: Any, sc: QStyle.SubControl, widget: QWidget) -> QRect:
        if cc is _Complex.CC_ScrollBar:
            return scroll_bar_part(opt, sc)
        if cc is _Complex.CC_ComboBox and sc is QStyle.SubControl.SC_ComboBoxEditField:
            return opt.rect.adjusted(8 if not opt.editable else 5, 1, -ARROW_ROOM, -1)
        if cc is _Complex.CC_ComboBox and sc is QStyle.SubControl.SC_ComboBoxArrow:
            return QRect(opt.rect.right() - ARROW_ROOM, opt.rect.top(), ARROW_ROOM, opt.rect.height())
        return super().subControlRect(cc, opt, sc, widget)

    def subElementRect(self, element: QStyle.SubElement, option: Any, widget: QWidget) -> QRect:
        rect = super().subElementRect(element, option, widget)
        if element is QStyle.SubElement.SE_LineEditContents and option.lineWidth > 0:
            return rect.adjusted(5, 0, -5, 0)
        return rect

    def standardIcon(
        self,
        standardIcon: QStyle.StandardPixmap,  # noqa: N803
        /,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> QIcon:
        if standardIcon in _SIGNS:
            name, role = _SIGNS[standardIcon]
            return icon(name, self._theme, role)
        return super().standardIcon(standardIcon, option, widget)

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: Any, painter: QPainter, /, widget: QWidget | None = None
    ) -> None:
        tokens = self._theme.tokens
        if element in _NOT_DRAWN:
            return
        if element in _ARROWS:
            controls.arrow(painter, option, tokens, _ARROWS[element])
        elif element in _PRIMITIVES:
            _PRIMITIVES[element](painter, option, tokens)
        elif element is _Primitive.PE_FrameFocusRect:
            self._focus_rect(painter, option, widget)
        elif element is _Primitive.PE_Frame:
            controls.frame(painter, option, tokens, widget)
        elif element is _Primitive.PE_PanelButtonCommand or _is_framed_tool(element, widget):
            controls.push_button(painter, option, tokens, primary=_is_primary(widget))
        elif element is _Primitive.PE_PanelButtonTool:
            controls.tool_button(painter, option, tokens)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self, element: QStyle.ControlElement, option: Any, painter: QPainter, /, widget: QWidget | None = None
    ) -> None:
        tokens = self._theme.tokens
        match element:
            case _Control.CE_PushButtonBevel:
                self._push_button_bevel(painter, option, widget)
            case _Control.CE_PushButtonLabel:
                self._push_button_label(painter, option, widget)
            case _Control.CE_ComboBoxLabel:
                self._combo_box_label(painter, option, widget)
            case _Control.CE_ToolButtonLabel if _is_beside_text(option):
                controls.icon_and_text(painter, option, self)
            case _Control.CE_TabBarTabLabel if not controls.is_on(option, QStyle.StateFlag.State_Selected):
                quiet: Any = QStyleOptionTab(option)
                for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText, QPalette.ColorRole.Text):
                    quiet.palette.setColor(role, tokens.text_2)
                super().drawControl(element, quiet, painter, widget)
            case _Control.CE_MenuItem:
                menus.menu_item(painter, option, tokens, self)
            case _Control.CE_MenuBarItem:
                menus.menu_bar_item(painter, option, tokens, self)
            case _ if element in _CONTROLS:
                _CONTROLS[element](painter, option, tokens)
            case _Control.CE_ShapedFrame if controls.shaped_frame(painter, option, tokens):
                pass
            case _:
                super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self, control: QStyle.ComplexControl, option: Any, painter: QPainter, /, widget: QWidget | None = None
    ) -> None:
        tokens = self._theme.tokens
        match control:
            case _Complex.CC_ScrollBar:
                handle = scroll_bar_part(option, QStyle.SubControl.SC_ScrollBarSlider)
                controls.scroll_bar(painter, option, tokens, handle)
            case _Complex.CC_ComboBox:
                controls.push_button(painter, option, tokens, primary=False)
                room = QRect(option.rect.right() - ARROW_ROOM, option.rect.top(), ARROW_ROOM, option.rect.height())
                controls.arrow(painter, option, tokens, "down", room)
            case _Complex.CC_SpinBox:
                self._spin_box(painter, option, widget)
            case _Complex.CC_Slider if widget is not None:
                handle = self.subControlRect(control, option, QStyle.SubControl.SC_SliderHandle, widget)
                controls.slider(painter, option, tokens, handle)
            case _:
                super().drawComplexControl(control, option, painter, widget)

    def _focus_rect(self, painter: QPainter, option: Any, widget: QWidget | None) -> None:
        if not option.state & QStyle.StateFlag.State_KeyboardFocusChange or isinstance(widget, _OWN_RING):
            return
        if isinstance(widget, QToolButton):
            draw_focus(painter, widget.rect(), RADIUS_CONTROL, self._theme.tokens)
        else:
            draw_focus(painter, option.rect, RADIUS_MARK, self._theme.tokens)

    def _push_button_bevel(self, painter: QPainter, option: Any, widget: QWidget | None) -> None:
        bare: Any = QStyleOptionButton(option)
        bare.features &= ~_HAS_MENU
        super().drawControl(_Control.CE_PushButtonBevel, bare, painter, widget)
        if room := self._menu_room(option, widget):
            controls.menu_sign(painter, option, self._theme.tokens, room)

    def _menu_room(self, option: Any, widget: QWidget | None) -> int:
        """Pixels that a button of a menu has for its sign."""
        return self.pixelMetric(_Metric.PM_MenuButtonIndicator, option, widget) if option.features & _HAS_MENU else 0

    def _push_button_label(self, painter: QPainter, option: Any, widget: QWidget | None) -> None:
        label: Any = QStyleOptionButton(option)
        label.rect = option.rect.adjusted(0, 0, -self._menu_room(option, widget), 0)
        label.features &= ~_HAS_MENU
        if _is_primary(widget) and controls.is_on(option, QStyle.StateFlag.State_Enabled):
            label.palette.setColor(QPalette.ColorRole.ButtonText, self._theme.tokens.on_accent)
        if _has_icon_and_text(option):
            controls.icon_and_text(painter, label, self)
        else:
            super().drawControl(_Control.CE_PushButtonLabel, label, painter, widget)

    def _combo_box_label(self, painter: QPainter, option: Any, widget: QWidget | None) -> None:
        """Qt cuts off what is too long; an ellipsis says that there is more."""
        label: Any = QStyleOptionComboBox(option)
        if widget is not None:
            room = self.subControlRect(_Complex.CC_ComboBox, label, QStyle.SubControl.SC_ComboBoxEditField, widget).width() - 2
            room -= 0 if label.currentIcon.isNull() else label.iconSize.width() + 4
            label.currentText = label.fontMetrics.elidedText(label.currentText, Qt.TextElideMode.ElideRight, room)
        super().drawControl(_Control.CE_ComboBoxLabel, label, painter, widget)

    def _spin_box(self, painter: QPainter, option: Any, widget: QWidget | None) -> None:
        tokens = self._theme.tokens
        draw_box(painter, option.rect, RADIUS_CONTROL, tokens.bg_page, tokens.control)
        if controls.is_on(option, QStyle.StateFlag.State_HasFocus):
            draw_focus(painter, option.rect, RADIUS_CONTROL, tokens)
        if widget is not None:
            for part, direction in ((QStyle.SubControl.SC_SpinBoxUp, "up"), (QStyle.SubControl.SC_SpinBoxDown, "down")):
                room = super().subControlRect(_Complex.CC_SpinBox, option, part, widget)
                controls.arrow(painter, option, tokens, direction, room)


def _has_icon_and_text(option: Any) -> bool:
    return bool(option.text) and not option.icon.isNull()


def _is_beside_text(option: Any) -> bool:
    return option.toolButtonStyle is Qt.ToolButtonStyle.ToolButtonTextBesideIcon and _has_icon_and_text(option)


def _is_framed_tool(element: QStyle.PrimitiveElement, widget: QWidget | None) -> bool:
    return element is _Primitive.PE_PanelButtonTool and isinstance(widget, QToolButton) and not widget.autoRaise()


def _is_primary(widget: QWidget | None) -> bool:
    """Marked so, or the button that Enter presses in a dialog."""
    if isinstance(widget, QPushButton) and widget.isDefault():
        return True
    return widget is not None and bool(widget.property("primary"))
