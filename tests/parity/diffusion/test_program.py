"""DiffBIR in the whole program, with tiny files in the official layout."""

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
import torch
from PIL import Image

from desktop.cli.main import main
from models.catalog.model_cards import Catalog
from models.catalog.weight_files import Store
from models.core.device import Device, EngineSettings
from models.core.engine_run import RestoredTile, RunRequest
from models.core.errors import LicenceNotAccepted, ModelFileUnknown, OutOfMemory
from models.core.generation import CostEstimate, GenerationRequest
from models.core.invention_map import InventionMap
from models.core.pixels import Pixels
from models.core.plan import Step
from models.core.progress import Cancelled, Notice, Progress, TileShrunk
from models.diffusion.files.cost_model import SYSTEMS, PartSizes
from models.diffusion.files.manifest import ONE_STEP, OSEDIFF_FACE
from models.diffusion.systems import torch_compile
from models.diffusion.systems.diffbir import VERSIONS
from models.diffusion.systems.generator import SystemGenerator
from models.diffusion.systems.latent_tile_sizes import bytes_needed, fitting_budgets, memory_budgets
from models.diffusion.systems.system_interface import branch_count, pull_towards
from models.diffusion.systems.system_loader import load_system, published_options
from models.engine.remote_engine import RemoteEngine
from models.library.install_options import InstallOptions
from models.library.model_installer import ModelInstaller
from tests.models.library.in_process_converter import converted_here
from tests.parity.diffusion.official import diffbir

MODEL = "diffbir-v2.1"
QUICK = {"wish": "rebuild", "clause": "rebuild it", "steps": 2, "fidelity": 0.5}
REQUEST = GenerationRequest("", "", 0.5, 1.0, 2, 7)


@pytest.fixture(scope="session")
def official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with DiffBIR's three files."""
    return diffbir(tmp_path_factory.mktemp("official"))


