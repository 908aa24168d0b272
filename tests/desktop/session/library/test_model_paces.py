"""Tests of how long models take."""

import pytest

from desktop.session.library.model_paces import find_paces
from models.catalog.model_cards import Catalog
from models.core.device import Device
from models.core.plan import PaceUnit
from models.planning import cost_estimate

CATALOG = Catalog.read()
SCUNET = CATALOG["scunet-color-real-psnr"]


def test_a_measured_time_takes_the_place_of_the_estimate() -> None:
    pace = find_paces([SCUNET], Device.CPU, {f"network {SCUNET.id}": 7.5})[SCUNET.id]
    assert (pace.seconds, pace.is_measured, pace.unit) == (7.5, True, PaceUnit.MEGAPIXEL)


def test_an_estimate_follows_from_the_work_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost_estimate, "cpu_operations", lambda: 2e11)
    paces = find_paces([SCUNET, CATALOG["gfpgan-v1.4"]], Device.CPU, {})
    assert paces[SCUNET.id].seconds == pytest.approx(1202 * 2 / 100)
    assert paces["gfpgan-v1.4"].seconds == pytest.approx(755 * 2 / 100 * 0.512**2)
    assert paces["gfpgan-v1.4"].unit is PaceUnit.FACE


def test_networks_of_unknown_work_have_no_pace() -> None:
    assert find_paces([CATALOG["face-sface"]], Device.CPU, {}) == {}
