"""The values the window is drawn with: colours of both themes, type scale, radii. `theme` says which are in use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

from PySide6.QtGui import QColor, QFont, QPalette

from core.model import Relation


class FontRole(NamedTuple):
    """A size of the type scale in pixels at the usual font size, and a weight."""

    size: int
    weight: QFont.Weight = QFont.Weight.Normal


UI = FontRole(13)
UI_STRONG = FontRole(13, QFont.Weight.DemiBold)
SMALL = FontRole(12)
SMALL_STRONG = FontRole(12, QFont.Weight.DemiBold)
SMALLEST = FontRole(11)
SMALLEST_STRONG = FontRole(11, QFont.Weight.DemiBold)
PAGE_TITLE = FontRole(16, QFont.Weight.DemiBold)
HERO = FontRole(24, QFont.Weight.DemiBold)

RADIUS_MARK = 3
RADIUS_CONTROL = 6
RADIUS_CARD = 8
RADIUS_DIALOG = 10
RADIUS_CHIP = 11
MOTION_MS = 120


@dataclass(frozen=True)
class TagColor:
    """One of the eight tag colours: the bar and number square, the digit on it, and the tint under text."""

    bar: QColor
    digit: QColor
    tint: QColor


@dataclass(frozen=True)
class Tokens:
    """Every colour of one theme. All are opaque."""

    dark: bool
    bg_window: QColor
    bg_panel: QColor
    bg_page: QColor
    bg_hover: QColor
    bg_selected: QColor
    line: QColor
    line_strong: QColor
    control: QColor
    text: QColor
    text_2: QColor
    text_3: QColor
    text_off: QColor
    accent: QColor
    on_accent: QColor
    ok: QColor
    warn: QColor
    err: QColor
    warn_bg: QColor
    err_bg: QColor
    noise_bg: QColor
    hit: QColor
    hit_edge: QColor
    hit_current: QColor
    selection: QColor
    added: QColor
    added_line: QColor
    removed: QColor
    removed_line: QColor
    tags: tuple[TagColor, ...]
    relations: Mapping[Relation | Literal["moved"], QColor]

    def tag(self, index: int) -> TagColor:
        """The colour of tag number `index` (0-based); a ninth tag has the colour of the first."""
        return self.tags[index % len(self.tags)]


def mix(below: QColor, above: QColor, share: float) -> QColor:
    """`above` laid over `below` with opacity `share` (0 to 1), as an opaque colour."""
    pairs = ((below.red(), above.red()), (below.green(), above.green()), (below.blue(), above.blue()))
    return QColor(*(round(low + (high - low) * share) for low, high in pairs))


def _tags(page: str, share: float, *rows: tuple[str, str]) -> tuple[TagColor, ...]:
    return tuple(TagColor(QColor(bar), QColor(digit), mix(QColor(page), QColor(bar), share)) for bar, digit in rows)


def _relations(*colors: str) -> Mapping[Relation | Literal["moved"], QColor]:
    names: tuple[Relation | Literal["moved"], ...] = (
        Relation.UNCHANGED,
        Relation.REVISED,
        Relation.SPLIT,
        Relation.MERGED,
        Relation.NEW,
        Relation.DROPPED,
        "moved",
    )
    return MappingProxyType({name: QColor(color) for name, color in zip(names, colors, strict=True)})


LIGHT = Tokens(
    dark=False,
    bg_window=QColor("#EFEFEC"),
    bg_panel=QColor("#F7F7F5"),
    bg_page=QColor("#FFFFFF"),
    bg_hover=QColor("#EBEBE7"),
    bg_selected=QColor("#E3EBF8"),
    line=QColor("#DCDCD6"),
    line_strong=QColor("#BEBEB6"),
    control=QColor("#85857D"),
    text=QColor("#1C1E21"),
    text_2=QColor("#4E5358"),
    text_3=QColor("#64696F"),
    text_off=QColor("#A6A9AB"),
    accent=QColor("#2456A6"),
    on_accent=QColor("#FFFFFF"),
    ok=QColor("#2B7434"),
    warn=QColor("#8A5A00"),
    err=QColor("#B3261E"),
    warn_bg=QColor("#FBF0D6"),
    err_bg=QColor("#FBE9E7"),
    noise_bg=QColor("#EFEDE8"),
    hit=QColor("#FFE58A"),
    hit_edge=QColor("#B07A00"),
    hit_current=QColor("#FFC233"),
    selection=QColor("#B4D0F7"),
    added=QColor("#D8EFEA"),
    added_line=QColor("#0F6B5C"),
    removed=QColor("#FBE3D6"),
    removed_line=QColor("#A33E12"),
    tags=_tags(
        "#FFFFFF",
        0.13,
        ("#2B31AB", "#FFFFFF"),
        ("#994407", "#FFFFFF"),
        ("#2F6D5D", "#FFFFFF"),
        ("#9753D1", "#FFFFFF"),
        ("#6C0A09", "#FFFFFF"),
        ("#5F94B0", "#101214"),
        ("#B28307", "#101214"),
        ("#2C3947", "#FFFFFF"),
    ),
    relations=_relations("#636A72", "#2456A6", "#7443B0", "#0B6E86", "#2B7434", "#A83F17", "#8A5A00"),
)

DARK = Tokens(
    dark=True,
    bg_window=QColor("#17191C"),
    bg_panel=QColor("#1E2124"),
    bg_page=QColor("#25282C"),
    bg_hover=QColor("#2B2F34"),
    bg_selected=QColor("#26364D"),
    line=QColor("#34383D"),
    line_strong=QColor("#4A5057"),
    control=QColor("#7C848D"),
    text=QColor("#E6E8EA"),
    text_2=QColor("#B4BAC1"),
    text_3=QColor("#979EA6"),
    text_off=QColor("#5F656C"),
    accent=QColor("#86B0F2"),
    on_accent=QColor("#10233F"),
    ok=QColor("#7FCB8C"),
    warn=QColor("#E3B552"),
    err=QColor("#F2938B"),
    warn_bg=QColor("#3A3118"),
    err_bg=QColor("#402422"),
    noise_bg=QColor("#2A2B2D"),
    hit=QColor("#5C4A12"),
    hit_edge=QColor("#E0B040"),
    hit_current=QColor("#785A0A"),
    selection=QColor("#38557F"),
    added=QColor("#17403A"),
    added_line=QColor("#6FD3C0"),
    removed=QColor("#4D2A1B"),
    removed_line=QColor("#F2A27F"),
    tags=_tags(
        "#25282C",
        0.22,
        ("#4087FD", "#101214"),
        ("#C45314", "#FFFFFF"),
        ("#4F8871", "#101214"),
        ("#A056B7", "#FFFFFF"),
        ("#EA979B", "#101214"),
        ("#21C5E5", "#101214"),
        ("#F2D847", "#101214"),
        ("#D6E2F6", "#101214"),
    ),
    relations=_relations("#A0A8B0", "#86B0F2", "#BC9DF2", "#58C4DA", "#7FCB8C", "#F2A27F", "#E3B552"),
)


def palette(tokens: Tokens) -> QPalette:
    """The palette of all three groups. Window, AlternateBase and Base are the bars, the side panels and the page."""
    role = QPalette.ColorRole
    colors = {
        role.Window: tokens.bg_window,
        role.WindowText: tokens.text,
        role.Base: tokens.bg_page,
        role.AlternateBase: tokens.bg_panel,
        role.Text: tokens.text,
        role.Button: tokens.bg_page,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.ToolTipBase: tokens.bg_page,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.text_3,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Accent: tokens.accent,
        role.Light: tokens.bg_page,
        role.Midlight: tokens.bg_hover,
        role.Mid: tokens.line,
        role.Dark: tokens.line_strong,
        role.Shadow: tokens.control,
    }
    faded = {role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.PlaceholderText, role.Link, role.ToolTipText}
    result = QPalette()
    for name, color in colors.items():
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            result.setColor(group, name, color)
        result.setColor(QPalette.ColorGroup.Disabled, name, tokens.text_off if name in faded else color)
    result.setColor(QPalette.ColorGroup.Disabled, role.Highlight, tokens.bg_hover)
    result.setColor(QPalette.ColorGroup.Disabled, role.Accent, tokens.line_strong)
    return result
