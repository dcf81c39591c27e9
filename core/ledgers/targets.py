"""指标台账: what plans count, side by side. Facts meet in a row by what they count and by links of their clauses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from rapidfuzz import fuzz

from core.facts import PlanFact
from core.language.facts import Fact, FactKind
from core.language.facts.data import any_of, lines_of, words
from core.language.folding import Folding
from core.ledgers.ledger import Entry, LedgerRow
from core.model import Outline

_LIKE = 84.0  # per cent: phrases so like count the same
_LIKE_IF_LINKED = 50.0  # ... where their clauses are linked
_SHORT = 4  # code points: shorter phrases must be the same
_WIDE = re.compile(
    r"^(?:全[国省市县区校州]|我[国省市县区州]|本[省市县区校]|各[省市县区校地]|全社会|地方(?=一般)|新增|累计|年度|每年|其中)+(?=.{2})"
)
_QUOTES = re.compile("[“”\"'‘’]")
_TAIL = re.compile(r"的?(?:总数|总量|数量|总计|总数量|(?<=.{3})建设)$|(?<=[位所张个])数$")
_DURATIONS = ("年", "个月", "学期", "周年", "学年", "天", "周", "个学期", "日")
_WHO = ("岁", "周岁", "人口")  # they say who is meant: 0-6岁残疾儿童
_NO_TARGETS = ("大", "期", "轮", "批", "届", "周年")


def is_target(fact: Fact) -> bool:
    """Whether a quantity says how much of something there is to be: counted things, rates and measures, not 三年 or 一批."""
    if fact.kind is not FactKind.QUANTITY or not fact.counted or fact.unit in _NO_TARGETS:
        return False
    if fact.unit in _DURATIONS and not fact.modifier:
        return False
    if fact.unit in _WHO and not fact.counted.endswith(("寿命", "年龄")):
        return False
    if not fact.modifier and fact.unit not in ("%", "‰") and not any(char.isdigit() for char in fact.text):
        return fact.value != 1 and not fact.counted.endswith(words("named by number"))
    return True


def targets(
    outlines: Sequence[Outline], facts: Mapping[int, Sequence[PlanFact]], linked: Iterable[tuple[int, int]]
) -> tuple[LedgerRow, ...]:
    """The rows of plans in order of year; `facts` by plan id, `linked` are pairs of clause ids that correspond."""
    found = [each for outline in outlines for each in facts[outline.plan.id] if is_target(each.fact)]
    groups = _Groups(found)
    groups.join_alike()
    groups.join_linked({frozenset(pair) for pair in linked}, {outline.plan.id: outline for outline in outlines})
    sections = {outline.plan.id: outline for outline in outlines}
    return tuple(_row(members, sections) for members in groups.members())


def entry(found: PlanFact, outline: Outline) -> Entry:
    """A fact with the headings it stands under."""
    clause = outline.find(found.clause_id)
    path = outline.path(clause) if clause else ()
    return Entry(found, tuple(step.label for step in path if step.label))


def _row(members: Sequence[PlanFact], outlines: Mapping[int, Outline]) -> LedgerRow:
    cells: dict[int, list[Entry]] = defaultdict(list)
    for each in members:
        cells[each.plan_id].append(entry(each, outlines[each.plan_id]))
    name = min((each.fact.counted for each in members), key=lambda words: (len(words) < _SHORT, len(words)))
    return LedgerRow(name, {plan_id: tuple(entries) for plan_id, entries in cells.items()}, members[0].fact.unit)


def measure_of(unit: str) -> str:
    """What sort of thing a unit measures: quantities of different sorts never meet in a row."""
    if unit in ("%", "‰", "倍"):
        return "rate"
    if "百分点" in unit or "基点" in unit:
        return "points"
    if re.search("元$|元/", unit):
        return "money"
    if re.search("米|亩|公顷|公里|斤|吨|克|瓦|度电|兆|[A-Z]", unit):
        return unit
    if unit in ("人", "名", "位", "人次"):
        return "times people" if unit == "人次" else "people"
    return "time" if unit in (*_DURATIONS, "小时", "分钟", "课时", "学时") else "count"


@cache
def _same() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all names, and the name that stands for each."""
    stands = {name: line[0] for line in lines_of("facts", "indicators.txt")["same"] for name in line}
    return re.compile(any_of(stands)), stands


@cache
def _contrasts() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(any_of(line)) for line in lines_of("facts", "indicators.txt")["contrasts"])


