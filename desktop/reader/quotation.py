"""A passage with its source, as plain text and as rich text that word processors paste well."""

from __future__ import annotations

from html import escape

from core.model import Outline, Span


def quotation(outline: Outline, span: Span) -> tuple[str, str]:
    """The passage in quotes with title, year and section path, as (plain, html)."""
    text = outline.quote(span)
    path = outline.path(outline.at(span.start))
    places = "，".join(clause.label for clause in path if clause.label and not text.startswith(clause.label))
    year = f"（{outline.plan.metadata.year}）" if outline.plan.metadata.year else ""
    source = f"《{outline.plan.title}》{year}" + (f"，{places}" if places else "")
    plain = f"“{text}”（{source}）"
    body = escape(text).replace("\n", "<br>")
    html = f"<p>“{body}”<span style='color:#4E5358'>（{escape(source)}）</span></p>"
    return plain, html
