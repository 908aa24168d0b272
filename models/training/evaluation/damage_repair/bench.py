"""Bench of the damage repair: the program's engine, the photos, and what a repair changed."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from models.core.plan import Step
from models.core.wish_table import Wish
from models.planning.planner import Findings
from models.training.evaluation.damage_repair.cases import (
    LONG_SIDES,
    Case,
    Levels,
    Photos,
    Prints,
    crease_cases,
    overlay_cases,
    prints,
    read_photos,
    torn_cases,
)
from models.training.evaluation.damage_repair.fields import Flags
from models.training.evaluation.damage_repair.missing_parts import TEARINGS, crease
from models.training.evaluation.damage_repair.overlays import (
    overlay_makers,
    read_held_out_outlines,
)
from models.training.evaluation.evaluation_engine import ProgramRunner

INSTRUCTION: Final = "remove the scratches"
"""What the program is told."""
ABOUT_MISSING: Final = "fill in the missing parts"
"""What the program is told about torn pictures."""
PER_KIND: Final = 8
"""Pictures of each kind of damage."""
BENCHMARK_STRIDE: Final = 4
"""Every photo of the benchmark with an index divisible by this gets damaged."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Result of repairing a picture, and the pixels (H x W) that differ from it."""

    restored: Levels
    changed: Flags


class DamageBench:
    """Program and photos of the benchmark; each picture is diagnosed once.

    `photos` holds val/, cbsd68/ and damage/. A `quick` bench has a quarter of the cases."""

    def __init__(self, photos: Path, *, quick: bool = False) -> None:
        self._folder, self._quick = photos, quick
        self._program = ProgramRunner()
        self._diagnoses = dict[str, Findings]()

    @cached_property
    def validation(self) -> Photos:
        """Validation photos by name."""
        return read_photos(self._folder / "val", "*.webp")

    @cached_property
    def benchmark(self) -> Photos:
        """Photos of CBSD68 by name."""
        return read_photos(self._folder / "cbsd68", "*.png")

    @cached_property
    def photos(self) -> Photos:
        """Photos that are damaged for the test."""
        names = sorted(self.benchmark)[::BENCHMARK_STRIDE]
        return {**self.validation, **{name: self.benchmark[name] for name in names}}

    def clean_photos(self) -> dict[str, Levels]:
        """Return the photos that no repair may change."""
        every = {**self.validation, **self.benchmark}
        return {name: every[name] for name in list(every)[:: 4 if self._quick else 1]}

    def count(self, cases: int) -> int:
        """Return how many of a number of cases are measured."""
        return max(cases // 4, 1) if self._quick else cases

    def prints(
        self, seed: int, count: int = PER_KIND, long_sides: Sequence[int] = LONG_SIDES
    ) -> Prints:
        """Yield `count` undamaged prints a kind, at `long_sides` pixels, with a generator each."""
        return prints(self.photos, self.count(count), seed, long_sides)

    def overlay_cases(self) -> Iterator[Case]:
        """Yield pictures with hair, lint, stains or scratches laid over them, kind by kind."""
        outlines = read_held_out_outlines(self._folder / "damage" / "film_artifacts.json.gz")
        for seed, (kind, maker) in enumerate(overlay_makers(outlines).items()):
            yield from overlay_cases(self.prints(100 + seed), kind, maker)

    def torn_cases(self) -> Iterator[Case]:
        """Yield pictures with torn corners, holes and torn edges, kind by kind."""
        for seed, (kind, tearing) in enumerate(TEARINGS.items()):
            yield from torn_cases(self.prints(200 + seed), kind, tearing)

    def crease_cases(self) -> Iterator[Case]:
        """Yield pictures with creases."""
        return crease_cases(self.prints(300), crease)

    def diagnose(self, image: Levels) -> Findings:
        """Find the defects of a picture, once for each picture."""
        key = hashlib.sha256(image.tobytes() + str(image.shape).encode()).hexdigest()
        if key not in self._diagnoses:
            self._diagnoses[key] = self._program.diagnose(image)
        return self._diagnoses[key]

    def is_called_damaged(self, image: Levels) -> bool:
        """Return whether the diagnosis alone leads to a repair of the picture."""
        findings = self.diagnose(image)
        return any(f.kind is Wish.SCRATCHES and f.is_worth_repairing for f in findings)

    def repair(self, image: Levels, instruction: str = INSTRUCTION) -> Repair:
        """Diagnose a picture, plan the instruction and run the plan."""
        plan = self._program.plan(instruction, self.diagnose(image))
        restored = np.asarray(self._program.run_plan(plan, image), np.uint8)
        return Repair(restored, np.asarray((restored != image).any(axis=2)))

    def fill(self, image: Levels, hole: Flags) -> Levels:
        """Fill a hole by the program's repair of a mask."""
        step, mask = self._step.with_mask_as_damage(), hole.astype(np.float32)
        return np.asarray(self._program.run(step, image, mask), np.uint8)

    def heal(self, image: Levels, strokes: str, touched: Flags) -> Levels:
        """Heal strokes, as the text of `strokes_to_text`, that lie within `touched`."""
        step = self._step.with_params({"strokes": strokes})
        return np.asarray(self._program.run(step, image, touched.astype(np.float32)), np.uint8)

    @cached_property
    def _step(self) -> Step:
        """Step that repairs surface damage."""
        return self._program.plan(INSTRUCTION, ()).steps[0].step
