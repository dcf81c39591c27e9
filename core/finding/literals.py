"""What a regular expression cannot do without: pieces of text that every match holds, so that an index can be asked for them.

Reads only what is plain. Whatever it isn't sure of gives no piece, never a wrong one.
"""

from __future__ import annotations

import re

_PLAIN_ESCAPES = frozenset("dDwWsSbBAZnrtfv")
_OPTIONAL = re.compile(r"[?*]|\{")
_REPEATED = re.compile(r"(?:[?*+]|\{[^}]*\})[?+]?")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_GROUP = re.compile(r"\((?:\?(?:P?<\w+>|:|=|!|<=|<!|>))?(?![?*])")
_META = frozenset(".^$")


def required_literals(pattern: str, *, cased: bool = False) -> tuple[str, ...]:
    """Pieces that stand in every match. `cased`: letters of another case match too, so that no piece holds such letters."""
    reader = _Reader(pattern, cased=cased)
    return reader.pieces() if reader.read() else ()


class _Reader:
    def __init__(self, pattern: str, *, cased: bool) -> None:
        self._pattern = pattern
        self._cased = cased
        self._at = 0
        self._depth = 0
        self._run = ""
        self._found: list[str] = []

    def pieces(self) -> tuple[str, ...]:
        """What was found, longer ones first and none that holds another."""
        by_length = sorted({piece for piece in self._found if piece}, key=lambda piece: (-len(piece), piece))
        return tuple(piece for at, piece in enumerate(by_length) if not any(piece in longer for longer in by_length[:at]))

    def read(self) -> bool:
        """Whether all of the pattern was understood."""
        while self._at < len(self._pattern):
            if not self._step():
                return False
        self._end()
        return self._depth == 0

    def _step(self) -> bool:
        """Read one thing; whether it was understood."""
        character = self._pattern[self._at]
        if character in "[(":
            self._depth += character == "("
            return self._skip(_CLASS) if character == "[" else self._skip(_GROUP, repeated=False)
        if character in ")|":
            return self._close() if character == ")" else self._alternative()
        if character in _META:
            self._at += 1
            self._end()
            return self._quantifier() is not None
        if character == "\\":
            return self._escape()
        return character not in "*+?{}]" and self._literal(character, 1)  # those with no quantifier expected: not for us to say

    def _close(self) -> bool:
        self._depth -= 1
        self._at += 1
        self._end()
        return self._depth >= 0 and self._quantifier() is not None

    def _alternative(self) -> bool:
        self._at += 1
        return self._depth > 0

    def _escape(self) -> bool:
        letter = self._pattern[self._at + 1 : self._at + 2]
        if letter in _PLAIN_ESCAPES:
            self._at += 2
            self._end()
            return bool(letter) and self._quantifier() is not None
        return bool(letter) and not letter.isalnum() and letter != "_" and self._literal(letter, 2)

    def _literal(self, character: str, length: int) -> bool:
        self._at += length
        quantifier = self._quantifier()
        if quantifier is None:
            return False
        if self._depth:
            return True
        if (self._cased and character.lower() != character.upper()) or _OPTIONAL.match(quantifier) or character == "\n":
            self._end()
            return True
        self._run += character
        if quantifier:
            self._end()
        return True

    def _quantifier(self) -> str | None:
        """The quantifier that stands here, passed over; None where more than one does."""
        found = _REPEATED.match(self._pattern, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return None if _REPEATED.match(self._pattern, self._at) else found.group()

    def _skip(self, what: re.Pattern[str], *, repeated: bool = True) -> bool:
        found = what.match(self._pattern, self._at)
        if found is None:
            return False
        self._at = found.end()
        self._end()
        return not repeated or self._quantifier() is not None

    def _end(self) -> None:
        self._found.append(self._run)
        self._run = ""
