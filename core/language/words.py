"""Cuts text into words with one private jieba tokenizer and the lexicon of education policy.

It serves the word diff and rankings; literal search never asks it.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from importlib.resources import files
from typing import IO, Protocol

_PHRASE = re.compile(
    r"[，。；：！？、（）《》“”,;:!?()<>\"]|[^，。；：！？、（）《》“”,;:!?()<>\"]+"
)  # no word reaches across a mark
_REMEMBERED = 20_000  # phrases, some 10 MB


class _Tokenizer(Protocol):
    """The part of `jieba.Tokenizer` used here (jieba has no type stubs)."""

    FREQ: dict[str, int]
    total: int
    initialized: bool

    def get_dict_file(self) -> IO[bytes]: ...
    def gen_pfdict(self, f: IO[bytes]) -> tuple[dict[str, int], int]: ...
    def add_word(self, word: str) -> None: ...
    def tokenize(self, unicode_sentence: str) -> Iterator[tuple[str, int, int]]: ...


class Words:
    """Words of a text. The dictionary (some 0.7 s, 50 MB) is loaded at the first call of `words` or `load`, from any thread."""

    def __init__(self, lexicon: Iterable[str] | None = None) -> None:
        """`lexicon`: terms to keep whole; the bundled lexicon of education policy where None."""
        self._lexicon = None if lexicon is None else tuple(lexicon)
        self._tokenizer: _Tokenizer | None = None
        self._lock = threading.Lock()
        self._phrases: dict[str, Sequence[str]] = {}

    def words(self, text: str) -> list[tuple[str, int, int]]:
        """The words of `text` in order, each with its start and end in code points; together they are the whole text."""
        found: list[tuple[str, int, int]] = []
        at = 0
        for phrase in _PHRASE.findall(text):
            for word in (phrase,) if len(phrase) == 1 else self._cut(phrase):
                found.append((word, at, at := at + len(word)))
        return found

    def _cut(self, phrase: str) -> Sequence[str]:
        """The words of a phrase, from memory where it was cut before: two wordings of a clause have most phrases in common."""
        words = self._phrases.get(phrase)
        if words is None:
            words = tuple(word for word, _, _ in self._ready().tokenize(phrase))
            if len(self._phrases) >= _REMEMBERED:
                self._phrases.clear()
            self._phrases[phrase] = words
        return words

    def load(self) -> None:
        """Read the dictionary now if it was not read before; for warming up off the main thread."""
        self._ready()

    @property
    def ready(self) -> bool:
        """Whether the dictionary was read, so that `words` answers at once."""
        return self._tokenizer is not None

    def _ready(self) -> _Tokenizer:
        with self._lock:
            if self._tokenizer is None:
                self._tokenizer = self._read()
            return self._tokenizer

    def _read(self) -> _Tokenizer:
        tokenizer: _Tokenizer = import_module("jieba").Tokenizer()
        # jieba's own initialize() reads a cache from the temporary folder, which anybody may have written, and talks on
        # stderr; reading the dictionary here leaves both out.
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        tokenizer.initialized = True
        for term in bundled_lexicon() if self._lexicon is None else self._lexicon:
            tokenizer.add_word(term)
        return tokenizer


def bundled_lexicon() -> tuple[str, ...]:
    """The terms of `resources/language/lexicon.txt`: one a line, `#` opens a remark."""
    lines = (files("resources") / "language" / "lexicon.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
