"""Rows of the developers' hostile files: photos, projects, networks and weights."""

import json
import time
from contextlib import closing
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from benchmarks.reliability.case_bench import Bench, Row, expect
from desktop.files.errors import PhotoError
from desktop.files.project.project_file import load_project
from desktop.files.project.safe_archive import ProjectReaders
from desktop.files.reading.decoder_client import DecoderClient
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress

LONGEST: Final = 60.0
"""CPU seconds in which a hostile project is to be opened or refused."""

CONVERTED: Final = (
    *("dynamic", "opset22", "half", "external_large", "same_size", "fixed64", "grey"),
)
REFUSED: Final = {"nhwc": "channels last"}
"""Networks of `14_onnx` that are imported, and words of the reason why others are not."""

WEIGHTS_REFUSED: Final = ("fp8.safetensors",)
"""Weights that may be refused."""


def _hostile_photos(bench: Bench) -> None:
    for photo in sorted((bench.reliability / "photos").iterdir()):
        run = bench.run("restore", photo, "--say", "no changes", "-o", f"attack-{photo.stem}.png")
        expect("crash" not in run.said, f"{photo.name}: {run.said}")
    expect((bench.files / "attack-key-latin1.png").exists(), "key-latin1.png was refused")


def _hostile_projects(bench: Bench) -> None:
    with (
        Scratch(bench.folder) as scratch,
        closing(DecoderClient(scratch)) as decoder,
    ):
        readers = ProjectReaders(decoder.read, decoder.digest)
        for project in sorted((bench.reliability / "projects").iterdir()):
            began = time.process_time()
            try:
                load_project(project, scratch, Progress(), readers)
            except PhotoError as error:
                expect(project.name != "base.ora", repr(error))
            seconds = time.process_time() - began
            expect(seconds < LONGEST, f"{project.name}: {seconds:.0f} s")


def _hostile_networks(bench: Bench) -> None:
    for network in sorted((bench.reliability / "onnx").iterdir()):
        run = bench.run("models", "import", network, "--for", "noise", "--as", f"h-{network.stem}")
        expect("Traceback" not in run.stderr, f"{network.name}: {run.stderr}")
        if network.stem in ("loop", "mem"):
            expect(run.code != 0, f"{network.name} was imported")
        if network.stem == "identity":
            expect(run.code == 0, run.stderr)


def _networks(bench: Bench) -> None:
    for name in CONVERTED:
        run = _import(bench, bench.files / "14_onnx" / f"{name}.onnx")
        expect(run == "", f"{name}: {run}")
    for name, reason in REFUSED.items():
        told = _import(bench, bench.files / "14_onnx" / f"{name}.onnx")
        expect(reason in told, f"{name}: {told}")


def _weights(bench: Bench) -> None:
    for file in sorted((bench.files / "15_weights").iterdir()):
        told = _import(bench, file)
        expect(told == "" or file.name in WEIGHTS_REFUSED, f"{file.name}: {told}")


def _not_a_number(bench: Bench) -> None:
    network = bench.files / "14_onnx/nan_on_black.onnx"
    told = _import(bench, network)
    expect(told == "", told)
    Image.new("RGB", (60, 40)).save(bench.files / "black.png")
    params = {"wish": "noise"}
    step = {"name": "a", "restorer": "network", "params": params, "models": ["nan-on-black"]}
    (bench.files / "nan.json").write_text(json.dumps({"recipe": 1, "steps": [step]}))
    run = bench.run("restore", "black.png", "--recipe", "nan.json")
    done = [np.asarray(Image.open(bench.files / path)).max() for path in run.outputs]
    expect(not done or max(done) == 0, done)
    expect("nan" in run.said or "could not" in run.said or run.code != 0, run.said)


def _import(bench: Bench, file: Path) -> str:
    """Import a file for the wish noise; return why it was refused, "" if it was not."""
    id = file.stem.replace("_", "-")
    run = bench.run("models", "import", file, "--for", "noise", "--as", id)
    expect("Traceback" not in run.stderr, f"{file.name}: {run.stderr}")
    return run.stderr if run.code else ""


ROWS: Final[dict[str, Row]] = {
    "34 networks of other shapes": _networks,
    "35 weights as people keep them": _weights,
    "37 NaN": _not_a_number,
    "H6 hostile photos": _hostile_photos,
    "H7 hostile projects": _hostile_projects,
    "H8 hostile networks": _hostile_networks,
}
"""Rows by their number or hole, and title."""
