"""Reading a text takes time that grows with its length, however it is made: twice the text, about twice the time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from core import ingest

SIZE = 4_000
TIMES = 8
SLACK = 2.5
"""How much more than in proportion the larger text may take; where every sign is compared with every other it is `TIMES` more."""
UNMEASURABLE = 0.05

LINES: dict[str, Callable[[int], str]] = {
    "blanks": lambda n: f"汉字{' ' * n}字",
    "dashes": lambda n: "—" * n + "汉",
    "page numbers": lambda n: "目录\n" + "".join(f"加强工作……{at}\n" for at in range(n // 10)),
    "tables of contents": lambda n: "目录\n" * (n // 3),
    "a table of contents of all that follows": lambda n: ("目录\n" + "".join(f"一、加强工作{at}\n" for at in range(n // 24))) * 2,
    "spaces in a bracket": lambda n: f"一、（{'汉字 ' * (n // 3)}。",
    "blanks in a document number": lambda n: f"甲〔2023〕{' ' * n}x\n一、汉字。",
    "clauses": lambda n: "一、加强工作。\n" * (n // 8),
    "points on a line": lambda n: "一、汉字。" + "一是加强，二是推进。" * (n // 10),
    "circled points on many lines": lambda n: "一、甲\n" + "正文①其一②其二\n" * (n // 9),
    "paragraphs amid points": lambda n: "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n" + "正文\n" * (n // 3) + "②己\n（2）庚\n",
    "titles of one series": lambda n: ("2023年工作要点\n一、" + "汉" * 220 + "\n") * (n // 232),
    "plans amid noise": lambda n: ("2023年工作要点\n一、" + "汉" * 220 + "\n") * (n // 464) + "上一篇：汉字\n" * (n // 14),
    "counted titles": lambda n: "".join(f"{chr(0x4E00 + at)}某市工作要点（{c}）\n" for at in range(n // 26) for c in "一二"),
    "broken lines": lambda n: ("汉" * 30 + "\n") * (n // 31),
    "signatures": lambda n: "某市教育局\n2023年1月1日\n" * (n // 16),
    "attachments": lambda n: "附件：1.甲表\n" * (n // 8),
}
MARKDOWN: dict[str, Callable[[int], str]] = {
    "comments that never end": lambda n: "汉" + "<!--" * (n // 4),
    "brackets": lambda n: "汉" + "[" * n,
    "ends of links": lambda n: "汉" + "](a" * (n // 3),
    "links that never end": lambda n: "汉" + "[a](b" * (n // 5),
    "links within a list": lambda n: "- [" + "](#" * (n // 3) + "汉",
    "headings": lambda n: "## 汉字\n正文\n" * (n // 9),
}


@pytest.mark.parametrize(
    ("make", "name"),
    [
        *[pytest.param(make, "要点.txt", id=name) for name, make in LINES.items()],
        *[pytest.param(make, "要点.md", id=f"Markdown: {name}") for name, make in MARKDOWN.items()],
    ],
)
def test_the_time_grows_with_the_text(make: Callable[[int], str], name: str) -> None:
    small, large = (seconds(make(size).encode(), name) for size in (SIZE, TIMES * SIZE))
    assert large < SLACK * TIMES * max(small, UNMEASURABLE)


def seconds(data: bytes, name: str) -> float:
    """In the time of this process alone, whatever else the machine does."""
    tries: list[float] = []
    for _ in range(2):  # the better one: on a busy machine the same work takes up to twice the time
        start = time.process_time()
        ingest.read(data, name)
        tries.append(time.process_time() - start)
    return min(tries)
