"""What the character index answers: a text wherever it stands, not overlapping, with some of its surroundings.

Each paragraph is a row of an FTS5 table with one token per character (its code point in hexadecimal), so a query is a phrase of
tokens and needs no quoting of the analyst's text; rows keep phrases from running across paragraphs. `core.finding` asks it.
"""

from __future__ import annotations

from collections.abc import Iterator

CONTEXT = 40  # code points shown on either side of a hit


def occurrences(text: str, query: str) -> Iterator[int]:
    """Where `query` starts in `text`, left to right, not overlapping."""
    at = text.find(query)
    while at >= 0:
        yield at
        at = text.find(query, at + len(query))
