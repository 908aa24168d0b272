"""Laws of choosing a network for a wish."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.catalog.catalog import Catalog, ModelCard, Published
from models.catalog.store import Store
from models.core.device import Device
from models.core.plan import Finding, PlannedStep, Reason, Step
from models.core.wish import Wish
from models.planning.model_selection import ModelSelector
from models.planning.planner import make_plan, with_best_model

FROM = Published("a.pth", "nafnet-gopro-width32")


def network(id: str, rank: int = 1, work: float = 10.0, *, bundled: bool = False) -> ModelCard:
    origin = None if bundled else FROM
    sizes = (1, 256, 64, 16)
    return ModelCard(
        id, id.title(), "image", "onnxrt", (f"{id}.onnx",), ("",), *sizes, "MIT", "",
        ("blur",), rank, work, published=origin,
    )  # fmt: skip


def chosen(*cards: ModelCard, device: Device = Device.CPU) -> tuple[str, Reason] | None:
    best = ModelSelector(cards, device).best(Wish.BLUR, "sharpen it")
    return best and (best[1].model, best[1].reason)


def test_of_two_networks_the_better_one_is_chosen() -> None:
    assert chosen(network("good", 2), network("fair", 1)) == ("good", Reason.BEST)


def test_a_network_too_slow_for_the_processor_is_left_to_better_devices() -> None:
    cards = network("slow", 2, 12000.0), network("quick", 1)
    assert chosen(*cards) == ("quick", Reason.QUICK)
    assert chosen(*cards, device=Device.CUDA) == ("slow", Reason.BEST)


def test_where_all_are_too_slow_none_is_chosen() -> None:
    assert chosen(network("slow", 2, 12000.0)) is None


def test_a_plan_says_when_better_networks_are_too_slow() -> None:
    instant = replace(network("heirloom-instruct", bundled=True), task="restore", wishes=())
    routes = ModelSelector((instant, network("slow", 2, 12000.0)))
    (blur,) = make_plan(None, (Finding(Wish.BLUR, 0.9),), np.zeros, routes).steps
    assert blur.step.restorer == "instruct"
    assert blur.choice is not None
    assert (blur.choice.model, blur.choice.reason) == ("heirloom-instruct", Reason.QUICK)


def test_a_bundled_network_is_the_default() -> None:
    assert chosen(network("ours", bundled=True)) == ("ours", Reason.DEFAULT)


def test_only_installed_networks_are_chosen(tmp_path: Path) -> None:
    here, absent = network("here"), network("absent", 5)
    (tmp_path / "here.onnx").write_bytes(b"x")
    routes = ModelSelector.from_catalog(Catalog((here, absent)), Store(tmp_path), Device.CPU)
    assert [card.id for card in routes.cards] == ["here"]


def test_a_plan_tells_the_network_and_why() -> None:
    findings = (Finding(Wish.BLUR, 0.9), Finding(Wish.NOISE, 0.9))
    steps = make_plan(None, findings, np.zeros, ModelSelector((network("sharp"),))).steps
    noise, blur = steps
    assert noise.step.restorer == "instruct"
    assert noise.choice is None
    assert blur.step.restorer == "network"
    assert blur.step.models == ("sharp",)
    assert blur.choice is not None
    assert blur.choice.reason is Reason.BEST


def enlarging(scale: int, rank: int) -> ModelCard:
    up = network(f"x{scale}", rank, bundled=True)
    return replace(up, scale=scale, wishes=("low_resolution",))


def test_an_enlarging_network_gives_a_step_its_scale() -> None:
    found = ModelSelector((enlarging(4, 1),)).best(Wish.LOW_RESOLUTION, "enlarge it")
    assert found is not None
    assert found[0].scale == 4


@pytest.mark.parametrize(
    ("said", "scale"),
    [("enlarge it 4x", 4), ("make it twice as large", 2), ("quadruple it", 4), ("enlarge it", 2)],
)
def test_a_photo_grows_as_much_as_is_said(said: str, scale: int) -> None:
    routes = ModelSelector((enlarging(2, 20), enlarging(4, 10)))
    step = Step("instruct", {"wish": "low_resolution", "clause": said})
    planned = with_best_model(PlannedStep(Wish.LOW_RESOLUTION, step, 1.0, 0.9, said), routes)
    assert planned.step.scale == scale


def test_a_rebuilding_network_says_how_faithful_its_step_begins() -> None:
    def generative(id: str, rank: int, fidelity: float) -> ModelCard:
        card = replace(network(id, rank, bundled=True), task="generate", fidelity=fidelity)
        return replace(card, wishes=("rebuild",))

    cards = generative("free", 2, 0.0), generative("faithful", 1, 0.3)
    found = ModelSelector(cards).best(Wish.REBUILD, "rebuild it")
    assert found is not None
    step, choice = found
    assert (step.restorer, step.models) == ("generate", ("free",))
    assert (step.params["fidelity"], step.params["clause"]) == (0.0, "rebuild it")
    assert choice.reason is Reason.BEST
