"""What 生成简报 does as jobs: the file written, the note printed. They give a sentence where they can't."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from core.briefing import BriefingNote, Recipe
from core.errors import ExportError, UserError
from core.model import Notice
from core.office import find_office
from core.progress import CancelledError, Progress
from core.session import Session
from core.workbooks import export_recipe
from desktop.briefing.printing import print_pages


def _note(session: Session, path: Path, recipe: Recipe, progress: Progress) -> int:
    return session.notes.write(path, recipe, progress)


WRITERS: Mapping[str, Callable[[Session, Path, Recipe, Progress], int]] = MappingProxyType(
    {".docx": _note, ".pdf": _note, ".xlsx": export_recipe}
)
"""What writes a note, or what it is made of, by the ending of the file."""


def export(recipe: Recipe, path: Path, stop: threading.Event, session: Session, progress: Progress) -> Any:
    """The size written, or the sentence that says why not. The folder is made if it is not there."""
    if stop.is_set():
        raise CancelledError
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return WRITERS[path.suffix.lower()](session, path, recipe, progress)
    except OSError:
        return ExportError(path).notice
    except UserError as error:
        return error.notice


def pages_of(recipe: Recipe, rough: Callable[[BriefingNote], bytes], session: Session, progress: Progress) -> bytes:
    """The pages of a note as PDF: the true ones where LibreOffice is installed, else `rough` ones."""
    note = session.notes.note(recipe, progress)
    return rough(note) if find_office() is None else session.notes.pages(note, progress)


def print_note(
    pages: Callable[[Session, Progress], bytes], printer: Any, stop: threading.Event, session: Session, progress: Progress
) -> int | Notice:
    """How many pages of a note a QPrinter took, or the sentence that says why there are none."""
    if stop.is_set():
        raise CancelledError
    try:
        made = pages(session, progress)
    except UserError as error:
        return error.notice
    return print_pages(made, printer, progress)
