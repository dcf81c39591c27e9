"""What Yaodian remembers of the user on this machine, as typed values. What belongs to a library is in the library."""

from __future__ import annotations

import getpass
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QSettings

from desktop.home import Home
from desktop.theme import Mode

LAYOUT_VERSION = 1  # raised when saved layouts no longer fit the window
RECENT = 8


class Settings:
    """The user's choices. `store` keeps them elsewhere than `home` does; `language` holds for this time only."""

    def __init__(self, store: QSettings | None = None, *, language: str = "", home: Home | None = None) -> None:
        self.home = home or Home()
        self._store = store or self.home.settings()
        self._language = language

    def _text(self, key: str, default: str = "") -> str:
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    @property
    def chosen_language(self) -> str:
        """`zh` or `en` where the user chose one; '' follows the system."""
        chosen = self._text("language")
        return chosen if chosen in ("zh", "en") else ""

    def _number(self, key: str, default: int) -> int:
        value = self._text(key)
        return int(value) if value.isascii() and value.isdigit() else default

    @property
    def language(self) -> str:
        """`zh` or `en`: the user's choice, else English on an English system, else Chinese."""
        if self._language or self.chosen_language:
            return self._language or self.chosen_language
        return "en" if QLocale.system().language() == QLocale.Language.English and _says_english() else "zh"

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("language", value)

    @property
    def mode(self) -> Mode:
        """Colours: as the system, light or dark."""
        chosen = self._text("theme", Mode.SYSTEM)
        return Mode(chosen) if chosen in list(Mode) else Mode.SYSTEM

    @mode.setter
    def mode(self, value: Mode) -> None:
        self._store.setValue("theme", value.value)

    @property
    def author(self) -> str:
        """The name annotations are signed with."""
        return self._text("author") or getpass.getuser()

    @author.setter
    def author(self, value: str) -> None:
        self._store.setValue("author", value.strip())

    @property
    def reader_size(self) -> int:
        """Size of the reader's text in pixels, 12 to 28."""
        return max(12, min(28, self._number("reader/size", 16)))

    @reader_size.setter
    def reader_size(self, value: int) -> None:
        self._store.setValue("reader/size", str(value))

    @property
    def reader_columns(self) -> int:
        """Characters on a line of the reader's text at most, 20 to 80."""
        return max(20, min(80, self._number("reader/columns", 38)))

    @reader_columns.setter
    def reader_columns(self, value: int) -> None:
        self._store.setValue("reader/columns", str(value))

    @property
    def reader_line(self) -> int:
        """Height of a line of the reader's text in per cent of its size, 140 to 240."""
        return max(140, min(240, self._number("reader/line", 175)))

    @reader_line.setter
    def reader_line(self, value: int) -> None:
        self._store.setValue("reader/line", str(value))

    @property
    def reader_font(self) -> str:
        """The font family of the reader's text; '' for the usual one."""
        return self._text("reader/font")

    @reader_font.setter
    def reader_font(self, value: str) -> None:
        self._store.setValue("reader/font", value)

    def layer_on(self, key: str, usual: bool) -> bool:
        """Whether a layer of the reader is on: as the user left it, else as usual."""
        return {"on": True, "off": False}.get(self._text(f"layers/{key}"), usual)

    def set_layer_on(self, key: str, on: bool) -> None:
        """Remember whether a layer is on."""
        self._store.setValue(f"layers/{key}", "on" if on else "off")

    @property
    def last_library(self) -> Path | None:
        """The library that was open last."""
        path = self._text("library/last")
        return self.home.found(path) if path else None

    @last_library.setter
    def last_library(self, value: Path | None) -> None:
        self._store.setValue("library/last", self.home.told(value) if value else "")

    @property
    def import_folder(self) -> Path:
        """Where files were imported from last; where that is gone, the folder of documents."""
        path = self._text("library/imports")
        last = self.home.found(path) if path else None
        return last if last is not None and last.is_dir() else self.home.libraries()

    @import_folder.setter
    def import_folder(self, value: Path) -> None:
        self._store.setValue("library/imports", self.home.told(value))

    @property
    def backs_up(self) -> bool:
        """Whether backups are made by themselves."""
        return self._text("backups") != "off"

    @backs_up.setter
    def backs_up(self, value: bool) -> None:
        self._store.setValue("backups", "" if value else "off")

    def last_plans(self, library: Path) -> list[int]:
        """The plans that were read last in this library, from left to right."""
        return [int(part) for part in self._text(self._plan_key(library)).split() if part.isascii() and part.isdigit()]

    def set_last_plans(self, library: Path, plan_ids: Sequence[int]) -> None:
        """Remember the plans that are read in this library."""
        self._store.setValue(self._plan_key(library), " ".join(str(plan_id) for plan_id in plan_ids if plan_id))

    def _plan_key(self, library: Path) -> str:
        """A path has signs that mean something in a key, and a name alone can be that of two libraries."""
        told = self.home.told(library.absolute())
        return f"plans/{hashlib.sha256(told.encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"

    @property
    def queries(self) -> list[str]:
        """The latest searches, newest first."""
        value = self._store.value("search/queries", [])
        return [str(item) for item in value] if isinstance(value, list) else [str(value)] if value else []

    def add_query(self, query: str) -> None:
        """Remember a search."""
        self._store.setValue("search/queries", [query, *(q for q in self.queries if q != query)][:RECENT])

    @property
    def tour_seen(self) -> bool:
        """Whether the tour was shown."""
        return self._text("tour") == "seen"

    @tour_seen.setter
    def tour_seen(self, value: bool) -> None:
        self._store.setValue("tour", "seen" if value else "")

    def keys(self, command: str) -> tuple[str, ...] | None:
        """The keys that the user gave a command, in portable form; None where they are the usual ones."""
        value = self._store.value(f"keys/{command}")
        return tuple(value.split(" ")) if isinstance(value, str) and value else () if value == "" else None

    def set_keys(self, command: str, keys: tuple[str, ...] | None) -> None:
        """Remember the keys of a command; None for the usual ones."""
        if keys is None:
            self._store.remove(f"keys/{command}")
        else:
            self._store.setValue(f"keys/{command}", " ".join(keys))

    def layout(self, name: str) -> QByteArray | None:
        """The saved geometry or splitter state of a named part; None where there is none or it is of an older window."""
        value = self._store.value(f"layout{LAYOUT_VERSION}/{name}")
        return value if isinstance(value, QByteArray) else None

    def set_layout(self, name: str, state: QByteArray) -> None:
        """Remember the geometry or splitter state of a named part."""
        self._store.setValue(f"layout{LAYOUT_VERSION}/{name}", state)

    def sync(self) -> None:
        """Write what is not written yet."""
        self._store.sync()


def _says_english() -> bool:
    """Qt reports the C locale as English: only an explicit English locale counts."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return not named or named.lower().startswith("en") if os.name == "nt" else named.lower().startswith("en")
