"""The recipes of 生成简报: opened, kept and forgotten by name; what the analyst wrote is kept by itself, for the next note."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.briefing import Recipe
from core.errors import UserError
from desktop.briefing.offered import missing
from desktop.briefing.recipe_panel import RecipePanel
from desktop.desk import Desk


class Recipes(QObject):
    """Between the bar of the panel and the library."""

    opened = Signal(int)  # how many of its plans are gone
    refused = Signal(str)

    def __init__(self, desk: Desk, panel: RecipePanel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel = panel
        self._kept: Recipe | None = None  # as it was opened or kept last
        panel.bar.opened.connect(self._open)
        panel.bar.keep_wanted.connect(self.keep)
        panel.bar.forget_wanted.connect(self._forget)

    def begin(self) -> None:
        """Offer what is kept; what is chosen now is where the analyst begins."""
        if self._desk.session is not None:
            self._panel.bar.fill(self._desk.session.notes.recipes(), "")
        self._kept = self._panel.recipe()

    def keep(self, name: str) -> None:
        """Keep what is chosen now under a name."""
        recipe = self._panel.recipe()
        if self._desk.edit(lambda session: session.notes.keep(name, recipe)) is not None and self._desk.session:
            self._kept = recipe
            self._panel.bar.fill(self._desk.session.notes.recipes(), name)

    def keep_own_words(self) -> None:
        """Keep what the analyst wrote here, under the name of the recipe or as the last note."""
        recipe = self._panel.recipe()
        written = any(part.before.strip() or part.conclusion.strip() for part in recipe.parts)
        if written and self._desk.read_only is None and recipe != self._kept and self._desk.session is not None:
            self.keep(self._panel.bar.name or self.tr("上次的简报"))

    def _open(self, name: str) -> None:
        session = self._desk.session
        if session is None or not name:
            return
        try:
            recipe = session.notes.recipe(name)
        except UserError as error:
            self.refused.emit(error.notice.text(self._desk.language))
            return
        self._panel.show_recipe(recipe)
        self.opened.emit(missing(recipe, session.plans()))
        self._kept = self._panel.recipe()

    def _forget(self, name: str) -> None:
        if self._desk.edit(lambda session: session.notes.forget(name)) is not None and self._desk.session:
            self._panel.bar.fill(self._desk.session.notes.recipes(), "")
