"""Every widget in both themes on a page like the main window's, saved as pictures: `python -m tests.desktop.gallery DIR`."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QToolBar,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from core.model import Relation
from desktop.icons import app_icon
from desktop.theme import Mode, Theme
from desktop.tokens import PAGE_TITLE, SMALL, SMALL_STRONG
from desktop.widgets import (
    Banner,
    BannerKind,
    Chip,
    ElidedLabel,
    EmptyState,
    FlowLayout,
    IconButton,
    Label,
    LinkButton,
    PrimaryButton,
    PushButton,
    SearchField,
    SectionHeader,
    SegmentedControl,
    Splitter,
    Surface,
    Toast,
    Underline,
    draw_tag_square,
    set_surface,
)

_RELATIONS = (
    (Relation.UNCHANGED, "延续", "equal"),
    (Relation.REVISED, "修改", "pencil-line"),
    (Relation.SPLIT, "拆分", "split"),
    (Relation.MERGED, "合并", "merge"),
    (Relation.NEW, "新增", "plus"),
    (Relation.DROPPED, "取消", "minus"),
)


def _column(parent: QWidget, margin: int = 0, spacing: int = 0) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(spacing)
    return column


class TagPalette(QWidget):
    """The eight tag squares with their names."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(112)

    def paintEvent(self, _event) -> None:  # noqa: N802
        painter = QPainter(self)
        tokens = self._theme.tokens
        for index, name in enumerate(
            ("目标指标", "试点示范", "资金保障", "制度建设", "责任落实", "数字化", "教师队伍", "风险防范")
        ):
            left, top = 12 + index % 2 * 150, 4 + index // 2 * 26
            draw_tag_square(painter, QRect(left, top + 4, 15, 15), tokens, index, str(index + 1))
            painter.setPen(tokens.text)
            painter.drawText(left + 23, top, 110, 24, Qt.AlignmentFlag.AlignVCenter, name)


