"""Tiny random weights in the file layouts of the publishers."""

from collections.abc import Mapping
from pathlib import Path

import torch
from diffusers import AutoencoderTiny
from safetensors.torch import save_file
from torch import Tensor

from models.diffusion.files.key_mapping import rename_text_keys, rename_vae_keys
from models.networks.swinir import SwinIR
from tests.parity.diffusion.one_step_reference import checkpoint
from tests.parity.diffusion.reference import read_json, weights

PUBLISHED = {
    "unet.": "model.diffusion_model.",
    "vae.": "first_stage_model.",
    "clip.": "cond_stage_model.",
}
SEED = "dev"
OLD_ATTENTION_NAMES = {"to_q": "query", "to_k": "key", "to_v": "value", "to_out.0": "proj_attn"}
TAGS = 4585


def diffbir(folder: Path) -> Path:
    """Write the three files of DiffBIR version 2.1 into one folder."""
    state = _stable_diffusion()
    _save_stable_diffusion(folder / "sd2.1-base-zsnr-laionaes5.ckpt")
    control = {f"module.{name}": w for name, w in _under(state, "controlnet.").items()}
    torch.save(control, folder / "DiffBIR_v2.1.pt")
    torch.manual_seed(0)
    torch.save(SwinIR(12, (2, 2), 2).state_dict(), folder / "realesrgan_s4_swinir_100k.pth")
    return folder


def _save_stable_diffusion(file: Path) -> None:
    """Write one file with the whole of Stable Diffusion, under the original names."""
    sd = {
        name.replace(prefix_of_part, original, 1): weight
        for name, weight in _stable_diffusion().items()
        for prefix_of_part, original in PUBLISHED.items()
        if name.startswith(prefix_of_part)
    }
    torch.save({"state_dict": sd, "global_step": 1}, file)


def osediff(folder: Path) -> Path:
    """Write the files of OSEDiff into one folder."""
    _save_stable_diffusion(folder / "v2-1_512-ema-pruned.ckpt")
    torch.save(checkpoint("osediff"), folder / "osediff.pkl")
    _save_ram_and_dape(folder)
    _write_tag_lists(folder)
    return folder


def pisasr(folder: Path) -> Path:
    """Write the files of PiSA-SR into one folder."""
    _save_stable_diffusion(folder / "v2-1_512-ema-pruned.ckpt")
    torch.save(checkpoint("pisasr"), folder / "pisa_sr.pkl")
    return folder


def seesr(folder: Path) -> Path:
    """Write a folder laid out as SeeSR's instructions describe: repository and weights."""
    keys, state = read_json("seesr_keys.json.gz")["keys"], _stable_diffusion()
    models, base = folder / "preset" / "models", folder / "preset" / "models" / "sd-2-base"
    _save(weights(keys["tiny_unet"], SEED, "unet."), models / "seesr" / "unet")
    _save(weights(keys["tiny_controlnet"], SEED, "controlnet."), models / "seesr" / "controlnet")
    _save(_with_old_attention_names(rename_vae_keys(_under(state, "vae."))), base / "vae")
    text = rename_text_keys(_under(state, "clip."))
    _save({f"text_model.{name}": weight for name, weight in text.items()}, base / "text_encoder")
    _save_ram_and_dape(models)
    lists = folder / "ram" / "data"
    lists.mkdir(parents=True)
    _write_tag_lists(lists)
    return folder


def _write_tag_lists(folder: Path) -> None:
    (folder / "ram_tag_list.txt").write_text("\n".join(f"tag {n}" for n in range(TAGS)))
    (folder / "ram_tag_list_threshold.txt").write_text("\n".join(["0.65"] * TAGS))


def _save_ram_and_dape(models: Path) -> None:
    """Write RAM, whose tag head has an older name, and DAPE's LoRA matrices for it."""
    whole = weights(read_json("seesr_dape_tiny.json")["keys"], SEED)
    lora = {name: weight for name, weight in whole.items() if ".lora_" in name}
    ram = {
        name.replace("tagging_head", "vision_multi"): weight
        for name, weight in whole.items()
        if name not in lora
    }
    torch.save({"model": ram}, models / "ram_swin_large_14m.pth")
    torch.save(lora, models / "DAPE.pth")


def _stable_diffusion() -> dict[str, Tensor]:
    return weights(read_json("diffbir_tiny_configs.json.gz")["controlldm"]["weight_keys"], SEED)


def _under(state: Mapping[str, Tensor], beginning: str) -> dict[str, Tensor]:
    return {
        name.removeprefix(beginning): weight
        for name, weight in state.items()
        if name.startswith(beginning)
    }


def _with_old_attention_names(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    renamed = {}
    for name, weight in state.items():
        for new, old in OLD_ATTENTION_NAMES.items():
            name = name.replace(f".attentions.0.{new}.", f".attentions.0.{old}.")  # noqa: PLW2901
        renamed[name] = weight
    return renamed


def _save(state: Mapping[str, Tensor], folder: Path) -> None:
    folder.mkdir(parents=True)
    file = folder / "diffusion_pytorch_model.safetensors"
    save_file({name: weight.contiguous().clone() for name, weight in state.items()}, file)


def taesd(folder: Path) -> Path:
    """Write both halves of TAESD, an eighth as wide, as they are published."""
    torch.manual_seed(0)
    state = AutoencoderTiny(
        encoder_block_out_channels=(8,) * 4, decoder_block_out_channels=(8,) * 4
    ).state_dict()
    for half, first in (("encoder", 0), ("decoder", 1)):
        numbered = (
            (name.partition(".")[0], name.partition(".")[2], weight)
            for name, weight in _under(state, f"{half}.layers.").items()
        )
        renamed = {f"{int(number) + first}.{rest}": weight for number, rest, weight in numbered}
        torch.save(renamed, folder / f"taesd_{half}.pth")
    return folder
