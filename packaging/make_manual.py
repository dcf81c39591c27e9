"""Takes the pictures of the manual, in both languages, and writes it as PDF: `PYTHONPATH=PROJECT make_manual.py [FOLDER]`.

The pictures go where the program looks for them, `resources/manual/pictures` of these sources; they are made anew in every
build and kept out of the repository. With a FOLDER, `Yaodian-manual-LANGUAGE.pdf` goes there. Nothing is shown on a screen.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import sys
import tempfile
import time
import uuid
from collections import Counter
from datetime import UTC, date, datetime, tzinfo
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QHashSeed, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication

from core.store import backups, library
from desktop.manual import Manual, manual_text, pictures_folder, scenes_named
from desktop.scenes import Sample, desk_for, take
from desktop.theme import Mode

SIZE = QSize(1280, 800)


def small(picture: QPixmap) -> QImage:
    """The picture in 128 colours: a third of the bytes, and no difference one would see."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    return image.convertToFormat(QImage.Format.Format_Indexed8, palette(image), Qt.ImageConversionFlag.ThresholdDither)


def palette(image: QImage) -> list[int]:
    """The 64 colours that fill it, and then those that are most frequent among what is unlike all of them, as small signs are."""
    colors = [color for color, _ in Counter(image.constBits().cast("I")).most_common()]
    chosen, seen = colors[:64], {color & 0xF0F0F0 for color in colors[:64]}
    for color in colors[64:]:
        if color & 0xF0F0F0 not in seen and len(chosen) < 128:
            chosen.append(color)
            seen.add(color & 0xF0F0F0)
    return chosen


def stop_the_clock(seconds: int) -> None:
    """Let what is made now be made at that time: the pictures show it, and are to be the same in every build."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Stopped:
            return cls.fromtimestamp(seconds, tz)

    class Today(date):
        @classmethod
        def today(cls) -> Today:
            return cls.fromtimestamp(seconds)

    for module in (library, backups):
        module.datetime = Stopped
    import_module("core.notes").date = Today


def take_pictures(app: QApplication, scratch: Path) -> int:
    """All pictures that the manual shows, into the resources; how many bytes."""
    shutil.rmtree(pictures_folder(), ignore_errors=True)
    made, total = Sample.make(scratch / "样例.yaodian"), 0
    for language in ("zh", "en"):
        folder = pictures_folder() / language
        folder.mkdir(parents=True)
        with desk_for(app, scratch / "manual.ini", language, Mode.LIGHT) as desk:
            for name, picture in take(app, desk, made, scenes_named(manual_text(language)), SIZE):
                path = folder / f"{name}.png"
                if not small(picture).save(str(path), "PNG", 0):
                    raise OSError(f"{path} was not written")
                total += path.stat().st_size
    return total


def write_pdfs(app: QApplication, folder: Path, scratch: Path, seconds: int) -> None:
    """The manual for paper, in both languages."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in ("zh", "en"):
        with desk_for(app, scratch / "manual.ini", language, Mode.LIGHT) as desk:
            path = folder / f"Yaodian-manual-{language}.pdf"
            Manual(language, desk.actions).write_pdf(path, desk.theme)
            path.write_bytes(undated(path.read_bytes(), seconds))


def undated(pdf: bytes, seconds: int) -> bytes:
    """The file as if it had been made at that time, with an id that follows from it: every place keeps its length."""
    at = datetime.fromtimestamp(seconds, UTC)
    name = str(uuid.uuid5(uuid.NAMESPACE_OID, str(seconds)))
    for pattern, said in (
        (rb"(?<=Date \(D:)\d{14}", at.strftime("%Y%m%d%H%M%S").encode()),
        (rb"(?<=Date=\")[\d:+T-]{25}", at.strftime("%Y-%m-%dT%H:%M:%S+00:00").encode()),
        (rb"(?<=\"uuid:)[0-9a-f-]{36}", name.encode()),
        (rb"(?<=<)[0-9a-f]{72}(?=>)", name.encode().hex().encode()),
    ):
        pdf = re.sub(pattern, said, pdf)
    return pdf


def main() -> None:
    """Make all and say how much; another build of this machine that is at it is waited for."""
    scratch = Path(tempfile.gettempdir()) / "yaodian-manual"  # the pictures show names in it: always the same ones
    with scratch.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        make(scratch)


def make(scratch: Path) -> None:
    """Make all, with this folder for what is in between."""
    shutil.rmtree(scratch, ignore_errors=True)
    (scratch / "Documents").mkdir(parents=True)
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "HOME": str(scratch)}
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    stop_the_clock(seconds)
    QHashSeed.setDeterministicGlobalSeed()  # the fonts of a PDF are written in the order of a hash
    app = QApplication(sys.argv[:1])
    try:
        total = take_pictures(app, scratch)
        if sys.argv[1:]:
            write_pdfs(app, Path(sys.argv[1]), scratch, seconds)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    count = len(list(pictures_folder().rglob("*.png")))
    sys.stdout.write(f"{count} pictures of the manual, {total / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
