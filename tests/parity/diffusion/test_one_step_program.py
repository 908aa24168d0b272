"""OSEDiff and PiSA-SR in the whole program, with tiny files in the official layout."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from desktop.cli.main import main
from desktop.restoration.step_parameters import parameters_of
from models.catalog.model_cards import Catalog
from models.catalog.weight_files import Store
from models.core.device import Device, EngineSettings
from models.core.engine_run import DetectedTags, RestoredTile, RunRequest
from models.core.errors import (
    LicenceNotAccepted,
    ModelFileDamaged,
    ModelFileUnknown,
    ModelFileUnsafe,
)
from models.core.generation import GenerationRequest, GenerationResult
from models.core.invention_map import InventionMap
from models.core.pixels import Pixels
from models.core.plan import Step
from models.core.progress import Cancelled, Progress
from models.diffusion.modules.controlled_unet import ControlledUnet
from models.diffusion.systems.generator import TRIAL_TIMESTEP, SystemGenerator
from models.diffusion.systems.system_loader import load_system
from models.engine.remote_engine import RemoteEngine
from models.library.converter_client import ConversionResult
from models.library.install_options import InstallOptions
from models.library.model_installer import ModelInstaller
from tests.models.library.in_process_converter import converted_here
from tests.parity.diffusion.official import osediff, pisasr, taesd
from tests.parity.diffusion.one_step_reference import checkpoint


@pytest.fixture(autouse=True)
def small_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep photos at their size in this process, since seconds a run add up."""
    monkeypatch.setattr("models.diffusion.systems.diffbir_stage_one.MIN_SIDE", 64)


REQUEST = GenerationRequest("", "", 0.0, 1.0, 0, 7)


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return osediff(tmp_path_factory.mktemp("osediff"))


