"""Kills a process that works on a library, again and again at seeded random moments, and checks after each that nothing is lost.

Run by `test_killed.py` in a process of its own: it forks a child for every kill, so that what is imported is imported once.
The child says on a pipe what it begins and what it has done; which states the library may be in is known from that alone.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from core.session import Session
from core.store.backups import NEWEST, Backups, sound

STEPS = ("import", "annotate", "undo", "backup")
FEW = 3  # clauses in a line of the text that is imported, times a hundred

State = tuple[frozenset[str], frozenset[str]]  # titles of plans, notes of annotations


def text(number: int) -> str:
    """A plan that takes some time to import."""
    lines = [f"某省教育厅{number}号工作要点", ""]
    for section in range(1, 1 + FEW):
        lines.append(f"{'一二三'[section - 1]}、重点任务")
        lines += [f"{item}.健全第{number}号机制。各地要压实责任，完善第{item}项监督检查制度。" for item in range(1, 60)]
    return "\n".join(lines)


@dataclass
class Model:
    """What the library must hold: the states that its steps led through, and where in them it is."""

    states: list[State] = field(default_factory=lambda: [(frozenset(), frozenset())])
    at: int = 0
    made: int = 0

    @property
    def state(self) -> State:
        return self.states[self.at]

    def after(self, step: str) -> Model:
        """What holds when a step is done."""
        titles, notes = self.state
        if step == "undo":
            return Model(self.states, max(0, self.at - 1), self.made)
        if step == "backup":
            return self
        number = self.made + 1
        if step == "import":
            titles |= {text(number).split("\n", 1)[0]}
        else:
            notes |= {f"批注{number}"}
        return Model([*self.states[: self.at + 1], (titles, notes)], self.at + 1, number)


def carry_out(session: Session, step: str, number: int, folder: Path) -> None:
    """Do one step; `number` makes what it adds one of its kind."""
    if step == "import":
        file = folder / f"{number}.txt"
        file.write_text(text(number), encoding="utf-8")
        (report,) = session.import_files([file])
        assert report.refused is None, report
    elif step == "annotate":
        plan = session.plans()[-1]
        session.annotating.add(
            plan.id, clause_id=session.outline(plan.id).clauses[1].id, note=f"批注{number}", tag_names=["甲", "乙"]
        )
    elif step == "undo":
        session.undo()
    else:
        session.backups.make()


def work(path: Path, steps: list[str], model: Model, say: Callable[[str, int], None]) -> None:
    """Do steps on the library and say of each that it begins and that it is done."""
    with Session.open(path, "甲") as session:
        for place, step in enumerate(steps):
            say("begun", place)
            carry_out(session, step, model.made + 1, path.parent)
            model = model.after(step)
            say("done", place)
    say("closed", len(steps))


def held(path: Path) -> State:
    """What the library holds; AssertionError where anything of it is broken or half there."""
    with Session.open(path) as session:
        found = session.check()
        assert (found["integrity"], found["foreign_keys"], found["unindexed"]) == ("ok", 0, 0), found
        titles: list[str] = []
        for plan in session.plans():
            outline = session.outline(plan.id)
            number = int("".join(filter(str.isdigit, plan.title)))
            assert outline.text.replace("\n\n", "\n") == text(number).replace("\n\n", "\n"), plan.title
            assert session.search(f"第{number}号机制", plan_ids=[plan.id]).total == 59 * FEW, plan.title
            titles.append(plan.title)
        assert len(titles) == len(set(titles)), titles
        notes = [annotation.note for annotation in session.annotations()]
        assert len(notes) == len(set(notes)), notes
        assert all(annotation.tags == ("甲", "乙") for annotation in session.annotations())
        backups = session.backups.all()
        assert len(backups) <= NEWEST + 2 and all(sound(backup.path) for backup in backups[:1]), backups
        return frozenset(titles), frozenset(notes)


def killed(path: Path, steps: list[str], model: Model, delay: float) -> tuple[int, bool]:
    """Kill a child `delay` seconds after it begins the last of its steps; how many it did, and whether it was in the middle."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            work(path, steps, model, lambda what, place: os.write(writing, f"{json.dumps([what, place])}\n".encode()) and None)
            signal.pause()  # nothing but the kill ends it
        finally:
            os._exit(1)
    os.close(writing)
    said = b""
    while json.dumps(["begun", len(steps) - 1]).encode() not in said:
        assert select.select([reading], [], [], 30)[0], "the child says nothing"
        said += (more := os.read(reading, 4096))
        assert more, said
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    while more := os.read(reading, 4096):
        said += more
    os.close(reading)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    done = said.count(b"done")
    return done, said.count(b"begun") > done


def timed(path: Path, model: Model) -> tuple[dict[str, float], Model]:
    """How long each step takes on this machine, in seconds, and what the library holds then."""
    seconds: dict[str, float] = {}
    with Session.open(path, "甲") as session:
        for step in ("import", "import", "annotate", "undo", "backup", "annotate"):
            began = time.perf_counter()
            carry_out(session, step, model.made + 1, path.parent)
            seconds[step] = time.perf_counter() - began
            model = model.after(step)
    return seconds, model


def main(folder: Path, kills: int, seed: int) -> dict[str, int]:
    """Kill so many times; how many of them came in the middle of each kind of step."""
    chance = random.Random(seed)
    path = folder / "库.yaodian"
    Session.create(path).close()
    seconds, model = timed(path, Model())
    hit = dict.fromkeys(STEPS, 0)
    for kill in range(kills):
        last = STEPS[kill % len(STEPS)]
        steps = [*(chance.choice(("annotate", "annotate", "undo", "annotate")) for _ in range(chance.randrange(3))), last]
        done, inside = killed(path, steps, model, chance.random() * seconds[last] * 1.2)
        for step in steps[:done]:
            model = model.after(step)
        state = held(path)
        if inside:
            hit[last] += 1
        if state != model.state:
            assert inside and state == model.after(last).state, (kill, steps, done, state, model.state)
            model = model.after(last)
    assert all(sound(backup.path) for backup in Backups(path).all())
    return hit


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))  # noqa: T201
