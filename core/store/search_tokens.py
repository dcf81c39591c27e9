"""How text becomes tokens of the character index, for writing it and for asking it."""

from __future__ import annotations


def tokens(text: str) -> str:
    """The text as index tokens, one a character."""
    return " ".join(f"{ord(character):x}" for character in text)
