"""Colours keep their contrast in both themes, and the theme reaches the application and follows its mode."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QStyle

from core.model import Relation
from desktop.theme import DARK, LIGHT, Density, Mode, Theme, Tokens, mix, palette, reader_families, strong, tabular
from desktop.tokens import PAGE_TITLE, SMALL, UI

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
GROUPS = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)


def luminance(color: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (color.redF(), color.greenF(), color.blueF()))
    red, green, blue = parts
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def surfaces(tokens: Tokens) -> dict[str, QColor]:
    names = ("bg_window", "bg_panel", "bg_page", "bg_selected", "bg_hover")
    return {name: getattr(tokens, name) for name in names}


@THEMES
@pytest.mark.parametrize("name", ["text", "text_2", "text_3", "accent", "ok", "warn", "err"])
def test_text_can_be_read_on_every_surface(tokens, name):
    for surface, ground in surfaces(tokens).items():
        assert contrast(getattr(tokens, name), ground) >= 4.5, surface


@THEMES
def test_text_can_be_read_on_every_mark(tokens):
    for ground in (tokens.hit, tokens.hit_current, tokens.selection, tokens.added, tokens.removed, tokens.warn_bg, tokens.err_bg):
        assert contrast(tokens.text, ground) >= 4.5
    for tag in tokens.tags:
        assert contrast(tokens.text, tag.tint) >= 6.5, tag.name
        assert contrast(tokens.text_2, tag.tint) >= 3, f"underlines of facts on {tag.name}"


@THEMES
def test_messages_can_be_read_on_their_own_grounds(tokens):
    assert contrast(tokens.warn, tokens.warn_bg) >= 4.5
    assert contrast(tokens.err, tokens.err_bg) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.text_2, tokens.noise_bg) >= 4.5


@THEMES
def test_control_edges_and_marks_stand_out(tokens):
    for surface in (tokens.bg_window, tokens.bg_panel, tokens.bg_page):
        assert contrast(tokens.control, surface) >= 3
        assert contrast(tokens.accent, surface) >= 3
    for tag in tokens.tags:
        assert contrast(tag.bar, tokens.bg_page) >= 3, tag.name
    assert contrast(tokens.hit_edge, tokens.bg_page) >= 3
    assert contrast(tokens.added_line, tokens.added) >= 3
    assert contrast(tokens.removed_line, tokens.removed) >= 3


@THEMES
def test_the_digit_on_a_tag_square_can_be_read(tokens):
    for tag in tokens.tags:
        assert contrast(tag.digit, tag.bar) >= 4.5, tag.name


@THEMES
def test_every_relation_has_a_colour_that_can_be_read_as_text(tokens):
    assert set(tokens.relations) == {*Relation, "moved"}
    for relation, color in tokens.relations.items():
        for surface, ground in surfaces(tokens).items():
            assert contrast(color, ground) >= 4.5, (relation, surface)


@THEMES
def test_the_palette_sets_every_group_and_fades_what_is_disabled(tokens):
    made = palette(tokens)
    for group in GROUPS:
        assert made.color(group, QPalette.ColorRole.Window) == tokens.bg_window
        assert made.color(group, QPalette.ColorRole.Base) == tokens.bg_page
    assert made.color(QPalette.ColorRole.Accent) == tokens.accent
    assert made.color(QPalette.ColorRole.PlaceholderText) == tokens.text_3
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == tokens.text_off


def test_a_ninth_tag_has_the_colour_of_the_first():
    assert LIGHT.tag(8) is LIGHT.tag(0)
    assert len(LIGHT.tags) == len(DARK.tags) == 8


def test_mixing_stays_between_its_ends():
    assert mix(QColor("#000000"), QColor("#FFFFFF"), 0.0) == QColor("#000000")
    assert mix(QColor("#000000"), QColor("#FFFFFF"), 1.0) == QColor("#FFFFFF")
    assert mix(QColor("#FFFFFF"), LIGHT.tags[0].bar, 0.13) == LIGHT.tags[0].tint


def test_choosing_dark_recolours_the_application_and_says_so(theme: Theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.mode = Mode.DARK
    assert theme.tokens is DARK
    assert QApplication.palette().color(QPalette.ColorRole.Window) == DARK.bg_window


def test_choosing_the_same_again_says_nothing(theme: Theme, qtbot):
    with qtbot.assertNotEmitted(theme.changed):
        theme.mode = Mode.LIGHT


def test_the_system_decides_only_where_it_may(theme: Theme, qapp: QApplication):
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens is LIGHT
    theme.mode = Mode.SYSTEM
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens is DARK
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Unknown)
    assert theme.tokens is DARK
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.tokens is LIGHT


def test_a_mode_can_be_given_as_the_word_in_the_settings(theme: Theme):
    theme.mode = Mode("dark")
    assert theme.mode is Mode.DARK


def test_fonts_keep_their_proportion(theme: Theme):
    assert theme.font(UI).pixelSize() >= 13
    assert theme.font(SMALL).pixelSize() < theme.font(UI).pixelSize() < theme.font(PAGE_TITLE).pixelSize()
    assert theme.font(PAGE_TITLE).bold()
    assert not theme.font(UI).bold()


def test_applying_twice_does_not_let_the_font_grow(theme: Theme, qapp: QApplication):
    before = (qapp.font().pointSizeF(), qapp.font().families())
    theme.apply(qapp)
    assert (qapp.font().pointSizeF(), qapp.font().families()) == before


def test_rows_follow_the_density_and_never_cut_the_font(theme: Theme, qtbot):
    metrics = QFontMetrics(theme.font(UI))
    heights = []
    for density in (Density.COMPACT, Density.NORMAL, Density.LOOSE):
        with qtbot.waitSignal(theme.changed):
            theme.density = density
        heights.append(theme.row_height(metrics))
    assert heights == sorted(set(heights))
    large = theme.font(UI)
    large.setPixelSize(40)
    assert theme.row_height(QFontMetrics(large)) > QFontMetrics(large).height()


def test_digits_and_weight_are_set_on_a_copy(theme: Theme):
    plain = theme.font(UI)
    assert tabular(plain).featureTags()
    assert strong(plain).bold()
    assert not plain.featureTags()
    assert not plain.bold()


def test_reader_has_a_sans_and_a_song_face():
    assert reader_families() != reader_families(serif=True)


def test_no_motion_where_the_user_wants_none(theme: Theme):
    theme.reduced_motion = True
    assert theme.motion_ms == 0
    theme.reduced_motion = False
    assert 0 < theme.motion_ms <= 120


def test_a_plain_label_is_drawn_in_the_colours_of_the_theme(theme: Theme, qapp: QApplication, qtbot):
    label = QLabel("要点")
    qtbot.addWidget(label)
    label.show()
    theme.mode = Mode.DARK
    qapp.processEvents()
    assert label.grab().toImage().pixelColor(0, 0) == DARK.bg_window


def test_the_sign_that_empties_a_field_has_the_colour_of_the_theme(theme: Theme, qapp: QApplication):
    for mode, tokens in ((Mode.LIGHT, LIGHT), (Mode.DARK, DARK)):
        theme.mode = mode
        sign = qapp.style().standardIcon(QStyle.StandardPixmap.SP_LineEditClearButton).pixmap(16, 16).toImage()
        drawn = max((sign.pixelColor(x, y) for x in range(16) for y in range(16)), key=QColor.alpha)
        assert drawn.alpha() > 100 and abs(drawn.lightness() - tokens.text_2.lightness()) < 12
