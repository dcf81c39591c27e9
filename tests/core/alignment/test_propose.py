"""Proposals: every clause linked, both directions alike, each kind of change found, decisions kept."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.alignable import alignable
from core.alignment import Aligner, explain
from core.alignment.decided import Decided
from core.alignment.evidence import Looks
from core.alignment.knowledge import Knowledge
from core.alignment.profile import Profile
from core.language.script import simplified_forms
from core.language.words import Words
from core.model import ClauseKind, Decision, Link, Outline, Relation
from core.progress import CancelledError, Progress
from tests.core.alignment.makers import Item, items_of, outline

OLD, NEW = 1000, 2000  # ids of the items of a plan follow on these
ALIGNER = Aligner()


def align(old: Sequence[Item], new: Sequence[Item], kept: Sequence[Link] = ()) -> tuple[Link, ...]:
    return ALIGNER.propose(outline(old, OLD), outline(new, NEW), kept=kept)


def pairs(links: Sequence[Link]) -> set[tuple[int, int]]:
    """Pairs of item numbers, from 1."""
    return {(i - OLD, j - NEW) for link in links for i in link.old for j in link.new}


def holding(links: Sequence[Link], *, old: int = 0, new: int = 0) -> Link:
    """The one link that holds an item."""
    (found,) = [link for link in links if (old and OLD + old in link.old) or (new and NEW + new in link.new)]
    return found


def decided(old: Sequence[int], new: Sequence[int], decision: Decision, relation: Relation = Relation.REVISED) -> Link:
    olds, news = tuple(OLD + i for i in old), tuple(NEW + j for j in new)
    return Link(77, olds, news, relation, False, 0.9, ("similarity:0.40",), decision, note="看过")


@pytest.fixture(scope="module")
def items() -> list[Item]:
    return items_of("000")[:20]


@pytest.mark.parametrize(("old", "new"), [(("000", 0), ("003", 0)), (("002", 0), ("002", 1)), (("004", 0), ("000", 0))])
def test_every_clause_stands_in_a_link_and_both_directions_agree(old: tuple[str, int], new: tuple[str, int]):
    ours, theirs = items_of(*old), items_of(*new)
    there, back = align(ours, theirs), align(theirs, ours)
    assert {i for link in there for i in link.old} == {OLD + k for k in range(1, len(ours) + 1)}
    assert {j for link in there for j in link.new} == {NEW + k for k in range(1, len(theirs) + 1)}
    assert pairs(there) == {(i, j) for j, i in pairs(back)}


def edited(seed: int) -> tuple[list[Item], list[Item]]:
    """Some items, and what a year made of them and of others."""
    rng = random.Random(seed)
    pool = items_of("004")
    return rng.sample(pool, 8), [(heading, body[: rng.randrange(1, len(body))]) for heading, body in rng.choices(pool, k=7)]


MIRRORED = {
    Relation.NEW: Relation.DROPPED,
    Relation.DROPPED: Relation.NEW,
    Relation.SPLIT: Relation.MERGED,
    Relation.MERGED: Relation.SPLIT,
}


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_however_a_plan_is_edited_every_clause_is_in_the_links_it_should_be(seed: int):
    old, new = edited(seed)
    links = align(old, new)
    for clause in (*(OLD + k for k in range(1, len(old) + 1)), *(NEW + k for k in range(1, len(new) + 1))):
        holding = [link.relation for link in links if clause in (*link.old, *link.new)]
        assert len(holding) == 1 or (holding and set(holding) <= {Relation.SPLIT, Relation.MERGED})
    assert all(len(link.old) <= 1 or len(link.new) <= 1 for link in links)
    assert all(bool(link.old and link.new) != (link.relation in {Relation.NEW, Relation.DROPPED}) for link in links)
    assert all(0.0 <= link.confidence <= 1.0 for link in links)
    joined = [(i, j) for link in links for i in link.old for j in link.new]
    assert len(joined) == len(set(joined))


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_other_way_round_the_same_is_found(seed: int):
    def told(links: Sequence[Link], *, turned: bool) -> set[tuple[tuple[int, ...], tuple[int, ...], Relation, float]]:
        return {
            (
                tuple(i - OLD if i < NEW else i - NEW for i in (link.new if turned else link.old)),
                tuple(i - OLD if i < NEW else i - NEW for i in (link.old if turned else link.new)),
                MIRRORED.get(link.relation, link.relation) if turned else link.relation,
                link.confidence,
            )
            for link in links
        }

    old, new = edited(seed)
    there, back = align(old, new), align(new, old)
    assert pairs(there) == {(i, j) for j, i in pairs(back)}
    several = {pair for link in there if len(link.old) * len(link.new) > 1 for pair in pairs([link])}
    alone = [link for link in there if not pairs([link]) & several]  # where stars overlap, either cut of them is right
    assert told(alone, turned=False) <= told(back, turned=True)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), data=st.data())
def test_whatever_is_decided_survives_every_run(seed: int, data: st.DataObject):
    old, new = edited(seed)
    decisions = st.sampled_from([Decision.PROPOSED, Decision.CONFIRMED, Decision.REJECTED])
    first = [replace(link, decision=data.draw(decisions)) for link in align(old, new)]
    kept = [link for link in first if link.decision is not Decision.PROPOSED]
    again = align(old, new, kept=first)
    assert [link for link in again if link.decision is not Decision.PROPOSED] == [link for link in again if link in kept]
    assert all(link in again for link in kept)
    proposed = [link for link in again if link.decision is Decision.PROPOSED]
    rejected = {pair for link in kept if link.decision is Decision.REJECTED for pair in pairs([link])}
    assert not rejected & pairs(proposed)
    settled = {i for link in kept if link.decision is Decision.CONFIRMED for i in (*link.old, *link.new)}
    assert not settled & {i for link in proposed for i in (*link.old, *link.new)}
    assert align(old, new, kept=again) == again


def test_a_plan_against_itself_is_unchanged(items: list[Item]):
    links = align(items, items)
    assert {link.relation for link in links} == {Relation.UNCHANGED}
    assert pairs(links) == {(k, k) for k in range(1, len(items) + 1)}
    assert not any(link.moved for link in links)
    assert {link.confidence for link in links} == {1.0}
    assert {link.id for link in links} == {0}


def test_width_white_space_and_number_do_not_make_a_revision(items: list[Item]):
    heading, body = items[3]
    changed = [
        ("新增事项", "完全不同的内容，与其他各条都没有关系。"),
        *items[:3],
        (heading, body.replace(",", "， \u200b")),
        *items[4:],
    ]
    assert holding(align(items, changed), old=4).relation is Relation.UNCHANGED


def test_a_revision_is_found(items: list[Item]):
    heading, body = items[5]
    changed = [*items[:5], (heading, body.replace("推进", "推动") + "扩大试点范围。"), *items[6:]]
    link = holding(align(items, changed), old=6)
    assert (link.relation, link.new) == (Relation.REVISED, (NEW + 6,))
    assert link.confidence > 0.9


def test_a_split_is_found(items: list[Item]):
    heading, body = items[8]
    sentences = body.split("。")
    half = len(sentences) // 2
    parts = [(heading, "。".join(sentences[:half]) + "。"), (sentences[half][:12], "。".join(sentences[half:]))]
    link = holding(align(items, [*items[:8], *parts, *items[9:]]), old=9)
    assert (link.relation, link.new) == (Relation.SPLIT, (NEW + 9, NEW + 10))


def test_a_merger_is_found(items: list[Item]):
    both = (items[8][0], items[8][1] + items[9][0] + "。" + items[9][1])
    link = holding(align(items, [*items[:8], both, *items[10:]]), new=9)
    assert (link.relation, link.old) == (Relation.MERGED, (OLD + 9, OLD + 10))


def test_a_move_is_a_flag_of_its_link(items: list[Item]):
    links = align(items, [*items[:4], *items[5:], items[4]])
    assert [link.old for link in links if link.moved] == [(OLD + 5,)]
    assert holding(links, old=5).relation is Relation.UNCHANGED


def test_a_dropped_clause_has_no_partner(items: list[Item]):
    links = align(items, [*items[:6], *items[7:]])
    assert [(link.relation, link.old) for link in links if not link.new] == [(Relation.DROPPED, (OLD + 7,))]


def test_a_new_clause_has_no_partner_and_follows_its_neighbour(items: list[Item]):
    links = align(items, [*items[:6], items_of("004")[3], *items[6:]])
    at = next(k for k, link in enumerate(links) if link.relation is Relation.NEW)
    assert links[at].new == (NEW + 7,)
    assert (links[at - 1].old, links[at + 1].old) == ((OLD + 6,), (OLD + 7,))


def test_links_follow_the_old_plan(items: list[Item]):
    links = align(items, list(reversed(items)))
    firsts = [min(link.old) for link in links if link.old]
    assert firsts == sorted(firsts)


def test_a_plan_without_clauses_leaves_everything_new_or_dropped(items: list[Item]):
    assert {link.relation for link in align([], items)} == {Relation.NEW}
    assert {link.relation for link in align(items, [])} == {Relation.DROPPED}
    assert align([], []) == ()


@pytest.mark.parametrize("decision", [Decision.CONFIRMED, Decision.MANUAL])
def test_a_decided_link_comes_back_and_its_clauses_take_no_further_part(items: list[Item], decision: Decision):
    kept = decided([1], [2], decision)
    links = align(items, items, kept=[kept])
    assert kept in links
    assert holding(links, old=1) == holding(links, new=2) == kept
    assert holding(links, old=2).relation is Relation.DROPPED
    assert holding(links, new=1).relation is Relation.NEW


def test_a_rejected_pair_stays_rejected_and_its_clauses_stand_alone(items: list[Item]):
    kept = decided([3], [3], Decision.REJECTED, Relation.UNCHANGED)
    links = align(items, items, kept=[kept])
    assert kept in links
    others = [link for link in links if link != kept]
    assert (3, 3) not in pairs(others)
    assert OLD + 3 in {i for link in others for i in link.old}
    assert NEW + 3 in {j for link in others for j in link.new}


def test_a_clause_of_a_rejected_pair_may_pair_elsewhere(items: list[Item]):
    kept = decided([3], [3], Decision.REJECTED, Relation.UNCHANGED)
    links = align(items, [*items, items[2]], kept=[kept])
    assert (3, len(items) + 1) in pairs([link for link in links if link != kept])


def test_a_rejected_new_or_dropped_is_not_proposed_again(items: list[Item]):
    kept = decided([], [1], Decision.REJECTED, Relation.NEW)
    links = align(items[1:], items, kept=[kept])
    assert [link for link in links if NEW + 1 in link.new] == [kept]


def test_proposed_links_and_those_of_vanished_clauses_are_not_kept(items: list[Item]):
    gone = decided([1, 500], [1], Decision.CONFIRMED)
    proposed = replace(decided([2], [5], Decision.PROPOSED), id=78)
    links = align(items, items, kept=[gone, proposed])
    assert {link.id for link in links} == {0}
    assert pairs(links) == {(k, k) for k in range(1, len(items) + 1)}


def test_paragraphs_pair_where_nothing_is_numbered(items: list[Item]):
    def unnumbered(first: int) -> Outline:
        plan = outline(items, first)
        clauses = tuple(replace(c, kind=ClauseKind.PARAGRAPH) if c.parent_id else c for c in plan.clauses)
        return replace(plan, clauses=clauses)

    old, new = unnumbered(OLD), unnumbered(NEW)
    assert len(ALIGNER.propose(old, new)) == len(alignable(old.clauses)) == len(items)


def test_clauses_without_words_pair_where_they_read_the_same():
    items = [("略", "１２３"), ("——", "！！"), ("无", "45")]
    links = align(items, [items[2], ("略", "123"), ("——", "！")])
    assert pairs([link for link in links if link.relation is Relation.UNCHANGED]) == {(1, 2), (3, 1)}


def test_reasons_are_worded_in_both_languages(items: list[Item]):
    heading, body = items[8]
    changed = [*items[:8], ("全面" + heading, body[: len(body) // 2]), *items[9:]]
    links = Aligner(Words()).propose(outline(items, OLD), outline(changed, NEW))
    reasons = holding(links, old=9).reasons
    assert {reason.split(":")[0] for reason in reasons} >= {"heading", "terms", "sentences", "similarity", "position"}
    for reason in reasons:
        assert re.search("[\u4e00-\u9fff]", explain(reason, "zh"))
        assert explain(reason, "en") != explain(reason, "zh")
        assert explain(reason, "en")[0].isascii()
    assert explain("sentences:3", "zh") == "有 3 句相同"
    assert explain("anything else", "en") == "anything else"


def reasons_of(old: tuple[str, str], new: tuple[str, str]) -> tuple[str, ...]:
    links = Aligner(Words()).propose(outline([old], OLD), outline([new], NEW))
    return holding(links, old=1).reasons


def test_headings_that_read_the_same_are_said_to():
    old, new = ("做好资助", "落实国家资助政策。"), ("做好资助", "加强资助资金监管，落实国家资助政策。")
    assert "same_heading" in reasons_of(old, new)
    assert not any(reason.startswith("heading:") for reason in reasons_of(old, new))
    assert not any("heading" in reason for reason in reasons_of(("", old[1]), ("", new[1])))


def test_terms_neither_begin_nor_end_with_empty_words():
    old = "国家对在国防教育工作中作出突出贡献的组织和个人，按照国家有关规定给予表彰、奖励。"
    (terms,) = [reason for reason in reasons_of(("", old), ("", old.replace("表彰、", ""))) if reason.startswith("terms:")]
    found = terms.removeprefix("terms:").split("、")
    assert found
    assert not any(term[0] in "的和与及或等对在按给" or term[-1] in "的和与及或等对在按给" for term in found)


def test_days_are_no_targets():
    old, new = "3月5日前毛入园率达到87%以上，新建30所。", "4月5日前毛入园率达到87%以上，扩建30所。"
    assert [reason for reason in reasons_of(("", old), ("", new)) if reason.startswith("figures:")] == ["figures:30所、87%"]


def test_alignment_can_be_stopped(items: list[Item]):
    class Stopped(Progress):
        def step(self, done: int, total: int, what: str) -> None:
            raise CancelledError

    with pytest.raises(CancelledError):
        Aligner().propose(outline(items, OLD), outline(items, NEW), progress=Stopped())


def test_a_confirmed_pair_speaks_for_its_neighbours(items: list[Item]):
    vague = [("扩大资源供给", "加强统筹，完善机制，扩大教育资源供给。"), ("提升质量水平", "加强统筹，完善机制，提升教育质量。")]
    old, new = [items[0], vague[0], items[1]], [items[5], vague[1], items[9]]  # what stands around says nothing by itself

    def confidence(*kept: Link) -> float:
        found = ALIGNER.candidates(outline(old, OLD), outline(new, NEW), OLD + 2, kept=kept)
        return next(candidate.confidence for candidate in found if candidate.clause_id == NEW + 2)

    before, after = decided([1], [1], Decision.CONFIRMED), decided([3], [3], Decision.CONFIRMED)
    assert confidence() < confidence(before) < confidence(before, after)


def test_confirmed_pairs_right_beside_speak_louder_than_one_that_is_off(items: list[Item]):
    vague = [("扩大资源供给", "加强统筹，完善机制，扩大教育资源供给。"), ("提升质量水平", "加强统筹，完善机制，提升教育质量。")]
    old, new = [items[0], vague[0], items[1]], [vague[1], items_of("004")[0], items[0], vague[1], items[1]]

    def confidence(*kept: Link) -> float:
        found = ALIGNER.candidates(outline(old, OLD), outline(new, NEW), OLD + 2, kept=kept)
        return next(candidate.confidence for candidate in found if candidate.clause_id == NEW + 4)

    off = confidence(decided([1], [2], Decision.CONFIRMED))
    assert confidence(decided([1], [3], Decision.CONFIRMED), decided([3], [5], Decision.CONFIRMED)) > off


def test_what_was_decided_does_not_change_how_far_apart_two_plans_are(items: list[Item]):
    old, new = Profile.of(outline(items[:3], OLD), Knowledge.bundled()), Profile.of(outline(items[:3], NEW), Knowledge.bundled())
    unlike = Decided(confirmed=frozenset({(0, 2)}), old=frozenset({0}), new=frozenset({2}))
    apart = [Looks.at(old, new, decisions, Progress()).first.far for decisions in (Decided(), unlike)]
    assert apart == [0.0, 0.0]


def test_candidates_are_ranked_and_hold_the_counterpart_first(items: list[Item]):
    heading, body = items[5]
    changed = [*items[:5], (heading, body[: len(body) // 2]), *items[6:]]
    found = ALIGNER.candidates(outline(items, OLD), outline(changed, NEW), OLD + 6, limit=3)
    assert found[0].clause_id == NEW + 6
    assert [c.confidence for c in found] == sorted((c.confidence for c in found), reverse=True)
    assert found[0].reasons
    assert len(found) <= 3
    back = ALIGNER.candidates(outline(items, OLD), outline(changed, NEW), NEW + 6)
    assert back[0].clause_id == OLD + 6


def test_a_rejected_pair_is_no_candidate_any_more(items: list[Item]):
    kept = [decided([3], [3], Decision.REJECTED)]
    found = ALIGNER.candidates(outline(items, OLD), outline(items, NEW), OLD + 3, kept=kept)
    assert NEW + 3 not in {c.clause_id for c in found}
    assert ALIGNER.candidates(outline(items, OLD), outline(items, NEW), 77) == ()


def test_a_clause_that_stands_alone_names_the_closest(items: list[Item]):
    links = align(items, [*items[:6], *items[7:]])
    reasons = holding(links, old=7).reasons
    assert all(reason.startswith("closest:") for reason in reasons)


def test_a_plan_in_traditional_characters_is_aligned_like_the_same_in_simplified(items: list[Item]) -> None:
    traditional = str.maketrans({form: character for character, form in simplified_forms().items() if len(form) == 1})
    captured = [(heading.translate(traditional), body.translate(traditional)) for heading, body in items]
    assert all(there != here for there, here in zip(captured, items, strict=True))
    links = align(items, captured)
    assert pairs(links) == {(i, i) for i in range(1, len(items) + 1)}
    assert {link.relation for link in links} == {Relation.UNCHANGED}
