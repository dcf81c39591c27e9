"""Which clauses of two plans belong together, and what differs between them, word by word."""

from core.alignment.aligner import Aligner, Candidate
from core.alignment.diff import diff
from core.alignment.figures import ComparisonFigures, figures
from core.alignment.likeness import Likeness, Wording
from core.alignment.lineage import Cell, Lineage, Theme, in_order_of_year, lineage
from core.alignment.reasons import explain
from core.alignment.segments import Segment, share_in_common
from core.alignment.substance import Substance

__all__ = [
    "Aligner",
    "Candidate",
    "Cell",
    "ComparisonFigures",
    "Likeness",
    "Lineage",
    "Segment",
    "Substance",
    "Theme",
    "Wording",
    "diff",
    "explain",
    "figures",
    "in_order_of_year",
    "lineage",
    "share_in_common",
]
