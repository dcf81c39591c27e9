"""Briefing notes: what goes into one as values (`compose`), and the Word document made of them (`write`)."""

from core.briefing.content import BriefingNote
from core.briefing.docx_writer import write
from core.briefing.note import AlignedPlans, AnnotatedPlan, compose
from core.briefing.passage import Differences

__all__ = ["AlignedPlans", "AnnotatedPlan", "BriefingNote", "Differences", "compose", "write"]
