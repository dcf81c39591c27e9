"""What goes into the Linux program, decided by the name of a file in its folder and by the place it is taken from."""

from __future__ import annotations

import re

# Imported by name only.
NAMED = ["PySide6.QtPrintSupport", "cn2an", "docx", "jieba", "lxml.etree", "lxml.html", "ofdkit", "pypdfium2", "xlsxwriter"]
UNUSED_MODULES = [
    "IPython",
    "PIL",
    "curses",
    "distutils",
    "doctest",
    "ensurepip",
    "idlelib",
    "jieba.analyse",
    "jieba.lac_small",
    "jieba.posseg",
    "lib2to3",
    "numpy",
    "pandas",
    "pdb",
    "pip",
    "pkg_resources",
    "pydoc_data",
    "setuptools",
    "tkinter",
    "turtledemo",
    "unittest",
    "venv",
]
# Taken along from the system the program is built on: what not every desktop has, or not by the same name. All else (the graphics
# driver's side, the settings of fonts, the bus, the C++ runtime) must come from the system the program runs on.
TAKEN_ALONG = re.compile(r"lib(xcb-(?!glx|dri)[\w-]+|xkbcommon(-x11)?|ffi|bz2)\.so[.\d]*")
SYSTEM = re.compile(r"(/usr)?/lib/")
QT_LIBRARIES = re.compile(r"libQt6(Core|DBus|Gui|PrintSupport|Svg|WaylandClient|Widgets|XcbQpa)\.so\.6|libicu(data|i18n|uc)\.so\.\d+")
QT_MODULES = re.compile(r"Qt(Core|Gui|PrintSupport|Svg|Widgets)\.abi3\.so|libpyside6\.abi3\.so[.\d]*")
QT_PLUGINS = re.compile(
    r"(platforms/libq(xcb|wayland-generic|offscreen)|platforminputcontexts/lib(ibus|compose)platforminputcontextplugin"
    r"|platformthemes/libqxdgdesktopportal|wayland-shell-integration/libxdg-shell|wayland-decoration-client/lib(adwaita|bradient)"
    r"|imageformats/libq(jpeg|svg)|iconengines/libqsvgicon|printsupport/libcupsprintersupport)\.so"
)
UNUSED_DATA = re.compile(r".*\.pyi|(.*/)?py\.typed|(.*/)?tests?/.*|jieba/.*\.p|tzdata/.*|share/.*")


def is_kept(name: str, source: str) -> bool:
    """Whether a file goes into the folder. `name`: its path in it; `source`: where it lies on the system that builds."""
    folder, _, base = name.rpartition("/")
    if name.startswith("PySide6/Qt/plugins/"):
        return bool(QT_PLUGINS.fullmatch(name.removeprefix("PySide6/Qt/plugins/")))
    if name.startswith("PySide6/Qt/translations/"):
        return base == "qtbase_zh_CN.qm"
    if "libQt6" in base or "libicu" in base:
        return bool(QT_LIBRARIES.fullmatch(base))
    if folder == "PySide6":
        return bool(QT_MODULES.fullmatch(base))
    if name.startswith("PySide6/"):
        return False
    if SYSTEM.match(source):
        return bool(TAKEN_ALONG.fullmatch(base))
    return not UNUSED_DATA.fullmatch(name)
