"""Tiny files in the official layouts go through the whole program."""

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
import torch
from PIL import Image

from desktop.cli import main
from models.catalog.catalog import Catalog
from models.catalog.store import Store
from models.core.device import Device, EngineSettings
from models.core.engine_run import RestoredTile, RunRequest
from models.core.errors import LicenceNotAccepted, ModelFileUnknown, OutOfMemory
from models.core.generation import CostEstimate, GenerationRequest
from models.core.invention_map import InventionMap
from models.core.pixels import Pixels
from models.core.plan import Step
from models.core.progress import Cancelled, Notice, Progress, TileShrunk
from models.diffusion.files.cost_model import SYSTEMS, Parts
from models.diffusion.systems import compiling
from models.diffusion.systems.diffbir import VERSIONS
from models.diffusion.systems.generator import SystemGenerator
from models.diffusion.systems.interface import branches_of, towards
from models.diffusion.systems.loader import load_system, options_of
from models.diffusion.systems.memory_fallback import bytes_needed, first_fitting, memory_budgets
from models.engine.remote import RemoteEngine
from models.library.installer import InstallOptions, ModelInstaller
from tests.models.library.in_process_converter import converted_here
from tests.parity.diffusion.official import diffbir

MODEL = "diffbir-v2.1"
QUICK = {"wish": "rebuild", "clause": "rebuild it", "steps": 2, "fidelity": 0.5}
ASKED = GenerationRequest("", "", 0.5, 1.0, 2, 7)


@pytest.fixture(scope="session")
def official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """DiffBIR's three files."""
    return diffbir(tmp_path_factory.mktemp("official"))


