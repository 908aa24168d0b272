"""SeeSR in the whole program, with tiny files laid out as its instructions describe."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file, save_file

from desktop.cli.main import main
from models.catalog.model_cards import Catalog
from models.catalog.weight_files import Store
from models.core.engine_run import DetectedTags
from models.core.errors import LicenceNotAccepted, ModelFileDamaged
from models.core.generation import GenerationRequest, GenerationResult
from models.core.pixels import Pixels
from models.core.progress import Progress
from models.diffusion.systems.diffbir import Tiles as DiffBIRTiles
from models.diffusion.systems.latent_tile_sizes import MemoryBudget, memory_budgets
from models.diffusion.systems.seesr import IMAGE_ATTENTION_KEY
from models.diffusion.systems.seesr_adapter import SeeSRAdapter
from models.diffusion.systems.system_loader import load_system
from models.library.converter_client import ConversionResult
from models.library.install_options import InstallOptions
from models.library.model_installer import ModelInstaller
from tests.models.library.in_process_converter import converted_here
from tests.parity.diffusion.official import TAGS, seesr

MODEL = "seesr"
STEPS = 2


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seesr(tmp_path_factory.mktemp("official"))


@pytest.fixture(scope="module")
def home(official: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import SeeSR on the command line and return the data folder."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        assert main(["models", "import", str(official)]) == 0
    return folder


def models(home: Path) -> Path:
    return home / "heirloom" / "models"


def test_imported_folder_gives_six_files(home: Path) -> None:
    card = Catalog.read(models(home))[MODEL]
    assert len(Store(models(home)).files(card)) == 6
    assert not list(models(home).glob("incoming-*"))


def test_detected_tags_are_reported_and_can_be_replaced(home: Path, photo: Pixels) -> None:
    card = Catalog.read(models(home))[MODEL]
    generator = load_system(MODEL, Store(models(home)).files(card), "cpu")
    pictures = []
    for tags in (None, (), ("a dog",)):
        asked = GenerationRequest("", "", 0.0, 1.0, STEPS, 7, tags)
        results = list(generator.generate(photo, asked, Progress()))
        (seen,) = (each for each in results if isinstance(each, DetectedTags))
        last = results[-1]
        assert isinstance(last, GenerationResult)
        assert 0 < len(seen.tags) <= TAGS if tags is None else seen.tags == tags
        assert last.pixels.shape == photo.shape
        pictures.append(last.pixels)
    own, none, dog = pictures
    assert not np.array_equal(own, dog)
    assert not np.array_equal(none, dog)


def test_tiles_go_through_the_network_together(home: Path) -> None:
    card = Catalog.read(models(home))[MODEL]
    generator = load_system(MODEL, Store(models(home)).files(card), "cpu")
    adapter = generator._system
    assert isinstance(adapter, SeeSRAdapter)
    request = GenerationRequest("", "", 0.0, 1.0, STEPS, 7)
    for budget in memory_budgets(4):
        options = adapter._merge_options(request, budget)
        assert options.tiles.batch == budget.tiles.batch


def test_batched_tiles_give_the_same_picture(
    home: Path, photo: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.diffusion.systems.diffbir_stage_one.MIN_SIDE", 64)
    card = Catalog.read(models(home))[MODEL]
    generator = load_system(MODEL, Store(models(home)).files(card), "cpu")
    request = GenerationRequest("", "", 0.0, 1.0, STEPS, 7, ())
    pictures = []
    for batch in (1, 4):
        small = MemoryBudget(DiffBIRTiles(64, 32, 64, batch), False)
        monkeypatch.setattr(
            "models.diffusion.systems.generator.fitting_budgets", lambda *_, b=small: [b]
        )
        *_, last = generator.generate(np.tile(photo, (2, 2, 1)), request, Progress())
        assert isinstance(last, GenerationResult)
        pictures.append(last.pixels)
    assert np.allclose(*pictures, atol=1e-4)


def test_plan_uses_the_installed_model(
    home: Path,
    photo: Pixels,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    source, out = tmp_path / "in.png", tmp_path / "out.png"
    Image.fromarray(np.round(photo * 255).astype(np.uint8)).save(source)
    assert main(["plan", str(source), "--say", "rebuild the detail", "--json"]) == 0
    (step,) = json.loads(capsys.readouterr().out)["plan"]
    assert step["models"] == [MODEL, "face-mtcnn"]
    assert step["params"]["fidelity"] == 0
    params = {**step["params"], "steps": STEPS, "tags": "a cat, a hat"}
    del params["strength"]
    steps = [
        {"name": "rebuild", "restorer": "generate", "params": params, "models": step["models"]}
    ]
    recipe = tmp_path / "recipe.json"
    recipe.write_text(json.dumps({"recipe": 1, "steps": steps}))
    arguments = ["restore", str(source), "--recipe", str(recipe), "-o", str(out), "--json"]
    assert main(arguments) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["tags"] == ["a cat", "a hat"]
    assert report["invented"] is not None
    with Image.open(out) as restored:
        assert restored.size == (64, 64)


def test_tag_lists_of_different_length_are_refused(official: Path, tmp_path: Path) -> None:
    shorter = tmp_path / "ram_tag_list.txt"
    shorter.write_text("only one")
    library = ModelInstaller(tmp_path / "models", converted_here)
    with pytest.raises(ModelFileDamaged):
        library.assemble((official, shorter), InstallOptions(), Progress())
    assert not list((tmp_path / "models").iterdir())


def test_turbo_requires_licence_acceptance(official: Path, tmp_path: Path) -> None:
    library = ModelInstaller(
        tmp_path / "models", lambda *_: ConversionResult("seesr-turbo", (), "generate")
    )
    with pytest.raises(LicenceNotAccepted):
        library.assemble((official,), InstallOptions("seesr-turbo"), Progress())


def test_turbo_combines_seesr_weights_with_another_base(official: Path, tmp_path: Path) -> None:
    own = load_file(next((official / "preset/models/seesr/unet").iterdir()))
    base = {
        name: torch.full_like(weight, 0.5)
        for name, weight in own.items()
        if IMAGE_ATTENTION_KEY not in name
    }
    save_file(base, tmp_path / "sd-turbo.safetensors")
    sources = (official, tmp_path / "sd-turbo.safetensors")
    library = ModelInstaller(tmp_path / "models", converted_here)
    card = library.assemble(
        sources, InstallOptions("seesr-turbo", accepts_licence=True), Progress()
    )
    kept = load_file(tmp_path / "models" / card.files[0])
    assert kept.keys() == own.keys()
    assert all(
        torch.equal(kept[n].float(), own[n] if IMAGE_ATTENTION_KEY in n else base[n]) for n in own
    )
