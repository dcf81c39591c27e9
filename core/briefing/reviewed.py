"""What was reviewed: the plans with what is known of them, and a summary in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from core.briefing.comparison import left_out, listed_links, relation_word, same_issuer
from core.briefing.content import ReviewedPlan
from core.briefing.material import Material
from core.briefing.words import Words
from core.model import ClauseKind, Metadata, Outline, Plan


def reviewed_plan(words: Words, outline: Outline, annotations: int) -> ReviewedPlan:
    """A plan with what is known of it, and how many annotations the note holds."""
    plan, data = outline.plan, outline.plan.metadata
    year = str(data.year) if data.year else None
    day = words.day(data.issued_on) if data.issued_on else None
    return ReviewedPlan(
        title=_known(words, data, "title", data.title),
        issuer=_known(words, data, "issuer", data.issuer),
        year=_known(words, data, "year", year),
        issued_on=_known(words, data, "issued_on", day),
        number=data.document_number or words.no_number,
        file=plan.file,
        items=sum(clause.kind is ClauseKind.ITEM for clause in outline.clauses),
        annotations=annotations,
    )


def _known(words: Words, data: Metadata, name: str, value: str | None) -> str:
    """A metadata value with how far it is known: inferred, stated otherwise, or missing."""
    if not value:
        return words.missing
    evidence = data.evidence_for(name)
    inferred = words.inferred if evidence and evidence.inferred else ""
    claimed = words.claimed.format(value=evidence.claimed) if evidence and evidence.claimed else ""
    said = words.semicolon.join(part for part in (inferred, claimed) if part)
    return words.bracketed(value, said)


def citation(words: Words, plan: Plan) -> str:
    """A plan as a footnote cites it: title, issuer, document number and date as far as they are known, and its file."""
    data = plan.metadata
    known = [
        _known(words, data, "issuer", data.issuer) if data.issuer else "",
        data.document_number or "",
        _known(words, data, "issued_on", words.day(data.issued_on)) if data.issued_on else "",
        plan.file,
    ]
    return words.bracketed(words.cited.format(title=data.title), words.comma.join(part for part in known if part)) + words.stop


def summary(words: Words, material: Material, *, confirmed_only: bool, unchecked: int) -> tuple[str, ...]:
    """What was reviewed in figures: plans, issuers and years, annotations by tag and status, links by relation."""
    said = list(_counted(words, material, confirmed_only=confirmed_only))
    notes = material.annotations
    if notes:
        by_tag = Counter(tag for annotation in notes for tag in annotation.tags or (words.untagged,))
        said.append(words.tagged + words.tallied(by_tag, [tag.name for tag in material.tags]) + words.stop)
        by_status = Counter(words.statuses[annotation.status] for annotation in notes)
        said.append(words.states.format(states=words.tallied(by_status, list(words.statuses.values()))))
    if unchecked:
        said.append(words.unchecked.format(count=unchecked) + words.stop)
    return tuple(said)


def _counted(words: Words, material: Material, *, confirmed_only: bool) -> Iterator[str]:
    relations: Counter[str] = Counter()
    listed = [listed_links(alignment, confirmed_only=confirmed_only) for alignment, _, _ in material.alignments]
    for found, (_, old, new) in zip(listed, material.alignments, strict=True):
        relations.update(relation_word(words, link, related=same_issuer(old.plan, new.plan)) for link in found.links)
    order = [*words.relations.values(), words.no_partner]
    counted = words.reviewed.format(
        plans=len(material.plans),
        annotations=len(material.annotations),
        pairs=len(material.alignments),
        links=relations.total(),
    )
    yield words.bracketed(counted, words.tallied(relations, order)) + left_out(words, listed) + words.stop
    plans = [outline.plan.metadata for outline in material.plans.values()]
    issuers = {data.issuer for data in plans if data.issuer}
    years = sorted({data.year for data in plans if data.year})
    if issuers and years:
        single = words.day(str(years[0])) + ("年" if words.chinese else "")
        span = words.between.format(first=years[0], last=years[-1]) if len(years) > 1 else single
        yield words.spread.format(issuers=len(issuers), years=span)
