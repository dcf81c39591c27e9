"""What Yaodian knows: plans, clauses, annotations, alignment and the briefing note. Nothing here knows a window."""
