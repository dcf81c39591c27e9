"""Where in a section tree a clause may stand."""

from __future__ import annotations

from core.outline import holders_allowed, parse

LINES = ("一、加强领导", "1.健全机制。压实责任。", "2.抓好落实。完成任务。", "二、深化改革", "1.推进评价改革。完善评价。")


def test_a_clause_may_go_into_the_clauses_open_before_it_and_into_no_other() -> None:
    nodes = parse(LINES)
    names = [node.heading for node in nodes]
    index = names.index("抓好落实")
    holders = {names[at]: level for at, level in holders_allowed(nodes, index).items()}
    assert holders == {"健全机制": 3, "加强领导": 2, "": 1}
    assert holders_allowed(nodes, names.index("加强领导")) == {0: 1}
