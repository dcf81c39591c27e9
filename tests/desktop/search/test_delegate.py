"""What stands beside the title of a plan in the results."""

from __future__ import annotations

import pytest

from core.model import Evidence, Metadata, Plan
from desktop.search.delegate import where


def plan(metadata: Metadata) -> Plan:
    return Plan(1, 1, 0, metadata, "a.txt", 1, 0, 0)


def guess(field: str, value: str) -> Evidence:
    return Evidence(field, value, inferred=True)


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        (Metadata("要点", "教育厅", "湖南", None, 2023), "湖南 · 2023"),
        (Metadata("要点", None, "湖南", None, 2023, evidence=(guess("region", "湖南"),)), "湖南 推定 · 2023"),
        (
            Metadata("要点", "教育厅", None, None, 2023, evidence=(guess("issuer", "教育厅"), guess("year", "2023"))),
            "教育厅 推定 · 2023 推定",
        ),
        (Metadata("要点", None, None, None, None), ""),
    ],
)
def test_what_is_inferred_says_so(metadata: Metadata, said: str) -> None:
    assert where(plan(metadata), "推定") == said
