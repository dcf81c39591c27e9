"""What the search page asks the library: a search or clauses like one, beside the window; another question takes its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.finding import Query
from core.progress import Progress
from core.session import Session
from desktop.desk import Desk
from desktop.lookups import Question
from desktop.search.findings import Findings, carrying, find, find_alike


class Asking(QObject):
    """`came` brings what was found: first and now and then what there is of it, then all. Nothing comes of what was stopped."""

    came = Signal(Findings)
    _told = Signal(object, object)  # from the thread that looks: for which asking, and what it has come upon

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = object()
        self._question: Question | None = None
        self._told.connect(self._hear)

    @property
    def under_way(self) -> bool:
        """Whether an answer is still to come."""
        return self._question is not None

    def search(self, query: Query) -> None:
        """Look for a query."""
        asked = object()
        work = partial(_search, query, lambda findings: self._told.emit(asked, findings))
        self._ask(asked, work, Findings(query.text, 0, ()))

    def alike(self, clause_id: int, like: str) -> None:
        """Look for clauses like one, which is called `like`."""
        self._ask(object(), partial(_alike, clause_id, like), Findings("", 0, (), like=like))

    def renew(self, findings: Findings) -> None:
        """Look which tags and statuses the clauses found carry now."""
        self._ask(object(), partial(_renew, findings), findings)

    def stop(self) -> None:
        """Give up what is looked for."""
        if self._question is not None:
            self._question.stop()
        self._question, self._asked = None, object()

    def _ask(self, asked: object, work: partial[Findings], nothing: Findings) -> None:
        self.stop()
        self._asked = asked
        self._question = self._desk.ask(self, work, partial(self._end, asked), partial(self._end, asked, nothing))

    def _end(self, asked: object, findings: Findings) -> None:
        if asked is self._asked:
            self._question = None
            self.came.emit(findings)

    def _hear(self, asked: object, findings: Findings) -> None:
        if asked is self._asked and self._question is not None:
            self.came.emit(findings)


def _search(query: Query, told: Callable[[Findings], object], session: Session, progress: Progress) -> Findings:
    return find(session, query, progress=progress, told=told)


def _alike(clause_id: int, like: str, session: Session, progress: Progress) -> Findings:
    return find_alike(session, clause_id, like, progress)


def _renew(findings: Findings, session: Session, _progress: Progress) -> Findings:
    return carrying(session, findings)
