"""Table of other people's architectures: import, restore of a photo, difference to the reference.

    python -m benchmarks.reliability.architectures [NAME ...] [--write] [--results FILE]

Each network has generated weights. Its checkpoint is imported as a user's is, but in this process,
and restores a piece of a photo through the engine. The reference is what spandrel itself computes
from the same weights. FILE keeps each row as soon as it is made, so that an interrupted run goes
on; with `--write` the table in docs/models.md is made anew. Needs `heirloom[architectures]` and
spandrel_extra_arches.
"""

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np
import torch
from PIL import Image
from spandrel import MAIN_REGISTRY, ModelLoader
from spandrel_extra_arches import EXTRA_REGISTRY
from torch import nn

from benchmarks.reliability.architecture_list import SUBJECTS, Subject
from models.catalog.model_cards import ModelCard
from models.checkpoints.onnx_export import TRIAL_CROP, TRIAL_PHOTO
from models.core.device import Device, EngineSettings
from models.core.engine_run import RestoredTile, RunRequest
from models.core.errors import ModelFileUnsupported
from models.core.pixels import Pixels, Raster
from models.core.plan import Step, Value
from models.core.progress import Progress
from models.core.wish_table import Wish
from models.engine.local_engine import make_local_engine
from models.library.install_options import InstallOptions
from models.library.model_installer import ModelInstaller
from models.library.weight_conversion import convert_file

MOST: Final = 1e-4
"""Largest accepted difference to the reference, of values from 0 to 1."""

DOCUMENT: Final = Path(__file__).parents[2] / "docs" / "models.md"
"""Document with the table."""

BEGIN, END = "<!-- architectures: begin -->", "<!-- architectures: end -->"
"""Lines between which the table is."""

HEAD: Final = (
    "| architecture | runs in | scale | difference | seconds | result |\n" + "|---" * 6 + "|"
)
"""First lines of the table."""


@dataclass(frozen=True, slots=True)
class Row:
    """Outcome for one network; `seconds` are the CPU seconds of import and restoration."""

    name: str
    backend: str
    scale: int
    difference: float
    seconds: float
    result: str

    @property
    def is_right(self) -> bool:
        """Whether the network passed, or was refused as it must be."""
        return self.result == "pass" or self.result.startswith("refused")

    @property
    def line(self) -> str:
        """Line of the Markdown table."""
        cells = (self.name, self.backend, str(self.scale) if self.scale else "")
        difference = f"{self.difference:.1e}" if self.backend else ""
        return f"| {' | '.join(cells)} | {difference} | {self.seconds:.1f} | {self.result} |"


def measure(subject: Subject) -> Row:
    """Import a network with generated weights, restore a piece of a photo and compare."""
    started = time.process_time()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "network.pth"
        try:
            torch.save({"params": generate(subject.build(), subject.gain).state_dict()}, file)
            row = _compare(subject, file)
        except ModelFileUnsupported as error:
            kind = "refused" if subject.refused else "FAILED"
            row = Row(subject.name, "", 0, 0.0, 0.0, f"{kind}: {error.detail}")
        except Exception as error:  # noqa: BLE001  one failure is a row
            row = Row(subject.name, "", 0, 0.0, 0.0, f"FAILED: {error!r}"[:200])
    return Row(**{**asdict(row), "seconds": time.process_time() - started})


def generate(network: nn.Module, gain: float = 1.0) -> nn.Module:
    """Fill a network with random weights that change the size of values by about `gain`."""
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for name, weight in network.named_parameters():
            noise = torch.randn(weight.shape, generator=generator)
            if weight.ndim > 1 and weight.numel() > len(weight):
                weight.copy_(gain * noise / weight[0].numel() ** 0.5)
            elif name.endswith("bias"):
                weight.copy_(0.3 + 0.05 * noise)
            else:
                weight.copy_(1 + 0.1 * noise)
    return network.eval()


