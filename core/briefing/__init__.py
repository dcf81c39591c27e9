"""Briefing notes: what is to go into one (`Recipe`), what it then holds (`compose`), and the Word document (`write`)."""

from core.briefing.content import BriefingNote
from core.briefing.material import Material
from core.briefing.note import AlignedPlans, compose
from core.briefing.passage import Differences
from core.briefing.recipe import Cover, Grouping, Part, PartKind, Recipe
from core.briefing.word import write

__all__ = [
    "AlignedPlans",
    "BriefingNote",
    "Cover",
    "Differences",
    "Grouping",
    "Material",
    "Part",
    "PartKind",
    "Recipe",
    "compose",
    "write",
]
