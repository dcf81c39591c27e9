"""Which colours, fonts and row heights the window uses now, and the one object that hands them out.

Painters read `theme.tokens` while they paint and keep no colour. How controls are drawn is left to `style`.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from desktop.fonts import reader_families, strong, tabular, ui_families
from desktop.style import Style
from desktop.tokens import DARK, LIGHT, MOTION_MS, UI, FontRole, TagColor, Tokens, mix, palette

__all__ = [
    "DARK",
    "LIGHT",
    "Density",
    "FontRole",
    "Mode",
    "TagColor",
    "Theme",
    "Tokens",
    "mix",
    "palette",
    "reader_families",
    "strong",
    "tabular",
    "ui_families",
]

_USUAL_SIZE = 13


class Mode(StrEnum):
    """Which colours the user chose; `SYSTEM` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Density(StrEnum):
    """How tall the rows of lists and trees are: 24, 28 or 34 pixels at the usual font size."""

    COMPACT = "compact"
    NORMAL = "normal"
    LOOSE = "loose"


_ROWS = {Density.COMPACT: 24, Density.NORMAL: 28, Density.LOOSE: 34}


class Theme(QObject):
    """The theme in use. Made once and passed to every widget that paints; emits `changed` when colours or rows change."""

    changed = Signal()

    def __init__(self, mode: Mode = Mode.SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode = Mode(mode)
        self._density = Density.NORMAL
        self._app: QApplication | None = None
        self._system_dark = _system_is_dark()
        self._tokens = self._choose()
        self.reduced_motion = not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)

    @property
    def mode(self) -> Mode:
        """What the user chose, not what is shown."""
        return self._mode

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._mode = Mode(mode)
        self._tell_platform()
        self._refresh()

    @property
    def density(self) -> Density:
        """How tall rows are."""
        return self._density

    @density.setter
    def density(self, density: Density) -> None:
        self._density = Density(density)
        self.changed.emit()

    @property
    def tokens(self) -> Tokens:
        """The colours to paint with now."""
        return self._tokens

    @property
    def motion_ms(self) -> int:
        """How long a movement may take; 0 where the user wants none."""
        return 0 if self.reduced_motion else MOTION_MS

    def font(self, role: FontRole = UI) -> QFont:
        """A font of the type scale, in proportion to the system's font size."""
        font = QFont(QApplication.font())
        font.setPixelSize(round(role.size * self._scale()))
        return strong(font) if role.weight >= QFont.Weight.DemiBold else font

    def row_height(self, metrics: QFontMetrics) -> int:
        """Height of one row of a list or tree, never less than the font needs."""
        return max(round(_ROWS[self._density] * self._scale()), metrics.height() + 4)

    def apply(self, app: QApplication) -> None:
        """Give the application our style, palette and font, and follow the desktop's colour scheme from now on."""
        self._app = app
        font = app.font()
        families = ui_families()
        if families:
            font.setFamilies(list(dict.fromkeys([*families, *font.families()])))
        font.setPointSizeF(max(font.pointSizeF(), _USUAL_SIZE * 72 / app.primaryScreen().logicalDotsPerInch()))
        app.setFont(font)
        app.setStyle(Style(self))
        app.setPalette(palette(self._tokens))
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._tell_platform()

    def _choose(self) -> Tokens:
        if self._mode is Mode.SYSTEM:
            return DARK if self._system_dark else LIGHT
        return DARK if self._mode is Mode.DARK else LIGHT

    def _tell_platform(self) -> None:
        """Let title bars and native dialogs follow the choice."""
        hints = QApplication.styleHints()
        if self._mode is Mode.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if self._mode is Mode.DARK else Qt.ColorScheme.Light)

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        if self._mode is Mode.SYSTEM and scheme is not Qt.ColorScheme.Unknown:
            self._system_dark = scheme is Qt.ColorScheme.Dark
            self._refresh()

    def _refresh(self) -> None:
        tokens = self._choose()
        if tokens is self._tokens:
            return
        self._tokens = tokens
        if self._app is not None:
            self._app.setPalette(palette(tokens))
        self.changed.emit()

    def _scale(self) -> float:
        if self._app is None:
            return 1.0
        dots = self._app.primaryScreen().logicalDotsPerInch()
        return self._app.font().pointSizeF() * dots / 72 / _USUAL_SIZE


def _system_is_dark() -> bool:
    """What the desktop says, or, where it says nothing (some Linux desktops), what its own palette looks like."""
    scheme = QApplication.styleHints().colorScheme()
    if scheme is Qt.ColorScheme.Unknown:
        return QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
    return scheme is Qt.ColorScheme.Dark
