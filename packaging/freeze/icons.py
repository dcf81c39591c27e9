"""Writes the sign of the program as files: `icons.py FOLDER` makes yaodian.ico, and yaodian-SIDE.png for every usual side."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtWidgets import QApplication

from desktop.icons import app_icon

SIDES = (16, 24, 32, 48, 64, 128, 256)


def png(side: int) -> bytes:
    """The sign as a PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    app_icon().pixmap(side, side).save(buffer, "PNG")
    return bytes(data.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """The pictures as one icon of Windows: a table of places, then the PNGs as they are."""
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    start = 6 + 16 * len(pictures)
    for side, picture in pictures.items():
        head += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(picture), start + len(body))
        body += picture
    return head + body


def main() -> None:
    """Write all."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication(sys.argv[:1])
    pictures = {side: png(side) for side in SIDES}
    for side, picture in pictures.items():
        (folder / f"yaodian-{side}.png").write_bytes(picture)
    (folder / "yaodian.ico").write_bytes(ico(pictures))
    app.quit()


if __name__ == "__main__":
    main()
