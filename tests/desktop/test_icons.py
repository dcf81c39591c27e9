"""Every drawing that is named exists, is drawn sharply, and takes the colour of the theme."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

from desktop.icons import app_icon, icon, paint_icon
from desktop.theme import DARK, LIGHT, Mode, Theme

TAKES_ICON = {"icon": 0, "paint_icon": 2, "IconButton": 1, "PushButton": 2, "PrimaryButton": 2, "EmptyState": 1, "add_button": 0}


def strongest(image: QImage) -> QColor:
    """The colour of the most opaque pixel."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=QColor.alpha)


def names_used(tree: ast.AST) -> set[str]:
    """Names of drawings given as plain strings to whatever takes one."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = TAKES_ICON.get(called)
        given = [node.args[place]] if place is not None and len(node.args) > place else []
        given += [keyword.value for keyword in node.keywords if keyword.arg == "icon_name"]
        found |= {value.value for value in given if isinstance(value, ast.Constant) and isinstance(value.value, str)}
    return {name for name in found if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)}


def test_every_drawing_used_in_the_window_exists(project: Path):
    drawings = {path.stem for path in (project / "resources" / "icons").glob("*.svg")}
    for source in (project / "desktop").rglob("*.py"):
        missing = names_used(ast.parse(source.read_text(encoding="utf-8"))) - drawings
        assert not missing, source


def test_every_drawing_can_be_drawn(project: Path, theme: Theme):
    for path in sorted((project / "resources" / "icons").glob("*.svg")):
        image = icon(path.stem, theme).pixmap(QSize(16, 16)).toImage()
        assert strongest(image).alpha() > 100, path.stem


def test_the_licence_lies_beside_the_drawings(project: Path):
    assert "ISC License" in (project / "resources" / "icons" / "LICENSE").read_text(encoding="utf-8")


def test_a_drawing_that_does_not_exist_is_an_error(theme: Theme):
    with pytest.raises(KeyError):
        icon("no-such-drawing", theme)
    with pytest.raises(KeyError):
        icon("split", theme, "no_such_colour")


def test_an_icon_takes_the_colour_of_its_state(theme: Theme):
    split = icon("split", theme)

    def shown(mode: QIcon.Mode, state: QIcon.State = QIcon.State.Off) -> QColor:
        return strongest(split.pixmap(QSize(48, 48), mode, state).toImage())

    assert shown(QIcon.Mode.Normal) == LIGHT.text_2
    assert shown(QIcon.Mode.Active) == LIGHT.text
    assert shown(QIcon.Mode.Normal, QIcon.State.On) == LIGHT.accent
    assert shown(QIcon.Mode.Disabled) == LIGHT.text_off


def test_an_icon_made_before_follows_the_theme(theme: Theme):
    made = icon("check", theme, "ok")
    assert strongest(made.pixmap(QSize(48, 48)).toImage()) == LIGHT.ok
    theme.mode = Mode.DARK
    assert strongest(made.pixmap(QSize(48, 48)).toImage()) == DARK.ok


def test_a_copy_of_an_icon_outlives_it(theme: Theme):
    copy = QIcon(icon("check", theme))
    copy.addPixmap(icon("x", theme).pixmap(QSize(16, 16)))
    assert not copy.pixmap(QSize(16, 16)).isNull()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_has_the_pixels_of_the_screen(theme: Theme, ratio: float):
    pixmap = icon("split", theme).pixmap(QSize(16, 16), ratio)
    assert pixmap.width() == round(16 * ratio)
    assert pixmap.devicePixelRatio() == ratio


def test_painting_keeps_a_drawing_square_and_inside(theme: Theme):
    image = QImage(60, 20, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, QRect(0, 0, 60, 20), "square-split-vertical", QColor("#FF0000"))
    paint_icon(painter, QRect(), "x", QColor("#FF0000"))
    painter.end()
    inked = [x for x in range(60) if any(image.pixelColor(x, y).alpha() for y in range(20))]
    assert min(inked) >= 20
    assert max(inked) < 40


def test_the_program_has_a_sign_of_its_own(qapp):
    assert len(app_icon().availableSizes()) >= 5
