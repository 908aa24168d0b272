"""Output of the command line for each photo: one JSON object, or a few lines to read."""

from collections.abc import Iterator
from typing import Any

from desktop.control_characters import printable
from desktop.i18n.english_messages import (
    clue_template,
    format_choice,
    format_effort,
    format_message,
    shorten,
)
from desktop.i18n.offer_templates import format_offer
from desktop.i18n.plan_note_templates import PLACES, format_note
from desktop.restoration.file_restorer import RestoreReport
from models.core.face import FaceReport
from models.core.pixels import Rect
from models.core.plan import (
    CLEAR,
    LIKELY,
    Effort,
    Finding,
    Note,
    Offer,
    PaceUnit,
    Plan,
    PlannedStep,
)


def as_json(report: RestoreReport) -> dict[str, Any]:
    """Return a report as JSON fields; other programs rely on their names."""
    return {
        "input": str(report.source),
        "output": str(report.output) if report.output else None,
        "width": report.whole.w,
        "height": report.whole.h,
        "plan": [_step(planned, report.whole) for planned in report.plan.steps],
        "not_understood": list(report.plan.not_understood),
        "places": list(report.plan.locations),
        "findings": [_finding(finding) for finding in report.findings],
        "seconds": round(report.seconds, 3),
        "device": str(report.device),
        "invented": None if report.invented is None else round(report.invented, 4),
        "tags": list(report.tags),
        "warnings": [format_message(notice) for notice in report.notices],
        "enlargement": report.enlargement,
        "faces": [_face(each) for each in report.faces],
        "notes": [_note(note) for note in report.plan.notes],
        "offers": [_offer(offer) for offer in report.plan.offers],
    }


def as_text(report: RestoreReport) -> str:
    """Format a report as lines to read."""
    return "\n".join(map(printable, _lines(report)))


def _lines(report: RestoreReport) -> Iterator[str]:
    yield f"{report.source} ({report.whole.w} x {report.whole.h})"
    yield from _plan_lines(report.plan, report.whole)
    if not report.output:
        yield from map(format_offer, report.plan.offers)
    yield from (f"  note: {format_message(notice)}" for notice in report.notices)
    if report.output:
        done = "restored" if report.plan.steps else "left as it was, and copied"
        yield f"  {done} in {report.seconds:.1f} s: {report.output}"


def _plan_lines(plan: Plan, whole: Rect) -> Iterator[str]:
    for number, planned in enumerate(plan.steps, 1):
        wish = planned.wish.replace("_", " ")
        yield f"  {number}. {wish}, {planned.strength:.0%}: {_reason(planned)}"
        if planned.choice:
            yield f"     {format_choice(planned.choice)}"
        if planned.effort:
            yield f"     {format_effort(planned.effort, whole.w, whole.h)}"
    if not plan.steps:
        yield "  nothing to do"
    yield from (f"  {format_note(note)}" for note in plan.notes)
    yield from (f"  not understood: {shorten(clause)!r}" for clause in plan.unexplained)
    yield from (
        f"  location in words is ignored: {shorten(location)!r}; use --mask"
        for location in plan.locations
    )


def _reason(planned: PlannedStep) -> str:
    limit = "all but the" if planned.is_outside else "only the"
    place = f", {limit} {PLACES[planned.place]}" if planned.place else ""
    if planned.clause:
        return f"you said {shorten(planned.clause)!r}{place}{_doubt(planned.confidence)}"
    evidence = planned.finding.evidence if planned.finding else {}
    return f"{clue_template(planned.finding).format(**evidence)}{_doubt(planned.confidence)}"


def _doubt(confidence: float) -> str:
    """Return words for a confidence, 0 to 1; no words from `CLEAR` on."""
    if confidence >= CLEAR:
        return ""
    return " (probably meant)" if confidence >= LIKELY else " (perhaps meant)"


def _note(note: Note) -> dict[str, Any]:
    """Return a note of a plan as JSON fields."""
    kind, intent = str(note.kind), str(note.intent)
    return {"kind": kind, "intent": intent, "clause": note.text, "text": format_note(note)}


def _offer(offer: Offer) -> dict[str, Any]:
    """Return an offer of models as JSON fields; seconds are for one unit."""
    return {
        "wish": str(offer.wish),
        "models": list(offer.models),
        "bytes": offer.size,
        "licence": offer.licence,
        "use": str(offer.use),
        "seconds": None if offer.seconds is None else round(offer.seconds, 1),
        "is_per_face": offer.unit is PaceUnit.FACE,
        "unit": str(offer.unit),
        "is_needed": offer.is_needed,
    }


def _step(planned: PlannedStep, whole: Rect) -> dict[str, Any]:
    return {
        "wish": str(planned.wish),
        "restorer": planned.step.restorer,
        "clause": planned.clause,
        "confidence": round(planned.confidence, 4),
        "params": {**planned.step.params, "strength": planned.strength},
        "models": list(planned.step.models),
        "why": format_choice(planned.choice) if planned.choice else None,
        "effort": _effort(planned.effort, whole) if planned.effort else None,
        "place": str(planned.place) if planned.place else None,
        "outside_place": planned.is_outside,
        "factor": planned.factor,
    }


def _effort(effort: Effort, whole: Rect) -> dict[str, Any]:
    """Return the estimated time, memory and device of a step for the whole photo as JSON fields."""
    minutes, gigabytes = round(effort.minutes(whole.w, whole.h), 2), round(effort.gigabytes, 2)
    return {"device": effort.device, "minutes": minutes, "gigabytes": gigabytes}


def _face(report: FaceReport) -> dict[str, Any]:
    rect, likeness = report.face.rect, report.likeness
    return {
        "box": [rect.x, rect.y, rect.w, rect.h],
        "size": max(rect.w, rect.h),
        "state": str(report.state),
        "likeness": None if likeness is None else round(likeness, 4),
        "invented": round(report.invented, 4),
        "amount": round(report.amount, 4),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    evidence = {name: round(value, 4) for name, value in finding.evidence.items()}
    return {"kind": str(finding.kind), "score": round(finding.score, 4), "evidence": evidence}
