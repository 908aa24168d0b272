"""Rows on what the repair finds and what it leaves alone."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import numpy as np

from models.training.evaluation.damage_repair.bench import ABOUT_MISSING, DamageBench
from models.training.evaluation.damage_repair.cases import (
    SMALLEST,
    Case,
    enlarged_cases,
    overlay_cases,
    torn_cases,
)
from models.training.evaluation.damage_repair.detection import (
    FOUND,
    Detection,
    precision,
    recall,
    region_recalls,
)
from models.training.evaluation.damage_repair.missing_parts import hole
from models.training.evaluation.damage_repair.overlays import (
    dots,
    hair,
    scratches,
)
from models.training.evaluation.evaluation_engine import print_row
from models.training.evaluation.quality_metrics import psnr

FACTORS = (1, 2, 4)
"""Factors by which the same damaged photo is enlarged."""
SMALL_PER_KIND = 2
"""Pictures of each kind of damage that are enlarged."""
WORST = 5
"""Clean photos that are named."""


def overlay_row(bench: DamageBench) -> None:
    """Print recall and precision on overlays: means over kinds, and for each kind."""
    kinds = dict(_detections_by_kind(bench, bench.overlay_cases()))
    recalls = [recall(each) for each in kinds.values()]
    figures = " / ".join((_mean(recalls), *_precisions(kinds.values())))
    print_row(
        "overlays: recall / precision / precision within 2 pixels, mean over kinds",
        figures,
        "0.60 / 0.80",
        "0.80 / 0.90",
    )
    for kind, found in kinds.items():
        own = " / ".join((f"{recall(found):.3f}", *_precisions([found])))
        print_row(f"– {kind}", own, "", "")


def torn_row(bench: DamageBench) -> None:
    """Print the share of torn corners, holes and torn edges that is found.

    Then, how much of the rest of these pictures is changed too."""
    recalls, wrong = dict[str, list[float]](), list[float]()
    for case in bench.torn_cases():
        changed = bench.repair(case.damaged, ABOUT_MISSING).changed
        wrong.append(100 * float((changed & ~case.area).mean()))
        recalls.setdefault(case.kind, []).extend(region_recalls(changed, case.area))
    every = [each for own in recalls.values() for each in own]
    print_row("torn parts of 3 to 15 %: found / mean recall", _found(every), "0.80", "0.95")
    for kind, own in recalls.items():
        print_row(f"– {kind}, {len(own)} regions", _found(own), "", "")
    print_row(
        "– changed elsewhere, mean / worst", f"{np.mean(wrong):.2f} % / {max(wrong):.2f} %", "", ""
    )


def crease_row(bench: DamageBench) -> None:
    """Print the recall of creases."""
    ((_, found),) = _detections_by_kind(bench, bench.crease_cases())
    print_row("creases 5 to 20 pixels wide: recall", f"{recall(found):.3f}", "0.80", "0.95")


def scale_row(bench: DamageBench) -> None:
    """Print the recall on damaged photos that are enlarged, relative to the recall at 1x."""
    found = dict[int, list[Detection]]()
    for seed, case in enumerate(_small_cases(bench)):
        for factor, large in enlarged_cases(case, FACTORS, seed):
            changed = bench.repair(large.damaged).changed
            found.setdefault(factor, []).append(Detection.of(changed, large.area))
    recalls = [recall(found[factor]) for factor in FACTORS]
    first = max(recalls[0], 1e-9)
    relative = " / ".join(f"{each / first:.2f}" for each in recalls[1:])
    print_row("the same photo 2x / 4x larger: recall relative to 1x", relative, "0.9", "1.0")
    print_row("– recall at 1x / 2x / 4x", " / ".join(f"{each:.3f}" for each in recalls), "", "")


def clean_row(bench: DamageBench) -> None:
    """Print the share of the pixels of clean photos that a repair changes (%), and the worst."""
    shares, scores = dict[str, float](), dict[str, float]()
    for name, photo in bench.clean_photos().items():
        repair = bench.repair(photo)
        shares[name] = 100 * float(repair.changed.mean())
        scores[name] = psnr(repair.restored, photo)
    print_row(
        f"{len(shares)} clean photos: pixels changed, mean / worst",
        f"{np.mean(list(shares.values())):.3f} % / {max(shares.values()):.2f} %",
        "0.05 % / 0.5 %",
        "0.01 % / 0.1 %",
    )
    print_row(
        "PSNR of clean photos to themselves, worst", f"{min(scores.values()):.1f}", "38", "45"
    )
    worst = sorted(scores, key=scores.__getitem__)[:WORST]
    named = ", ".join(f"{name} {scores[name]:.1f} dB {shares[name]:.2f} %" for name in worst)
    print_row("– the worst", named, "", "")


def diagnosis_row(bench: DamageBench) -> None:
    """Print how many damaged and how many clean pictures the diagnosis calls damaged."""
    damaged = (*bench.overlay_cases(), *bench.torn_cases(), *bench.crease_cases())
    called = {
        kind: [bench.is_called_damaged(case.damaged) for case in cases]
        for kind, cases in groupby(damaged, key=lambda case: case.kind)
    }
    every = [each for own in called.values() for each in own]
    clean = [bench.is_called_damaged(photo) for photo in bench.clean_photos().values()]
    print_row("damaged pictures that the diagnosis calls damaged", _counted(every), "", "all")
    for kind, own in called.items():
        print_row(f"– {kind}", _counted(own), "", "")
    print_row("clean photos that the diagnosis calls damaged", _counted(clean), "", "none")


def _small_cases(bench: DamageBench) -> Iterator[Case]:
    """Yield small pictures, a few with each kind of damage."""
    makers = {"hair": hair, "scratches": scratches, "dots": dots}
    for seed, (kind, maker) in enumerate(makers.items()):
        undamaged = bench.prints(400 + seed, SMALL_PER_KIND, (SMALLEST,))
        yield from overlay_cases(undamaged, kind, maker)
    yield from torn_cases(bench.prints(450, SMALL_PER_KIND, (SMALLEST,)), "holes", hole)


def _detections_by_kind(
    bench: DamageBench, cases: Iterable[Case]
) -> Iterator[tuple[str, list[Detection]]]:
    """Repair the cases and yield what was found, kind by kind."""
    for kind, own in groupby(cases, key=lambda case: case.kind):
        changes = ((bench.repair(case.damaged).changed, case.area) for case in own)
        yield kind, [Detection.of(changed, area) for changed, area in changes]


def _precisions(kinds: Iterable[list[Detection]]) -> tuple[str, str]:
    """Return the mean precision, without and with margin, of kinds with any change."""
    every = list(kinds)
    both = ([precision(own, margin=margin) for own in every] for margin in (False, True))
    without, within = (_mean([each for each in own if each is not None]) for own in both)
    return without, within


def _mean(values: list[float]) -> str:
    return f"{np.mean(values):.3f}" if values else "–"


def _found(recalls: list[float]) -> str:
    found = float(np.mean([each >= FOUND for each in recalls]))
    return f"{found:.2f} / {np.mean(recalls):.3f}"


def _counted(flags: list[bool]) -> str:
    return f"{sum(flags)} of {len(flags)}"