def _compare(subject: Subject, file: Path) -> Row:
    models = file.parent / "models"
    options = InstallOptions(wishes=(Wish.NOISE,), accepts_licence=True)
    installer = ModelInstaller(models, lambda request, _: convert_file(request))
    card = installer.import_file(file, options, Progress())
    photo = _photo()
    answer, expected = _restore(card, models, photo), _reference(file, photo, subject.multiple)
    if answer.shape != expected.shape:
        return Row(subject.name, card.backend, card.scale, 0.0, 0.0, f"FAILED: {answer.shape}")
    difference = float(np.abs(answer.clip(0, 1) - expected).max())
    spread = float(expected.std())
    result = "pass" if difference <= MOST and spread > MOST else "FAILED: other numbers"
    return Row(subject.name, card.backend, card.scale, difference, 0.0, result)


def _photo() -> Raster:
    with Image.open(TRIAL_PHOTO) as photo:
        return np.asarray(photo.convert("RGB").crop(TRIAL_CROP))


def _restore(card: ModelCard, models: Path, photo: Raster) -> Pixels:
    params: dict[str, Value] = {"wish": Wish.NOISE.value, "model": card.id, "scale": card.scale}
    engine = make_local_engine(EngineSettings(Device.CPU, models))
    request = RunRequest(Step("network", params, (card.id,)), photo, (0.0, 0.0))
    height, width = (side * card.scale for side in photo.shape[:2])
    result = np.zeros((height, width, 3), np.float32)
    for output in engine.run(request, Progress()):
        if isinstance(output, RestoredTile):
            result[output.rect.slices] = output.pixels
    engine.close()
    return result


def _reference(file: Path, photo: Raster, multiple: int) -> Pixels:
    """Return what spandrel computes from a checkpoint for a photo.

    Edges are repeated up to multiples of `multiple`, and cut off again."""
    height, width = photo.shape[:2]
    missing = ((0, -height % multiple), (0, -width % multiple), (0, 0))
    registry = MAIN_REGISTRY.copy()
    registry.add(*EXTRA_REGISTRY, ignore_duplicates=True)
    state = torch.load(file, weights_only=True)["params"]
    found: Any = ModelLoader("cpu", registry).load_from_state_dict(state)
    repeated = np.pad(photo.astype(np.float32) / 255, missing, mode="edge")
    planes = torch.from_numpy(repeated).permute(2, 0, 1)
    pictures = planes[:, None, None] if found.input_channels == 1 else planes[None, None]
    answers = torch.cat([found(picture.clone())[0] for picture in pictures])
    answer: Pixels = answers.permute(1, 2, 0).numpy()
    scale = int(found.scale)
    return answer[: height * scale, : width * scale]


def _rows(names: list[str], results: Path) -> Iterator[Row]:
    """Yield a row for each of `names`, from the file `results` if it was measured before."""
    lines = results.read_text("utf-8").splitlines() if results.is_file() else []
    known = {row.name: row for row in (Row(**json.loads(line)) for line in lines)}
    for subject in SUBJECTS:
        if names and not any(name.lower() in subject.name.lower() for name in names):
            continue
        row = known.get(subject.name) or measure(subject)
        if subject.name not in known:
            with results.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(row)) + "\n")
        yield row


def write_table(rows: list[Row]) -> None:
    """Replace the table in the document by these rows."""
    text = DOCUMENT.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    table = "\n".join((BEGIN, HEAD, *(row.line for row in rows), END))
    DOCUMENT.write_text(before + table + after, encoding="utf-8")


def main() -> int:
    """Measure and print the networks; return 1 if one neither passed nor was rightly refused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="parts of the names of networks")
    parser.add_argument("--write", action="store_true", help="write the table into docs/models.md")
    parser.add_argument("--results", type=Path, default=Path("architectures.jsonl"))
    arguments = parser.parse_args()
    torch.set_grad_enabled(False)
    rows = []
    for row in _rows(arguments.names, arguments.results):
        print(row.line, flush=True)
        rows.append(row)
    if arguments.write:
        write_table(rows)
    wrong = [row.name for row in rows if not row.is_right]
    print(f"{len(rows) - len(wrong)} of {len(rows)} right", *wrong, sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
