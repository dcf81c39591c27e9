"""`python -m tests.training fit` writes the weights of the link classifier, `… evaluate` shows how good they are.

Both use the seeds and nothing else. Fitting and evaluating draw their examples from numbers far apart; `--leave-out` also fits
weights of its own without one plan and evaluates on that plan alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from core.alignment.classifier import Classifier
from core.alignment.knowledge import Knowledge
from tests.training.edits import ALL_LEVELS, FAR_LEVELS, Example, Generator
from tests.training.evaluate import evaluate
from tests.training.fit import fit
from tests.training.items import Item, Shape, seed_plans

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "resources" / "alignment" / "classifier.tsv"
HELD_OUT = 100_000  # the first number of the examples that nothing is fitted to
HEAD = "# Weights of the link classifier; made by `python -m tests.training fit`. Plans, look, figure, weight"


def training_set(plans: Sequence[Sequence[Item]], knowledge: Knowledge, count: int) -> list[Example]:
    """`count` numbers, each as a plan, every second as articles too, every fourth as paragraphs; every third of all levels, the
    others of those where plans are far apart, for there is most to learn.
    """
    generator = Generator(plans, knowledge)
    examples: list[Example] = []
    for number in range(count):
        shapes = [Shape.PLAN] + [Shape.ARTICLES] * (number % 2 == 0) + [Shape.PARAGRAPHS] * (number % 4 == 1)
        levels = FAR_LEVELS if number % 3 else ALL_LEVELS
        examples += [generator.example(number, level, shape) for shape in shapes for level in levels]
    return examples


def show(generator: Generator, knowledge: Knowledge, classifier: Classifier, count: int, *, baselines: bool) -> None:
    """Print a line for every level and shape."""
    for shape in (Shape.PLAN, Shape.ARTICLES):
        for level in ALL_LEVELS:
            held_out = (generator.example(HELD_OUT + number, level, shape) for number in range(count))
            report = evaluate(held_out, knowledge, classifier, baselines=baselines and shape is Shape.PLAN)
            print(report.line(f"{level.name} {shape.value}"), flush=True)


def main() -> None:
    """Fit or evaluate."""
    parser = argparse.ArgumentParser(prog="python -m tests.training", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=["fit", "evaluate"])
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds")
    parser.add_argument("--examples", type=int, default=54, help="numbers drawn; each makes several examples")
    parser.add_argument("--to", type=Path, default=WEIGHTS, help="where the weights go")
    parser.add_argument("--baselines", action="store_true", help="score the baselines too (difflib takes long)")
    parser.add_argument("--leave-out", type=int, metavar="PLAN", help="fit without the n-th plan, evaluate on it")
    args = parser.parse_args()
    plans, knowledge = seed_plans(args.seeds), Knowledge.bundled()
    if args.what == "fit":
        classifier = fit(training_set(plans, knowledge, args.examples), knowledge, print)
        args.to.parent.mkdir(parents=True, exist_ok=True)
        args.to.write_text("\n".join([HEAD, *classifier.lines()]) + "\n", encoding="utf-8", newline="\n")
        print(f"written to {args.to}")
    elif args.leave_out is None:
        show(Generator(plans, knowledge), knowledge, Classifier.bundled(), args.examples, baselines=args.baselines)
    else:
        rest = [plan for at, plan in enumerate(plans) if at != args.leave_out]
        classifier = fit(training_set(rest, knowledge, args.examples), knowledge, lambda _: None)
        generator = Generator(plans, knowledge, edited=(args.leave_out,))
        show(generator, knowledge, classifier, args.examples, baselines=args.baselines)


if __name__ == "__main__":
    main()
