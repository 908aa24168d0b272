"""Tests of the published InstructIR, with toy networks in place of its three parts."""

from pathlib import Path

import numpy as np
import pytest

from desktop.cli.doctor_command import describe
from models.catalog.model_cards import Catalog
from models.catalog.weight_files import Store
from models.core.device import Device
from models.core.pixels import Pixels, Rect
from models.core.progress import Progress
from models.core.protocols import Array, RestoreInput
from models.core.wish_table import Wish
from models.planning.model_selection import ModelSelector
from models.restorers.instructir import Params, PublishedInstructIR
from tests.fakes import FakeNetwork, card

PARTS = ("instructir-7d", "instructir-lmhead", "bge-micro-v2")


def install(folder: Path, *parts: str) -> None:
    """Write placeholder files and their cards."""
    for part in parts:
        file = folder / f"{part}.onnx"
        file.write_bytes(b"x")
        known = Catalog.read()[part]
        more = {"wishes": known.wishes, "needs": known.needs}
        (folder / f"{part}.toml").write_text(card(part, known.task, {file.name: file}, **more).toml)


@pytest.mark.parametrize("missing", PARTS)
def test_model_is_chosen_only_if_all_three_parts_are_installed(
    tmp_path: Path, missing: str
) -> None:
    install(tmp_path, *(part for part in PARTS if part != missing))
    assert (
        ModelSelector.from_folder(tmp_path, Device.CPU).best(Wish.NOISE, "remove the noise") is None
    )
    install(tmp_path, missing)
    found = ModelSelector.from_folder(tmp_path, Device.CPU).best(Wish.NOISE, "remove the noise")
    assert found is not None
    assert found[0].models == PARTS
    assert found[0].params["clause"] == "remove the noise"


def test_listing_names_the_missing_part(tmp_path: Path) -> None:
    install(tmp_path, "instructir-7d", "bge-micro-v2")
    cards = [Catalog.read(tmp_path)["instructir-7d"]]
    listed = next(describe(cards, Store.of(tmp_path)))
    assert (listed["state"], listed["lacks"]) == ("incomplete", ["instructir-lmhead"])


def test_clause_reaches_the_image_network_through_encoder_and_head() -> None:
    def image_network(image: Pixels, text: Array) -> Pixels:
        return image + text[0, 0]

    networks = {
        "bge-micro-v2": FakeNetwork(lambda words: np.full((len(words), 384), 0.5, np.float32)),
        "instructir-lmhead": FakeNetwork(lambda embedded: embedded[:, :256] / 2),
        "instructir-7d": FakeNetwork(image_network),
    }
    image = np.random.default_rng(0).random((4, 5, 3), np.float32)
    rect = Rect.of(image)
    restorer, params = PublishedInstructIR(), Params("noise", "remove the noise")
    overview = RestoreInput(image, rect, rect, None, networks.__getitem__, Progress())
    analysis = restorer.analyse_overview(overview, params)
    work = RestoreInput(image, rect, rect, analysis, networks.__getitem__, Progress())
    assert np.allclose(restorer.run(work, params), image + 0.25)
