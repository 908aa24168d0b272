"""Restore tiles with InstructIR as published: sentence encoder, language head and image network.

Source: Conde, Geigle and Timofte, "InstructIR: High-Quality Image Restoration Following Human
Instructions", ECCV 2024 (arXiv 2401.16468).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from models.core.pixels import Pixels, is_monochrome, to_grey
from models.core.protocols import Array, RestoreInput

ENCODER: Final = "bge-micro-v2"
HEAD: Final = "instructir-lmhead"
"""Ids of the cards of the sentence encoder and of the network that maps embeddings (384) to text
vectors (256)."""


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters: wish, clause that steers the network, and id of the network's model card."""

    wish: str
    clause: str
    model: str = "instructir-7d"


class PublishedInstructIR:
    """Restorer that runs the published InstructIR network; photos without colour stay grey."""

    name = "instructir"
    params = Params
    halo = 0
    judges_frame = True

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:
        """Return the text vector of the clause (256) and 1 if the photo has no colour, else 0."""
        encoder, head = overview.network(ENCODER), overview.network(HEAD)
        embeddings = encoder(np.array([params.clause]), progress=overview.progress)
        vector = head(embeddings, progress=overview.progress)[0]
        return np.append(vector, np.float32(is_monochrome(overview.image)))

    def run(self, work: RestoreInput, params: Params) -> Pixels:
        """Return the tile restored by the network, steered by `params.clause`."""
        analysis, network = np.asarray(work.analysis, np.float32), work.network(params.model)
        restored = network(work.image, analysis[None, :-1], progress=work.progress)
        return to_grey(restored) if analysis[-1] else restored
