"""Rows on how well holes are filled, and how long a repair takes."""

import csv
import time
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from models.core.pixels import DAMAGE_MARGIN, Rect, as_pixels, dilate, to_luma
from models.core.strokes import Stroke, rasterise_strokes, strokes_to_text
from models.imaging.cielab import to_lab
from models.training.evaluation.baselines import inpaint_opencv
from models.training.evaluation.colour_difference import ciede2000
from models.training.evaluation.damage_repair.bench import DamageBench
from models.training.evaluation.damage_repair.cases import (
    Case,
    Levels,
    overlay_cases,
    scaled_to,
    to_levels,
)
from models.training.evaluation.damage_repair.detection import Detection, recall
from models.training.evaluation.damage_repair.fields import Flags, visible_change
from models.training.evaluation.damage_repair.overlays import cracks, hair, scratches
from models.training.evaluation.damage_repair.places import (
    HEAL_PLACES,
    Place,
    heal_places,
    wide_holes,
)
from models.training.evaluation.evaluation_engine import print_row
from models.training.evaluation.quality_metrics import psnr

THIN_PER_KIND: Final = 4
"""Pictures of each kind of thin damage that is filled."""
THIN_SIDES: Final = (512, 640, 768)
"""Long sides in pixels of these pictures."""
PLACES: Final = 20
"""Wide holes that are filled."""
RING: Final = 16
"""Width in pixels of the ring around a hole whose grain is compared."""
BRUSH_RADIUS: Final = 40.0
"""Radius of the window's brush in pixels, as it is at first."""
CENTRE: Final = 12.0
"""Radius in pixels of the centre of a healed place."""
SCAN_PIXELS: Final = 2_000_000
"""Pixels of the scan whose repair is timed."""
LEAST_CRACKED: Final = 0.03
"""Least share of that scan that is cracked."""


def fill_row(bench: DamageBench) -> None:
    """Print the PSNR inside thin damage, filled with the true mask by us and by OpenCV."""
    scores = []
    for case in _thin_cases(bench):
        hole = dilate(case.area, DAMAGE_MARGIN)
        filled = (
            bench.fill(case.damaged, hole),
            _inpainted(case.damaged, hole, cv2.INPAINT_TELEA),
            _inpainted(case.damaged, hole, cv2.INPAINT_NS),
        )
        scores.append([psnr(each[case.area], case.clean[case.area]) for each in filled])
    ours, telea, navier_stokes = np.mean(scores, axis=0)
    gain = f"{ours - max(telea, navier_stokes):+.2f} dB"
    print_row("fill of thin damage: over the better of OpenCV's", gain, "+0.5 dB", "+2 dB")
    values = f"{ours:.2f} / {telea:.2f} / {navier_stokes:.2f}"
    print_row(f"– {len(scores)} pictures: ours / Telea / Navier-Stokes", values, "", "")


class WideHoles:
    """Wide holes and our fills of them, made once for two rows of the table."""

    def __init__(self, bench: DamageBench) -> None:
        self._bench = bench

    @cached_property
    def filled(self) -> list[tuple[Place, Levels]]:
        """Places with holes, each with our fill."""
        places = wide_holes(self._bench.validation, self._bench.count(PLACES))
        return [(place, self._bench.fill(place.damaged, place.hole)) for place in places]

    def choice_row(self, folder: Path | None) -> None:
        """Write pairs of fills, ours and Telea's in random order, and `key.csv`, which tells ours.

        A person chooses the better of each; without a folder nothing is written."""
        today = "needs --save"
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            self._write_pairs(folder)
            today = f"{len(self.filled)} pairs in {folder.name}, key.csv"
        print_row("wide holes: chosen by a person", today, "18 of 20", "20 of 20")

    def grain_row(self) -> None:
        """Print the energy of grain inside of fills as a share of that in the ring around them."""
        ours = [_grain_share(filled, place.hole) for place, filled in self.filled]
        truth = [_grain_share(place.clean, place.hole) for place, _ in self.filled]
        print_row(
            "grain inside / around, median", f"{np.median(ours):.2f}", "0.8 to 1.2", "0.9 to 1.1"
        )
        low, high = np.percentile(ours, (10, 90))
        spread = f"{min(ours):.2f} to {max(ours):.2f}, {low:.2f} to {high:.2f}"
        print_row("– range, and of the middle 80 %", spread, "", "")
        print_row("– of the undamaged photo, median", f"{np.median(truth):.2f}", "", "")

    def _write_pairs(self, folder: Path) -> None:
        rng, key = np.random.default_rng(700), []
        for number, (place, ours) in enumerate(self.filled, 1):
            telea = _inpainted(place.damaged, place.hole, cv2.INPAINT_TELEA)
            is_left = bool(rng.random() < 0.5)
            pair = [ours, telea] if is_left else [telea, ours]
            name = f"place-{number:02}.png"
            gap = np.full((ours.shape[0], 8, 3), 255, np.uint8)
            joined = np.concatenate((pair[0], gap, pair[1]), axis=1)
            cv2.imwrite(str(folder / name), joined[..., ::-1])
            key.append((name, "left" if is_left else "right"))
        with (folder / "key.csv").open("w", newline="", encoding="utf-8") as lines:
            csv.writer(lines).writerows([("picture", "ours"), *key])


