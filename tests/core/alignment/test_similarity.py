"""Similarity: what counts, what does not, and the background that comes with the tool."""

import subprocess
import sys
from pathlib import Path

from core.alignment.background import Background, grams
from core.alignment.knowledge import Knowledge
from core.alignment.profile import Profile
from core.alignment.similarity import Similarity
from core.alignment.topics import Topics
from core.language.folding import Folding
from core.progress import Progress
from tests.core.alignment.makers import outline

ROOT = Path(__file__).parents[3]
EMPTY = Background(0, {})
TOPICS = Topics.parse([])
NEUTRAL = Folding(digits=True, references=True)


def similarity(old: list[tuple[str, str]], new: list[tuple[str, str]], background: Background = EMPTY) -> Similarity:
    knowledge = Knowledge(background, TOPICS)
    return Similarity(Profile.of(outline(old, 1000), knowledge), Profile.of(outline(new, 2000), knowledge))


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
    there = similarity(items[:20], items[20:60], background).table()
    back = similarity(items[20:60], items[:20], background)
    assert [list(column) for column in zip(*back.table(), strict=True)] == there
    assert abs(there[0][0] - back.cosine(0, 0)) < 1e-9


def test_among_many_clauses_the_candidates_keep_their_exact_figures():
    items = [("", f"各地落实第{number}项要求，" + "甲乙丙丁戊己庚辛"[number % 8] * 2 + "学校") for number in range(60)]
    crowd = similarity(items, items)
    found = crowd.candidates(6, 0.015, Progress())
    assert found[3, 3] == crowd.cosine(3, 3) > max(crowd.row(3, common=400))
    assert abs(crowd.cosine(3, 3) - 1) < 1e-5


def test_candidates_are_the_best_of_either_side_and_mirror():
    lines = [line for path in sorted((ROOT / "seeds").glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    items = [("", line) for line in lines if len(line) > 60]
    crowd = similarity(items[:70], items[70:160])
    found = crowd.candidates(3, 0.015, Progress())
    table = crowd.table()
    for i, row in enumerate(table):
        assert (i, max(range(len(row)), key=row.__getitem__)) in found or max(row) < 0.1
    back = similarity(items[70:160], items[:70]).candidates(3, 0.015, Progress())
    assert {(i, j): value for (j, i), value in back.items()} == found
    assert len(found) <= 3 * 160 + 20


def test_a_clause_without_letters_is_like_nothing_but_its_own_wording():
    table = similarity([("", "12345。")], [("", "教育公平"), ("", "１2345。")]).table()
    assert table == [[0.0, 1.0]]


def test_the_bundled_background_is_what_the_script_makes_of_the_seeds(tmp_path: Path):
    made = tmp_path / "background.tsv"
    command = [sys.executable, "packaging/make_background.py", "--to", str(made)]
    subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=True)
    assert made.read_bytes() == (ROOT / "resources" / "language" / "background.tsv").read_bytes()
    assert Background.bundled().frequencies["教育"] > 100
