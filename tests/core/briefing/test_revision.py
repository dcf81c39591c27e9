"""A 修订稿: accepted whole it is the new plan, and what the old one said stands in it as removed."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.briefing.content import BriefingNote, Change, ChangedText, Chapter
from core.briefing.recipe import PartKind
from core.briefing.revision import changed_text
from core.briefing.word import document_bytes
from core.model import Alignment, Decision, Link, Relation
from tests.core.briefing.test_note import NEW, OLD, differences, link, outline_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def stream(changed: ChangedText, *left_out: Change) -> str:
    """The text without what became of some of it; a break that is left out joins two paragraphs."""
    said = []
    for line in changed.lines:
        said += [piece.text for piece in line.pieces if piece.change not in left_out]
        said += ["\n"] if line.end not in left_out else []
    return "".join(said)


def accepted(changed: ChangedText) -> str:
    return stream(changed, Change.REMOVED)


LINKS = [
    link(Relation.REVISED, (102,), (202,)),
    link(Relation.DROPPED, (103,), ()),
    link(Relation.NEW, (), (203,)),
]


def test_accepting_all_gives_the_new_text_and_rejecting_all_the_clauses_of_the_old() -> None:
    changed = changed_text((Alignment(1, 1, 2, tuple(LINKS)), OLD, NEW), differences)
    assert accepted(changed).rstrip("\n") == NEW.text
    rejected = stream(changed, Change.ADDED)
    assert all(OLD.quote(clause.span) in rejected for clause in OLD.clauses[2:])
    assert "办好特殊教育" not in rejected


@pytest.mark.parametrize(
    "links",
    [
        [],
        [link(Relation.SPLIT, (102,), (202, 203)), link(Relation.DROPPED, (103,), ())],
        [link(Relation.MERGED, (102, 103), (202,)), link(Relation.NEW, (), (203,))],
        [link(Relation.REVISED, (103,), (202,), moved=True), link(Relation.REVISED, (102,), (203,), moved=True)],
        [link(Relation.REVISED, (102,), (202,), decision=Decision.REJECTED), link(Relation.DROPPED, (102,), ())],
        [link(Relation.DROPPED, (102,), ()), link(Relation.DROPPED, (103,), ())],
    ],
)
def test_whatever_the_links_nothing_of_either_plan_is_lost(links: list[Link]) -> None:
    changed = changed_text((Alignment(1, 1, 2, tuple(links)), OLD, NEW), differences)
    assert accepted(changed).rstrip("\n") == NEW.text
    before = stream(changed, Change.ADDED)
    for clause in OLD.clauses[2:]:
        assert sorted(set(OLD.quote(clause.span))) == sorted(set(OLD.quote(clause.span)) & set(before))


words = st.text(alphabet="甲乙丙丁。", min_size=1, max_size=12)


@given(st.lists(words, min_size=1, max_size=5), st.lists(words, min_size=1, max_size=5), st.data())
def test_accepting_all_gives_the_new_text_for_any_plans_and_links(old: list[str], new: list[str], data: st.DataObject) -> None:
    plans = outline_of(1, old), outline_of(2, new)
    left, right = ([clause.id for clause in plan.clauses[2:]] for plan in plans)
    links = data.draw(
        st.lists(
            st.builds(
                lambda a, b: link(Relation.REVISED, tuple(a), tuple(b)),
                st.lists(st.sampled_from(left), max_size=2, unique=True),
                st.lists(st.sampled_from(right), max_size=2, unique=True),
            ),
            max_size=5,
        )
    )
    changed = changed_text((Alignment(1, 1, 2, tuple(links)), *plans), differences)
    assert accepted(changed).rstrip("\n") == plans[1].text.rstrip("\n")


def test_the_document_has_tracked_changes_by_the_author_and_no_word_twice() -> None:
    changed = changed_text((Alignment(1, 1, 2, tuple(LINKS)), OLD, NEW), differences)
    note = BriefingNote("修订稿", "分析员", "", "zh", (Chapter(PartKind.TEXT, "", changed),), template="plain")
    with zipfile.ZipFile(BytesIO(document_bytes(note))) as package:
        xml = package.read("word/document.xml").decode()
    assert re.search(r'<w:ins w:id="\d+" w:author="分析员" w:date="\d{4}-\d\d-\d\dT[\d:]+Z">', xml)
    deleted = re.findall(r"<w:del [^>/]*>.*?</w:del>", xml)
    assert deleted and not [one for one in deleted if "<w:t " in one]
    kept = re.sub(r"<w:del [^>/]*>.*?</w:del>", "", xml)
    shown = "\n".join("".join(re.findall(r"<w:t [^>]*>([^<]*)", one)) for one in re.findall(r"<w:p>(.*?)</w:p>", kept))
    assert "".join(shown.split()) == "".join(NEW.text.split())
    ids = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', xml)
    assert len(ids) == len(set(ids))
