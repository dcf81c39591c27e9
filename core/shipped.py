"""What ships with Yaodian and was written by others: names, licences and their texts, from `resources/licences`.

The window shows it, and the builds make their list of parts from it.
"""

from __future__ import annotations

import json
import platform
import sqlite3
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

DEBIAN = "as in Debian's package"  # the licence of a library that was taken from there
LIST = "sbom.cdx.json"  # CycloneDX, made by packaging/freeze/sbom.py


class Kind(StrEnum):
    """How a part comes: as a locked Python package, compiled into one or beside them, or as data."""

    PACKAGE = "package"
    LIBRARY = "library"
    DATA = "data"


@dataclass(frozen=True)
class Shipped:
    """A part by others. `licence` is an SPDX expression, `texts` are files seen from `resources/licences`."""

    name: str
    licence: str
    texts: tuple[str, ...]
    kind: Kind
    system: str  # `windows` or `linux` where it ships for that one only, else `all`

    def is_on(self, system: str) -> bool:
        """Whether it ships for a system, `windows` or `linux`."""
        return self.system in ("all", system)

    def text(self) -> str:
        """The licence in full: what has to be said of the part first, the general texts it names after it."""
        return "\n\n".join(_read(name).strip("\n") for name in self.texts) + "\n"


@cache
def shipped() -> tuple[Shipped, ...]:
    """All parts by others, on any system."""
    lines = [line.split("\t") for line in _read("index.tsv").splitlines() if line and not line.startswith("#")]
    return tuple(Shipped(name, licence, tuple(texts.split()), Kind(kind), system) for name, licence, texts, kind, system in lines)


def here(system: str) -> tuple[tuple[Shipped, str], ...]:
    """The parts this program has, each with its version or ''. A built program has a list; in the sources the parts are asked."""
    listed = _listed()
    if listed:
        taken = [_of_debian(name) for name in listed if _there(f"debian/{name}.txt")]
        return tuple((part, listed[part.name]) for part in (*shipped(), *taken) if part.name in listed)
    found = [(part, _version(part)) for part in shipped() if part.is_on(system)]
    return tuple((part, version) for part, version in found if version or part.kind is not Kind.PACKAGE)


def _listed() -> dict[str, str]:
    """Names and versions of the list of parts that lies in a built program's folder; nothing in the sources."""
    path = Path(str(files("resources"))).parents[1] / LIST
    if not path.is_file():
        return {}
    versions: dict[str, list[str]] = {}
    for component in json.loads(path.read_text(encoding="utf-8"))["components"]:
        versions.setdefault(component["name"], []).append(component.get("version", ""))
    return {name: ", ".join(filter(None, several)) for name, several in versions.items()}


def _version(part: Shipped) -> str:
    if part.kind is Kind.PACKAGE:
        try:
            return version(part.name)
        except PackageNotFoundError:
            return ""
    told = _TOLD.get(part.name)
    return told() if told else ""


def _of_debian(name: str) -> Shipped:
    """A library that a build took from the system it is made on; its text came with it."""
    return Shipped(name, DEBIAN, (f"debian/{name}.txt",), Kind.LIBRARY, "linux")


def _place(name: str) -> Path:
    """A file seen from `resources/licences`."""
    folder = Path(str(files("resources")))
    return folder / name.removeprefix("../") if name.startswith("../") else folder / "licences" / name


def _there(name: str) -> bool:
    return _place(name).is_file()


def _read(name: str) -> str:
    return _place(name).read_text(encoding="utf-8")


def _numbers(name: str) -> str:
    """The version of a library that lxml has in it; loaded only when somebody asks."""
    return ".".join(map(str, getattr(import_module("lxml.etree"), name)))


_TOLD: Mapping[str, Callable[[], str]] = {
    "CPython": platform.python_version,
    "SQLite": lambda: sqlite3.sqlite_version,
    "zlib": lambda: zlib.ZLIB_RUNTIME_VERSION,
    "expat": lambda: str(import_module("pyexpat").EXPAT_VERSION).removeprefix("expat_"),
    "libxml2": lambda: _numbers("LIBXML_VERSION"),
    "libxslt": lambda: _numbers("LIBXSLT_VERSION"),
}
