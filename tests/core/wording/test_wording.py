"""Wording: new, gone, more and less, with counts, variants as one, and like compared with like."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose
from pathlib import Path

import pytest

from core.errors import UserError
from core.language.keyness import keyness
from core.session import Session
from core.wording import Change, Wording, WordingRow, change_word

OLD = """某省教育厅2021年工作要点

2021年是十分重要的一年，做好2021年工作意义重大。

一、党的建设
1.落实“四查四补”，推进“四查四补”常态化。
2.坚决打赢教育脱贫攻坚战，巩固教育脱贫攻坚成果，推进教育脱贫攻坚工作。
3.加快推进教育现代化建设，统筹推进教育现代化建设。
"""
NEW = """某省教育厅2022年工作要点

一、党的建设
1.落实“双减”政策，推进“双减”走深走实，巩固“双减”成果。
2.推进教育数字化战略行动，实施教育数字化战略行动，深化教育数字化战略行动。
3.加快推进教育现代化建设，统筹推进教育现代化建设。
"""
CITY = NEW.replace("某省教育厅2022年工作要点", "某市人民政府2022年政府工作报告")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "a.yaodian") as made:
        for name, text in (("a", OLD), ("b", NEW), ("c", CITY)):
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
            made.import_files([tmp_path / f"{name}.txt"])
        yield made


@pytest.fixture
def ids(session: Session) -> list[int]:
    return [plan.id for plan in session.plans()]


def row(found: Wording, phrase: str) -> WordingRow:
    (one,) = [each for each in found.rows if each.phrase == phrase]
    return one


def test_terms_are_new_and_gone_with_their_counts(session: Session, ids: list[int]) -> None:
    found = session.wordings.plans(ids[:1], ids[1:2])
    assert (row(found, "双减").change, row(found, "双减").before, row(found, "双减").after) == (Change.NEW, 0, 3)
    assert (row(found, "四查四补").change, row(found, "四查四补").quoted) == (Change.GONE, True)
    assert all(each.phrase != "教育现代化建设" or each.change is Change.LIKE for each in found.rows)


def test_each_place_is_where_the_phrase_stands(session: Session, ids: list[int]) -> None:
    found = session.wordings.plans(ids[:1], ids[1:2])
    for each in found.rows:
        assert len(each.places) == each.before + each.after
        for place in each.places:
            assert each.phrase in session.outline(place.plan_id).quote(place.span)


def test_what_stands_in_a_longer_phrase_is_its_variant(session: Session, ids: list[int]) -> None:
    found = session.wordings.plans(ids[:1], ids[1:2])
    longest = max((each for each in found.rows if "数字化" in each.phrase), key=lambda each: len(each.phrase))
    assert [each.phrase for each in found.rows if "数字化" in each.phrase] == [longest.phrase]
    assert longest.variants


def test_of_variants_in_one_another_the_longest_are_named(tmp_path: Path) -> None:
    said = "学习贯彻习近平新时代中国特色社会主义思想，"
    with Session.create(tmp_path / "a.yaodian") as session:
        for year in (2021, 2022):
            path = tmp_path / f"{year}.txt"
            path.write_text(f"某省教育厅{year}年工作要点\n\n一、党的建设\n1.{said * 3}共{year}项。\n", encoding="utf-8")
            session.import_files([path])
        old, new = session.plans()
        (thought,) = [each for each in session.wordings.plans([old.id], [new.id]).rows if "社会主义" in each.phrase]
    assert len(thought.variants) > 1
    assert not any(one != other and one in other for one in thought.variants for other in thought.variants)


def test_rare_phrases_are_left_out(session: Session, ids: list[int]) -> None:
    phrases = {each.phrase for each in session.wordings.plans(ids[:1], ids[1:2], least=3).rows}
    assert "双减" in phrases
    assert "四查四补" not in phrases


def test_sides_of_different_kinds_are_said_to_be_unlike(session: Session, ids: list[int]) -> None:
    assert not session.wordings.plans(ids[:1], ids[1:2]).unlike
    assert session.wordings.plans(ids[:1], ids[2:]).unlike


def test_years_compare_like_with_like_unless_asked_otherwise(session: Session, ids: list[int]) -> None:
    like = session.wordings.years(2021, 2022)
    assert [plan.id for plan in like.left_out] == ids[2:]
    assert not like.unlike
    everything = session.wordings.years(2021, 2022, all_issuers=True)
    assert everything.left_out == ()
    assert everything.unlike
    assert row(everything, "双减").after == 6


def test_a_tag_against_the_rest(session: Session, ids: list[int]) -> None:
    text = session.outline(ids[1]).text
    clause = next(each for each in session.outline(ids[1]).clauses if "双减" in text[each.span.start : each.span.end][:20])
    session.annotating.add(ids[1], clause_id=clause.id, tag_names=["减负"])
    found = session.wordings.tag("减负")
    assert row(found, "双减").before == 0
    assert row(found, "双减").after == 3
    assert change_word(found, row(found, "双减").change, "zh") == "只在标签里"  # nothing is new
    assert all(
        (each.log_odds > 0) is (each.change in (Change.NEW, Change.MORE)) for each in found.rows if 0 in (each.before, each.after)
    )
    with pytest.raises(UserError):
        session.wordings.tag("没有")


def test_a_plan_is_not_compared_with_itself(session: Session, ids: list[int]) -> None:
    with pytest.raises(UserError):
        session.wordings.plans(ids[:1], ids[:1])


def test_a_comparison_is_written_as_a_workbook(session: Session, ids: list[int], tmp_path: Path) -> None:
    found = session.wordings.plans(ids[:1], ids[1:2])
    path = tmp_path / "w.xlsx"
    assert session.wordings.export(path, found, "2021", "2022") == path.stat().st_size


def test_keyness_is_that_of_the_textbook() -> None:
    # Rayson and Garside's worked form: 2·Σ O·ln(O/E)
    found = keyness(10, 30, 1000, 1000)
    assert isclose(found.log_likelihood, 10.465, abs_tol=0.01)
    assert found.log_odds > 1
    assert keyness(0, 0, 10, 10).log_likelihood == 0
    assert keyness(11, 0, 4000, 5).log_odds < 0 < keyness(0, 11, 5, 4000).log_odds  # however short the other side is
    assert isclose(keyness(5, 10, 500, 1000).log_likelihood, 0, abs_tol=1e-9)


def test_a_quoted_phrase_is_not_gone_where_it_is_said_without_marks(tmp_path: Path) -> None:
    with Session.create(tmp_path / "a.yaodian") as session:
        for name, text in (("a", OLD), ("b", NEW.replace("“双减”政策", "四查四补、“双减”政策"))):
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
            session.import_files([tmp_path / f"{name}.txt"])
        old, new = (plan.id for plan in session.plans())
        found = row(session.wordings.plans([old], [new]), "四查四补")
        assert (found.before, found.after, found.change) == (2, 1, Change.LIKE)
        assert [place.plan_id for place in found.places] == [old, old, new]
        text = session.outline(new).text
        assert text[found.places[2].span.start : found.places[2].span.end] == "四查四补"
