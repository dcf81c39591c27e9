"""The one door both fronts use: open a library, run changes, ask questions, do long jobs with progress and cancel.

A session belongs to the thread that opened it. A long job in another thread opens a session of its own on the same
file; only its short write transactions meet those of the window.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Self

from core.alignment import (
    Aligner,
    Candidate,
    ComparisonFigures,
    Lineage,
    Segment,
    diff,
    figures,
    in_order_of_year,
    lineage,
)
from core.annotating import Annotating
from core.changes import Change
from core.errors import LibraryExistsError, UserError
from core.facts import Facts
from core.finding import Filters, Finding, Query
from core.finding.alike import Kin
from core.histories import Histories
from core.language.words import Words
from core.ledgers import Ledgers
from core.lexicons import Lexicons
from core.linking import Links
from core.model import (
    Alignment,
    Annotation,
    Decision,
    ImportReport,
    Link,
    Notice,
    Outline,
    Plan,
    Relation,
    SearchResult,
    Source,
    Span,
    Status,
    Tag,
    Touched,
)
from core.progress import Progress
from core.store import Library, annotations, links, plans, sources, tags
from core.store.backups import Backups, save_copy
from core.tagging import Tagging
from core.wording import Wordings

if TYPE_CHECKING:
    from core.importing import Importer
    from core.notes import Notes
    from core.sources import Sources

SILENT = Progress()


class Session:
    """An open library with the analyst's name (`author`) for what is written from here."""

    def __init__(self, library: Library, author: str = "") -> None:
        self.library = library
        self.author = author
        self.words = Words()
        self._aligner = Aligner(self.words)
        self._kin = Kin(library)

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

    @property
    def links(self) -> Links:
        """The links of alignments, made and changed by hand."""
        return Links(self.library, self.author)

    @property
    def finding(self) -> Finding:
        """Searches of every kind, saved ones, and one annotation for every hit."""
        return Finding(self.library, self.author, self._kin)

    @property
    def lexicons(self) -> Lexicons:
        """The analyst's lists of terms."""
        return Lexicons(self.library, self.author)

    @property
    def tagging(self) -> Tagging:
        """The tags as a tree."""
        return Tagging(self.library, self.author)

    @property
    def annotating(self) -> Annotating:
        """The annotations of the whole library, as a table and several at once."""
        return Annotating(self.library, self.author)

    @property
    def facts(self) -> Facts:
        """The facts of plans, and what the analyst says of them."""
        return Facts(self.library, self.author)

    @property
    def wordings(self) -> Wordings:
        """How plans word things, compared."""
        return Wordings(self.library, self.words)

    @property
    def ledgers(self) -> Ledgers:
        """What plans count and cite, side by side."""
        return Ledgers(self.library, self.facts)

    @property
    def notes(self) -> Notes:
        """The briefing notes of the library and the recipes they are made by."""
        from core.notes import Notes

        return Notes(self)

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
        return self.finding.find(Query(query, filters=Filters(plan_ids=frozenset(plan_ids))), limit=limit)

    def tags(self) -> tuple[Tag, ...]:
        """All tags in the order they were made."""
        return tags.tags(self.library)

    def tag_counts(self) -> dict[int, int]:
        """How many annotations carry each tag, by tag id."""
        return tags.tag_counts(self.library)

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

    def alignment(self, old: int, new: int) -> Alignment | None:
        """The stored alignment of two plans; None where there is none yet."""
        return links.alignment(self.library, old, new)

    def alignments(self) -> tuple[tuple[int, int], ...]:
        """The pairs of plans that were aligned."""
        return links.alignments(self.library)

    def link(self, link_id: int) -> Link:
        """A link by id; NotFoundError."""
        return links.link(self.library, link_id)

    def candidates(self, old: int, new: int, clause_id: int, *, limit: int | None = None) -> tuple[Candidate, ...]:
        """Clauses that may be the counterpart of a clause of either plan, the likeliest first; see `Aligner.candidates`."""
        kept = self._decided(old, new)
        return self._aligner.candidates(self.outline(old), self.outline(new), clause_id, kept=kept, limit=limit)

    def figures(self, old: int, new: int) -> ComparisonFigures | None:
        """The stored alignment of two plans in figures; None where there is none yet."""
        stored = self.alignment(old, new)
        return figures(stored, self.outline(old), self.outline(new)) if stored else None

    def differences(self, old: str, new: str) -> tuple[Segment, ...]:
        """The word-level differences of two texts; the first call loads the dictionary (0.5 to 1.3 s)."""
        return diff(old, new, self.words)

    def check(self) -> dict[str, str | int]:
        """The library's health and counts."""
        return self.library.check()

    # Editing: each returns what it touched and can be undone

    def annotate(
        self,
        plan_id: int,
        *,
        span: Span | None = None,
        clause_id: int | None = None,
        tag_names: Sequence[str] = (),
        note: str = "",
        status: Status = Status.OPEN,
    ) -> tuple[Annotation, Touched]:
        """A new annotation on a span or on a whole clause; NotFoundError where the plan has no such clause."""
        plan = self.plan(plan_id)
        target = plans.span_of(self.library, plan, clause_id or 0) if span is None else span
        with self.library.write():
            annotation_id, change = annotations.add(
                self.library,
                plan_id,
                plans.text(self.library, plan_id),
                target,
                clause_id=clause_id if span is None else None,
                tag_names=tag_names,
                note=note,
                status=status,
                author=self.author,
            )
            touched = self.library.run(change, self.author)
        return self.annotation(annotation_id), touched

    def edit_annotation(
        self,
        annotation_id: int,
        *,
        note: str | None = None,
        status: Status | None = None,
        author: str | None = None,
        tag_names: Sequence[str] | None = None,
        span: Span | None = None,
    ) -> Touched:
        """Give an annotation what is not None."""
        outline = self.outline(self.annotation(annotation_id).plan_id) if span is not None else None
        return self._run(
            lambda: annotations.edit(
                self.library,
                annotation_id,
                note=note,
                status=status,
                author=author,
                tag_names=tag_names,
                span=span,
                outline=outline,
            )
        )

    def remove_annotations(self, annotation_ids: Sequence[int]) -> Touched:
        """Delete annotations."""
        return self._run(lambda: annotations.remove(self.library, annotation_ids))

    def add_tag(self, name: str, **given: str | int | None) -> Touched:
        """Make a tag with the next colour and digit, or with the `color`, `shortcut`, `description`, `parent_id` given."""
        return self._run(lambda: tags.add_tag(self.library, name.strip(), **given))

    def edit_tag(self, tag: Tag) -> Touched:
        """Rename, recolour or describe a tag."""
        return self._run(lambda: tags.edit_tag(self.library, tag))

    def remove_tag(self, tag_id: int) -> Touched:
        """Delete a tag and take it off every annotation."""
        return self._run(lambda: tags.remove_tags(self.library, [tag_id]))

    def decide(self, link_ids: Sequence[int], decision: Decision) -> Touched:
        """Confirm, reject or set back links."""
        return self._run(lambda: links.decide(self.library, link_ids, decision))

    def edit_link(self, link_id: int, *, relation: Relation, moved: bool, note: str) -> Touched:
        """Give a link another relation, flag or note."""
        return self._run(lambda: links.edit(self.library, link_id, relation=relation, moved=moved, note=note))

    def _run(self, make: Callable[[], Change]) -> Touched:
        return self.library.carry_out(make, self.author)

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

    def add_starter_tags(self, names: Sequence[str]) -> None:
        """Give a new library its first tags; part of making it, so not a step to undo."""
        with self.library.write() as connection:
            for name in names:
                tags.add_tag(self.library, name).apply(connection)

    # Long jobs

    def align(self, old: int, new: int, progress: Progress = SILENT) -> Alignment:
        """Propose links between two plans and store them; decisions made before are kept. UserError for a plan with itself.

        In a library that can only be read they are proposed for this time and stored nowhere; their ids are 0.
        """
        if old == new:
            raise UserError(
                "一份文件不能与它自己对照。请选另一份文件。",
                "A plan cannot be aligned with itself. Choose another plan.",
            )
        proposed = self._aligner.propose(self.outline(old), self.outline(new), kept=self._decided(old, new), progress=progress)
        return Alignment(0, old, new, proposed) if self.read_only else links.store(self.library, old, new, proposed)

    def lineage(self, plan_ids: Sequence[int], progress: Progress = SILENT) -> Lineage:
        """Themes through plans in order of year, aligning the pairs that were not aligned yet; NotFoundError for an unknown plan.

        On CancelledError the pairs aligned before it stay aligned.
        """
        outlines = in_order_of_year(self.outline(plan_id) for plan_id in dict.fromkeys(plan_ids))
        pairs = list(combinations((outline.plan.id for outline in outlines), 2))
        found: list[Alignment] = []
        for done, (old, new) in enumerate(pairs):
            progress.step(done, len(pairs), "lineage")
            found.append(self.alignment(old, new) or self.align(old, new, progress))
        return lineage(outlines, found)

    def _decided(self, old: int, new: int) -> list[Link]:
        stored = self.alignment(old, new)
        return [link for link in stored.links if link.decision is not Decision.PROPOSED] if stored else []