@pytest.fixture(scope="session")
def person(official: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models into which DiffBIR was brought."""
    folder = tmp_path_factory.mktemp("data") / "heirloom" / "models"
    ModelInstaller(folder, converted_here).assemble((official,), InstallOptions(), Progress())
    return folder


@pytest.fixture(scope="session")
def generator(person: Path) -> SystemGenerator:
    return load_system(MODEL, Store(person).files(Catalog.read(person)[MODEL]), "cpu")


def last(generator: SystemGenerator, photo: Pixels, asked: GenerationRequest = ASKED) -> Pixels:
    *_, picture = generator.generate(photo, asked, Progress())
    return picture.pixels


def test_missing_files_are_named(official: Path, tmp_path: Path) -> None:
    control = official / "DiffBIR_v2.1.pt"
    with pytest.raises(ModelFileUnknown) as told:
        ModelInstaller(tmp_path, converted_here).assemble((control,), InstallOptions(), Progress())
    assert told.value.detail == "missing: unet, vae, text, stage1"
    assert not list(tmp_path.iterdir())


def test_the_face_model_needs_a_yes(official: Path, tmp_path: Path) -> None:
    face = tmp_path / "face_swinir_v1.ckpt"
    face.write_bytes((official / "realesrgan_s4_swinir_100k.pth").read_bytes())
    sources = (*official.glob("[sD]*"), face)
    library = ModelInstaller(tmp_path / "models", converted_here)
    with pytest.raises(LicenceNotAccepted):
        library.assemble(sources, InstallOptions(), Progress())
    assert library.assemble(sources, InstallOptions(accepts_licence=True), Progress()).id == MODEL


def test_what_was_brought_in_is_installed(person: Path) -> None:
    card = Catalog.read(person)[MODEL]
    assert Store(person).has(card)
    assert len(Store(person).files(card)) == 5


@pytest.fixture(scope="session")
def restored(generator: SystemGenerator, photo: Pixels) -> Pixels:
    return last(generator, photo)


def test_full_fidelity_is_the_faithful_latent() -> None:
    target, latent = torch.ones(1, 4, 8, 8), torch.zeros(1, 4, 8, 8)
    assert torch.equal(towards(target, 1.0)(latent, 0.7, 500), target)
    assert torch.equal(towards(target, 0.0)(latent, 0.7, 500), latent)
    half = towards(target, 0.5)(latent, 1.0, 0)
    assert torch.equal(half, target / 2)


def test_memory_that_runs_out_makes_smaller_tiles(
    generator: SystemGenerator, photo: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    notices, sides = list[Notice](), list[int]()

    def short(self: SystemGenerator, room: object, *rest: object) -> Iterator[object]:
        side = room.tiles.side, room.turns  # type: ignore[attr-defined]
        sides.append(side)  # type: ignore[arg-type]
        raise torch.OutOfMemoryError

    monkeypatch.setattr(SystemGenerator, "_in", short)
    with pytest.raises(OutOfMemory) as told:
        list(generator.generate(photo, ASKED, Progress(on_notice=notices.append)))
    expected = [(512, False), (384, False), (256, False), (512, True), (384, True), (256, True)]
    assert sides == expected
    assert notices[:2] == [TileShrunk(384), TileShrunk(256)]
    assert told.value.smallest_tile == 256


def test_the_same_seed_gives_the_same_picture_also_in_turns(
    generator: SystemGenerator, photo: Pixels, restored: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = [room for room in memory_budgets() if room.turns][:1]
    monkeypatch.setattr("models.diffusion.systems.generator.fitting", lambda *_: turns)
    assert np.allclose(restored, last(generator, photo), atol=1e-6)


def test_a_plan_fits_into_the_memory_that_is_free() -> None:
    published = Parts(1_731_821_448, 726_306_560, 334_615_452)
    for gigabytes in (4, 6, 8, 24):
        chosen = first_fitting(published, gigabytes * 2**30, tiles=9)
        assert bytes_needed(chosen[0], published) <= gigabytes * 2**30
    assert not first_fitting(published, 8 * 2**30)[0].turns
    assert first_fitting(published, 24 * 2**30, tiles=9)[0].tiles.batch == 4
    assert first_fitting(published, 24 * 2**30)[0].tiles.batch == 1
    assert len(first_fitting(published, 2**20)) == 1


@pytest.mark.parametrize("model", SYSTEMS)
def test_efforts_are_told_for_what_is_run(model: str) -> None:
    """The table that knows no torch says what the options say."""
    version = model.removeprefix("diffbir-")
    options = VERSIONS[version][1] if version in VERSIONS else options_of(model)
    told = SYSTEMS[model]
    assert (told.steps, told.branches) == (options.steps, branches_of(options.cfg))


STEP = Step("generate", QUICK, (MODEL,))


@pytest.fixture
def host(person: Path, tmp_path: Path) -> Iterator[RemoteEngine]:
    engine = RemoteEngine(EngineSettings(Device.CPU, person), tmp_path / "scratch")
    yield engine
    engine.close()


def test_the_host_shows_how_it_forms_and_can_be_stopped(host: RemoteEngine, photo: Pixels) -> None:
    image, shares, notices = np.round(photo * 255).astype(np.uint8), list[float](), list[Notice]()
    progress = Progress(shares.append, notices.append)
    pieces = list(host.run(RunRequest(STEP, image, (0, 0)), progress))
    assert [type(each) for each in pieces] == [RestoredTile, RestoredTile, InventionMap]
    assert shares == sorted(shares)
    assert {type(notice) for notice in notices} == {CostEstimate}
    stop = Event()
    running = host.run(RunRequest(STEP, image, (0, 0)), Progress(lambda _: stop.set(), stop=stop))
    with pytest.raises(Cancelled):
        list(running)


def test_the_command_line_restores_and_tells_what_was_invented(
    person: Path,
    photo: Pixels,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(person.parents[1]))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    source, out, map = (tmp_path / name for name in ("in.png", "out.png", "map.png"))
    Image.fromarray(np.round(photo * 255).astype(np.uint8)).save(source)
    step = {"name": "rebuild", "restorer": "generate", "params": QUICK, "models": [MODEL]}
    recipe = tmp_path / "recipe.json"
    recipe.write_text(json.dumps({"recipe": 1, "steps": [step]}))
    words = ["restore", source, "--recipe", recipe, "-o", out, "--json", "--save-evidence", map]
    assert main([str(word) for word in words]) == 0
    told = json.loads(capsys.readouterr().out)
    assert 0 <= told["invented"] <= 1
    with Image.open(out) as restored, Image.open(map) as invented:
        assert restored.size == invented.size == (64, 64)
    assert any("invented" in warning for warning in told["warnings"])


def test_only_long_runs_on_a_graphics_card_are_compiled(generator: SystemGenerator) -> None:
    net = generator._loaded.net
    assert not compiling.compiling_pays_off(net, 10_000)
    assert not compiling.is_compiled(net.unet)
