"""Briefing notes of one library: recipes kept under a name, and notes made by them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from core import briefing, office
from core.aligning import Aligning
from core.briefing import BriefingNote, Material, PartKind, Recipe, printed
from core.briefing.content import Chapter
from core.briefing.revision import changed_text
from core.briefing.word import SHIPPED, TemplateError
from core.briefing.word.template import PLAIN
from core.briefing.words import words_in
from core.changes import Change, RowChange
from core.errors import NotFoundError, RefusedFileError
from core.files import replacing
from core.ingest import preflight
from core.ingest.sniff import Kind
from core.ledgers import Ledgers
from core.model import Notice, Touched
from core.progress import SILENT, Progress
from core.store import Library, annotations, plans, saved, tags

_KIND = "recipe"


class Notes:
    """The notes of one library, in the name of `author`; what they compare and count, `aligning` and `ledgers` find."""

    def __init__(self, library: Library, author: str, aligning: Aligning, ledgers: Ledgers) -> None:
        self._library = library
        self._author = author
        self._aligning = aligning
        self._ledgers = ledgers

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
        return self._library.carry_out(lambda: Change(Notice(*label), rows()), self._author)

    # Notes

    def write(self, path: Path, recipe: Recipe, progress: Progress = SILENT) -> int:
        """Write the note of a recipe, as PDF to a path that ends so, else as Word document; its size in bytes.

        A pair that was never aligned is aligned first. NotFoundError where a plan of the recipe is gone; TemplateError;
        ExportError leaves an older file as it was. PDF needs LibreOffice: NoOfficeError, ConversionError.
        """
        _check(path)
        note = self.note(recipe, progress)
        progress.step(len(note.chapters), len(note.chapters) + 1, path.name)
        return _put(note, path, progress)

    def note(self, recipe: Recipe, progress: Progress = SILENT) -> BriefingNote:
        """The note of a recipe; a pair that was never aligned is aligned first. NotFoundError where a plan is gone."""
        titled = recipe if recipe.title else replace(recipe, title=self._title(recipe.language))
        material = self.material(titled, progress)
        return briefing.compose(titled, material, progress)

    def pages(self, note: BriefingNote, progress: Progress = SILENT) -> bytes:
        """The true pages of a note as PDF; errors as of `write`."""
        return printed.pdf(note, _template(note.template), progress.heed)

    def write_revision(self, path: Path, old: int, new: int, *, language: str = "zh", progress: Progress = SILENT) -> int:
        """Write the new plan as tracked changes of the old one; its size in bytes. Kinds of files and errors as of `write`."""
        _check(path)
        outlines = plans.outline(self._library, old), plans.outline(self._library, new)
        aligned = (self._aligning.ready(old, new, progress), *outlines)
        changed = changed_text(aligned, self._aligning.differences, progress.heed)
        titles = {"old": outlines[0].plan.label, "new": outlines[1].plan.label}
        note = BriefingNote(
            title=words_in(language).revision.format(**titles),
            author=self._author,
            date=words_in(language).day(date.today().isoformat()),
            language=language,
            chapters=(Chapter(PartKind.TEXT, "", changed),),
            template="plain",
        )
        return _put(note, path, progress)

    def material(self, recipe: Recipe, progress: Progress = SILENT) -> Material:
        """What the note of a recipe is made of. Lineage needs two plans at least."""
        found = annotations.find(self._library, plan_ids=recipe.plan_ids, tag_names=recipe.tag_names)
        paired = [plan_id for pair in recipe.pairs for plan_id in pair]
        chosen = list(dict.fromkeys([*(recipe.plan_ids or [note.plan_id for note in found]), *paired]))
        outlines = {plan_id: plans.outline(self._library, plan_id) for plan_id in chosen}
        compared = tuple((self._aligning.ready(old, new, progress), outlines[old], outlines[new]) for old, new in recipe.pairs)
        followed = recipe.part(PartKind.LINEAGE) is not None and len(chosen) > 1
        return Material(
            author=self._author,
            date=date.today().isoformat(),
            plans=outlines,
            annotations=found,
            alignments=compared,
            tags=tags.tags(self._library),
            differences=self._aligning.differences,
            lineage=self._aligning.lineage(chosen, progress) if followed else None,
            quantities=self._ledgers.quantities(outlines.values()) if followed else {},
            targets=self._ledgers.targets(chosen) if recipe.part(PartKind.TARGETS) else None,
        )

    def _title(self, language: str) -> str:
        number = len(plans.plans(self._library))
        return "工作要点研读简报" if language.startswith("zh") else f"Briefing note on {number} plans"


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
