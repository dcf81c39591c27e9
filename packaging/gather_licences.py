"""Gathers the licence texts of all that ships into resources/licences, on Debian, after a change of the lock.

`gather_licences.py [--qt SOURCES...] [FOLDER]`. The texts of the locked packages are those they are installed with. Those of
libraries that come compiled into them are Debian's. What others wrote of Qt is told by its sources: folders of them, the older
first, as `apt-get source qt6-base` unpacks them; without any, that text stays as it is.
What belongs to what is in `index.tsv`, kept by hand; texts that are in no package (jieba, SQLite, Python) lie there too.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import distribution, version
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXT = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
# Of parts that are only in builds for other systems, and of a JavaScript engine that is not built in.
ELSEWHERE = re.compile(r"/(android|pbin_musl|cibw_musl|v8_xfa|all_except_musl/android)/|CC-BY-4\.0|AUTHORS")
COMMON = {"LGPL-3.0": "LGPL-3", "GPL-3.0": "GPL-3", "LGPL-2.1": "LGPL-2.1", "Apache-2.0": "Apache-2.0"}
LIBRARIES = {
    "expat": "libexpat1",
    "libffi": "libffi8",
    "bzip2": "libbz2-1.0",
    "liblzma": "liblzma5",
    "libxml2": "libxml2",
    "libxslt": "libxslt1.1",
    "zlib": "zlib1g",
    "icu": "libicu72",
}
# The modules that ship, as Qt's lists name them; the protocols of Wayland stand under the compositor.
QT_MODULES = {"qtcore", "qtdbus", "qtgui", "qtprintsupport", "qtsvg", "qtwidgets", "qtwaylandcompositor"}
QT_ELSEWHERE = re.compile(r"/(android|gradle|wasm|cocoa|cmake|util)/")


def package_text(name: str) -> str:
    """The licence texts that an installed package comes with; '' where it has none or only the one of Apache."""
    files = [file for file in distribution(name).files or [] if ".dist-info/" in str(file) and TEXT.search(str(file))]
    texts: dict[str, str] = {}
    for file in sorted(files, key=str):
        if not ELSEWHERE.search(str(file)):
            text = Path(str(file.locate())).read_text(encoding="utf-8", errors="replace").strip()
            if not is_apache(text) and len(text.splitlines()) > 1:
                texts.setdefault(text, Path(str(file)).stem)
    if len(texts) == 1:
        return next(iter(texts)) + "\n"
    return "\n\n".join(f"=== {title} ===\n\n{text}" for text, title in texts.items()) + "\n" if texts else ""


def is_apache(text: str) -> bool:
    """Whether this is the text of the Apache licence and nothing else; it is kept once."""
    words = text.split()
    return (
        words[:5] == ["Apache", "License", "Version", "2.0,", "January"]
        and "END OF TERMS AND CONDITIONS" in text
        and len(words) < 1700
    )


@dataclass(frozen=True)
class Attribution:
    """What Qt says of a piece of others' code in it. `text`: the licence in full."""

    name: str
    licence: str
    copyright: str
    text: str


def attributions(source: Path) -> Iterator[Attribution]:
    """Those of the parts of Qt that ship, in a folder of its sources."""
    for path in sorted(source.rglob("qt_attribution.json")):
        said = json.loads(path.read_text(encoding="utf-8"), strict=False)
        for each in said if isinstance(said, list) else [said]:
            if each["QDocModule"] not in QT_MODULES or QT_ELSEWHERE.search(path.as_posix()):
                continue
            licences = [source / "LICENSES" / f"{name}.txt" for name in re.split(r" (?:AND|OR) ", each["LicenseId"])]
            named = [each["LicenseFile"]] if "LicenseFile" in each else each.get("LicenseFiles", [])
            texts = [path.parent / name for name in named] or licences
            said_of = each.get("Copyright") or (path.parent / each["CopyrightFile"]).read_text(encoding="utf-8")
            yield Attribution(
                each["Name"],
                each["LicenseId"],
                "\n".join(said_of if isinstance(said_of, list) else [said_of]).strip(),
                "\n\n".join(text.read_text(encoding="utf-8", errors="replace").strip() for text in texts),
            )


def qt_text(sources: Sequence[Path]) -> str:
    """Every licence text once, under what it is of; of two attributions to the same text the one in the later sources."""
    heads: dict[str, dict[str, Attribution]] = {}
    for source in sources:
        for said in attributions(source):
            heads.setdefault(said.text, {})[said.name] = said
    parts = [
        "\n\n".join(f"=== {said.name}: {said.licence} ===\n{said.copyright}" for said in of.values()) + f"\n\n{text}"
        for text, of in heads.items()
    ]
    told = [
        re.findall(r'QT_REPO_MODULE_VERSION "([\d.]+)"', (source / ".cmake.conf").read_text(encoding="utf-8"))[0]
        for source in sources
    ]
    ships = version("PySide6-Essentials")
    where = (
        ""
        if ships in told
        else f" Those of Qt {ships} itself, which ships, were not at hand; where these differ, all their texts are here."
    )
    head = f"Code of others that Qt contains, by the lists in its sources of versions {' and '.join(told)}.{where}\n"
    return head + "\n\n" + "\n\n\n".join(parts) + "\n"


def debian_text(package: str) -> str:
    """What Debian says on the copyright of a package, fetched with apt where it is not installed."""
    installed = Path("/usr/share/doc") / package / "copyright"
    if installed.is_file():
        return installed.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(["apt-get", "download", "-qq", package], cwd=scratch, check=True)
        subprocess.run(["dpkg-deb", "-x", next(Path(scratch).glob("*.deb")), f"{scratch}/x"], check=True)
        return (Path(scratch) / "x/usr/share/doc" / package / "copyright").read_text(encoding="utf-8")


def locked(lock: Path) -> list[str]:
    """The names of the packages that the lock pins and that ship."""
    return [name for name in re.findall(r"^([A-Za-z0-9._-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE) if name != "pip"]


def main() -> None:
    """Write all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "resources" / "licences")
    parser.add_argument("--qt", type=Path, nargs="+", default=[], metavar="SOURCES")
    args = parser.parse_args()
    texts = {name: package_text(name) for name in locked(ROOT / "packaging" / "requirements.lock")}
    texts |= {name: Path("/usr/share/common-licenses", file).read_text(encoding="utf-8") for name, file in COMMON.items()}
    texts |= {name: debian_text(package) for name, package in LIBRARIES.items()}
    if args.qt:
        texts["qt-third-party"] = qt_text(args.qt)
    for name, text in texts.items():
        if text:
            clean = "\n".join(line.rstrip() for line in text.splitlines()).strip("\n") + "\n"
            (args.folder / f"{name}.txt").write_text(clean, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