class Gallery(QMainWindow):
    """A window laid out like the reading desk."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setWindowTitle("资料库 — 要点")
        self.setWindowIcon(app_icon())
        self._menus()
        self._tools()
        split = Splitter(theme)
        for pane in (self._left(), self._middle(), self._right()):
            split.addWidget(pane)
        split.setStretchFactor(1, 1)
        self.setCentralWidget(split)
        self.resize(1440, 900)
        split.set_default_sizes([290, 830, 320])
        self.statusBar().addWidget(Label(theme, "第三章 › 第 9 条　选中 0 字 · 全文 10,331 字", tone="text_2", role=SMALL))
        self.statusBar().addPermanentWidget(Label(theme, "已存入资料库　分析员　100%", tone="text_2", role=SMALL))
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setContentsMargins(10, 0, 10, 0)
        self.toast = Toast(theme, self)
        self.toast.show_message("已导入 7 份文件，网页杂质 8 处", "查看", lambda: None)

    def _menus(self) -> None:
        for title in ("文件(&F)", "编辑(&E)", "视图(&V)", "批注(&A)", "对照(&C)", "工具(&T)", "帮助(&H)"):
            self.menuBar().addMenu(title).addAction(title)

    def _tools(self) -> None:
        bar = QToolBar()
        bar.setMovable(False)
        modes = SegmentedControl(self.theme, "模式")
        for key, text, name in (
            ("read", "阅读", "book-open-text"),
            ("compare", "对照", "git-compare-arrows"),
            ("lineage", "沿革", "route"),
            ("search", "检索", "text-search"),
        ):
            modes.add(key, text, name)
        bar.addWidget(modes)
        bar.addSeparator()
        bar.addWidget(IconButton(self.theme, "chevron-left", "后退", "Alt+Left"))
        forward = IconButton(self.theme, "chevron-right", "前进", "Alt+Right")
        forward.setEnabled(False)
        bar.addWidget(forward)
        spring = QWidget()
        row = QHBoxLayout(spring)
        row.setContentsMargins(0, 0, 0, 0)
        field = SearchField(self.theme, "在资料库中检索")
        field.show_key("Ctrl+K")
        field.setFixedWidth(380)
        row.addStretch()
        row.addWidget(field)
        row.addStretch()
        bar.addWidget(spring)
        undo = QAction("撤销", self)
        undo.setShortcut("Ctrl+Z")
        bar.addWidget(IconButton.for_action(self.theme, "undo-2", undo))
        bar.addSeparator()
        bar.addWidget(PushButton(self.theme, "导入", "file-input"))
        bar.addWidget(PushButton(self.theme, "生成简报", "file-text"))
        self.addToolBar(bar)

    def _left(self) -> QWidget:
        pane = QWidget()
        set_surface(pane, Surface.PANEL)
        column = _column(pane)
        head = SectionHeader(self.theme, "目录", "43 条")
        head.add_button("funnel", "筛选")
        head.add_button("chevrons-down-up", "全部收起")
        column.addWidget(head)
        tree = QTreeView()
        set_surface(tree, Surface.PANEL)
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        model = QStandardItemModel(tree)
        for title in (
            "总体要求",
            "一、坚持和完善党对教育工作的全面领导",
            "二、着力促进学生德智体美劳全面发展",
            "三、全面推进基础教育高质量发展",
        ):
            chapter = QStandardItem(title)
            for number in range(9, 14):
                item = QStandardItem(f"{number}.多措并举扩大普惠性学前教育资源供给")
                item.setCheckable(number == 10)
                chapter.appendRow(item)
            model.appendRow(chapter)
        tree.setModel(model)
        tree.expand(model.index(3, 0))
        tree.expand(model.index(1, 0))
        tree.setCurrentIndex(model.index(0, 0, model.index(3, 0)))
        column.addWidget(tree, 1)
        column.addWidget(ElidedLabel(self.theme, "　省委教育工委组织部2024年工作要点一", elide=Qt.TextElideMode.ElideMiddle))
        column.addWidget(EmptyState(self.theme, "message-square", "没有批注。选中文字后按 N。", "新建批注"))
        return pane

    def _middle(self) -> QWidget:
        pane = QWidget()
        set_surface(pane, Surface.PAGE)
        column = _column(pane)
        banner = Banner(self.theme, "资料库是只读的：文件在只读光盘上。修改不会保存。")
        banner.add_button("另存副本", lambda: None)
        column.addWidget(banner)
        column.addWidget(Banner(self.theme, "没有保存这次修改，资料库未受影响。", BannerKind.ERROR, closable=True))
        inner = QWidget()
        body = _column(inner, 24, 12)
        body.addWidget(Label(self.theme, "宁夏自治区教育工委 教育厅印发2020年工作要点", role=PAGE_TITLE))
        body.addWidget(
            Label(self.theme, "宁夏回族自治区教育工委、教育厅 · 省级 · 内容年份 2020 · 10 章 43 条", tone="text_2", role=SMALL)
        )
        body.addLayout(self._chips())
        body.addLayout(self._fields())
        body.addLayout(self._buttons())
        body.addWidget(self._table())
        body.addWidget(Banner(self.theme, "本机没有“方正小标宋”，预览用宋体代替；文档内仍写明原字体。", framed=True))
        body.addStretch()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        set_surface(area, Surface.PAGE)
        column.addWidget(area, 1)
        return pane

    def _chips(self) -> FlowLayout:
        flow = FlowLayout()
        theme = self.theme
        flow.addWidget(Chip(theme, "标签", icon_name="tag", count=23, checked=True))
        flow.addWidget(Chip(theme, "命中“普惠性”", icon_name="search", count="2/3", checked=True))
        flow.addWidget(Chip(theme, "数量指标", underline=Underline.SOLID, count=61, checked=True))
        flow.addWidget(Chip(theme, "引用文件", underline=Underline.DASHED, count=48, checked=True))
        flow.addWidget(Chip(theme, "时间节点", underline=Underline.DOTTED, count=37))
        flow.addWidget(Chip(theme, "特定提法", underline=Underline.DOUBLE, count=12))
        flow.addWidget(Chip(theme, "牵头动词", underline=Underline.WAVY, count=208))
        for relation, name, sign in _RELATIONS:
            flow.addWidget(Chip(theme, name, icon_name=sign, tone=lambda t, r=relation: t.relations[r], count=5))
        flow.addWidget(Chip(theme, "目标指标", tag=0, count=4))
        off = Chip(theme, "不可用", icon_name="tag", count=0)
        off.setEnabled(False)
        flow.addWidget(off)
        return flow

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.addWidget(QLineEdit("省委教育工委组织部2024年工作要点一"), 0, 0)
        empty = QLineEdit()
        empty.setPlaceholderText("未写明")
        grid.addWidget(empty, 0, 1)
        box = QComboBox()
        box.addItems(["湖南", "陕西"])
        grid.addWidget(box, 0, 2)
        editable = QComboBox()
        editable.setEditable(True)
        editable.addItems(["小标宋", "仿宋 三号"])
        grid.addWidget(editable, 1, 0)
        grid.addWidget(QSpinBox(), 1, 1)
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setValue(40)
        grid.addWidget(slider, 1, 2)
        note = QPlainTextEdit("特殊教育并入第 19 条后，“全覆盖”目标未再出现。")
        note.setFixedHeight(60)
        grid.addWidget(note, 2, 0)
        done = QProgressBar()
        done.setValue(40)
        grid.addWidget(done, 2, 1)
        tabs = QTabBar()
        for name in ("批注 23", "要素 61", "文件信息"):
            tabs.addTab(name)
        tabs.setExpanding(False)
        grid.addWidget(tabs, 2, 2)
        return grid

    def _buttons(self) -> FlowLayout:
        flow = FlowLayout()
        checked, partly, off = QCheckBox("只含已核的批注"), QCheckBox("部分"), QCheckBox("不可用")
        checked.setChecked(True)
        partly.setCheckState(Qt.CheckState.PartiallyChecked)
        off.setEnabled(False)
        radio = QRadioButton("按年份")
        radio.setChecked(True)
        disabled = PushButton(self.theme, "不可用", "x")
        disabled.setEnabled(False)
        idle = PrimaryButton(self.theme, "不可用", "check")
        idle.setEnabled(False)
        menu_button = PushButton(self.theme, "标出不同", "diff")
        menu_button.setMenu(QMenu(menu_button))
        order = SegmentedControl(self.theme, "次序")
        order.add("pairs", "按对应排列")
        order.add("text", "各按原文")
        order.set_current("text")
        confirm, reject = PrimaryButton(self.theme, "确认", "check"), PushButton(self.theme, "否决", "x")
        confirm.show_key("Y")
        reject.show_key("X")
        for widget in (
            confirm,
            reject,
            disabled,
            idle,
            menu_button,
            order,
            LinkButton(self.theme, "改选…"),
            checked,
            QCheckBox("沿革矩阵"),
            partly,
            off,
            radio,
            QRadioButton("按发文机关"),
        ):
            flow.addWidget(widget)
        return flow

    def _table(self) -> QTableWidget:
        table = QTableWidget(5, 4)
        table.setHorizontalHeaderLabels(["主题", "2012 教育部", "2020 宁夏", "2023 湖南"])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        for row in range(5):
            for column, text in enumerate(("学前教育", "8.切实解决教育热点难点", "9.多措并举", "9.推进学前教育")):
                table.setItem(row, column, QTableWidgetItem(text))
        table.selectRow(1)
        table.setFixedHeight(150)
        table.horizontalHeader().setStretchLastSection(True)
        return table

    def _right(self) -> QWidget:
        pane = QWidget()
        set_surface(pane, Surface.PANEL)
        column = _column(pane)
        column.addWidget(SectionHeader(self.theme, "这一处对应", "18 / 38"))
        column.addWidget(EmptyState(self.theme, "file-input", "还没有文件", "选择文件…", primary=True))
        head = SectionHeader(self.theme, "标签", "选中文字后按数字键")
        head.add_button("plus", "新建标签")
        column.addWidget(head)
        column.addWidget(TagPalette(self.theme))
        for tone, text in (
            ("ok", "已确认"),
            ("warn", "年份与题名不一致，请核对"),
            ("err", "已拒绝：解压后超过上限 512 MB"),
            ("text_3", "待定"),
        ):
            label = Label(self.theme, f"　{text}", tone=tone, role=SMALL_STRONG)
            column.addWidget(label)
        column.addSpacing(12)
        return pane

    def menu(self) -> QMenu:
        """A menu with every kind of row."""
        menu = QMenu(self)
        menu.addAction("打开").setShortcut("Ctrl+O")
        menu.addAction(app_icon(), "与…对照")
        checked = menu.addAction("专注")
        checked.setCheckable(True)
        checked.setChecked(True)
        menu.addSeparator()
        menu.addMenu("改标签").addAction("目标指标")
        menu.addAction("移出资料库").setEnabled(False)
        menu.setActiveAction(menu.actions()[0])
        return menu


def main(folder: Path) -> None:
    """Save the gallery, a menu over it, and the small window, in both themes."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(Mode.LIGHT)
    theme.apply(app)
    window = Gallery(theme)
    window.show()
    for mode in (Mode.LIGHT, Mode.DARK):
        theme.mode = mode
        window.resize(QSize(1440, 900))
        app.processEvents()
        window.grab().save(str(folder / f"gallery-{mode}.png"))
        menu = window.menu()
        menu.popup(window.mapToGlobal(QPoint(20, 60)))
        app.processEvents()
        menu.grab().save(str(folder / f"menu-{mode}.png"))
        menu.close()
        window.resize(QSize(960, 600))
        app.processEvents()
        window.grab().save(str(folder / f"gallery-small-{mode}.png"))
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
