"""A recipe as it is kept: nothing lost on the way, what a later version added passed over, damage said in a sentence."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.briefing.recipe import Cover, Grouping, Part, PartKind, Recipe, RecipeError, completed, usual_parts

words = st.text(max_size=20)
parts = st.builds(
    Part,
    st.sampled_from(PartKind),
    shown=st.booleans(),
    heading=words,
    before=words,
    conclusion=words,
    grouping=st.sampled_from(Grouping),
    comments=st.booleans(),
    landscape=st.booleans(),
    whole=st.booleans(),
)
ids = st.integers(1, 10**9)
recipes = st.builds(
    Recipe,
    title=words,
    language=st.sampled_from(["zh", "en"]),
    template=words,
    parts=st.lists(parts, max_size=4).map(tuple),
    plan_ids=st.lists(ids, max_size=3).map(tuple),
    pairs=st.lists(st.tuples(ids, ids), max_size=3).map(tuple),
    tag_names=st.lists(words, max_size=3).map(tuple),
    confirmed_only=st.booleans(),
    checked_only=st.booleans(),
    contents=st.booleans(),
    cover=st.builds(Cover, words, words, words),
)


@given(recipes)
def test_a_recipe_is_kept_whole(recipe: Recipe) -> None:
    assert Recipe.from_json(recipe.to_json()) == recipe


def test_what_a_later_version_added_is_passed_over() -> None:
    kept = json.loads(Recipe(title="题").to_json())
    kept["later"] = 1
    kept["parts"][0]["later"] = 2
    kept["parts"].insert(0, {"kind": "hologram"})
    kept["parts"][1]["grouping"] = "mood"
    assert Recipe.from_json(json.dumps(kept)) == Recipe(title="题")


@pytest.mark.parametrize("text", ["", "[]", "{}", '"题"', '{"parts": 3}', '{"parts": [{}]}', '{"parts": [], "plan_ids": ["甲"]}'])
def test_what_is_no_recipe_is_refused(text: str) -> None:
    with pytest.raises(RecipeError):
        Recipe.from_json(text)


def test_parts_are_shown_in_their_order() -> None:
    recipe = Recipe(parts=(Part(PartKind.SOURCES), Part(PartKind.ITEMS, shown=False), Part(PartKind.OWN, heading="说明")))
    assert [part.kind for part in recipe.shown()] == [PartKind.SOURCES, PartKind.OWN]
    assert recipe.part(PartKind.ITEMS) is None
    assert recipe.with_part(PartKind.ITEMS, shown=True, grouping=Grouping.TAG).part(PartKind.ITEMS) is not None
    assert {part.kind for part in usual_parts()} == set(PartKind) - {PartKind.OWN}


def test_a_recipe_of_an_earlier_version_is_offered_what_was_added_since() -> None:
    kept = tuple(part for part in usual_parts(PartKind.ITEMS) if part.kind is not PartKind.TARGETS)
    assert completed(kept) == (*kept, Part(PartKind.TARGETS, shown=False))
    assert completed(completed(kept)) == completed(kept)
