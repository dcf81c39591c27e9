"""Similarity: what counts, what does not, and the background that comes with the tool."""

import subprocess
import sys
from pathlib import Path

from core.alignment.profile import Profile, grams
from core.alignment.similarity import Background, Similarity, best_places
from core.alignment.topics import Topics
from core.language.folding import Folding
from core.progress import Progress
from tests.core.alignment.makers import outline

ROOT = Path(__file__).parents[3]
EMPTY = Background(0, {})
TOPICS = Topics.parse([])
NEUTRAL = Folding(digits=True, references=True)


def similarity(old: list[tuple[str, str]], new: list[tuple[str, str]], background: Background = EMPTY) -> Similarity:
    return Similarity.of(Profile.of(outline(old, 1000), TOPICS), Profile.of(outline(new, 2000), TOPICS), background)


def test_grams_stay_inside_runs_of_letters():
    assert set(grams(NEUTRAL.text("教育，公平2020年AB"))) == {"教育", "公平", "年A", "AB", "年AB"}


def test_digits_and_cross_references_do_not_count():
    assert NEUTRAL.text("到2020年，依照第三条办理") == NEUTRAL.text("到2025年，依照第二十七条办理")


def test_a_heading_counts_more():
    plain = similarity([("", "学前教育。扩大资源")], [("", "学前教育")])
    headed = similarity([("学前教育", "扩大资源")], [("", "学前教育")])
    assert headed.cosine(0, 0) > plain.cosine(0, 0)


def test_wording_that_stands_everywhere_counts_little():
    slogan = "深入贯彻落实会议精神"
    background = Background.of([slogan] * 50 + ["其他内容"] * 5)
    muted = similarity(
        [("", f"{slogan}，扩大学前教育资源")], [("", f"{slogan}，完善督导评估"), ("", "增加学前教育资源")], background
    )
    assert muted.cosine(0, 1) > muted.cosine(0, 0)


def test_similarities_mirror_to_the_last_bit():
    lines = [line for path in sorted((ROOT / "seeds").glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    items = [("", line) for line in lines if line.strip()]
    background = Background.bundled()
    there = similarity(items[:20], items[20:60], background).table(Progress())
    back = similarity(items[20:60], items[:20], background)
    assert [list(column) for column in zip(*back.table(Progress()), strict=True)] == there
    assert abs(there[0][0] - back.cosine(0, 0)) < 1e-9


def test_among_many_clauses_a_pair_keeps_its_exact_figure():
    items = [("", f"各地落实第{number}项要求，" + "甲乙丙丁戊己庚辛"[number % 8] * 2 + "学校") for number in range(60)]
    crowd = similarity(items, items)
    table = crowd.table(Progress())
    assert crowd.crowded
    assert table[3][3] < crowd.exact((3, 3), table) == crowd.cosine(3, 3)
    assert abs(crowd.cosine(3, 3) - 1) < 1e-9


def test_a_clause_without_letters_is_like_nothing_but_its_own_wording():
    table = similarity([("", "12345。")], [("", "教育公平"), ("", "１2345。")]).table(Progress())
    assert table == [[0.0, 1.0]]


def test_the_best_places_of_a_row_are_its_highest_figures():
    assert best_places([0.1, 0.5, 0.0, 0.3], 2, 0.05) == [1, 3]
    assert best_places([0.2, 0.2, 0.2], 2, 0.05) == [0, 1, 2]


def test_the_bundled_background_is_what_the_script_makes_of_the_seeds(tmp_path: Path):
    made = tmp_path / "background.tsv"
    command = [sys.executable, "packaging/make_background.py", "--to", str(made)]
    subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=True)
    assert made.read_bytes() == (ROOT / "resources" / "language" / "background.tsv").read_bytes()
    assert Background.bundled().frequencies["教育"] > 100
