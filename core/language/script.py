"""Traditional characters and their simplified forms, one for one, from OpenCC's table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def simplified_forms() -> Mapping[str, str]:
    """The simplified form of each traditional character that has one."""
    lines = (files("resources") / "language" / "characters.tsv").read_text(encoding="utf-8").splitlines()
    return MappingProxyType(dict(line.split("\t") for line in lines if not line.startswith("#")))


def simplified(text: str) -> str:
    """The text with its traditional characters in their simplified form: of the same length, character by character."""
    return text.translate(_table()) if not text.isascii() else text


@cache
def _table() -> Mapping[int, str]:
    return MappingProxyType({ord(character): form for character, form in simplified_forms().items()})
