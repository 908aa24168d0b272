"""Weights of DDColor's files under the names of the program's network."""

from typing import Final

from torch import Tensor

from models.checkpoints.state_dict import StateDict

MARK: Final = "decoder.color_decoder.query_feat.weight"
"""Name of a weight that only DDColor has."""
CLASSIFIER: Final = "encoder.arch.head_cls."
"""Prefix of what is left of the encoder's classifier in some files; colours do not need it."""
ORIGINAL, ROW, COLUMN = "_orig", "_u", "_v"
"""Suffixes of a weight before spectral normalisation, and of its two singular vectors."""


def rename_ddcolor_keys(state: StateDict) -> StateDict:
    """Divide DDColor's weights by their spectral norms, as files store them apart; others stay."""
    if MARK not in state:
        return state
    kept = {name: value for name, value in state.items() if not name.startswith(CLASSIFIER)}
    for name in [name for name in kept if name.endswith(ORIGINAL)]:
        plain = name.removesuffix(ORIGINAL)
        if plain + ROW in kept and plain + COLUMN in kept:
            rows, columns = kept.pop(plain + ROW), kept.pop(plain + COLUMN)
            kept[plain] = _normalised(kept.pop(name), rows, columns)
    return kept


def _normalised(weight: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
    """Divide a weight by its largest singular value (Miyato et al., ICLR 2018, equation 4).

    Weights of other sizes than the vectors are damaged and stay."""
    matrix = weight.flatten(1)
    if rows.shape != matrix.shape[:1] or columns.shape != matrix.shape[1:]:
        return weight
    return weight / (rows @ (matrix @ columns))
