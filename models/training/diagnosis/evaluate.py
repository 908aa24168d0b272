"""Evaluation of the diagnosis on photos and damage outlines that were not used for training."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from models.core.pixels import Pixels, Raster, as_levels, as_pixels, to_grey
from models.core.plan import Finding
from models.core.wish_table import Wish
from models.diagnosis.defect_classifier import DefectClassifier, diagnose
from models.training.data.degradations import degradations
from models.training.data.photo_pack import PhotoPack
from models.training.data.synthetic_damage import read_outlines
from models.training.diagnosis.synthetic_cases import (
    WORTH_MENDING,
    Table,
    random_case,
    single_damage_case,
)

SIGMAS: Final = (5, 50)
"""Smallest and largest standard deviation of the test noise, in levels of 255."""
GOOD_ERROR: Final = 0.2
"""Largest relative error of a good noise estimate."""

CASES_PER_PHOTO: Final = 4
"""Number of test cases per photo for the reliability table."""

SCORE_EDGES: Final = (0.1, 0.3, 0.5, 0.7, 0.9, 1.0)
"""Upper edges of the score ranges in the reliability table."""

SEED: Final = 11
"""Seed of the random test cases."""
Diagnose = Callable[[Raster], Sequence[Finding]]
"""Function from a photo to its findings, the most certain first."""


@dataclass(frozen=True, slots=True)
class TopFindingStats:
    """Numbers of photos, and of those whose first finding was right; the wrong findings."""

    kind: Wish
    correct: int
    total: int
    others: tuple[str, ...]


def report(data: Path, file: Path) -> str:
    """Return Markdown tables for the photos in `data`/val and the weights in `file`."""
    diagnosis = DefectClassifier.read(file)
    pack = PhotoPack(data / "val")
    photos = [as_pixels(pack.photo(number)) for number in range(len(pack))]
    table = degradations(read_outlines(data / "damage.json.gz", held_out=True))

    def diagnose_photo(photo: Raster) -> Sequence[Finding]:
        return diagnose(photo, diagnosis)

    parts = (
        _top_table(top_findings(photos, table, diagnose_photo)),
        _sigma_table(photos, diagnose_photo),
        _clean_table(photos, diagnose_photo),
        _reliability_table(photos, table, diagnose_photo),
    )
    return "\n".join(line for part in parts for line in (*part, ""))


def top_findings(
    photos: Sequence[Pixels], table: Table, diagnose: Diagnose
) -> Iterator[TopFindingStats]:
    """Yield statistics of the first finding for each kind of damage.

    Photos have that damage only, and visibly."""
    rng = np.random.default_rng(SEED)
    for kind in WORTH_MENDING:
        cases_drawn = (single_damage_case(photo, kind, table, rng) for photo in photos)
        top_kinds = [_top(diagnose(case.photo)) for case in cases_drawn if case]
        others = tuple(sorted({top for top in top_kinds if top != kind}))
        yield TopFindingStats(kind, top_kinds.count(kind), len(top_kinds), others)


def sigma_errors(photos: Iterable[Pixels], diagnose: Diagnose) -> Iterator[float]:
    """Yield relative errors of the estimated deviation of white noise in test photos.

    The error is 1 if no noise is found."""
    rng = np.random.default_rng(SEED)
    for photo in photos:
        sigma = rng.uniform(*SIGMAS)
        noise = rng.standard_normal(photo.shape, np.float32) * np.float32(sigma / 255)
        found = {finding.kind: finding for finding in diagnose(_levels(photo + noise))}
        estimate = found[Wish.NOISE].evidence["sigma"] if Wish.NOISE in found else 0.0
        yield abs(estimate / sigma - 1)


def _top(findings: Sequence[Finding]) -> str:
    return str(findings[0].kind) if findings else "nothing"


def _levels(image: Pixels) -> Raster:
    return as_levels(image, np.dtype(np.uint8))


def _top_table(top_kinds: Iterable[TopFindingStats]) -> Iterator[str]:
    yield "| one damage | named first | instead |"
    yield "| --- | --- | --- |"
    correct = total = 0
    for stats in top_kinds:
        correct, total = correct + stats.correct, total + stats.total
        share = stats.correct / max(stats.total, 1)
        yield f"| {stats.kind} | {share:.0%} | {', '.join(stats.others)} |"
    yield f"| all | {correct / max(total, 1):.0%} | |"


def _sigma_table(photos: Sequence[Pixels], diagnose: Diagnose) -> Iterator[str]:
    low, high = SIGMAS
    yield f"| white noise, sigma {low} to {high} | within {GOOD_ERROR:.0%} | median error |"
    yield "| --- | --- | --- |"
    for name, variant in (("colour", photos), ("grey", [to_grey(photo) for photo in photos])):
        errors = np.array([*sigma_errors(variant, diagnose)])
        yield f"| {name} | {(errors <= GOOD_ERROR).mean():.0%} | {np.median(errors):.0%} |"


def _clean_table(photos: Sequence[Pixels], diagnose: Diagnose) -> Iterator[str]:
    yield "| clean photos | with a step planned | for |"
    yield "| --- | --- | --- |"
    for name, variant in (("colour", photos), ("grey", [to_grey(photo) for photo in photos])):
        wrong = [_planned_kinds(diagnose(_levels(photo))) for photo in variant]
        kinds = ", ".join(sorted({kind for kinds in wrong for kind in kinds}))
        yield f"| {name} | {np.mean([bool(kinds) for kinds in wrong]):.0%} | {kinds} |"


def _planned_kinds(findings: Iterable[Finding]) -> list[str]:
    return [str(finding.kind) for finding in findings if finding.is_worth_repairing]


def _reliability_table(photos: Sequence[Pixels], table: Table, diagnose: Diagnose) -> Iterator[str]:
    yield "| score | mean | right | findings |"
    yield "| --- | --- | --- | --- |"
    pairs = np.array([*_scores(photos, table, diagnose)])
    for low, high in zip(SCORE_EDGES, SCORE_EDGES[1:], strict=False):
        scores, correct = pairs[(pairs[:, 0] >= low) & (pairs[:, 0] <= high)].T
        mean, share = (part.mean() if part.size else 0.0 for part in (scores, correct))
        yield f"| {low:.1f} to {high:.1f} | {mean:.2f} | {share:.2f} | {scores.size} |"


def _scores(
    photos: Sequence[Pixels], table: Table, diagnose: Diagnose
) -> Iterator[tuple[float, float]]:
    """Yield each finding's score, and 1 if it is true, for photos with 0 to 3 damages."""
    rng = np.random.default_rng(SEED)
    for photo in photos:
        for _ in range(CASES_PER_PHOTO):
            case = random_case(photo, table, rng)
            for finding in diagnose(case.photo):
                present = case.present[finding.kind]
                if not np.isnan(present):
                    yield finding.score, present
