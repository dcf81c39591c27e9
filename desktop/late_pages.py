"""Pages that are made when they are first wanted: the window stands without them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.desk import Desk
from desktop.slices import PAUSE

if TYPE_CHECKING:
    from desktop.annotations.page import AnnotationsPage
    from desktop.compare.page import ComparePage
    from desktop.ledgers.page import LedgersPage
    from desktop.lineage.page import LineagePage
    from desktop.review.page import ReviewPage
    from desktop.search.page import SearchPage

DIALOGS = ("desktop.briefing", "desktop.dialogs")

Page = TypeVar("Page", bound=QWidget)


class LatePage(Generic[Page]):
    """Calling it gives the page. `package` is the one it stands in, `make` loads what it needs of that and makes it."""

    def __init__(self, package: str, make: Callable[[], Page]) -> None:
        self._package = package
        self._make = make
        self._page: Page | None = None
        self._waiting: list[Callable[[Page], object]] = []

    def __call__(self) -> Page:
        if self._page is None:
            self._page = self._make()
            for call in self._waiting:
                call(self._page)
        return self._page

    @property
    def if_made(self) -> Page | None:
        """The page, if anybody has wanted it so far."""
        return self._page

    def when_made(self, call: Callable[[Page], object]) -> None:
        """Do this with the page as soon as there is one; calls are made in the order in which they were given."""
        if self._page is None:
            self._waiting.append(call)
        else:
            call(self._page)

    def prepare(self) -> Iterator[object]:
        """Make it in steps that are each done soon."""
        if self._page is None:
            yield from loading(self._package)
            yield PAUSE
            self()


def loading(package: str) -> Iterator[None]:
    """Load the modules of a package one after another."""
    for module in iter_modules(import_module(package).__path__):
        import_module(f"{package}.{module.name}")
        yield


class LatePages:
    """The pages of all modes that the window doesn't begin with."""

    def __init__(self, desk: Desk) -> None:
        def compare() -> ComparePage:
            from desktop.compare.page import ComparePage

            return ComparePage(desk)

        def lineage() -> LineagePage:
            from desktop.lineage.page import LineagePage

            return LineagePage(desk)

        def search() -> SearchPage:
            from desktop.search.page import SearchPage

            return SearchPage(desk)

        def annotations() -> AnnotationsPage:
            from desktop.annotations.page import AnnotationsPage

            return AnnotationsPage(desk)

        def ledgers() -> LedgersPage:
            from desktop.ledgers.page import LedgersPage

            return LedgersPage(desk)

        def review() -> ReviewPage:
            from desktop.review.page import ReviewPage

            return ReviewPage(desk)

        self.compare = LatePage("desktop.compare", compare)
        self.lineage = LatePage("desktop.lineage", lineage)
        self.search = LatePage("desktop.search", search)
        self.annotations = LatePage("desktop.annotations", annotations)
        self.ledgers = LatePage("desktop.ledgers", ledgers)
        self.review = LatePage("desktop.review", review)

    def _all(self) -> tuple[LatePage[Any], ...]:
        return self.search, self.compare, self.annotations, self.lineage, self.ledgers, self.review

    def stand_in(self, stack: QStackedWidget) -> None:
        """Put each into the window's stack as soon as it is made."""
        for page in self._all():
            page.when_made(stack.addWidget)

    def prepare(self) -> Iterator[object]:
        """Make them all in steps that are each done soon, first those that are wanted most; then load what dialogs need."""
        for page in self._all():
            yield from page.prepare()
        for package in DIALOGS:
            yield from loading(package)
