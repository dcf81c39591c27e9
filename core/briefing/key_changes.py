"""Key changes: the links that the analyst confirmed, explained or annotated; else those that change the substance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from core.briefing.comparison import AlignedPlans, listed_links, relation_word, same_issuer, sides
from core.briefing.content import ChangeGroup, KeyChange, KeyChanges
from core.briefing.items import clause_label
from core.briefing.material import Material
from core.briefing.passage import clause_text
from core.briefing.recipe import Part
from core.briefing.reviewed import citation
from core.briefing.words import Words
from core.model import Clause, Decision, Fit, Link, Outline, Relation

_MOST = 12
"""Changes of one relation that are listed; the comparison has them all."""
_ORDER = (Relation.NEW, Relation.DROPPED, Relation.REVISED, Relation.SPLIT, Relation.MERGED, Relation.UNCHANGED)


@dataclass(frozen=True, slots=True)
class _Change:
    """A link of one of the alignments with its clauses, the notes on it and on them; `weight`: how much speaks for listing it."""

    aligned: AlignedPlans
    link: Link
    before: tuple[Clause, ...]
    after: tuple[Clause, ...]
    notes: tuple[str, ...]
    weight: int


def key_changes(
    words: Words, material: Material, part: Part, *, confirmed_only: bool, heed: Callable[[], None]
) -> KeyChanges | None:
    """The chapter; None without an alignment."""
    if not material.alignments:
        return None
    every = list(_changes(material, confirmed_only=confirmed_only))
    found = [change for change in every if _said(change)]
    by_hand = bool(found)
    if not by_hand:
        found = [change for change in every if heed() or _telling(material, change)]
    if not found:
        return KeyChanges(words.no_changes, ())
    cited: set[int] = set()
    groups = tuple(_groups(words, material, part, found, cited))
    said = words.chosen_changes if by_hand else words.found_changes
    return KeyChanges(said.format(count=len(found)), groups)


def _changes(material: Material, *, confirmed_only: bool) -> Iterator[_Change]:
    for aligned in material.alignments:
        alignment, old, new = aligned
        notes = _notes(material, old) | _notes(material, new)
        by_id = {clause.id: clause for clause in (*old.clauses, *new.clauses)}
        for link in listed_links(alignment, confirmed_only=confirmed_only).links:
            own = [link.note] if link.note else []
            on = [said for clause_id in (*link.old, *link.new) for said in notes.get(clause_id, ())]
            known = tuple(dict.fromkeys(note for note in (*own, *on) if note))
            before, after = (tuple(by_id[i] for i in ids if i in by_id) for ids in (link.old, link.new))
            yield _Change(aligned, link, before, after, known, 2 * bool(known) + bool(on or own))


def _notes(material: Material, outline: Outline) -> dict[int, list[str]]:
    """What was noted, by clause: on it or on any clause inside it."""
    parents = {clause.id: clause.parent_id for clause in outline.clauses}
    notes: dict[int, list[str]] = {}
    for annotation in material.of(outline.plan.id):
        if annotation.fit is Fit.LOST:
            continue
        at = annotation.clause_id if annotation.clause_id in parents else outline.at(annotation.span.start).id
        while at is not None:
            notes.setdefault(at, []).append(annotation.note)
            at = parents.get(at)
    return notes


def _said(change: _Change) -> bool:
    """Whether the analyst said something of the link or of a clause of it."""
    if change.link.relation is Relation.UNCHANGED and not change.link.moved:
        return bool(change.link.note)
    return change.weight > 0 or change.link.decision is not Decision.PROPOSED


def _telling(material: Material, change: _Change) -> bool:
    """Whether by rule the change is one of substance."""
    _, old, new = change.aligned
    relation = change.link.relation
    if relation is Relation.UNCHANGED:
        return False
    if relation in (Relation.NEW, Relation.DROPPED):
        return same_issuer(old.plan, new.plan)
    if relation is not Relation.REVISED:
        return True
    texts = (clause_text(old, change.before).text, clause_text(new, change.after).text)
    return any(segment.substance for segment in material.differences(*texts))


def _groups(words: Words, material: Material, part: Part, found: Sequence[_Change], cited: set[int]) -> Iterator[ChangeGroup]:
    by_relation: dict[str, list[_Change]] = {}
    for change in sorted(found, key=lambda change: _ORDER.index(change.link.relation)):
        _, old, new = change.aligned
        by_relation.setdefault(relation_word(words, change.link, related=same_issuer(old.plan, new.plan)), []).append(change)
    counts = Counter({heading: len(changes) for heading, changes in by_relation.items()})
    for heading, changes in by_relation.items():
        ranked = sorted(range(len(changes)), key=lambda at: -changes[at].weight)
        listed = [changes[at] for at in sorted(ranked if part.whole else ranked[:_MOST])]
        rest = counts[heading] - len(listed)
        yield ChangeGroup(
            heading,
            tuple(_said_once(_change(words, material, part, change, cited) for change in listed)),
            words.more_changes.format(count=rest) if rest else "",
        )


def _said_once(changes: Iterable[KeyChange]) -> Iterator[KeyChange]:
    """The changes, of several in one place only the first with it."""
    before = ""
    for change in changes:
        yield replace(change, place="") if change.place == before else change
        before = change.place


def _change(words: Words, material: Material, part: Part, change: _Change, cited: set[int]) -> KeyChange:
    _, old, new = change.aligned
    link = change.link
    here, clauses = (new, change.after) if change.after else (old, change.before)
    left, right = sides(
        link,
        clause_text(old, change.before),
        clause_text(new, change.after),
        material.differences,
        full_text=part.whole,
    )
    path = [clause_label(words, clause) for clause in here.path(clauses[0])] if clauses else []
    quoted = right or left
    if quoted and quoted[0][0].strong:  # the quote begins with number and heading
        path = path[:-1]
    place = words.bracketed(" › ".join([here.plan.label, *path]), words.moved if link.moved else "")
    source = "" if here.plan.id in cited else citation(words, here.plan)
    cited.add(here.plan.id)
    return KeyChange(place, left, right, change.notes, source)
