"""The main job without a person: `python -m desktop.demo FOLDER` makes a library from the seeds, annotates, aligns,
exports the note and takes pictures of the views in both languages.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from core.briefing import Recipe
from core.session import Session
from desktop.scenes import AUTHOR, Sample, desk_for, take
from desktop.theme import Mode

TITLE = "湘陕两省2023年教育工作要点比较"
SIZE = QSize(1440, 900)
SCENES = ("welcome", "read", "select", "review", "compare", "search", "briefing")


def make(folder: Path) -> tuple[Sample, Path]:
    """The library and the note."""
    folder.mkdir(parents=True, exist_ok=True)
    note = folder / "简报.docx"
    note.unlink(missing_ok=True)
    made = Sample.make(folder / "样例.yaodian")
    with Session.open(made.library, AUTHOR) as session:
        session.notes.write(note, Recipe(title=TITLE, pairs=(made.pair,)))
    return made, note


def take_pictures(app: QApplication, folder: Path, made: Sample) -> list[Path]:
    """A picture of each view, in both languages and both themes."""
    pictures: list[Path] = []
    for language, mode in (("zh", Mode.LIGHT), ("en", Mode.LIGHT), ("zh", Mode.DARK)):
        with desk_for(app, folder / "demo.ini", language, mode) as desk:
            for name, picture in take(app, desk, made, SCENES, SIZE):
                pictures.append(folder / f"{name}-{language}-{mode.value}.png")
                picture.save(str(pictures[-1]))
    return pictures


def main(argv: Sequence[str] | None = None) -> int:
    """Make everything in the folder named; the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    folder = Path(words[0] if words else "build/demo")
    app = QApplication([sys.argv[0]])
    made, note = make(folder)
    pictures = take_pictures(app, folder, made)
    print(f"library {made.library}, note {note}, {len(pictures)} pictures in {folder}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
