"""A program that is carried about keeps everything in its own folder, and finds its library wherever that turns up."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from desktop.home import DATA, Home
from desktop.settings import Settings


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder of which the program's is one."""
    place = tmp_path / "优盘 a"
    (place / "Yaodian" / DATA).mkdir(parents=True)
    return place


def on(stick: Path) -> Settings:
    return Settings(home=Home.beside(stick / "Yaodian" / "yaodian"))


def test_without_the_folder_beside_it_a_program_is_like_any_other(tmp_path: Path) -> None:
    home = Home.beside(tmp_path / "yaodian")
    assert home == Home() and home.told(tmp_path / "a.yaodian") == str(tmp_path / "a.yaodian")
    assert home.own() == Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))


def test_what_a_carried_program_keeps_lies_in_its_folder(stick: Path) -> None:
    settings = on(stick)
    settings.author = "王芳"
    settings.sync()
    data = stick / "Yaodian" / DATA
    assert settings.home.own() == settings.home.libraries() == data
    assert [path.name for path in data.iterdir()] == ["settings.ini"]
    assert on(stick).author == "王芳"


@pytest.mark.parametrize("place", ["Yaodian/data/样例.yaodian", "Yaodian/a.yaodian", "资料库.yaodian", "工作/b.yaodian"])
def test_a_library_on_the_stick_is_found_where_the_stick_turns_up(stick: Path, tmp_path: Path, place: str) -> None:
    first = on(stick)
    first.last_library = stick / place
    first.set_last_plans(stick / place, [7, 3])
    first.sync()
    moved = tmp_path / "elsewhere" / "b"
    shutil.move(stick, moved)
    again = on(moved)
    assert again.last_library == moved / place
    assert again.last_plans(moved / place) == [7, 3]


def test_a_library_elsewhere_is_remembered_where_it_is(stick: Path, tmp_path: Path) -> None:
    settings = on(stick)
    settings.last_library = tmp_path / "本机.yaodian"
    assert settings.last_library == tmp_path / "本机.yaodian"


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder in which nobody can make a file")
def test_what_cannot_be_written_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / DATA).symlink_to(
        "/proc/self/task"
    )  # root is told that it can be written, as everybody is by Windows of any folder
    assert Home.beside(tmp_path / "yaodian") == Home()
