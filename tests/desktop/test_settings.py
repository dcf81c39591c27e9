"""What is remembered between two starts, and what is made of values nobody expects."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from desktop.settings import RECENT, Settings
from desktop.theme import Mode


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def at(path: Path) -> Settings:
    return Settings(QSettings(str(path), QSettings.Format.IniFormat))


def test_everything_set_is_there_after_a_new_start(store: Path, tmp_path: Path) -> None:
    library = tmp_path / "资料 a/b.yaodian"
    first = at(store)
    first.language, first.mode, first.author, first.reader_size = "en", Mode.DARK, "  王芳 ", 20
    first.last_library = library
    first.set_last_plans(library, [7])
    first.set_layout("window", QByteArray(b"\x00\xff1"))
    first.add_query("学前教育")
    first.sync()
    again = at(store)
    assert (again.language, again.mode, again.author, again.reader_size) == ("en", Mode.DARK, "王芳", 20)
    assert (again.last_library, again.last_plans(library)) == (library, [7])
    assert again.layout("window") == QByteArray(b"\x00\xff1") and again.layout("other") is None
    assert again.queries == ["学前教育"]


def test_two_libraries_of_one_name_keep_their_own_last_plan(store: Path, tmp_path: Path) -> None:
    settings = at(store)
    settings.set_last_plans(tmp_path / "a/库.yaodian", [3])
    settings.set_last_plans(tmp_path / "b/库.yaodian", [5])
    assert settings.last_plans(tmp_path / "a/库.yaodian") == [3]


def test_values_out_of_range_or_of_no_sense_are_not_taken(store: Path) -> None:
    raw = QSettings(str(store), QSettings.Format.IniFormat)
    for key, value in {"reader/size": "viel", "theme": "pink", "language": "xx", "layout1/window": "text", "author": ""}.items():
        raw.setValue(key, value)
    raw.sync()
    settings = at(store)
    assert settings.reader_size == 16 and settings.mode is Mode.SYSTEM and settings.language in ("zh", "en")
    assert settings.layout("window") is None and settings.author
    for wanted, kept in ((3, 12), (99, 28)):
        settings.reader_size = wanted
        assert settings.reader_size == kept


def test_the_latest_queries_come_first_once_each(store: Path) -> None:
    settings = at(store)
    for number in range(RECENT + 2):
        settings.add_query(f"词{number}")
    settings.add_query("词5")
    assert settings.queries[:2] == ["词5", f"词{RECENT + 1}"] and len(settings.queries) == RECENT


@pytest.mark.parametrize(("locale", "language"), [("C.UTF-8", "zh"), ("zh_CN.UTF-8", "zh"), ("en_US.UTF-8", "en")])
def test_without_a_choice_the_language_is_chinese_unless_the_system_says_english(
    store: Path, monkeypatch: pytest.MonkeyPatch, locale: str, language: str
) -> None:
    from PySide6.QtCore import QLocale

    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.setattr("desktop.settings.QLocale.system", lambda: QLocale(locale.partition(".")[0]))
    assert at(store).language == language