@pytest.fixture(scope="module")
def home(official: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import OSEDiff and PiSA-SR and return the data folder."""
    folder = tmp_path_factory.mktemp("data")
    installer = ModelInstaller(folder / "heirloom" / "models", converted_here)
    other = pisasr(tmp_path_factory.mktemp("pisasr"))
    installer.assemble((official,), InstallOptions(), Progress())
    taesd(other)
    installer.assemble((other,), InstallOptions(accepts_licence=True), Progress())
    return folder


def load(home: Path, model: str) -> SystemGenerator:
    folder = home / "heirloom" / "models"
    return load_system(model, Store(folder).files(Catalog.read(folder)[model]), "cpu")


@pytest.fixture(scope="module")
def generator(home: Path) -> SystemGenerator:
    return load(home, "osediff")


def results(
    generator: SystemGenerator, photo: Pixels, request: GenerationRequest = REQUEST
) -> list[GenerationResult]:
    found = generator.generate(photo, request, Progress())
    return [each for each in found if isinstance(each, GenerationResult)]


def test_imported_models_have_their_own_files(home: Path) -> None:
    catalog = Catalog.read(home / "heirloom" / "models")
    parts = {"unet", "vae", "text", "dape", "tags"}
    files = {name.split("-", 1)[1].split(".")[0] for name in catalog["osediff"].files}
    assert files == parts
    parts = {"unet", "semantic", "vae", "text", "taesd"}
    assert {name.split("-")[2].split(".")[0] for name in catalog["pisa-sr"].files} == parts


def test_preview_comes_before_the_result(generator: SystemGenerator, photo: Pixels) -> None:
    preview, last = results(generator, photo)
    assert preview.faithful is None
    assert last.faithful is not None
    assert preview.pixels.shape == last.pixels.shape == photo.shape
    assert float(abs(last.pixels - photo).max()) > 0.01


def test_fidelity_mixes_the_photo_into_the_result(
    generator: SystemGenerator, photo: Pixels
) -> None:
    free, half, full = (
        results(generator, photo, replace(REQUEST, fidelity=fidelity))[-1].pixels
        for fidelity in (0.0, 0.5, 1.0)
    )
    assert float(abs(full - photo).max()) < 0.02
    assert float(abs(half - (free + full) / 2).mean()) < 0.02


def test_tags_can_be_replaced(generator: SystemGenerator, photo: Pixels) -> None:
    request = replace(REQUEST, tags=("a dog",))
    found = list(generator.generate(photo, request, Progress()))
    assert [each.tags for each in found if isinstance(each, DetectedTags)] == [("a dog",)]
    assert not np.array_equal(found[-1].pixels, results(generator, photo)[-1].pixels)  # type: ignore[union-attr]


def test_strengths_and_tiny_autoencoder_change_the_result(home: Path, photo: Pixels) -> None:
    generator = load(home, "pisa-sr")
    requests = (REQUEST, replace(REQUEST, semantic=0.5), replace(REQUEST, is_quick=True))
    published, weak, quick = (results(generator, photo, each)[-1].pixels for each in requests)
    assert not np.array_equal(published, weak)
    assert not np.array_equal(published, quick)


@pytest.fixture
def network_runs(monkeypatch: pytest.MonkeyPatch) -> list[Tensor]:
    """Latents with which the UNet of a system is called at its own timestep."""
    latents, call = list[Tensor](), ControlledUnet.__call__

    def counting(self: ControlledUnet, x: Tensor, timestep: float, *rest: Tensor) -> Tensor:
        if timestep != TRIAL_TIMESTEP:
            latents.append(x)
        return call(self, x, timestep, *rest)

    monkeypatch.setattr(ControlledUnet, "__call__", counting)
    return latents


def test_other_strengths_of_known_outputs_take_no_network_run(
    home: Path, photo: Pixels, network_runs: list[Tensor]
) -> None:
    generator = load(home, "pisa-sr")
    results(generator, photo, replace(REQUEST, pixel=0.8, semantic=1.3))
    assert len(network_runs) == 2
    other = replace(REQUEST, pixel=1.2, semantic=0.4)
    changed = results(generator, photo, other)[-1].pixels
    assert len(network_runs) == 2
    assert np.array_equal(changed, results(load(home, "pisa-sr"), photo, other)[-1].pixels)


def test_other_photo_or_prompt_takes_a_network_run(
    home: Path, photo: Pixels, network_runs: list[Tensor]
) -> None:
    generator = load(home, "pisa-sr")
    for image, positive in ((photo, ""), (1 - photo, ""), (photo, "sharp"), (photo, "")):
        results(generator, image, replace(REQUEST, positive=positive))
    assert len(network_runs) == 3


def test_part_around_the_focus_is_shown_first(
    generator: SystemGenerator, photo: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.diffusion.systems.first_view.VIEW_SIDE", 64)
    large = np.tile(photo, (2, 2, 1))
    first, preview, last = results(generator, large, replace(REQUEST, focus=(128, 128)))
    part = np.s_[64:, 64:]
    assert float(abs(first.pixels - large)[part].max()) > 0.01
    rest = np.ones((128, 128), bool)
    rest[part] = False
    assert np.array_equal(first.pixels[rest], large[rest])
    assert np.array_equal(preview.pixels[part], first.pixels[part])
    assert not np.array_equal(preview.pixels[rest], large[rest])
    *_, unwatched = results(generator, large)
    assert np.array_equal(last.pixels, unwatched.pixels)


def test_window_offers_only_parameters_with_an_effect() -> None:
    def offered(model: str) -> set[str]:
        return {each.name for each in parameters_of(Step("generate", {}, (model,)))}

    without_effect = {"fidelity", "control", "steps", "negative"}
    assert not offered("osediff") & {*without_effect, "pixel", "semantic"}
    assert not offered("pisa-sr") & {*without_effect, "tags"}
    assert {"tags", "positive", "seed"} <= offered("osediff")
    assert {"pixel", "semantic", "positive", "seed"} <= offered("pisa-sr")
    assert without_effect < offered("seesr")


@pytest.fixture
def host(home: Path, tmp_path: Path) -> Iterator[RemoteEngine]:
    models = home / "heirloom" / "models"
    engine = RemoteEngine(EngineSettings(Device.CPU, models), tmp_path / "scratch")
    yield engine
    engine.close()


def test_host_runs_and_can_be_cancelled(host: RemoteEngine, photo: Pixels) -> None:
    step = Step("generate", {"wish": "rebuild", "clause": "", "model": "osediff"}, ("osediff",))
    image = np.round(photo * 255).astype(np.uint8)
    found = list(host.run(RunRequest(step, image, (0, 0)), Progress()))
    assert [type(each) for each in found] == [
        DetectedTags,
        RestoredTile,
        RestoredTile,
        InventionMap,
    ]
    stop = Event()
    running = host.run(RunRequest(step, image, (0, 0)), Progress(lambda _: stop.set(), stop=stop))
    with pytest.raises(Cancelled):
        list(running)


def test_command_line_plans_and_runs_osediff(
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
    assert step["models"][0] == "osediff"
    assert step["params"]["fidelity"] == 0
    arguments = ["restore", str(source), "--say", "rebuild the detail", "--set", "tags=a cat"]
    assert main([*arguments, "-o", str(out), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["tags"] == ["a cat"]
    assert report["invented"] is not None
    with Image.open(out) as restored:
        assert restored.size == (64, 64)


def test_pisasr_requires_consent(official: Path, tmp_path: Path) -> None:
    library = ModelInstaller(
        tmp_path / "models", lambda *_: ConversionResult("pisa-sr", (), "generate")
    )
    with pytest.raises(LicenceNotAccepted):
        library.assemble((official,), InstallOptions("pisa-sr"), Progress())


def change_lists(content: dict[str, Any]) -> None:
    content["unet_lora_others_modules"] = content["unet_lora_others_modules"][1:]


def change_rank(content: dict[str, Any]) -> None:
    content["rank_unet"] = 8


def drop_matrix(content: dict[str, Any]) -> None:
    state = content["state_dict_unet"]
    state.pop(next(name for name in state if ".lora_B." in name))


def add_layer(content: dict[str, Any]) -> None:
    state, name = content["state_dict_vae"], "encoder.unknown"
    state[f"{name}.lora_A.default_encoder.weight"] = torch.zeros(4, 8)
    state[f"{name}.lora_B.default_encoder.weight"] = torch.zeros(8, 4)
    content["vae_lora_encoder_modules"] = [*content["vae_lora_encoder_modules"], name]


@pytest.mark.parametrize("change", [change_lists, change_rank, drop_matrix, add_layer])
def test_inconsistent_checkpoint_is_refused(change: Any, official: Path, tmp_path: Path) -> None:
    content = checkpoint("osediff")
    content |= {name: dict(each) for name, each in content.items() if isinstance(each, dict)}
    change(content)
    torch.save(content, tmp_path / "osediff.pkl")
    others = (each for each in official.iterdir() if each.name != "osediff.pkl")
    library = ModelInstaller(tmp_path / "models", converted_here)
    with pytest.raises(ModelFileDamaged):
        library.assemble((tmp_path / "osediff.pkl", *others), InstallOptions(), Progress())
    assert not list((tmp_path / "models").iterdir())


class Malicious:
    """Object whose unpickling would run a program."""

    def __reduce__(self) -> tuple[Any, ...]:
        return exec, ("raise SystemExit",)


def test_checkpoint_with_code_is_refused(tmp_path: Path) -> None:
    torch.save({**checkpoint("osediff"), "code": Malicious()}, tmp_path / "osediff.pkl")
    library = ModelInstaller(tmp_path / "models", converted_here)
    with pytest.raises(ModelFileUnsafe):
        library.assemble((tmp_path / "osediff.pkl",), InstallOptions(), Progress())


def test_missing_parts_are_named(official: Path, tmp_path: Path) -> None:
    library = ModelInstaller(tmp_path / "models", converted_here)
    with pytest.raises(ModelFileUnknown) as failure:
        library.assemble((official / "osediff.pkl",), InstallOptions(), Progress())
    missing = "missing: unet, vae, text, ram_swin_large_14m, DAPE, ram_tag_list"
    assert failure.value.detail.startswith(missing)


def test_face_checkpoint_becomes_the_model_for_faces(official: Path, tmp_path: Path) -> None:
    torch.save(checkpoint("osediff"), tmp_path / "osediff_face.pkl")
    others = (each for each in official.iterdir() if each.name != "osediff.pkl")
    library = ModelInstaller(tmp_path / "models", converted_here)
    sources = (tmp_path / "osediff_face.pkl", *others)
    assert library.assemble(sources, InstallOptions(), Progress()).id == "osediff-face"
