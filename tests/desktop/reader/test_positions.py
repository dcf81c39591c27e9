"""Code points and UTF-16 units: each conversion undoes the other, and Qt's document counts as we do."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from core.model import Clause, ClauseKind, Metadata, Outline, Plan, Span
from core.session import Session
from desktop.reader.plan_document import Look
from desktop.reader.positions import Positions
from tests.desktop.reader.reading import built

# PySide drops a byte order mark at the head of a string; a plan's text never begins with one, ingest sees to that.
TEXTS = st.text(alphabet=st.sampled_from("教育 a\n。😀𠀀é\u200b\u3000\ufeff"), max_size=60).map(
    lambda text: text.lstrip("\ufeff")
)


def an_outline(text: str) -> Outline:
    root = Clause(1, 1, None, 0, 0, ClauseKind.TITLE, None, "", Span(0, len(text)), 0)
    return Outline(Plan(1, 1, 0, Metadata("要点"), "a.txt", 1, 0, 0), text, (root,))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_a_code_point_stands_after_the_units_of_what_is_before_it(text: str) -> None:
    positions = Positions(text)
    for at in range(len(text) + 1):
        assert positions.to_qt(at) == units(text[:at])
        assert positions.from_qt(positions.to_qt(at)) == at


@given(TEXTS)
def test_a_place_inside_a_pair_is_that_of_its_character(text: str) -> None:
    positions = Positions(text)
    for at, character in enumerate(text):
        if ord(character) > 0xFFFF:
            assert positions.from_qt(positions.to_qt(at) + 1) == at


@given(TEXTS, st.data())
def test_a_span_survives_the_way_there_and_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    positions = Positions(text)
    assert positions.span(positions.to_qt(start), positions.to_qt(end)) == Span(start, end)


@given(text=TEXTS)
def test_a_document_has_the_characters_of_its_plan_at_our_positions(qapp: object, text: str) -> None:
    document = built(an_outline(text), Positions(text), Look(16))
    assert document.toPlainText().replace("\u2029", "\n") == text
    assert document.characterCount() == units(text) + 1


def test_the_documents_of_all_seeds_have_exactly_the_text_of_their_plans(library: Path, qtbot: QtBot) -> None:
    with Session.open(library) as session:
        for plan in session.plans():
            outline = session.outline(plan.id)
            document = built(outline, Positions(outline.text), Look(16, family="Noto Sans CJK SC"))
            assert document.toRawText().replace("\u2029", "\n") == outline.text
