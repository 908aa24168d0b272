"""Fixtures of the diffusion parity tests: no gradients, and skips without reference numbers."""

from collections.abc import Iterator

import numpy as np
import pytest

from models.core.pixels import Pixels

torch = pytest.importorskip("torch", reason="the generative passes need torch")
pytest.importorskip("diffusers", reason="the generative passes need diffusers")

from tests.parity.diffusion.reference import SEEDS  # noqa: E402

torch.set_num_threads(1)
"""Threads of tiny networks do nothing but wait for each other, on a busy processor for minutes."""


@pytest.fixture(autouse=True)
def no_gradients(shared: object) -> Iterator[None]:
    with torch.no_grad():
        yield


@pytest.fixture(scope="session")
def photo() -> Pixels:
    """Smooth coloured picture, 64 x 64."""
    y, x = np.mgrid[0:1:64j, 0:1:64j]
    planes = (0.5 + 0.3 * np.sin(9 * x), 0.4 + 0.3 * y, 0.5 + 0.2 * np.cos(7 * x * y))
    return np.stack(planes, axis=2).astype(np.float32)


@pytest.fixture(params=SEEDS or ["none"])
def seed(request: pytest.FixtureRequest, shared: object) -> str:
    """Seed of each available set of reference numbers."""
    if not SEEDS:
        pytest.skip("the reference numbers of the generative passes are not there")
    return str(request.param)
