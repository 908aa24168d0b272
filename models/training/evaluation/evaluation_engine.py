"""Engine, test pictures and comparison with other methods for the evaluation."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from models.backends import BACKENDS
from models.catalog.model_cards import Catalog
from models.catalog.weight_files import BUNDLED, Store
from models.core.device import Device, EngineSettings
from models.core.engine_run import RunRequest, restored_tiles
from models.core.pixels import MaskArray, Raster, Rect, as_levels, as_pixels
from models.core.plan import Plan, Step
from models.core.progress import Progress
from models.core.protocols import Network
from models.engine.local_engine import make_local_engine
from models.planning.model_selection import ModelSelector
from models.planning.planner import Findings, make_plan
from models.training.data.degradations import degradations
from models.training.data.synthetic_damage import read_outlines
from models.training.evaluation.quality_metrics import Pairs, Restore, ScoreCache, score_pairs


class ProgramRunner:
    """Local engine with bundled models that diagnoses photos, makes plans and runs them."""

    def __init__(self) -> None:
        self._engine = make_local_engine(EngineSettings(Device.CPU))
        self._selector = ModelSelector.from_catalog(Catalog.read(), Store(BUNDLED), Device.CPU)

    def diagnose(self, image: Raster) -> Findings:
        """Find the defects of a photo."""
        return self._engine.diagnose(image)

    def plan(self, text: str, findings: Findings) -> Plan:
        """Plan an instruction for a photo with these findings."""
        return make_plan(text, findings, self._engine.embed, self._selector)

    def run_plan(self, plan: Plan, image: Raster) -> Raster:
        """Run the steps of a plan, each at its strength. `image` is H x W x 3, 0 to 1."""
        for step in plan.steps:
            restored = as_pixels(self.run(step.step, image))
            mixed = as_pixels(image) * (1 - step.strength) + restored * step.strength
            image = as_levels(mixed, image.dtype)
        return image

    def restore_by_instruction(self, text: str) -> Restore:
        """Return a function that plans an instruction for a photo and runs the plan."""
        return lambda image: self.run_plan(self.plan(text, self.diagnose(image)), image)

    def run(self, step: Step, image: Raster, mask: MaskArray | None = None) -> Raster:
        """Run one step on an image at full strength, where `mask` (H x W, None: all) is not 0."""
        out = image.copy()
        request = RunRequest(step, image, Rect.of(image).centre, mask)
        for rect, tile in restored_tiles(self._engine.run(request, Progress())):
            out[rect.slices] = as_levels(tile, image.dtype)
        return out


class EvaluationBench(ProgramRunner):
    """Runner of the program with the test pictures and cached scores of other methods."""

    def __init__(self, photos: Path, cache: ScoreCache) -> None:
        super().__init__()
        self.cache = cache
        self.benchmark = _read(sorted((photos / "cbsd68").glob("*.png")))
        self.validation = _read(sorted((photos / "val").glob("*.webp")))
        outlines = photos / "damage" / "film_artifacts.json.gz"
        self.table = degradations(read_outlines(outlines, held_out=True))

    def compare(
        self,
        case: str,
        pairs: Callable[[], Pairs],
        ours: Sequence[Restore],
        peers: Mapping[str, Restore],
    ) -> None:
        """Print a row with the scores of our methods and then of others, which are cached.

        `pairs` yields damaged and clean pictures of the case. `peers` are the others by name."""
        cells = [str(score_pairs(pairs(), method)) for method in ours]
        for name, method in peers.items():
            score = self.cache.mean_score(case, name, pairs(), method)
            cells.append("not measured" if score is None else str(score))
        print_row(case, *cells)


def load_bundled(model: str) -> Network:
    """Load the bundled network with the id `model`, untiled, on the CPU."""
    card = Catalog.read()[model]
    return BACKENDS[card.backend].load(card, Store(BUNDLED).files(card), Device.CPU)


def _read(files: Iterable[Path]) -> list[NDArray[np.uint8]]:
    return [np.asarray(Image.open(file).convert("RGB")) for file in files]


def identity(image: Raster) -> Raster:
    """Return a picture unchanged, as the method to compare with."""
    return image


def print_row(*cells: str) -> None:
    """Print one row of a Markdown table and flush."""
    sys.stdout.write(f"{cells[0]} | " + " | ".join(cells[1:]) + "\n")
    sys.stdout.flush()
