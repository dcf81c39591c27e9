"""How plans are named where one is chosen."""

from __future__ import annotations

import pytest

from core.model import Metadata, Plan
from desktop.compare.plan_picker import plan_text


@pytest.mark.parametrize(
    ("metadata", "text"),
    [
        (Metadata("工作要点三", region="宁夏", year=2020), "宁夏 2020 · 工作要点三"),
        (Metadata("工作要点三", year=2023), "工作要点三 2023"),
        (Metadata("工作要点三"), "工作要点三"),
    ],
)
def test_a_title_that_is_the_label_is_not_said_twice(metadata: Metadata, text: str) -> None:
    assert plan_text(Plan(1, 1, 0, metadata, "", 0, 0, 0)) == text
