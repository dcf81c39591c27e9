"""What a difference changes beside its wording."""

import pytest

from core.alignment.substance import Substance, substance


@pytest.mark.parametrize(
    ("removed", "added", "kind"),
    [
        ("85%", "87%", Substance.FIGURE),
        ("新建30所幼儿园", "新建45所幼儿园", Substance.FIGURE),
        ("", "新增校舍35万平方米", Substance.FIGURE),
        ("百分之五十", "百分之六十", Substance.FIGURE),
        ("2020年底前", "2021年底前", Substance.DATE),
        ("3月", "9月", Substance.DATE),
        ("落实《指导意见》", "落实《实施方案》", Substance.DOCUMENT),
        ("探索", "推进", Substance.STRONGER),
        ("推进", "全面实施", Substance.STRONGER),
        ("鼓励", "应当", Substance.STRONGER),
        ("必须", "应当", Substance.WEAKER),
        ("全面推进", "推进", Substance.WEAKER),
        ("推进", "推动", None),
        ("完善机制", "健全机制", None),
        ("８５％", "85%", None),
        ("", "", None),
    ],
)
def test_the_kind_of_a_change(removed: str, added: str, kind: Substance | None):
    assert substance(removed, added) is kind
