"""The desk: opening, changing and closing libraries, edits and what they touch, plans that come and go."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from core.model import Touched
from core.session import Session
from desktop.desk import Desk


def test_opening_replaces_the_open_library_and_remembers_it(desk: Desk, library: Path, tmp_path: Path) -> None:
    changed = QSignalSpy(desk.library_changed)
    assert desk.open(library) and desk.settings.last_library == library
    desk.show_plan(1)
    assert desk.open(tmp_path / "neu.yaodian", create=True)
    assert desk.outline is None and desk.session.plans() == () and desk.settings.last_library == tmp_path / "neu.yaodian"
    assert changed.count() >= 2


def test_what_cannot_be_opened_is_said_and_the_open_library_stays(desk: Desk, library: Path, tmp_path: Path) -> None:
    refused = QSignalSpy(desk.refused)
    desk.open(library)
    desk.show_plan(2)
    (tmp_path / "text.yaodian").write_text("keine Bibliothek" * 20)
    for path, create in ((tmp_path / "text.yaodian", False), (tmp_path / "fehlt.yaodian", False), (library, True)):
        assert not desk.open(path, create=create)
    assert refused.count() == 3 and desk.session.path == library and desk.outline.plan.id == 2
    assert desk.settings.last_library == library


def test_closing_saves_first_and_can_be_done_twice(desk: Desk, library: Path) -> None:
    desk.open(library)
    seen: list[bool] = []
    desk.library_closing.connect(lambda: seen.append(desk.session is not None))
    desk.close()
    desk.close()
    assert seen == [True] and desk.session is None and desk.outline is None


def test_an_edit_tells_what_it_touched(desk: Desk, library: Path) -> None:
    desk.open(library)
    touched = QSignalSpy(desk.touched)
    made = desk.edit(lambda session: session.annotating.add(1, clause_id=desk.outline_of(1).clauses[3].id, note="核对"))
    desk.edit(lambda session: session.annotating.remove([made[0].id]))
    assert [touched.at(n)[0].ids["annotation"] for n in range(2)] == [frozenset({made[0].id})] * 2


def test_a_refused_edit_is_said_and_touches_nothing(desk: Desk, library: Path) -> None:
    desk.open(library)
    refused, touched = QSignalSpy(desk.refused), QSignalSpy(desk.touched)
    assert desk.edit(lambda session: session.annotating.remove([999])) is None
    assert (refused.count(), touched.count()) == (1, 0)


def test_without_a_library_nothing_is_edited_or_run(desk: Desk) -> None:
    assert desk.edit(lambda session: session.undo()) is None
    desk.run("工作", lambda _s, _p: None, lambda _: None)
    assert not desk.jobs.busy


def test_a_plan_that_goes_is_no_longer_open_before_any_view_hears_of_it(desk: Desk, library: Path) -> None:
    desk.open(library)
    desk.show_plan(1)
    seen: list[object] = []
    desk.touched.connect(lambda _: seen.append(desk.outline))
    desk.edit(lambda session: session.sources.bin_plans([1]))
    assert seen == [None]
    desk.edit(Session.undo)
    desk.show_plan(1)
    assert desk.outline.plan.id == 1


def test_the_last_plan_and_the_current_clause_follow(desk: Desk, library: Path) -> None:
    desk.open(library)
    desk.show_plan(3)
    assert desk.settings.last_plans(library) == [3] and desk.clause_id == 0
    said = QSignalSpy(desk.clause_changed)
    desk.set_clause(17)
    desk.set_clause(17)
    assert said.count() == 1
    desk.show_plan(4)
    assert desk.clause_id == 0


def test_outlines_are_read_once(desk: Desk, library: Path) -> None:
    desk.open(library)
    assert desk.outline_of(1) is desk.outline_of(1)
    desk.touched.emit(Touched({"annotation": frozenset({1})}))
    assert desk.outline_of(1).text == desk.session.outline(1).text


def test_closing_the_library_during_a_job_stops_it(desk: Desk, library: Path, qtbot: QtBot) -> None:
    from tests.desktop.test_jobs import until_stopped

    desk.open(library)
    done: list[object] = []
    desk.run("工作", until_stopped, done.append)
    qtbot.wait(10)
    desk.close()
    qtbot.wait(20)
    assert not desk.jobs.busy and done == []


def test_an_answer_on_its_way_is_not_heard_when_its_asker_asked_again(desk: Desk, library: Path, qtbot: QtBot) -> None:
    desk.open(library)
    heard: list[int] = []
    desk.ask(desk, lambda _session, _progress: 1, heard.append)
    while desk.lookups.busy:  # without a turn of the event loop, which would bring the answer
        time.sleep(0.005)
    desk.ask(desk, lambda _session, _progress: 2, heard.append)
    qtbot.waitUntil(lambda: 2 in heard, timeout=60_000)
    assert heard == [2]
