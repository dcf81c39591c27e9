"""Briefing notes of one library: recipes kept under a name, and notes made by them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol

from core import briefing, office
from core.alignment import Lineage, Segment
from core.briefing import BriefingNote, Material, PartKind, Recipe, printed
from core.briefing.content import Chapter
from core.briefing.revision import changed_text
from core.briefing.targets import TargetLedger
from core.briefing.word import SHIPPED, TemplateError
from core.briefing.word.template import PLAIN
from core.briefing.words import words_in
from core.changes import Change, RowChange
from core.errors import NotFoundError, RefusedFileError
from core.files import replacing
from core.ingest import preflight
from core.ingest.sniff import Kind
from core.lineage_table import Quantities
from core.model import Alignment, Annotation, Notice, Outline, Plan, Tag, Touched
from core.progress import Progress
from core.store import Library, saved

_KIND = "recipe"
_SILENT = Progress()


class Counting(Protocol):
    """What counts the targets of plans."""

    def targets(self, plan_ids: Sequence[int]) -> TargetLedger: ...
    def quantities(self, outlines: Iterable[Outline]) -> Quantities: ...


class Asked(Protocol):
    """What notes ask of the session they belong to."""

    library: Library
    author: str

    @property
    def ledgers(self) -> Counting: ...
    def plans(self) -> tuple[Plan, ...]: ...
    def outline(self, plan_id: int) -> Outline: ...
    def tags(self) -> tuple[Tag, ...]: ...
    def annotations(self, *, plan_ids: Sequence[int] = (), tag_names: Sequence[str] = ()) -> tuple[Annotation, ...]: ...
    def alignment(self, old: int, new: int) -> Alignment | None: ...
    def align(self, old: int, new: int, progress: Progress = ...) -> Alignment: ...
    def lineage(self, plan_ids: Sequence[int], progress: Progress = ...) -> Lineage: ...
    def differences(self, old: str, new: str) -> tuple[Segment, ...]: ...


class Notes:
    """The notes of a session."""

    def __init__(self, session: Asked) -> None:
        self._session = session
        self._library = session.library

    # Recipes

    def recipes(self) -> tuple[str, ...]:
        """The names of the recipes kept."""
        return tuple(saved.saved(self._library, _KIND))

    def recipe(self, name: str) -> Recipe:
        """The recipe of this name; NotFoundError, RecipeError."""
        found = saved.saved(self._library, _KIND).get(name)
        if found is None:
            raise NotFoundError(f"名为“{name}”的简报配方", f'recipe of a note named "{name}"')
        return Recipe.from_json(found)

    def keep(self, name: str, recipe: Recipe) -> Touched:
        """Keep a recipe under a name, in place of the one there; UserError for an empty name."""
        label = f"存简报配方“{name}”", f'Save recipe "{name}"'
        return self._carry_out(label, lambda: saved.put(self._library, _KIND, name.strip(), recipe.to_json()))

    def forget(self, name: str) -> Touched:
        """Keep a recipe no longer."""
        label = f"删除简报配方“{name}”", f'Delete recipe "{name}"'
        return self._carry_out(label, lambda: saved.drop(self._library, _KIND, name))

    def _carry_out(self, label: tuple[str, str], rows: Callable[[], tuple[RowChange, ...]]) -> Touched:
        return self._library.carry_out(lambda: Change(Notice(*label), rows()), self._session.author)

    # Notes

    def write(self, path: Path, recipe: Recipe, progress: Progress = _SILENT) -> int:
        """Write the note of a recipe, as PDF to a path that ends so, else as Word document; its size in bytes.

        A pair that was never aligned is aligned first. NotFoundError where a plan of the recipe is gone; TemplateError;
        ExportError leaves an older file as it was. PDF needs LibreOffice: NoOfficeError, ConversionError.
        """
        _check(path)
        note = self.note(recipe, progress)
        progress.step(len(note.chapters), len(note.chapters) + 1, path.name)
        return _put(note, path, progress)

    def note(self, recipe: Recipe, progress: Progress = _SILENT) -> BriefingNote:
        """The note of a recipe; a pair that was never aligned is aligned first. NotFoundError where a plan is gone."""
        titled = recipe if recipe.title else replace(recipe, title=self._title(recipe.language))
        material = self.material(titled, progress)
        return briefing.compose(titled, material, progress)

    def pages(self, note: BriefingNote, progress: Progress = _SILENT) -> bytes:
        """The true pages of a note as PDF; errors as of `write`."""
        return printed.pdf(note, _template(note.template), progress.heed)

    def write_revision(self, path: Path, old: int, new: int, *, language: str = "zh", progress: Progress = _SILENT) -> int:
        """Write the new plan as tracked changes of the old one; its size in bytes. Kinds of files and errors as of `write`."""
        _check(path)
        session = self._session
        outlines = session.outline(old), session.outline(new)
        aligned = (session.alignment(old, new) or session.align(old, new, progress), *outlines)
        changed = changed_text(aligned, session.differences, progress.heed)
        titles = {"old": outlines[0].plan.label, "new": outlines[1].plan.label}
        note = BriefingNote(
            title=words_in(language).revision.format(**titles),
            author=session.author,
            date=words_in(language).day(date.today().isoformat()),
            language=language,
            chapters=(Chapter(PartKind.TEXT, "", changed),),
            template="plain",
        )
        return _put(note, path, progress)

    def material(self, recipe: Recipe, progress: Progress = _SILENT) -> Material:
        """What the note of a recipe is made of. Lineage needs two plans at least."""
        session = self._session
        found = session.annotations(plan_ids=recipe.plan_ids, tag_names=recipe.tag_names)
        paired = [plan_id for pair in recipe.pairs for plan_id in pair]
        chosen = list(dict.fromkeys([*(recipe.plan_ids or [note.plan_id for note in found]), *paired]))
        outlines = {plan_id: session.outline(plan_id) for plan_id in chosen}
        compared = tuple(
            (session.alignment(old, new) or session.align(old, new, progress), outlines[old], outlines[new])
            for old, new in recipe.pairs
        )
        followed = recipe.part(PartKind.LINEAGE) is not None and len(chosen) > 1
        return Material(
            author=session.author,
            date=date.today().isoformat(),
            plans=outlines,
            annotations=found,
            alignments=compared,
            tags=session.tags(),
            differences=session.differences,
            lineage=session.lineage(chosen, progress) if followed else None,
            quantities=session.ledgers.quantities(outlines.values()) if followed else {},
            targets=session.ledgers.targets(chosen) if recipe.part(PartKind.TARGETS) else None,
        )

    def _title(self, language: str) -> str:
        plans = len(self._session.plans())
        return "工作要点研读简报" if language.startswith("zh") else f"Briefing note on {plans} plans"


def _is_pdf(path: Path) -> bool:
    return path.suffix.lower() == ".pdf"


def _check(path: Path) -> None:
    """Raise NoOfficeError before any work is done in vain."""
    if _is_pdf(path) and office.find_office() is None:
        raise office.NoOfficeError


def _put(note: BriefingNote, path: Path, progress: Progress) -> int:
    make = printed.pdf if _is_pdf(path) else printed.document
    data = make(note, _template(note.template), progress.heed)
    with replacing(path) as beside:
        beside.write_bytes(data)
    return len(data)


def _template(name: str) -> bytes | None:
    """The analyst's own template by its path, checked as an import is; None for one that ships. TemplateError."""
    if name in (*SHIPPED, PLAIN):
        return None
    path = Path(name)
    try:
        data = path.read_bytes()
        preflight.check(data, Kind.DOCX, path.name)
    except OSError as error:
        raise TemplateError(f"找不到“{name}”。请另选一个。", f'"{name}" was not found. Choose another one.') from error
    except RefusedFileError as error:
        raise TemplateError(error.notice.zh, error.notice.en) from error
    return data