@pytest.fixture(scope="session")
def model_folder(official: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of models with an imported DiffBIR."""
    folder = tmp_path_factory.mktemp("data") / "heirloom" / "models"
    ModelInstaller(folder, converted_here).assemble((official,), InstallOptions(), Progress())
    return folder


@pytest.fixture(scope="session")
def generator(model_folder: Path) -> SystemGenerator:
    return load_system(MODEL, Store(model_folder).files(Catalog.read(model_folder)[MODEL]), "cpu")


def last(generator: SystemGenerator, photo: Pixels, request: GenerationRequest = REQUEST) -> Pixels:
    *_, picture = generator.generate(photo, request, Progress())
    return picture.pixels


def test_import_error_names_missing_parts(official: Path, tmp_path: Path) -> None:
    control = official / "DiffBIR_v2.1.pt"
    with pytest.raises(ModelFileUnknown) as failure:
        ModelInstaller(tmp_path, converted_here).assemble((control,), InstallOptions(), Progress())
    assert failure.value.detail == "missing: unet, vae, text, stage1"
    assert not list(tmp_path.iterdir())


def test_face_model_requires_licence_acceptance(official: Path, tmp_path: Path) -> None:
    face = tmp_path / "face_swinir_v1.ckpt"
    face.write_bytes((official / "realesrgan_s4_swinir_100k.pth").read_bytes())
    sources = (*official.glob("[sD]*"), face)
    library = ModelInstaller(tmp_path / "models", converted_here)
    with pytest.raises(LicenceNotAccepted):
        library.assemble(sources, InstallOptions(), Progress())
    assert library.assemble(sources, InstallOptions(accepts_licence=True), Progress()).id == MODEL


def test_imported_model_is_installed_with_five_files(model_folder: Path) -> None:
    card = Catalog.read(model_folder)[MODEL]
    assert Store(model_folder).has(card)
    assert len(Store(model_folder).files(card)) == 5


@pytest.fixture(scope="session")
def restored(generator: SystemGenerator, photo: Pixels) -> Pixels:
    return last(generator, photo)


def test_full_fidelity_returns_the_target_latent() -> None:
    target, latent = torch.ones(1, 4, 8, 8), torch.zeros(1, 4, 8, 8)
    assert torch.equal(pull_towards(target, 1.0)(latent, 0.7, 500), target)
    assert torch.equal(pull_towards(target, 0.0)(latent, 0.7, 500), latent)
    half = pull_towards(target, 0.5)(latent, 1.0, 0)
    assert torch.equal(half, target / 2)


def test_out_of_memory_makes_tiles_smaller_then_offloads(
    generator: SystemGenerator, photo: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    notices, sides = list[Notice](), list[int]()

    def out_of_memory(self: SystemGenerator, budget: object, *rest: object) -> Iterator[object]:
        side = budget.tiles.side, budget.offload  # type: ignore[attr-defined]
        sides.append(side)  # type: ignore[arg-type]
        raise torch.OutOfMemoryError

    monkeypatch.setattr(SystemGenerator, "_generate_with_budget", out_of_memory)
    with pytest.raises(OutOfMemory) as failure:
        list(generator.generate(photo, REQUEST, Progress(on_notice=notices.append)))
    expected = [(512, False), (384, False), (256, False), (512, True), (384, True), (256, True)]
    assert sides == expected
    assert notices[:2] == [TileShrunk(384), TileShrunk(256)]
    assert failure.value.smallest_tile == 256


def test_same_seed_gives_the_same_picture_with_offloading(
    generator: SystemGenerator, photo: Pixels, restored: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    offloaded = [budget for budget in memory_budgets() if budget.offload][:1]
    monkeypatch.setattr("models.diffusion.systems.generator.fitting_budgets", lambda *_: offloaded)
    assert np.allclose(restored, last(generator, photo), atol=1e-6)


def test_planned_memory_does_not_exceed_free_memory() -> None:
    published = PartSizes(1_731_821_448, 726_306_560, 334_615_452)
    for gigabytes in (4, 6, 8, 24):
        chosen = fitting_budgets(published, gigabytes * 2**30, tiles=9)
        assert bytes_needed(chosen[0], published) <= gigabytes * 2**30
    assert not fitting_budgets(published, 8 * 2**30)[0].offload
    assert fitting_budgets(published, 24 * 2**30, tiles=9)[0].tiles.batch == 4
    assert fitting_budgets(published, 24 * 2**30)[0].tiles.batch == 1
    assert len(fitting_budgets(published, 2**20)) == 1


@pytest.mark.parametrize("model", sorted(SYSTEMS.keys() - {*ONE_STEP, OSEDIFF_FACE}))
def test_cost_table_agrees_with_the_published_options(model: str) -> None:
    """The cost table, which imports no torch, agrees with the systems' options."""
    version = model.removeprefix("diffbir-")
    options = VERSIONS[version][1] if version in VERSIONS else published_options(model)
    failure = SYSTEMS[model]
    assert (failure.steps, failure.branches) == (options.steps, branch_count(options.cfg))


STEP = Step("generate", QUICK, (MODEL,))


@pytest.fixture
def host(model_folder: Path, tmp_path: Path) -> Iterator[RemoteEngine]:
    engine = RemoteEngine(EngineSettings(Device.CPU, model_folder), tmp_path / "scratch")
    yield engine
    engine.close()


def test_host_sends_previews_and_can_be_cancelled(host: RemoteEngine, photo: Pixels) -> None:
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


def test_command_line_restores_and_reports_the_invented_share(
    model_folder: Path,
    photo: Pixels,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(model_folder.parents[1]))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    source, out, map = (tmp_path / name for name in ("in.png", "out.png", "map.png"))
    Image.fromarray(np.round(photo * 255).astype(np.uint8)).save(source)
    step = {"name": "rebuild", "restorer": "generate", "params": QUICK, "models": [MODEL]}
    recipe = tmp_path / "recipe.json"
    recipe.write_text(json.dumps({"recipe": 1, "steps": [step]}))
    arguments = ["restore", source, "--recipe", recipe, "-o", out, "--json", "--save-evidence", map]
    assert main([str(word) for word in arguments]) == 0
    failure = json.loads(capsys.readouterr().out)
    assert 0 <= failure["invented"] <= 1
    with Image.open(out) as restored, Image.open(map) as invented:
        assert restored.size == invented.size == (64, 64)
    assert any("invented" in warning for warning in failure["warnings"])


def test_networks_on_the_cpu_are_not_compiled(generator: SystemGenerator) -> None:
    net = generator._loaded_system.net
    assert not torch_compile.compiling_pays_off(net, 10_000)
    assert not torch_compile.is_compiled(net.unet)
