"""Tests of the model selection."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.catalog.model_cards import Catalog, ModelCard, Published
from models.catalog.weight_files import Store
from models.core.device import Device
from models.core.plan import Finding, Plan, PlannedStep, Reason, Step
from models.core.wish_table import Wish
from models.planning.model_selection import ModelSelector
from models.planning.planner import make_plan, with_best_model, with_size_notes

PUBLISHED = Published("a.pth", "nafnet-gopro-width32")


def model(id: str, rank: int = 1, work: float = 10.0, *, bundled: bool = False) -> ModelCard:
    origin = None if bundled else PUBLISHED
    sizes = (1, 256, 64, 16)
    return ModelCard(
        id, id.title(), "image", "onnxrt", (f"{id}.onnx",), ("",), *sizes, "MIT", "",
        ("blur",), rank, work, published=origin,
    )  # fmt: skip


def choose(*cards: ModelCard, device: Device = Device.CPU) -> tuple[str, Reason] | None:
    best = ModelSelector(cards, device).best(Wish.BLUR, "sharpen it")
    return best and (best[1].model, best[1].reason)


def test_model_of_higher_rank_is_chosen() -> None:
    assert choose(model("good", 2), model("fair", 1)) == ("good", Reason.BEST)


def test_model_too_slow_for_the_cpu_is_chosen_on_cuda_only() -> None:
    cards = model("slow", 2, 12000.0), model("quick", 1)
    assert choose(*cards) == ("quick", Reason.QUICK)
    assert choose(*cards, device=Device.CUDA) == ("slow", Reason.BEST)


def test_no_model_is_chosen_if_all_are_too_slow() -> None:
    assert choose(model("slow", 2, 12000.0)) is None


def test_step_names_reason_quick_if_better_models_are_too_slow() -> None:
    instant = replace(model("heirloom-instruct", bundled=True), task="restore", wishes=())
    selector = ModelSelector((instant, model("slow", 2, 12000.0)))
    (blur,) = make_plan(None, (Finding(Wish.BLUR, 0.9),), np.zeros, selector).steps
    assert blur.step.restorer == "instruct"
    assert blur.choice is not None
    assert (blur.choice.model, blur.choice.reason) == ("heirloom-instruct", Reason.QUICK)


def test_bundled_model_has_reason_default() -> None:
    assert choose(model("ours", bundled=True)) == ("ours", Reason.DEFAULT)


def test_only_models_with_their_files_are_candidates(tmp_path: Path) -> None:
    present, absent = model("here"), model("absent", 5)
    (tmp_path / "here.onnx").write_bytes(b"x")
    selector = ModelSelector.from_catalog(Catalog((present, absent)), Store(tmp_path), Device.CPU)
    assert [card.id for card in selector.cards] == ["here"]


def test_step_names_the_model_and_the_reason() -> None:
    findings = (Finding(Wish.BLUR, 0.9), Finding(Wish.NOISE, 0.9))
    steps = make_plan(None, findings, np.zeros, ModelSelector((model("sharp"),))).steps
    noise, blur = steps
    assert noise.step.restorer == "instruct"
    assert noise.choice is None
    assert blur.step.restorer == "network"
    assert blur.step.models == ("sharp",)
    assert blur.choice is not None
    assert blur.choice.reason is Reason.BEST


def enlarging_model(scale: int, rank: int) -> ModelCard:
    up = model(f"x{scale}", rank, bundled=True)
    return replace(up, scale=scale, wishes=("low_resolution",))


def test_enlarging_model_sets_the_scale_of_the_step() -> None:
    found = ModelSelector((enlarging_model(4, 1),)).best(Wish.LOW_RESOLUTION, "enlarge it")
    assert found is not None
    assert found[0].scale == 4


@pytest.mark.parametrize(
    ("clause", "scale"),
    [("enlarge it 4x", 4), ("make it twice as large", 2), ("quadruple it", 4), ("enlarge it", 2)],
)
def test_model_with_the_named_factor_is_preferred(clause: str, scale: int) -> None:
    selector = ModelSelector((enlarging_model(2, 20), enlarging_model(4, 10)))
    step = Step("instruct", {"wish": "low_resolution", "clause": clause})
    planned = with_best_model(PlannedStep(Wish.LOW_RESOLUTION, step, 1.0, 0.9, clause), selector)
    assert planned.step.scale == scale


@pytest.mark.parametrize(("factor", "output"), [(1.5, 1.5), (2.0, 2.0), (3.0, 3.0), (6.0, 6.0)])
def test_step_names_the_factor_that_no_model_makes(factor: float, output: float) -> None:
    selector = ModelSelector((enlarging_model(2, 20), enlarging_model(4, 10)))
    step = Step("instruct", {"wish": "low_resolution", "clause": "enlarge"})
    planned = PlannedStep(Wish.LOW_RESOLUTION, step, 1.0, 0.9, "enlarge", factor=factor)
    (made,) = with_size_notes(Plan((with_best_model(planned, selector),))).steps
    assert made.step.output_factor == output
    assert ("factor" in made.step.params) == (factor not in (2.0, 4.0))


def test_step_for_a_print_names_its_resolution() -> None:
    selector = ModelSelector((enlarging_model(2, 20), enlarging_model(4, 10)))
    step = Step("instruct", {"wish": "low_resolution", "clause": "enlarge"})
    text = "20 x 30 cm at 240 dpi"
    planned = PlannedStep(Wish.LOW_RESOLUTION, step, 1.0, 0.9, text, factor=1.5)
    (made,) = with_size_notes(Plan((with_best_model(planned, selector),))).steps
    assert (made.step.output_factor, made.step.output_dpi) == (1.5, 240.0)


def test_generative_model_sets_the_fidelity_of_the_step() -> None:
    def generative(id: str, rank: int, fidelity: float) -> ModelCard:
        card = replace(model(id, rank, bundled=True), task="generate", fidelity=fidelity)
        return replace(card, wishes=("rebuild",))

    cards = generative("free", 2, 0.0), generative("faithful", 1, 0.3)
    found = ModelSelector(cards).best(Wish.REBUILD, "rebuild it")
    assert found is not None
    step, choice = found
    assert (step.restorer, step.models) == ("generate", ("free",))
    assert (step.params["fidelity"], step.params["clause"]) == (0.0, "rebuild it")
    assert choice.reason is Reason.BEST
