"""The longest turns of the event loop while a long source is reviewed: shown, and only its noise or its text, and all again."""

from __future__ import annotations

from pathlib import Path

from core.session import Session
from desktop.main_window import MainWindow
from desktop.review.source_document import Segment
from tests.bench.figures import Figure
from tests.bench.turns import longest, turns_of

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def measure(window: MainWindow, path: Path, characters: int) -> list[Figure]:
    """The figures of a source of so many characters at least: the seeds again and again, written to `path` and imported."""
    seeds = "\n".join(file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*.txt")))
    path.write_text("\n".join([seeds] * (characters // len(seeds) + 1)), encoding="utf-8")
    library = path.with_suffix(".yaodian")
    with Session.create(library) as session:
        session.import_files([path])
        plan_id = session.plans()[0].id
    desk, page = window.desk, window.late.review()
    desk.open(library)

    def over() -> bool:
        return not desk.busy and not desk.coming and not page.text.going

    def read() -> bool:
        return over() and desk.outline is not None and page.text.document().characterCount() > characters

    turns_of(lambda: None, over)
    steps = {
        "shown": turns_of(lambda: window.reader.source_wanted.emit(plan_id, None), read),
        "noise alone": turns_of(lambda: page.text.set_segment(Segment.NOISE), over),
        "text alone": turns_of(lambda: page.text.set_segment(Segment.TEXT), over),
        "all of it": turns_of(lambda: page.text.set_segment(Segment.ALL), over),
    }
    return [
        longest(f"source of {page.text.document().characterCount():,} characters: {step}", found) for step, found in steps.items()
    ]