def heal_row(bench: DamageBench) -> None:
    """Print the colour differences at the centres of healed blemishes."""
    differences = list[float]()
    for place in heal_places(bench.validation, bench.count(len(HEAL_PLACES)), BRUSH_RADIUS):
        middle = Rect.of(place.clean).centre
        stroke = Stroke((middle,), BRUSH_RADIUS)
        touched = rasterise_strokes([Stroke((middle,), BRUSH_RADIUS + 1)], Rect.of(place.clean))
        healed = bench.heal(place.damaged, strokes_to_text([stroke]), touched > 0)
        centre = rasterise_strokes([Stroke((middle,), CENTRE)], Rect.of(place.clean)) > 0
        colours = [to_lab(as_pixels(each))[centre].mean(0) for each in (healed, place.clean)]
        differences.append(float(ciede2000(colours[0], colours[1])))
    figures = f"{np.mean(differences):.2f} / {max(differences):.2f}"
    print_row("heal brush: CIEDE2000 at the centre, mean / worst", figures, "below 3", "below 1.5")
    listed = " ".join(f"{each:.1f}" for each in differences)
    print_row("– each, the flat half first", listed, "", "")


def time_row(bench: DamageBench) -> None:
    """Print the CPU seconds, of all threads, for the repair of a large cracked scan."""
    case = _cracked_scan(bench)
    hole = dilate(case.area, DAMAGE_MARGIN)
    begin = time.process_time()
    repair = bench.repair(case.damaged)
    repaired = time.process_time()
    bench.fill(case.damaged, hole)
    filled = time.process_time()
    found = recall([Detection.of(repair.changed, case.area)])
    print_row(
        f"processor seconds, {case.area.size / 1e6:.1f} MP, cracks over {case.area.mean():.1%}",
        f"{filled - repaired:.1f} to fill the true mask",
        "20",
        "8",
    )
    name = f"– diagnosis, finding and filling {found:.0%} of the cracks"
    print_row(name, f"{repaired - begin:.1f}", "20", "8")


def _thin_cases(bench: DamageBench) -> Iterator[Case]:
    kinds = {"hair": hair, "scratches": scratches, "cracks": cracks}
    for seed, (kind, maker) in enumerate(kinds.items()):
        yield from overlay_cases(bench.prints(600 + seed, THIN_PER_KIND, THIN_SIDES), kind, maker)


def _inpainted(image: Levels, hole: Flags, method: int) -> Levels:
    return np.asarray(inpaint_opencv(image, hole.astype(np.float32), method), np.uint8)


def _grain_share(image: Levels, hole: Flags) -> float:
    """Return the grain energy inside of a hole as a share of that in the ring around it."""
    luma = to_luma(as_pixels(image))
    squared = (luma - cv2.GaussianBlur(luma, (0, 0), 1.0)) ** 2
    inside, outside = ~dilate(~hole, 2), dilate(hole, 2)
    ring = dilate(outside, RING) & ~outside
    return float(squared[inside].mean() / squared[ring].mean())


def _cracked_scan(bench: DamageBench) -> Case:
    """Return the largest photo at SCAN_PIXELS with cracks over at least LEAST_CRACKED of it."""
    photo = max(bench.validation.values(), key=lambda each: each.size)
    height, width = photo.shape[:2]
    long = round(max(height, width) * (SCAN_PIXELS / (height * width)) ** 0.5)
    clean = scaled_to(as_pixels(photo), long, np.random.default_rng(800))
    for crack_width in np.arange(1.5, 9, 0.5):
        damaged = cracks(clean, np.random.default_rng(801), width=float(crack_width))
        area = visible_change(clean, damaged)
        if area.mean() >= LEAST_CRACKED:
            break
    return Case("cracks", to_levels(clean), to_levels(damaged), area)
