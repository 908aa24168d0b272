"""The engine that people run, the pictures it is measured on, and the measures."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from models.backends import BACKENDS
from models.catalog import Catalog
from models.device import Device, EngineSettings
from models.engine import local_engine
from models.pixels import Raster, Rect, as_levels, as_pixels
from models.planning.plan import Step
from models.planning.planner import planned
from models.progress import Progress
from models.restorer import Network
from models.store import BUNDLED, Store
from models.training.damage import read_outlines
from models.training.degradations import degradations
from models.training.scores import Ledger, Pairs, Restore, scored


class Bench:
    """The engine with its bundled models, the pictures, and what peers have scored on them."""

    def __init__(self, photos: Path, ledger: Ledger) -> None:
        self.ledger = ledger
        self._engine = local_engine(EngineSettings(Device.CPU))
        self.benchmark = _read(sorted((photos / "cbsd68").glob("*.png")))
        self.validation = _read(sorted((photos / "val").glob("*.webp")))
        outlines = photos / "damage" / "film_artifacts.json.gz"
        self.outlines = read_outlines(outlines, held_out=True)
        self.table = degradations(self.outlines)

    def said(self, text: str) -> Restore:
        """Does what the planner makes of the words and of the photo."""

        def restore(image: Raster) -> Raster:
            findings = self._engine.diagnose(image)
            for step in planned(text, findings, self._engine.embed).steps:
                restored = as_pixels(self.run(step.step, image))
                mixed = as_pixels(image) * (1 - step.strength) + restored * step.strength
                image = as_levels(mixed, image.dtype)
            return image

        return restore

    def compare(
        self,
        case: str,
        pairs: Callable[[], Pairs],
        ours: Sequence[Restore],
        peers: Mapping[str, Restore],
    ) -> None:
        """Print a row: what is ours, then the peers by name, whose scores are kept."""
        cells = [str(scored(pairs(), method)) for method in ours]
        for name, method in peers.items():
            score = self.ledger.scored(case, name, pairs(), method)
            cells.append("not measured" if score is None else str(score))
        row(case, *cells)

    def run(self, step: Step, image: Raster) -> Raster:
        """One step at full strength."""
        out = np.empty_like(image)
        for rect, tile in self._engine.run(step, image, Rect.of(image).centre, None, Progress()):
            out[rect.slices] = as_levels(tile, image.dtype)
        return out


def bundled(model: str) -> Network:
    """A network of our own, without tiles."""
    card = Catalog.read()[model]
    return BACKENDS[card.backend].load(card, Store(BUNDLED).files(card), Device.CPU)


def _read(files: Iterable[Path]) -> list[NDArray[np.uint8]]:
    return [np.asarray(Image.open(file).convert("RGB")) for file in files]


def same(image: Raster) -> Raster:
    """The input as it is."""
    return image


def row(*cells: str) -> None:
    """One row of a Markdown table, written at once."""
    sys.stdout.write(f"{cells[0]} | " + " | ".join(cells[1:]) + "\n")
    sys.stdout.flush()
