"""Text vectors that steer the bundled image networks, one for each trained wish.

The networks were trained with vectors that a sentence encoder and a projection made of many
phrasings of a wish (Conde et al. 2024, arXiv 2401.16468, section 3). The stored vectors are those
of the instructions in the table of wishes; other phrasings restored noise, blur and JPEG blocks
0.1 dB better or worse at most.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.core.wish_table import Wish

FILE: Final = Path(__file__).parents[1] / "weights" / "heirloom-wish-vectors.npz"

WishVectors = Mapping[Wish, NDArray[np.float32]]
"""Vector of 256 numbers and unit length for each wish."""


@cache
def wish_vectors() -> WishVectors:
    """Return the text vector, 256 numbers of length 1, of each wish; they are read once.

    Wishes that were not trained have the vector of ENHANCE."""
    with np.load(FILE, allow_pickle=False) as stored:
        names, rows = stored["wishes"].tolist(), np.asarray(stored["vectors"], np.float32)
    known = {Wish(name): row for name, row in zip(names, rows, strict=True)}
    return {wish: known.get(wish, known[Wish.ENHANCE]) for wish in Wish}
