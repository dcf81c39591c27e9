"""Positions of a plan and of its source are each other's inverse."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.model import Span
from core.parsed import Paragraph
from core.positions import Positions


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[Paragraph], str]:
    """Paragraphs joined from pieces of a source with noise between them."""
    source, paragraphs = "", list[Paragraph]()
    for _ in range(draw(st.integers(1, 5))):
        text, pieces = "", list[Span]()
        for _ in range(draw(st.integers(1, 3))):
            source += "#" * draw(st.integers(0, 4))
            words = draw(st.text("甲乙丙", min_size=1, max_size=6))
            pieces.append(Span(len(source), len(source) + len(words)))
            source, text = source + words, text + words
        paragraphs.append(Paragraph(text, tuple(pieces)))
    return paragraphs, source


@given(plans())
def test_every_character_of_a_plan_is_the_one_of_its_source(made: tuple[list[Paragraph], str]) -> None:
    paragraphs, source = made
    text, positions = "\n".join(p.text for p in paragraphs), Positions(paragraphs)
    assert positions.length == len(text)
    for at, character in enumerate(text):
        if character != "\n":
            assert source[positions.in_source(at)] == character
            assert positions.in_plan(positions.in_source(at)) == at
    for at, character in enumerate(source):
        assert (positions.in_plan(at) is None) == (character == "#")


@given(plans(), st.data())
def test_a_span_goes_to_the_source_and_back(made: tuple[list[Paragraph], str], data: st.DataObject) -> None:
    paragraphs, source = made
    text, positions = "\n".join(p.text for p in paragraphs), Positions(paragraphs)
    words = [at for at, character in enumerate(text) if character != "\n"]
    start = data.draw(st.sampled_from(words))
    end = data.draw(st.sampled_from([at for at in words if at >= start])) + 1
    there = positions.span_in_source(Span(start, end))
    assert source[there.start : there.end].replace("#", "") == text[start:end].replace("\n", "")
    assert positions.span_in_plan(there) == Span(start, end)


def test_what_is_not_in_the_plan_has_no_span_there() -> None:
    positions = Positions([Paragraph("甲乙", (Span(3, 5),))])
    assert positions.span_in_plan(Span(0, 3)) is None
    assert positions.span_in_plan(Span(0, 4)) == Span(0, 1)
    assert positions.in_plan(5) is None
