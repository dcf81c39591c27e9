"""The sources on the list of the review, each with what came of its import and whether it wants a look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from core.model import ImportReport, Notice, Plan, Source
from core.session import Session

if TYPE_CHECKING:
    from core.sources import Review


class Verdict(Enum):
    """Whether a source wants a look. `UNSEEN`: it was imported earlier and nobody asked since."""

    UNSEEN = "unseen"
    OK = "ok"
    CHECK = "check"
    REFUSED = "refused"


@dataclass(frozen=True)
class Entry:
    """One source. `source_id` is 0 where the file was refused; `size` in bytes, None where it isn't known.

    `warnings` are what the reading could not keep; of a later version of a file `to_check` annotations no longer fit exactly
    and `lost` found no place; `remarks` are comments in the file that can be taken.
    """

    name: str
    place: str = ""
    source_id: int = 0
    size: int | None = None
    encoding: str = ""
    plans: int = 0
    clauses: int = 0
    seen: bool = False
    refused: Notice | None = None
    doubts: int = 0
    doubt: Notice | None = None
    warnings: tuple[Notice, ...] = ()
    known: bool = False
    updated: bool = False
    to_check: int = 0
    lost: int = 0
    remarks: int = 0

    @property
    def verdict(self) -> Verdict:
        """Whether it wants a look."""
        if self.refused is not None:
            return Verdict.REFUSED
        if self.doubts or self.warnings or self.to_check or self.lost or self.remarks:
            return Verdict.CHECK
        return Verdict.OK if self.seen else Verdict.UNSEEN


def entries_of_reports(session: Session, reports: Sequence[ImportReport]) -> tuple[Entry, ...]:
    """The sources of one import, in its order; a source that came twice stands once."""
    by_source = _by_source(session.plans())
    taken = {report.source_id: report for report in reversed(reports) if report.refused is None}
    entries: list[Entry] = []
    for report in reports:
        if report.refused is not None:
            entries.append(_refused(report))
        elif taken.get(report.source_id) is report:
            source = session.sources.source(report.source_id)
            entries.append(_reported(_listed(source, by_source), report))
    return tuple(entries)


def entries_of_library(session: Session) -> tuple[Entry, ...]:
    """Every source whose plans are in the library."""
    by_source = _by_source(session.plans())
    return tuple(_listed(source, by_source) for source in session.sources.in_use())


def reviewed(entry: Entry, review: Review, plans: Sequence[Plan]) -> Entry:
    """The entry with what a review of its source found."""
    doubts = review.parsed.doubts
    return replace(
        entry,
        plans=len(plans),
        clauses=sum(plan.clauses for plan in plans),
        seen=True,
        doubts=len(doubts),
        doubt=doubts[0].notice if doubts else None,
        warnings=review.parsed.warnings,
        remarks=len(review.remarks),
    )


def wants_a_look(report: ImportReport) -> bool:
    """Whether the analyst should see this source, or why there is none."""
    return bool(report.refused or report.doubts or report.updated or report.remarks or (report.warnings and not report.known))


def _by_source(plans: Sequence[Plan]) -> dict[int, list[Plan]]:
    found: dict[int, list[Plan]] = {}
    for plan in plans:
        found.setdefault(plan.source_id, []).append(plan)
    return found


def _listed(source: Source, by_source: dict[int, list[Plan]]) -> Entry:
    plans = by_source.get(source.id, [])
    return Entry(
        source.name,
        source_id=source.id,
        size=source.size,
        encoding=source.encoding,
        plans=len(plans),
        clauses=sum(plan.clauses for plan in plans),
    )


def _reported(entry: Entry, report: ImportReport) -> Entry:
    return replace(
        entry,
        place=report.file,
        seen=True,
        doubts=report.doubts,
        doubt=report.first_doubt,
        # Of a known or updated file they only say that it is one, which has its own words here.
        warnings=() if report.known or report.updated else report.warnings,
        known=report.known,
        updated=report.updated,
        to_check=report.to_check,
        lost=report.lost,
        remarks=report.remarks,
    )


def _refused(report: ImportReport) -> Entry:
    path = Path(report.file)
    size = path.stat().st_size if path.is_file() else None
    return Entry(PurePath(report.file).name, place=report.file, size=size, seen=True, refused=report.refused)
