"""The document of a source: which of its lines are shown, and how little of a long one is laid out for that."""

from __future__ import annotations

from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from desktop.reader.laying_out import lay_out, reached
from desktop.review.source_document import Segment, a_document, show_lines


def test_hiding_lines_of_a_long_text_lays_it_out_no_further_than_it_is_seen(qtbot: QtBot) -> None:
    edit = QTextEdit()
    qtbot.addWidget(edit)
    document = a_document("\n".join(f"第{number}行，共有许多行" for number in range(4_000)))
    edit.setDocument(document)
    edit.show()
    lay_out(document, document.characterCount())
    assert reached(document) == document.characterCount() - 1
    show_lines(document, [], Segment.ALL)
    assert reached(document) < document.characterCount() / 2
