"""Small made-up sources for the tests of reading."""

from core.ingest import read
from core.model import ClauseKind
from core.parsed import OutlineNode, ParsedPlan, ParsedSource

BODY = "加强组织领导，明确责任分工，完善工作机制，推动各项任务落地见效，确保取得实效。"


def source(text: str, name: str = "计划.txt") -> ParsedSource:
    return read(text.encode(), name)


def only_plan(text: str, name: str = "计划.txt") -> ParsedPlan:
    (plan,) = source(text, name).plans
    return plan


def numbered(plan: ParsedPlan) -> list[tuple[int, str, str]]:
    """(level, number, heading) of the numbered clauses."""
    return [(node.level, node.number, node.heading) for node in plan.nodes if node.number]


def of_kind(plan: ParsedPlan, kind: ClauseKind) -> list[str]:
    """The texts of the clauses of one kind."""
    return [text_of(plan, node) for node in plan.nodes if node.kind is kind]


def text_of(plan: ParsedPlan, node: OutlineNode) -> str:
    return plan.text[node.span.start : node.span.end]
