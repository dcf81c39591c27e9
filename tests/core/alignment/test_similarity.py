"""Similarity: what counts, what does not, and the background that comes with the tool."""

import subprocess
import sys
from pathlib import Path

from core.alignment.similarity import Background, Unit, cosine, grams, similarities, weigh
from core.progress import Progress

ROOT = Path(__file__).parents[3]
EMPTY = Background(0, {})


def test_grams_stay_inside_runs_of_letters():
    assert set(grams("教育，公平2020年AB")) == {"教育", "公平", "年A", "AB", "年AB"}


def test_digits_and_cross_references_do_not_count():
    assert grams("到2020年，依照第三条办理") == grams("到2025年，依照第二十七条办理")


def test_a_heading_counts_more():
    heavy, plain = Unit.of("学前教育。扩大资源", "学前教育"), Unit.of("学前教育。扩大资源")
    assert heavy.grams["学前"] == 3 * plain.grams["学前"]
    assert heavy.grams["扩大"] == plain.grams["扩大"]


def test_wording_that_stands_everywhere_counts_little():
    slogan = "深入贯彻落实会议精神"
    background = Background.of([slogan] * 50 + ["其他内容"] * 5)
    units = [Unit.of(f"{slogan}，扩大学前教育资源"), Unit.of(f"{slogan}，完善督导评估"), Unit.of("增加学前教育资源")]
    muted = weigh(units, background)
    assert cosine(muted[0], muted[2]) > cosine(muted[0], muted[1])


def test_similarities_mirror_to_the_last_bit():
    lines = [line for path in sorted((ROOT / "seeds").glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    units = weigh([Unit.of(line) for line in lines[:60] if line.strip()], Background.bundled())
    ours, theirs = units[:20], units[20:]
    there, back = similarities(ours, theirs, Progress()), similarities(theirs, ours, Progress())
    assert all(there[i][j] == back[j][i] for i in range(len(ours)) for j in range(len(theirs)))
    assert abs(there[0][0] - cosine(ours[0], theirs[0])) < 1e-9


def test_a_clause_without_letters_is_like_nothing():
    empty, other = weigh([Unit.of("12345。"), Unit.of("教育公平")], EMPTY)
    assert cosine(empty, other) == 0.0
    assert similarities([empty], [other], Progress()) == [[0.0]]


def test_the_bundled_background_is_what_the_script_makes_of_the_seeds(tmp_path: Path):
    made = tmp_path / "background.tsv"
    command = [sys.executable, "packaging/make_background.py", "--to", str(made)]
    subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=True)
    assert made.read_bytes() == (ROOT / "resources" / "language" / "background.tsv").read_bytes()
    assert Background.bundled().frequencies["教育"] > 100
