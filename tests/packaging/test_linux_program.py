"""What goes into the Linux program, decided by name and tried here on names as the freeze has them; what desktops are told."""

import importlib.util
import xml.etree.ElementTree as ElementTree
from configparser import ConfigParser
from pathlib import Path
from types import ModuleType

import pytest

from core.store.schema import APPLICATION_ID


@pytest.fixture
def linux(project: Path) -> Path:
    return project / "packaging" / "freeze" / "linux"


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WHEELS = "/venv/lib/python3.11/site-packages"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/QtPrintSupport.abi3.so", True),
        ("PySide6/QtNetwork.abi3.so", False),
        ("PySide6/libpyside6.abi3.so.6.9", True),
        ("PySide6/libpyside6qml.abi3.so.6.9", False),
        ("PySide6/Qt/lib/libQt6XcbQpa.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("libQt6Gui.so.6", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland-generic.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("jieba/dict.txt", True),
        ("jieba/lac_small/model_baseline/word_emb", False),
        ("lxml/etree.cpython-311-x86_64-linux-gnu.so", True),
        ("seeds/README.md", True),
        ("resources/translations/yaodian_en.qm", True),
        ("docx/templates/default.docx", True),
        ("docx/templates/default-docx-template/word/styles.xml", False),
    ],
)
def test_of_the_wheels_only_what_is_used(linux: Path, name: str, kept: bool):
    assert loaded(linux / "kept.py").is_kept(name, f"{WHEELS}/{name}") is kept


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("libxcb-cursor.so.0", True),
        ("libxkbcommon-x11.so.0", True),
        ("libffi.so.7", True),
        ("libbz2.so.1.0", True),
        ("libxcb.so.1", False),
        ("libxcb-glx.so.0", False),
        ("libstdc++.so.6", False),
        ("libGL.so.1", False),
        ("libfontconfig.so.1", False),
        ("libglib-2.0.so.0", False),
        ("libc.so.6", False),
        ("libcups.so.2", False),
    ],
)
def test_of_the_system_only_what_not_every_desktop_has(linux: Path, name: str, kept: bool):
    for folder in ("/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu"):
        assert loaded(linux / "kept.py").is_kept(name, f"{folder}/{name}") is kept


def test_python_and_sqlite_come_along(linux: Path):
    for name in ("libpython3.11.so.1.0", "libsqlite3.so.0"):
        assert loaded(linux / "kept.py").is_kept(name, f"/opt/python/lib/{name}")


def test_older_systems_than_the_one_it_is_built_on_have_what_the_package_asks_for(linux: Path):
    told = "libc6 (>= 2.28), libgcc-s1 (>= 3.4), libgl1, libx11-xcb1 (>= 2:1.7.2), libzstd1 (>= 1.4.0)"
    asked = loaded(linux / "needs.py").asked
    assert asked(told) == "libc6 (>= 2.28), libgcc-s1 | libgcc1, libgl1, libx11-xcb1, libzstd1"
    assert asked("") == ""


def test_what_a_library_is_known_by_is_what_the_store_writes(linux: Path):
    spaces = {"mime": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = ElementTree.parse(linux / "yaodian.xml").getroot().find("mime:mime-type", spaces)
    assert kind is not None
    match = kind.find("mime:magic/mime:match", spaces)
    glob = kind.find("mime:glob", spaces)
    assert match is not None
    assert glob is not None
    assert (int(match.get("value", ""), 0), match.get("type"), match.get("offset")) == (APPLICATION_ID, "big32", "68")
    assert glob.get("pattern") == "*.yaodian"
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(linux / "yaodian.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["MimeType"] == f"{kind.get('type')};"
    assert entry["Desktop Entry"]["Name[zh_CN]"] == "要点"
    assert entry["Desktop Entry"]["Exec"] == "yaodian %f"  # of several libraries each gets a window of its own


def test_programs_that_are_started_do_not_load_our_libraries(linux: Path, monkeypatch: pytest.MonkeyPatch):
    surroundings = loaded(linux / "surroundings.py")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/yaodian/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/lib")
    surroundings.restore()
    assert surroundings.os.environ["LD_LIBRARY_PATH"] == "/opt/lib"
    surroundings.restore()
    assert "LD_LIBRARY_PATH" not in surroundings.os.environ
