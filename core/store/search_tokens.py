"""How text becomes tokens of the character index, for writing it and for asking it."""

from __future__ import annotations


def tokens(text: str) -> str:
    """The text as index tokens, one a character."""
    names = {character: f"{ord(character):x}" for character in set(text)}
    return " ".join(map(names.__getitem__, text))
