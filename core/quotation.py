"""Passages with their sources, for pasting: plain, as HTML and as RTF with nothing but simple styles on the words themselves.

Word and WPS take fonts, colours and spacing from such HTML and RTF and leave the styles of the document alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from struct import iter_unpack

from core.model import Outline, Span

_QUIET = "#4E5358"
_RTF_SIGNS: Mapping[int, str | None] = {
    **dict.fromkeys((*range(32), 127)),
    **{ord(sign): rf"\{sign}" for sign in "\\{}"},
    ord("\n"): r"\line ",
    ord("\t"): r"\tab ",
}
"""What stands for signs that mean something in RTF; other control characters are left out."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The same words in three forms."""

    plain: str
    html: str
    rtf: str


def quotation(passages: Sequence[tuple[Outline, Span, str]]) -> Quotation:
    """Passages in quotes, each with title, year and section path.

    A passage is a span of a plan and its words as they were quoted, which stand where the plan's text has changed since.
    """
    parts = [(_words(outline, span, words), source(outline, span)) for outline, span, words in passages]
    plain = "\n".join(f"“{words}”（{said}）" for words, said in parts)
    paragraphs = "".join(
        f'<p style="margin:0 0 6pt 0">“{escape(words).replace(chr(10), "<br>")}”'
        f'<span style="color:{_QUIET}">（{escape(said)}）</span></p>'
        for words, said in parts
    )
    html = f'<html><head><meta charset="utf-8"></head><body>{paragraphs}</body></html>'
    return Quotation(plain, html, _rtf(parts))


def _words(outline: Outline, span: Span, words: str) -> str:
    return words or outline.quote(span)


def source(outline: Outline, span: Span) -> str:
    """《title》（year）， and the clauses a span lies in, from the outermost; one that the span itself begins is left out."""
    text = outline.quote(span)
    path = outline.path(outline.at(span.start)) if span.start < len(outline.text) else ()
    places = [clause.label for clause in path if clause.label and not text.startswith(clause.label)]
    year = f"（{outline.plan.metadata.year}）" if outline.plan.metadata.year else ""
    return f"《{outline.plan.title}》{year}" + "".join(f"，{place}" for place in places)


def _rtf(parts: Sequence[tuple[str, str]]) -> str:
    """ASCII throughout, so that no program can read it in a wrong encoding."""
    red, green, blue = (int(_QUIET[at : at + 2], 16) for at in (1, 3, 5))
    head = rf"{{\rtf1\ansi\ansicpg936\deff0\uc1{{\colortbl;\red{red}\green{green}\blue{blue};}}"
    body = "".join(rf"\pard\sa120 {_rtf_words(f'“{words}”')}{{\cf1 {_rtf_words(f'（{said}）')}}}\par" for words, said in parts)
    return f"{head}{body}}}"


def _rtf_words(text: str) -> str:
    units = text.translate(_RTF_SIGNS).encode("utf-16-le", "replace")
    return "".join(chr(unit) if 0 < unit < 127 else rf"\u{unit}?" for (unit,) in iter_unpack("<h", units))
