"""Reading of sentence encoders from sentence-transformers folders: BERT with mean pooling."""

import json
import re
from pathlib import Path
from typing import Any, Final

from tokenizers import Tokenizer
from torch import nn

from models.checkpoints.checkpoint_loader import read_weights
from models.checkpoints.state_dict import StateDict
from models.core.errors import ModelFileDamaged, ModelFileUnknown
from models.networks.bert import SentenceBert

WEIGHT_FILES: Final = ("model.safetensors", "pytorch_model.bin")
"""Accepted names of the file of weights of a sentence encoder, in order of preference."""
TOKENIZER: Final = "tokenizer.json"
"""File name of a sentence encoder's tokenizer."""
UNUSED_WEIGHTS: Final = ("pooler.", "embeddings.position_ids")
"""Prefixes of BERT weights that have no influence on the mean of the token vectors."""

MAX_CONFIG_CHARS: Final = 16 << 20
"""Largest number of characters of config.json that are read."""


def weights_file(folder: Path) -> Path:
    """Return the file of weights in the folder of a sentence encoder.

    Raises: ModelFileUnknown if it or the tokenizer is missing."""
    found = next((folder / name for name in WEIGHT_FILES if (folder / name).is_file()), None)
    if found is None or not (folder / TOKENIZER).is_file():
        raise ModelFileUnknown(
            str(folder), f"a sentence encoder has {WEIGHT_FILES[0]} and {TOKENIZER}"
        )
    return found


def read_encoder(folder: Path) -> nn.Module:
    """Read the sentence encoder in a folder.

    Raises: ModelFileUnknown, ModelFileDamaged, ModelFileUnsafe."""
    state = _strip_prefixes(read_weights(weights_file(folder)))
    config = _read_config(folder)
    try:
        network = SentenceBert(
            vocabulary=state["embeddings.word_embeddings.weight"].shape[0],
            positions=state["embeddings.position_embeddings.weight"].shape[0],
            c=state["embeddings.position_embeddings.weight"].shape[1],
            inner_width=state["encoder.layer.0.intermediate.dense.weight"].shape[0],
            layers=len({name.split(".")[2] for name in state if name.startswith("encoder.layer.")}),
            heads=int(config.get("num_attention_heads", 12)),
        )
        network.load_state_dict(state, strict=True)
    except (KeyError, ValueError, TypeError, RuntimeError) as error:
        raise ModelFileUnknown(str(folder), "its weights are not those of BERT") from error
    _check_tokenizer(folder / TOKENIZER)
    return network.eval().requires_grad_(False)


def _strip_prefixes(state: StateDict) -> StateDict:
    names = {re.sub(r"^(0\.auto_model\.|bert\.)", "", name): name for name in state}
    return {new: state[old] for new, old in names.items() if not new.startswith(UNUSED_WEIGHTS)}


def _read_config(folder: Path) -> dict[str, Any]:
    """Read config.json of a folder; empty without it. Raises: ModelFileDamaged."""
    try:
        fields = json.loads((folder / "config.json").read_text(encoding="utf-8")[:MAX_CONFIG_CHARS])
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise ModelFileDamaged(str(folder), "config.json") from error
    return fields if isinstance(fields, dict) else {}


def _check_tokenizer(file: Path) -> None:
    try:
        Tokenizer.from_file(str(file))
    except Exception as error:  # tokenizers raises Exception itself
        raise ModelFileDamaged(str(file), "words") from error
