"""The number that opens a line."""

import pytest

from core.outline import chinese_value, marker_of


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("十", 10), ("二十一", 21), ("一百零一", 101), ("一○一", 101), ("一〇〇", 100), ("一九九九", 1999), ("12", 12), ("甲", 0)],
)
def test_a_numeral_is_read_in_words_and_digit_by_digit(numeral: str, value: int) -> None:
    assert chinese_value(numeral) == value


@pytest.mark.parametrize("line", ["第一○一条 甲方", "第一百零一条 甲方"])
def test_an_article_is_told_however_its_hundred_is_written(line: str) -> None:
    marker = marker_of(line)
    assert marker is not None and marker.value == 101
