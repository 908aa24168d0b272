"""Parity of DiffBIR's networks with the reference."""

import numpy as np
import torch

from models.diffusion.modules.clip_tokenizer import tokenize
from tests.parity.diffusion.reference import (
    FOLDER,
    arrays,
    assert_near,
    drawn,
    smooth,
    tiny_diffbir,
)


def test_control_residuals_equal_the_reference(seed: str) -> None:
    net, expected = tiny_diffbir(seed).net, arrays("diffbir_cldm", seed)
    x, t, text, picture = (expected[name] for name in ("x", "t", "c_txt", "c_img"))
    down, middle = net.residuals(x, t, text, picture)
    for number, residual in enumerate((*down, middle)):
        assert_near(residual, expected[f"control_{number}"])


def test_prediction_equals_the_reference_at_each_control_strength(seed: str) -> None:
    net, expected = tiny_diffbir(seed).net, arrays("diffbir_cldm", seed)
    names = {1.0: "eps", 0.5: "eps_strength_0p5", 0.0: "eps_unet_only"}
    for strength, name in names.items():
        controlled = type(net)(net.unet, net.control, strength)
        for number, t in enumerate(expected["t"]):
            one = (expected[part][number : number + 1] for part in ("x", "c_txt", "c_img"))
            x, text, picture = one
            output = controlled(x, float(t), text, picture)
            assert_near(output, expected[name][number : number + 1])


def test_tokens_and_text_vectors_equal_the_reference(seed: str) -> None:
    system, expected = tiny_diffbir(seed), arrays("diffbir_clip", seed)
    with np.load(FOLDER / f"diffbir_clip_{seed}.npz") as stored:
        prompts = tuple(str(prompt) for prompt in stored["prompts"])
    assert torch.equal(tokenize(prompts), expected["tokens"])
    assert_near(system.text(expected["tokens"]), expected["c_txt"])


def test_autoencoder_equals_the_reference(seed: str) -> None:
    vae, expected = tiny_diffbir(seed).vae, arrays("diffbir_vae", seed)
    assert_near(torch.cat(vae.moments(expected["image"]), dim=1), expected["moments"])
    assert_near(vae.encode(expected["image"]), expected["latent_mode_scaled"])
    assert_near(vae.decode(expected["z"]), expected["decoded"])


def test_tiled_encoding_equals_the_reference(seed: str) -> None:
    vae, expected = tiny_diffbir(seed).vae, arrays("diffbir_vae_tiled", seed)
    picture = smooth("vae.tiled.in", 256, 320, seed) * 2 - 1
    assert_near(vae.encode(picture, 128), expected["latent_tiled_128"])
    assert_near(vae.encode(picture), expected["latent_plain"])


def test_tiled_decoding_equals_the_reference(seed: str) -> None:
    vae, expected = tiny_diffbir(seed).vae, arrays("diffbir_vae_tiled", seed)
    latent = drawn("vae.tiled.z", (1, 4, 48, 56), seed)
    tiled, whole = vae.decode(latent, 128), vae.decode(latent)
    assert_near(tiled[:, :, ::4, ::4], expected["decoded_tiled16_sub4"])
    assert_near(whole[:, :, ::4, ::4], expected["decoded_plain_sub4"])
