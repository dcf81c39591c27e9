"""The analyst's lexicons: made by hand, from text files, or from those that come with Yaodian. Each edit can be undone."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib.resources import files
from io import StringIO
from pathlib import Path

from core.errors import UserError
from core.language.facts.data import sections
from core.language.terms import Lexicon, terms_of
from core.language.words import bundled_lexicon
from core.model import Touched
from core.store import Library, lexicons

LARGEST = 4 * 1024 * 1024
"""Bytes of a file of terms."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """A lexicon that comes with Yaodian: its key, and what it is called."""

    key: str
    zh: str
    en: str

    def name(self, language: str) -> str:
        """What it is called in a language of the window."""
        return self.zh if language.startswith("zh") else self.en

    def terms(self) -> tuple[str, ...]:
        """Its terms; verbs of one character stand inside too many other words."""
        if self.key == "education":
            return bundled_lexicon()
        if self.key == "slogans":
            return terms_of((files("resources") / "lexicons" / "slogans.txt").read_text(encoding="utf-8"))
        return tuple(verb for verb in sections("lexicons", "verbs.txt")[self.key] if len(verb) > 1)


SHIPPED = (
    Shipped("education", "教育政策用语", "Education policy terms"),
    Shipped("firm", "力度强的动词", "Verbs that promise a result"),
    Shipped("driving", "推进类动词", "Verbs that carry on"),
    Shipped("soft", "力度弱的动词", "Verbs that encourage"),
    Shipped("slogans", "口号和套话", "Slogans and set phrases"),
)


class Lexicons:
    """The lexicons of one library, edited in the name of `author`."""

    def __init__(self, library: Library, author: str) -> None:
        self._library = library
        self._author = author

    def all(self) -> tuple[Lexicon, ...]:
        """All lexicons in the order they were made."""
        return lexicons.lexicons(self._library)

    def add(self, name: str, terms: tuple[str, ...] = (), color: int | None = None) -> tuple[int, Touched]:
        """A new lexicon, with the next colour of the palette where none is given; UserError for a name that is taken."""
        with self._library.write():
            number, change = lexicons.add(self._library, name, terms, color)
            return number, self._library.run(change, self._author)

    def add_file(self, path: Path) -> tuple[int, Touched]:
        """A lexicon of a text file, one term a line (of a .csv what stands in the first column), named as the file; UserError
        where it can't be read or holds no term."""
        from core.ingest.decode import decode

        try:
            if path.stat().st_size > LARGEST:
                raise UserError(
                    f"没有导入词表“{path.name}”：超过 4 MB。词表是一行一个词的文本文件。",
                    f'Did not import "{path.name}": it is larger than 4 MB. A lexicon is a text file with one term a line.',
                )
            content = path.read_bytes()
        except OSError as error:
            raise UserError(
                f"没有导入词表“{path.name}”：读不到这个文件。请检查它是否还在。",
                f'Did not import "{path.name}": the file cannot be read. Check that it is still there.',
            ) from error
        text = decode(content, path.name).text
        if path.suffix.lower() == ".csv":
            text = "\n".join(row[0] for row in csv.reader(StringIO(text)) if row)
        terms = terms_of(text)
        if not terms:
            raise UserError(
                f"没有导入词表“{path.name}”：里面没有词。词表是一行一个词的文本文件，每个词最多 40 字。",
                f'Did not import "{path.name}": it holds no terms. A lexicon has one term a line, of up to 40 characters.',
            )
        with self._library.write():
            return self.add(lexicons.free_name(self._library, path.stem), terms)

    def add_shipped(self, shipped: Shipped, language: str = "zh") -> tuple[int, Touched]:
        """A copy of a lexicon that comes with Yaodian, to be edited freely."""
        with self._library.write():
            return self.add(lexicons.free_name(self._library, shipped.name(language)), shipped.terms())

    def edit(self, lexicon: Lexicon) -> Touched:
        """Give a lexicon this name, colour and these terms; NotFoundError, UserError for a name that is taken."""
        return self._library.carry_out(lambda: lexicons.edit(self._library, lexicon), self._author)

    def remove(self, lexicon_id: int) -> Touched:
        """Delete a lexicon; NotFoundError."""
        return self._library.carry_out(lambda: lexicons.remove(self._library, lexicon_id), self._author)
