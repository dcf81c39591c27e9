"""What goes into the Linux program, decided by the name of a file in its folder and by the place it is taken from."""

from __future__ import annotations

import re

# Imported by name only.
NAMED = [
    "PySide6.QtPrintSupport",
    "cn2an",
    "docx",
    "jieba",
    "lxml.etree",
    "lxml.html",
    "ofdkit",
    "pypdfium2",
    "resources",
    "xlsxwriter",
]
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
    "lxml.html._difflib",
    "lxml.html.diff",
    "lxml.isoschematron",
    "lxml.objectify",
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
# A place in the folder, its last part in brackets, and what of that is kept there: the first place that fits decides.
PLACES = [
    (
        re.compile(r"PySide6/Qt/plugins/(.*)"),
        re.compile(
            r"(platforms/libq(xcb|wayland-generic|offscreen)|platforminputcontexts/lib(ibus|compose)platforminputcontextplugin"
            r"|platformthemes/libqxdgdesktopportal|wayland-shell-integration/libxdg-shell"
            r"|wayland-decoration-client/lib(adwaita|bradient)|imageformats/libq(jpeg|svg)|iconengines/libqsvgicon"
            r"|printsupport/libcupsprintersupport)\.so"
        ),
    ),
    (re.compile(r"PySide6/Qt/translations/(.*)"), re.compile(r"qtbase_zh_CN\.qm")),
    (
        re.compile(r"(?:.*/)?(lib(?:Qt6|icu).*)"),
        re.compile(
            r"libQt6(Core|DBus|Gui|PrintSupport|Svg|WaylandClient|Widgets|XcbQpa)\.so\.6"
            r"|libicu(data|i18n|uc)\.so\.\d+"
        ),
    ),
    (
        re.compile(r"PySide6/(.*)"),
        re.compile(r"Qt(Core|Gui|PrintSupport|Svg|Widgets)\.abi3\.so|libpyside6\.abi3\.so[.\d]*"),
    ),
]
UNUSED_DATA = re.compile(
    r".*\.pyi|(.*/)?py\.typed|(.*/)?tests?/.*|jieba/(lac_small|analyse|posseg)/.*|jieba/.*\.p|lxml/(includes|isoschematron)/.*"
    r"|docx/templates/default-docx-template/.*|tzdata/.*|share/.*"
)


def is_kept(name: str, source: str) -> bool:
    """Whether a file goes into the folder. `name`: its path in it; `source`: where it lies on the system that builds."""
    for place, kept in PLACES:
        if found := place.fullmatch(name):
            return bool(kept.fullmatch(found[1]))
    if SYSTEM.match(source):
        return bool(TAKEN_ALONG.fullmatch(name.rpartition("/")[2]))
    return not UNUSED_DATA.fullmatch(name)
