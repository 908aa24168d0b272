"""DiffBIR as a whole gives the reference's picture."""

from dataclasses import replace

import numpy as np
import pytest

from models.diffusion import colour, stage_one
from models.diffusion.diffbir import NEGATIVE_2, VERSIONS, finished
from models.diffusion.guiding import result
from models.networks.swinir import SwinIR
from tests.parity.diffusion.reference import (
    Queue,
    arrays,
    assert_near,
    assert_trace_near,
    described,
    tiny_diffbir,
    weights,
)

OPTIONS = replace(VERSIONS["v2"][1], steps=3)


def tiny_swinir(seed: str) -> SwinIR:
    keys = described("diffbir_tiny_configs.json.gz")["swinir_tiny"]["weight_keys"]
    network = SwinIR(12, (2, 2), 2)
    own = network.state_dict()
    plain = {name.removeprefix("tiny."): shape for name, shape in keys.items()}
    learnt = weights(plain, seed, "tiny.")
    network.load_state_dict({**own, **{name: learnt[name] for name in learnt if name in own}})
    return network.eval()


def test_the_whole_way_is_the_same(seed: str) -> None:
    wanted, system = arrays("diffbir_e2e", seed), tiny_diffbir(seed)
    photo, noise = wanted["lq"].numpy(), Queue("e2e.noise", seed)
    large = stage_one.enlarged(photo, 4)
    assert np.array_equal(large[:, ::4, ::4], wanted["lq_upscaled_x4"].numpy())
    clean = stage_one.by_swinir(tiny_swinir(seed), stage_one.as_tensor(large))
    assert list(clean.shape) == wanted["clean_shape"].tolist()
    assert_near(clean[:, :, ::16, ::16], wanted["clean_sub16"])
    latent = result(system.forming(clean, OPTIONS, noise))
    assert noise.taken == int(wanted["noise_count"])
    decoded = system.picture(latent, clean, OPTIONS)
    assert_trace_near(decoded[:, :, ::16, ::16], wanted["decoded_sub16"])
    fixed = colour.wavelet_fixed(decoded, clean)
    assert_trace_near(fixed[:, :, ::16, ::16], wanted["wavelet_sub16"])
    bytes_out = finished(decoded, clean, (large.shape[1], large.shape[2]))
    apart = bytes_out[:, ::2, ::2].astype(int) - wanted["output_uint8"].numpy()
    assert abs(apart).max() <= 1


def test_the_published_words_are_used() -> None:
    assert OPTIONS.positive == ""
    assert OPTIONS.negative == NEGATIVE_2


@pytest.mark.parametrize("version", VERSIONS)
def test_each_version_comes_with_its_defaults(version: str) -> None:
    schedule, options = VERSIONS[version]
    assert (schedule.prediction == "v") == (version == "v2.1")
    assert options.steps == (10 if version == "v2.1" else 50)
