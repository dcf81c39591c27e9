"""Which levels a clause may have follows from the clauses before it."""

from __future__ import annotations

from core.clause_levels import holders_allowed, level_below, levels_allowed
from core.outline import parse

LINES = (
    "总体要求是稳中求进。",
    "一、加强党的建设",
    "1.学习宣传精神。组织培训。一是抓学习；二是抓落实。",
    "2.压实责任。开展督查。",
    "补充说明一段话。",
    "二、推进改革",
    "3.深化评价改革。",
)
NODES = parse(LINES)
NAMES = [node.heading for node in NODES]


def test_levels_reach_one_below_the_innermost_clause_that_is_open() -> None:
    index = next(i for i, node in enumerate(NODES) if node.number == "2.")
    assert levels_allowed(NODES, index) == range(1, 5)  # the point 二是 is open there
    assert levels_allowed(NODES, 1) == range(1, 2)


def test_a_clause_may_go_into_the_clauses_open_before_it_and_into_no_other() -> None:
    lines = ("一、加强领导", "1.健全机制。压实责任。", "2.抓好落实。完成任务。", "二、深化改革", "1.推进评价改革。完善评价。")
    nodes = parse(lines)
    names = [node.heading for node in nodes]
    holders = {names[at]: level for at, level in holders_allowed(nodes, names.index("抓好落实")).items()}
    assert holders == {"健全机制": 3, "加强领导": 2, "": 1}
    assert holders_allowed(nodes, names.index("加强领导")) == {0: 1}


def test_clauses_that_follow_one_another_may_go_below_a_clause_together() -> None:
    point, first, second = (NAMES.index(words) for words in ("抓学习", "压实责任", "推进改革"))
    holder = NAMES.index("学习宣传精神")
    assert level_below(NODES, [first, second], holder) == 3  # what lies in the first comes along
    assert level_below(NODES, [point, first], holder) is None  # another point stands between them
    assert level_below(NODES, [holder], first) is None
