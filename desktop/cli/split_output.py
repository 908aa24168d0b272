"""Output of `heirloom split` for each scan: one JSON object, or a few lines to read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.cli.facts_output import FactsReport
from desktop.cli.restore_output import as_json, as_text
from desktop.control_characters import printable
from desktop.i18n.english_messages import format_message
from desktop.restoration.file_restorer import RestoreReport
from desktop.restoration.scan_splitter import PlacedPrint, SplitReport
from models.splitting.print_orientation import Clue

DOUBTFUL = 0.75
"""Confidence below which a print is called doubtful."""

TURNS = ("as it lay", "turned right", "turned upside down", "turned left")
"""Words for quarter turns clockwise."""


def report_as_json(report: RestoreReport | SplitReport | FactsReport) -> dict[str, Any]:
    """Return the report of a photo or scan as JSON fields; other programs rely on their names."""
    if isinstance(report, RestoreReport):
        return as_json(report)
    if isinstance(report, FactsReport):
        return report.as_json
    return {
        "input": str(report.source),
        "width": report.photo.width,
        "height": report.photo.height,
        "prints": [_print(*each) for each in zip(report.prints, report.outputs, strict=True)],
        "seconds": round(report.seconds, 3),
        "warnings": [format_message(notice) for notice in report.notices],
    }


def report_as_text(report: RestoreReport | SplitReport | FactsReport) -> str:
    """Format the report of a photo or scan as lines to read."""
    if isinstance(report, RestoreReport):
        return as_text(report)
    if isinstance(report, FactsReport):
        return report.as_text
    return "\n".join(map(printable, _lines(report)))


def _print(each: PlacedPrint, output: Path) -> dict[str, Any]:
    place, orientation = each.upright_place, each.orientation
    return {
        "output": str(output),
        "x": round(place.x, 2),
        "y": round(place.y, 2),
        "width": round(place.w, 2),
        "height": round(place.h, 2),
        "angle": round(place.angle % 360, 3),
        "confidence": round(each.confidence, 3),
        "turned": orientation.turns * 90,
        "upright_by": str(orientation.clue),
        "upright_confidence": orientation.confidence,
    }


def _lines(report: SplitReport) -> Iterator[str]:
    yield f"{report.source} ({report.photo.width} x {report.photo.height})"
    for each, output in zip(report.prints, report.outputs, strict=True):
        yield f"  {output}: {', '.join(_facts(each))}"
    yield from (f"  note: {format_message(notice)}" for notice in report.notices)
    if not report.prints:
        yield "  no print was found; nothing was written"
    else:
        yield f"  {len(report.prints)} prints in {report.seconds:.1f} s"


def _facts(each: PlacedPrint) -> Iterator[str]:
    place, orientation = each.upright_place, each.orientation
    yield f"{place.w:.0f} x {place.h:.0f} pixels"
    if orientation.clue is not Clue.NONE:
        yield f"{TURNS[orientation.turns]} by its {orientation.clue}"
    if orientation.is_doubtful:
        yield "which side is up is doubtful"
    if each.confidence < DOUBTFUL:
        yield "its edges are doubtful"
