"""Findings of damage by the detectors of the repair, where the defect classifier is unsure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from models.core.pixels import Raster, downscale
from models.core.plan import Finding
from models.core.protocols import OVERVIEW
from models.core.wish_table import Wish
from models.damage.candidate_classifier import Detect, missing_parts
from models.damage.damage_map import thin_share
from models.damage.fine_candidate_judge import fine_damage
from models.damage.missing_parts_map import VIEW, without_margins
from models.imaging.hysteresis import Found, label_components

LIKELY: Final = 0.6
"""Probability from which a pixel counts as damaged."""

LEAST_THIN_SHARE: Final = 0.002
"""Share of thin damage in a photo, 0 to 1, from which a suspicion of scratches is a finding."""

THIN_SCORE: Final = 0.6
"""Score, 0 to 1, of scratches that the classifier suspects and the detector confirms."""

CERTAIN: Final = 0.9
"""Probability from which a pixel counts as missing."""

LEAST_PART: Final = 0.005
"""Share of the photo, 0 to 1, of the smallest missing part that is reported. Of 122 photos without
damage, none of which trained the detector, five seem to lack such a part; of 24 torn ones, 11."""

PART_SCORE: Final = 0.6
"""Score, 0 to 1, of a missing part."""


def with_damage(
    image: Raster,
    findings: Iterable[Finding],
    fine: Detect = fine_damage,
    missing: Detect = missing_parts,
) -> tuple[Finding, ...]:
    """Return the findings of the classifier with those of the damage detectors.

    `image` is the whole photo. A suspicion of scratches (a finding with a low score) becomes a
    finding that is repaired if `fine` sees thin damage too; a finding of missing parts is added if
    `missing` sees one. A negative is not looked at: its border and its densest parts seem missing.
    The result is in descending order of the scores."""
    findings = tuple(findings)
    if any(each.kind is Wish.NEGATIVE and each.is_worth_repairing for each in findings):
        return findings
    judged = [*(_confirmed(image, each, fine) for each in findings), *_lacking(image, missing)]
    return tuple(sorted(judged, key=lambda finding: -finding.score))


def _confirmed(image: Raster, finding: Finding, detect: Detect) -> Finding:
    """Raise the score of suspected scratches if the detector of fine damage sees some too.

    Any other `finding` is returned unchanged. `detect` returns the probability of damage, 0 to 1,
    of each pixel of the photo reduced to OVERVIEW."""
    if finding.kind is not Wish.SCRATCHES or finding.is_worth_repairing:
        return finding
    share = thin_share(detect(downscale(image, OVERVIEW)) > LIKELY)
    return replace(finding, score=THIN_SCORE) if share >= LEAST_THIN_SHARE else finding


def _lacking(image: Raster, detect: Detect) -> Iterator[Finding]:
    """Yield a finding of missing parts if one is at least LEAST_PART of the photo.

    `detect` returns the probability that each pixel, of the photo reduced to VIEW, is missing."""
    found = without_margins(detect(downscale(image, VIEW)) > CERTAIN)
    if largest_share(found) >= LEAST_PART:
        yield Finding(Wish.HOLES, PART_SCORE)


def largest_share(found: Found) -> float:
    """Return the area of the largest connected part of a mask as a share of all pixels, 0 to 1.

    `found` is the mask, H x W."""
    labels = label_components(found)
    return float(np.bincount(labels).max() / found.size) if labels.size else 0.0
