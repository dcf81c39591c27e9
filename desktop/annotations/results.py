"""What stands below the filter: the table with the current annotation beside it, the matrix, or why there is nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.annotations.bulk_bar import BulkBar
from desktop.annotations.matrix_view import TagMatrix
from desktop.annotations.panel import AnnotationPanel
from desktop.annotations.table_view import AnnotationTable
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.widgets import EmptyState, Splitter, Surface, set_surface

_LAYOUT = "annotations"


class AnnotationResults(QStackedWidget):
    """Shows one of them at a time; how wide the panel is stays for the next start."""

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        *,
        table: AnnotationTable,
        bar: BulkBar,
        panel: AnnotationPanel,
        matrix: TagMatrix,
    ) -> None:
        super().__init__()
        self._matrix = matrix
        self.nothing_passes = EmptyState(theme, "list-filter", self.tr("筛选后没有批注。"), self.tr("清除筛选"))
        none_yet = self.tr("还没有批注。在阅读里选中文字，按数字键加标签，按 N 写批注。")
        self.none_yet = EmptyState(theme, "message-square", none_yet)
        of_table = QWidget()
        below = QVBoxLayout(of_table)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(table, 1)
        below.addWidget(bar)
        self._beside = Splitter(theme)
        self._beside.addWidget(of_table)
        self._beside.addWidget(panel)
        self._beside.setStretchFactor(0, 1)
        self._beside.setStretchFactor(1, 0)
        self._beside.set_default_sizes([1080, 360])
        state = settings.layout(_LAYOUT)
        if state is not None:
            self._beside.restoreState(state)
        self._beside.splitterMoved.connect(lambda: settings.set_layout(_LAYOUT, self._beside.saveState()))
        for part in (self._beside, matrix, self.nothing_passes, self.none_yet):
            self.addWidget(part)
        set_surface(self, Surface.PAGE)

    def show_table(self) -> None:
        """Show the table with the panel."""
        self.setCurrentWidget(self._beside)

    def show_matrix(self) -> None:
        """Show the matrix."""
        self.setCurrentWidget(self._matrix)

    def show_nothing(self, *, filtered: bool) -> None:
        """Say why there is nothing: nothing passes the filter, or there are no annotations yet."""
        self.setCurrentWidget(self.nothing_passes if filtered else self.none_yet)
