"""The values that commands show: the words of the contract, ids as integers, spans in code points."""

from __future__ import annotations

from dataclasses import asdict

from core.finding import Alike
from core.model import Alignment, Annotation, Clause, Hit, Link, Plan

Json = dict[str, object] | list[dict[str, object]]


def plan_json(plan: Plan) -> dict[str, object]:
    """A plan as every command shows it."""
    data = plan.metadata
    return {
        "id": plan.id,
        "title": data.title,
        "issuer": data.issuer,
        "region": data.region,
        "level": data.level,
        "year": data.year,
        "issued_on": data.issued_on,
        "document_number": data.document_number,
        "file": plan.file,
        "clauses": plan.clauses,
        "annotations": plan.annotations,
        "noise": plan.noise,
        "evidence": [asdict(item) for item in data.evidence],
    }


def clause_json(clause: Clause) -> dict[str, object]:
    """A clause of an outline; `start..end` covers its whole block."""
    return {
        "id": clause.id,
        "parent": clause.parent_id,
        "level": clause.level,
        "kind": clause.kind,
        "number": clause.number,
        "heading": clause.heading,
        "start": clause.span.start,
        "end": clause.span.end,
    }


def annotation_json(annotation: Annotation) -> dict[str, object]:
    """An annotation with its place and quote."""
    return {
        "id": annotation.id,
        "plan": annotation.plan_id,
        "clause": annotation.clause_id,
        "start": annotation.span.start,
        "end": annotation.span.end,
        "exact": annotation.exact,
        "tags": list(annotation.tags),
        "note": annotation.note,
        "status": annotation.status,
        "author": annotation.author,
        "created": annotation.created,
        "modified": annotation.modified,
    }


def link_json(link: Link) -> dict[str, object]:
    """A link between clauses by their ids."""
    return {
        "id": link.id,
        "old": list(link.old),
        "new": list(link.new),
        "relation": link.relation,
        "moved": link.moved,
        "confidence": round(link.confidence, 4),
        "reasons": list(link.reasons),
        "decision": link.decision,
    }


def hit_json(hit: Hit) -> dict[str, object]:
    """An occurrence with its context."""
    return {
        "plan": hit.plan_id,
        "clause": hit.clause_id,
        "start": hit.span.start,
        "end": hit.span.end,
        "before": hit.before,
        "match": hit.match,
        "after": hit.after,
    }


def alike_json(alike: Alike) -> dict[str, object]:
    """A clause like another one."""
    clause = alike.clause
    return {
        "plan": clause.plan_id,
        "clause": clause.id,
        "start": clause.span.start,
        "end": clause.span.end,
        "similarity": alike.similarity,
        "shared": list(alike.shared),
        "text": alike.text,
    }


def alignment_json(alignment: Alignment) -> dict[str, object]:
    """The links of two plans."""
    return {"old": alignment.old, "new": alignment.new, "links": [link_json(link) for link in alignment.links]}
