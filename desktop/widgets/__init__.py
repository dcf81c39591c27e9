"""Small building blocks of the window. Each takes the `Theme` first, can be reached by keyboard and has an accessible name."""

from desktop.painting import Underline, draw_focus, draw_tag_square, draw_underline
from desktop.widgets.banner import Banner, BannerKind
from desktop.widgets.buttons import IconButton, LinkButton, PrimaryButton, PushButton
from desktop.widgets.chip import Chip
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.label import ElidedLabel, Label
from desktop.widgets.save_soon import SaveSoon
from desktop.widgets.screen_room import resize_on_screen, screen_room
from desktop.widgets.search_field import SearchField
from desktop.widgets.section_header import SectionHeader
from desktop.widgets.segmented import SegmentedControl
from desktop.widgets.side_panes import SidePanes
from desktop.widgets.splitter import Splitter
from desktop.widgets.surface import Surface, set_surface
from desktop.widgets.toast import Toast
from desktop.widgets.two_rows import TwoRows
from desktop.widgets.unfolding_tree import UnfoldingTree

__all__ = [
    "Banner",
    "BannerKind",
    "Chip",
    "ElidedLabel",
    "EmptyState",
    "FlowLayout",
    "IconButton",
    "Label",
    "LinkButton",
    "PrimaryButton",
    "PushButton",
    "SaveSoon",
    "SearchField",
    "SectionHeader",
    "SegmentedControl",
    "SidePanes",
    "Splitter",
    "Surface",
    "Toast",
    "TwoRows",
    "Underline",
    "UnfoldingTree",
    "draw_focus",
    "draw_tag_square",
    "draw_underline",
    "resize_on_screen",
    "screen_room",
    "set_surface",
]
