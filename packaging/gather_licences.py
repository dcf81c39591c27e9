"""Gathers the licence texts of all that ships into resources/licences, on Debian, after a change of the lock.

`gather_licences.py [FOLDER]`. The texts of the locked packages are those they are installed with. Those of libraries that come
compiled into them are Debian's: of the libraries themselves, and for Qt the paragraphs on third-party code in its list.
What belongs to what is in `index.tsv`, kept by hand; texts that are in no package (jieba, SQLite, Python) lie there too.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from importlib.metadata import distribution
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
QT = "libqt6core6"
QT_UNUSED = re.compile(r"src/3rdparty/(gradle|android|wasm)|src/testlib|cmake/|import_from")


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


def qt_text(copyright_file: str) -> str:
    """The paragraphs on third-party code in Qt, and the licences they name."""
    paragraphs = re.split(r"\n\n(?=\S)", copyright_file)
    kept, named = list[str](), set[str]()
    for paragraph in paragraphs:
        head = paragraph.partition("Copyright:")[0]
        if head.startswith("Files:") and "src/3rdparty/" in head and not QT_UNUSED.search(head):
            kept.append(paragraph)
            named |= set(re.split(r"\s+(?:and|or)\s+", re.findall(r"^License: (.*)$", paragraph, re.MULTILINE)[0]))
    for paragraph in paragraphs:
        if paragraph.startswith("License: ") and paragraph.splitlines()[0].removeprefix("License: ") in named - {
            "LGPL-3",
            "GPL-2",
        }:
            kept.append(paragraph)
    head = "Code of others that Qt contains, as Debian lists it for the package qtbase (Qt 6.4).\n"
    return head + "\n" + "\n\n".join(kept).rstrip() + "\n"


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
    folder = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "resources" / "licences"
    texts = {name: package_text(name) for name in locked(ROOT / "packaging" / "requirements.lock")}
    texts |= {name: Path("/usr/share/common-licenses", file).read_text(encoding="utf-8") for name, file in COMMON.items()}
    texts |= {name: debian_text(package) for name, package in LIBRARIES.items()}
    texts["qt-third-party"] = qt_text(debian_text(QT))
    for name, text in texts.items():
        if text:
            clean = "\n".join(line.rstrip() for line in text.splitlines()).strip("\n") + "\n"
            (folder / f"{name}.txt").write_text(clean, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
