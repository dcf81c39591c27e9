"""What ships by others: the table of it fits the lock, and every licence is there in full."""

from __future__ import annotations

import json
import re
import shutil
from importlib.metadata import version
from pathlib import Path

import pytest

from core.shipped import LIST, Kind, here, shipped


def locked(project: Path) -> set[str]:
    text = (project / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    return set(re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE)) - {"pip"}


def test_the_table_names_just_the_packages_of_the_lock(project: Path) -> None:
    assert {part.name for part in shipped() if part.kind is Kind.PACKAGE} == locked(project)
    assert len({part.name for part in shipped()}) == len(shipped())


def test_every_part_has_its_licence_in_full() -> None:
    for part in shipped():
        assert part.texts and len(part.text()) > 200, part.name
        assert part.licence.replace("LicenseRef-", "")[:3] not in ("", "UNK")
    texts = {part.name: part.text() for part in shipped()}
    for name in ("Qt", "pyside6-essentials", "shiboken6"):
        assert (
            "GNU LESSER GENERAL PUBLIC LICENSE" in texts[name] and "TERMS AND CONDITIONS" in texts[name]
        )  # and the GPL it builds on
    for name in ("jieba", "python-docx", "rapidfuzz"):
        assert "Permission is hereby granted, free of charge" in texts[name] and "Copyright" in texts[name]
    for name in ("ofdkit", "sqlite-utils", "OpenCC", "pypdfium2"):
        assert "Apache License" in texts[name]
    assert "FreeType" in texts["pypdfium2"] and "FreeType" in texts["Qt"]


def test_no_text_lies_there_unused(project: Path) -> None:
    used = {name for part in shipped() for name in part.texts}
    there = {path.name for path in (project / "resources" / "licences").glob("*.txt")}
    assert there - used == set()


def test_in_the_sources_a_part_says_the_version_that_is_here() -> None:
    said = {part.name: version_here for part, version_here in here("linux")}
    assert said["jieba"] == version("jieba")
    for name in ("CPython", "SQLite", "zlib", "expat", "libxml2", "libxslt"):
        assert re.fullmatch(r"\d+\.\d+[\d.]*", said[name]), name
    assert said["PCRE2"] == "" and "Microsoft Visual C++ runtime" not in said


def test_a_built_program_says_what_its_list_of_parts_says(tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resources = tmp_path / "program" / "lib" / "resources"
    shutil.copytree(project / "resources" / "licences", resources / "licences")
    components = [
        {"name": "jieba", "version": "9.9"},
        {"name": "zlib", "version": "1.2"},
        {"name": "zlib", "version": "1.3"},
        {"name": "Lucide"},
    ]
    (resources / "licences" / "debian").mkdir()
    (resources / "licences" / "debian" / "libxcb-xkb1.txt").write_text("Copyright: X\n", encoding="utf-8")
    components.append({"name": "libxcb-xkb1", "version": "1.14-3"})
    (tmp_path / "program" / LIST).write_text(json.dumps({"components": components}), encoding="utf-8")
    monkeypatch.setattr("core.shipped.files", lambda _: resources)
    assert {part.name: said for part, said in here("windows")} == {
        "jieba": "9.9",
        "zlib": "1.2, 1.3",
        "Lucide": "",
        "libxcb-xkb1": "1.14-3",
    }
    assert next(part for part, _ in here("linux") if part.name == "libxcb-xkb1").text() == "Copyright: X\n"
