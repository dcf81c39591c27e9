"""Two clauses come upon anywhere become a link: plans are aligned first, a link that is there is confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core import ingest
from core.alignable import alignable
from core.errors import UserError
from core.model import Clause, Decision
from core.pairing_up import order, pair_up
from core.session import Session
from tests.makers import store_source

OLD = "2023年工作要点\n1.推进老旧小区改造，完善养老托育设施。\n2.建设高标准农田，守住耕地红线。\n"
NEW = "2024年工作要点\n1.继续推进老旧小区改造，补齐养老托育短板。\n2.培育专精特新企业。\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "pairs.yaodian") as made:
        with made.library.write():
            for name, text in (("new", NEW), ("old", OLD)):
                store_source(made.library, ingest.read(text.encode(), f"{name}.txt"), f"{name}.txt", text.encode())
        yield made


def clause(session: Session, plan_id: int, words: str) -> Clause:
    outline = session.outline(plan_id)
    return next(each for each in alignable(outline.clauses) if words in outline.quote(each.span))


def test_plans_never_aligned_are_aligned_the_earlier_one_first_and_the_link_is_of_the_analyst(session: Session) -> None:
    ours, theirs = clause(session, 1, "专精特新"), clause(session, 2, "农田")
    (old, new, link_id), touched = pair_up(session, ours, theirs)
    assert (old, new) == (2, 1) == order(session, 1, 2)
    link = session.links.link(link_id)
    assert (link.old, link.new, link.decision) == ((theirs.id,), (ours.id,), Decision.MANUAL)
    assert link_id in touched.ids["link"]
    session.undo()
    assert link_id not in {each.id for each in session.aligning.stored(2, 1).links}


def test_a_proposed_link_of_both_is_confirmed_and_no_other_made(session: Session) -> None:
    before = session.aligning.align(2, 1)
    ours, theirs = clause(session, 1, "老旧小区"), clause(session, 2, "老旧小区")
    (_, _, link_id), _ = pair_up(session, theirs, ours)
    after = session.aligning.stored(2, 1)
    assert len(after.links) == len(before.links) and session.links.link(link_id).decision is Decision.CONFIRMED


def test_plans_stay_in_the_order_in_which_they_were_aligned(session: Session) -> None:
    session.aligning.align(1, 2)
    assert order(session, 2, 1) == (1, 2)


def test_clauses_of_one_plan_are_refused(session: Session) -> None:
    with pytest.raises(UserError):
        pair_up(session, clause(session, 1, "老旧小区"), clause(session, 1, "专精特新"))
