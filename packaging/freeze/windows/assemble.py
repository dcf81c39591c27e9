"""Lays out the folder of the Windows program: `assemble.py EMBED_SDIST PROJECT_WHEEL WHEELS SEEDS FOLDER SECONDS`.

Embeddable CPython as it is in the archive, every wheel unpacked into `lib`, without what the program never loads. Nothing of the
archives is run. Modules are compiled here, so this must run on the Python version that is packed. All times become SECONDS.
"""

from __future__ import annotations

import compileall
import io
import os
import py_compile
import re
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

VERSION = (3, 11)
# One line a place that modules are looked for; nothing of the user's own Python is.
PATHS = "python311.zip\n.\nlib\n"
# The program never talks to a network: no TLS; no installer, no sound; one starter of our own instead of theirs.
PYTHON_UNUSED = re.compile(
    r"(libcrypto-3|libssl-3)\.dll|_(ssl|hashlib|msi|asyncio|overlapped)\.pyd|winsound\.pyd"
    r"|pythonw?\.exe|python311\._pth"
)
QT_KEPT = re.compile(
    r"PySide6/(__init__|_config|_git_pyside_version)\.py|PySide6/Qt(Core|Gui|PrintSupport|Svg|Widgets)\.pyd"
    r"|PySide6/Qt6(Core|Gui|PrintSupport|Svg|Widgets)\.dll"
    r"|PySide6/pyside6\.abi3\.dll|PySide6/plugins/(platforms/q(windows|offscreen)|imageformats/q(svg|jpeg|ico)|iconengines/qsvgicon)\.dll"
    r"|PySide6/translations/qtbase_zh_CN\.qm"
)
RUNTIME = re.compile(r"(PySide6|shiboken6)/(msvcp140(_1|_2)?|vcruntime140(_1)?)\.dll")
UNUSED = re.compile(
    r".*\.(pyi|lib|pyx|pxi|pxd|h|c|cpp)|.*/py\.typed|build/.*|proces/.*_test\.py|(.*/)?tests?/.*|.*\.dist-info/(RECORD|WHEEL|INSTALLER|top_level\.txt|zip-safe)"
    r"|(example|src)/.*|olefile/olefile2\.py|jieba/(lac_small|analyse|posseg)/.*|jieba/.*\.p|tzdata[-/].*|lxml/(isoschematron|includes)/.*|lxml/objectify\..*"
    r"|(PySide6|shiboken6)/(concrt140|vcamp140|vccorlib140|vcomp140|msvcp140_codecvt_ids)\.dll"
)


def is_kept(name: str) -> bool:
    """Whether a file of a wheel goes into the folder."""
    if name.startswith("PySide6/"):
        return bool(QT_KEPT.fullmatch(name))
    return not UNUSED.fullmatch(name)


def target(name: str) -> PurePosixPath:
    """Where a file of a wheel goes: the compiler's runtime beside the program, where all find it; the rest into `lib`."""
    path = PurePosixPath(name)
    if RUNTIME.fullmatch(name):
        return PurePosixPath(path.name)
    return PurePosixPath("lib") / path


def write(folder: Path, place: PurePosixPath, data: bytes) -> None:
    """One file."""
    if place.is_absolute() or ".." in place.parts:
        raise ValueError(f"a name leads out of the folder: {place}")
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def unpack_python(archive: Path, folder: Path) -> None:
    """The interpreter, its modules and its licence."""
    with tarfile.open(archive) as outer:
        inner = next(member for member in outer.getmembers() if member.name.endswith("/data.zip"))
        found = outer.extractfile(inner)
        if found is None:
            raise ValueError(f"no Python in {archive}")
        data = found.read()
    with zipfile.ZipFile(io.BytesIO(data)) as embed:
        for name in sorted(embed.namelist()):
            base = PurePosixPath(name).name
            if not name.endswith("/") and not PYTHON_UNUSED.fullmatch(base):
                write(folder, PurePosixPath("LICENSE-Python.txt" if base == "LICENSE.txt" else base), embed.read(name))
    (folder / "python311._pth").write_text(PATHS, encoding="ascii", newline="\r\n")


def unpack_wheel(wheel: Path, folder: Path) -> None:
    """A wheel without what is not used."""
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            if ".data/scripts/" in name:
                continue
            if ".data/" in name:
                raise ValueError(f"{wheel.name} wants files elsewhere than beside its modules: {name}")
            if not name.endswith("/") and is_kept(name):
                write(folder, target(name), archive.read(name))


def main() -> None:
    """Lay out all."""
    if sys.version_info[:2] != VERSION:
        raise SystemExit("the Windows program is made with Python {}.{}".format(*VERSION))
    embed, project, wheels, seeds, folder, seconds = (Path(word) for word in sys.argv[1:])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    unpack_python(embed, folder)
    for wheel in [*sorted(wheels.glob("*.whl")), project]:
        unpack_wheel(wheel, folder)
    for path in sorted(seeds.iterdir()):
        write(folder, PurePosixPath("lib/seeds") / path.name, path.read_bytes())
    unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
    lib = folder / "lib"
    if not compileall.compile_dir(lib, quiet=1, stripdir=str(folder), invalidation_mode=unchecked):
        raise SystemExit("a module does not compile")
    for path in [*folder.rglob("*"), folder]:
        os.utime(path, (int(str(seconds)),) * 2)


if __name__ == "__main__":
    main()