def _phrase(counted: str, folding: Folding) -> str:
    """What is counted by the name that stands for its names, without the words that any target may have."""
    plain = _QUOTES.sub("", folding.text(counted))
    plain = _TAIL.sub("", _WIDE.sub("", plain))
    names, stands = _same()
    return names.sub(lambda found: stands[found.group()], plain)


def contrasted(one: str, other: str, *, both: bool = False) -> bool:
    """Whether two phrases name things that stand side by side (小学, 初中) or, unless `both` must say so, one kind and all."""
    pairs = ((set[str](kind.findall(one)), set[str](kind.findall(other))) for kind in _contrasts())
    return any(first != second and (not both or (first and second)) for first, second in pairs)


class _Groups:
    """Facts joined into rows: a union-find over their phrases."""

    def __init__(self, found: Sequence[PlanFact]) -> None:
        folding = Folding()
        self._found = found
        self._phrase = [_phrase(each.fact.counted, folding) for each in found]
        self._sort = [measure_of(each.fact.unit) for each in found]
        self._parent = list(range(len(found)))
        self._plans = [{each.plan_id} for each in found]
        same: dict[tuple[str, str], int] = {}
        for at in range(len(found)):
            first = same.setdefault((self._phrase[at], self._sort[at]), at)
            self._join(first, at)

    def _root(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        if first != second:
            self._parent[second] = first
            self._plans[first] |= self._plans[second]

    def _join_plans(self, one: int, other: int) -> None:
        """Join two rows unless one plan speaks in both: it tells them apart itself."""
        if not self._plans[self._root(one)] & self._plans[self._root(other)]:
            self._join(one, other)

    def join_alike(self) -> None:
        """Phrases much alike count the same; the most alike first."""
        roots = sorted({self._root(at) for at in range(len(self._found))})
        holders: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at in roots:
            for pair in {self._phrase[at][i : i + 2] for i in range(len(self._phrase[at]) - 1)}:
                holders[self._sort[at], pair].append(at)
        near = {(a, b) for group in holders.values() for a in group for b in group if a < b}
        scored = [(likeness, a, b) for a, b in near if (likeness := self._likeness(a, b)) >= _LIKE]
        for _, one, other in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
            self._join_plans(one, other)

    def join_linked(self, linked: set[frozenset[int]], outlines: Mapping[int, Outline]) -> None:
        """In clauses that correspond, phrases somewhat alike count the same."""
        if not linked:
            return
        holders = {pair: at for at, pair in enumerate(linked)}
        by_clause: dict[int, set[int]] = defaultdict(set)
        for pair, at in holders.items():
            for clause_id in pair:
                by_clause[clause_id].add(at)
        homes = [self._links_of(at, by_clause, outlines) for at in range(len(self._found))]
        scored = [
            (likeness, a, b)
            for a in range(len(homes))
            for b in range(a + 1, len(homes))
            if homes[a] & homes[b]
            and self._found[a].plan_id != self._found[b].plan_id
            and self._sort[a] == self._sort[b]
            and (likeness := self._likeness(a, b, linked=True)) >= _LIKE_IF_LINKED
        ]
        for _, one, other in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
            self._join_plans(one, other)

    def _links_of(self, at: int, by_clause: Mapping[int, set[int]], outlines: Mapping[int, Outline]) -> set[int]:
        """The links of the clause a fact stands in or of one around it."""
        outline = outlines[self._found[at].plan_id]
        clause = outline.find(self._found[at].clause_id)
        path = outline.path(clause) if clause else ()
        return set[int]().union(*(by_clause.get(step.id, set()) for step in path))

    def _likeness(self, one: int, other: int, *, linked: bool = False) -> float:
        first, second = self._phrase[one], self._phrase[other]
        if min(len(first), len(second)) < _SHORT:
            return 100.0 if first == second else 0.0
        if first[-1] != second[-1]:  # 覆盖率 and 覆盖面, 教师 and 学生 are not the same thing
            return 0.0
        likeness = fuzz.ratio(first, second)
        return likeness if likeness < _LIKE_IF_LINKED or not contrasted(first, second, both=linked) else 0.0

    def members(self) -> list[list[PlanFact]]:
        """The facts of each row, rows in the order of their first fact."""
        rows: dict[int, list[PlanFact]] = defaultdict(list)
        for at, each in enumerate(self._found):
            rows[self._root(at)].append(each)
        return [rows[root] for root in sorted(rows)]
