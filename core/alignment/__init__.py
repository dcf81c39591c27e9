"""Which clauses of two plans belong together, and what differs between them, word by word."""

from core.alignment.diff import Segment, diff, share_in_common
from core.alignment.propose import propose
from core.alignment.reasons import explain
from core.alignment.similarity import Background

__all__ = ["Background", "Segment", "diff", "explain", "propose", "share_in_common"]
