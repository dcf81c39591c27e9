"""The year a plan is about, from its own words, against the year that its title or page claims."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from core.ingest.tables import events
from core.model import Evidence
from core.outline import chinese_value

_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d{2})\s*年?(?:度)?")
_OPENING = re.compile(
    r"(?:^|。)\W{0,2}((?:19|20)\d{2})\s*年(?:度)?[,，]?\s*(?:[^。]{0,60}?(?:总体要求|总体思路|工作思路|指导思想|总的要求|主要任务)|是[^。]{0,60}?(?:之年|一年|关键|重要))"
)
_BEGINNING = re.compile(r"\W{0,3}((?:19|20)\d{2})\s*年[,，]")
_PLANNED = re.compile(r"((?:19|20)\d{2})\s*年?[^年]{0,10}(?:计划|打算|思路|安排|要点)$")
_STATED, _OWN_TITLE, _EVENT, _SIGNED, _SHARED_TITLE = 10, 5, 4, 3, 3
_BEGUN, _MENTIONED, _FOREIGN_TITLE, _PUBLISHED = 3, 2, 1, 1
_OF_THE_YEAR = re.compile(r"(?:19|20)\d{2}\s*年?度?[^第届]{0,24}?(?:要点|计划|报告|总结|方案|安排|意见|打算|思路|任务|清单|通知)")
_PERIOD = re.compile(r"((?:19|20)\d{2})\s*(?:年\s*)?[—–~-]+\s*(?:19|20)\d{2}|[“\"]?(十[一二三四五六七]?)五[”\"]?")
_SCHOOL_YEAR = re.compile(r"((?:19|20)\d{2})\s*年?\s*[—–~-]+\s*((?:19|20)\d{2})\s*学年度?(?:\s*(第二|下)学?期)?")
_FIVE_YEARS_BEFORE_FIRST = 1951
_HEAD = 600


@dataclass(frozen=True, slots=True)
class YearClues:
    """Where a year can be read: title, body, date or number signed and date of putting up (year, words), page.

    `own_title`: the title is not a web page's; `shared`: it stands on a sharing site, where titles are brought up to date.
    """

    title: str
    own_title: bool
    body: str
    signed: tuple[int, str] | None
    page: str
    shared: bool = False
    published: tuple[int, str] | None = None


def year_of(clues: YearClues) -> tuple[int | None, Evidence | None]:
    """The year of content with the words that tell it; (None, None) where nothing does."""
    scores: dict[int, int] = defaultdict(int)
    reasons: dict[int, list[tuple[int, str]]] = defaultdict(list)

    def vote(year: int, weight: int, quote: str) -> None:
        scores[year] += weight
        reasons[year].append((weight, quote))

    opening = _OPENING.search(clues.body[:_HEAD])
    if opening:
        vote(int(opening[1]), _STATED, opening[0].lstrip("。\n ")[:40])
    elif began := _BEGINNING.match(clues.body):
        vote(int(began[1]), _BEGUN, began[0].strip())
    school_year = _SCHOOL_YEAR.search(clues.title)
    claimed = [int(found[1]) for found in _YEAR.finditer(clues.title)] if school_year is None else []
    if school_year:
        vote(int(school_year[2 if school_year[3] else 1]), _title_weight(clues), school_year[0])
    elif len(set(claimed)) == 1:
        vote(claimed[0], _title_weight(clues), clues.title)
    elif planned := _PLANNED.search(clues.title):
        vote(int(planned[1]), _title_weight(clues), planned[0])
    elif period := _PERIOD.search(clues.title):
        first_year = int(period[1]) if period[1] else _FIVE_YEARS_BEFORE_FIRST + 5 * chinese_value(period[2])
        vote(first_year, _MENTIONED, period[0])
    if clues.signed:
        vote(clues.signed[0], _SIGNED, clues.signed[1])
    if clues.published and not clues.shared:
        vote(clues.published[0], _PUBLISHED, clues.published[1])
    first, last = _events(clues.body, vote)
    possible = {year: score for year, score in scores.items() if first <= year <= last or score >= _STATED}
    if not possible:
        return None, None
    year = max(possible, key=lambda each: (possible[each], -each))
    weight, quote = max(reasons[year], key=lambda reason: reason[0])
    inferred = weight < _OWN_TITLE
    quotes = "；".join(dict.fromkeys(q for w, q in reasons[year] if w == weight))
    return year, Evidence("year", quotes if inferred else quote, inferred, _claim(clues, claimed, year))


def _title_weight(clues: YearClues) -> int:
    """A title such as 2024年工作要点 names its year; in 申办2011年第26届运动会的复函 a year is only mentioned."""
    if not clues.own_title:
        return _FOREIGN_TITLE
    if not (_OF_THE_YEAR.search(clues.title) or _SCHOOL_YEAR.search(clues.title)):
        return _MENTIONED
    return _SHARED_TITLE if clues.shared else _OWN_TITLE


def _events(body: str, vote: Callable[[int, int, str], None]) -> tuple[int, int]:
    """Vote for every dated event once; return the first and last year that the others allow."""
    first, last = 0, 9999
    for event in events():
        found = event.pattern.search(body) if event.literal in body else None
        if not found:
            continue
        if event.rule == "from":
            first = max(first, event.year)
        elif event.rule == "until":
            last = min(last, event.year)
        else:
            year = event.year + (chinese_value(found["n"].strip()) if event.rule == "count" else 0)
            vote(year, _EVENT, found[0])
    return first, last


def _claim(clues: YearClues, claimed: list[int], year: int) -> str:
    """What the title or the page says instead."""
    others = [other for other in claimed if other != year]
    if others:
        return str(others[0])
    page = re.search(r"((?:19|20)\d{2})\s*年度?", clues.page)
    return page[1] if page and int(page[1]) != year else ""
