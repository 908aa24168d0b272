"""JSON fields of a patch besides its pixels: invention maps, detected tags and faces.

The fields are checked by hand, as in `document_json`, of which they are a part.
"""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import astuple
from typing import Any

import numpy as np

from desktop.document.layer import Patch
from desktop.document.recipe import fraction
from models.core.face import Face, FaceReport, FaceState
from models.core.invention_map import LONGEST, InventionMap
from models.core.pixels import Rect


def patch_facts_to_json(patch: Patch | None) -> dict[str, Any]:
    """Convert invention maps, tags and faces of a patch to JSON fields, empty ones left out."""
    fields: dict[str, Any] = {}
    if patch and patch.evidence:
        fields["evidence"] = [_map_to_json(each) for each in patch.evidence]
    if patch and patch.tags:
        fields["tags"] = list(patch.tags)
    if patch and patch.faces:
        fields["faces"] = [_face_to_json(each) for each in patch.faces]
    return fields


def invention_maps_from_json(fields: Mapping[str, Any]) -> tuple[InventionMap, ...]:
    """Parse a patch's invention maps. Raises: ValueError; TypeError; KeyError; DamagedRecipe."""
    return tuple(_map_from_json(each) for each in fields.get("evidence", []))


def tags_from_json(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Parse the detected tags from the JSON `fields` of a patch. Raises: TypeError."""
    tags = fields.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise TypeError("tags")
    return tuple(tags)


def faces_from_json(fields: Mapping[str, Any]) -> tuple[FaceReport, ...]:
    """Parse a patch's face reports. Raises: ValueError; TypeError; KeyError; DamagedRecipe."""
    return tuple(_face_from_json(each) for each in fields.get("faces", []))


def _face_to_json(report: FaceReport) -> dict[str, Any]:
    return {
        "rect": list(astuple(report.face.rect)),
        "score": report.face.score,
        "points": report.face.points.tolist(),
        "state": report.state.value,
        "amount": report.amount,
        "likeness": report.likeness,
        "invented": report.invented,
    }


def _face_from_json(fields: Mapping[str, Any]) -> FaceReport:
    rect, likeness = fields["rect"], fields["likeness"]
    if len(rect) != 4 or not all(type(n) is int for n in rect):
        raise TypeError("rect")
    points = np.array(fields["points"], np.float64)
    face = Face(Rect(*rect), fraction(fields["score"]), points)
    amount, invented = (fraction(fields[name]) for name in ("amount", "invented"))
    state = FaceState(fields["state"])
    similar = None if likeness is None else float(likeness)
    report = FaceReport(face, state, amount, similar, invented)
    if not report.is_valid:
        raise ValueError("faces")
    return report


def _map_to_json(map_: InventionMap) -> dict[str, Any]:
    rect, size = list(astuple(map_.rect)), list(map_.heat.shape)
    heat = b64encode(zlib.compress(map_.heat.tobytes())).decode()
    return {"rect": rect, "share": map_.share, "size": size, "heat": heat}


def _map_from_json(fields: Mapping[str, Any]) -> InventionMap:
    rect, (height, width) = fields["rect"], fields["size"]
    if len(rect) != 4 or not all(type(n) is int and n >= 0 for n in rect):
        raise TypeError("rect")
    if not all(type(n) is int and 0 < n <= LONGEST for n in (height, width)):
        raise ValueError("size")
    packed = b64decode(fields["heat"], validate=True)
    try:
        heat = zlib.decompressobj().decompress(packed, height * width)
    except zlib.error as error:
        raise ValueError("heat") from error
    levels = np.frombuffer(heat, np.uint8).reshape(height, width)
    return InventionMap(Rect(*rect), fraction(fields["share"]), levels)
