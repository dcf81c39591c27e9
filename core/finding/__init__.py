"""Finding in the whole library: queries of every mode with their foldings and filters, and clauses like a given one."""

from core.finding.alike import Alike
from core.finding.finding import Finding, Group
from core.finding.query import Filters, Folds, Mode, Query
from core.finding.scan import Batch, Findings
from core.finding.trees import Carried

__all__ = ["Alike", "Batch", "Carried", "Filters", "Finding", "Findings", "Folds", "Group", "Mode", "Query"]
