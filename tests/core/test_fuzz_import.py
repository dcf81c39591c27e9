"""No file can hurt the library: damaged files of every format are imported or refused with a reason, none by halves.

`YAODIAN_FUZZ_INPUTS` says how many files are damaged, 2,000 by default; CONTRIBUTING.md has the long run.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path, PurePath
from random import Random
from types import TracebackType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import ingest
from core.ingest.formats import READERS, office
from core.ingest.reading import Reading
from core.model import ImportReport
from core.session import Session
from tests.core.ingest.fuzz_samples import samples
from tests.core.ingest.mutations import damaged

INPUTS = int(os.environ.get("YAODIAN_FUZZ_INPUTS", "2000"))
CHECK_EVERY = 100
LIMIT = 10.0
"""Seconds of work that one small damaged file may take in this process; in the reading one, seconds on the clock times three."""


def bare(data: bytes) -> Reading:
    """Old Word files without a LibreOffice, which would take a second for each and is not ours to test."""
    return office.bare(data, failed=False)


class Kept(ingest.Worker):
    """One process for the whole run, though each import closes the worker it was given."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        """Nothing yet."""


class Victim:
    """A library that takes damaged files in, and what may never be true of it."""

    def __init__(self, folder: Path) -> None:
        self.session = Session.create(folder / "0.yaodian")
        self._folder = folder
        self._taken = 0

    def take_in(self, name: str, data: bytes) -> None:
        """Import one damaged file and look at what became of it."""
        path = self._folder / name
        path.write_bytes(data)
        start = time.process_time()
        reports = self.session.import_files([path])
        assert time.process_time() - start < LIMIT, "it hung"
        assert reports, "no word about it"
        for report in reports:
            self._look_at(report)
        self._taken += 1
        if self._taken % CHECK_EVERY == 0:
            self.check()
            self.session.close()
            self.session = Session.create(self._folder / f"{self._taken}.yaodian")

    def _look_at(self, report: ImportReport) -> None:
        if report.refused is not None:
            assert not report.plan_ids
            assert report.refused.zh.startswith("没有导入") and "请" in report.refused.zh
            assert "not import" in report.refused.en and "。" not in report.refused.en
            assert not any(word in report.refused.en for word in ("broke down", "was stopped", "more memory")), report.refused.en
            return
        assert report.plan_ids
        for plan_id in report.plan_ids:
            outline = self.session.outline(plan_id)
            root, *others = outline.clauses
            assert (root.span.start, root.span.end) == (0, len(outline.text)) and outline.text.strip()
            spans = {clause.id: clause.span for clause in outline.clauses}
            for clause in others:
                round_it = spans[clause.parent_id]
                assert round_it.start <= clause.span.start < clause.span.end <= round_it.end

    def check(self) -> None:
        """The library is sound, and whatever came in has clauses."""
        assert not self.session.library.rows("SELECT id FROM plan WHERE id NOT IN (SELECT plan_id FROM clause)")
        found = self.session.check()
        assert (found["integrity"], found["foreign_keys"], found["unindexed"]) == ("ok", 0, 0)


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Victim]:
    folder = tmp_path_factory.mktemp("fuzz")
    without_office = {kind: f"{__name__}:bare" if address.endswith("read_doc") else address for kind, address in READERS.items()}
    worker = Kept(without_office, time_limit=3 * LIMIT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest, "Worker", lambda *_: worker)
        victim = Victim(folder)
        yield victim
        victim.check()
        victim.session.close()
    worker.close()


def test_the_samples_are_sound(victim: Victim) -> None:
    for name, data in samples().items():
        victim.take_in(name, data)
    assert {PurePath(plan.file).suffix for plan in victim.session.plans()} == {PurePath(name).suffix for name in samples()} - {
        ".zip"
    }


@settings(max_examples=INPUTS)
@given(st.sampled_from(sorted(samples())), st.integers(0, 2**64))
def test_a_damaged_file_is_read_or_refused_and_the_library_is_sound(victim: Victim, name: str, chance: int) -> None:
    victim.take_in(name, damaged(samples()[name], Random(chance)))
