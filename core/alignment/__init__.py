"""Which clauses of two plans belong together, and what differs between them, word by word."""

from core.alignment.aligner import Aligner, Candidate
from core.alignment.diff import Segment, diff, share_in_common
from core.alignment.reasons import explain

__all__ = ["Aligner", "Candidate", "Segment", "diff", "explain", "share_in_common"]
