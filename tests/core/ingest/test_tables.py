"""The tables that dates and places are read by."""

from __future__ import annotations

import pytest

from core.ingest.tables import events, literal_of


@pytest.mark.parametrize(
    ("pattern", "literal"),
    [
        ("第(?P<n>N)个(?:全国)?教师节", "教师节"),
        ("十四五[”]?规划?.{0,24}?收官之年", "收官之年"),
        ("(?<!巩固)(?:开展|抓好)党史学习教育(?!成果|常态)", "党史学习教育"),
        ("(?:打赢(?:教育)?攻坚|防控)", ""),
        ("甲乙丙|丁", ""),
    ],
)
def test_the_literal_of_a_pattern_is_in_whatever_it_matches(pattern: str, literal: str) -> None:
    assert literal_of(pattern) == literal


def test_no_event_asks_for_more_than_its_pattern_does() -> None:
    assert all(event.literal in event.pattern.pattern for event in events())
