"""The lexicons kept in a library, and the changes that make, edit and delete them."""

from __future__ import annotations

from core.changes import Change, Row, RowChange
from core.errors import NotFoundError, UserError
from core.language.terms import Lexicon, terms_of
from core.model import Notice
from core.store.library import Library, Record

COLORS = 8


def lexicons(library: Library) -> tuple[Lexicon, ...]:
    """All lexicons in the order they were made."""
    return library.remembered.get(
        "lexicons", ("lexicon",), lambda: tuple(_lexicon(row) for row in library.rows("SELECT * FROM lexicon ORDER BY id"))
    )


def lexicon(library: Library, lexicon_id: int) -> Lexicon:
    """A lexicon by id; NotFoundError."""
    found = library.rows("SELECT * FROM lexicon WHERE id = ?", lexicon_id)
    if not found:
        raise NotFoundError(f"编号为 {lexicon_id} 的词表", f"lexicon with the id {lexicon_id}")
    return _lexicon(found[0])


def _lexicon(row: Record) -> Lexicon:
    return Lexicon(row["id"], row["name"], row["color"], terms_of(row["terms"]))


def add(library: Library, name: str, terms: tuple[str, ...], color: int | None = None) -> tuple[int, Change]:
    """The id of a new lexicon and the change that adds it, with the next colour where none is given; call it inside `write`."""
    name = _checked(library, name, 0)
    number = library.next_id("lexicon")
    row: Row = {"name": name, "color": color or (len(lexicons(library)) + 2) % COLORS + 1, "terms": "\n".join(terms)}
    label = Notice(f"新建词表 {name}", f"New lexicon {name}")
    return number, Change(label, (RowChange("lexicon", {"id": number}, None, row),))


def edit(library: Library, changed: Lexicon) -> Change:
    """The change that gives a lexicon another name, colour or terms; NotFoundError."""
    known = lexicon(library, changed.id)
    name = _checked(library, changed.name, changed.id)
    stored = library.rows("SELECT * FROM lexicon WHERE id = ?", changed.id)[0]
    values: Row = {"name": name, "color": changed.color, "terms": "\n".join(changed.terms)}
    differ = [column for column, value in values.items() if stored[column] != value]
    if not differ:
        return Change(Notice("", ""), ())
    before: Row = {column: stored[column] for column in differ}
    after: Row = {column: values[column] for column in differ}
    label = Notice(f"改词表 {known.name}", f"Edit the lexicon {known.name}")
    return Change(label, (RowChange("lexicon", {"id": changed.id}, before, after),))


def remove(library: Library, lexicon_id: int) -> Change:
    """The change that deletes a lexicon; NotFoundError."""
    known = lexicon(library, lexicon_id)
    row = library.rows("SELECT name, color, terms FROM lexicon WHERE id = ?", lexicon_id)[0]
    label = Notice(f"删除词表 {known.name}", f"Delete the lexicon {known.name}")
    return Change(label, (RowChange("lexicon", {"id": lexicon_id}, row, None),))


def free_name(library: Library, name: str) -> str:
    """The name, with a number where another lexicon has it."""
    taken, number, found = {each.name for each in lexicons(library)}, 1, name
    while found in taken:
        number += 1
        found = f"{name} {number}"
    return found


def _checked(library: Library, name: str, lexicon_id: int) -> str:
    name = name.strip()
    if not name:
        raise UserError("词表没有名称。请写一个名称。", "The lexicon has no name. Give it one.")
    if any(each.name == name and each.id != lexicon_id for each in lexicons(library)):
        raise UserError(f"已有词表“{name}”。请换一个名称。", f'There is a lexicon "{name}" already. Choose another name.')
    return name
