"""The generator of edits, fitting, and what the evaluation counts."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from core.alignment.classifier import Classifier, Judge, Logistic
from core.alignment.knowledge import Knowledge
from core.alignment.profile import Profile
from core.alignment.similarity import Similarity
from core.model import ClauseKind
from tests.training.assignment import best_assignment
from tests.training.edits import ALL_LEVELS, EASY, HARD, ISSUER, MEDIUM, Generator, Level
from tests.training.evaluate import calibration_error, evaluate
from tests.training.fit import fit, logistic
from tests.training.items import Shape, alignable_ids, seed_plans
from tests.training.wording import echo, next_year, other_numbers, shorter

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.bundled()


@pytest.fixture(scope="module")
def generator(knowledge: Knowledge) -> Generator:
    return Generator(seed_plans(SEEDS), knowledge)


def test_the_same_number_makes_the_same_example(generator: Generator):
    assert generator.example(3, MEDIUM) == generator.example(3, MEDIUM)
    assert generator.example(3, MEDIUM) != generator.example(4, MEDIUM)


@pytest.mark.parametrize("shape", Shape)
def test_true_pairs_are_alignable_clauses_of_both_sides(generator: Generator, shape: Shape):
    for level in ALL_LEVELS:
        example = generator.example(1, level, shape)
        assert {old for old, _ in example.truth} <= set(alignable_ids(example.old))
        assert {new for _, new in example.truth} <= set(alignable_ids(example.new))
        assert len(example.truth) > len(alignable_ids(example.old)) / 4


def test_of_every_source_something_stays_to_be_found(generator: Generator, knowledge: Knowledge):
    for number in range(4):
        example = generator.example(number, ISSUER)
        old, new = Profile.of(example.old, knowledge), Profile.of(example.new, knowledge)
        similarity = Similarity(old, new)
        pairs = [(old.places[one], new.places[other]) for one, other in example.truth]
        assert min(similarity.cosine(*pair) for pair in pairs) > 0


def test_outlines_have_the_shape_asked_for(generator: Generator):
    articles = generator.example(1, EASY, Shape.ARTICLES).old
    assert all(c.number and c.number.startswith("第") for c in articles.clauses if c.kind is ClauseKind.ITEM)
    paragraphs = generator.example(1, EASY, Shape.PARAGRAPHS).old
    assert {c.kind for c in paragraphs.clauses} == {ClauseKind.TITLE, ClauseKind.PARAGRAPH}


def test_harder_levels_keep_less(generator: Generator):
    def kept(level: Level) -> float:
        example = generator.example(2, level)
        sentences = set(example.old.text.split("。"))
        return len(sentences & set(example.new.text.split("。"))) / len(sentences)

    assert kept(EASY) > kept(HARD)


def test_wording_changes_only_what_it_says():
    rng = Random(1)
    assert next_year("2020年完成30所") == "2021年完成30所"
    assert other_numbers("建设100所", Random(3)) != "建设100所"
    assert shorter("甲，乙，丙。", 1.0, rng) in {"甲。", "乙。", "丙。"}
    assert echo("扩大普惠性幼儿园。", "完善督导机制，抓好落实。", rng).endswith("。")


def test_fitting_finds_the_side_of_a_line():
    rows = [(x / 10, (x % 3) / 3) for x in range(-20, 21)]
    found = logistic(rows, [row[0] > 0.05 for row in rows], [1.0] * len(rows))
    assert found.chance((1.5, 0.3)) > 0.9 > 0.1 > found.chance((-1.5, 0.3))


def test_a_fitted_classifier_survives_its_file_and_finds_what_was_edited(generator: Generator, knowledge: Knowledge):
    fitted = fit([generator.example(number, MEDIUM) for number in range(2)], knowledge, lambda _: None)
    read = Classifier.parse(fitted.lines())
    assert read.at(0.3).first.weights == pytest.approx(fitted.at(0.3).first.weights, abs=1e-4)
    report = evaluate([generator.example(100, EASY)], knowledge, read, baselines=True)
    assert set(report.links) == {"classifier", "either side", "Hungarian", "difflib"}
    assert report.links["classifier"].f1 > 0.85


def test_weights_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="first"):
        Classifier.parse(["near\tfirst\tbias\t1.0", "near\tboth\tthreshold\t0.5"])


def test_between_near_and_far_plans_the_weights_are_mixed():
    near, far = (Judge(Logistic((weight,), 0.0), Logistic((weight,), 1.0), weight) for weight in (2.0, 4.0))
    classifier = Classifier(near, far)
    assert classifier.at(0.0) == near
    assert classifier.at(0.9) == far
    assert classifier.at(0.25) == Judge(Logistic((3.0,), 0.0), Logistic((3.0,), 1.0), 3.0)


def test_calibration_error_is_the_gap_between_chance_and_share():
    assert calibration_error([(0.75, True), (0.75, False)]) == pytest.approx(0.25)
    assert calibration_error([(1.0, True), (0.0, False)]) == 0.0


def test_the_assignment_gains_most():
    assert sorted(best_assignment([[1.0, 0.9], [0.9, 0.1]])) == [(0, 1), (1, 0)]
    assert sorted(best_assignment([[0.1], [0.9]])) == [(1, 0)]


@pytest.mark.parametrize(
    ("level", "least", "most"),
    [(EASY, 0.98, 0.03), (MEDIUM, 0.97, 0.03), (HARD, 0.95, 0.03), (ISSUER, 0.7, 0.08)],
)
def test_the_bundled_weights_do_well_on_held_out_examples(
    generator: Generator, knowledge: Knowledge, level: Level, least: float, most: float
) -> None:
    held_out = [generator.example(100_000 + number, level) for number in range(3)]
    report = evaluate(held_out, knowledge, Classifier.bundled(), baselines=False)
    assert report.links["classifier"].f1 >= least
    assert calibration_error(report.chances) <= most
