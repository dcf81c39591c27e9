"""Segmented controls, chips and the layout they flow in."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.model import Relation
from desktop.theme import LIGHT, Mode, Theme
from desktop.widgets import Chip, FlowLayout, SegmentedControl, Underline, draw_tag_square


@pytest.fixture
def modes(theme: Theme, qtbot) -> SegmentedControl:
    control = SegmentedControl(theme, "模式")
    control.add("read", "阅读", "book-open-text")
    control.add("compare", "对照", "git-compare-arrows")
    control.add("search", "检索")
    qtbot.addWidget(control)
    control.show()
    return control


def test_the_first_choice_is_on_and_exactly_one_stays_on(modes: SegmentedControl):
    assert modes.current() == "read"
    modes.set_current("search")
    assert modes.current() == "search"
    assert not modes.button("read").isChecked()


def test_a_click_says_which_choice_is_on(modes: SegmentedControl, qtbot):
    with qtbot.waitSignal(modes.changed) as signal:
        qtbot.mouseClick(modes.button("compare"), Qt.MouseButton.LeftButton)
    assert signal.args == ["compare"]


def test_choosing_what_is_on_says_nothing(modes: SegmentedControl, qtbot):
    with qtbot.assertNotEmitted(modes.changed):
        modes.set_current("read")
        qtbot.mouseClick(modes.button("read"), Qt.MouseButton.LeftButton)


def test_arrow_keys_move_between_choices(modes: SegmentedControl, qtbot):
    qtbot.keyClick(modes.button("read"), Qt.Key.Key_Right)
    assert modes.current() == "compare"
    qtbot.keyClick(modes.button("compare"), Qt.Key.Key_Left)
    assert modes.current() == "read"


def test_a_choice_has_a_name_for_screen_readers(modes: SegmentedControl):
    assert modes.button("compare").accessibleName() == "对照"
    assert modes.accessibleName() == "模式"


def test_an_unknown_choice_is_an_error(modes: SegmentedControl):
    with pytest.raises(KeyError):
        modes.set_current("nowhere")


def test_a_choice_is_painted_otherwise_when_on_and_in_the_dark(modes: SegmentedControl, theme: Theme):
    first = modes.button("compare").grab().toImage()
    modes.set_current("compare")
    second = modes.button("compare").grab().toImage()
    theme.mode = Mode.DARK
    assert first != second
    assert second != modes.button("compare").grab().toImage()


def test_a_chip_is_switched_by_click_and_by_space(theme: Theme, qtbot):
    chip = Chip(theme, "标签", icon_name="tag", count=23)
    qtbot.addWidget(chip)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert not chip.isChecked()


def test_a_chip_tells_its_count_also_to_screen_readers(theme: Theme, qtbot):
    chip = Chip(theme, "命中", count="2/3")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "命中 2/3"
    width = chip.sizeHint().width()
    chip.set_count(1234567)
    assert chip.count() == "1,234,567"
    assert chip.sizeHint().width() > width
    chip.set_count(None)
    assert chip.accessibleName() == "命中"


@pytest.mark.parametrize("underline", list(Underline))
def test_each_underline_form_looks_different_from_none(theme: Theme, qtbot, underline: Underline):
    plain, lined = Chip(theme, "数量指标"), Chip(theme, "数量指标", underline=underline)
    qtbot.addWidget(plain)
    qtbot.addWidget(lined)
    assert plain.grab().toImage() != lined.grab().toImage()


def test_a_chip_can_be_a_tag(theme: Theme, qtbot):
    chip = Chip(theme, "目标指标", tag=0)
    qtbot.addWidget(chip)
    image = chip.grab().toImage()
    assert any(image.pixelColor(x, y) == LIGHT.tags[0].bar for x in range(image.width()) for y in range(image.height()))


def test_the_icon_of_a_chip_may_have_a_colour_of_its_own(theme: Theme, qtbot):
    plain = Chip(theme, "拆分", icon_name="split")
    toned = Chip(theme, "拆分", icon_name="split", tone=lambda tokens: tokens.relations[Relation.SPLIT])
    for chip in (plain, toned):
        qtbot.addWidget(chip)
    assert plain.grab().toImage() != toned.grab().toImage()


def test_a_tag_square_has_the_tags_colour_and_its_number(qapp):
    image = QImage(32, 32, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_tag_square(painter, QRect(0, 0, 32, 32), LIGHT, 9, "10")
    painter.end()
    colors = {image.pixelColor(x, y).name() for x in range(32) for y in range(32)}
    assert image.pixelColor(16, 2) == LIGHT.tags[1].bar
    assert len(colors) > 2


def test_chips_go_on_in_the_next_row(theme: Theme, qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host)
    for number in range(6):
        flow.addWidget(Chip(theme, f"标签 {number}"))
    host.resize(200, 200)
    host.show()
    rows = {flow.itemAt(index).geometry().top() for index in range(flow.count())}
    assert len(rows) > 1
    assert all(host.rect().contains(flow.itemAt(index).geometry()) for index in range(flow.count()))


def test_a_hidden_chip_takes_no_room(theme: Theme, qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host)
    chips = [Chip(theme, "标签") for _ in range(3)]
    for chip in chips:
        flow.addWidget(chip)
    narrow = chips[0].sizeHint().width()
    three = flow.heightForWidth(narrow)
    chips[1].hide()
    assert flow.heightForWidth(narrow) < three


def test_items_can_be_taken_out_again(theme: Theme, qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host)
    flow.addWidget(Chip(theme, "标签"))
    taken = flow.takeAt(0)
    assert taken.widget().text() == "标签"
    assert flow.count() == 0
    assert flow.itemAt(0) is None


def test_what_is_added_while_it_is_hidden_has_its_place_when_it_is_shown_again(theme: Theme, qtbot):
    host, part = QWidget(), QWidget()
    qtbot.addWidget(host)
    QVBoxLayout(host).addWidget(part)
    flow = FlowLayout(part)
    flow.addWidget(Chip(theme, "标签"))
    host.resize(400, 200)
    host.show()
    part.hide()
    flow.takeAt(0).widget().deleteLater()
    for number in range(2):
        flow.addWidget(Chip(theme, f"标签 {number}"))
    part.show()
    QApplication.sendPostedEvents()
    one, other = (flow.itemAt(at).geometry() for at in range(2))
    assert not one.intersects(other) and one.top() == other.top()


@given(st.lists(st.integers(1, 120), min_size=1, max_size=12), st.integers(120, 400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_what_flows_never_overlaps_and_stays_inside(qapp, widths: list[int], room: int):
    host = QWidget()
    flow = FlowLayout(host)
    for width in widths:
        item = QWidget()
        item.setFixedSize(width, 20)
        flow.addWidget(item)
    height = flow.heightForWidth(room)
    flow.setGeometry(QRect(0, 0, room, height))
    places = [flow.itemAt(index).geometry() for index in range(flow.count())]
    assert all(QRect(0, 0, room, height).contains(place) for place in places)
    assert not any(one.intersects(other) for one, other in combinations(places, 2))


def test_in_a_narrow_place_padding_goes_first_then_the_icons_and_never_the_words(theme: Theme, qtbot):
    control = SegmentedControl(theme, "核对状态")
    for number, word in enumerate(("To check", "Checked", "Doubtful")):
        control.add(str(number), word, "circle-check")
    qtbot.addWidget(control)
    control.show()
    seen: list[bool] = []
    for width in range(control.sizeHint().width(), control.minimumSizeHint().width() - 1, -1):
        control.resize(width, control.height())
        seen.append(control.shows_icons())
        for number in "012":
            button = control.button(number)
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())
            assert control.rect().contains(button.geometry())
    assert seen[0] and not seen[-1] and seen == sorted(seen, reverse=True)
    assert control.minimumSizeHint().width() < 260
