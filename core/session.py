"""The one door both fronts use: open a library, run changes, ask questions, do long jobs with progress and cancel.

A session belongs to the thread that opened it. A long job in another thread opens a session of its own on the same
file; only its short write transactions meet those of the window. A room behind the door is loaded when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from core.errors import LibraryExistsError
from core.facts import Facts
from core.language.words import Words
from core.model import Annotation, ImportReport, Notice, Outline, Plan, SearchResult, Source, Tag, Touched
from core.progress import SILENT, Progress
from core.store import Library, annotations, plans, sources, tags
from core.store.backups import Backups, save_copy

if TYPE_CHECKING:
    from core.aligning import Aligning
    from core.annotating import Annotating
    from core.finding import Finding
    from core.finding.alike import Kin
    from core.histories import Histories
    from core.importing import Importer
    from core.ledgers import Ledgers
    from core.lexicons import Lexicons
    from core.linking import Links
    from core.notes import Notes
    from core.sources import Sources
    from core.tagging import Tagging
    from core.wording import Wordings


class Session:
    """An open library with the analyst's name (`author`) for what is written from here."""

    def __init__(self, library: Library, author: str = "") -> None:
        self.library = library
        self.author = author
        self.words = Words()

    @classmethod
    def create(cls, path: Path, author: str = "") -> Self:
        """A session on a new library; LibraryExistsError where the file is there already."""
        try:
            return cls(Library.create(path), author)
        except FileExistsError as error:
            raise LibraryExistsError(path) from error

    @classmethod
    def open(cls, path: Path, author: str = "") -> Self:
        """A session on an existing library; errors as of `Library.open`."""
        return cls(Library.open(path), author)

    @classmethod
    def read(cls, path: Path, author: str = "") -> Self:
        """A session that only reads; errors as of `Library.read`. What would change something raises ReadOnlyLibraryError."""
        return cls(Library.read(path), author)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed here."""
        return self.library.read_only

    @property
    def histories(self) -> Histories:
        """What was done to annotations, by whom and when, and the way back."""
        from core.histories import Histories

        return Histories(self.library, self.author)

    @property
    def backups(self) -> Backups:
        """The backups beside the library."""
        return Backups(self.path)

    def save_copy(self, path: Path, progress: Progress = SILENT) -> Touched:
        """Write the library to another file, whole; ExportError leaves what was there. It touches nothing."""
        return save_copy(self.library.db.conn, self.path, path, progress)

    @property
    def version_of_others(self) -> int:
        """A number that is another one whenever somebody else has written the library."""
        return int(self.library.rows("PRAGMA data_version")[0]["data_version"])

    @property
    def state(self) -> tuple[int, int]:
        """Another value whenever anybody, here or elsewhere, has written the library since; of no meaning beyond this session."""
        return self.version_of_others, self.library.db.conn.total_changes

    @property
    def path(self) -> Path:
        """The library's file."""
        return self.library.path

    def close(self) -> None:
        """Close the library."""
        self.library.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def sources(self) -> Sources:
        """The files behind the plans, and what can be put right in how they were read."""
        from core.sources import Sources

        return Sources(self.library, self.author)

    @cached_property
    def aligning(self) -> Aligning:
        """The alignments of the library; what was worked out of plans for them is kept."""
        from core.aligning import Aligning

        return Aligning(self.library, self.words)

    @property
    def links(self) -> Links:
        """The links of alignments, made and changed by hand."""
        from core.linking import Links

        return Links(self.library, self.author)

    @property
    def finding(self) -> Finding:
        """Searches of every kind, saved ones, and one annotation for every hit."""
        from core.finding import Finding

        return Finding(self.library, self.author, self._kin)

    @cached_property
    def _kin(self) -> Kin:
        from core.finding.alike import Kin

        return Kin(self.library)

    @property
    def lexicons(self) -> Lexicons:
        """The analyst's lists of terms."""
        from core.lexicons import Lexicons

        return Lexicons(self.library, self.author)

    @property
    def tagging(self) -> Tagging:
        """The tags as a tree."""
        from core.tagging import Tagging

        return Tagging(self.library, self.author)

    @property
    def annotating(self) -> Annotating:
        """The annotations of the whole library, as a table and several at once."""
        from core.annotating import Annotating

        return Annotating(self.library, self.author)

    @property
    def facts(self) -> Facts:
        """The facts of plans, and what the analyst says of them."""
        return Facts(self.library, self.author)

    @property
    def wordings(self) -> Wordings:
        """How plans word things, compared."""
        from core.wording import Wordings

        return Wordings(self.library, self.words)

    @property
    def ledgers(self) -> Ledgers:
        """What plans count and cite, side by side."""
        from core.ledgers import Ledgers

        return Ledgers(self.library, self.facts)

    @property
    def notes(self) -> Notes:
        """The briefing notes of the library and the recipes they are made by."""
        from core.notes import Notes

        return Notes(self.library, self.author, self.aligning, self.ledgers)

    # Taking in files

    def import_files(self, paths: Sequence[Path], progress: Progress = SILENT) -> tuple[ImportReport, ...]:
        """Import files and the readable files of folders, one transaction each; what is refused is reported, the rest goes on.

        On CancelledError the files done before it stay imported.
        """
        return self._importer().take_in(paths, progress)

    def import_text(self, text: str, html: str, name: str) -> ImportReport:
        """Import pasted text under a name; `html` is the same text as a page's markup where there is any, else empty."""
        return self._importer().take_in_text(text, html, name)

    def _importer(self) -> Importer:
        from core.importing import Importer

        return Importer(self.library, self.author)

    # Asking

    def plans(self) -> tuple[Plan, ...]:
        """All plans outside the bin, in the order they were imported."""
        return plans.plans(self.library)

    def plan(self, plan_id: int) -> Plan:
        """A plan by id; NotFoundError."""
        return plans.plan(self.library, plan_id)

    def source_of(self, plan_id: int) -> Source:
        """The file a plan was found in."""
        return sources.source(self.library, self.plan(plan_id).source_id)

    def outline(self, plan_id: int) -> Outline:
        """A plan with text and clauses; NotFoundError."""
        return plans.outline(self.library, plan_id)

    def warnings_of(self, plan_id: int) -> tuple[Notice, ...]:
        """What the import was unsure of in this plan."""
        return plans.warnings_of(self.library, plan_id)

    def search(self, query: str, *, plan_ids: Sequence[int] = (), limit: int | None = None) -> SearchResult:
        """Every literal occurrence of `query`, in plan order; NotFoundError for an unknown plan."""
        from core.finding import Filters, Query

        return self.finding.find(Query(query, filters=Filters(plan_ids=frozenset(plan_ids))), limit=limit)

    def tags(self) -> tuple[Tag, ...]:
        """All tags in the order they were made."""
        return tags.tags(self.library)

    def annotations(
        self, *, plan_ids: Sequence[int] = (), tag_names: Sequence[str] = (), annotation_ids: Collection[int] = ()
    ) -> tuple[Annotation, ...]:
        """Annotations in plan and text order, with `tag_names` those that carry any; NotFoundError for an unknown plan.

        With `annotation_ids` those of these that are there.
        """
        for plan_id in plan_ids:
            self.plan(plan_id)
        return annotations.find(self.library, plan_ids=plan_ids, tag_names=tag_names, annotation_ids=annotation_ids)

    def annotation(self, annotation_id: int) -> Annotation:
        """An annotation by id; NotFoundError."""
        return annotations.annotation(self.library, annotation_id)

    def check(self) -> dict[str, str | int]:
        """The library's health and counts."""
        return self.library.check()

    # Steps, each of which returns what it touched

    def undo(self) -> Touched:
        """Take back the latest step."""
        return self.library.undo()

    def redo(self) -> Touched:
        """Carry out again the step undone last."""
        return self.library.redo()

    def next_undo(self) -> Notice | None:
        """The label of the step that undo would take back."""
        return self.library.next_undo()

    def next_redo(self) -> Notice | None:
        """The label of the step that redo would carry out again."""
        return self.library.next_redo()

    def next_length(self, *, redo: bool) -> int:
        """How much undo, or redo, has to do, in characters of the log."""
        return self.library.next_length(redo=redo)
