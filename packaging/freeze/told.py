"""Which libraries are in a compiled file, and of which version: by what is written in it, by its name, by what it came with."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


def _text(found: re.Match[bytes]) -> str:
    return found[1].decode("ascii")


def _number(found: re.Match[bytes]) -> str:
    """20914 is 2.9.14."""
    number = int(found[1])
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _set_by_code(found: re.Match[bytes]) -> str:
    return ".".join(str(int.from_bytes(part, "little")) for part in found.groups())


@dataclass(frozen=True)
class Sign:
    """What a library leaves in a file it is in, and the version that says; it counts only in files of such a name."""

    library: str
    pattern: bytes
    files: str = ".*"
    version: Callable[[re.Match[bytes]], str] = _text


SIGNS = (
    Sign("Qt", rb"\0Qt (\d+\.\d+\.\d+) \("),
    Sign("SQLite", rb"(?<![\d.])(3\.\d+\.\d+)\0", r"(lib)?sqlite3.*\.(dll|so)"),
    Sign("zlib", rb"(?:in|de)flate (\d[\d.]+\d) Copyright"),
    Sign("zlib", rb"\0(1\.[23]\.\d+)\0", r"python3\d+\.dll"),
    Sign("expat", rb"expat_(\d+\.\d+\.\d+)\0"),
    Sign("bzip2", rb"\0(1\.\d\.\d), \d+-\w+-\d{4}\0"),
    Sign("PCRE2", rb"\0(10\.\d+) \d{4}-\d\d-\d\d\0"),
    Sign("libjpeg-turbo", rb"libjpeg-turbo version (\d+\.\d+\.\d+)"),
    Sign("libpng", rb"libpng version (\d+\.\d+\.\d+)"),
    Sign("libpng", rb"\0(1\.6\.\d+)\0", r"Qt6Gui\.dll"),
    Sign("ICU", rb"icudt(\d+)[lb]\b", r"libicu(data|uc)\.so|(lib)?pdfium\.(dll|so)"),
    Sign("libxml2", rb"\0(2\d{4})(?:-[\w.]*)?\0", r"etree.*|libxml2\.so", _number),
    Sign("libxslt", rb"\0(10\d{3})(?:-[\w.]*)?\0", r"etree.*|libxslt\.so", _number),
    # FT_Init_FreeType writes three numbers into a structure, one beside the other.
    Sign(
        "FreeType",
        rb"(?s)\xc7[\x40-\x47]\x08(\x02\0\0\0)\xc7[\x40-\x47]\x0c([\x08-\x40]\0\0\0)\xc7[\x40-\x47]\x10([\0-\x20]\0\0\0)",
        r"(lib)?Qt6Gui\.(dll|so)",
        _set_by_code,
    ),
)
# What says no version of itself in every build.
NAMED: Mapping[str, str] = {
    "CPython": r"(python3\d+\.dll|libpython3\.\d+\.so)",
    "HarfBuzz": r"(lib)?Qt6Gui\.(dll|so)",
    "Microsoft Visual C++ runtime": r"(msvcp|vcruntime)140.*\.dll",
    "libffi": r"libffi-\d+\.dll",
    "libiconv": r"etree\..*\.(pyd|so)",
    "liblzma": r"_lzma\.pyd",
    "zlib": r"Qt6Core\.dll",
    "pdfium": r"(lib)?pdfium\.(dll|so)",
}
# With which of them others built what is taken from them, for a system: told by PCbuild/get_externals.bat of CPython, by the
# lists in the sources of Qt and its libQt6Gui.so.6, and by the modules of lxml when they run.
BUILT_WITH: Mapping[str, Mapping[tuple[str, str], Mapping[str, str]]] = {
    "windows": {
        ("CPython", "3.11.9"): {"libffi": "3.4.4", "liblzma": "5.2.5"},
        ("Qt", "6.9.3"): {"HarfBuzz": "11.5.0", "zlib": "1.3.1"},
        ("lxml", "6.1.3"): {"libiconv": "1.17"},
    },
    "linux": {
        ("Qt", "6.9.3"): {"HarfBuzz": "11.5.0"},
        ("lxml", "6.1.3"): {"libiconv": "1.18"},
    },
}


def libraries(file: str, data: bytes) -> Iterator[tuple[str, str]]:
    """The libraries in a file of this name, each with its version; '' where it is not written there."""
    for sign in SIGNS:
        if re.match(sign.files, file) and (found := re.search(sign.pattern, data)):
            yield sign.library, sign.version(found)
    for name, files in NAMED.items():
        if re.match(files, file):
            yield name, _own_version(name, data)


def _own_version(name: str, data: bytes) -> str:
    if name == "CPython":
        found = re.search(rb"\b(3\.1\d\.\d+)(?=[+\0 ])", data)
        return found[1].decode() if found else ""
    if name == "Microsoft Visual C++ runtime":  # in the table that Windows shows
        found = re.search("FileVersion\0+".encode("utf-16-le") + rb"(?:\0)*((?:[\d.]\0)+)", data)
        return found[1].decode("utf-16-le") if found else ""
    return ""


def versions_beside(folder: Path, system: str, known: Mapping[str, str]) -> dict[str, str]:
    """Versions that no library says: of pdfium its Python package does, and of others what they come in, if `known` has it."""
    told: dict[str, str] = {}
    for path in folder.rglob("pypdfium2_raw/version.json"):
        said = json.loads(path.read_text(encoding="utf-8"))
        told["pdfium"] = ".".join(str(said[name]) for name in ("major", "minor", "build", "patch"))
    for built, parts in BUILT_WITH[system].items():
        if built in known.items():
            told |= parts
    return told
