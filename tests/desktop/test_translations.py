"""The English of the window: its labels are written alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtWidgets import QApplication

from desktop.app import translate

TS = Path(__file__).parents[2] / "resources/translations/yaodian_en.ts"
NAMES = {
    *("Yaodian", "Word", "Excel", "Qt", "LibreOffice", "Chinese", "English"),  # programs and languages
    *("Read", "Compare", "Undo"),  # modes and commands that a sentence cites
    *("Ctrl", "Alt", "Shift", "Enter", "Space", "Up", "Down"),  # keys
}


def english() -> Iterator[str]:
    """All translations, each form of those with a number."""
    for translation in ElementTree.parse(TS).getroot().iter("translation"):
        for form in list(translation.iter("numerusform")) or [translation]:
            yield (form.text or "").replace("&", "")


def test_only_the_first_word_of_a_label_begins_with_a_capital() -> None:
    inner = re.compile(r"(?<=[a-z0-9…,}] )[A-Z][a-z']+")
    wrong = [text for text in english() if set(inner.findall(text)) - NAMES and not text.endswith((".", "authors"))]
    assert wrong == []


def test_one_of_a_kind_is_not_many(qapp: QApplication) -> None:
    """In English a number of one stands with the singular, in what is shown and in what is read out."""
    installed = translate(qapp, "en")
    try:
        said = [
            qapp.translate(context, source, "", number)
            for context, source in (("PlanDialog", "%n 条批注"), ("ColumnHeads", "%n 章"), ("MaterialPage", "%n 处对应"))
            for number in (1, 2)
        ]
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)
    assert said == ["1 annotation", "2 annotations", "1 section", "2 sections", "1 link", "2 links"]
