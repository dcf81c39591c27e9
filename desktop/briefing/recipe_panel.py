"""The left half of 生成简报: what goes into the note, what it is made of, how it looks. It shows a recipe and gives one back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.briefing import Part, PartKind, Recipe
from core.briefing.recipe import completed
from core.briefing.words import words_in
from core.model import Plan, Tag
from desktop.briefing.layout_page import LayoutPage
from desktop.briefing.material_page import MaterialPage
from desktop.briefing.offered import Pair
from desktop.briefing.part_list import PartList
from desktop.briefing.part_options import PartOptions
from desktop.briefing.recipe_bar import RecipeBar
from desktop.briefing.scope import Scope
from desktop.dialogs.frame import scrolled
from desktop.theme import Theme
from desktop.tokens import SMALL_STRONG
from desktop.widgets import IconButton, Label, LinkButton, SegmentedControl, Surface, set_surface

_LEAST_WIDTH = 340


class RecipePanel(QWidget):
    """Says through `changed` that something else is chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        names = words_in(language).headings
        self.bar = RecipeBar(theme)
        self.parts = PartList(theme, names)
        self.options = PartOptions(theme, names)
        self.material = MaterialPage(theme)
        self.layout_page = LayoutPage(theme)
        self.pages = SegmentedControl(theme, self.tr("简报的内容"))
        self._stack = QStackedWidget()
        self._lay_out()
        self.pages.changed.connect(lambda name: self._stack.setCurrentIndex(("parts", "material", "layout").index(name)))
        self.parts.chosen.connect(self._show_options)
        self.parts.changed.connect(self.changed)
        self.options.changed.connect(self._options_changed)
        self.material.changed.connect(self.changed)
        self.layout_page.changed.connect(self.changed)

    def _lay_out(self) -> None:
        self.pages.add("parts", self.tr("内容"))
        self.pages.add("material", self.tr("材料"))
        self.pages.add("layout", self.tr("版式"))
        for page, name in (
            (self._parts_page(), self.tr("内容")),
            (self.material, self.tr("材料")),
            (self.layout_page, self.tr("版式")),
        ):
            page.setContentsMargins(18, 10, 18, 16)
            area = scrolled(page, name)
            set_surface(area, Surface.PANEL)
            self._stack.addWidget(area)
        top = QVBoxLayout()
        top.setContentsMargins(18, 14, 18, 4)
        top.setSpacing(8)
        top.addWidget(Label(self._theme, self.tr("配方"), tone="text_2", role=SMALL_STRONG))
        top.addWidget(self.bar)
        choice = QHBoxLayout()
        choice.addWidget(self.pages)
        choice.addStretch(1)
        top.addLayout(choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        set_surface(self, Surface.PANEL)
        self.setMinimumWidth(_LEAST_WIDTH)

    def _parts_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(Label(self._theme, self.tr("内容与次序"), tone="text_2", role=SMALL_STRONG), 1)
        up = IconButton(self._theme, "arrow-up", self.tr("上移"))
        down = IconButton(self._theme, "arrow-down", self.tr("下移"))
        up.clicked.connect(lambda: self.parts.move_current(-1))
        down.clicked.connect(lambda: self.parts.move_current(1))
        head.addWidget(up)
        head.addWidget(down)
        column.addLayout(head)
        column.addWidget(self.parts)
        add = LinkButton(self._theme, self.tr("加一章自己写的"))
        add.clicked.connect(self._add_own)
        self._remove = LinkButton(self._theme, self.tr("去掉这一章"))
        self._remove.clicked.connect(self.parts.remove_current)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch(1)
        row.addWidget(self._remove)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(self.options)
        column.addStretch(1)
        return page

    def fill(
        self, *, plans: Sequence[Plan], links: Mapping[Pair, int | None], tags: Sequence[Tag], tag_counts: Mapping[int, int]
    ) -> None:
        """Offer plans, pairs (with their number of links, None: never aligned) and tags."""
        self.material.fill(plans=plans, links=links, tags=tags, tag_counts=tag_counts)

    def show_recipe(self, recipe: Recipe, *, scope: bool = True) -> None:
        """Show a recipe; without `scope` whether only what is decided goes in is left as the dialog finds best."""
        self.parts.fill(completed(recipe.parts))
        self.layout_page.show_recipe(recipe)
        if scope:
            self.material.set_scope(confirmed_only=recipe.confirmed_only, checked_only=recipe.checked_only)
        self.material.choose(recipe.plan_ids, recipe.pairs, recipe.tag_names)

    def recipe(self) -> Recipe:
        """What is chosen now."""
        material = self.material
        chosen = Recipe(
            parts=self.parts.parts(),
            plan_ids=material.plan_ids,
            pairs=material.pairs,
            tag_names=material.tag_names,
            confirmed_only=material.confirmed_only,
            checked_only=material.checked_only,
        )
        return self.layout_page.put_into(chosen)

    def show_counts(self, counts: Mapping[PartKind, int]) -> None:
        """Show how much each part holds."""
        found = {row: self._counted(part, counts) for row, part in enumerate(self.parts.parts())}
        self.parts.show_counts(found)

    def show_scope(self, scope: Scope) -> None:
        """Show how much of what is chosen is confirmed and checked; the recipe may be another then."""
        self.material.show_scope(scope)

    def _counted(self, part: Part, counts: Mapping[PartKind, int]) -> str:
        texts = {
            PartKind.ITEMS: self.tr("{count} 条"),
            PartKind.COMPARISONS: self.tr("{count} 处"),
            PartKind.CHANGES: self.tr("{count} 处"),
            PartKind.LINEAGE: self.tr("{count} 个主题"),
            PartKind.WORDING: self.tr("{count} 处"),
            PartKind.CHARTS: self.tr("{count} 幅"),
            PartKind.TEXT: self.tr("{count} 份"),
            PartKind.TARGETS: self.tr("{count} 项"),
        }
        if not part.shown or part.kind not in texts:
            return ""
        count = counts.get(part.kind, 0)
        return texts[part.kind].format(count=f"{count:,}") if count else self.tr("没有内容")

    def _add_own(self) -> None:
        self.parts.add(Part(PartKind.OWN))
        self.options.setFocus()

    def _show_options(self) -> None:
        part = self.parts.current()
        self.options.show_part(part)
        self._remove.setVisible(part is not None and part.kind is PartKind.OWN)

    def _options_changed(self) -> None:
        part = self.options.part()
        if part is not None:
            self.parts.put(part)
