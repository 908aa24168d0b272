"""How good the diagnosis is, on photos and outlines of damage that nothing was fitted to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from models.core.pixels import Pixels, Raster, as_levels, as_pixels, to_grey
from models.core.plan import Finding
from models.core.wish import Wish
from models.diagnosis.classifier import DefectClassifier, diagnose
from models.planning.planner import is_worth_repairing
from models.training.data.degradations import degradations
from models.training.data.photo_pack import PhotoPack
from models.training.data.synthetic_damage import read_outlines
from models.training.diagnosis.synthetic_cases import WORTH_MENDING, Table, drawn_case, single

SIGMAS: Final = (5, 50)
NEAR: Final = 0.2
"""Relative error of a good estimate of noise."""

MIXED: Final = 4
"""Cases of each photo for the reliability."""

EDGES: Final = (0.1, 0.3, 0.5, 0.7, 0.9, 1.0)
"""Of the ranges of scores."""

SEED: Final = 11
Diagnose = Callable[[Raster], Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class Told:
    """How often the first finding was the right one, and what it was otherwise."""

    kind: Wish
    right: int
    of: int
    others: tuple[str, ...]


def report(data: Path, file: Path) -> str:
    """Markdown tables on the photos in `data`/val with the weights in `file`."""
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


def top_findings(photos: Sequence[Pixels], table: Table, diagnose: Diagnose) -> Iterator[Told]:
    """For each kind, over photos with that damage alone, where one sees it."""
    rng = np.random.default_rng(SEED)
    for kind in WORTH_MENDING:
        drawn = (single(photo, kind, table, rng) for photo in photos)
        tops = [_top(diagnose(case.photo)) for case in drawn if case]
        others = tuple(sorted({top for top in tops if top != kind}))
        yield Told(kind, tops.count(kind), len(tops), others)


def sigma_errors(photos: Iterable[Pixels], diagnose: Diagnose) -> Iterator[float]:
    """Relative errors of the estimated standard deviation of white noise; 1 where none is
    found."""
    rng = np.random.default_rng(SEED)
    for photo in photos:
        sigma = rng.uniform(*SIGMAS)
        noise = rng.standard_normal(photo.shape, np.float32) * np.float32(sigma / 255)
        found = {finding.kind: finding for finding in diagnose(_levels(photo + noise))}
        told = found[Wish.NOISE].evidence["sigma"] if Wish.NOISE in found else 0.0
        yield abs(told / sigma - 1)


def _top(findings: Sequence[Finding]) -> str:
    return str(findings[0].kind) if findings else "nothing"


def _levels(image: Pixels) -> Raster:
    return as_levels(image, np.dtype(np.uint8))


def _top_table(tops: Iterable[Told]) -> Iterator[str]:
    yield "| one damage | named first | instead |"
    yield "| --- | --- | --- |"
    right = total = 0
    for told in tops:
        right, total = right + told.right, total + told.of
        yield f"| {told.kind} | {told.right / max(told.of, 1):.0%} | {', '.join(told.others)} |"
    yield f"| all | {right / max(total, 1):.0%} | |"


def _sigma_table(photos: Sequence[Pixels], diagnose: Diagnose) -> Iterator[str]:
    yield f"| white noise, sigma {SIGMAS[0]} to {SIGMAS[1]} | within {NEAR:.0%} | median error |"
    yield "| --- | --- | --- |"
    for name, kept in (("colour", photos), ("grey", [to_grey(photo) for photo in photos])):
        errors = np.array([*sigma_errors(kept, diagnose)])
        yield f"| {name} | {(errors <= NEAR).mean():.0%} | {np.median(errors):.0%} |"


def _clean_table(photos: Sequence[Pixels], diagnose: Diagnose) -> Iterator[str]:
    yield "| clean photos | with a step planned | for |"
    yield "| --- | --- | --- |"
    for name, kept in (("colour", photos), ("grey", [to_grey(photo) for photo in photos])):
        wrong = [_planned(diagnose(_levels(photo))) for photo in kept]
        kinds = ", ".join(sorted({kind for kinds in wrong for kind in kinds}))
        yield f"| {name} | {np.mean([bool(kinds) for kinds in wrong]):.0%} | {kinds} |"


def _planned(findings: Iterable[Finding]) -> list[str]:
    return [str(finding.kind) for finding in findings if is_worth_repairing(finding)]


def _reliability_table(photos: Sequence[Pixels], table: Table, diagnose: Diagnose) -> Iterator[str]:
    yield "| score | mean | right | findings |"
    yield "| --- | --- | --- | --- |"
    pairs = np.array([*_scores(photos, table, diagnose)])
    for low, high in zip(EDGES, EDGES[1:], strict=False):
        scores, right = pairs[(pairs[:, 0] >= low) & (pairs[:, 0] <= high)].T
        mean, share = (part.mean() if part.size else 0.0 for part in (scores, right))
        yield f"| {low:.1f} to {high:.1f} | {mean:.2f} | {share:.2f} | {scores.size} |"


def _scores(
    photos: Sequence[Pixels], table: Table, diagnose: Diagnose
) -> Iterator[tuple[float, float]]:
    """Of findings in photos with none to three damages, and whether each is true."""
    rng = np.random.default_rng(SEED)
    for photo in photos:
        for _ in range(MIXED):
            case = drawn_case(photo, table, rng)
            for finding in diagnose(case.photo):
                present = case.present[finding.kind]
                if not np.isnan(present):
                    yield finding.score, present
